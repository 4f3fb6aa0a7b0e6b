/* The rules that stand above both engines: spaces, punctuation, numbers, dates, addresses. Internal
 * to fonts/breaks. */
#ifndef RAINGAN_FONTS_BREAK_RULES_H
#define RAINGAN_FONTS_BREAK_RULES_H

struct break_text;

/* Before the word list has its last word: what spaces, punctuation, numbers and the like are worth.
 */
void break_rules_apply(struct break_text *text);

/* After it: what nothing may overrule (clusters, ZWSP, WJ, NBSP, closing punctuation, line feeds),
 * then BREAK_EMERGENCY wherever only a word's inside forbids a break. */
void break_rules_finish(struct break_text *text);

/* The parts of break_rules_apply() that look at whole tokens (break_tokens.c). */
void break_rule_numbers(struct break_text *text);
void break_rule_dates(struct break_text *text);
void break_rule_document_numbers(struct break_text *text);
void break_rule_telephones(struct break_text *text);
void break_rule_addresses(struct break_text *text);
void break_rule_abbreviations(struct break_text *text);
void break_rule_list_numbers(struct break_text *text);

#endif
