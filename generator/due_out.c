/* Prints what generator/due.h found; decides nothing. */
#include "generator/due_out.h"

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/csv_out.h"
#include "generator/due.h"
#include "generator/json_out.h"
#include "generator/options.h"
#include "input/settings.h"

enum { DUE_MAXIMUM = 64 << 20, COLUMNS = 6 };

static const char *const STATE_IDS[] = {"made", "changed", "late", "due", "later"};
static const char *const STATES_THAI[] = {"จัดทำแล้ว", "ข้อมูลเปลี่ยนหลังจัดทำ", "เกินกำหนด", "ต้องจัดทำ",
                                          "ยังไม่ถึงช่วง"};

/* With --quiet only what somebody has to do; a round that packet.ini has passed is over. */
static bool is_shown(const struct due *due, const struct due_item *item,
                     const struct options *options)
{
    bool open = item->state == DUE_CHANGED || item->state == DUE_LATE || item->state == DUE_NOW;
    return !options->quiet || (open && item->months >= due->settings->period.months);
}

/* --- for programs ----------------------------------------------------------------------------- */

static void add_csv(struct arena *arena, struct text_buffer *out, const struct due *due,
                    const struct due_item *item, const char *folder)
{
    csv_add_field(out, folder);
    text_buffer_add_format(out, ",%s,%d,%d,", due->settings->office.code,
                           due->settings->period.fiscal_year, item->months);
    csv_add_field(out, item->code);
    text_buffer_add_format(out, ",%s,%s,%lld,%s,", date_print_iso(arena, item->day), item->report,
                           (long long)item->days_left, STATE_IDS[item->state]);
    csv_add_field(out, item->packet);
    text_buffer_add(out, "\n");
}

static void add_json(struct arena *arena, struct text_buffer *out, const struct due *due,
                     const struct due_item *item, const char *folder)
{
    text_buffer_add(out, "{\"event\":\"due\"");
    json_add(out, "office", folder);
    json_add(out, "office_code", due->settings->office.code);
    text_buffer_add_format(out, ",\"fiscal_year\":%d,\"months\":%d",
                           due->settings->period.fiscal_year, item->months);
    json_add(out, "code", item->code);
    json_add(out, "due", date_print_iso(arena, item->day));
    json_add(out, "report", item->report);
    text_buffer_add_format(out, ",\"days_left\":%lld", (long long)item->days_left);
    json_add(out, "state", STATE_IDS[item->state]);
    json_add(out, "packet", item->packet);
    text_buffer_add(out, "}\n");
}

/* --- for people ------------------------------------------------------------------------------- */

static const char *words_of_days(struct arena *arena, const struct due_item *item, bool thai)
{
    long long days = (long long)item->days_left;
    if (days == 0)
        return thai ? "วันนี้" : "today";
    if (item->state == DUE_MADE && days < 0)
        return ""; /* its day is over, and that is no matter */
    const char *noun = thai ? "วัน" : days == 1 || days == -1 ? "day" : "days";
    if (days < 0)
        return text_format(arena, thai ? "เกิน %lld %s" : "%lld %s over", -days, noun);
    return text_format(arena, thai ? "เหลือ %lld %s" : "%lld %s left", days, noun);
}

static const char *words_of_state(struct arena *arena, const struct due *due,
                                  const struct due_item *item, bool thai)
{
    const char *word = thai ? STATES_THAI[item->state] : STATE_IDS[item->state];
    bool waits = item->state == DUE_LATE || item->state == DUE_NOW;
    if (waits && !item->this_round)
        return text_format(arena, "%s (packet.ini: months = %d)", word,
                           due->settings->period.months);
    if (waits && !item->listed)
        return text_format(arena,
                           thai ? "%s (ไม่อยู่ใน reports ของ packet.ini)"
                                : "%s (not in reports of packet.ini)",
                           word);
    return word;
}

struct line {
    const char *cells[COLUMNS];
};

static struct line line_of(struct arena *arena, const struct due *due, const struct due_item *item,
                           bool thai)
{
    return (struct line){{date_print_long(arena, due->months, item->day), words_of_days(arena, item, thai),
                          item->code, text_format(arena, "%d", item->months), item->report,
                          words_of_state(arena, due, item, thai)}};
}

static void add_padded(struct text_buffer *out, const char *text, size_t places)
{
    text_buffer_add(out, text);
    for (size_t at = text_columns(text); at < places; at++)
        text_buffer_add(out, " ");
}

static void add_lines(struct text_buffer *out, const struct line *lines, size_t count)
{
    size_t widths[COLUMNS] = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t c = 0; c < COLUMNS; c++)
            if (text_columns(lines[i].cells[c]) > widths[c])
                widths[c] = text_columns(lines[i].cells[c]);
    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            text_buffer_add(out, "  ");
            add_padded(out, lines[i].cells[c], c + 1 < COLUMNS ? widths[c] : 0);
        }
        text_buffer_add(out, "\n");
    }
}

static void add_table(struct arena *arena, struct text_buffer *out, const struct due *due,
                      const struct options *options)
{
    bool thai = options->language == DIAG_THAI;
    const struct settings *settings = due->settings;
    const char *today = date_print_long(arena, due->months, options->today);
    struct line *lines = arena_alloc_array(arena, due->count + 1, sizeof *lines);
    size_t count = 0;
    lines[count++] = thai ? (struct line){{"กำหนดส่ง", "เวลา", "รหัส", "รอบ", "รายงาน", "สถานะ"}}
                          : (struct line){{"due", "time", "code", "months", "report", "state"}};
    for (size_t i = 0; i < due->count; i++)
        if (is_shown(due, &due->items[i], options))
            lines[count++] = line_of(arena, due, &due->items[i], thai);
    if (count == 1)
        return;
    text_buffer_add_format(out,
                           thai ? "%s (%s) ปีงบประมาณ %d รอบ %d เดือน ณ วันที่ %s\n"
                                : "%s (%s), fiscal year %d, %d months, on %s\n",
                           settings->office.short_name, settings->office.code,
                           settings->period.fiscal_year, settings->period.months, today);
    add_lines(out, lines, count);
}

const char *due_heading(const struct options *options)
{
    return options->format && !options->log_json
               ? "folder,office,fiscal_year,months,code,due,report,days_left,state,packet\n"
               : "";
}

const char *due_text(struct arena *arena, const struct due *due, const char *folder,
                     const struct options *options)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, DUE_MAXIMUM);
    if (!options->log_json && !options->format)
        add_table(arena, &out, due, options);
    for (size_t i = 0; (options->log_json || options->format) && i < due->count; i++) {
        const struct due_item *item = &due->items[i];
        if (!is_shown(due, item, options))
            continue;
        if (options->log_json)
            add_json(arena, &out, due, item, folder);
        else
            add_csv(arena, &out, due, item, folder);
    }
    return out.data ? out.data : "";
}
