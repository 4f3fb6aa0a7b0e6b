/* Adds the list of problems to a finished document. */
#include "generator/left_out.h"

#include "base/text.h"
#include "generator/problem_words.h"
#include "output/document.h"

static struct doc_block *add_text(struct arena *arena, struct document *document,
                                  struct doc_block *parent, const char *text)
{
    struct doc_block *block = document_add(arena, document, parent, DOC_PARAGRAPH);
    block->as.paragraph.text = doc_plain(arena, text);
    block->as.paragraph.no_indent = true;
    block->as.paragraph.align = DOC_LEFT;
    return block;
}

void left_out_add(struct arena *arena, struct document *document, struct diag *diag,
                  enum diag_language language)
{
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    if (diag_count(diag, DIAG_ERROR) == 0)
        return;
    document_add(arena, document, NULL, DOC_PAGE_BREAK);
    struct doc_block *heading = document_add(arena, document, NULL, DOC_HEADING);
    heading->as.heading.level = 1;
    heading->as.heading.text = doc_plain(arena, "ข้อมูลที่ไม่ได้นำมาใช้ในรายงานนี้");
    add_text(arena, document, NULL,
             "ข้อมูลต่อไปนี้มีข้อผิดพลาด จึงไม่ได้นำมาคำนวณและไม่ปรากฏในตารางของรายงานนี้");
    struct doc_block *list = document_add(arena, document, NULL, DOC_LIST);
    list->as.list.ordered = true;
    list->as.list.start = 1;
    for (size_t i = 0; i < count; i++) {
        if (items[i].level != DIAG_ERROR)
            continue;
        struct doc_block *item = document_add(arena, document, list, DOC_ITEM);
        add_text(arena, document, item, diag_message(arena, problem_for_people(arena, &items[i]), language));
    }
    const char *more = diag_overflow_message(arena, diag, language);
    if (*more)
        add_text(arena, document, NULL, more);
}
