/* Surveys: what a word means, what is wrong where, and that a file read in two parts gives what it
 * gives in one. Bugs these would catch: มากที่สุด read as มาก, a split within quotation marks, a
 * problem that is lost in the second part, comments that depend on the order of reading. */
#include "tests/input/support.h"

#include "base/data.h"
#include "input/lookup.h"
#include "input/schema.h"
#include "input/survey.h"

/* --- words
 * ---------------------------------------------------------------------------------------- */

static void words_mean_answers(void **state)
{
    struct fixture *fixture = *state;
    struct survey_words words;
    static const struct {
        const char *text;
        int answer;
    } table[] = {
        {"5", 5},          {"๕", 5},
        {"5.0", 5},        {" 3 ", 3},
        {"๑.๐๐", 1},       {"", 0},
        {"-", 0},          {" ", 0},
        {"มากที่สุด", 5},     {"มาก", 4},
        {"ปานกลาง", 3},    {"น้อย", 2},
        {"น้อยที่สุด", 1},     {"พึงพอใจมากที่สุด", 5},
        {"พอใจมาก", 4},    {"พึงพอใจ น้อยที่สุด", 1},
        {"มาก ที่สุด", 5},    {"มากที่สุด (5)", 5},
        {"5 = มากที่สุด", 5}, {"5 มากที่สุด", 5},
        {"๕. มากที่สุด", 5},  {"(4) มาก", 4},
        {"มาก=4", 4},      {"พึงพอใจมาก [๔]", 4},
        {"ปานกลาง: 3", 3}, {"มากที่สุด (4)", -1},
        {"4 มากที่สุด", -1},  {"5 มากที่สุด (5)", -1},
        {"0", -1},         {"6", -1},
        {"4.5", -1},       {"55", -1},
        {"5,0", -1},       {"+5", -1},
        {"-5", -1},        {"มากๆ", -1},
        {"ไม่มี", -1},       {"ที่สุด", -1},
        {"พึงพอใจ", -1},    {"ไม่พึงพอใจมาก", -1},
        {"excellent", 5},  {"Excellent (5)", 5},
        {"ดี", 4},          {"9", 0},
        {"ไม่ทราบ", 0},     {"n/a", 0},
    };
    assert_true(survey_words_read(fixture->arena, "Excellent:5; ดี:๔", diag_file("surveys.ini"),
                                  "9; ไม่ทราบ, N/A", fixture->diag, &words));
    for (size_t i = 0; i < COUNT(table); i++) {
        int answer = survey_answer_parse(fixture->arena, &words, table[i].text);
        if (answer != table[i].answer) {
            fail_msg("\"%s\" is %d, not %d", table[i].text, answer, table[i].answer);
        }
    }
}

static void own_words_are_checked(void **state)
{
    struct fixture *fixture = *state;
    struct survey_words words;
    static const char *const bad[] = {"ดี", "ดี:6", "ดี:", ":5", "ดี:5; ดี:4", "ดี:55"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(survey_words_read(fixture->arena, bad[i], diag_file("surveys.ini"), NULL,
                                       fixture->diag, &words));
        assert_problems(fixture, "SUR030 0:0");
    }
    /* An own word wins over the common one. */
    assert_true(survey_words_read(fixture->arena, "มาก:5", diag_file("surveys.ini"), NULL,
                                  fixture->diag, &words));
    assert_int_equal(survey_answer_parse(fixture->arena, &words, "มาก"), 5);
}

/* --- files
 * ---------------------------------------------------------------------------------------- */

static const char INI[] = "[Service]\ntitle = ก\nfile = r.csv\nsent = 10\ngroup_column = กลุ่ม\n"
                          "school_column = โรงเรียน\ncomment_columns = ข้อเสนอแนะ; ชม:praise\n";
static const char ITEMS[] = "survey,id,column,dimension,kind,pair\n"
                            "service,1,ข้อหนึ่ง,ก,satisfaction,\nSERVICE,๒,#3,ก,ความพึงพอใจ,\n"
                            "service,3,ไม่ชอบ,ข,dissatisfaction,\n";

/* Reads the surveys of the fixture's folder. */
static size_t read_surveys(struct fixture *fixture, unsigned cores, struct survey **out)
{
    struct bytes_folder folder;
    struct sheet items;
    int error;
    int descriptor;
    size_t count;
    struct typed_context typed = {.arena = fixture->arena, .diag = fixture->diag};
    assert_true(bytes_folder_open(fixture->arena, fixture->folder, &folder, &error));
    assert_int_equal(bytes_open(&folder, "survey-items.csv", &descriptor, &error), BYTES_OPENED);
    struct bytes_source source = bytes_of_descriptor(descriptor);
    sheet_read(&typed, schema_file_find("survey-items.csv"), &source, ENCODING_FIND, &items);
    close(descriptor);
    struct survey_context context = {fixture->arena, fixture->diag, &folder, ENCODING_FIND, cores};
    surveys_read(&context, &items, out, &count);
    return count;
}

static void put(struct fixture *fixture, const char *ini, const char *items, const char *responses)
{
    if (fixture->folder[0] == '\0') {
        office_begin(fixture);
    }
    office_put(fixture, "surveys.ini", ini);
    office_put(fixture, "survey-items.csv", items);
    if (responses != NULL) {
        office_put(fixture, "r.csv", responses);
    }
}

static const struct survey_group *group_named(const struct survey *survey, const char *name)
{
    for (size_t i = 0; i < survey->tally->group_count; i++) {
        if (text_equal(survey->tally->groups[i].name, name)) {
            return &survey->tally->groups[i];
        }
    }
    fail_msg("no group %s", name);
    return NULL;
}

#define HEAD "รายงาน,,,,,,\nข้อหนึ่ง,กลุ่ม,ว่าง,ไม่ชอบ,โรงเรียน,ข้อเสนอแนะ,ชม\n"

static void responses_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct survey *survey;
    put(fixture, INI, ITEMS,
        HEAD "5,ครู,มาก,1,ร.ร. ก,ดี,ดี\n๔, ครู ,4,-,ร.ร.  ก,\"ดี\nมาก\",\n-,,,,,ไม่มี,-\n"
             "3,-,2 = น้อย,2,ร.ร. ข,ดี,เยี่ยม\n1\n");
    assert_int_equal(read_surveys(fixture, 1, &survey), 1);
    assert_file_problems(fixture, "");
    const struct survey_tally *tally = survey->tally;
    assert_string_equal(survey->id, "service");
    assert_string_equal(survey->items[1].id, "2");
    assert_int_equal(tally->returned, 4);
    assert_int_equal(tally->group_count, 2);
    assert_int_equal(group_named(survey, "ครู")->respondents, 2);
    assert_int_equal(group_named(survey, "ครู")->counts[4], 1);
    assert_int_equal(group_named(survey, "ครู")->counts[5 + 3], 2);
    assert_int_equal(group_named(survey, SURVEY_NO_GROUP)->respondents, 2);
    assert_int_equal(lookup_count(tally->schools), 2);
    assert_int_equal(tally->complete.respondents, 3);
    assert_int_equal(tally->complete.total_sum, 9 + 8 + 5);
    assert_int_equal(tally->complete.total_squares, 81 + 64 + 25);
    assert_int_equal(tally->comments[0].total, 3);
    assert_int_equal(tally->comments[0].count, 2);
    assert_string_equal(tally->comments[0].kind, "suggestion");
    assert_string_equal(tally->comments[1].kind, "praise");
    size_t group;
    assert_int_equal(data_rows_count(tally->responses), 4);
    assert_memory_equal(data_rows_at(tally->responses, 1, &group), "\4\4\0", 3);
    assert_int_equal(group, 0);
    assert_memory_equal(data_rows_at(tally->responses, 2, &group), "\3\2\2", 3);
    assert_int_equal(group, 1);
    assert_int_equal(tally->comments[1].total, 2);
}

static void bad_cells_are_named(void **state)
{
    struct fixture *fixture = *state;
    struct survey *survey;
    put(fixture, INI, ITEMS,
        HEAD "5,ครู,มาก,1,,,\n6,ครู,x,1,,,\n\"5\n\",all,4,4,,,\n4,ครู,4,4,,,,,เกิน\n");
    assert_int_equal(read_surveys(fixture, 1, &survey), 1);
    assert_file_problems(fixture, "SUR020 r.csv:4:1; SUR020 r.csv:4:7; SUR008 r.csv:6:3; "
                                  "CSV035 r.csv:7:15");
    assert_int_equal(survey->tally->returned, 1);
    assert_int_equal(data_rows_count(survey->tally->responses), 1);
}

static void columns_must_be_there(void **state)
{
    struct fixture *fixture = *state;
    struct survey *survey;
    put(fixture, INI, ITEMS, "ข้อหนึง,กลุ่ม,ว่าง,ไม่ชอบ,ชม,ชม\n5,ครู,4,1,,\n");
    assert_int_equal(read_surveys(fixture, 1, &survey), 0);
    assert_file_problems(fixture, "SUR010 r.csv:1:1; SUR011 r.csv:1:1; SUR012 r.csv:1:1; "
                                  "SUR011 r.csv:1:1");
    put(fixture, INI, ITEMS, "");
    assert_int_equal(read_surveys(fixture, 1, &survey), 0);
    assert_file_problems(fixture, "SUR014 r.csv:1:1");
    put(fixture, "[service]\ntitle = ก\nfile = none.csv\nsents = 5\n", ITEMS, NULL);
    assert_int_equal(read_surveys(fixture, 1, &survey), 0);
    assert_file_problems(fixture, "OFF004 surveys.ini:3:8; INI022 surveys.ini:4:1");
}

static void items_are_checked(void **state)
{
    struct fixture *fixture = *state;
    struct survey *survey;
    put(fixture, "[a]\ntitle = ก\nfile = r.csv\n[empty]\ntitle = ข\nfile = r.csv\n",
        "survey,id,column,dimension,kind,pair\nzzz,1,x,ก,satisfaction,\na,total,x,ก,satisfaction,\n"
        "a,1,x,ก,importance,\na,2,#1,ก,importance,p\na,3,#2,ก,importance,q\n"
        "a,4,#3,ก,performance,q\na,5,#4,ก,performance,q\na,3,#5,ก,satisfaction,\n"
        "a,7,#6,ความไม่พึงพอใจ,satisfaction,\na,8,#7,ก,satisfaction,\n",
        "1,2,3,4,5,6,7\n1,1,1,1,1,1,5\n");
    assert_int_equal(read_surveys(fixture, 1, &survey), 1);
    assert_file_problems(fixture, "SUR003 survey-items.csv:2:1; SUR008 survey-items.csv:3:3; "
                                  "SUR005 survey-items.csv:4:20; SUR006 survey-items.csv:5:21; "
                                  "SUR007 survey-items.csv:8:22; OFF010 survey-items.csv:9:3; "
                                  "SUR008 survey-items.csv:10:8; SUR001 surveys.ini:4:1");
    assert_int_equal(survey->item_count, 1);
    assert_string_equal(survey->items[0].id, "8");
}

/* --- two cores
 * ------------------------------------------------------------------------------------ */

/* More than the size from which a file is read in parts. Comments hold quotation marks and line
 * breaks; one of them lies across the middle. */
static const char *large_file(struct fixture *fixture, size_t broken_row)
{
    struct text_buffer out;
    text_buffer_init(&out, fixture->arena, 64 << 20);
    text_buffer_add(&out, HEAD);
    for (size_t i = 0; i < 40000; i++) {
        text_buffer_add_format(&out, "%zu,กลุ่ม %zu,%s,%zu,ร.ร. %zu,\"ข้อ \"\"%zu\"\"\n", i % 5 + 1,
                               i * 7 % 11, i == broken_row ? "ผิด" : "มาก", i * 3 % 5 + 1, i % 97,
                               i % 900);
        for (size_t line = 0; line < (i == 20000 ? 2000U : 2U); line++) {
            text_buffer_add(&out, "5,ครู,มาก,1,,,\n");
        }
        text_buffer_add(&out, "\",\n");
    }
    return out.data;
}

static void assert_same(const struct survey_tally *left, const struct survey_tally *right)
{
    assert_int_equal(left->returned, right->returned);
    assert_int_equal(left->group_count, right->group_count);
    for (size_t i = 0; i < left->group_count; i++) {
        assert_string_equal(left->groups[i].name, right->groups[i].name);
        assert_int_equal(left->groups[i].respondents, right->groups[i].respondents);
        assert_memory_equal(left->groups[i].counts, right->groups[i].counts,
                            left->item_count * SURVEY_TOP * sizeof(uint64_t));
    }
    assert_int_equal(data_rows_count(left->responses), left->returned);
    assert_int_equal(data_rows_count(right->responses), left->returned);
    for (size_t i = 0; i < left->returned; i++) {
        size_t one;
        size_t other;
        assert_memory_equal(data_rows_at(left->responses, i, &one),
                            data_rows_at(right->responses, i, &other), left->item_count);
        assert_int_equal(one, other);
    }
    assert_int_equal(left->complete.total_squares, right->complete.total_squares);
    assert_memory_equal(left->complete.sum, right->complete.sum,
                        left->item_count * sizeof(uint64_t));
    assert_memory_equal(left->complete.squares, right->complete.squares,
                        left->item_count * sizeof(uint64_t));
    assert_int_equal(lookup_count(left->schools), lookup_count(right->schools));
    assert_int_equal(left->comments[0].total, right->comments[0].total);
    assert_int_equal(left->comments[0].count, right->comments[0].count);
    for (size_t i = 0; i < left->comments[0].count; i++) {
        size_t same = 0;
        for (size_t k = 0; k < right->comments[0].count; k++) {
            same += text_equal(left->comments[0].list[i].text, right->comments[0].list[k].text) &&
                    left->comments[0].list[i].count == right->comments[0].list[k].count;
        }
        assert_int_equal(same, 1);
    }
}

static void two_cores_count_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct survey *one;
    struct survey *two;
    put(fixture, INI, ITEMS, large_file(fixture, SIZE_MAX));
    assert_int_equal(read_surveys(fixture, 1, &one), 1);
    assert_int_equal(read_surveys(fixture, 2, &two), 1);
    assert_int_equal(one->tally->returned, 40000);
    assert_int_equal(one->tally->comments[0].count, SURVEY_COMMENT_LIMIT);
    assert_same(one->tally, two->tally);
}

static void two_cores_name_the_same_problem(void **state)
{
    struct fixture *fixture = *state;
    struct survey *survey;
    put(fixture, INI, ITEMS, large_file(fixture, 30000));
    assert_int_equal(read_surveys(fixture, 1, &survey), 1);
    const char *alone = text_copy(fixture->arena, take_problems(fixture, true));
    assert_int_equal(read_surveys(fixture, 2, &survey), 1);
    assert_file_problems(fixture, alone);
    assert_non_null(strstr(alone, "SUR020 r.csv:122001:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_mean_answers, begin, end),
        cmocka_unit_test_setup_teardown(own_words_are_checked, begin, end),
        cmocka_unit_test_setup_teardown(responses_are_counted, begin, end),
        cmocka_unit_test_setup_teardown(bad_cells_are_named, begin, end),
        cmocka_unit_test_setup_teardown(columns_must_be_there, begin, end),
        cmocka_unit_test_setup_teardown(items_are_checked, begin, end),
        cmocka_unit_test_setup_teardown(two_cores_count_the_same, begin, end),
        cmocka_unit_test_setup_teardown(two_cores_name_the_same_problem, begin, end),
    };
    return cmocka_run_group_tests_name("survey", tests, NULL, NULL);
}
