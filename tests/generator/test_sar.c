/* The worked numbers of domain.md 2.6 and the edges of formulas.md "Standards".
 * Bugs these would catch: a mean of rounded means, floor taken of a percent, a word looked up
 * before rounding, an unanswered leaf counted as 0, an item of a checklist counted as a child. */
#include "tests/input/support.h"

#include "base/number.h"
#include "base/table.h"
#include "generator/compute.h"
#include "generator/sar_score.h"
#include "input/office.h"

static const struct number *n(struct fixture *fixture, const char *text)
{
    return number_decimal(fixture->arena, text);
}

static void expect_level(struct fixture *fixture, const char *value, const char *target,
                         const char *level)
{
    const struct number *found =
        sar_level_of_value(fixture->arena, n(fixture, value), n(fixture, target));
    assert_string_equal(number_print_plain(fixture->arena, found, 4, false), level);
}

static void levels_of_counts_and_values(void **state)
{
    struct fixture *fixture = *state;
    expect_level(fixture, "9", "12", "3"); /* floor(45 / 12) */
    expect_level(fixture, "12", "12", "5");
    expect_level(fixture, "11", "12", "4");
    expect_level(fixture, "0", "12", "1");
    expect_level(fixture, "2", "12", "1");
    expect_level(fixture, "3", "5", "3"); /* exactly 3: not 2.9999 */
    expect_level(fixture, "80", "80", "5");
    expect_level(fixture, "79.999", "80", "4");
    expect_level(fixture, "71.43", "90", "3");
    expect_level(fixture, "0", "0", "5");
    expect_level(fixture, "120", "80", "5");
    assert_null(sar_level_of_value(fixture->arena, NULL, n(fixture, "80")));
    assert_null(sar_level_of_value(fixture->arena, n(fixture, "80"), NULL));
    assert_null(sar_mean(fixture->arena, n(fixture, "0"), 0));
}

#define PACKET                                                                                     \
    "[office]\nname = ก\nshort_name = ก\nkind = primary\ncode = 1\n"                           \
    "[period]\nfiscal_year = 2568\nmonths = 12\n"

static struct book *compute(struct fixture *fixture, const char *scheme, const char *tree,
                            const char *answers)
{
    struct office *office;
    office_begin(fixture);
    office_put(fixture, "packet.ini", text_format(fixture->arena, PACKET "%s", scheme));
    office_put(fixture, "sar.csv", tree);
    office_put(fixture, "sar-answers.csv", answers);
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_int_equal(diag_count(fixture->diag, DIAG_ERROR), 0);
    compute_office(fixture->arena, office, fixture->diag);
    return office->book;
}

/* A figure with `decimals` places, or its word; "none" when the book has no such figure. */
static const char *figure(struct fixture *fixture, const struct book *book, const char *id,
                          unsigned decimals)
{
    const struct figure *figures;
    size_t count = book_figures(book, &figures);
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(figures[i].id, id))
            continue;
        if (figures[i].text)
            return figures[i].text;
        return number_print(fixture->arena, figures[i].number, decimals, false);
    }
    return "none";
}

#define expect(book, id, decimals, value)                                                          \
    assert_string_equal(figure(fixture, (book), (id), (decimals)), (value))

/* Indicators of 4.00, 14/3 and 7/2: (4 + 14/3 + 7/2) / 3 = 73/18 = 4.0556, printed 4.06. */
static void means_are_exact(void **state)
{
    struct fixture *fixture = *state;
    struct book *book = compute(fixture, "",
                                "id,kind,name\n1,standard,ก\n"
                                "1.1,indicator,ก\n1.1.1,issue,ก\n1.1.2,issue,ก\n1.1.3,issue,ก\n"
                                "1.1.4,issue,ก\n1.1.5,issue,ก\n"
                                "1.2,indicator,ก\n1.2.1,issue,ก\n1.2.2,issue,ก\n1.2.3,issue,ก\n"
                                "1.3,indicator,ก\n1.3.1,issue,ก\n1.3.2,issue,ก\n",
                                "id,value\n1.1.1,4\n1.1.2,5\n1.1.3,3\n1.1.4,4\n1.1.5,4\n"
                                "1.2.1,5\n1.2.2,5\n1.2.3,4\n1.3.1,3\n1.3.2,4\n");
    expect(book, "sar/1.1/score", 2, "4.00");
    expect(book, "sar/1.1/word", 0, "ดีมาก");
    expect(book, "sar/1.2/score", 2, "4.67");
    expect(book, "sar/1.2/word", 0, "ดีเยี่ยม");
    expect(book, "sar/1.3/score", 2, "3.50");
    expect(book, "sar/1/score", 4, "4.0556");
    expect(book, "sar/1/score", 2, "4.06");
    expect(book, "sar/1/word", 0, "ดีมาก");
    expect(book, "sar/total/score", 4, "4.0556");
    expect(book, "sar/1/level", 0, "none"); /* a parent has no level of its own */
}

/* หมวด ๓, 9 of 12: level 3, 75.00 percent; its sub-items are text. */
static void checklists_count_their_items(void **state)
{
    struct fixture *fixture = *state;
    struct book *book =
        compute(fixture, "",
                "id,kind,name,target_kind,target\n1,standard,ก,,\n"
                "1.1,category,ก,checklist,12\n"
                "1.2,category,ก,checklist,\n1.2.1,item,ก,,\n1.2.2,item,ก,,\n1.2.3,item,ก,,\n"
                "1.2.1.1,item,ก,,\n"
                "1.3,issue,ก,percent,80\n1.4,issue,ก,yesno,\n1.5,issue,ก,number,\n1.6,issue,ก,,\n",
                "id,value\n1.1,๙\n1.2.1,ใช่\n1.2.2,ไม่มี\n1.3,79.5%\n1.4,ไม่มี\n1.5,\"1,250\"\n");
    expect(book, "sar/1.1/count", 0, "9");
    expect(book, "sar/1.1/of", 0, "12");
    expect(book, "sar/1.1/percent", 2, "75.00");
    expect(book, "sar/1.1/level", 0, "3");
    expect(book, "sar/1.2/count", 0, "1"); /* an item without an answer is no */
    expect(book, "sar/1.2/of", 0, "3");
    expect(book, "sar/1.2/level", 0, "1");
    expect(book, "sar/1.2.1/value", 0, "yes");
    expect(book, "sar/1.2.1/level", 0, "none");
    expect(book, "sar/1.2.1.1/value", 0, "none");
    expect(book, "sar/1.3/passed", 0, "no");
    expect(book, "sar/1.3/level", 0, "4");
    expect(book, "sar/1.4/level", 0, "1");
    expect(book, "sar/1.5/value", 0, "1250");
    expect(book, "sar/1.5/level", 0, "none"); /* without a target: shown, no level */
    expect(book, "sar/1.6/level", 0, "");     /* no answer: a figure without a value */
    expect(book, "sar/1/score", 2, "2.25");   /* (3 + 1 + 4 + 1) / 4 */
}

/* 4.495 is printed 4.50, so its word is that of 4.50. */
static void words_follow_the_printed_number(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer tree, answers;
    text_buffer_init(&tree, fixture->arena, 65536);
    text_buffer_init(&answers, fixture->arena, 65536);
    text_buffer_add(&tree, "id,kind,name\n1,standard,ก\n");
    text_buffer_add(&answers, "id,value\n");
    for (int i = 1; i <= 200; i++) { /* 99 fives and 101 fours: 899 / 200 */
        text_buffer_add_format(&tree, "1.%d,issue,ก\n", i);
        text_buffer_add_format(&answers, "1.%d,%d\n", i, i <= 99 ? 5 : 4);
    }
    struct book *book = compute(fixture, "", tree.data, answers.data);
    expect(book, "sar/1/score", 3, "4.495");
    expect(book, "sar/1/word", 0, "ดีเยี่ยม");
}

static void problems(struct fixture *fixture, const char *tree, const char *answers,
                     const char *expected)
{
    struct office *office;
    office_begin(fixture);
    office_put(fixture, "packet.ini", PACKET);
    office_put(fixture, "groups.csv", "id,name\na,กลุ่มอำนวยการ\n");
    office_put(fixture, "sar.csv", tree);
    office_put(fixture, "sar-answers.csv", answers);
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_file_problems(fixture, expected);
}

static void trees_are_checked(void **state)
{
    problems(*state,
             "id,kind,name,target_kind,target,main\n"
             "1,standard,ก,level,,ทุกกลุ่ม\n"
             "1.1,issue,ก,checklist,3,กลุ่มอำนวยกร\n"
             "1.1.1,item,ก,percent,80,\n1.1.2,item,ก,,,\n"
             "2,standard,ก,checklist,,\n"
             "3,standard,ก,checklist,1.5,\n"
             "4.4,issue,ก,,,\n4.4,issue,ก,,,\n",
             "id,value\n4.4,5\n",
             "SAR010 sar.csv:2:14; SAR013 sar.csv:3:23; OFF014 sar.csv:3:25; SAR011 sar.csv:4:14; "
             "SAR014 sar.csv:6:24; SAR012 sar.csv:7:24; SAR003 sar.csv:8:1; OFF010 sar.csv:9:1; "
             "SAR003 sar.csv:9:1");
}

static void answers_are_checked(void **state)
{
    problems(*state,
             "id,kind,name,target_kind,target\n1,standard,ก,,\n1.1,issue,ก,,\n"
             "1.2,issue,ก,checklist,2\n1.2.1,item,ก,,\n1.2.2,item,ก,,\n"
             "1.3,issue,ก,checklist,3\n1.4,issue,ก,percent,80\n1.5,issue,ก,yesno,\n"
             "1.6,issue,ก,,\n",
             "id,value\n1,4\n1.1,6\n1.2,2\n1.2.1,ใช่\n1.3,4\n1.4,-5\n1.5,อาจจะ\n1.7,3\n1.1,5\n",
             "SAR026 sar-answers.csv:1:1; SAR022 sar-answers.csv:2:3; SAR023 sar-answers.csv:3:5; "
             "SAR025 sar-answers.csv:4:5; SAR024 sar-answers.csv:6:5; CSV042 sar-answers.csv:7:5; "
             "CSV047 sar-answers.csv:8:5; SAR020 sar-answers.csv:9:1; OFF010 sar-answers.csv:10:1");
}

/* The trees that are shipped can be read, and hold what domain.md 2.4 counts. */
static void shipped_trees_are_whole(void **state)
{
    static const struct {
        const char *id, *of;
    } CATEGORIES[] = {{"1", "11"}, {"2", "12"}, {"3", "12"}, {"4", "8"}, {"5", "22"}, {"6", "11"}};
    static const char *const TREES[] = {"5x11", "2560"};
    struct fixture *fixture = *state;
    struct office *office;
    office_begin(fixture);
    office_put(fixture, "pmqa-answers.csv", "id,value\n7,4\n");
    office_put(fixture, "sar-answers.csv", "id,value\n1,-\n");
    for (size_t i = 0; i < COUNT(TREES); i++) {
        office_put(fixture, "packet.ini",
                   text_format(fixture->arena, PACKET "[scheme]\nsar = %s\n", TREES[i]));
        assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
        assert_int_equal(diag_count(fixture->diag, DIAG_ERROR), 0);
        assert_non_null(book_table(office->book, "sar"));
    }
    compute_office(fixture->arena, office, fixture->diag);
    for (size_t i = 0; i < COUNT(CATEGORIES); i++)
        expect(office->book, text_format(fixture->arena, "pmqa/%s/of", CATEGORIES[i].id), 0,
               CATEGORIES[i].of);
    expect(office->book, "sar/total/score", 2, "none"); /* without answers there are no figures */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(levels_of_counts_and_values),
        TEST(means_are_exact),
        TEST(checklists_count_their_items),
        TEST(words_follow_the_printed_number),
        TEST(trees_are_checked),
        TEST(answers_are_checked),
        TEST(shipped_trees_are_whole),
    };
    return cmocka_run_group_tests_name("sar", tests, NULL, NULL);
}
