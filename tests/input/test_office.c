/* Whole office folders: what is read, every check between the files, and what is never opened. */
#include "tests/input/support.h"

#include "base/number.h"
#include "base/table.h"
#include "input/office.h"

static const char PACKET[] =
    "[office]\nname = สำนักงานเขตพื้นที่การศึกษา\nshort_name = สพป.\nkind = primary\ncode = 9901\n"
    "phone = 0 5000 1234\n[period]\nfiscal_year = 2568\nmonths = 12\n[packet]\n"
    "evidence = optional\n";

static struct office *read_office(struct fixture *fixture)
{
    struct office *office = NULL;
    bool good = office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office);
    assert_int_equal(good, office != NULL);
    return office;
}

static void start(struct fixture *fixture)
{
    office_begin(fixture);
    office_put(fixture, "packet.ini", PACKET);
}

static const struct row *row_of(struct office *office, const char *table, size_t row)
{
    const struct table *found = book_table(office->book, table);
    assert_non_null(found);
    assert_true(row < found->row_count);
    return &found->rows[row];
}

static const char *text_of(struct office *office, const char *table, size_t row, const char *column)
{
    return table_text(book_table(office->book, table), row_of(office, table, row), column);
}

/* Reads with these files and tells the problems. A file whose text is NULL is not there. */
static struct office *with(struct fixture *fixture, const char *indicators, const char *results,
                           const char *problems)
{
    if (fixture->folder[0] == '\0') {
        start(fixture);
    }
    office_put(fixture, "indicators.csv", indicators);
    if (results != NULL) {
        office_put(fixture, "results.csv", results);
    }
    struct office *office = read_office(fixture);
    assert_non_null(office);
    assert_file_problems(fixture, problems);
    return office;
}

#define HEAD                                                                                       \
    "set,id,name,method,weight,level1,level2,level3,level4,level5,low,standard,high,direction,"    \
    "group,unit,evidence_min\n"
#define LINEAR "krs,1,ก,linear,100,1,2,3,4,5,,,,,,,\n"

/* --- the folder ------------------------------------------------------------------------------- */

static void an_office_with_packet_ini_only(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    struct office *office = read_office(fixture);
    assert_problems(fixture, "");
    assert_string_equal(book_value(office->book, "office.phone")->text, "0 5000 1234");
    assert_string_equal(book_value(office->book, "period.fiscal_year")->text, "2568");
    assert_string_equal(book_value(office->book, "period.months")->text, "12");
    assert_int_equal(book_value(office->book, "period.data_date")->date.year, 2025);
    assert_null(book_table(office->book, "indicators"));
}

static void folders_that_cannot_be_used(void **state)
{
    struct fixture *fixture = *state;
    struct office *office;
    office_begin(fixture);
    assert_null(read_office(fixture));
    assert_int_equal(diag_exit_status(fixture->diag), 66);
    assert_problems(fixture, "OFF002 0:0");
    office_folder(fixture, "packet.ini");
    assert_null(read_office(fixture));
    assert_int_equal(diag_exit_status(fixture->diag), 66);
    assert_problems(fixture, "CSV003 0:0");
    assert_false(
        office_read(fixture->arena, office_path(fixture, "none"), "", fixture->diag, &office));
    assert_int_equal(diag_exit_status(fixture->diag), 66);
    assert_problems(fixture, "OFF001 0:0");
}

/* A wrong packet.ini makes no packet, but the other files still say what is wrong with them. */
static void a_wrong_packet_ini_hides_nothing(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_put(fixture, "packet.ini", "[office]\nname = ก\n[period]\nfiscal_year = 2568\n");
    office_put(fixture, "groups.csv", "id,name\nก,\n");
    assert_null(read_office(fixture));
    assert_file_problems(fixture, "INI024 packet.ini:1:1; INI024 packet.ini:1:1; "
                                  "INI024 packet.ini:1:1; INI024 packet.ini:3:1; "
                                  "CSV036 groups.csv:2:3");
}

static void files_that_cannot_be_opened(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_folder(fixture, "groups.csv");
    assert_int_equal(symlink("/etc/passwd", office_path(fixture, "results.csv")), 0);
    assert_int_equal(symlink("nothing", office_path(fixture, "evidence.csv")), 0);
    assert_non_null(read_office(fixture));
    assert_int_equal(diag_exit_status(fixture->diag), 66);
    assert_file_problems(fixture,
                         "CSV003 groups.csv:0:0; CSV002 results.csv:0:0; CSV001 evidence.csv:0:0");
}

static void names_that_are_slips(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_put(fixture, "indicator.csv", HEAD LINEAR);
    office_put(fixture, "แบบสอบถาม ครู.csv", "x");
    office_put(fixture, "notes.txt", "x");
    office_put(fixture, "month.csv", "x");
    assert_non_null(read_office(fixture));
    assert_file_problems(fixture, "OFF003 indicator.csv:0:0; OFF003 month.csv:0:0");
}

static void the_encoding_of_packet_ini_holds_for_all(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    /* เขต alone is valid UTF-8 for U+08B5 and defined in Windows-874. */
    static const char text[] = "[office]\nname = เขต\nshort_name = แผน\nkind = primary\ncode = 1\n"
                               "[period]\nfiscal_year = 2568\nmonths = 6\n"
                               "[input]\nencoding = Windows-874\n";
    office_put(fixture, "packet.ini", windows_874(fixture->arena, text));
    office_put(fixture, "groups.csv", "id,name\n1,\xE2\x86\x92\xA1\n"); /* 86 is not defined */
    struct office *office = read_office(fixture);
    assert_string_equal(office->settings.office.name, "เขต");
    assert_file_problems(fixture, "CSV010 groups.csv:2:4");
    office_put(fixture, "groups.csv", "\xEF\xBB\xBFid,name\n1,ก→\n");
    office = read_office(fixture);
    assert_problems(fixture, "");
    assert_string_equal(text_of(office, "groups", 0, "name"), "ก→");
}

/* What was read in silence to find the encoding is not reported twice. */
static void problems_of_packet_ini_are_named_once(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_put(fixture, "packet.ini", text_format(fixture->arena, "%s[input]\nx\n", PACKET));
    assert_null(read_office(fixture));
    assert_problems(fixture, "INI001 13:1");
}

static void the_emblem_must_be_there(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *emblem, *problems;
    } cases[] = {
        {"ตรา.png", ""},
        {"none.png", "OFF004 packet.ini:13:10"},
        {"../x.png", "CSV002 packet.ini:13:10"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (i == 0) {
            office_begin(fixture);
            office_put(fixture, "ตรา.png", "x");
        }
        office_put(
            fixture, "packet.ini",
            text_format(fixture->arena, "%s[office]\nemblem = %s\n", PACKET, cases[i].emblem));
        assert_non_null(read_office(fixture));
        assert_file_problems(fixture, cases[i].problems);
    }
}

/* --- indicators ------------------------------------------------------------------------------- */

static void good_indicators(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = with(fixture,
                                 HEAD "krs,1,ก,linear,40,60,70,80,90,100,,,,up,,,\n"
                                      "krs,2,ข,step,30.5,15,12,9,6,3,,,,ลดลง,,,\n"
                                      "krs,3,ค,milestone,29.5,มีแผน,ทำ,ครึ่งหนึ่ง,เกือบครบ,ครบ,,,,,,,\n"
                                      "krs,4,ง,none,,,,,,,,,,,,,\n"
                                      "agreement,1,จ,three_target,100,,,,,,98.72,98.84,98.90,,,,\n"
                                      "strategy,1,ฉ,none,,,,,,,,,,,,,\n",
                                 NULL, "");
    assert_string_equal(text_of(office, "indicators", 2, "level1"), "มีแผน");
    assert_null(table_number(book_table(office->book, "indicators"),
                             row_of(office, "indicators", 2), "level1"));
}

static void repeated_ids(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = with(fixture,
                                 HEAD LINEAR "agreement,1,ก,linear,100,1,2,3,4,5,,,,,,,\n"
                                             "KRS,๑,ก,linear,0,1,2,3,4,5,,,,,,,\n",
                                 NULL, "OFF010 indicators.csv:4:5");
    assert_false(row_of(office, "indicators", 0)->bad);
    assert_true(row_of(office, "indicators", 2)->bad);
    start(fixture);
    office_put(fixture, "groups.csv", "id,name\nก,ข\nก,ค\n");
    read_office(fixture);
    assert_file_problems(fixture, "OFF010 groups.csv:3:1");
}

static void thresholds(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *row, *problems;
    } cases[] = {
        {"krs,1,ก,linear,100,60,70,80,80,100,,,,,,,", "OFF022 indicators.csv:2:29"},
        {"krs,1,ก,linear,100,60,70,65,80,100,,,,,,,", "OFF022 indicators.csv:2:26"},
        {"krs,1,ก,step,100,5,4,3,2,2.5,,,,,,,", "OFF022 indicators.csv:2:26"},
        {"krs,1,ก,step,100,5,5,3,2,1,,,,,,,", "OFF022 indicators.csv:2:20"},
        {"krs,1,ก,linear,100,60,,80,x,100,,,,,,,",
         "OFF020 indicators.csv:2:23; OFF021 indicators.csv:2:27"},
        {"krs,1,ก,linear,100,1,2,3,4,5,,,,down,,,", "OFF023 indicators.csv:2:33"},
        {"krs,1,ก,linear,100,5,4,3,2,1,,,,up,,,", "OFF023 indicators.csv:2:33"},
        {"krs,1,ก,linear,100,5,4,3,2,1,,,,down,,,", ""},
        {"krs,1,ก,three_target,100,,,,,,50,75,75,,,,", "OFF022 indicators.csv:2:37"},
        {"krs,1,ก,three_step,100,,,,,,50,,75,,,,", "OFF020 indicators.csv:2:32"},
        {"krs,1,ก,three_step,100,,,,,,75,50,25,up,,,", "OFF023 indicators.csv:2:38"},
        {"krs,1,ก,three_step,100,,,,,,75,50,25,down,,,", ""},
        {"krs,1,ก,milestone,100,,,,,,,,,down,,,", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct office *office =
            with(fixture, text_format(fixture->arena, HEAD "%s\n", cases[i].row), NULL,
                 cases[i].problems);
        assert_int_equal(row_of(office, "indicators", 0)->bad, cases[i].problems[0] != '\0');
    }
}

static void weights(void **state)
{
    struct fixture *fixture = *state;
    with(fixture, HEAD "krs,1,ก,linear,60.5,1,2,3,4,5,,,,,,,\nkrs,2,ข,milestone,39.4,,,,,,,,,,,,\n",
         NULL, "OFF025 indicators.csv:1:1");
    with(fixture, HEAD "krs,1,ก,linear,100,1,2,3,4,5,,,,,,,\nkrs,2,ข,milestone,0,,,,,,,,,,,,\n",
         NULL, "");
    with(fixture, HEAD "krs,1,ก,linear,101,1,2,3,4,5,,,,,,,\nkrs,2,ข,milestone,-1,,,,,,,,,,,,\n",
         NULL, "CSV042 indicators.csv:3:19");
    with(fixture, HEAD "krs,1,ก,milestone,,,,,,,,,,,,,\n", NULL, "OFF020 indicators.csv:2:19");
    with(fixture, HEAD "krs,1,ก,none,5,,,,,,,,,,,,\n", NULL, "OFF026 indicators.csv:2:14");
    /* Only a set that could be read whole is added up; the other is. */
    with(fixture,
         HEAD "krs,1,ก,milestone,50,,,,,,,,,,,,\nkrs,2,,milestone,40,,,,,,,,,,,,\n"
              "agreement,1,ก,milestone,99,,,,,,,,,,,,\n",
         NULL, "OFF025 indicators.csv:1:1; CSV036 indicators.csv:3:7");
    /* A row whose set is not known may belong to any. */
    with(fixture, HEAD "krs,1,ก,milestone,50,,,,,,,,,,,,\nkrx,2,ข,milestone,50,,,,,,,,,,,,\n", NULL,
         "CSV048 indicators.csv:3:1");
    with(fixture, HEAD "krs,1,ก,milestone,50,,,,,,,,,,,,\nkrs,2,\"ข,milestone\n", NULL,
         "CSV020 indicators.csv:3:7");
}

static void missing_columns_are_named_once(void **state)
{
    struct fixture *fixture = *state;
    struct office *office =
        with(fixture, "set,id,name,method\nkrs,1,ก,milestone\nkrs,2,ข,milestone\nkrs,3,ค,none\n",
             NULL, "OFF027 indicators.csv:1:1");
    assert_true(row_of(office, "indicators", 1)->bad);
    assert_false(row_of(office, "indicators", 2)->bad);
}

static void scales_must_not_be_mixed(void **state)
{
    struct fixture *fixture = *state;
    struct office *office =
        with(fixture,
             HEAD "krs,1,ก,milestone,50,,,,,,,,,,,,\nkrs,2,ข,three_step,50,,,,,,1,2,3,,,,\n"
                  "agreement,1,ก,three_step,100,,,,,,1,2,3,,,,\nkrs,3,ค,none,,,,,,,,,,,,,\n",
             NULL, "OFF024 indicators.csv:1:1");
    assert_true(row_of(office, "indicators", 0)->bad);
    assert_false(row_of(office, "indicators", 2)->bad);
}

/* A group is held by its id, however it was written. */
static void groups_are_found_by_id_name_and_short_name(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_put(fixture, "groups.csv",
               "id,name,short_name\nplan,กลุ่มนโยบายและแผน,นผ.\nhr,กลุ่มบริหารงานบุคคล,\n");
    struct office *office = with(
        fixture,
        HEAD
        "krs,1,ก,milestone,20,,,,,,,,,,plan,,\nkrs,2,ข,milestone,20,,,,,,,,,,กลุ่ม นโยบายและแผน,,\n"
        "krs,3,ค,milestone,20,,,,,,,,,,นผ.,,\nkrs,4,ง,milestone,20,,,,,,,,,,กลุ่มบริหารงานบุคล,,\n"
        "krs,5,จ,milestone,20,,,,,,,,,,xyzxyz,,\n",
        NULL, "OFF014 indicators.csv:5:31; OFF015 indicators.csv:6:31");
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(text_of(office, "indicators", i, "group"), "plan");
    }
    assert_true(row_of(office, "indicators", 3)->bad);
}

/* --- results and plans ------------------------------------------------------------------------ */

#define RESULTS                                                                                    \
    "set,indicator,months,actual,numerator,denominator,steps,committee_score,late_reports\n"

static void results_refer_to_indicators(void **state)
{
    struct fixture *fixture = *state;
    struct office *office =
        with(fixture, HEAD LINEAR,
             RESULTS "krs,1,12,5,,,,,\nkrs,1,6,5,,,,,\nkrs,2,12,5,,,,,\nagreement,1,12,5,,,,,\n"
                     "krs,1,รอบที่ 2,5,,,,,\n",
             "OFF011 results.csv:4:5; OFF012 results.csv:5:11; OFF010 results.csv:6:5");
    assert_false(row_of(office, "results", 1)->bad);
    assert_true(row_of(office, "results", 2)->bad);
    assert_true(row_of(office, "results", 4)->bad);
}

/* What follows from a problem that is named already is not named again; the row is bad all the
 * same. */
static void consequences_are_not_reported(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = with(fixture, HEAD "krz,1,ก,milestone,100,,,,,,,,,,,,\n",
                                 RESULTS "krs,1,12,,,,1,,\n", "CSV048 indicators.csv:2:1");
    assert_true(row_of(office, "results", 0)->bad);
    office = with(fixture, HEAD LINEAR "krs,\"2\n", RESULTS "krs,2,12,5,,,,,\n",
                  "CSV020 indicators.csv:3:5");
    assert_true(row_of(office, "results", 0)->bad);
}

static void results_without_indicators(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_put(fixture, "results.csv", RESULTS "krs,1,12,5,,,,,\n");
    office_put(fixture, "gap-plan.csv", "title\nset,indicator\nkrs,1\n");
    read_office(fixture);
    assert_file_problems(fixture, "OFF013 results.csv:1:1; OFF013 gap-plan.csv:2:1");
}

static void numerator_and_denominator(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *unit, *cells, *problems;
    } cases[] = {
        {"ร้อยละ", ",6,7", ""},
        {"ร้อยละ", "85.71,6,7", ""}, /* as the office rounded it */
        {"%", "85.714,6,7", ""},
        {"ร้อยละ", "85.72,6,7", "OFF032 results.csv:2:10"},
        {"แห่ง", "85.71,6,7", "OFF032 results.csv:2:10"},
        {"แห่ง", "0.9,6,7", ""},
        {"ร้อยละ", ",6,", "OFF030 results.csv:2:11"},
        {"ร้อยละ", "5,,7", "OFF030 results.csv:2:13"},
        {"ร้อยละ", ",6,0", "OFF031 results.csv:2:13"},
        {"ร้อยละ", "5,0,0.0", "OFF031 results.csv:2:14"},
        {"ร้อยละ", ",x,", "CSV040 results.csv:2:11"},
        {"ร้อยละ", ",-,-", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        with(fixture,
             text_format(fixture->arena, HEAD "krs,1,ก,linear,100,1,2,3,4,5,,,,,,%s,\n",
                         cases[i].unit),
             text_format(fixture->arena, RESULTS "krs,1,12,%s,,,\n", cases[i].cells),
             cases[i].problems);
    }
}

static void steps_scores_and_late_reports(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *method, *cells, *problems;
    } cases[] = {
        {"milestone", ",,,1;2;4,4.5,1", ""},
        {"milestone", "3,,,1,,", "OFF026 results.csv:2:10"},
        {"milestone", ",,,1;x,,", "CSV051 results.csv:2:13"},
        {"milestone", ",,,,0.99,", "OFF033 results.csv:2:14"},
        {"milestone", ",,,,5.01,", "OFF033 results.csv:2:14"},
        {"milestone", ",,,,1,", ""},
        {"milestone", ",,,,5,-1", "CSV042 results.csv:2:16"},
        {"milestone", ",,,,,1.5", "CSV041 results.csv:2:15"},
        {"none", "5,,,,4,1", "OFF026 results.csv:2:15; OFF026 results.csv:2:17"},
        {"none", "5,,,1,,0", "OFF026 results.csv:2:14"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *weight = text_equal(cases[i].method, "none") ? "" : "100";
        with(fixture,
             text_format(fixture->arena, HEAD "krs,1,ก,%s,%s,,,,,,,,,,,,\n", cases[i].method,
                         weight),
             text_format(fixture->arena, RESULTS "krs,1,12,%s\n", cases[i].cells),
             cases[i].problems);
    }
    with(fixture, HEAD "krs,1,ก,three_step,100,,,,,,1,2,3,,,,\n", RESULTS "krs,1,12,5,,,,100,\n",
         "");
    with(fixture, HEAD "krs,1,ก,three_step,100,,,,,,1,2,3,,,,\n", RESULTS "krs,1,12,5,,,,100.5,2\n",
         "OFF033 results.csv:2:15; OFF026 results.csv:2:21");
}

static void plans_refer_to_indicators(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_put(
        fixture, "gap-plan.csv",
        "ชุด,รหัส,สาเหตุ,กำหนดเสร็จ,งบประมาณ\nkrs,1,ก,30/9/2568,\"1,000\"\nkrs,1,ข,,-\nkrs,9,ค,,\n"
        "krs,1,ง,30/9/2468,-5\n");
    with(fixture, HEAD LINEAR, NULL,
         "OFF011 gap-plan.csv:4:5; CSV046 gap-plan.csv:5:9; CSV042 gap-plan.csv:5:19");
}

/* --- evidence --------------------------------------------------------------------------------- */

static void evidence_files_are_there_and_below_the_folder(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_folder(fixture, "evidence");
    office_folder(fixture, "evidence/photos");
    office_put(fixture, "evidence/a.pdf", "x");
    office_put(fixture, "evidence/photos/รูป 1.png", "x");
    assert_int_equal(symlink("/etc/passwd", office_path(fixture, "evidence/out.pdf")), 0);
    office_put(fixture, "evidence.csv",
               "id,node,title,file\n"
               "1,krs/1,ก,a.pdf\n2,KRS/๑,ข,evidence/a.pdf\n3,sar/1.1.4,ค,photos/รูป 1.png\n"
               "4,krs/1,ง,\n5,krs/1,จ,b.pdf\n6,krs/1,ฉ,../packet.ini\n7,krs/1,ช,photos\n"
               "8,krs/1,ซ,out.pdf\n9,krs/1,ฌ,/etc/passwd\n");
    struct office *office = with(fixture, HEAD LINEAR, NULL,
                                 "OFF041 evidence.csv:6:11; OFF042 evidence.csv:7:11; "
                                 "OFF043 evidence.csv:8:11; OFF042 evidence.csv:9:11; "
                                 "OFF042 evidence.csv:10:11");
    assert_string_equal(text_of(office, "evidence", 0, "file"), "evidence/a.pdf");
    assert_string_equal(text_of(office, "evidence", 1, "file"), "evidence/a.pdf");
    assert_string_equal(text_of(office, "evidence", 1, "node"), "krs/1");
    assert_true(row_of(office, "evidence", 4)->bad);
}

static void evidence_refers_to_indicators(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_put(fixture, "evidence.csv",
               "id,node,title\n1,krs/2,ก\n2,krs,ข\n3,xyz/1,ค\n1,krs/1,ง\n5,/1,จ\n6,krs/,ฉ\n");
    with(fixture, HEAD LINEAR, NULL,
         "OFF011 evidence.csv:2:3; OFF040 evidence.csv:3:3; OFF040 evidence.csv:4:3; "
         "OFF010 evidence.csv:5:1; OFF040 evidence.csv:6:3; OFF040 evidence.csv:7:3");
}

static void krs_needs_evidence(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_put(
        fixture, "packet.ini",
        text_format(fixture->arena, "%.*s", (int)(strstr(PACKET, "[packet]") - PACKET), PACKET));
    static const char indicators[] = HEAD "krs,1,ก,milestone,50,,,,,,,,,,,,\n"
                                          "krs,2,ข,milestone,50,,,,,,,,,,,,3\n"
                                          "krs,3,ค,none,,,,,,,,,,,,,0\n"
                                          "agreement,1,ก,milestone,100,,,,,,,,,,,,\n";
    with(fixture, indicators, NULL, "OFF044 indicators.csv:2:5; OFF044 indicators.csv:3:5");
    office_put(fixture, "evidence.csv", "id,node,title\n1,krs/1,ก\n2,krs/2,ข\n3,krs/2,ค\n");
    with(fixture, indicators, NULL, "OFF044 indicators.csv:3:5");
    assert_int_equal(diag_exit_status(fixture->diag), 0);
    office_put(fixture, "evidence.csv",
               "id,node,title\n1,krs/1,ก\n2,krs/2,ข\n3,krs/2,\n4,krs/2,ง\n");
    with(fixture, indicators, NULL, "CSV036 evidence.csv:4:9");
    office_put(fixture, "packet.ini", PACKET);
    office_put(fixture, "evidence.csv", "id,node,title\n1,krs/1,ก\n");
    with(fixture, indicators, NULL, "");
}

/* --- texts ------------------------------------------------------------------------------------ */

static void texts_are_read_as_prose(void **state)
{
    struct fixture *fixture = *state;
    start(fixture);
    office_folder(fixture, "text");
    office_folder(fixture, "layouts");
    office_put(fixture, "text/a.md", "\xEF\xBB\xBF# คำนำ\r\nนำ้\tใจ\r");
    office_put(fixture, "layouts/krs.md", "# {{ office.name }}\n");
    office_put(fixture, "text/b.md", "ก\nข\x01\n\xE0\n");
    office_put_bytes(fixture, "text/c.md", "ก\0", 4);
    const char *text =
        office_read_text(fixture->arena, fixture->folder, "text/a.md", fixture->diag);
    assert_string_equal(text, "# คำนำ\nน้ำ ใจ\n");
    assert_non_null(
        office_read_text(fixture->arena, fixture->folder, "layouts/krs.md", fixture->diag));
    assert_null(office_read_text(fixture->arena, fixture->folder, "text/none.md", fixture->diag));
    assert_problems(fixture, "");
    static const struct {
        const char *name, *problems;
    } cases[] = {
        {"text/../packet.ini", "CSV002 0:0"}, {"packet.ini", "CSV002 0:0"},
        {"/etc/passwd", "CSV002 0:0"},        {"text", "CSV002 0:0"},
        {"text/c.md", "OFF050 1:2"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_null(
            office_read_text(fixture->arena, fixture->folder, cases[i].name, fixture->diag));
        assert_problems(fixture, cases[i].problems);
    }
    assert_null(office_read_text(fixture->arena, fixture->folder, "text/b.md", fixture->diag));
    assert_non_null(strstr(take_problems(fixture, false), "OFF050"));
}

/* The example that the README builds is read without a word. */
static void the_example_is_clean(void **state)
{
    struct fixture *fixture = *state;
    struct office *office;
    assert_true(office_read(fixture->arena, "examples/office", ".", fixture->diag, &office));
    assert_problems(fixture, "");
    assert_true(book_table(office->book, "indicators")->row_count > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_office_with_packet_ini_only),
        TEST(folders_that_cannot_be_used),
        TEST(a_wrong_packet_ini_hides_nothing),
        TEST(files_that_cannot_be_opened),
        TEST(names_that_are_slips),
        TEST(the_encoding_of_packet_ini_holds_for_all),
        TEST(problems_of_packet_ini_are_named_once),
        TEST(the_emblem_must_be_there),
        TEST(good_indicators),
        TEST(repeated_ids),
        TEST(thresholds),
        TEST(weights),
        TEST(missing_columns_are_named_once),
        TEST(scales_must_not_be_mixed),
        TEST(groups_are_found_by_id_name_and_short_name),
        TEST(results_refer_to_indicators),
        TEST(consequences_are_not_reported),
        TEST(results_without_indicators),
        TEST(numerator_and_denominator),
        TEST(steps_scores_and_late_reports),
        TEST(plans_refer_to_indicators),
        TEST(evidence_files_are_there_and_below_the_folder),
        TEST(evidence_refers_to_indicators),
        TEST(krs_needs_evidence),
        TEST(texts_are_read_as_prose),
        TEST(the_example_is_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
