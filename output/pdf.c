/* A document → a PDF file: brings typesetter, flow and file together. */
#include "output/pdf.h"

#include "base/arena.h"
#include "base/diag.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/contents.h"
#include "output/document.h"
#include "output/flow.h"
#include "output/footnotes.h"
#include "output/furniture.h"
#include "output/pdf_file.h"
#include "output/structure.h"

static bool fail(struct pdf_result *out)
{
    out->pages = 0;
    out->bytes = 0;
    return false;
}

bool pdf_write(struct arena *arena, const struct document *document, struct font_family *family,
               struct breaker *breaker, const char *path, struct diag *diag, struct pdf_result *out)
{
    struct typesetter typesetter = {arena, family, breaker, diag, document, NULL};
    struct flow flow = {.typesetter = &typesetter, .numbers = FLOW_DIGITS, .next_number = 1};
    flow.file = pdf_file_new(arena, document, diag, diag_file(document->name));
    flow.canvas = canvas_new(arena, flow.file);
    flow.structure = pdf_file_structure(flow.file);
    flow.furniture = furniture_new(&flow);
    flow.contents = contents_new(&flow);
    flow.footnotes = footnotes_new(arena);
    struct blocks_frame frame = {
        .x = FLOW_LEFT, .width = flow_text_width(&flow), .parent = structure_root(flow.structure)};
    blocks_add(&flow, document->first, frame);
    flow_settle(&flow);
    if (flow.page_count == 0 && !flow.failed)
        flow_bare_page(&flow); /* a PDF has at least one page */
    flow_end_page(&flow);
    contents_fill(&flow);
    canvas_flush(flow.canvas);
    if (flow.failed && !pdf_file_failed(flow.file))
        return fail(out); /* reported where it failed */
    if (!pdf_file_save(flow.file, path, &out->bytes))
        return fail(out);
    out->pages = pdf_file_pages(flow.file);
    return true;
}
