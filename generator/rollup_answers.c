/* Percentages back into counts. Exact: what does not add up is no count. */
#include "generator/rollup_answers.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/rollup_part.h"

static bool count_of(struct arena *arena, const struct rollup_part *part, const char *prefix,
                     const struct number *n, int answer, int64_t *out)
{
    const struct number *percent =
        rollup_part_number(arena, part, text_format(arena, "%s/percent%d", prefix, answer));
    const struct number *count =
        number_divide(arena, number_multiply(arena, n, percent), number_integer(arena, 100));
    return count && number_to_integer(number_round(arena, count, 0), out) && *out >= 0;
}

bool rollup_answers_add(struct arena *arena, const struct rollup_part *part, const char *prefix,
                        uint64_t counts[SURVEY_TOP])
{
    const struct number *n = rollup_part_number(arena, part, text_format(arena, "%s/n", prefix));
    int64_t all, sum = 0, found[SURVEY_TOP];
    if (!n || !number_to_integer(n, &all) || all <= 0)
        return false;
    for (int answer = 1; answer <= SURVEY_TOP; answer++) {
        if (!count_of(arena, part, prefix, n, answer, &found[answer - 1]))
            return false;
        sum += found[answer - 1];
    }
    for (size_t i = 0; sum == all && i < SURVEY_TOP; i++)
        counts[i] += (uint64_t)found[i];
    return sum == all;
}

size_t rollup_survey_ids(struct arena *arena, const struct rollup_part *part, const char ***ids)
{
    static const char PREFIX[] = "survey/";
    size_t count = 0;
    *ids = arena_alloc_array(arena, part->names.count + 1, sizeof **ids);
    for (size_t i = 0; i < part->names.count; i++) {
        const char *id = part->names.list[i].id;
        if (text_starts_with(id, PREFIX) &&
            rollup_part_text(part, text_format(arena, "%s/returned", id)))
            (*ids)[count++] = id + strlen(PREFIX);
    }
    return count;
}
