/* The arithmetic of "Thai distributed" justification. Knows widths and counts, no clusters and no
 * page. */
#include "output/justify.h"

/* A phrase space grows to twice its width before any Thai letter moves: beyond that it reads as a
 * hole and begins to join with its neighbours above and below into rivers. */
#define SPACE_STRETCH_PERCENT 100
/* typesetting.md: "never more than 8 % of the type size". PDFium sees a space between words in 7.5 %
 * where the face's own space is wide (bold Laksaman) and a narrow letter follows: a little less. */
#define THAI_STRETCH_PERMILLE 73
/* A Thai phrase space below four fifths of its width no longer reads as the end of a phrase. */
#define SPACE_SHRINK_PERCENT 20

int64_t justify_space_stretch(const struct justify_line *line)
{
    return line->space_width * SPACE_STRETCH_PERCENT / 100;
}

int64_t justify_thai_stretch(const struct justify_line *line, int size)
{
    return line->gaps * ((int64_t)size * THAI_STRETCH_PERMILLE / 1000);
}

int64_t justify_shrink(const struct justify_line *line)
{
    return line->space_width * SPACE_SHRINK_PERCENT / 100;
}

/* Spaces give way equally. Rounded away from zero, so that the line never sticks out. */
static bool set_tighter(const struct justify_line *line, int64_t excess, struct justify_extra *out)
{
    if (line->spaces == 0 || excess > justify_shrink(line)) {
        return false;
    }
    int64_t each = (excess + line->spaces - 1) / line->spaces;
    out->space = (int)-each;
    out->remainder = (int)(each * line->spaces - excess);
    return true;
}

bool justify_set(const struct justify_line *line, int size, int64_t target,
                 struct justify_extra *out)
{
    *out = (struct justify_extra){0, 0, 0};
    int64_t missing = target - line->width;
    if (missing < 0) {
        return set_tighter(line, -missing, out);
    }
    int64_t space_room = justify_space_stretch(line);
    if (missing > space_room + justify_thai_stretch(line, size)) {
        return false;
    }
    int64_t thai_total = missing > space_room ? missing - space_room : 0;
    if (line->spaces == 0) {
        if (line->gaps > 0) {
            out->thai = (int)(missing / line->gaps);
            out->remainder = (int)(missing % line->gaps);
        }
        return missing == 0 || line->gaps > 0;
    }
    /* What does not go evenly into the Thai gaps goes back to the few spaces. */
    int64_t thai = line->gaps > 0 ? thai_total / line->gaps : 0;
    int64_t rest = missing - thai * line->gaps;
    out->thai = (int)thai;
    out->space = (int)(rest / line->spaces);
    out->remainder = (int)(rest % line->spaces);
    return true;
}
