/* Content stream operators, printed from integers: no formatted printing, no floating point. Knows
 * no library: pages, fonts and links are pdf_file's.
 *
 * Text is one BT … ET a run of clusters of one face, with literal strings of two-byte codes. Space
 * that justification adds is a TJ number after a whole cluster, never Tc (it would also follow a
 * cluster's mark codes, whose advance is 0), never Tw (PDF applies it to single-byte codes only),
 * never inside a cluster. A space of the text is always drawn as its own code, so that it is found
 * when copied.
 *
 * How much may be added before a reader takes the gap for a space (of the drawn size, measured by
 * tests/output/test_canvas.c): 0.1 em in poppler 22.12, 0.2 em in MuPDF 1.21. Justification keeps
 * to 0.08. Behind a code without advance poppler would cut words at 0.03 already, so fonts/ gives
 * marks an advance of their own (clusters.c). */
#include "output/canvas.h"

#include <string.h>

#include "base/arena.h"
#include "fonts/shape.h"
#include "output/pdf_file.h"
#include "output/structure.h"

#define BUFFER_SIZE    8192
#define UNKNOWN_COLOUR UINT32_MAX

/* The kinds of marked content. */
enum mark { MARK_NONE, MARK_ELEMENT, MARK_ARTIFACT, MARK_HEAD, MARK_FOOT };

struct canvas {
    struct arena *arena;
    struct pdf_file *file;
    size_t page;
    int height;
    int shift;
    bool open;
    /* The page's graphics state as it was last written. */
    const struct font_face *face;
    int face_size;
    uint32_t fill, stroke;
    int line_width;
    /* What is to be drawn next, and what was opened for what was drawn last. */
    struct structure_element *element;
    enum mark artifact; /* MARK_NONE: the element decides */
    enum mark open_mark;
    struct structure_element *open_element;
    size_t used;
    char buffer[BUFFER_SIZE];
};

struct canvas *canvas_new(struct arena *arena, struct pdf_file *file)
{
    struct canvas *canvas = arena_alloc(arena, sizeof *canvas);
    canvas->arena = arena;
    canvas->file = file;
    return canvas;
}

static void write_out(struct canvas *canvas)
{
    if (canvas->open && canvas->used > 0)
        pdf_file_draw(canvas->file, canvas->page, canvas->buffer, canvas->used);
    canvas->used = 0;
}

void canvas_turn_to(struct canvas *canvas, size_t page, int page_height)
{
    canvas_flush(canvas);
    canvas->open = true;
    canvas->page = page;
    canvas->height = page_height;
    canvas->face = NULL;
    canvas->face_size = 0;
    canvas->fill = canvas->stroke = UNKNOWN_COLOUR;
    canvas->line_width = -1;
}

size_t canvas_page(const struct canvas *canvas)
{
    return canvas->page;
}

/* --- printing ------------------------------------------------------------------------------ */

static void put_byte(struct canvas *canvas, char byte)
{
    if (canvas->used == BUFFER_SIZE)
        write_out(canvas);
    canvas->buffer[canvas->used++] = byte;
}

static void put(struct canvas *canvas, const char *text)
{
    while (*text)
        put_byte(canvas, *text++);
}

static void put_integer(struct canvas *canvas, long value)
{
    char digits[24];
    int count = 0;
    unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
    if (value < 0)
        put_byte(canvas, '-');
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    while (count > 0)
        put_byte(canvas, digits[--count]);
}

/* Thousandths as a decimal without needless zeros: 12500 → "12.5". */
static void put_thousandths(struct canvas *canvas, long value)
{
    unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
    if (value < 0)
        put_byte(canvas, '-');
    put_integer(canvas, (long)(rest / 1000));
    unsigned long part = rest % 1000;
    if (part == 0)
        return;
    put_byte(canvas, '.');
    for (unsigned long unit = 100; part > 0; part %= unit, unit /= 10)
        put_byte(canvas, (char)('0' + part / unit));
}

/* A length in points: to a hundredth, which no eye and no printer can tell from the whole. */
static void put_length(struct canvas *canvas, int length)
{
    long hundredths = ((long)length + (length < 0 ? -5 : 5)) / 10;
    put_thousandths(canvas, hundredths * 10);
}

static void put_lengths(struct canvas *canvas, const int *lengths, int count)
{
    for (int i = 0; i < count; i++) {
        put_length(canvas, lengths[i]);
        put_byte(canvas, ' ');
    }
}

static void put_point(struct canvas *canvas, int x, int y)
{
    put_length(canvas, x + canvas->shift);
    put_byte(canvas, ' ');
    put_length(canvas, canvas->height - y);
    put_byte(canvas, ' ');
}

/* --- marked content ------------------------------------------------------------------------ */

static void close_mark(struct canvas *canvas)
{
    if (canvas->open_mark != MARK_NONE)
        put(canvas, "EMC\n");
    canvas->open_mark = MARK_NONE;
}

/* Every operator that paints comes after this: nothing is drawn outside the structure and the
 * artifacts, and neighbours of one element share one mark. */
static void mark(struct canvas *canvas)
{
    enum mark wanted = canvas->artifact != MARK_NONE ? canvas->artifact
                       : canvas->element             ? MARK_ELEMENT
                                                     : MARK_ARTIFACT;
    bool same = wanted != MARK_ELEMENT || canvas->open_element == canvas->element;
    if (canvas->open_mark == wanted && same)
        return;
    close_mark(canvas);
    canvas->open_mark = wanted;
    canvas->open_element = canvas->element;
    switch (wanted) {
    case MARK_ELEMENT:
        put_byte(canvas, '/');
        put(canvas, structure_role_name(canvas->element->role));
        put(canvas, "<</MCID ");
        put_integer(canvas, (long)structure_mark(pdf_file_structure(canvas->file), canvas->element,
                                                 canvas->page));
        put(canvas, ">>BDC\n");
        break;
    case MARK_HEAD: put(canvas, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"); break;
    case MARK_FOOT: put(canvas, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"); break;
    case MARK_ARTIFACT:
    case MARK_NONE: put(canvas, "/Artifact BMC\n"); break;
    }
}

void canvas_flush(struct canvas *canvas)
{
    close_mark(canvas);
    write_out(canvas);
}

/* --- graphics state ------------------------------------------------------------------------ */

static void put_colour(struct canvas *canvas, uint32_t colour, const char *grey, const char *rgb)
{
    unsigned parts[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool is_grey = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (is_grey ? 1 : 3); i++) {
        put_thousandths(canvas, (long)(parts[i] * 1000 + 127) / 255);
        put_byte(canvas, ' ');
    }
    put(canvas, is_grey ? grey : rgb);
}

static void set_fill(struct canvas *canvas, uint32_t colour)
{
    if (canvas->fill != colour)
        put_colour(canvas, colour, "g\n", "rg\n");
    canvas->fill = colour;
}

static void set_stroke(struct canvas *canvas, uint32_t colour, int width)
{
    if (canvas->stroke != colour)
        put_colour(canvas, colour, "G\n", "RG\n");
    canvas->stroke = colour;
    if (canvas->line_width != width) {
        put_length(canvas, width);
        put(canvas, " w\n");
    }
    canvas->line_width = width;
}

void canvas_shift(struct canvas *canvas, int distance)
{
    canvas->shift = distance;
}

/* --- text ---------------------------------------------------------------------------------- */

/* One byte of a literal string. CR must be written as an escape: a reader takes a bare one for LF.
 */
static void put_string_byte(struct canvas *canvas, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        put_byte(canvas, '\\');
    if (byte == '\r')
        put(canvas, "\\r");
    else
        put_byte(canvas, (char)byte);
}

static void put_cluster(struct canvas *canvas, const struct shape_cluster *cluster)
{
    for (unsigned i = 0; i < cluster->code_count; i++) {
        put_string_byte(canvas, cluster->codes[i] >> 8);
        put_string_byte(canvas, cluster->codes[i] & 0xFFu);
    }
}

static int extra_after(const struct shape_cluster *cluster, bool last, int space_extra,
                       int thai_extra)
{
    if (cluster->space)
        return space_extra;
    return cluster->thai && !last ? thai_extra : 0;
}

static void set_font(struct canvas *canvas, struct font_face *face, int size)
{
    int actual = font_face_size(face, size);
    if (canvas->face == face && canvas->face_size == actual)
        return;
    put(canvas, "/F");
    put_integer(canvas, (long)pdf_file_font(canvas->file, face));
    put_byte(canvas, ' ');
    put_thousandths(canvas, actual);
    put(canvas, " Tf\n");
    canvas->face = face;
    canvas->face_size = actual;
}

/* Draws the clusters of one face; `last` when no cluster follows them. Returns the x after them. TJ
 * counts in thousandths of the size: what rounding leaves is carried on, so that a line ends in its
 * place. */
static int draw_run(struct canvas *canvas, int x, int y, const struct shape_cluster *clusters,
                    size_t count, bool last, int space_extra, int thai_extra)
{
    bool spread = space_extra != 0 || thai_extra != 0;
    int64_t size = canvas->face_size > 0 ? canvas->face_size : 1, owed = 0;
    put(canvas, "BT ");
    put_point(canvas, x, y);
    put(canvas, spread ? "Td[(" : "Td(");
    for (size_t i = 0; i < count; i++) {
        put_cluster(canvas, &clusters[i]);
        int extra = extra_after(&clusters[i], last && i + 1 == count, space_extra, thai_extra);
        x += clusters[i].advance + extra;
        owed += (int64_t)extra * 1000;
        int64_t step = (owed + (owed < 0 ? -size : size) / 2) / size;
        if (extra == 0 || step == 0 || i + 1 == count)
            continue;
        owed -= step * size;
        put_byte(canvas, ')');
        put_integer(canvas, (long)-step);
        put_byte(canvas, '(');
    }
    put(canvas, spread ? ")]TJ ET\n" : ")Tj ET\n");
    return x;
}

int canvas_text(struct canvas *canvas, int x, int y, int size, uint32_t colour,
                const struct shape_cluster *clusters, size_t count, int space_extra, int thai_extra)
{
    size_t at = 0;
    while (at < count) {
        size_t end = at, drawn = 0;
        struct font_face *face = clusters[at].face;
        for (; end < count && clusters[end].face == face; end++)
            drawn += clusters[end].code_count;
        if (drawn > 0) {
            mark(canvas);
            set_fill(canvas, colour);
            set_font(canvas, face, size);
            x = draw_run(canvas, x, y, clusters + at, end - at, end == count, space_extra,
                         thai_extra);
        } else {
            for (; at < end; at++)
                x += clusters[at].advance;
        }
        at = end;
    }
    return x;
}

/* --- shapes -------------------------------------------------------------------------------- */

void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, int width, uint32_t colour)
{
    mark(canvas);
    set_stroke(canvas, colour, width);
    put_point(canvas, x0, y0);
    put(canvas, "m ");
    put_point(canvas, x1, y1);
    put(canvas, "l S\n");
}

void canvas_dashed(struct canvas *canvas, int x0, int y0, int x1, int y1, int width,
                   uint32_t colour, int on, int off)
{
    const int dash[2] = {on, off};
    mark(canvas);
    put_byte(canvas, '[');
    put_lengths(canvas, dash, 2);
    put(canvas, "]0 d\n");
    canvas_line(canvas, x0, y0, x1, y1, width, colour);
    put(canvas, "[]0 d\n");
}

static void put_rectangle(struct canvas *canvas, int x, int y, int width, int height)
{
    const int box[4] = {x + canvas->shift, canvas->height - y - height, width, height};
    put_lengths(canvas, box, 4);
    put(canvas, "re ");
}

void canvas_fill(struct canvas *canvas, int x, int y, int width, int height, uint32_t colour)
{
    mark(canvas);
    set_fill(canvas, colour);
    put_rectangle(canvas, x, y, width, height);
    put(canvas, "f\n");
}

void canvas_frame(struct canvas *canvas, int x, int y, int width, int height, int rule,
                  uint32_t colour)
{
    mark(canvas);
    set_stroke(canvas, colour, rule);
    put_rectangle(canvas, x, y, width, height);
    put(canvas, "S\n");
}

static void put_path(struct canvas *canvas, const struct canvas_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_point(canvas, points[i].x, points[i].y);
        put(canvas, i == 0 ? "m " : "l ");
    }
}

void canvas_polyline(struct canvas *canvas, const struct canvas_point *points, size_t count,
                     int width, uint32_t colour)
{
    if (count < 2)
        return;
    mark(canvas);
    set_stroke(canvas, colour, width);
    put(canvas, "1 j ");
    put_path(canvas, points, count);
    put(canvas, "S 0 j\n");
}

void canvas_polygon(struct canvas *canvas, const struct canvas_point *points, size_t count,
                    uint32_t colour)
{
    if (count < 3)
        return;
    mark(canvas);
    set_fill(canvas, colour);
    put_path(canvas, points, count);
    put(canvas, "f\n");
}

/* Four Bézier curves; 0.5523 is the usual approximation of a quarter circle. */
void canvas_circle(struct canvas *canvas, int x, int y, int radius, uint32_t colour)
{
    int r = radius, k = (int)((int64_t)radius * 5523 / 10000);
    const int curves[4][6] = {
        {r, -k, k, -r, 0, -r}, {-k, -r, -r, -k, -r, 0}, {-r, k, -k, r, 0, r}, {k, r, r, k, r, 0}};
    mark(canvas);
    set_fill(canvas, colour);
    put_point(canvas, x + r, y);
    put(canvas, "m ");
    for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 6; j += 2)
            put_point(canvas, x + curves[i][j], y + curves[i][j + 1]);
        put(canvas, "c ");
    }
    put(canvas, "f\n");
}

void canvas_image(struct canvas *canvas, int image, int x, int y, int width, int height)
{
    if (image < 1)
        return;
    mark(canvas);
    put(canvas, "q ");
    put_length(canvas, width);
    put(canvas, " 0 0 ");
    put_length(canvas, height);
    put_byte(canvas, ' ');
    put_point(canvas, x, y + height);
    put(canvas, "cm /I");
    put_integer(canvas, image);
    put(canvas, " Do Q\n");
}

/* --- links and marks ----------------------------------------------------------------------- */

struct structure_element *canvas_tag(struct canvas *canvas, struct structure_element *element)
{
    struct structure_element *before = canvas->element;
    canvas->element = element;
    return before;
}

void canvas_tag_figure(struct canvas *canvas, struct structure_element *figure, int x, int y,
                       int width, int height)
{
    x += canvas->shift;
    const int box[4] = {x, canvas->height - y - height, x + width + 999, canvas->height - y + 999};
    for (int i = 0; i < 4; i++)
        figure->box[i] = box[i] / 1000;
    figure->boxed = true;
    canvas->element = figure;
}

struct structure_element *canvas_tag_link(struct canvas *canvas, const char *target)
{
    struct structure_element *before = canvas->element;
    if (before && canvas->artifact == MARK_NONE)
        canvas->element = structure_add_link(pdf_file_structure(canvas->file), before, target);
    return before;
}

struct structure_element *canvas_tag_reference(struct canvas *canvas)
{
    struct structure_element *before = canvas->element;
    if (before && canvas->artifact == MARK_NONE)
        canvas->element =
            structure_add(pdf_file_structure(canvas->file), before, STRUCTURE_REFERENCE);
    return before;
}

void canvas_link(struct canvas *canvas, int x, int y, int width, int height, const char *target)
{
    struct structure *structure = pdf_file_structure(canvas->file);
    struct structure_element *link = canvas->element;
    if (!target || !*target || !link || canvas->artifact != MARK_NONE)
        return;
    if (link->role != STRUCTURE_LINK)
        link = structure_add_link(structure, link, target);
    size_t index = pdf_file_link(canvas->file, canvas->page, x + canvas->shift, y, width, height, target);
    structure_annotate(structure, link, canvas->page, index);
}

void canvas_anchor(struct canvas *canvas, int x, int y, const char *anchor)
{
    if (anchor && *anchor)
        pdf_file_anchor(canvas->file, canvas->page, x + canvas->shift, y, anchor);
}

void canvas_begin_artifact(struct canvas *canvas)
{
    canvas->artifact = MARK_ARTIFACT;
}

void canvas_begin_running(struct canvas *canvas, bool foot)
{
    canvas->artifact = foot ? MARK_FOOT : MARK_HEAD;
}

void canvas_end_artifact(struct canvas *canvas)
{
    canvas->artifact = MARK_NONE;
}
