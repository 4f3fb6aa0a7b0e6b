/* Catches: a temporary file of a workbook that loses what was written to it: at the border between
 * memory and disk, across a seek, or because a write failed and nobody looked; a libxlsxwriter that
 * no longer asks us for its files. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "output/archive.h"
#include "output/xlsx_book.h"
#include "output/xlsx_tmpfile.h"

enum { LARGE = 3 * XLSX_TMPFILE_IN_MEMORY + 17 };

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

static char byte_at(long at)
{
    return (char)('a' + at * 7 % 23);
}

static void fill(FILE *file, long length)
{
    for (long i = 0; i < length; i++)
        fputc(byte_at(i), file);
}

static void holds(FILE *file, long length)
{
    for (long i = 0; i < length; i++)
        if (fgetc(file) != byte_at(i))
            fail_msg("byte %ld of %ld is another one", i, length);
    assert_int_equal(fgetc(file), EOF);
    assert_false(ferror(file));
}

static void test_reads_what_was_written(void **state)
{
    static const long LENGTHS[] = {0,
                                   1,
                                   8191,
                                   8192,
                                   XLSX_TMPFILE_IN_MEMORY - 1,
                                   XLSX_TMPFILE_IN_MEMORY,
                                   XLSX_TMPFILE_IN_MEMORY + 1,
                                   LARGE};
    (void)state;
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        FILE *file = lxw_tmpfile("/tmp");
        assert_non_null(file);
        fill(file, LENGTHS[i]);
        assert_int_equal(ftell(file), LENGTHS[i]);
        rewind(file);
        holds(file, LENGTHS[i]);
        rewind(file);
        holds(file, LENGTHS[i]);
        assert_int_equal(fclose(file), 0);
    }
}

static void test_writes_in_the_middle(void **state)
{
    static const long PLACES[] = {5, XLSX_TMPFILE_IN_MEMORY - 2, LARGE - 3};
    (void)state;
    FILE *file = lxw_tmpfile("/tmp");
    fill(file, LARGE);
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        assert_int_equal(fseek(file, PLACES[i], SEEK_SET), 0);
        fputs("XY", file);
    }
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        assert_int_equal(fseek(file, PLACES[i] - 1, SEEK_SET), 0);
        assert_int_equal(fgetc(file), byte_at(PLACES[i] - 1));
        assert_int_equal(fgetc(file), 'X');
        assert_int_equal(fgetc(file), 'Y');
    }
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    assert_int_equal(ftell(file), LARGE);
    fclose(file);
}

static void reads_mark(FILE *file, int error)
{
    char text[32] = {0}, wanted[32];
    rewind(file);
    assert_true(fread(text, 1, sizeof text - 1, file) > 0);
    snprintf(wanted, sizeof wanted, "%c%d", xlsx_tmpfile_mark, error);
    assert_string_equal(text, wanted);
}

static void test_a_failure_is_what_is_read(void **state)
{
    (void)state;
    FILE *small = lxw_tmpfile("/no/such/folder");
    fill(small, 100); /* never on the disk */
    rewind(small);
    holds(small, 100);
    fclose(small);
    FILE *large = lxw_tmpfile("/no/such/folder");
    fill(large, LARGE);
    reads_mark(large, ENOENT);
    fclose(large);
}

static void test_a_write_that_fails_once(void **state)
{
    struct rlimit before, little;
    (void)state;
    FILE *file = lxw_tmpfile("/tmp");
    fill(file, LARGE);
    fflush(file);
    getrlimit(RLIMIT_FSIZE, &before);
    little = before;
    little.rlim_cur = LARGE;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &little);
    fill(file, 20000);
    fflush(file);
    setrlimit(RLIMIT_FSIZE, &before);
    fill(file, 20000); /* these can be written again */
    reads_mark(file, EFBIG);
    fclose(file);
}

static char *write_workbook(const char *folder, int rows)
{
    char *path = strdup("/tmp/raingan-test-XXXXXX");
    close(mkstemp(path));
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder};
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "ก");
    for (int row = 0; row < rows; row++)
        worksheet_write_string(sheet, (lxw_row_t)row, 0, "ข้อความที่ยาวพอสมควร", NULL);
    assert_int_equal(workbook_close(workbook), LXW_NO_ERROR); /* the library sees nothing */
    return path;
}

/* X15: fails when libxlsxwriter makes its files without us. */
static void test_the_library_uses_it(void **state)
{
    const char *fault;
    (void)state;
    struct arena *arena = arena_new(0, (struct arena_exhausted){out_of_memory, NULL});
    char *good = write_workbook("/tmp", 20000), *bad = write_workbook("/no/such/folder", 20000);
    assert_true(archive_is_whole(arena, good, "xl/workbook.xml", xlsx_tmpfile_mark, &fault));
    assert_false(archive_is_whole(arena, bad, "xl/workbook.xml", xlsx_tmpfile_mark, &fault));
    assert_string_equal(fault, strerror(ENOENT));
    assert_false(archive_is_whole(arena, good, "xl/other.xml", xlsx_tmpfile_mark, &fault));
    arena_free(arena);
    unlink(good);
    unlink(bad);
    free(good);
    free(bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_what_was_written),
        cmocka_unit_test(test_writes_in_the_middle),
        cmocka_unit_test(test_a_failure_is_what_is_read),
        cmocka_unit_test(test_a_write_that_fails_once),
        cmocka_unit_test(test_the_library_uses_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
