/* Surveys from their files: the plan, the items, then each survey's responses. */
#include "input/survey.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/lookup.h"
#include "input/survey_parts.h"
#include "input/survey_responses.h"
#include "input/survey_split.h"

static struct survey_tally *read_in_one(const struct survey_context *context,
                                        const struct survey_plan *plan,
                                        const struct survey_heading *heading,
                                        struct csv_records *records)
{
    struct csv_record record;
    struct survey_reader *reader = survey_reader_new(context->arena, context->diag, plan, heading);
    while (csv_records_next(records, &record)) {
        survey_reader_take(reader, &record);
    }
    return survey_reader_tally(reader);
}

struct survey_tally *survey_responses_read(const struct survey_context *context,
                                           const struct survey_plan *plan,
                                           struct bytes_source *source)
{
    struct survey_heading heading;
    struct survey_tally *tally =
        source->descriptor >= 0 ? survey_split_read(context, plan, source->descriptor) : NULL;
    if (tally != NULL) {
        return tally;
    }
    struct csv_records *records =
        csv_records_new(context->arena, source, plan->survey.file, context->asked, context->diag);
    if (!survey_heading_find(context->arena, plan, records, context->diag, &heading)) {
        return NULL;
    }
    return read_in_one(context, plan, &heading, records);
}

static void check_counts(const struct survey_context *context, const struct survey_plan *plan)
{
    struct arena *arena = context->arena;
    const struct survey *survey = &plan->survey;
    const struct number *returned = number_integer(arena, (int64_t)survey->tally->returned);
    if (survey->tally->returned == 0) {
        diag_report(context->diag, SUR024, plan->place, survey->id);
    }
    if (survey->sent != NULL && number_compare(returned, survey->sent) > 0) {
        diag_report(context->diag, SUR025, plan->place, survey->id,
                    number_print(arena, returned, 0, true),
                    number_print(arena, survey->sent, 0, true));
    }
}

static void read_responses(const struct survey_context *context, struct survey_plan *plan)
{
    int descriptor;
    int error;
    const char *file = plan->survey.file;
    enum bytes_result result = bytes_open(context->folder, file, &descriptor, &error);
    if (result == BYTES_ABSENT) {
        diag_report(context->diag, OFF004, plan->place, file);
        return;
    }
    if (result != BYTES_OPENED) {
        bytes_report_at(context->diag, plan->place, file, result, error);
        return;
    }
    struct bytes_source source = bytes_of_descriptor(descriptor);
    plan->survey.tally = survey_responses_read(context, plan, &source);
    close(descriptor);
    if (plan->survey.tally != NULL) {
        check_counts(context, plan);
    }
}

void surveys_read(const struct survey_context *context, struct sheet *items, struct survey **out,
                  size_t *count)
{
    struct survey_plan *plans = NULL;
    size_t planned = survey_plans_read(context, &plans);
    *out = arena_alloc_array(context->arena, planned + 1, sizeof **out);
    *count = 0;
    survey_items_check(context, items, plans, planned);
    for (size_t i = 0; i < planned; i++) {
        if (plans[i].good) {
            read_responses(context, &plans[i]);
        }
        if (plans[i].survey.tally != NULL) {
            (*out)[(*count)++] = plans[i].survey;
        }
    }
}
