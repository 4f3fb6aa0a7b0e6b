/* Page breaking by itself: items that only say where they were placed. No font, no text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "output/canvas.h"
#include "output/contents.h"
#include "output/document.h"
#include "output/flow.h"
#include "output/footnotes.h"
#include "output/furniture.h"
#include "output/pdf_file.h"

#define ROOM       (FLOW_LONG_SIDE - FLOW_TOP - FLOW_BOTTOM)
#define PLACES_MAX 20000

struct place {
    size_t page, index;
    int y;
    char what; /* i item, r repeat, c close */
};

struct fixture {
    struct arena *arena;
    struct typesetter typesetter;
    struct flow flow;
    struct place *places;
    size_t count;
};

static void exhausted(void *context)
{
    (void)context;
    abort();
}

static int set_up(void **state)
{
    struct arena *arena = arena_new(0, (struct arena_exhausted){exhausted, NULL});
    struct fixture *fixture = arena_alloc(arena, sizeof *fixture);
    struct document *document = document_new(arena, "flow");
    fixture->arena = arena;
    fixture->places = arena_alloc_array(arena, PLACES_MAX, sizeof *fixture->places);
    fixture->typesetter =
        (struct typesetter){.arena = arena, .diag = diag_new(arena), .document = document};
    struct flow *flow = &fixture->flow;
    flow->typesetter = &fixture->typesetter;
    flow->file = pdf_file_new(arena, document, fixture->typesetter.diag, diag_file("flow"));
    flow->canvas = canvas_new(arena, flow->file);
    flow->furniture = furniture_new(flow);
    flow->contents = contents_new(flow);
    flow->footnotes = footnotes_new(flow->typesetter->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    return 0;
}

static void record(struct fixture *fixture, struct flow *flow, char what, size_t index, int y)
{
    assert_true(fixture->count < PLACES_MAX);
    fixture->places[fixture->count++] = (struct place){canvas_page(flow->canvas), index, y, what};
}

static void draw(struct flow *flow, const struct flow_item *item, int y)
{
    record((struct fixture *)(uintptr_t)item->object, flow, 'i', item->index, y);
    assert_true(y + item->height <= FLOW_LONG_SIDE - FLOW_BOTTOM || y == FLOW_TOP ||
                item->height > ROOM);
}

static void draw_repeat(struct flow *flow, const struct flow_repeat *repeat, int y)
{
    record((struct fixture *)(uintptr_t)repeat->object, flow, 'r', 0, y);
}

static void close_repeat(struct flow *flow, const struct flow_repeat *repeat, int y)
{
    record((struct fixture *)(uintptr_t)repeat->object, flow, 'c', 0, y);
}

static void add(struct fixture *fixture, size_t index, int gap, int height, bool keep,
                const struct flow_repeat *repeat)
{
    struct flow_item item = {.gap = gap,
                             .height = height,
                             .keep = keep,
                             .draw = draw,
                             .object = fixture,
                             .index = index,
                             .repeat = repeat};
    flow_add(&fixture->flow, &item);
}

static void test_items_fill_pages(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 25; i++)
        add(fixture, i, 1000, ROOM / 10, false, NULL);
    flow_settle(&fixture->flow);
    assert_int_equal(25, fixture->count);
    assert_int_equal(3, fixture->flow.page_count); /* nine a page with their gaps */
    assert_int_equal(FLOW_TOP, fixture->places[0].y);
    assert_int_equal(FLOW_TOP, fixture->places[9].y); /* the gap is dropped on top */
    assert_int_equal(1, fixture->places[9].page);
    assert_int_equal(FLOW_TOP + ROOM / 10 + 1000, fixture->places[10].y);
}

static void test_a_group_stays_together(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, 0, 0, ROOM / 2, false, NULL);
    add(fixture, 1, 0, ROOM / 4, true, NULL); /* fits by itself, but not with what it keeps to */
    add(fixture, 2, 0, ROOM / 4, true, NULL);
    add(fixture, 3, 0, ROOM / 4, false, NULL);
    flow_settle(&fixture->flow);
    assert_int_equal(0, fixture->places[0].page);
    for (int i = 1; i < 4; i++)
        assert_int_equal(1, fixture->places[i].page);
}

static void test_a_group_higher_than_a_page_is_cut(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 25; i++)
        add(fixture, i, 0, ROOM / 10, true, NULL);
    add(fixture, 25, 0, 3 * ROOM, false, NULL); /* and one that fits nowhere is drawn once */
    add(fixture, 26, 0, 1000, false, NULL);
    flow_settle(&fixture->flow);
    assert_int_equal(27, fixture->count);
    assert_int_equal(5, fixture->flow.page_count);
}

static void test_a_repeat_stands_on_every_next_page(void **state)
{
    struct fixture *fixture = *state;
    struct flow_repeat repeat = {ROOM / 10, draw_repeat, close_repeat, fixture};
    add(fixture, 100, 0, ROOM / 10, true, NULL); /* the head itself */
    for (size_t i = 0; i < 30; i++)
        add(fixture, i, 0, ROOM / 10, false, &repeat);
    flow_end_page(&fixture->flow);
    assert_int_equal(4, fixture->flow.page_count); /* nine rows a page */
    size_t repeats = 0, closes = 0;
    for (size_t i = 0; i < fixture->count; i++) {
        const struct place *place = &fixture->places[i];
        repeats += place->what == 'r';
        closes += place->what == 'c';
        if (place->what == 'r') {
            assert_int_equal(FLOW_TOP, place->y);
            assert_int_equal('c', fixture->places[i - 1].what);
            assert_int_equal('i', fixture->places[i + 1].what);
            assert_int_equal(FLOW_TOP + ROOM / 10, fixture->places[i + 1].y);
        }
    }
    assert_int_equal(3, repeats);
    assert_int_equal(4, closes);
}

static void test_a_joining_item_takes_the_group_before_along(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, 0, 0, ROOM / 2, false, NULL);
    add(fixture, 1, 0, ROOM / 4, false, NULL);
    fixture->flow.joins = true;
    add(fixture, 2, 0, ROOM / 2, false, NULL);
    flow_settle(&fixture->flow);
    assert_int_equal(0, fixture->places[0].page);
    assert_int_equal(1, fixture->places[1].page);
    assert_int_equal(1, fixture->places[2].page);
}

static bool shrink(struct flow *flow, struct flow_item *item, int height)
{
    (void)flow;
    assert_in_range(height, item->least, item->height - 1);
    item->height = height;
    return true;
}

static bool refuse(struct flow *flow, struct flow_item *item, int height)
{
    (void)flow;
    (void)item;
    (void)height;
    return false;
}

/* Half a page is full; an item of 6/10 comes, which can do with a part of that. */
static void add_lowered(struct fixture *fixture, int least,
                        bool (*how)(struct flow *, struct flow_item *, int))
{
    add(fixture, 0, 0, ROOM / 2, false, NULL);
    add(fixture, 1, 0, ROOM / 20, true, NULL);
    struct flow_item item = {.height = ROOM * 6 / 10,
                             .least = least,
                             .shrink = how,
                             .draw = draw,
                             .object = fixture,
                             .index = 2};
    flow_add(&fixture->flow, &item);
    add(fixture, 3, 0, 1000, false, NULL);
    flow_settle(&fixture->flow);
}

static void test_a_group_is_lowered_to_stay_on_its_page(void **state)
{
    struct fixture *fixture = *state;
    add_lowered(fixture, ROOM * 4 / 10, shrink);
    assert_int_equal(0, fixture->places[1].page);
    assert_int_equal(0, fixture->places[2].page);
    assert_int_equal(1, fixture->places[3].page); /* nothing more was taken than was missing */
}

static void test_a_group_is_not_lowered_too_far_or_against_its_will(void **state)
{
    struct fixture *fixture = *state;
    add_lowered(fixture, ROOM * 5 / 10, shrink);
    assert_int_equal(1, fixture->places[1].page);
    assert_int_equal(1, fixture->places[2].page);
    flow_end_page(&fixture->flow);
    add_lowered(fixture, ROOM * 4 / 10, refuse);
    assert_int_equal(2, fixture->places[4].page);
    assert_int_equal(3, fixture->places[5].page);
    assert_int_equal(3, fixture->places[6].page);
}

/* Two headings, each with one line: what wants two beside it takes one, and not the next heading.
 */
static void test_a_heading_is_not_what_the_one_before_wants(void **state)
{
    struct fixture *fixture = *state;
    add(fixture, 0, 0, ROOM * 9 / 10, false, NULL);
    for (size_t i = 1; i < 5; i += 2) {
        flow_begin_heading(&fixture->flow);
        add(fixture, i, 0, ROOM / 25, true, NULL);
        fixture->flow.owed = 2;
        add(fixture, i + 1, 0, ROOM / 25, false, NULL);
    }
    flow_settle(&fixture->flow);
    assert_int_equal(0, fixture->places[1].page);
    assert_int_equal(0, fixture->places[2].page);
    assert_int_equal(1, fixture->places[3].page);
    assert_int_equal(1, fixture->places[4].page);
}

static void test_no_empty_pages(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 5; i++)
        flow_end_page(&fixture->flow);
    add(fixture, 0, 0, 1000, false, NULL);
    for (int i = 0; i < 5; i++)
        flow_end_page(&fixture->flow);
    add(fixture, 1, 0, ROOM, false, NULL);
    add(fixture, 2, 0, ROOM, false, NULL);
    flow_end_page(&fixture->flow);
    assert_int_equal(3, fixture->flow.page_count);
}

/* 5,000 pages are made, the next one is an error that is said once. */
static void test_page_limit(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < PDF_PAGES_MAX; i++)
        add(fixture, i, 0, ROOM, false, NULL);
    flow_settle(&fixture->flow);
    assert_false(fixture->flow.failed);
    assert_int_equal(PDF_PAGES_MAX, pdf_file_pages(fixture->flow.file));
    for (size_t i = 0; i < 3; i++)
        add(fixture, i, 0, ROOM, false, NULL);
    flow_settle(&fixture->flow);
    assert_true(fixture->flow.failed);
    const struct diag_item *items;
    assert_int_equal(1, diag_items(fixture->typesetter.diag, &items));
    assert_int_equal(PDF005, items[0].code);
    assert_int_equal(65, diag_exit_status(fixture->typesetter.diag));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_items_fill_pages),
        TEST(test_a_group_stays_together),
        TEST(test_a_group_higher_than_a_page_is_cut),
        TEST(test_a_repeat_stands_on_every_next_page),
        TEST(test_a_joining_item_takes_the_group_before_along),
        TEST(test_a_group_is_lowered_to_stay_on_its_page),
        TEST(test_a_group_is_not_lowered_too_far_or_against_its_will),
        TEST(test_a_heading_is_not_what_the_one_before_wants),
        TEST(test_no_empty_pages),
        TEST(test_page_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
