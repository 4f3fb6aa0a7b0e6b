/* Documents → files in the staging folder → a published packet. Reads no office. */
#include "generator/build_files.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "fonts/family.h"
#include "fonts/shape.h"
#include "generator/build.h"
#include "generator/csv_out.h"
#include "generator/left_out.h"
#include "generator/manifest.h"
#include "generator/manual_book.h"
#include "generator/memo.h"
#include "generator/names_out.h"
#include "generator/options.h"
#include "generator/packet_name.h"
#include "generator/reports.h"
#include "generator/shared.h"
#include "generator/sources.h"
#include "input/office.h"
#include "output/digest.h"
#include "output/document.h"
#include "output/packet.h"
#include "output/pdf.h"
#include "output/xlsx.h"

bool build_choose_formats(struct build *build)
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

bool build_compile(struct build *build, struct arena *arena, const struct report *report,
                   struct document **out)
{
    const struct style_settings *style = &build->office->settings.style;
    struct layout_style wanted = {
        .thai_digits = style->thai_digits,
        .thai_table_digits = style->thai_table_digits,
        .baht_tens_only = build->office->settings.scheme.baht_et_tens,
        .font = style->font,
        .size = (int)(number_to_double(style->size) * 1000.0 + 0.5),
        .draft = style->draft || build->options->draft,
    };
    if (!layout_compile(arena, report->name, build->office->book, build->sources, wanted,
                        build->diag, out))
        return false;
    (*out)->version = "raingan " RAINGAN_VERSION;
    (*out)->date = build->office->settings.period.data_date;
    if (build->options->keep_going)
        left_out_add(arena, *out, build->diag, build->options->language);
    return true;
}

/* formats.md: a character that no font has is an error in a layout, in data a warning. */
static void report_missing_characters(struct build *build, struct arena *arena,
                                      const struct report *report, const struct font_family *family)
{
    const struct shape_missing *missing;
    size_t count = font_family_missing(family, &missing);
    const char *shown;
    const char *relative = text_format(arena, "layouts/%s.md", report->name);
    const char *layout =
        count ? build->sources.read(build->sources.context, relative, &shown) : NULL;
    for (size_t i = 0; i < count; i++) {
        char bytes[5] = {0};
        text_encode(missing[i].code_point, bytes);
        const char *name =
            text_format(arena, "%s (U+%04X)", bytes, (unsigned)missing[i].code_point);
        if (layout && strstr(layout, bytes))
            diag_report(build->diag, RUN004, diag_file(relative), name, report->name);
        else
            diag_report(build->diag, RUN003, diag_file(report->name), name, report->name,
                        text_format(arena, "%zu", missing[i].count));
    }
}

/* The fonts of the office's own folder are among its inputs. */
static void add_fonts(struct build *build, const struct font_family *family)
{
    struct font_face *const *faces;
    struct digest digest;
    size_t count = font_family_faces_used(family, &faces);
    const char *own = text_format(build->arena, "%s/", build->office->folder);
    for (size_t i = 0; i < count; i++) {
        const char *file = font_face_file(faces[i]);
        bool known = text_starts_with(file, own);
        for (size_t k = 0; !known && k < build->fonts->count; k++)
            known = text_equal(build->fonts->entries[k].path, file);
        if (!known && digest_file(file, &digest))
            manifest_add_digest(build->fonts, MANIFEST_FONT, text_copy(build->arena, file),
                                &digest);
    }
}

static bool write_pdf(struct build *build, struct arena *arena, const struct report *report,
                      const struct document *document, bool enclosed)
{
    struct font_family *family;
    struct pdf_result result;
    const char *file =
        text_format(build->arena, "%s-%s%s.pdf", report->number, report->name, build->part);
    struct font_places places = {
        .settings = text_format(build->arena, "%s/fonts/fonts.ini", build->data_folder),
        .office_fonts = text_format(build->arena, "%s/fonts", build->office->folder),
        .asked_at = build->office->settings.style.font_place,
    };
    if (!font_family_open(arena, document->font, places, build->diag, &family) ||
        !pdf_write(arena, document, family, build->breaker, packet_path(build->packet, file),
                   build->diag, &result))
        return false;
    report_missing_characters(build, arena, report, family);
    add_fonts(build, family);
    const char *title = text_copy(build->arena, document->title);
    struct packed_file packed = {
        .name = file, .title = title, .pages = result.pages, .report = true};
    if (build->evidence) /* packet.pdf will be made */
        packed.kept = structure_keep(build->arena, &result.kept);
    packing_add(&build->packing, packed);
    if (enclosed)
        memo_add_enclosure(build->arena, build->enclosures, title, file, result.pages);
    return true;
}

static bool write_xlsx(struct build *build, struct arena *arena, const struct report *report,
                       const struct document *document)
{
    const char *file =
        text_format(build->arena, "%s-%s%s.xlsx", report->number, report->name, build->part);
    if (!xlsx_write(arena, document, packet_path(build->packet, file),
                    packet_path(build->packet, ""), build->diag))
        return false;
    packing_add(&build->packing,
                (struct packed_file){.name = file,
                                     .title = text_copy(build->arena, document->title),
                                     .report = true});
    return true;
}

static bool is_manual(const struct report *report)
{
    return text_equal(report->name, MANUAL_REPORT);
}

size_t build_parts(const struct build *build, const struct report *report)
{
    return is_manual(report) ? manuals_count(build->office) : 1;
}

void build_take_part(struct build *build, const struct report *report, size_t part)
{
    build->part = "";
    if (is_manual(report))
        build->part =
            text_format(build->arena, "-%s", manuals_put(build->arena, build->office, part));
}

/* What a document needs goes with it: a packet needs as much memory as its largest. */
static bool write_part(struct build *build, const struct report *report)
{
    struct document *document;
    struct arena *arena = arena_new_scratch(build->arena);
    bool good = build_compile(build, arena, report, &document) &&
                (!build->pdf || write_pdf(build, arena, report, document, true)) &&
                (!build->xlsx || write_xlsx(build, arena, report, document));
    arena_free(arena);
    return good;
}

static bool write_report(struct build *build, const struct report *report)
{
    bool good = true;
    for (size_t i = 0; good && i < build_parts(build, report); i++) {
        build_take_part(build, report, i);
        good = write_part(build, report);
    }
    build->part = "";
    return good;
}

static bool write_cover(struct build *build, const struct report *report, bool wanted)
{
    struct document *document;
    if (!wanted)
        return true;
    struct arena *arena = arena_new_scratch(build->arena);
    bool good = build_compile(build, arena, report, &document) &&
                write_pdf(build, arena, report, document, false);
    arena_free(arena);
    if (good)
        packing_last_first(&build->packing);
    return good;
}

/* Memo and letter name what is made, so they are made last; they are read first, so they stand
 * first. */
static bool write_covers(struct build *build)
{
    memo_fill_book(build->arena, build->office->book, build->enclosures);
    return write_cover(build, &LETTER_REPORT, build->letter) &&
           write_cover(build, &MEMO_REPORT, build->memo);
}

static bool write_text(struct build *build, const char *file, const char *title, const char *text)
{
    packing_add(&build->packing, (struct packed_file){.name = file, .title = title});
    return packet_write(build->packet, file, text, strlen(text), build->diag);
}

/* The lines of what the packet is made from: as it was found at the beginning, and what showed
 * since. */
static struct manifest *all_sources(struct build *build)
{
    struct manifest *all = manifest_new(build->arena);
    for (size_t i = 0; i < build->made_from->count; i++)
        manifest_add(all, build->made_from->entries[i]);
    for (size_t i = 0; i < build->fonts->count; i++)
        manifest_add(all, build->fonts->entries[i]);
    if (build->evidence)
        sources_add_binder(all);
    if (diag_count(build->diag, DIAG_ERROR) > 0)
        sources_add_incomplete(all);
    return all;
}

static bool write_binding(struct build *build)
{
    bool archived = build->office->settings.packet.zip;
    return (!build->evidence || packing_merge(&build->packing, build->evidence)) &&
           write_text(build, "figures.csv", "ค่าที่คำนวณได้ทั้งหมด",
                      csv_figures(build->arena, build->office->book, true)) &&
           write_text(build, NAMES_NAME, "ชื่อของค่าที่คำนวณได้",
                      names_csv(build->arena, build->office)) &&
           write_text(build, "problems.csv", "ข้อสังเกตเกี่ยวกับข้อมูล",
                      csv_problems(build->arena, build->diag, build->options->language)) &&
           packing_manifest(&build->packing, all_sources(build), archived) &&
           (!archived ||
            packing_archive(&build->packing, packet_name(build->arena, &build->office->settings)));
}

/* All files of the packet into the staging folder. */
static bool write_all(struct build *build)
{
    const char *own = text_format(build->arena, "%s/words", build->office->folder);
    const struct break_engines *engines = build->shared->engines;
    if (!engines)
        engines = break_engines_new(
            build->arena, text_format(build->arena, "%s/fonts/words", build->data_folder),
            build->diag);
    build->breaker = breaker_new(build->arena, engines, access(own, F_OK) == 0 ? own : NULL,
                                 book_months(build->office->book), build->diag);
    bool good = build->breaker != NULL;
    build->part = "";
    for (size_t i = 0; good && i < build->report_count; i++)
        good = write_report(build, &build->reports[i]);
    return good && write_covers(build) && write_binding(build);
}

static void list_reports(struct build *build, struct build_result *out)
{
    const char **files = arena_alloc_array(build->arena, build->packing.count, sizeof *files);
    out->files = files;
    for (size_t i = 0; i < build->packing.count; i++)
        if (build->packing.files[i].report)
            files[out->file_count++] =
                text_format(build->arena, "%s/%s", out->packet, build->packing.files[i].name);
}

bool build_write(struct build *build, bool (*inputs_stand)(struct build *build),
                 struct build_result *out)
{
    size_t errors = diag_count(build->diag, DIAG_ERROR);
    build->packet = packet_begin(build->arena, build->options->out,
                                 packet_name(build->arena, &build->office->settings), build->diag);
    build->packing = (struct packing){.arena = build->arena,
                                      .office = build->office,
                                      .packet = build->packet,
                                      .diag = build->diag};
    bool good = build->packet && write_all(build) &&
                diag_count(build->diag, DIAG_ERROR) == errors && inputs_stand(build) &&
                packet_publish(build->packet, &out->packet, build->diag);
    packet_end(build->packet);
    if (good)
        list_reports(build, out);
    return good;
}
