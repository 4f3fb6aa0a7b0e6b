/* Scales an emblem into its box and draws it as a figure. */
#include "output/emblem.h"

#include "output/canvas.h"
#include "output/document.h"
#include "output/flow.h"
#include "output/pdf_file.h"
#include "output/structure.h"

bool emblem_open(struct flow *flow, const struct doc_block *block, const char *path, int width,
                 int height, struct structure_element *parent, struct emblem *out)
{
    int wide, high;
    *out = (struct emblem){0};
    if (!path)
        return true;
    out->image = pdf_file_image(flow->file, path, block->place, &wide, &high);
    if (out->image < 0) {
        flow->failed = true;
        return false;
    }
    out->figure = structure_add(flow->structure, parent, STRUCTURE_FIGURE);
    out->figure->alternative = "ตราสัญลักษณ์ของหน่วยงาน";
    out->height = height;
    out->width = (int)((int64_t)height * wide / high);
    if (out->width > width) {
        out->width = width;
        out->height = (int)((int64_t)width * high / wide);
    }
    return true;
}

void emblem_draw(struct flow *flow, const struct emblem *emblem, int x, int y)
{
    if (emblem->width == 0)
        return;
    canvas_tag_figure(flow->canvas, emblem->figure, x, y, emblem->width, emblem->height);
    canvas_image(flow->canvas, emblem->image, x, y, emblem->width, emblem->height);
    canvas_tag(flow->canvas, NULL);
}
