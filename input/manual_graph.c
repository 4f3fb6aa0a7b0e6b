/* The steps of a manual as a graph: one beginning, nothing that is never reached, nothing that
 * never ends (domain.md 9). */
#include "base/arena.h"
#include "base/text.h"
#include "input/check.h"
#include "input/manual.h"

enum { CONNECTOR_LIMIT = 3, TEXT_LIMIT = 150 };

struct checking {
    struct check *check;
    const struct manual *manual;
    bool good;
};

static void problem(struct checking *checking, size_t row, const char *column, enum diag_code code)
{
    const struct table *steps = checking->manual->steps;
    const struct row *step = &steps->rows[row];
    diag_report(checking->check->diag, code, table_place(steps, step, column),
                table_text(steps, step, "no"));
    checking->good = false;
}

static bool is_shape(const struct checking *checking, size_t row, const char *shape)
{
    const struct table *steps = checking->manual->steps;
    return text_equal(table_text(steps, &steps->rows[row], "shape"), shape);
}

static void check_text(struct checking *checking, size_t row)
{
    const struct table *steps = checking->manual->steps;
    const struct row *step = &steps->rows[row];
    if (text_length(table_text(steps, step, "text")) <= TEXT_LIMIT) {
        return;
    }
    diag_report(checking->check->diag, MAN037, table_place(steps, step, "text"),
                table_text(steps, step, "no"),
                text_format(checking->check->arena, "%d", TEXT_LIMIT));
    checking->good = false;
}

static void check_shapes(struct checking *checking)
{
    const struct table *steps = checking->manual->steps;
    bool ended = false;
    for (size_t i = 0; i < steps->row_count; i++) {
        bool start = is_shape(checking, i, "start");
        if (start != (i == 0)) {
            problem(checking, i, "shape", start ? MAN031 : MAN030);
        }
        check_text(checking, i);
        if (is_shape(checking, i, "connector") &&
            text_length(table_text(steps, &steps->rows[i], "text")) > CONNECTOR_LIMIT) {
            problem(checking, i, "text", MAN035);
        }
        ended = ended || is_shape(checking, i, "end");
    }
    if (!ended) {
        diag_report(checking->check->diag, MAN032,
                    diag_at(steps->file, steps->heading_line, 1, NULL), "");
        checking->good = false;
    }
}

/* The steps that are reached from the first one. */
static bool *reached_steps(const struct checking *checking)
{
    const struct manual *manual = checking->manual;
    size_t count = manual->steps->row_count;
    bool *reached = arena_alloc_array(checking->check->arena, count + 1, sizeof *reached);
    size_t *open = arena_alloc_array(checking->check->arena, count + 1, sizeof *open);
    size_t open_count = 0;
    reached[0] = true;
    open[open_count++] = 0;
    while (open_count > 0) {
        const struct manual_step *step = &manual->ways[open[--open_count]];
        for (size_t i = 0; i < step->branch_count; i++) {
            size_t to = step->branches[i].to;
            if (!reached[to]) {
                reached[to] = true;
                open[open_count++] = to;
            }
        }
    }
    return reached;
}

/* The steps from which an end is reached: grown backwards until nothing changes. */
static bool *ending_steps(const struct checking *checking)
{
    const struct manual *manual = checking->manual;
    size_t count = manual->steps->row_count;
    bool *ending = arena_alloc_array(checking->check->arena, count + 1, sizeof *ending);
    bool changed = true;
    for (size_t i = 0; i < count; i++) {
        ending[i] = manual->ways[i].branch_count == 0;
    }
    while (changed) {
        changed = false;
        for (size_t i = count; i-- > 0;) {
            const struct manual_step *step = &manual->ways[i];
            for (size_t k = 0; k < step->branch_count && !ending[i]; k++) {
                ending[i] = ending[step->branches[k].to];
                changed = changed || ending[i];
            }
        }
    }
    return ending;
}

bool manual_graph_check(struct check *check, const struct manual *manual)
{
    struct checking checking = {check, manual, true};
    size_t count = manual->steps->row_count;
    if (count == 0) {
        diag_report(check->diag, MAN036,
                    diag_at(manual->steps->file, manual->steps->heading_line, 1, NULL), "");
        return false;
    }
    check_shapes(&checking);
    if (!checking.good) {
        return false;
    }
    const bool *reached = reached_steps(&checking), *ending = ending_steps(&checking);
    for (size_t i = 0; i < count; i++) {
        if (!reached[i]) {
            problem(&checking, i, "no", MAN033);
        } else if (!ending[i]) {
            problem(&checking, i, "next", MAN034);
        }
    }
    return checking.good;
}
