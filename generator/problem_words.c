/* Masks the arguments of diagnostics. Prints nothing. */
#include "generator/problem_words.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/masking.h"

enum { FIGURE_LONGEST = 16 };

/* Messages about what the office wrote hold what it wrote; the others hold paths, ids and causes. */
static bool holds_data(enum diag_code code)
{
    static const char *const OURS[] = {"OUT", "RUN", "PDF", "XLS", "FNT",
                                       "LAY", "USE", "NEW", "ROL"};
    if (code == OFF001 || code == CSV001) /* a folder or file, and why it cannot be opened */
        return false;
    if (code == ROL008) /* a name that an office gave */
        return true;
    for (size_t i = 0; i < sizeof OURS / sizeof *OURS; i++)
        if (text_starts_with(diag_code_name(code), OURS[i]))
            return false;
    return true;
}

static const char *for_people(struct arena *arena, const char *text)
{
    return mask_personal(arena, text);
}

/* "86.75", "31/2/2569", "1.1": no letter, so no name; no number of a person. */
static const char *for_log(struct arena *arena, const char *text)
{
    size_t figures = strspn(text, "0123456789.,/:;%()+- ");
    bool shown = figures == strlen(text) && figures <= FIGURE_LONGEST &&
                 text_equal(mask_personal(arena, text), text);
    return shown ? text : "…";
}

static const struct diag_item *masked(struct arena *arena, const struct diag_item *item,
                                      const char *(*mask)(struct arena *arena, const char *text))
{
    if (!holds_data(item->code))
        return item;
    struct diag_item *copy = arena_alloc(arena, sizeof *copy);
    const char **arguments = arena_alloc_array(arena, item->argument_count + 1, sizeof *arguments);
    for (size_t i = 0; i < item->argument_count; i++)
        arguments[i] = mask(arena, item->arguments[i]);
    *copy = *item;
    copy->arguments = arguments;
    return copy;
}

const struct diag_item *problem_for_people(struct arena *arena, const struct diag_item *item)
{
    return masked(arena, item, for_people);
}

const struct diag_item *problem_for_log(struct arena *arena, const struct diag_item *item)
{
    return masked(arena, item, for_log);
}
