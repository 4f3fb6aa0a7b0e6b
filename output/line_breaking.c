/* Total-fit line breaking (Knuth and Plass 1981) over clusters with the breaker's classes as
 * penalties.
 *
 * All lines but the first are equally wide, so a place's best cost does not depend on the line's
 * number, and one forward pass over the places, each looking back over the places of one line,
 * finds the best paragraph. That is linear in the text, because a line holds a bounded number of
 * places. A text with more places than any paragraph has is done in parts, so that memory is
 * bounded too. */
#include "output/line_breaking.h"

#include "base/arena.h"

/* A place where a line may end, with sums over everything before it. */
struct stop {
    uint32_t end;   /* a line that ends here draws clusters before this one … */
    uint32_t start; /* … and the next line begins with this one */
    int64_t width_to_end, width_to_start;
    int64_t space_width_to_end, space_width_to_start;
    int32_t spaces_to_end, spaces_to_start;
    int32_t gaps_to_end, gaps_to_start; /* Thai clusters; to_end without the line's last cluster */
    int64_t cost;                       /* of the best lines up to here */
    uint32_t previous;                  /* the stop where the last of those lines begins */
    enum break_class how;
};

struct stops {
    struct arena *arena; /* scratch: the places are needed only to find the lines */
    struct stop *list;
    size_t count;
    size_t capacity;
};

/* Sums over the clusters before `next`. */
struct sums {
    int64_t width, space_width;
    int32_t spaces, gaps;
    size_t next;
};

/* Lines look back over at most this many places. The longest line of real text has some 300; only
 * clusters without width could reach it. */
#define LOOK_BACK_MAX 1024
/* Places weighed together: some twenty pages of prose. */
#define STOPS_MAX 4096
/* Clusters looked through for a place where a word ends. */
#define WORD_MAX 4096

/* --- the places ------------------------------------------------------------------------------ */

/* Dropped at a line's end: spaces, and characters that are obeyed but not drawn (ZWSP). */
static bool is_dropped(const struct shape_cluster *cluster)
{
    return cluster->space || cluster->code_count == 0;
}

static void sums_to(struct sums *sums, const struct break_text *text, size_t target)
{
    for (; sums->next < target; sums->next++) {
        const struct shape_cluster *cluster = &text->clusters[sums->next];
        sums->width += cluster->advance;
        if (cluster->space) {
            sums->space_width += cluster->advance;
            sums->spaces++;
        }
        sums->gaps += cluster->thai;
    }
}

/* `end` is where the drawn part ends, `start` where the next line begins; both at or after
 * sums->next. */
static void add_stop(struct stops *stops, struct sums *sums, const struct break_text *text,
                     size_t end, size_t start, enum break_class how)
{
    stops->list =
        arena_grow(stops->arena, stops->list, stops->count, &stops->capacity, sizeof *stops->list);
    struct stop *stop = &stops->list[stops->count++];
    *stop = (struct stop){.end = (uint32_t)end, .start = (uint32_t)start, .how = how};
    sums_to(sums, text, end);
    stop->width_to_end = sums->width;
    stop->space_width_to_end = sums->space_width;
    stop->spaces_to_end = sums->spaces;
    stop->gaps_to_end = sums->gaps - (end > 0 && text->clusters[end - 1].thai ? 1 : 0);
    sums_to(sums, text, start);
    stop->width_to_start = sums->width;
    stop->space_width_to_start = sums->space_width;
    stop->spaces_to_start = sums->spaces;
    stop->gaps_to_start = sums->gaps;
}

static enum break_class class_before(const struct break_text *text, size_t cluster)
{
    return (enum break_class)text->classes[text->clusters[cluster].offset];
}

static bool is_usual(enum break_class how)
{
    return how == BREAK_DEAR || how == BREAK_FREE || how == BREAK_BEST || how == BREAK_MUST;
}

/* Room for the usual places of a text, with its beginning and end. */
static size_t count_places(const struct break_text *text)
{
    size_t count = 2;
    for (size_t i = 1; i < text->count && count < STOPS_MAX; i++) {
        count += is_usual(class_before(text, i));
    }
    return count;
}

/* How wide clusters [first, end) are. */
static int64_t clusters_width(const struct break_text *text, size_t first, size_t end)
{
    int64_t width = 0;
    for (size_t i = first; i < end; i++) {
        width += text->clusters[i].advance;
    }
    return width;
}

/* The end of what is drawn when a line begins with `first` and the next with `start`. */
static size_t drawn_end(const struct break_text *text, size_t first, size_t start)
{
    size_t end = start;
    while (end > first && is_dropped(&text->clusters[end - 1])) {
        end--;
    }
    return end;
}

/* A cut inside a word before cluster `start`, unless nothing would stand on the line before it or
 * only what is dropped would come next. */
static void add_cut(struct stops *stops, struct sums *sums, const struct break_text *text,
                    size_t start)
{
    size_t line = stops->list[stops->count - 1].start;
    size_t end = drawn_end(text, line, start);
    if (end > line && !is_dropped(&text->clusters[start]) && text->clusters[start].advance > 0) {
        add_stop(stops, sums, text, end, start, BREAK_EMERGENCY);
    }
}

/* A word wider than its line: the places inside it that the breaker names for this need, and, where
 * these are not enough, every place between two clusters. */
static void add_cuts(struct stops *stops, struct sums *sums, const struct break_text *text,
                     size_t first, size_t end, int64_t limit)
{
    size_t piece = first;
    while (piece < end) {
        size_t next = piece + 1;
        while (next < end && class_before(text, next) != BREAK_EMERGENCY) {
            next++;
        }
        if (clusters_width(text, piece, next) > limit) {
            for (size_t i = piece + 1; i < next; i++) {
                add_cut(stops, sums, text, i);
            }
        }
        if (next < end) {
            add_cut(stops, sums, text, next);
        }
        piece = next;
    }
}

/* The first cluster at or after `start` that a line can begin with: spaces after a break go with
 * it. `how` becomes the best class met, BREAK_EMERGENCY when there is none. */
static size_t next_line_start(const struct break_text *text, size_t start, enum break_class *how)
{
    *how = BREAK_EMERGENCY;
    for (; start < text->count; start++) {
        enum break_class here = class_before(text, start);
        if (is_usual(here) && here > *how) {
            *how = here;
        }
        if (!is_dropped(&text->clusters[start])) {
            break;
        }
    }
    return start;
}

/* The places from cluster `piece` on: the first before it, the last at the end of the text, or
 * where there are enough of them for now. */
static void find_stops(struct stops *stops, const struct break_text *text,
                       const struct break_goal *goal, size_t piece)
{
    struct sums sums = {.next = piece};
    stops->count = 0;
    add_stop(stops, &sums, text, piece, piece, BREAK_MUST);
    size_t next = piece + 1;
    while (piece < text->count && stops->count < STOPS_MAX) {
        while (next < text->count && next - piece < WORD_MAX &&
               !is_usual(class_before(text, next))) {
            next++;
        }
        size_t end = drawn_end(text, piece, next);
        enum break_class how;
        size_t start = next_line_start(text, next, &how);
        next = start + 1;
        if (end == piece && start < text->count) {
            continue; /* spaces at the very beginning: no line ends after them */
        }
        int limit = stops->count == 1 ? goal->first_width : goal->width;
        limit = limit > goal->width ? goal->width : limit;
        if (clusters_width(text, piece, end) > limit) {
            add_cuts(stops, &sums, text, piece, end, limit);
        }
        add_stop(stops, &sums, text, end, start, how);
        piece = start;
    }
    struct stop *last = &stops->list[stops->count - 1];
    last->how = last->start == text->count ? BREAK_MUST : last->how;
}

/* --- the cost of a line ---------------------------------------------------------------------- */

/* Penalties enter squared, beside the square of a line's badness (0 perfect, 100 stretched to its
 * limit). Found by setting official prose and looking: see the table in tests/output/README.md. */
struct penalties {
    int64_t free, dear, emergency, line;
};
static const struct penalties justified_penalties = {80, 190, 3000, 10};
static const struct penalties ragged_penalties = {25, 160, 3000, 10};
static const struct penalties narrow_penalties = {12, 70, 3000, 10};

#define BADNESS_LIMIT 10000
/* More than any sum of penalties and raggedness in a cell: in ragged text a line fewer comes first.
 */
#define LINE_COST     ((int64_t)200000000)
#define OVERFULL_COST ((int64_t)1000000000000)
/* A last line shorter than this looks like a crumb left over; per cent of the width. */
#define SHORT_LAST_PERCENT 12
#define SHORT_LAST_BADNESS 60

static int64_t square(int64_t value)
{
    return value * value;
}

/* 0 … 100 within what justification allows; beyond that the line is ragged, which is worse at once,
 * and the more so the more white it leaves. -1 when the line is too wide. */
static int64_t justified_badness(const struct justify_line *line, int size, int64_t width)
{
    int64_t missing = width - line->width;
    if (missing < 0) {
        int64_t shrink = justify_shrink(line);
        return -missing > shrink ? -1 : 40 * square(-missing) / square(shrink);
    }
    int64_t room = justify_space_stretch(line) + justify_thai_stretch(line, size);
    if (missing <= room) {
        return room == 0 ? 0 : 100 * square(missing) / square(room);
    }
    int64_t hole = (missing - room) * 100 / width;
    int64_t badness = 250 + 10 * hole;
    return badness < BADNESS_LIMIT ? badness : BADNESS_LIMIT;
}

/* A line a quarter empty is 25 bad, a line half empty 100. -1 when the line is too wide. */
static int64_t ragged_badness(const struct justify_line *line, int64_t width)
{
    int64_t missing = width - line->width;
    return missing < 0 ? -1 : square(missing * 100 / width) / 25;
}

static int64_t penalty(const struct penalties *penalties, enum break_class how)
{
    switch (how) {
    case BREAK_FREE: return penalties->free;
    case BREAK_DEAR: return penalties->dear;
    case BREAK_EMERGENCY:
    case BREAK_FORBIDDEN: return penalties->emergency;
    case BREAK_BEST:
    case BREAK_MUST: break;
    }
    return 0;
}

static int64_t last_line_badness(const struct justify_line *line, const struct break_goal *goal,
                                 int64_t width, bool only)
{
    if (only) {
        return 0;
    }
    if (goal->balanced) {
        return ragged_badness(line, width) / 2;
    }
    return line->width * 100 < width * SHORT_LAST_PERCENT ? SHORT_LAST_BADNESS : 0;
}

/* How bad a line of this natural width is; -1 when it is too wide. */
static int64_t line_badness(const struct justify_line *line, const struct break_goal *goal,
                            int64_t width, bool last, bool only)
{
    if (last && line->width <= width) {
        return last_line_badness(line, goal, width, only);
    }
    return goal->justified ? justified_badness(line, goal->size, width)
                           : ragged_badness(line, width);
}

static const struct penalties *penalties_for(const struct break_goal *goal)
{
    return goal->justified ? &justified_penalties
           : goal->narrow  ? &narrow_penalties
                           : &ragged_penalties;
}

/* --- the best paragraph ---------------------------------------------------------------------- */

static struct justify_line between(const struct stop *from, const struct stop *to)
{
    int64_t gaps = to->gaps_to_end - from->gaps_to_start;
    return (struct justify_line){
        .width = to->width_to_end - from->width_to_start,
        .space_width = to->space_width_to_end - from->space_width_to_start,
        .spaces = to->spaces_to_end - from->spaces_to_start,
        .gaps = gaps > 0 ? gaps : 0,
    };
}

/* The first stop from which a line to `to` is not too wide, searched from `low` on: a line only
 * grows wider towards its front, and later lines begin no earlier. */
static size_t first_fitting(const struct stops *stops, size_t to, size_t low, int64_t widest)
{
    if (to - low > LOOK_BACK_MAX) {
        low = to - LOOK_BACK_MAX;
    }
    for (; low + 1 < to; low++) {
        struct justify_line line = between(&stops->list[low], &stops->list[to]);
        if (line.width - justify_shrink(&line) <= widest) {
            break;
        }
    }
    return low;
}

/* Finds the best line that ends at stop `to` and begins at `low` or later, and so the stop's cost.
 */
static void reach(struct stops *stops, size_t to, size_t low, const struct break_goal *goal,
                  bool last)
{
    const struct penalties *penalties = penalties_for(goal);
    struct stop *stop = &stops->list[to];
    int64_t least = square(penalties->line) + square(penalty(penalties, stop->how));
    /* Always reachable: a single piece is no wider than the line, unless it is one huge cluster. */
    stop->previous = (uint32_t)(to - 1);
    stop->cost = stops->list[to - 1].cost + OVERFULL_COST;
    for (size_t from = low; from < to; from++) {
        const struct stop *begin = &stops->list[from];
        if (begin->cost + least >= stop->cost) {
            continue;
        }
        struct justify_line line = between(begin, stop);
        int64_t width = from == 0 ? goal->first_width : goal->width;
        int64_t badness = line_badness(&line, goal, width, last, last && from == 0);
        int64_t cost = begin->cost + square(penalties->line + badness) +
                       square(penalty(penalties, stop->how)) + (goal->justified ? 0 : LINE_COST);
        if (badness >= 0 && cost < stop->cost) {
            stop->cost = cost;
            stop->previous = (uint32_t)from;
        }
    }
}

/* The lines found, in order. */
struct found {
    struct arena *arena;
    struct break_line *list;
    size_t count, capacity;
};

/* Adds the lines of the best way to the last stop. When the text goes on, those near the end are
 * left for the next part, which knows better. Returns the cluster that the next line begins with.
 */
static size_t collect_lines(struct stops *stops, struct found *found, bool complete)
{
    size_t kept = complete ? stops->count : stops->count - stops->count / 4;
    size_t first = found->count;
    size_t start = 0;
    for (size_t i = stops->count - 1; i > 0; i = stops->list[i].previous) {
        const struct stop *begin = &stops->list[stops->list[i].previous];
        const struct stop *end = &stops->list[i];
        if (i >= kept && stops->list[i].previous > 0) {
            continue;
        }
        start = end->start > start ? end->start : start;
        found->list = arena_grow(found->arena, found->list, found->count, &found->capacity,
                                 sizeof *found->list);
        found->list[found->count++] = (struct break_line){
            .first = begin->start,
            .end = end->end,
            .how = end->how,
            .natural = between(begin, end),
        };
    }
    for (size_t i = first, j = found->count; i + 1 < j; i++) { /* from the last to the first */
        struct break_line line = found->list[--j];
        found->list[j] = found->list[i];
        found->list[i] = line;
    }
    return start;
}

size_t line_breaks_find(struct arena *arena, const struct break_text *text,
                        const struct break_goal *goal, struct break_line **lines)
{
    struct stops stops = {.arena = arena_new_scratch(arena)};
    struct found found = {arena, NULL, 0, 0};
    struct break_goal part = *goal;
    int64_t widest = goal->first_width > goal->width ? goal->first_width : goal->width;
    stops.capacity = count_places(text);
    stops.list = arena_alloc_array(stops.arena, stops.capacity, sizeof *stops.list);
    for (size_t start = 0; start < text->count;) {
        find_stops(&stops, text, &part, start);
        bool complete = stops.list[stops.count - 1].start == text->count;
        size_t low = 0;
        for (size_t i = 1; i < stops.count; i++) {
            low = first_fitting(&stops, i, low, widest);
            reach(&stops, i, low, &part, complete && i + 1 == stops.count);
        }
        start = collect_lines(&stops, &found, complete);
        part.first_width = part.width;
    }
    if (found.count == 0) {
        found.list = arena_alloc(arena, sizeof *found.list);
        found.list[found.count++].how = BREAK_MUST;
    }
    arena_free(stops.arena);
    *lines = found.list;
    return found.count;
}

int line_breaks_widest_piece(const struct break_text *text, enum break_class least)
{
    int64_t widest = 0;
    size_t piece = 0;
    while (piece < text->count) {
        size_t next = piece + 1;
        while (next < text->count && class_before(text, next) < least) {
            next++;
        }
        int64_t width = clusters_width(text, piece, drawn_end(text, piece, next));
        widest = width > widest ? width : widest;
        piece = next;
    }
    return widest > INT32_MAX ? INT32_MAX : (int)widest;
}
