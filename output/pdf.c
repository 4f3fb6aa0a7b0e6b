/* A document → a PDF file: brings typesetter, flow and file together. */
#include "output/pdf.h"

#include "base/arena.h"
#include "base/diag.h"
#include "fonts/shape.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/contents.h"
#include "output/document.h"
#include "output/flow.h"
#include "output/footnotes.h"
#include "output/furniture.h"
#include "output/pdf_file.h"
#include "output/references.h"
#include "output/structure.h"

static bool fail(struct pdf_result *out)
{
    out->pages = 0;
    out->bytes = 0;
    return false;
}

/* The document on pages, from its first block to its last. */
static void set_pages(struct typesetter *typesetter, struct flow *flow)
{
    struct arena *arena = typesetter->arena;
    const struct document *document = typesetter->document;
    *flow = (struct flow){.typesetter = typesetter, .numbers = FLOW_DIGITS, .next_number = 1};
    flow->file = pdf_file_new(arena, document, typesetter->diag, diag_file(document->name));
    flow->canvas = canvas_new(arena, flow->file);
    flow->structure = pdf_file_structure(flow->file);
    flow->furniture = furniture_new(flow);
    flow->contents = contents_new(flow);
    flow->footnotes = footnotes_new(arena);
    struct blocks_frame frame = {
        .x = FLOW_LEFT, .width = flow_text_width(flow), .parent = structure_root(flow->structure)};
    blocks_add(flow, document->first, frame);
    flow_settle(flow);
    if (flow->page_count == 0 && !flow->failed)
        flow_bare_page(flow); /* a PDF has at least one page */
    flow_end_page(flow);
    contents_fill(flow);
    canvas_flush(flow->canvas);
}

static void copy_problems(struct diag *from, struct diag *to)
{
    const struct diag_item *items;
    size_t count = diag_items(from, &items);
    for (size_t i = 0; i < count; i++)
        diag_add(to, items[i].code, items[i].place, items[i].arguments);
}

/* Sets the document again until the numbers of pages in it are true; a longer number may move what
 * follows, but hardly ever back. Only what the last time found wrong is told. */
static void set_named_pages(struct typesetter *typesetter, struct flow *flow)
{
    enum { TIMES = 6 };
    bool settled = false;
    typesetter->references =
        references_new(typesetter->arena, typesetter->document->thai_digits);
    for (int time = 0; time < TIMES && !settled; time++) {
        typesetter->diag = diag_new(typesetter->arena);
        typesetter->shaped = NULL;
        font_family_forget_missing(typesetter->family);
        set_pages(typesetter, flow);
        settled = references_settled(typesetter->references) || flow->failed;
    }
    if (!settled)
        diag_report(typesetter->diag, TXT004, diag_file(typesetter->document->name), "");
}

static bool save(struct flow *flow, const char *path, struct pdf_result *out)
{
    if (flow->failed && !pdf_file_failed(flow->file))
        return fail(out); /* reported where it failed */
    if (!pdf_file_save(flow->file, path, &out->bytes))
        return fail(out);
    out->pages = pdf_file_pages(flow->file);
    out->kept = pdf_file_kept(flow->file);
    return true;
}

bool pdf_write(struct arena *arena, const struct document *document, struct font_family *family,
               struct breaker *breaker, const char *path, struct diag *diag, struct pdf_result *out)
{
    struct typesetter typesetter = {.arena = arena,
                                    .family = family,
                                    .breaker = breaker,
                                    .diag = diag,
                                    .document = document};
    struct flow flow;
    if (document->names_pages)
        set_named_pages(&typesetter, &flow);
    else
        set_pages(&typesetter, &flow);
    bool good = save(&flow, path, out);
    if (typesetter.diag != diag)
        copy_problems(typesetter.diag, diag);
    return good;
}
