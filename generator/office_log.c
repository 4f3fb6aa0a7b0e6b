/* Lines for people and for logs. Prints nothing itself. */
#define _GNU_SOURCE /* sigabbrev_np */
#include "generator/office_log.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/json_out.h"
#include "generator/options.h"
#include "generator/problem_words.h"
#include "generator/workers.h"

enum { LOG_MAXIMUM = 64 << 20 };

static void add_problem_json(struct arena *arena, struct text_buffer *out,
                             const struct diag_item *item, const struct options *options,
                             const char *office)
{
    static const char *const LEVELS[] = {"note", "warning", "error"};
    text_buffer_add(out, "{\"event\":\"problem\"");
    json_add(out, "office", office);
    json_add(out, "level", LEVELS[item->level]);
    json_add(out, "code", diag_code_name(item->code));
    json_add(out, "file", item->place.file);
    text_buffer_add_format(out, ",\"line\":%u,\"column\":%u", item->place.line, item->place.column);
    json_add(out, "message", diag_words(arena, problem_for_log(arena, item), options->language));
    text_buffer_add(out, "}\n");
}

/* Of how many more no line is told, and of which codes. */
static void add_more_json(struct text_buffer *out, const char *more, const char *office)
{
    text_buffer_add(out, "{\"event\":\"more\"");
    json_add(out, "office", office);
    json_add(out, "message", more);
    text_buffer_add(out, "}\n");
}

/* --- problems ------------------------------------------------------------------------------- */

const char *office_log_problems(struct arena *arena, struct diag *diag,
                                const struct options *options, const char *office)
{
    const struct diag_item *items;
    struct text_buffer out;
    size_t count = diag_items(diag, &items);
    text_buffer_init(&out, arena, LOG_MAXIMUM);
    for (size_t i = 0; i < count; i++) {
        if (options->quiet && items[i].level != DIAG_ERROR)
            continue;
        if (options->log_json) {
            add_problem_json(arena, &out, &items[i], options, office);
            continue;
        }
        if (office && !text_equal(office, items[i].place.file))
            text_buffer_add_format(&out, "%s: ", office);
        const struct diag_item *item = options->log ? problem_for_log(arena, &items[i])
                                                    : problem_for_people(arena, &items[i]);
        text_buffer_add_format(&out, "%s\n", diag_message(arena, item, options->language));
    }
    const char *more = diag_overflow_message(arena, diag, options->language);
    if (*more && options->log_json)
        add_more_json(&out, more, office);
    else if (*more)
        text_buffer_add_format(&out, "%s\n", more);
    return out.data ? out.data : "";
}

/* --- ends ----------------------------------------------------------------------------------- */

const char *office_log_signal(struct arena *arena, int number)
{
    const char *name = sigabbrev_np(number);
    return name ? text_format(arena, "SIG%s", name) : text_format(arena, "%d", number);
}

static const char *end_word(struct arena *arena, const struct worker_result *result, bool thai)
{
    const char *word = result->status ? (thai ? "ไม่สำเร็จ" : "failed") : (thai ? "สำเร็จ" : "ok");
    if (result->signal)
        return text_format(arena, thai ? "หยุดกลางคัน: %s" : "crashed: %s",
                           office_log_signal(arena, result->signal));
    if (result->first_signal)
        return text_format(arena,
                           thai ? "%sในครั้งที่สอง (ครั้งแรก: %s)" : "%s at the second try (the first: %s)",
                           word, office_log_signal(arena, result->first_signal));
    return word;
}

const char *office_log_end(struct arena *arena, const struct options *options, const char *office,
                           const struct worker_result *result)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, LOG_MAXIMUM);
    if (!options->log_json) {
        text_buffer_add_format(&out, "%-40s %s (%d) %.1f s %ld MiB\n", office,
                               end_word(arena, result, options->language == DIAG_THAI),
                               result->status, result->seconds, (result->memory_kib + 1023) / 1024);
        return out.data;
    }
    text_buffer_add(&out, "{\"event\":\"office\"");
    json_add(&out, "office", office);
    text_buffer_add_format(&out, ",\"status\":%d", result->status);
    json_add(&out, "end", end_word(arena, result, false)); /* for programs */
    text_buffer_add_format(&out, ",\"seconds\":%.3f,\"memory_mib\":%ld}\n", result->seconds,
                           (result->memory_kib + 1023) / 1024);
    return out.data;
}

const char *office_log_total(struct arena *arena, const struct options *options,
                             const struct workers_total *total)
{
    static const char *const FORMATS[] = {
        [DIAG_ENGLISH] = "%zu offices: %zu ok, %zu failed; %.1f s, at most %ld MiB an office\n",
        [DIAG_THAI] = "%zu สำนักงาน: สำเร็จ %zu ไม่สำเร็จ %zu ใช้เวลา %.1f วินาที "
                      "หน่วยความจำสูงสุด %ld เมบิไบต์ต่อสำนักงาน\n"};
    long memory = (total->memory_kib + 1023) / 1024;
    if (options->log_json)
        return text_format(arena,
                           "{\"event\":\"total\",\"offices\":%zu,\"ok\":%zu,\"failed\":%zu,"
                           "\"seconds\":%.3f,\"memory_mib\":%ld}\n",
                           total->good + total->bad, total->good, total->bad, total->seconds,
                           memory);
    return text_format(arena, FORMATS[options->language], total->good + total->bad, total->good,
                       total->bad, total->seconds, memory);
}

const char *office_log_progress(struct arena *arena, const struct options *options, size_t finished,
                                double seconds)
{
    size_t count = options->office_count;
    if (finished == 0)
        return text_format(arena, "0/%zu", count);
    unsigned long left =
        (unsigned long)(seconds / (double)finished * (double)(count - finished) + 0.5);
    return text_format(arena, "%zu/%zu, %s %lu:%02lu", finished, count,
                       options->language == DIAG_THAI ? "เหลือ" : "left", left / 60, left % 60);
}
