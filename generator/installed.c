/* Looks at layouts and fonts without reading an office's data. */
#include "generator/installed.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/family.h"
#include "generator/memo.h"
#include "generator/reports.h"
#include "generator/rollup.h"
#include "input/bytes.h"
#include "input/office.h"

enum { OUT_MAXIMUM = 16 << 20 };

struct printing {
    struct arena *arena;
    const char *office; /* or NULL */
    const char *data_folder;
    enum diag_language language;
    struct diag *diag;
    struct text_buffer out;
};

static bool begin(struct printing *printing)
{
    struct bytes_folder opened;
    int error;
    text_buffer_init(&printing->out, printing->arena, OUT_MAXIMUM);
    if (!printing->office || bytes_folder_open(printing->arena, printing->office, &opened, &error))
        return true;
    diag_report(printing->diag, OFF001, diag_file(printing->office), strerror(error));
    return false;
}

static const char *word(const struct printing *printing, const char *english, const char *thai)
{
    return printing->language == DIAG_THAI ? thai : english;
}

/* A line below a name: what it tells about, and that. */
static void add_line(struct printing *printing, const char *what, const char *text)
{
    enum { WIDTH = 12 };
    size_t columns = text_columns(what);
    text_buffer_add_format(&printing->out, "    %s%*s%s\n", what,
                           (int)(columns < WIDTH ? WIDTH - columns : 1), "", text);
}

/* --- layouts ----------------------------------------------------------------------------------- */

static bool is_there(const char *path)
{
    return access(path, R_OK) == 0;
}

static const char *tables_of(struct arena *arena, const struct layout_summary *summary)
{
    const char *out = "";
    for (unsigned i = 0; i < summary->required_count; i++)
        out = text_format(arena, "%s%s%s", out, i ? ", " : "", summary->required_tables[i]);
    return out;
}

static void add_layout(struct printing *printing, const struct report *report,
                       struct layout_sources sources)
{
    struct arena *arena = printing->arena;
    struct layout_summary summary;
    if (!layout_summary(arena, report->name, sources, printing->diag, &summary))
        return;
    const char *shipped =
        text_format(arena, "%s/layouts/%s.md", printing->data_folder, report->name);
    const char *own =
        printing->office ? text_format(arena, "%s/layouts/%s.md", printing->office, report->name)
                         : "";
    bool is_own = *own && is_there(own);
    text_buffer_add_format(&printing->out, "%s  %s\n", report->name, summary.title);
    add_line(printing, word(printing, "makes", "จัดทำ"),
             text_format(arena, "%s-%s%s.pdf", report->number, report->name,
                         text_equal(report->name, MANUAL_REPORT) ? "-NAME" : ""));
    add_line(printing, word(printing, "layout", "แม่แบบ"), is_own ? own : shipped);
    if (is_own && !report->own)
        add_line(printing, "", text_format(arena, "%s %s",
                                           word(printing, "the office's own, in place of",
                                                "ของสำนักงาน ใช้แทน"),
                                           shipped));
    if (summary.required_count > 0)
        add_line(printing, word(printing, "tables", "ตาราง"), tables_of(arena, &summary));
    if (*report->files)
        add_line(printing, word(printing, "files", "แฟ้มข้อมูล"), report->files);
}

const char *installed_layouts(struct arena *arena, const char *office, const char *data_folder,
                              enum diag_language language, struct diag *diag)
{
    struct printing printing = {arena, office, data_folder, language, diag, {.arena = NULL}};
    /* Layouts are read through an office: without one the program's folder stands for it. */
    struct office reader = {.folder = office ? office : data_folder};
    const struct report *reports;
    if (!begin(&printing))
        return NULL;
    struct layout_sources sources = report_sources(arena, &reader, data_folder, diag);
    size_t count = reports_known(arena, office, diag, &reports);
    add_layout(&printing, &LETTER_REPORT, sources);
    add_layout(&printing, &MEMO_REPORT, sources);
    for (size_t i = 0; i < count; i++)
        add_layout(&printing, &reports[i], sources);
    add_layout(&printing, &ROLLUP_REPORT, sources);
    return printing.out.data;
}

/* --- fonts ------------------------------------------------------------------------------------- */

/* Why a family cannot be used: every problem with it, one a line. */
static void add_problems(struct printing *printing, struct diag *problems)
{
    const struct diag_item *items;
    size_t count = diag_items(problems, &items);
    for (size_t i = 0; i < count; i++)
        add_line(printing, i ? "" : word(printing, "because", "เพราะ"),
                 diag_words(printing->arena, &items[i], printing->language));
}

static void add_family(struct printing *printing, const char *name, struct font_places places)
{
    static const char *const english[] = {"regular", "bold", "italic", "bold italic"};
    static const char *const thai[] = {"ตัวตรง", "ตัวหนา", "ตัวเอน", "ตัวหนาเอน"};
    struct diag *problems = diag_new(printing->arena);
    struct font_family *family;
    bool fit = font_family_open(printing->arena, name, places, problems, &family);
    text_buffer_add_format(&printing->out, "%s  %s\n", name,
                           fit ? word(printing, "fit", "ใช้ได้")
                               : word(printing, "not fit", "ใช้ไม่ได้"));
    add_problems(printing, problems);
    for (int style = 0; fit && style < FONT_STYLE_COUNT; style++)
        add_line(printing, word(printing, english[style], thai[style]),
                 font_face_file(font_family_face(family, (enum font_style)style)));
}

const char *installed_fonts(struct arena *arena, const char *office, const char *data_folder,
                            enum diag_language language, struct diag *diag)
{
    struct printing printing = {arena, office, data_folder, language, diag, {.arena = NULL}};
    struct font_places places = {
        .settings = text_format(arena, "%s/fonts/fonts.ini", data_folder),
        .office_fonts = office ? text_format(arena, "%s/fonts", office) : NULL,
    };
    const char *const *names;
    size_t count;
    if (!begin(&printing) || !font_families_known(arena, places, diag, &names, &count))
        return NULL;
    for (size_t i = 0; i < count; i++)
        add_family(&printing, names[i], places);
    return printing.out.data;
}
