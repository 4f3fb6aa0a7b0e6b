/* The pipeline of one office, from its book to its published packet. */
#include "generator/build.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "fonts/family.h"
#include "fonts/shape.h"
#include "generator/compute.h"
#include "generator/csv_out.h"
#include "generator/left_out.h"
#include "generator/options.h"
#include "generator/reports.h"
#include "input/office.h"
#include "layouts/compile.h"
#include "output/document.h"
#include "output/packet.h"
#include "output/pdf.h"
#include "output/xlsx.h"

/* What the making of every report of a packet shares. */
struct build {
    struct arena *arena;
    struct office *office;
    const struct options *options;
    const char *data_folder;
    struct diag *diag;
    struct layout_sources sources;
    const struct report *reports;
    size_t report_count;
    bool pdf, xlsx;
    struct breaker *breaker;
    struct packet *packet;
    const char **files;
    size_t file_count;
};

bool build_open(struct arena *arena, const char *folder, const char *data_folder,
                struct diag *diag, struct office **out)
{
    if (!office_read(arena, folder, data_folder, diag, out))
        return false;
    compute_office(arena, *out, diag);
    return true;
}

bool build_open_unmerged(struct arena *arena, const char *folder, const char *data_folder,
                         struct diag *diag, struct office **out)
{
    if (!office_read(arena, folder, data_folder, diag, out))
        return false;
    compute_office_unmerged(arena, *out, diag);
    return true;
}

static bool choose_formats(struct build *build)
{
    const char **parts;
    build->pdf = build->office->settings.packet.pdf;
    build->xlsx = build->office->settings.packet.xlsx;
    if (!build->options->format)
        return true;
    build->pdf = build->xlsx = false;
    size_t count = text_split(build->arena, build->options->format, ",;", &parts);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(parts[i], "pdf")) {
            build->pdf = true;
        } else if (text_equal(parts[i], "xlsx")) {
            build->xlsx = true;
        } else {
            diag_report(build->diag, USE003, diag_file("raingan"), parts[i], "pdf,xlsx");
            return false;
        }
    }
    return true;
}

static bool prepare(struct build *build)
{
    build->sources =
        report_sources(build->arena, build->office, build->data_folder, build->diag);
    bool formats = choose_formats(build);
    return reports_chosen(build->arena, build->office, build->options, build->sources,
                          build->diag, &build->reports, &build->report_count) &&
           formats;
}

static bool compile(struct build *build, const struct report *report, struct document **out)
{
    const struct style_settings *style = &build->office->settings.style;
    struct layout_style wanted = {
        .thai_digits = style->thai_digits,
        .thai_table_digits = style->thai_table_digits,
        .font = style->font,
        .size = (int)(number_to_double(style->size) * 1000.0 + 0.5),
        .draft = style->draft || build->options->draft,
    };
    if (!layout_compile(build->arena, report->name, build->office->book, build->sources, wanted,
                        build->diag, out))
        return false;
    (*out)->version = "raingan " RAINGAN_VERSION;
    (*out)->date = build->office->settings.period.data_date;
    if (build->options->keep_going)
        left_out_add(build->arena, *out, build->diag, build->options->language);
    return true;
}

/* formats.md: a character that no font has is an error in a layout, in data a warning. */
static void report_missing_characters(struct build *build, const struct report *report,
                                      const struct font_family *family)
{
    const struct shape_missing *missing;
    size_t count = font_family_missing(family, &missing);
    const char *shown;
    const char *relative = text_format(build->arena, "layouts/%s.md", report->name);
    const char *layout =
        count ? build->sources.read(build->sources.context, relative, &shown) : NULL;
    for (size_t i = 0; i < count; i++) {
        char bytes[5] = {0};
        text_encode(missing[i].code_point, bytes);
        const char *name =
            text_format(build->arena, "%s (U+%04X)", bytes, (unsigned)missing[i].code_point);
        if (layout && strstr(layout, bytes))
            diag_report(build->diag, RUN004, diag_file(relative), name, report->name);
        else
            diag_report(build->diag, RUN003, diag_file(report->name), name, report->name,
                        text_format(build->arena, "%zu", missing[i].count));
    }
}

static void add_file(struct build *build, const char *file)
{
    build->files[build->file_count++] = file;
}

static bool write_pdf(struct build *build, const struct report *report,
                      const struct document *document)
{
    struct font_family *family;
    struct pdf_result result;
    const char *file = text_format(build->arena, "%s-%s.pdf", report->number, report->name);
    struct font_places places = {
        .settings = text_format(build->arena, "%s/fonts/fonts.ini", build->data_folder),
        .office_fonts = text_format(build->arena, "%s/fonts", build->office->folder),
        .asked_at = build->office->settings.style.font_place,
    };
    if (!font_family_open(build->arena, document->font, places, build->diag, &family) ||
        !pdf_write(build->arena, document, family, build->breaker,
                   packet_path(build->packet, file), build->diag, &result))
        return false;
    report_missing_characters(build, report, family);
    add_file(build, file);
    return true;
}

static bool write_xlsx(struct build *build, const struct report *report,
                       const struct document *document)
{
    const char *file = text_format(build->arena, "%s-%s.xlsx", report->number, report->name);
    if (!xlsx_write(build->arena, document, packet_path(build->packet, file),
                    packet_path(build->packet, ""), build->diag))
        return false;
    add_file(build, file);
    return true;
}

static bool write_report(struct build *build, const struct report *report)
{
    struct document *document;
    return compile(build, report, &document) &&
           (!build->pdf || write_pdf(build, report, document)) &&
           (!build->xlsx || write_xlsx(build, report, document));
}

static bool write_text(struct build *build, const char *file, const char *text)
{
    return packet_write(build->packet, file, text, strlen(text), build->diag);
}

/* All files of the packet into the staging folder. */
static bool write_all(struct build *build)
{
    build->files = arena_alloc_array(build->arena, 2 * build->report_count, sizeof *build->files);
    const char *own = text_format(build->arena, "%s/words", build->office->folder);
    build->breaker = breaker_new(
        build->arena, text_format(build->arena, "%s/fonts/words", build->data_folder),
        access(own, F_OK) == 0 ? own : NULL, build->diag);
    bool good = build->breaker != NULL;
    for (size_t i = 0; good && i < build->report_count; i++)
        good = write_report(build, &build->reports[i]);
    return good && write_text(build, "figures.csv",
                              csv_figures(build->arena, build->office->book, true)) &&
           write_text(build, "problems.csv",
                      csv_problems(build->arena, build->diag, build->options->language));
}

static const char *packet_name(struct arena *arena, const struct office *office)
{
    return text_format(arena, "%s-%d-m%d", office->settings.office.code,
                       office->settings.period.fiscal_year, office->settings.period.months);
}

void build_check(struct arena *arena, struct office *office, const struct options *options,
                 const char *data_folder, struct diag *diag)
{
    struct build build = {.arena = arena, .office = office, .options = options,
                          .data_folder = data_folder, .diag = diag};
    prepare(&build);
    for (size_t i = 0; i < build.report_count; i++) {
        struct document *document;
        compile(&build, &build.reports[i], &document);
    }
}

/* KRS asks for evidence for every indicator (domain.md 3.8): what reading warns of, indicator by indicator,
 * a build refuses. */
static void require_evidence(struct arena *arena, struct diag *diag)
{
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    const char *missing = "";
    for (size_t i = 0; i < count; i++) {
        if (items[i].code == OFF044)
            missing = text_format(arena, "%s%s%s", missing, *missing ? ", " : "",
                                  items[i].arguments[0]);
    }
    if (*missing)
        diag_report(diag, KPI002, diag_file("evidence.csv"), missing);
}

bool build_packet(struct arena *arena, struct office *office, const struct options *options,
                  const char *data_folder, struct diag *diag, struct build_result *out)
{
    struct build build = {.arena = arena, .office = office, .options = options,
                          .data_folder = data_folder, .diag = diag};
    if (diag_count(diag, DIAG_ERROR) == 0)
        require_evidence(arena, diag);
    if (!prepare(&build) || (diag_count(diag, DIAG_ERROR) > 0 && !options->keep_going))
        return false;
    size_t errors = diag_count(diag, DIAG_ERROR);
    build.packet = packet_begin(arena, options->out, packet_name(arena, office), diag);
    bool good = build.packet && write_all(&build) && diag_count(diag, DIAG_ERROR) == errors &&
                packet_publish(build.packet, &out->packet, diag);
    packet_end(build.packet);
    for (size_t i = 0; good && i < build.file_count; i++)
        build.files[i] = text_format(arena, "%s/%s", out->packet, build.files[i]);
    out->files = build.files;
    out->file_count = good ? build.file_count : 0;
    return good;
}
