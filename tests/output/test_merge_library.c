/* qpdf is opened late: every function is found, and what is missing is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "output/merge_library.h"

static void every_function_is_found(void **state)
{
    (void)state;
    const char *fault = NULL;
    assert_true(merge_library_open(&fault));
    assert_true(merge_library_open(&fault)); /* again */
#define THERE(name) assert_non_null(QPDF->name);
    MERGE_LIBRARY_CALLS(THERE)
#undef THERE
    /* Its types are those of the header that this was built with. */
    assert_string_equal(QPDF->get_qpdf_version(), QPDF_VERSION);
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    struct merge_library library = {0};
    const char *fault = NULL;
    assert_false(merge_library_find("libqpdf.so.0", &library, &fault));
    assert_non_null(strstr(fault, "libqpdf.so.0"));
    assert_false(merge_library_find("libz.so.1", &library, &fault)); /* a library, but another */
    assert_non_null(strstr(fault, "qpdf_"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_is_found),
        cmocka_unit_test(what_is_missing_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
