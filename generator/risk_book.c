/* The risk register, its figures, and the assessment of the components of internal control. */
#include "generator/risk_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/risk_set.h"
#include "input/office.h"
#include "input/schema_field.h"

/* --- figures ---------------------------------------------------------------------------------- */

static const char *band_word(struct arena *arena, const struct office *office, int score)
{
    const struct bands *bands = &office->settings.scheme.risk_bands;
    return score > 0 ? bands->list[risk_band(arena, bands, score)].word : NULL;
}

static const struct number *score_or_none(struct arena *arena, int score)
{
    return score > 0 ? number_integer(arena, score) : NULL;
}

static void add_figures(struct arena *arena, const struct office *office,
                        const struct risk_set *set)
{
    struct book *book = office->book;
    for (size_t i = 0; i < set->count; i++) {
        const struct risk *risk = &set->list[i];
        const char *prefix = text_format(arena, "risk/%s", risk->id);
        int score = risk_score(risk), left = risk_residual_score(risk);
        field_figure(arena, book, prefix, "score", number_integer(arena, score), FIGURE_SCORE);
        field_figure_word(arena, book, prefix, "band", band_word(arena, office, score));
        field_figure(arena, book, prefix, "rank", number_integer(arena, risk->rank), FIGURE_RANK);
        field_figure(arena, book, prefix, "residual_score", score_or_none(arena, left),
                     FIGURE_SCORE);
        field_figure_word(arena, book, prefix, "residual_band", band_word(arena, office, left));
        field_figure(arena, book, prefix, "reduction",
                     left > 0 ? number_integer(arena, score - left) : NULL, FIGURE_SCORE);
    }
}

/* --- the register ----------------------------------------------------------------------------- */

static const struct column LIST_COLUMNS[] = {
    {.id = "rank", .heading = "ลำดับ", .kind = COLUMN_COUNT},
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
    {.id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME},
    {.id = "mission", .heading = "ภารกิจ/วัตถุประสงค์", .kind = COLUMN_TEXT},
    {.id = "risk", .heading = "ความเสี่ยง", .kind = COLUMN_TEXT},
    {.id = "category", .heading = "ด้าน", .kind = COLUMN_NAME},
    {.id = "category_name", .heading = "ด้าน", .kind = COLUMN_NAME},
    {.id = "factor_name", .heading = "ปัจจัยเสี่ยง", .kind = COLUMN_NAME},
    {.id = "cause", .heading = "สาเหตุ", .kind = COLUMN_TEXT},
    {.id = "control", .heading = "การควบคุมที่มีอยู่", .kind = COLUMN_TEXT},
    {.id = "assessment", .heading = "การประเมินผลการควบคุม", .kind = COLUMN_TEXT},
    {.id = "likelihood", .heading = "โอกาส", .kind = COLUMN_COUNT},
    {.id = "impact", .heading = "ผลกระทบ", .kind = COLUMN_COUNT},
    {.id = "score", .heading = "คะแนน", .kind = COLUMN_COUNT, .formula = "={likelihood}*{impact}"},
    {.id = "band", .heading = "ระดับ", .kind = COLUMN_NAME},
    {.id = "response_name", .heading = "การจัดการ", .kind = COLUMN_NAME},
    {.id = "action", .heading = "การปรับปรุง", .kind = COLUMN_TEXT},
    {.id = "residual_likelihood", .heading = "โอกาสคงเหลือ", .kind = COLUMN_COUNT},
    {.id = "residual_impact", .heading = "ผลกระทบคงเหลือ", .kind = COLUMN_COUNT},
    {.id = "residual_score",
     .heading = "คะแนนคงเหลือ",
     .kind = COLUMN_COUNT,
     .formula = "={residual_likelihood}*{residual_impact}"},
    {.id = "residual_band", .heading = "ระดับคงเหลือ", .kind = COLUMN_NAME},
    {.id = "reduction",
     .heading = "ลดลง",
     .kind = COLUMN_COUNT,
     .formula = "={score}-{residual_score}"},
    {.id = "remaining", .heading = "ความเสี่ยงที่ยังมีอยู่", .kind = COLUMN_TEXT},
    {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME},
    {.id = "due", .heading = "กำหนดเสร็จ", .kind = COLUMN_DATE},
    {.id = "owner_due", .heading = "ผู้รับผิดชอบ/กำหนดเสร็จ", .kind = COLUMN_TEXT},
    {.id = "due_owner", .heading = "กำหนดเสร็จ/ผู้รับผิดชอบ", .kind = COLUMN_TEXT},
    {.id = "progress", .heading = "ผลการติดตาม", .kind = COLUMN_TEXT},
    {.id = "overdue", .heading = "พ้นกำหนด", .kind = COLUMN_NAME},
};

/* What ปค.5 says in column (5): the risk that is left. */
static const char *remaining_text(struct arena *arena, const struct office *office,
                                  const struct risk *risk)
{
    int left = risk_residual_score(risk);
    int shown = left > 0 ? left : risk_score(risk);
    return text_format(arena, "ระดับ%s\n(%d คะแนน)", band_word(arena, office, shown), shown);
}

static void set_owner(struct arena *arena, struct table *table, struct row *row,
                      struct date data_date)
{
    const char *owner = table_text(table, row, "owner");
    const struct cell *due = table_cell(table, row, "due");
    if (text_is_empty(owner))
        owner = table_text(table, row, "group");
    const char *between = text_is_empty(owner) || due->kind != CELL_DATE ? "" : "\n";
    table_set_text(table, row, "owner_due",
                   text_format(arena, "%s%s%s", owner, between, due->text));
    table_set_text(table, row, "due_owner",
                   text_format(arena, "%s%s%s", due->text, between, owner));
    if (due->kind == CELL_DATE && date_compare(due->date, data_date) < 0)
        table_set_text(table, row, "overdue", "พ้นกำหนดแล้ว");
}

static void add_risk(struct arena *arena, const struct office *office, const struct risk *risk,
                     struct table *table)
{
    const struct table *risks = book_table(office->book, "risks");
    struct row *row = table_add_row(arena, table);
    int score = risk_score(risk), left = risk_residual_score(risk);
    const char *category = table_text(risks, risk->row, "category");
    field_copy_cells(table, row, risks, risk->row);
    table_set_number(table, row, "rank", number_integer(arena, risk->rank));
    table_set_text(table, row, "group",
                   field_group_name(office, table_text(risks, risk->row, "group")));
    table_set_text(table, row, "category",
                   text_equal(category, "o")   ? "O"
                   : text_equal(category, "f") ? "F"
                   : text_equal(category, "c") ? "C"
                                               : "");
    table_set_text(table, row, "category_name",
                   schema_choice_word(&schema_risk_categories, category));
    table_set_text(
        table, row, "factor_name",
        schema_choice_word(&schema_risk_factors, table_text(risks, risk->row, "factor")));
    table_set_text(
        table, row, "response_name",
        schema_choice_word(&schema_risk_responses, table_text(risks, risk->row, "response")));
    table_set_number(table, row, "score", number_integer(arena, score));
    table_set_text(table, row, "band", band_word(arena, office, score));
    table_set_number(table, row, "residual_score", score_or_none(arena, left));
    table_set_text(table, row, "residual_band", band_word(arena, office, left));
    table_set_number(table, row, "reduction",
                     left > 0 ? number_integer(arena, score - left) : NULL);
    table_set_text(table, row, "remaining", remaining_text(arena, office, risk));
    set_owner(arena, table, row, office->settings.period.data_date);
}

/* --- the components of internal control ------------------------------------------------------- */

/* domain.md 7.1: the names of 2561, and those of the older regulation. */
static const char *component_title(struct arena *arena, int component, bool old)
{
    static const char *const NEW[] = {"สภาพแวดล้อมการควบคุม", "การประเมินความเสี่ยง", "กิจกรรมการควบคุม",
                                      "สารสนเทศและการสื่อสาร", "กิจกรรมการติดตามผล"};
    static const char *const OLD[] = {"สภาพแวดล้อมของการควบคุม", "การประเมินความเสี่ยง",
                                      "กิจกรรมการควบคุม", "สารสนเทศและการสื่อสาร", "การติดตามประเมินผล"};
    return text_format(arena, "%d. %s", component, old ? OLD[component - 1] : NEW[component - 1]);
}

static void add_controls(struct arena *arena, struct office *office)
{
    static const struct column COLUMNS[] = {
        {.id = "component", .heading = "องค์ประกอบที่", .kind = COLUMN_COUNT},
        {.id = "component_title", .heading = "องค์ประกอบของการควบคุมภายใน", .kind = COLUMN_NAME},
        {.id = "principle", .heading = "หลักการที่", .kind = COLUMN_ID},
        {.id = "name", .heading = "หลักการ", .kind = COLUMN_TEXT},
        {.id = "conclusion", .heading = "ผลการประเมิน/ข้อสรุป", .kind = COLUMN_TEXT},
    };
    const struct table *controls = book_table(office->book, "controls");
    if (!field_is_reported(controls))
        return;
    struct table *table = table_new(arena, "control/list", "การประเมินองค์ประกอบของการควบคุมภายใน",
                                    COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (int component = 1; component <= 5; component++) {
        for (size_t i = 0; i < controls->row_count; i++) {
            const struct row *from = &controls->rows[i];
            int64_t number;
            if (from->bad ||
                !number_to_integer(table_number(controls, from, "component"), &number) ||
                number != component)
                continue;
            struct row *row = table_add_row(arena, table);
            field_copy_cells(table, row, controls, from);
            table_set_text(
                table, row, "component_title",
                component_title(arena, component, office->settings.scheme.control_forms_old));
        }
    }
    book_add_table(office->book, table);
}

void risk_add(struct arena *arena, struct office *office)
{
    book_set_text(office->book, "rule.control_forms",
                  office->settings.scheme.control_forms_old ? "po" : "pk");
    add_controls(arena, office);
    struct risk_set *set = risk_compute(arena, office);
    if (!set)
        return;
    add_figures(arena, office, set);
    struct table *table = table_new(arena, "risk/list", "ทะเบียนความเสี่ยง", LIST_COLUMNS,
                                    sizeof LIST_COLUMNS / sizeof *LIST_COLUMNS);
    for (size_t i = 0; i < set->count; i++)
        add_risk(arena, office, set->ranked[i], table);
    book_add_table(office->book, table);
    risk_map_add(arena, office, set);
}
