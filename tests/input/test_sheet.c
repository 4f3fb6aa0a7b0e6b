/* CSV files by their schema: headings, separators, title rows, short and long rows, typed cells. */
#include "tests/input/support.h"

#include "base/number.h"
#include "base/table.h"
#include "input/sheet.h"
#include "tests/months.h"

static struct sheet read_bytes(struct fixture *fixture, const char *name, const void *bytes,
                               size_t length)
{
    struct sheet sheet;
    struct bytes_source source = bytes_of_memory(bytes, length);
    struct typed_context context = {fixture->arena, fixture->diag, 2568,
                                    test_months(fixture->arena)};
    sheet_read(&context, schema_file_find(name), &source, ENCODING_FIND, &sheet);
    return sheet;
}

static struct sheet read_text(struct fixture *fixture, const char *name, const char *text)
{
    return read_bytes(fixture, name, text, strlen(text));
}

static const char *cell_text(const struct sheet *sheet, size_t row, const char *column)
{
    assert_non_null(sheet->table);
    assert_true(row < sheet->table->row_count);
    return table_text(sheet->table, &sheet->table->rows[row], column);
}

/* --- the schema itself ------------------------------------------------------------------------ */

/* A heading, an id or another word finds exactly its own column: no two columns of a file share
 * one. */
static void every_heading_finds_its_own_column(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    const struct schema_file *files = schema_files(&count);
    assert_true(count >= 5);
    for (size_t f = 0; f < count; f++) {
        assert_ptr_equal(schema_file_find(files[f].name), &files[f]);
        assert_ptr_equal(schema_file_find(files[f].table), &files[f]);
        for (size_t i = 0; i < files[f].column_count; i++) {
            const struct schema_column *column = &files[f].columns[i];
            const char **also;
            size_t others =
                column->also != NULL ? text_split(fixture->arena, column->also, ";", &also) : 0;
            assert_int_equal(schema_column_find(fixture->arena, &files[f], column->id), i);
            assert_int_equal(schema_column_find(fixture->arena, &files[f], column->heading), i);
            for (size_t k = 0; k < others; k++) {
                assert_int_equal(schema_column_find(fixture->arena, &files[f], also[k]), i);
            }
            assert_false(text_is_empty(column->english));
            assert_false(text_is_empty(column->thai));
            assert_int_equal(column->kind == COLUMN_CHOICE, column->choices != NULL);
        }
    }
}

/* What the same word of the field stands for has the same heading in every file. */
static void headings_are_the_same_in_every_file(void **state)
{
    (void)state;
    static const char *const shared[] = {"set",         "indicator", "months",  "group",
                                         "owner",       "due",       "cause",   "obstacles",
                                         "suggestions", "budget",    "evidence"};
    size_t count;
    const struct schema_file *files = schema_files(&count);
    for (size_t word = 0; word < COUNT(shared); word++) {
        const char *heading = NULL;
        for (size_t f = 0; f < count; f++) {
            for (size_t i = 0; i < files[f].column_count; i++) {
                const struct schema_column *column = &files[f].columns[i];
                if (text_equal(column->id, shared[word])) {
                    heading = heading != NULL ? heading : column->heading;
                    assert_string_equal(column->heading, heading);
                }
            }
        }
    }
}

static void every_listed_value_has_a_word_of_its_own(void **state)
{
    struct fixture *fixture = *state;
    const struct schema_choices *lists[64];
    size_t list_count = 0;
    size_t count;
    const struct schema_key *keys = schema_packet_keys(&count);
    for (size_t i = 0; i < count; i++) {
        if (keys[i].choices != NULL) {
            lists[list_count++] = keys[i].choices;
        }
    }
    lists[list_count++] = &schema_sets;
    lists[list_count++] = &schema_methods;
    lists[list_count++] = &schema_directions;
    for (size_t i = 0; i < list_count; i++) {
        for (size_t k = 0; k < lists[i]->count; k++) {
            const struct schema_choice *choice = &lists[i]->list[k];
            const char **also = NULL;
            size_t others =
                choice->also != NULL ? text_split(fixture->arena, choice->also, ";", &also) : 0;
            assert_ptr_equal(schema_choice_find(fixture->arena, lists[i], choice->id), choice);
            assert_ptr_equal(schema_choice_find(fixture->arena, lists[i], choice->thai), choice);
            for (size_t w = 0; w < others; w++) {
                assert_ptr_equal(schema_choice_find(fixture->arena, lists[i], also[w]), choice);
            }
        }
    }
    assert_string_equal(schema_choice_word(&schema_directions, "down"), "ลดลง");
    assert_string_equal(schema_choice_word(&schema_directions, "sideways"), "sideways");
}

/* --- headings --------------------------------------------------------------------------------- */

static void headings_in_any_order_and_spelling(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet =
        read_text(fixture, "indicators.csv",
                  "วิธีคิดคะแนน,น้ำหนัก (ร้อยละ),ระดับ ๑ (บาท),Name,  รหัส ,ชุด,ข้อมูลฐาน 3, LEVEL2\n"
                  "linear,40,60,ร้อยละของ ๆ,๑.๑,KRS,5,70\n");
    assert_problems(fixture, "");
    assert_string_equal(cell_text(&sheet, 0, "set"), "krs");
    assert_string_equal(cell_text(&sheet, 0, "id"), "1.1");
    assert_string_equal(cell_text(&sheet, 0, "weight"), "40");
    assert_string_equal(cell_text(&sheet, 0, "level1"), "60");
    assert_string_equal(cell_text(&sheet, 0, "level2"), "70");
    assert_string_equal(cell_text(&sheet, 0, "baseline3"), "5");
    assert_string_equal(cell_text(&sheet, 0, "level3"), "");
    assert_true(sheet.complete);
    struct diag_place place = table_place(sheet.table, &sheet.table->rows[0], "set");
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 30);
}

static void the_indicators_id_has_three_headings(void **state)
{
    struct fixture *fixture = *state;
    static const char *const headings[] = {"รหัสตัวชี้วัด", "รหัส", "ตัวชี้วัด", "indicator"};
    for (size_t i = 0; i < COUNT(headings); i++) {
        struct sheet sheet =
            read_text(fixture, "results.csv",
                      text_format(fixture->arena, "ชุด,%s,รอบเดือน\nkrs,1.2,6\n", headings[i]));
        assert_problems(fixture, "");
        assert_string_equal(cell_text(&sheet, 0, "indicator"), "1.2");
    }
    read_text(fixture, "results.csv", "ชุด,รหัส,ตัวชี้วัด,รอบเดือน\nkrs,1.2,x,6\n");
    assert_problems(fixture, "CSV032 1:10");
}

static void separators_are_found(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "id,name\nก,\"ข;ค\tง\"\n",
        "id;name\nก;\"ข;ค\tง\"\n",
        "id\tname\nก\t\"ข;ค\tง\"\n",
        "รายงาน, กลุ่ม ของ, สพป.\n;;\nid;name;\nก;\"ข;ค\tง\";\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct sheet sheet = read_text(fixture, "groups.csv", texts[i]);
        assert_problems(fixture, "");
        assert_int_equal(sheet.table->row_count, 1);
        assert_string_equal(cell_text(&sheet, 0, "name"), "ข;ค ง");
    }
}

static void up_to_five_title_rows(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet = read_text(
        fixture, "groups.csv",
        "กลุ่มในสำนักงาน\n\nสพป.ตัวอย่าง,,\nปี 2568\nรหัส\n\"หมาย\nเหตุ\",ชื่อกลุ่ม\nรหัส,ชื่อกลุ่ม\nก,ข\n");
    assert_problems(fixture, "");
    assert_int_equal(sheet.table->heading_line, 8);
    assert_int_equal(sheet.table->rows[0].line, 9);
    assert_int_equal(sheet.table->row_count, 1);
    sheet = read_text(fixture, "groups.csv", "1\n2\n3\n4\n5\n6\nรหัส,ชื่อกลุ่ม\nก,ข\n");
    assert_null(sheet.table);
    assert_problems(fixture, "CSV030 1:1");
    read_text(fixture, "groups.csv", "");
    assert_problems(fixture, "CSV030 1:1");
}

static void missing_repeated_and_unknown_headings(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet = read_text(fixture, "groups.csv", "ชื่อ\nรหัส,หัวหน้า\nก,ข\n,ค\n");
    assert_problems(fixture, "CSV031 2:1; CSV036 4:1");
    assert_true(sheet.table->rows[0].bad);
    assert_false(sheet.complete);

    sheet = read_text(fixture, "groups.csv", "รหัส,ชื่อกลุ่ม,name\nก,ข,ค\n");
    assert_problems(fixture, "CSV032 1:16");
    assert_true(sheet.table->rows[0].bad);

    sheet = read_text(fixture, "groups.csv", "รหัส,ชื่อกลุ่ม,หัวหน่า,โทรศัพท์,\nก,ข,,5,\n");
    assert_problems(fixture, "CSV034 1:16; CSV033 1:24");
    assert_false(sheet.table->rows[0].bad);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void short_and_long_rows(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet =
        read_text(fixture, "groups.csv", "รหัส,ชื่อกลุ่ม,หัวหน้า,,\nก,ข\nค\nง,จ,ฉ,,,,\nช,ซ,ญ,ด\n\n");
    assert_int_equal(sheet.table->row_count, 4);
    assert_string_equal(cell_text(&sheet, 0, "head"), "");
    assert_false(sheet.table->rows[0].bad);
    assert_true(sheet.table->rows[1].bad);
    assert_false(sheet.table->rows[2].bad);
    assert_true(sheet.table->rows[3].bad);
    assert_problems(fixture, "CSV036 3:2; CSV035 5:7");
}

static void a_problem_stands_where_its_cell_begins(void **state)
{
    struct fixture *fixture = *state;
    read_text(fixture, "gap-plan.csv",
              "ชุด,รหัส,แนวทาง,งบประมาณ,กำหนดเสร็จ\n"
              "krs,1.1,\"น้ำ\nท่วม\n\",\"สิบ\nบาท\",\"32\n\"\n"
              "krs,1.1,,1.005,30/9/2468\n");
    /* The budget of the first row begins on line 4, behind the mark that closes the cell before. */
    assert_problems(fixture, "CSV040 4:3; CSV044 5:6; CSV043 7:10; CSV046 7:16");
}

static void undefined_bytes_make_a_row_bad(void **state)
{
    struct fixture *fixture = *state;
    const char *text = text_format(fixture->arena, "%s\n\xA1,\xDB\n\xA2,\xA3\n",
                                   windows_874(fixture->arena, "รหัส,ชื่อกลุ่ม"));
    struct sheet sheet = read_text(fixture, "groups.csv", text);
    assert_problems(fixture, "CSV010 2:3");
    assert_true(sheet.table->rows[0].bad);
    assert_string_equal(cell_text(&sheet, 0, "name"), "");
    assert_false(sheet.table->rows[1].bad);
    assert_string_equal(cell_text(&sheet, 1, "name"), "ฃ");
}

static void an_open_quote_hides_rows(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet = read_text(fixture, "groups.csv", "รหัส,ชื่อกลุ่ม\nก,ข\nค,\"ง\nจ,ฉ\n");
    assert_problems(fixture, "CSV020 3:3");
    assert_int_equal(sheet.table->row_count, 2);
    assert_false(sheet.complete);
}

static void more_than_512_headings(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer text;
    text_buffer_init(&text, fixture->arena, 65536);
    text_buffer_add(&text, "รหัส,ชื่อกลุ่ม");
    for (int i = 2; i < 600; i++) {
        text_buffer_add(&text, i == 520 ? ",x" : ",");
    }
    text_buffer_add(&text, "\nก,ข\n");
    read_text(fixture, "groups.csv", text.data);
    assert_problems(fixture, "CSV025 1:534");
}

/* --- typed cells ------------------------------------------------------------------------------ */

/* Reads one cell of a file that needs nothing else. */
static const struct cell *typed(struct fixture *fixture, enum column_kind kind,
                                enum schema_rule rule, const char *text)
{
    struct typed_context context = {fixture->arena, fixture->diag, 2568,
                                    test_months(fixture->arena)};
    struct typed_wish wish = {.kind = kind, .rule = rule, .choices = &schema_methods};
    struct cell *cell = arena_alloc(fixture->arena, sizeof *cell);
    typed_read(&context, &wish, text, diag_at("f", 1, 1, "x"), cell);
    return cell;
}

static void numbers(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *shown;
    } good[] = {
        {"1,234.50", "1,234.50"},
        {" ๘๕.๗๑ % ", "85.71"},
        {"(๑,๐๐๐)", "-1,000"},
        {"฿5", "5"},
        {"-3.๑๐", "-3.10"},
        {"0.123456789", "0.123456789"},
        {"5.", "5"},
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        const struct cell *cell = typed(fixture, COLUMN_NUMBER, SCHEMA_AS_KIND, good[i].text);
        assert_int_equal(cell->kind, CELL_NUMBER);
        assert_string_equal(cell->text, good[i].shown);
    }
    static const char *const none[] = {"", " ", "-", "–", "ไม่มี", "\xC2\xA0"};
    for (size_t i = 0; i < COUNT(none); i++) {
        assert_int_equal(typed(fixture, COLUMN_NUMBER, SCHEMA_AS_KIND, none[i])->kind, CELL_EMPTY);
        assert_int_equal(typed(fixture, COLUMN_DATE, SCHEMA_AS_KIND, none[i])->kind, CELL_EMPTY);
        assert_int_equal(typed(fixture, COLUMN_LIST, SCHEMA_STEPS, none[i])->kind, CELL_EMPTY);
    }
    assert_problems(fixture, "");
    static const char *const bad[] = {"1,23", "1.2.3", "สิบ", "1e5", "5 คน", "=1+1"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        const struct cell *cell = typed(fixture, COLUMN_NUMBER, SCHEMA_AS_KIND, bad[i]);
        assert_true(cell->bad);
        assert_null(cell->number);
        assert_problems(fixture, "CSV040 1:1");
    }
    typed(fixture, COLUMN_COUNT, SCHEMA_AS_KIND, "1.5");
    assert_problems(fixture, "CSV041 1:1");
    typed(fixture, COLUMN_MONEY, SCHEMA_AS_KIND, "1.005");
    assert_problems(fixture, "CSV043 1:1");
    assert_string_equal(typed(fixture, COLUMN_MONEY, SCHEMA_AS_KIND, "1234.5")->text, "1,234.50");
}

static void criteria_may_be_words(void **state)
{
    struct fixture *fixture = *state;
    const struct cell *cell = typed(fixture, COLUMN_NUMBER, SCHEMA_NUMBER_OR_TEXT, "มีแผน\nครบ");
    assert_int_equal(cell->kind, CELL_TEXT);
    assert_string_equal(cell->text, "มีแผน ครบ");
    assert_int_equal(typed(fixture, COLUMN_NUMBER, SCHEMA_NUMBER_OR_TEXT, "๘๐")->kind, CELL_NUMBER);
    assert_problems(fixture, "");
}

/* Ten years from the fiscal year 2568: 1 October 2557 to 30 September 2578. */
static void dates(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *problems;
    } cases[] = {
        {"30/9/2568", ""},           {"30 ก.ย. 68", ""},          {"2025-09-30", ""},
        {"1/10/2557", ""},           {"30/9/2557", "CSV046 1:1"}, {"1/10/2578", "CSV046 1:1"},
        {"30/9/2578", ""},           {"29/2/2568", "CSV045 1:1"}, {"29/2/2567", ""},
        {"9/30/2568", "CSV045 1:1"}, {"พรุ่งนี้", "CSV044 1:1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct cell *cell = typed(fixture, COLUMN_DATE, SCHEMA_AS_KIND, cases[i].text);
        assert_problems(fixture, cases[i].problems);
        assert_int_equal(cell->kind, cases[i].problems[0] == '\0' ? CELL_DATE : CELL_EMPTY);
    }
}

static void yes_and_no(void **state)
{
    struct fixture *fixture = *state;
    static const char *const yes[] = {"yes", "Y", "true", "1", "ใช่", "มี", "✓"};
    static const char *const no[] = {"no", "N", "FALSE", "0", "ไม่ใช่", "ไม่มี"};
    for (size_t i = 0; i < COUNT(yes); i++) {
        assert_true(typed(fixture, COLUMN_YES_NO, SCHEMA_AS_KIND, yes[i])->yes);
    }
    for (size_t i = 0; i < COUNT(no); i++) {
        const struct cell *cell = typed(fixture, COLUMN_YES_NO, SCHEMA_AS_KIND, no[i]);
        assert_int_equal(cell->kind, CELL_YES_NO);
        assert_false(cell->yes);
    }
    assert_int_equal(typed(fixture, COLUMN_YES_NO, SCHEMA_AS_KIND, "-")->kind, CELL_EMPTY);
    assert_problems(fixture, "");
    typed(fixture, COLUMN_YES_NO, SCHEMA_AS_KIND, "อาจจะ");
    assert_problems(fixture, "CSV047 1:1");
}

static void rounds(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *months;
    } good[] = {
        {"3", "3"},      {"๖", "6"},       {"9 เดือน", "9"}, {"รอบ 12 เดือน", "12"},
        {"รอบที่ 1", "6"}, {"รอบที่ ๒", "12"}, {"รอบที่1", "6"},  {"12", "12"},
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_string_equal(typed(fixture, COLUMN_COUNT, SCHEMA_MONTHS, good[i].text)->text,
                            good[i].months);
    }
    assert_problems(fixture, "");
    static const char *const bad[] = {"5", "รอบที่ 3", "รอบที่ 6 เดือน", "เดือน", "6.5"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        typed(fixture, COLUMN_COUNT, SCHEMA_MONTHS, bad[i]);
        assert_problems(fixture, "CSV050 1:1");
    }
}

static void lists_and_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(typed(fixture, COLUMN_LIST, SCHEMA_AS_KIND, " ก ;ข;; ค")->text, "ก;ข;ค");
    assert_string_equal(typed(fixture, COLUMN_LIST, SCHEMA_STEPS, "๑; 2 ;4")->text, "1;2;4");
    assert_string_equal(typed(fixture, COLUMN_LIST, SCHEMA_STEPS, "0")->text, "0");
    assert_problems(fixture, "");
    static const char *const bad[] = {"1;0", "1,2", "1-3", "x", "-1", "1.5"};
    for (size_t i = 0; i < COUNT(bad); i++) {
        typed(fixture, COLUMN_LIST, SCHEMA_STEPS, bad[i]);
        assert_problems(fixture, "CSV051 1:1");
    }
}

static void choices(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, " Linear ")->text, "linear");
    assert_string_equal(typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, "ขั้น บันได")->text, "step");
    assert_string_equal(typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, "none")->text, "none");
    assert_int_equal(typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, "-")->kind, CELL_EMPTY);
    assert_problems(fixture, "");
    typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, "lineer");
    assert_problems(fixture, "CSV048 1:1");
    typed(fixture, COLUMN_CHOICE, SCHEMA_AS_KIND, "อย่างอื่นที่ไม่รู้จัก");
    assert_problems(fixture, "CSV049 1:1");
}

/* Zero-width characters go from ids and names and stay in prose; words are spelled one way. */
static void text_is_normalised(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(typed(fixture, COLUMN_ID, SCHEMA_AS_KIND, " ๑.๑\xE2\x80\x8B ")->text,
                        "1.1");
    assert_string_equal(typed(fixture, COLUMN_NAME, SCHEMA_AS_KIND, "นำ้  \xC2\xA0ใจ")->text,
                        "น้ำ ใจ");
    assert_string_equal(typed(fixture, COLUMN_TEXT, SCHEMA_AS_KIND, " ก\xE2\x80\x8Bข\nค ")->text,
                        "ก\xE2\x80\x8Bข\nค");
    assert_problems(fixture, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_heading_finds_its_own_column),
        TEST(headings_are_the_same_in_every_file),
        TEST(every_listed_value_has_a_word_of_its_own),
        TEST(headings_in_any_order_and_spelling),
        TEST(the_indicators_id_has_three_headings),
        TEST(separators_are_found),
        TEST(up_to_five_title_rows),
        TEST(missing_repeated_and_unknown_headings),
        TEST(short_and_long_rows),
        TEST(a_problem_stands_where_its_cell_begins),
        TEST(undefined_bytes_make_a_row_bad),
        TEST(an_open_quote_hides_rows),
        TEST(more_than_512_headings),
        TEST(numbers),
        TEST(criteria_may_be_words),
        TEST(dates),
        TEST(yes_and_no),
        TEST(rounds),
        TEST(lists_and_steps),
        TEST(choices),
        TEST(text_is_normalised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
