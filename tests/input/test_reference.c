/* Reference data: what ships is what it should be, what is wrong in it is found in its place, and
 * what an office writes instead is used. */
#include "tests/input/support.h"

#include "base/number.h"
#include "base/table.h"
#include "input/bands.h"
#include "input/ini.h"
#include "input/office.h"
#include "input/reference.h"
#include "tests/months.h"

static const char PACKET[] =
    "[office]\nname = สำนักงาน\nshort_name = สพป.\nkind = primary\ncode = 9901\n"
    "[period]\nfiscal_year = 2568\nmonths = 12\ndata_date = 15 ก.ย. 68\n";

static void the_months_that_ship(void **state)
{
    struct fixture *fixture = *state;
    const struct date_months *shipped = reference_months(fixture->arena, ".", fixture->diag);
    const struct date_months *known = test_months(fixture->arena);
    assert_problems(fixture, "");
    assert_non_null(shipped);
    for (int i = 0; i < 12; i++) {
        assert_string_equal(shipped->names[i], known->names[i]);
        assert_string_equal(shipped->abbreviations[i], known->abbreviations[i]);
    }
    assert_int_equal(shipped->word_count, known->word_count);
    for (size_t i = 0; i < known->word_count; i++) {
        assert_string_equal(shipped->words[i].letters, known->words[i].letters);
        assert_int_equal(shipped->words[i].month, known->words[i].month);
    }
}

/* Every band that ships covers its values without a gap, and so do the sets with names. */
static void the_bands_that_ship(void **state)
{
    struct fixture *fixture = *state;
    const struct ini *bands = reference_bands(fixture->arena, ".", fixture->diag);
    assert_problems(fixture, "");
    assert_non_null(bands);
    static const struct {
        const char *section, *key;
        int lowest, highest;
        size_t count;
    } cases[] = {{"scheme", "grades", 0, 100, 3},
                 {"scheme", "sar_levels", 1, 5, 5},
                 {"scheme", "risk_bands", 1, 25, 4},
                 {"likert_bands", "050", 1, 5, 5},
                 {"likert_bands", "080", 1, 5, 5}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct ini_entry *entry = ini_find(bands, cases[i].section, cases[i].key);
        struct bands read;
        assert_non_null(entry);
        assert_true(bands_parse(fixture->arena, entry->value, cases[i].lowest, cases[i].highest,
                                diag_file("f"), fixture->diag, &read));
        assert_int_equal(read.count, cases[i].count);
    }
    assert_problems(fixture, "");
    assert_string_equal(ini_find(bands, "scheme", "likert_bands")->value, "050");
}

/* --- spoiled data folders --------------------------------------------------------------------- */

static void data_folder_begin(struct fixture *fixture)
{
    office_begin(fixture);
    office_folder(fixture, "input");
    office_folder(fixture, "input/reference");
    office_put(fixture, "packet.ini", PACKET);
}

static const char *read_problems(struct fixture *fixture)
{
    struct office *office = NULL;
    office_read(fixture->arena, fixture->folder, fixture->folder, fixture->diag, &office);
    assert_null(office);
    return take_problems(fixture, true);
}

static void a_data_folder_without_them(void **state)
{
    struct fixture *fixture = *state;
    data_folder_begin(fixture);
    assert_string_equal(
        read_problems(fixture),
        "OFF005 input/reference/bands.ini:0:0; OFF005 input/reference/months.csv:0:0");
}

#define MONTHS_HEAD "month,name,abbreviation,also\n"
#define MONTHS_TO_11                                                                                                                                                                        \
    "1,มกราคม,ม.ค.,\n2,กุมภาพันธ์,ก.พ.,\n3,มีนาคม,มี.ค.,\n4,เมษายน,เม.ย.,\n5,พฤษภาคม,พ.ค.,\n" \
    "6,มิถุนายน,มิ.ย.,\n7,กรกฎาคม,ก.ค.,\n8,สิงหาคม,ส.ค.,\n9,กันยายน,ก.ย.,\n10,ตุลาคม,ต.ค.,\n"   \
    "11,พฤศจิกายน,พ.ย.,\n"
#define MONTHS MONTHS_HEAD MONTHS_TO_11 "12,ธันวาคม,ธ.ค.,\n"
#define BANDS                                                                                                         \
    "[scheme]\ngrades = ดี:60; พอใช้:0\nsar_levels = ดี:3; พอใช้:1\nlikert_bands = 050\n" \
    "risk_bands = สูง:10; ต่ำ:1\n[likert_bands]\n050 = มาก:3; น้อย:1\n"

static void bands_that_are_spoiled(void **state)
{
    struct fixture *fixture = *state;
    data_folder_begin(fixture);
    office_put(fixture, "input/reference/months.csv", MONTHS);
    static const struct {
        const char *text, *problems;
    } cases[] = {
        /* a gap, an overlap, a band out of reach: at the band */
        {"[scheme]\ngrades = ดี:60; พอใช้:1\nsar_levels = ดี:3; พอใช้:3\nlikert_bands = 050\n"
         "risk_bands = สูง:26; ต่ำ:1\n[likert_bands]\n050 = มาก:3; น้อย:1\n",
         "INI033 input/reference/bands.ini:2:10; INI031 input/reference/bands.ini:3:14; "
         "INI034 input/reference/bands.ini:5:14"},
        /* a set that has no such name is read as bands itself; one that is wrong, where it stands
         */
        {"[scheme]\ngrades = ดี:60; พอใช้:0\nsar_levels = ดี:3; พอใช้:1\nlikert_bands = 099\n"
         "risk_bands = สูง:10; ต่ำ:1\n",
         "INI030 input/reference/bands.ini:4:16"},
        {"[scheme]\ngrades = ดี:60; พอใช้:0\nsar_levels = ดี:3; พอใช้:1\nlikert_bands = 050\n"
         "risk_bands = สูง:10; ต่ำ:1\n[likert_bands]\n050 = มาก:3; น้อย:2\n",
         "INI033 input/reference/bands.ini:7:7"},
        /* keys that are not there, or say nothing */
        {"[scheme]\ngrades =\nlikert_bands = 050\nrisk_bands = สูง:10; ต่ำ:1\n",
         "INI024 input/reference/bands.ini:1:1; INI024 input/reference/bands.ini:1:1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        office_put(fixture, "input/reference/bands.ini", cases[i].text);
        assert_string_equal(read_problems(fixture), cases[i].problems);
    }
}

static void months_that_are_spoiled(void **state)
{
    struct fixture *fixture = *state;
    data_folder_begin(fixture);
    office_put(fixture, "input/reference/bands.ini", BANDS);
    static const struct {
        const char *text, *problems;
    } cases[] = {
        {MONTHS_HEAD MONTHS_TO_11, "OFF073 input/reference/months.csv:0:0"},
        {MONTHS_HEAD MONTHS_TO_11 "11,ธันวาคม,ธ.ค.,\n", "OFF010 input/reference/months.csv:13:1"},
        {MONTHS_HEAD MONTHS_TO_11 "13,ธันวาคม,ธ.ค.,\n", "OFF060 input/reference/months.csv:13:1"},
        {MONTHS_HEAD MONTHS_TO_11 "12,ธันวาคม,ก.ย.,\n", "OFF072 input/reference/months.csv:13:12"},
        {MONTHS_HEAD MONTHS_TO_11 "12,ธันวาคม,ธ.ค.,ธันวา; ก ย\n",
         "OFF072 input/reference/months.csv:13:17"},
        {MONTHS_HEAD MONTHS_TO_11 "12,December,ธ.ค.,\n", "OFF071 input/reference/months.csv:13:4"},
        {MONTHS_HEAD MONTHS_TO_11 "12,,ธ.ค.,\n", "CSV036 input/reference/months.csv:13:4"},
        {MONTHS_HEAD MONTHS_TO_11 "12,ธันวาคม\n", "CSV036 input/reference/months.csv:13:11"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        office_put(fixture, "input/reference/months.csv", cases[i].text);
        assert_string_equal(read_problems(fixture), cases[i].problems);
    }
}

/* An administrator's Excel saves them so. */
static void those_in_windows_874(void **state)
{
    struct fixture *fixture = *state;
    data_folder_begin(fixture);
    office_put(fixture, "input/reference/months.csv", windows_874(fixture->arena, MONTHS));
    office_put(fixture, "input/reference/bands.ini", windows_874(fixture->arena, BANDS));
    const struct date_months *months =
        reference_months(fixture->arena, fixture->folder, fixture->diag);
    const struct ini *bands = reference_bands(fixture->arena, fixture->folder, fixture->diag);
    assert_problems(fixture, "");
    assert_non_null(months);
    assert_string_equal(months->names[11], "ธันวาคม");
    assert_non_null(bands);
    assert_string_equal(ini_find(bands, "scheme", "risk_bands")->value, "สูง:10; ต่ำ:1");
}

/* --- an office's own -------------------------------------------------------------------------- */

static void the_offices_own_months(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = NULL;
    office_begin(fixture);
    office_put(fixture, "packet.ini",
               "[office]\nname = ก\nshort_name = ข\nkind = primary\ncode = 9901\n"
               "[period]\nfiscal_year = 2568\nmonths = 12\ndata_date = 15 ธค 68\n");
    office_put(fixture, "months.csv", MONTHS_HEAD MONTHS_TO_11 "12,ธันวาคม,ธค,\n");
    office_put(fixture, "feedback.csv",
               "date,channel,kind,text\n15 ธันวาคม 67,โทรศัพท์,complaint,ก\n");
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_problems(fixture, "");
    const struct table *feedback = book_table(office->book, "feedback");
    assert_string_equal(table_text(feedback, &feedback->rows[0], "date"), "15 ธค 67");
    assert_int_equal(office->settings.period.data_date.month, 12);
}

/* Reading goes on with the program's, so that other problems are found too, and the dates are read.
 */
static void the_offices_own_months_are_wrong(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = NULL;
    office_begin(fixture);
    office_put(fixture, "packet.ini", PACKET);
    office_put(fixture, "months.csv", MONTHS_HEAD MONTHS_TO_11);
    office_put(fixture, "feedback.csv",
               "date,channel,kind,text\n15 ธันวาคม 67,โทรศัพท์,complaint,ก\n15 ฮ.ค. 67,ก,praise,ก\n");
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_file_problems(fixture, "OFF073 months.csv:0:0; CSV044 feedback.csv:3:1");
}

static void the_offices_own_bands(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = NULL;
    office_begin(fixture);
    office_put(fixture, "packet.ini",
               text_format(fixture->arena,
                           "%s[scheme]\nlikert_bands = ๐๘๐\ngrades = ผ่าน:50; ไม่ผ่าน:0\n", PACKET));
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_problems(fixture, "");
    const struct scheme_settings *scheme = &office->settings.scheme;
    assert_int_equal(scheme->grades.count, 2);
    assert_string_equal(scheme->grades.list[0].word, "ผ่าน");
    assert_string_equal(
        number_print_plain(fixture->arena, scheme->likert_bands.list[0].from, 2, false), "4.21");
    assert_int_equal(scheme->risk_bands.count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_months_that_ship),
        TEST(the_bands_that_ship),
        TEST(a_data_folder_without_them),
        TEST(bands_that_are_spoiled),
        TEST(months_that_are_spoiled),
        TEST(those_in_windows_874),
        TEST(the_offices_own_months),
        TEST(the_offices_own_months_are_wrong),
        TEST(the_offices_own_bands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
