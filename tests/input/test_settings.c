/* packet.ini as typed settings: defaults, what is not known, bands, what must be refused. */
#include "tests/input/support.h"

#include "base/number.h"
#include "input/bands.h"
#include "input/ini.h"
#include "input/schema.h"
#include "input/reference.h"
#include "input/settings.h"
#include "tests/months.h"

#define OFFICE "[office]\nname = สำนักงาน\nshort_name = สพป.\nkind = primary\ncode = 9901\n"
#define PERIOD "[period]\nfiscal_year = 2568\nmonths = 12\n"

static bool read_settings(struct fixture *fixture, const char *text, struct settings *settings)
{
    struct ini *ini;
    struct bytes_source source = bytes_of_memory(text, strlen(text));
    assert_true(
        ini_read(fixture->arena, &source, "packet.ini", ENCODING_FIND, fixture->diag, &ini));
    const struct settings_reference reference = {
        reference_bands(fixture->arena, ".", fixture->diag), test_months(fixture->arena)};
    return settings_read(fixture->arena, ini, reference, fixture->diag, settings);
}

static const char *shown(struct fixture *fixture, const struct number *number)
{
    return number_print_plain(fixture->arena, number, 10, false);
}

static const char *bands_shown(struct fixture *fixture, struct bands bands)
{
    struct text_buffer out;
    text_buffer_init(&out, fixture->arena, 4096);
    for (size_t i = 0; i < bands.count; i++) {
        text_buffer_add_format(&out, "%s%s:%s", i > 0 ? ";" : "", bands.list[i].word,
                               shown(fixture, bands.list[i].from));
    }
    return out.data;
}

static void defaults(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings;
    assert_true(read_settings(fixture, OFFICE PERIOD, &settings));
    assert_problems(fixture, "");
    assert_string_equal(settings.office.name, "สำนักงาน");
    assert_string_equal(settings.office.kind, "primary");
    assert_string_equal(settings.office.phone, "");
    assert_int_equal(settings.period.fiscal_year, 2568);
    assert_int_equal(settings.period.months, 12);
    assert_int_equal(date_to_days(settings.period.data_date),
                     date_to_days((struct date){2025, 9, 30}));
    const struct scheme_settings *scheme = &settings.scheme;
    assert_int_equal(scheme->kpi_missing, KPI_MISSING_ONE);
    assert_string_equal(shown(fixture, scheme->three_target_middle), "75");
    assert_string_equal(bands_shown(fixture, scheme->grades),
                        "ระดับคุณภาพ:90;ระดับมาตรฐาน:60;ระดับต้องปรับปรุง:0");
    assert_string_equal(scheme->sar, "5x11");
    assert_string_equal(bands_shown(fixture, scheme->sar_levels),
                        "ดีเยี่ยม:4.5;ดีมาก:3.5;ดี:2.5;พอใช้:1.5;ต้องปรับปรุง:1");
    assert_string_equal(bands_shown(fixture, scheme->likert_bands),
                        "มากที่สุด:4.51;มาก:3.51;ปานกลาง:2.51;น้อย:1.51;น้อยที่สุด:1");
    assert_string_equal(bands_shown(fixture, scheme->risk_bands), "สูงมาก:17;สูง:10;ปานกลาง:4;ต่ำ:1");
    assert_false(scheme->satisfaction_top2);
    assert_false(scheme->ontime_of_finished);
    assert_string_equal(shown(fixture, scheme->late_penalty), "0.2");
    assert_int_equal(scheme->small_group, 5);
    assert_false(scheme->baht_et_tens);
    assert_true(settings.style.thai_digits);
    assert_false(settings.style.thai_table_digits);
    assert_string_equal(settings.style.font, "Laksaman");
    assert_string_equal(shown(fixture, settings.style.size), "16");
    assert_false(settings.style.draft);
    assert_int_equal(settings.packet.report_count, 0);
    assert_true(settings.packet.pdf && settings.packet.xlsx && settings.packet.memo);
    assert_true(settings.packet.merge && settings.packet.zip && !settings.packet.pdfa);
    assert_false(settings.packet.evidence_optional);
}

static void everything_given(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings;
    assert_true(read_settings(
        fixture,
        "[OFFICE]\nname = \"สำนักงาน\"\nshort_name = สพม.\nkind = มัธยมศึกษา\ncode = ๙๙๐๑\n"
        "[period]\nfiscal_year = ๒๕๖๘\nmonths = รอบที่ 1\ndata_date = 15 มี.ค. 68\n"
        "[scheme]\nkpi_missing = exclude\nthree_target_middle = 70\n"
        "grades = ผ่าน:60, ไม่ผ่าน:0\nsar = 2560\nsar_levels = ดี:3; พอใช้:1\n"
        "likert_bands = 080\nsatisfaction_percent = top2\nrisk_bands = ต่ำ:1; สูง:๑๐\n"
        "ontime_denominator = finished\nlate_penalty = 0\nsmall_group = 3\nbaht_et = tens\n"
        "[style]\ndigits = arabic\ntable_digits = ไทย\nfont = Garuda\nsize = 15.5\ndraft = ใช่\n"
        "[packet]\nreports = krs; gap, sar-card\nformats = PDF\nmemo = no\nmerge = ไม่ใช่\n"
        "zip = 0\npdfa = yes\nevidence = optional\n[input]\nencoding = windows-874\n",
        &settings));
    assert_problems(fixture, "");
    assert_string_equal(settings.office.code, "9901");
    assert_string_equal(settings.office.kind, "secondary");
    assert_int_equal(settings.period.months, 6);
    assert_int_equal(settings.period.data_date.month, 3);
    assert_int_equal(settings.scheme.kpi_missing, KPI_MISSING_EXCLUDE);
    assert_string_equal(bands_shown(fixture, settings.scheme.grades), "ผ่าน:60;ไม่ผ่าน:0");
    assert_string_equal(bands_shown(fixture, settings.scheme.risk_bands), "สูง:10;ต่ำ:1");
    assert_string_equal(bands_shown(fixture, settings.scheme.likert_bands),
                        "มากที่สุด:4.21;มาก:3.41;ปานกลาง:2.61;น้อย:1.81;น้อยที่สุด:1");
    assert_true(settings.scheme.satisfaction_top2 && settings.scheme.ontime_of_finished);
    assert_true(settings.scheme.baht_et_tens && settings.style.draft);
    assert_false(settings.style.thai_digits);
    assert_true(settings.style.thai_table_digits);
    assert_int_equal(settings.packet.report_count, 3);
    assert_string_equal(settings.packet.reports[2], "sar-card");
    assert_true(settings.packet.pdf && !settings.packet.xlsx && settings.packet.pdfa);
    assert_false(settings.packet.memo || settings.packet.merge || settings.packet.zip);
    assert_true(settings.packet.evidence_optional);
}

/* The end of each round of the fiscal year 2568. */
static void the_data_date_is_the_rounds_last_day(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *months;
        struct date date;
    } cases[] = {
        {"3", {2024, 12, 31}}, {"6", {2025, 3, 31}}, {"9", {2025, 6, 30}}, {"12", {2025, 9, 30}}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        assert_true(read_settings(fixture,
                                  text_format(fixture->arena,
                                              OFFICE "[period]\nfiscal_year=2568\nmonths=%s\n",
                                              cases[i].months),
                                  &settings));
        assert_int_equal(date_compare(settings.period.data_date, cases[i].date), 0);
    }
}

static void required_keys(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings;
    assert_false(read_settings(fixture, "[period]\nmonths =\n\n[office]\nname=ก\n", &settings));
    assert_problems(fixture, "INI024 1:1; INI024 2:9; INI024 4:1; INI024 4:1; INI024 4:1");
    assert_int_equal(settings.period.fiscal_year, 0);
    assert_int_equal(settings.period.data_date.year, 0);
}

static void what_is_not_known_is_a_warning(void **state)
{
    struct fixture *fixture = *state;
    struct settings settings;
    assert_true(read_settings(fixture,
                              OFFICE PERIOD "[schem]\nkpi_missing = 0\n[xyz]\na = 1\nb = 2\n"
                                            "[style]\nfonts = x\nabcdefgh = y\n",
                              &settings));
    assert_problems(fixture, "INI020 9:1; INI021 11:1; INI022 15:1; INI023 16:1");
    assert_int_equal(settings.scheme.kpi_missing, KPI_MISSING_ONE);
}

static void wrong_values_are_refused(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *section, *line, *problem;
    } cases[] = {
        {"scheme", "three_target_middle = 49.99", "INI025 10:23"},
        {"scheme", "three_target_middle = 100.01", "INI025 10:23"},
        {"scheme", "three_target_middle = 50", ""},
        {"scheme", "three_target_middle = 100", ""},
        {"scheme", "late_penalty = -0.1", "INI025 10:16"},
        {"scheme", "late_penalty = สอง", "CSV040 10:16"},
        {"scheme", "small_group = -1", "INI025 10:15"},
        {"scheme", "small_group = 2.5", "CSV041 10:15"},
        {"scheme", "kpi_missing = 2", "CSV049 10:15"},
        {"scheme", "likert_bands = 050", ""},
        {"scheme", "likert_bands = 50", "INI030 10:16"},
        {"scheme", "likert_bands = มาก:3; น้อย:1", ""},
        {"style", "size = 100", "INI025 10:8"},
        {"style", "draft = อาจจะ", "CSV047 10:9"},
        {"style", "digits = roman", "CSV049 10:10"},
        {"packet", "formats = pdf, docx", "CSV049 10:11"},
        {"packet", "formats = xls", "CSV048 10:11"},
        {"input", "encoding = latin-1", "CSV049 10:12"},
        {"period", "data_date = 31/9/2568", "CSV045 10:13"},
        {"period", "data_date = 30/9/2588", "CSV046 10:13"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        const char *text = text_format(fixture->arena, OFFICE PERIOD "[%s]\n%s\n", cases[i].section,
                                       cases[i].line);
        bool good = read_settings(fixture, text, &settings);
        const char *problems = take_problems(fixture, false);
        if (strcmp(problems, cases[i].problem) != 0) {
            fail_msg("%s: %s, not %s", cases[i].line, problems, cases[i].problem);
        }
        assert_int_equal(good, cases[i].problem[0] == '\0');
    }
}

static void office_and_period_are_checked(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *code, *year, *months, *problems;
    } cases[] = {
        {"A-1_b", "2568", "9", ""},
        {"a/b", "2568", "9", "INI027 5:8"},
        {"..", "2568", "9", "INI027 5:8"},
        {"สพป", "2568", "9", "INI027 5:8"},
        {"12345678901234567890123456789012345678901", "2568", "9", "INI027 5:8"},
        {"1", "2025", "9", "INI026 7:15"},
        {"1", "68", "9", "INI026 7:15"},
        {"1", "สองพัน", "9", "CSV040 7:15"},
        {"1", "2568", "10", "CSV050 8:10"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct settings settings;
        const char *text = text_format(fixture->arena,
                                       "[office]\nname=ก\nshort_name=ข\nkind=primary\ncode = %s\n"
                                       "[period]\nfiscal_year = %s\nmonths = %s\n",
                                       cases[i].code, cases[i].year, cases[i].months);
        assert_int_equal(read_settings(fixture, text, &settings), cases[i].problems[0] == '\0');
        assert_problems(fixture, cases[i].problems);
    }
}

static void bands(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *result;
    } cases[] = {
        {"ดี:3; พอใช้ :2;ควรปรับปรุง:1", "ดี:3;พอใช้:2;ควรปรับปรุง:1"},
        {"ต่ำ:1; สูง:3", "สูง:3;ต่ำ:1"},
        {"เวลา 8:30 น.:2;x:1", "เวลา 8:30 น.:2;x:1"},
        {"เดียว:-5", "เดียว:-5"},
        {"ดี:3;พอใช้:2", "INI033 1:1"}, /* nothing for 1 to 2 */
        {"ดี:6;พอใช้:1", "INI034 1:1"}, /* nothing reaches 6 */
        {"ดี:3;ดี:1", "INI031 1:1"},
        {"ดี:3;พอใช้:3.0;ต่ำ:1", "INI031 1:1"},
        {"ดี:3;พอใช้:4;ต่ำ:1", "INI032 1:1"},
        {"ต่ำ:1;ดี:3;พอใช้:2", "INI032 1:1"},
        {"ดี;พอใช้:1", "INI030 1:1"},
        {":3;พอใช้:1", "INI030 1:1"},
        {"ดี:มาก;พอใช้:1", "INI030 1:1"},
        {"ดี:;พอใช้:1", "INI030 1:1"},
        {" ; ", "INI030 1:1"},
        {"ดี:x;แย่", "INI030 1:1; INI030 1:1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bands result = {0};
        bool good = bands_parse(fixture->arena, cases[i].text, 1, 5, diag_at("f", 1, 1, "x"),
                                fixture->diag, &result);
        const char *problems = take_problems(fixture, false);
        assert_string_equal(good ? bands_shown(fixture, result) : problems, cases[i].result);
        assert_int_equal(good, problems[0] == '\0');
    }
}

static void the_name_needs_three_keys(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {OFFICE PERIOD, true},
        /* what else is wrong or unread does not matter */
        {OFFICE PERIOD "data_date = 30 ก.ย. 68\n[scheme]\ngrades = ?\n[style]\nsize = ?\n", true},
        {"[office]\ncode = 9901\n" PERIOD, true},
        {"[office]\ncode = 99/01\n" PERIOD, false},
        {"[office]\n" PERIOD, false},
        {OFFICE "[period]\nfiscal_year = 68\nmonths = 12\n", false},
        {OFFICE "[period]\nfiscal_year = 2568\nmonths = 5\n", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct ini *ini;
        struct settings settings;
        struct bytes_source source = bytes_of_memory(cases[i].text, strlen(cases[i].text));
        assert_true(
            ini_read(fixture->arena, &source, "packet.ini", ENCODING_FIND, fixture->diag, &ini));
        assert_int_equal(settings_read_name(fixture->arena, ini, &settings), cases[i].good);
        if (cases[i].good) {
            assert_string_equal(settings.office.code, "9901");
            assert_int_equal(settings.period.fiscal_year, 2568);
            assert_int_equal(settings.period.months, 12);
        }
    }
    assert_problems(fixture, "");
}

static void the_schemas_own_defaults_are_sound(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    const struct schema_key *keys = schema_packet_keys(&count);
    const struct ini *bands = reference_bands(fixture->arena, ".", fixture->diag);
    struct text_buffer text;
    text_buffer_init(&text, fixture->arena, 65536);
    text_buffer_add(&text, OFFICE PERIOD);
    for (size_t i = 0; i < count; i++) {
        assert_false(text_is_empty(keys[i].english));
        assert_false(text_is_empty(keys[i].thai));
        const char *standard = settings_standard(&keys[i], bands);
        if (standard != NULL) {
            text_buffer_add_format(&text, "[%s]\n%s = %s\n", keys[i].section, keys[i].key, standard);
        }
    }
    struct settings settings;
    assert_true(read_settings(fixture, text.data, &settings));
    assert_problems(fixture, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(defaults),
        TEST(everything_given),
        TEST(the_data_date_is_the_rounds_last_day),
        TEST(required_keys),
        TEST(what_is_not_known_is_a_warning),
        TEST(wrong_values_are_refused),
        TEST(office_and_period_are_checked),
        TEST(bands),
        TEST(the_name_needs_three_keys),
        TEST(the_schemas_own_defaults_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
