/* Computed standards → the tables of the book (docs/book.md "Standards"). */
#ifndef RAINGAN_GENERATOR_SAR_BOOK_H
#define RAINGAN_GENERATOR_SAR_BOOK_H

#include "generator/sar_tree.h"

struct arena;
struct bands;
struct book;
struct office;

/* <prefix>/nodes, /standards, /indicators, /criteria. */
void sar_book_add(struct arena *arena, const struct office *office, const struct sar_tree *tree);
/* <prefix>/rows, /prose, evidence/<prefix>. */
void sar_rows_add(struct arena *arena, const struct office *office, const struct sar_tree *tree);

/* The levels in words, each with the scores that it holds: "ดีเยี่ยม 4.50–5.00 คะแนน, …". */
const char *sar_levels_rule(struct arena *arena, const struct bands *levels);
/* How many rows a node's form has in <prefix>/rows. */
size_t sar_form_rows(const struct sar_node *node);

/* --- words that both share --- */

/* What is asked of a leaf: "ครบ 12 ข้อ", "ร้อยละ 80". */
const char *sar_target_text(struct arena *arena, const struct sar_node *node);
/* What came out: "9/12 ข้อ (ร้อยละ 75.00)", "ร้อยละ 86.96", "มี". */
const char *sar_result_text(struct arena *arena, const struct sar_node *node);
/* บรรลุเป้าหมาย, ต่ำกว่าเป้าหมาย, ไม่มีเป้าหมาย, ไม่มีผล. */
const char *sar_status_word(const struct sar_node *node);
/* A column of the node's answer; "" without one. */
const char *sar_answer_text(const struct sar_tree *tree, const struct sar_node *node,
                            const char *column);
/* "กลุ่มนโยบายและแผน, กลุ่มอำนวยการ": the groups in full, from `column` (main, joint) of the node. */
const char *sar_groups_text(struct arena *arena, const struct office *office,
                            const struct sar_tree *tree, const struct sar_node *node,
                            const char *column);
/* "1. title\n2. title": of the answer's evidence and of evidence.csv; "" without any. */
const char *sar_evidence_text(struct arena *arena, const struct office *office,
                              const struct sar_tree *tree, const struct sar_node *node,
                              size_t *count);

#endif
