/* Rows of data. Bugs these would catch: a row torn at a block's end, a group above 255, rows that
 * stay when there are too many, a part's groups that are not renumbered. */
#include "tests/base/support.h"

#include "base/data.h"

enum { MANY = 40000 };

static struct data_rows *made(struct arena *arena, size_t count, size_t limit)
{
    struct data_rows *rows = data_rows_new(arena, 3, limit);
    for (size_t i = 0; i < count; i++) {
        uint8_t values[] = {(uint8_t)(i % 6), (uint8_t)(i / 6 % 6), (uint8_t)(i % 251)};
        data_rows_add(rows, i % 300, values);
    }
    return rows;
}

static void rows_are_kept(void **state)
{
    struct data_rows *rows = made(*state, MANY, MANY);
    assert_int_equal(data_rows_count(rows), MANY);
    for (size_t i = 0; i < MANY; i++) {
        size_t group;
        const uint8_t *values = data_rows_at(rows, i, &group);
        assert_int_equal(group, i % 300);
        assert_int_equal(values[0], i % 6);
        assert_int_equal(values[2], i % 251);
    }
}

static void too_many_are_let_go(void **state)
{
    struct data_rows *rows = made(*state, MANY + 1, MANY);
    assert_int_equal(data_rows_count(rows), 0);
    data_rows_add(rows, 0, (const uint8_t[]){1, 2, 3});
    assert_int_equal(data_rows_count(rows), 0);
}

static void parts_are_joined(void **state)
{
    size_t group;
    size_t group_of[300];
    for (size_t i = 0; i < COUNT(group_of); i++)
        group_of[i] = 299 - i;
    struct data_rows *rows = made(*state, 10, 20);
    data_rows_append(rows, made(*state, 10, 20), group_of);
    assert_int_equal(data_rows_count(rows), 20);
    assert_int_equal(data_rows_at(rows, 13, &group)[2], 3);
    assert_int_equal(group, 296);
    /* One row more than the limit in both together; a part that had too many itself. */
    data_rows_append(rows, made(*state, 1, 20), group_of);
    assert_int_equal(data_rows_count(rows), 0);
    rows = made(*state, 10, 20);
    data_rows_append(rows, made(*state, 21, 20), group_of);
    assert_int_equal(data_rows_count(rows), 0);
    data_rows_append(rows, made(*state, 1, 20), group_of);
    assert_int_equal(data_rows_count(rows), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_kept),
        cmocka_unit_test(too_many_are_let_go),
        cmocka_unit_test(parts_are_joined),
    };
    return cmocka_run_group_tests_name("data", tests, make_arena, free_arena);
}
