/* Records of cells: separators, quotes, line ends, places, limits (library-limits.md V1–V9, promise
 * 5). */
#include "tests/input/support.h"

#include "input/csv.h"

/* All records as "line:column=text|…" with the problems; LF in a cell as \n. */
static const char *dump_bytes(struct fixture *fixture, const void *bytes, size_t length,
                              char separator)
{
    struct bytes_source source = bytes_of_memory(bytes, length);
    struct csv_records *records =
        csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
    struct csv_record record;
    struct text_buffer out;
    text_buffer_init(&out, fixture->arena, 1024 * 1024);
    csv_records_restart(records, separator, fixture->diag);
    while (csv_records_next(records, &record)) {
        for (size_t i = 0; i < record.count; i++) {
            const struct csv_cell *cell = &record.cells[i];
            assert_int_equal(strlen(cell->text), cell->length);
            text_buffer_add_format(&out, "%s%u:%u=", i > 0 ? "|" : "", cell->line, cell->column);
            for (const char *at = cell->text; *at != '\0'; at++) {
                text_buffer_add_n(&out, *at == '\n' ? "\\n" : at, *at == '\n' ? 2 : 1);
            }
            text_buffer_add(&out, cell->bad ? "!" : "");
        }
        text_buffer_add(&out, record.bad ? " BAD\n" : "\n");
    }
    text_buffer_add(&out, csv_records_complete(records) ? "" : "incomplete\n");
    return out.data;
}

static const char *dump(struct fixture *fixture, const char *text)
{
    return dump_bytes(fixture, text, strlen(text), ',');
}

static void cells_and_line_ends(void **state)
{
    struct fixture *fixture = *state;
    static const char expected[] = "1:1=a|1:3=b\n2:1=c|2:3=d\n";
    assert_string_equal(dump(fixture, "a,b\nc,d\n"), expected);
    assert_string_equal(dump(fixture, "a,b\nc,d"), expected);
    assert_string_equal(dump(fixture, "a,b\r\nc,d\r\n"), expected);
    assert_string_equal(dump(fixture, "a,b\rc,d\r"), expected);
    assert_string_equal(dump(fixture, "a,b\r\n\r\nc,d"), "1:1=a|1:3=b\n3:1=c|3:3=d\n");
    assert_string_equal(dump(fixture, "\n\n  ,\t\n,,\na"), "5:1=a\n");
    assert_string_equal(dump(fixture, ""), "");
    assert_string_equal(dump(fixture, "a,,b,\n"), "1:1=a|1:3=|1:4=b|1:6=\n");
    assert_string_equal(dump(fixture, "a,"), "1:1=a|1:3=\n");
    assert_problems(fixture, "");
}

/* V4: blanks belong to the cell until the rules take them. */
static void blanks_are_kept(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(dump(fixture, " a ,\tb\n"), "1:1= a |1:5=\tb\n");
    assert_problems(fixture, "");
}

static void quotes(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(dump(fixture, "\"a,b\",c\n"), "1:1=a,b|1:7=c\n");
    assert_string_equal(dump(fixture, "\"a\"\"b\",\"\",\"\"\"\"\n"), "1:1=a\"b|1:8=|1:11=\"\n");
    assert_string_equal(dump(fixture, "\"a\""), "1:1=a\n");
    assert_string_equal(dump(fixture, "\"\"\n\"a\""), "2:1=a\n");
    assert_problems(fixture, "");
}

static void quoted_line_breaks_and_thai_places(void **state)
{
    struct fixture *fixture = *state;
    /* น้ำ is three characters: consonant, tone, sara am. */
    assert_string_equal(dump(fixture, "น้ำ,\"บรรทัด 1\r\nบรรทัด 2\rสาม\nสี่\",ท้าย\nต่อ,\"ก\"\n"),
                        "1:1=น้ำ|1:5=บรรทัด 1\\nบรรทัด 2\\nสาม\\nสี่|4:6=ท้าย\n5:1=ต่อ|5:5=ก\n");
    assert_problems(fixture, "");
}

static void other_separators(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(dump_bytes(fixture, "a;b,c;\"d;e\"\n", 12, ';'), "1:1=a|1:3=b,c|1:7=d;e\n");
    assert_string_equal(dump_bytes(fixture, "a\tb c\t\"d\te\"\n", 12, '\t'),
                        "1:1=a|1:3=b c|1:7=d\te\n");
    assert_problems(fixture, "");
}

/* V2, V3: each is named where its cell begins, and what follows is read. */
static void wrong_quotes(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(dump(fixture, "x,a\"b\",c\nd,e\n"), "1:1=x|1:3=!|1:8=c BAD\n2:1=d|2:3=e\n");
    assert_problems(fixture, "CSV021 1:3");
    assert_string_equal(dump(fixture, "\"a\"b,c\nd,e\n"), "1:1=! BAD\n2:1=d|2:3=e\n");
    assert_problems(fixture, "CSV022 1:1");
    assert_string_equal(dump(fixture, "x,\"a\" ,c\n"), "1:1=x|1:3=! BAD\n");
    assert_problems(fixture, "CSV022 1:3");
    assert_string_equal(dump(fixture, "x, \"a\",c\n"), "1:1=x|1:3=!|1:8=c BAD\n");
    assert_problems(fixture, "CSV021 1:3");
    assert_string_equal(dump(fixture, "a\"\nb\"\n"), "1:1=! BAD\n2:1=! BAD\n");
    assert_problems(fixture, "CSV021 1:1; CSV021 2:1");
}

static void an_open_quote_is_named_where_it_opens(void **state)
{
    struct fixture *fixture = *state;
    assert_string_equal(dump(fixture, "a,b\nค,\"d\ne,f\ng,h\n"),
                        "1:1=a|1:3=b\n2:1=ค|2:3=! BAD\nincomplete\n");
    assert_problems(fixture, "CSV020 2:3");
    assert_string_equal(dump(fixture, "\""), "1:1=! BAD\nincomplete\n");
    assert_problems(fixture, "CSV020 1:1");
}

/* V7: NUL and the other controls, each named at its cell; what stands in the cell is not used. */
static void control_characters(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *bytes;
        size_t length;
        const char *problems;
    } cases[] = {
        {"a,b\0c,d\n", 8, "CSV015 1:3"},
        {"a,\x01,d\n", 6, "CSV013 1:3"},
        {"a,\"\x1b\",d\n", 8, "CSV013 1:3"},
        {"\x7f\n", 2, "CSV013 1:1"},
        {"a,\xC2\x85\n", 5, "CSV013 1:3"},
        {"a,\xC2\xA0\n", 5, ""},
        {"a,\tb\n", 5, ""},
        {"a,\0\n\0,b\n", 8, "CSV015 1:3; CSV015 2:1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bytes_source source = bytes_of_memory(cases[i].bytes, cases[i].length);
        struct csv_records *records =
            csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
        struct csv_record record;
        assert_true(csv_records_next(records, &record));
        assert_int_equal(record.bad, cases[i].problems[0] != '\0');
        while (csv_records_next(records, &record)) {
        }
        assert_problems(fixture, cases[i].problems);
    }
}

static void limits(void **state)
{
    struct fixture *fixture = *state;
    size_t length = CSV_CELL_LIMIT;
    char *bytes = arena_alloc(fixture->arena, 3 * (size_t)CSV_RECORD_LIMIT);
    struct csv_record record;
    for (size_t extra = 0; extra < 2; extra++) {
        for (int quoted = 0; quoted < 2; quoted++) {
            size_t at = 0;
            bytes[at++] = 'a';
            bytes[at++] = ',';
            bytes[at] = '"';
            at += (size_t)quoted;
            memset(bytes + at, 'x', length + extra);
            at += length + extra;
            bytes[at] = '"';
            at += (size_t)quoted;
            memcpy(bytes + at, ",z\nb,c\n", 7);
            struct bytes_source source = bytes_of_memory(bytes, at + 7);
            struct csv_records *records =
                csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
            assert_true(csv_records_next(records, &record));
            assert_int_equal(record.count, 3);
            assert_int_equal(record.bad, extra == 1);
            assert_int_equal(record.cells[1].length, extra == 1 ? 0 : length);
            assert_string_equal(record.cells[2].text, "z");
            assert_true(csv_records_next(records, &record));
            assert_string_equal(record.cells[1].text, "c");
            assert_problems(fixture, extra == 1 ? "CSV023 1:3" : "");
        }
    }
}

/* Sixteen cells of 64 KiB less one, with their commas: 1 MiB; one byte more is too long. */
static void a_record_is_limited(void **state)
{
    struct fixture *fixture = *state;
    for (size_t extra = 0; extra < 2; extra++) {
        size_t length = CSV_RECORD_LIMIT + extra;
        char *bytes = arena_alloc(fixture->arena, length + 8);
        memset(bytes, 'x', length);
        for (size_t i = CSV_CELL_LIMIT - 1; i < length; i += CSV_CELL_LIMIT) {
            bytes[i] = ',';
        }
        bytes[length - 1] = 'x';
        memcpy(bytes + length, "\nb,c\n", 5);
        struct bytes_source source = bytes_of_memory(bytes, length + 5);
        struct csv_records *records =
            csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
        struct csv_record record;
        assert_true(csv_records_next(records, &record));
        assert_int_equal(record.bad, extra == 1);
        assert_true(csv_records_next(records, &record));
        assert_string_equal(record.cells[0].text, "b");
        assert_int_equal(record.line, 2);
        assert_problems(fixture, extra == 1 ? "CSV024 1:1" : "");
    }
}

static void columns_past_the_limit(void **state)
{
    struct fixture *fixture = *state;
    for (size_t count = CSV_COLUMN_LIMIT; count <= CSV_COLUMN_LIMIT + 1; count++) {
        char *bytes = arena_alloc(fixture->arena, count * 2 + 2);
        for (size_t i = 0; i < count; i++) {
            memcpy(bytes + i * 2, i + 1 < count ? "x," : "y\n", 2);
        }
        struct bytes_source source = bytes_of_memory(bytes, count * 2);
        struct csv_records *records =
            csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
        struct csv_record record;
        assert_true(csv_records_next(records, &record));
        assert_int_equal(record.count, CSV_COLUMN_LIMIT);
        if (count > CSV_COLUMN_LIMIT) {
            assert_non_null(record.beyond);
            assert_string_equal(record.beyond->text, "y");
            assert_int_equal(record.beyond->column, count * 2 - 1);
        } else {
            assert_null(record.beyond);
        }
    }
    assert_problems(fixture, "");
}

/* A doubled quote, a CRLF and a Thai letter at every place around the pieces in which a file is
 * read. */
static void pieces_do_not_matter(void **state)
{
    struct fixture *fixture = *state;
    static const char tail[] = "\",\"ก\"\"ข\r\nค\"\r\nง,จ\r\n";
    for (size_t shift = 0; shift < 40; shift++) {
        size_t length = 64 * 1024 - 40 + shift;
        char *bytes = arena_alloc(fixture->arena, length + sizeof tail);
        memset(bytes, 'x', length);
        bytes[0] = '"';
        memcpy(bytes + length, tail, sizeof tail);
        struct bytes_source source = bytes_of_memory(bytes, length + strlen(tail));
        struct csv_records *records =
            csv_records_new(fixture->arena, &source, "f", ENCODING_UTF_8, fixture->diag);
        struct csv_record record;
        assert_true(csv_records_next(records, &record));
        assert_int_equal(record.count, 2);
        assert_string_equal(record.cells[1].text, "ก\"ข\nค");
        assert_int_equal(record.cells[1].column, length + 3);
        assert_true(csv_records_next(records, &record));
        assert_int_equal(record.line, 3);
        assert_string_equal(record.cells[1].text, "จ");
        assert_false(csv_records_next(records, &record));
        assert_problems(fixture, "");
    }
}

/* 108 MB in one open quote, one 10 MB cell: an error, in memory that does not grow with them. */
static void hostile_files_are_bounded(void **state)
{
    struct fixture *fixture = *state;
    struct csv_record record;
    for (int round = 0; round < 2; round++) {
        size_t length = round == 0 ? 108U * 1000 * 1000 : 10U * 1000 * 1000;
        char *bytes = malloc(length);
        assert_non_null(bytes);
        memset(bytes, 'x', length);
        memcpy(bytes, round == 0 ? "a,\"" : "a,b", 3);
        struct bytes_source source = bytes_of_memory(bytes, length);
        struct csv_records *records =
            csv_records_new(fixture->arena, &source, "f", ENCODING_FIND, fixture->diag);
        assert_true(csv_records_next(records, &record));
        assert_false(csv_records_next(records, &record));
        free(bytes);
        assert_problems(fixture, round == 0 ? "CSV020 1:3" : "CSV023 1:3");
    }
    assert_true(arena_used(fixture->arena) < 8U * 1024 * 1024);
}

/* Rows of random words as they are, which the loop over plain cells takes, and each word in
 * quotation marks, which libcsv takes: the same cells, and places that differ by the marks only. */
static void both_ways_give_the_same(void **state)
{
    struct fixture *fixture = *state;
    static const char *const words[] = {"", "5", " ", "\t", "มาก", "a b", "😀"};
    static const char *const ends[] = {",", ",", ",", ",", "\n", "\r\n"};
    struct text_buffer texts[2];
    struct csv_records *records[2];
    struct csv_record found[2];
    uint32_t seed = 20251121;
    text_buffer_init(&texts[0], fixture->arena, 4 << 20);
    text_buffer_init(&texts[1], fixture->arena, 4 << 20);
    for (int i = 0; i < 100000; i++) {
        seed = seed * 1664525 + 1013904223;
        const char *word = words[(seed >> 16) % COUNT(words)];
        const char *end = ends[(seed >> 24) % COUNT(ends)];
        text_buffer_add_format(&texts[0], "%s%s", word, end);
        text_buffer_add_format(&texts[1], "\"%s\"%s", word, end);
    }
    for (int way = 0; way < 2; way++) {
        struct bytes_source *source = arena_alloc(fixture->arena, sizeof *source);
        *source = bytes_of_memory(texts[way].data, texts[way].length);
        records[way] = csv_records_new(fixture->arena, source, "f", ENCODING_UTF_8, fixture->diag);
    }
    while (csv_records_next(records[0], &found[0])) {
        assert_true(csv_records_next(records[1], &found[1]));
        assert_int_equal(found[0].count, found[1].count);
        assert_int_equal(found[0].line, found[1].line);
        assert_int_equal(found[0].end_line, found[1].end_line);
        for (size_t i = 0; i < found[0].count; i++) {
            assert_string_equal(found[0].cells[i].text, found[1].cells[i].text);
            assert_int_equal(found[0].cells[i].blank, found[1].cells[i].blank);
            assert_int_equal(found[0].cells[i].line, found[1].cells[i].line);
            assert_int_equal(found[0].cells[i].column + 2 * i, found[1].cells[i].column);
        }
    }
    assert_false(csv_records_next(records[1], &found[1]));
    assert_problems(fixture, "");
}

/* Random bytes of the characters that matter: our scanner and libcsv never part (CSV026). */
static void the_two_readers_agree(void **state)
{
    struct fixture *fixture = *state;
    static const char letters[] = "a,\"\n\r;\" ก";
    uint32_t seed = 20251121;
    for (int round = 0; round < 4000; round++) {
        char bytes[40];
        size_t length = 0;
        while (length < sizeof bytes - 4) {
            seed = seed * 1664525 + 1013904223;
            size_t pick = (seed >> 16) % 9;
            if (pick == 8) {
                memcpy(bytes + length, letters + 8, 3);
                length += 3;
            } else {
                bytes[length++] = letters[pick];
            }
        }
        dump_bytes(fixture, bytes, length, round % 2 == 0 ? ',' : ';');
        assert_null(strstr(take_problems(fixture, false), "CSV026"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cells_and_line_ends),
        TEST(blanks_are_kept),
        TEST(quotes),
        TEST(quoted_line_breaks_and_thai_places),
        TEST(other_separators),
        TEST(wrong_quotes),
        TEST(an_open_quote_is_named_where_it_opens),
        TEST(control_characters),
        TEST(limits),
        TEST(a_record_is_limited),
        TEST(columns_past_the_limit),
        TEST(pieces_do_not_matter),
        TEST(hostile_files_are_bounded),
        TEST(both_ways_give_the_same),
        TEST(the_two_readers_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
