/* The ink of single symbols and arrows, and the legend that explains them. */
#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/flowchart_steps.h"
#include "output/structure.h"

#define RULE   750
#define HEAD   5500 /* an arrowhead's length; it is two thirds as wide */
#define CORNER 8    /* points on a quarter of a rounded end */

/* --- symbols -------------------------------------------------------------------------------- */

/* cos of the angles of a quarter turn in eight steps, in thousandths. */
static const int COSINES[CORNER + 1] = {1000, 981, 924, 831, 707, 556, 383, 195, 0};

static void outline(struct canvas *canvas, const struct canvas_point *points, size_t count)
{
    canvas_polygon(canvas, points, count, 0xFFFFFF);
    canvas_polyline(canvas, points, count, RULE, CANVAS_BLACK);
}

/* A rectangle with half circles for ends. */
static void draw_terminator(struct canvas *canvas, struct flowchart_place place)
{
    struct canvas_point points[4 * (CORNER + 1) + 1];
    int radius = (place.height < place.width ? place.height : place.width) / 2;
    size_t count = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
        bool right = quarter == 0 || quarter == 3, top = quarter == 0 || quarter == 1;
        for (int i = 0; i <= CORNER; i++) {
            /* Around the corner against the clock, from the right end on. */
            int along = COSINES[quarter % 2 == 0 ? i : CORNER - i];
            int up = COSINES[quarter % 2 == 0 ? CORNER - i : i];
            int dx = (int)((int64_t)radius * along / 1000), dy = (int)((int64_t)radius * up / 1000);
            points[count++] = (struct canvas_point){
                right ? place.x + place.width - radius + dx : place.x + radius - dx,
                top ? place.y + radius - dy : place.y + place.height - radius + dy};
        }
    }
    points[count] = points[0];
    outline(canvas, points, count + 1);
}

void flowchart_symbol(struct canvas *canvas, enum doc_shape shape, struct flowchart_place place)
{
    int right = place.x + place.width, bottom = place.y + place.height;
    int centre = place.x + place.width / 2, middle = place.y + place.height / 2;
    struct canvas_point box[] = {{place.x, place.y},
                                 {right, place.y},
                                 {right, bottom},
                                 {place.x, bottom},
                                 {place.x, place.y}};
    struct canvas_point diamond[] = {
        {centre, place.y}, {right, middle}, {centre, bottom}, {place.x, middle}, {centre, place.y}};
    switch (shape) {
    case DOC_SHAPE_PROCESS: outline(canvas, box, 5); break;
    case DOC_SHAPE_DECISION: outline(canvas, diamond, 5); break;
    case DOC_SHAPE_START:
    case DOC_SHAPE_END:
    case DOC_SHAPE_CONNECTOR: draw_terminator(canvas, place); break;
    }
}

/* --- arrows --------------------------------------------------------------------------------- */

static int sign(int value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

void flowchart_arrow(struct canvas *canvas, const struct canvas_point *points, size_t count)
{
    struct canvas_point line[FLOWCHART_POINTS];
    struct canvas_point tip = points[count - 1], before = points[count - 2];
    int dx = sign(tip.x - before.x), dy = sign(tip.y - before.y);
    struct canvas_point base = {tip.x - dx * HEAD, tip.y - dy * HEAD};
    struct canvas_point head[] = {tip,
                                  {base.x + dy * HEAD / 3, base.y + dx * HEAD / 3},
                                  {base.x - dy * HEAD / 3, base.y - dx * HEAD / 3}};
    for (size_t i = 0; i < count; i++)
        line[i] = points[i];
    line[count - 1] = (struct canvas_point){tip.x - dx * HEAD / 2, tip.y - dy * HEAD / 2};
    canvas_polyline(canvas, line, count, RULE, CANVAS_BLACK);
    canvas_polygon(canvas, head, 3, CANVAS_BLACK);
}

/* --- legend --------------------------------------------------------------------------------- */

#define SAMPLE_WIDTH  34000
#define SAMPLE_HEIGHT 17000
#define SAMPLE_GAP    8000

enum { ENTRIES = 5, ARROW = -1 };

struct legend {
    struct paragraph title, texts[ENTRIES];
    struct structure_element *heading, *elements[ENTRIES];
    int columns, column_width, line_height;
};

static const struct {
    int shape;
    const char *meaning;
} MEANINGS[ENTRIES] = {
    {DOC_SHAPE_START, "จุดเริ่มต้นหรือสิ้นสุดกระบวนการ"},
    {DOC_SHAPE_PROCESS, "กิจกรรมงานหรือการปฏิบัติ"},
    {DOC_SHAPE_DECISION, "การตัดสินใจ"},
    {ARROW, "ทิศทางหรือการเคลื่อนไหวของงาน"},
    {DOC_SHAPE_CONNECTOR, "จุดเชื่อมต่อระหว่างหน้า (ถ้าไม่จบภายใน 1 หน้า)"},
};

static void draw_sample(struct canvas *canvas, int shape, int x, int middle)
{
    struct flowchart_place place = {x, middle - SAMPLE_HEIGHT / 2, SAMPLE_WIDTH, SAMPLE_HEIGHT};
    canvas_begin_artifact(canvas);
    if (shape == ARROW) {
        struct canvas_point line[] = {{x, middle}, {x + SAMPLE_WIDTH, middle}};
        flowchart_arrow(canvas, line, 2);
    } else {
        if (shape == DOC_SHAPE_CONNECTOR) {
            place.x += (SAMPLE_WIDTH - SAMPLE_HEIGHT) / 2;
            place.width = SAMPLE_HEIGHT;
        }
        flowchart_symbol(canvas, (enum doc_shape)shape, place);
    }
    canvas_end_artifact(canvas);
}

static void draw_legend(struct flow *flow, const struct flow_item *item, int y)
{
    const struct legend *legend = item->object;
    canvas_tag(flow->canvas, legend->heading);
    paragraph_draw(flow->canvas, &legend->title, item->x, y);
    y += legend->title.height;
    for (int i = 0; i < ENTRIES; i++) {
        int x = item->x + i % legend->columns * legend->column_width;
        int top = y + i / legend->columns * legend->line_height;
        int middle = top + legend->line_height / 2;
        draw_sample(flow->canvas, MEANINGS[i].shape, x, middle);
        canvas_tag(flow->canvas, legend->elements[i]);
        paragraph_draw(flow->canvas, &legend->texts[i], x + SAMPLE_WIDTH + SAMPLE_GAP,
                       middle - legend->texts[i].height / 2);
    }
}

/* Of one line of samples. */
static int entry_height(const struct flow *flow)
{
    int line = font_family_line_height(flow->typesetter->family, flow_size(flow) * 13 / 16);
    return (line > SAMPLE_HEIGHT ? line : SAMPLE_HEIGHT) + SAMPLE_GAP / 2;
}

int flowchart_legend_height(const struct flow *flow, int columns)
{
    int title = font_family_line_height(flow->typesetter->family, flow_size(flow) * 13 / 16);
    return flow_size(flow) / 2 + title + (ENTRIES + columns - 1) / columns * entry_height(flow);
}

void flowchart_legend_add(struct flow *flow, int columns, int x, int width,
                          struct structure_element *parent)
{
    struct legend *legend = arena_alloc(flow->typesetter->arena, sizeof *legend);
    int size = flow_size(flow) * 13 / 16;
    struct paragraph_style style = flow_style(flow, size, false, DOC_LEFT);
    struct paragraph_style bold = flow_style(flow, size, true, DOC_LEFT);
    style.narrow = bold.narrow = true;
    legend->columns = columns;
    legend->column_width = width / columns;
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, "คำอธิบายสัญลักษณ์ผังขั้นตอน"),
                  &bold, width, &legend->title);
    legend->heading = structure_add(flow->structure, parent, STRUCTURE_P);
    legend->line_height = SAMPLE_HEIGHT;
    for (int i = 0; i < ENTRIES; i++) {
        const char *meaning = flow_digits(flow, MEANINGS[i].meaning);
        paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, meaning), &style,
                      legend->column_width - SAMPLE_WIDTH - 2 * SAMPLE_GAP, &legend->texts[i]);
        legend->elements[i] = structure_add(flow->structure, parent, STRUCTURE_P);
        if (legend->texts[i].height > legend->line_height)
            legend->line_height = legend->texts[i].height;
    }
    legend->line_height += SAMPLE_GAP / 2;
    struct flow_item item = {
        .gap = flow_size(flow) / 2,
        .height = legend->title.height + (ENTRIES + columns - 1) / columns * legend->line_height,
        .x = x,
        .draw = draw_legend,
        .object = legend,
    };
    flow_add(flow, &item);
}
