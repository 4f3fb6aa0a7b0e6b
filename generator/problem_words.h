/* How much of what stands in an office's cells a problem may tell (promise 10). */
#ifndef RAINGAN_GENERATOR_PROBLEM_WORDS_H
#define RAINGAN_GENERATOR_PROBLEM_WORDS_H

struct arena;
struct diag_item;

/* For the one who mends it, and for the packet: everything but national ID numbers, phone numbers
 * and e-mail addresses (mask_personal()). A copy, or the item itself. */
const struct diag_item *problem_for_people(struct arena *arena, const struct diag_item *item);
/* For a log (--log), which others read and which is kept: of what stands in cells only numbers and
 * dates; "…" in place of anything that could be a name. */
const struct diag_item *problem_for_log(struct arena *arena, const struct diag_item *item);

#endif
