/* The checks of budget, targets, projects, risks, controls and feedback. Bugs these would catch: a
 * dash that is not 0, a quarter that is missing and silently 0, an amount taken for a flag, a
 * project of another spelling, a residual risk by half. */
#include "tests/input/support.h"

#include "base/number.h"
#include "base/table.h"
#include "input/office.h"

static const char PACKET[] =
    "[office]\nname = สำนักงานเขตพื้นที่การศึกษา\nshort_name = สพป.\nkind = primary\ncode = 9901\n"
    "[period]\nfiscal_year = 2568\nmonths = 6\n";

/* Reads an office that has one file and, if it is given, projects.csv. */
static struct office *with(struct fixture *fixture, const char *file, const char *text,
                           const char *projects, const char *problems)
{
    struct office *office = NULL;
    office_begin(fixture);
    office_put(fixture, "packet.ini", PACKET);
    office_put(fixture, file, text);
    if (projects != NULL) {
        office_put(fixture, "projects.csv", projects);
    }
    assert_true(office_read(fixture->arena, fixture->folder, ".", fixture->diag, &office));
    assert_file_problems(fixture, problems);
    return office;
}

static const struct cell *cell_of(struct office *office, const char *table, size_t row,
                                  const char *column)
{
    const struct table *found = book_table(office->book, table);
    assert_non_null(found);
    assert_true(row < found->row_count);
    return table_cell(found, &found->rows[row], column);
}

#define BUDGET   "code,name,project,type,allocated,transferred,committed,q1,q2,carried_over\n"
#define PROJECTS "id,name,planned_start,planned_end\n"

static void dashes_are_zero_where_an_amount_is_required(void **state)
{
    struct fixture *fixture = *state;
    struct office *office = with(fixture, "budget.csv",
                                 BUDGET "1,ก,,งบอุดหนุน,๑๐๐.๕๐,,-,-,\"1.00\",\n"
                                        "1,ข,,งบลงทุน,–,-,ไม่มี,,,ใช่\n",
                                 NULL, "");
    assert_string_equal(cell_of(office, "budget", 0, "type")->text, "subsidy");
    assert_int_equal(number_sign(cell_of(office, "budget", 0, "committed")->number), 0);
    assert_null(cell_of(office, "budget", 0, "q1")->number);
    assert_int_equal(number_sign(cell_of(office, "budget", 1, "allocated")->number), 0);
    assert_true(cell_of(office, "budget", 1, "carried_over")->yes);
}

static void budget_lines_that_are_wrong(void **state)
{
    struct fixture *fixture = *state;
    with(fixture, "budget.csv", BUDGET "1,ก,,งบลงทุน,1.005,,0,,,\n", NULL, "CSV043 budget.csv:2:14");
    with(fixture, "budget.csv", BUDGET "1,ก,,งบลงทุน,1,,,,,\n", NULL, "CSV036 budget.csv:2:17");
    with(fixture, "budget.csv", BUDGET "1,ก,,งบกลาง,1,,0,,,\n", NULL, "CSV049 budget.csv:2:6");
    with(fixture, "budget.csv", BUDGET "1,ก,,งบลงทุน,1,,0,,,\"1,200.00\"\n", NULL,
         "CSV047 budget.csv:2:21");
    with(fixture, "budget.csv", BUDGET "1,ก,,งบลงทุน,10,-1,2,4,4,\n", NULL, "OFF062 budget.csv:2:3");
    with(fixture, "budget.csv", BUDGET "1,ก,,งบลงทุน,10,-1,2,4,3,\n", NULL, "");
}

/* Six months count q1 and q2; q3 may be absent, q2 may not. */
static void counted_quarters_must_be_there(void **state)
{
    struct fixture *fixture = *state;
    struct office *office =
        with(fixture, "budget.csv", "code,name,type,allocated,committed,q1\n1,ก,งบลงทุน,1,0,1\n",
             NULL, "OFF061 budget.csv:1:1");
    assert_true(book_table(office->book, "budget")->rows[0].bad);
}

static void projects_are_named_by_id_or_name(void **state)
{
    struct fixture *fixture = *state;
    struct office *office =
        with(fixture, "budget.csv", BUDGET "1,ก,P๑,งบลงทุน,1,,0,,,\n1,ข,โครงการ  ข,งบลงทุน,1,,0,,,\n",
             PROJECTS "P1,โครงการ ก,1/10/2567,1/10/2567\n"
                      "P2,โครงการ ข,1/10/2567,30/9/2568\n",
             "");
    assert_string_equal(cell_of(office, "budget", 0, "project")->text, "P1");
    assert_string_equal(cell_of(office, "budget", 1, "project")->text, "P2");
    with(fixture, "budget.csv", BUDGET "1,ก,PP11,งบลงทุน,1,,0,,,\n",
         PROJECTS "X9,โครงการ ก,1/10/2567,1/10/2567\n", "OFF064 budget.csv:2:5");
    office = with(fixture, "budget.csv", BUDGET "1,ก,๙,งบลงทุน,1,,0,,,\n", NULL, "");
    assert_string_equal(cell_of(office, "budget", 0, "project")->text, "9");
}

static void projects_end_after_they_begin(void **state)
{
    struct fixture *fixture = *state;
    with(fixture, "projects.csv", PROJECTS "P1,ก,2/10/2567,1/10/2567\n", NULL,
         "OFF065 projects.csv:2:16");
    with(fixture, "projects.csv", PROJECTS "P1,ก,1/10/2567,1/10/2567\nP1,ข,1/10/2567,2/10/2567\n",
         NULL, "OFF010 projects.csv:3:1");
}

static void targets_stand_once(void **state)
{
    struct fixture *fixture = *state;
    static const char HEAD[] = "fiscal_year,quarter,kind,measure,percent\n";
    with(fixture, "targets.csv",
         text_format(fixture->arena, "%s2568,2,ภาพรวม,เบิกจ่าย,54\n2568,2,ประจำ,เบิกจ่าย,54\n", HEAD),
         NULL, "");
    with(fixture, "targets.csv",
         text_format(fixture->arena, "%s2568,2,ภาพรวม,เบิกจ่าย,54\n2568,๒,overall,disbursed,55\n",
                     HEAD),
         NULL, "OFF010 targets.csv:3:6");
    with(fixture, "targets.csv", text_format(fixture->arena, "%s2568,5,ภาพรวม,เบิกจ่าย,54\n", HEAD),
         NULL, "OFF060 targets.csv:2:6");
}

#define RISKS "id,mission,risk,category,likelihood,impact,residual_likelihood,residual_impact\n"

static void risks_lie_on_the_scale(void **state)
{
    struct fixture *fixture = *state;
    with(fixture, "risks.csv", RISKS "R1,ก,ข,O,5,1,,\nR2,ก,ข,R,5,1,1,1\n", NULL, "");
    with(fixture, "risks.csv", RISKS "R1,ก,ข,C,6,1,,\n", NULL, "OFF060 risks.csv:2:10");
    with(fixture, "risks.csv", RISKS "R1,ก,ข,C,5,0,,\n", NULL, "OFF060 risks.csv:2:12");
    with(fixture, "risks.csv", RISKS "R1,ก,ข,,5,1,2,\n", NULL, "OFF030 risks.csv:2:13");
    with(fixture, "risks.csv", RISKS "R1,ก,ข,,1,1,1,2\n", NULL, "OFF066 risks.csv:2:13");
    with(fixture, "controls.csv", "component,principle,conclusion\n5,17,ดี\n6,18,ดี\n4,17,ดี\n", NULL,
         "OFF060 controls.csv:3:1; OFF010 controls.csv:4:3");
}

static void feedback_lies_in_the_year(void **state)
{
    struct fixture *fixture = *state;
    static const char HEAD[] = "date,channel,kind,text,resolved_date\n";
    with(fixture, "feedback.csv", text_format(fixture->arena, "%s31/3/2568,เว็บ,คำชมเชย,ดี,\n", HEAD),
         NULL, "");
    with(fixture, "feedback.csv", text_format(fixture->arena, "%s30/9/2567,เว็บ,คำชมเชย,ดี,\n", HEAD),
         NULL, "OFF067 feedback.csv:2:1");
    with(fixture, "feedback.csv",
         text_format(fixture->arena, "%s1/4/2568,เว็บ,คำชมเชย,ดี,31/3/2568\n", HEAD), NULL,
         "OFF068 feedback.csv:2:1; OFF069 feedback.csv:2:26");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dashes_are_zero_where_an_amount_is_required),
        TEST(budget_lines_that_are_wrong),
        TEST(counted_quarters_must_be_there),
        TEST(projects_are_named_by_id_or_name),
        TEST(projects_end_after_they_begin),
        TEST(targets_stand_once),
        TEST(risks_lie_on_the_scale),
        TEST(feedback_lies_in_the_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
