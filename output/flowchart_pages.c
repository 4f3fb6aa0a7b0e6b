/* Where a flowchart goes on on another page: on as few pages as it needs, where the fewest arrows
 * are broken, and then with pages about as full as each other. */
#include "output/flowchart.h"

#include <stdint.h>

#include "base/arena.h"

/* What a page, a broken arrow and a page of a step or two cost against each other, and what the
 * emptiness of a page costs at the most. */
#define PAGE_COST   INT64_C(1000000000)
#define BROKEN_COST INT64_C(4000000)
#define CRUMB_COST  INT64_C(3000000)
#define EMPTY_COST  INT64_C(100000)

enum { CRUMB = 2 };

/* Arrows in lanes between the rows before `row` and the others. */
static int64_t broken_before(const struct flowchart *chart, size_t row)
{
    int64_t count = 0;
    for (size_t i = 0; i < chart->edge_count; i++) {
        const struct flowchart_edge *edge = &chart->edges[i];
        bool straight = edge->to == edge->from + 1;
        count += !straight && !chart->cut[i] && (edge->from < row) != (edge->to < row);
    }
    return count;
}

static int64_t page_cost(const struct flowchart *chart, size_t first, size_t end, int height,
                         int room)
{
    int64_t empty = height < room ? room - height : 0;
    int64_t cost = PAGE_COST + EMPTY_COST * empty / room * empty / room;
    bool last = end == chart->box_count;
    if (end - first <= CRUMB && !(first == 0 && last))
        cost += CRUMB_COST;
    return last ? cost : cost + BROKEN_COST * broken_before(chart, end);
}

size_t flowchart_pages(struct arena *arena, const struct flowchart *chart,
                       const struct flowchart_rooms *rooms, const int *heights, size_t *starts)
{
    size_t count = chart->box_count;
    int64_t *costs = arena_alloc_array(arena, count + 1, sizeof *costs);
    size_t *ends = arena_alloc_array(arena, count + 1, sizeof *ends);
    /* From the last row back: what the rows from `first` on cost at the least. */
    for (size_t first = count; first-- > 0;) {
        int room = first == 0 ? rooms->first : rooms->other;
        int height = first > 0 ? flowchart_cut_height(chart, first, false) : 0;
        costs[first] = INT64_MAX;
        for (size_t end = first + 1; end <= count; end++) {
            height += heights[end - 1];
            int cut = end < count ? flowchart_cut_height(chart, end, true) : rooms->tail;
            if (height + cut > room && end > first + 1)
                break;
            int64_t cost =
                page_cost(chart, first, end, height + cut, room) + (end < count ? costs[end] : 0);
            if (cost < costs[first]) {
                costs[first] = cost;
                ends[first] = end;
            }
        }
    }
    size_t pages = 0;
    for (size_t row = 0; row < count; row = ends[row])
        starts[pages++] = row;
    starts[pages] = count;
    return pages;
}
