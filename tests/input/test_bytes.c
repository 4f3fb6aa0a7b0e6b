/* Files below a folder: what is opened, and everything that must not be (promise 7). */
#include "tests/input/support.h"

#include <errno.h>

#include "input/bytes.h"

static enum bytes_result open_in(struct fixture *fixture, const char *name)
{
    struct bytes_folder folder;
    int error;
    int descriptor = -1;
    assert_true(bytes_folder_open(fixture->arena, fixture->folder, &folder, &error));
    enum bytes_result result = bytes_open(&folder, name, &descriptor, &error);
    if (result == BYTES_OPENED) {
        assert_true(descriptor >= 0);
        close(descriptor);
    }
    return result;
}

static void files_below_the_folder_open(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_folder(fixture, "ข้อความ");
    office_put(fixture, "a.csv", "x");
    office_put(fixture, "ข้อความ/คำนำ.md", "x");
    office_put(fixture, "..b", "x");
    assert_int_equal(open_in(fixture, "a.csv"), BYTES_OPENED);
    assert_int_equal(open_in(fixture, "ข้อความ/คำนำ.md"), BYTES_OPENED);
    assert_int_equal(open_in(fixture, "..b"), BYTES_OPENED);
    assert_int_equal(open_in(fixture, "c.csv"), BYTES_ABSENT);
    assert_int_equal(open_in(fixture, "none/c.csv"), BYTES_ABSENT);
}

static void names_that_lead_out_are_refused(void **state)
{
    struct fixture *fixture = *state;
    char longest[300];
    office_begin(fixture);
    office_folder(fixture, "sub");
    office_put(fixture, "a.csv", "x");
    memset(longest, 'n', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    static const char *const names[] = {
        "/etc/passwd", "../a.csv", "sub/../a.csv", "sub/../../etc/passwd",
        "./a.csv",     "a.csv/",   "sub//x",       "",
        ".",           "..",       "sub\\a.csv",   "a\n.csv",
        "a\x7f.csv",
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        assert_int_equal(open_in(fixture, names[i]), BYTES_OUTSIDE);
    }
    assert_int_equal(open_in(fixture, longest), BYTES_OUTSIDE);
}

static void links_may_stay_inside_only(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_folder(fixture, "evidence");
    office_put(fixture, "a.csv", "x");
    assert_int_equal(symlink("../a.csv", office_path(fixture, "evidence/inside")), 0);
    assert_int_equal(symlink("/etc/passwd", office_path(fixture, "evidence/outside")), 0);
    assert_int_equal(symlink("/etc", office_path(fixture, "etc")), 0);
    assert_int_equal(symlink("nowhere", office_path(fixture, "dangling.csv")), 0);
    assert_int_equal(symlink("loop", office_path(fixture, "loop")), 0);
    assert_int_equal(open_in(fixture, "evidence/inside"), BYTES_OPENED);
    assert_int_equal(open_in(fixture, "evidence/outside"), BYTES_OUTSIDE);
    assert_int_equal(open_in(fixture, "etc/passwd"), BYTES_OUTSIDE);
    assert_int_equal(open_in(fixture, "dangling.csv"), BYTES_UNREADABLE);
    assert_int_equal(open_in(fixture, "loop"), BYTES_UNREADABLE);
}

/* /tmp/office must not open /tmp/office-other. */
static void a_folder_of_a_longer_name_is_outside(void **state)
{
    struct fixture *fixture = *state;
    char other[TEST_FOLDER_SIZE + 8];
    char other_file[TEST_FOLDER_SIZE + 16];
    office_begin(fixture);
    snprintf(other, sizeof other, "%s-other", fixture->folder);
    snprintf(other_file, sizeof other_file, "%s/x", other);
    assert_int_equal(mkdir(other, 0777), 0);
    FILE *file = fopen(other_file, "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(symlink(other_file, office_path(fixture, "link")), 0);
    assert_int_equal(open_in(fixture, "link"), BYTES_OUTSIDE);
    unlink(other_file);
    rmdir(other);
}

static void only_regular_files_open(void **state)
{
    struct fixture *fixture = *state;
    office_begin(fixture);
    office_folder(fixture, "groups.csv");
    assert_int_equal(mkfifo(office_path(fixture, "pipe"), 0666), 0);
    assert_int_equal(open_in(fixture, "groups.csv"), BYTES_NOT_A_FILE);
    assert_int_equal(open_in(fixture, "pipe"), BYTES_NOT_A_FILE);
}

static void a_folder_given_by_a_link_is_fine(void **state)
{
    struct fixture *fixture = *state;
    struct bytes_folder folder;
    int error;
    int descriptor;
    char link_name[TEST_FOLDER_SIZE + 8];
    office_begin(fixture);
    office_put(fixture, "a.csv", "x");
    snprintf(link_name, sizeof link_name, "%s-link", fixture->folder);
    assert_int_equal(symlink(fixture->folder, link_name), 0);
    bool opened = bytes_folder_open(fixture->arena, link_name, &folder, &error);
    unlink(link_name);
    assert_true(opened);
    assert_int_equal(bytes_open(&folder, "a.csv", &descriptor, &error), BYTES_OPENED);
    close(descriptor);
    assert_false(bytes_folder_open(fixture->arena, link_name, &folder, &error));
    assert_int_equal(error, ENOENT);
}

static void sources_are_read_twice(void **state)
{
    struct fixture *fixture = *state;
    unsigned char buffer[8];
    office_begin(fixture);
    office_put(fixture, "a", "abcdef");
    int descriptor = open(office_path(fixture, "a"), O_RDONLY);
    struct bytes_source sources[] = {bytes_of_descriptor(descriptor), bytes_of_memory("abcdef", 6)};
    for (size_t i = 0; i < COUNT(sources); i++) {
        for (int round = 0; round < 2; round++) {
            assert_true(bytes_rewind(&sources[i]));
            assert_int_equal(bytes_read(&sources[i], buffer, 4), 4);
            assert_memory_equal(buffer, "abcd", 4);
            assert_int_equal(bytes_read(&sources[i], buffer, 8), 2);
            assert_int_equal(bytes_read(&sources[i], buffer, 8), 0);
        }
        assert_int_equal(sources[i].error, 0);
    }
    close(descriptor);
    struct bytes_source closed = bytes_of_descriptor(descriptor);
    assert_int_equal(bytes_read(&closed, buffer, 8), 0);
    assert_int_equal(closed.error, EBADF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_below_the_folder_open), TEST(names_that_lead_out_are_refused),
        TEST(links_may_stay_inside_only),  TEST(a_folder_of_a_longer_name_is_outside),
        TEST(only_regular_files_open),     TEST(a_folder_given_by_a_link_is_fine),
        TEST(sources_are_read_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
