/* The schema as man pages (mdoc): docs/man/packet.ini.5 and docs/man/raingan-formats.5 are this
 * program's output, written by `make man`. Only what the schema cannot say stands here as prose. */
#include "base/arena.h"
#include "base/text.h"
#include "generator/format_entry.h"
#include "generator/formats.h"
#include "input/reference.h"
#include "input/schema_manual.h"
#include "input/schema_survey.h"

enum { PAGE_LIMIT = 1 << 20 };

static const char PACKET_HEAD[] =
    ".\\\" Written by `make man` from input/schema_keys.c: correct it there.\n"
    ".Dd November 21, 2025\n.Dt PACKET.INI 5\n.Os\n.Sh NAME\n.Nm packet.ini\n"
    ".Nd what an office's packet is made of, and by which rules\n.Sh DESCRIPTION\n.Nm\n"
    "is the one file that an office folder must hold.\n"
    "It is an INI file in UTF-8 (with or without BOM), UTF-16 or Windows-874: sections in\n"
    "brackets, a\n.Li key = value\na line,\n.Ql \\&;\nor\n.Ql #\n"
    "at the beginning of a line for a comment.\n"
    "Quotes around a value are taken off; lists are separated by\n.Ql \\&;\nor\n.Ql \\&, .\n"
    "Section and key names ignore case.\nA repeated key and a line without\n.Ql =\n"
    "are errors; an unknown key is a warning with the nearest known one.\n"
    "Numbers and dates may be written in Thai digits; years are Buddhist.\n"
    ".Pp\nKeys marked * are required.\n";

static const char PACKET_TAIL[] =
    ".Sh BANDS\n.Cm grades , sar_levels , likert_bands\nand\n.Cm risk_bands\nare lists of\n"
    ".Li word:from ,\neach word holding from its bound up to the next; the printed, rounded "
    "figure\n"
    "is looked up.\nThe defaults stand in\n.Pa input/reference/bands.ini\nof the program's data folder,\n"
    "with the sets of\n.Cm likert_bands\nthat have a name.\n.Sh EXAMPLES\n.Bd -literal -offset indent\n[office]\n"
    "name = สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1\n"
    "short_name = สพป.ตัวอย่าง เขต 1\nkind = primary\ncode = 9901\n\n[period]\n"
    "fiscal_year = 2568\nmonths = 12\n.Ed\n.Pp\n.Dl raingan new my-office\n"
    "writes one with every key in it.\n.Sh SEE ALSO\n.Xr raingan 1 ,\n.Xr raingan-formats 5\n";

static const char FORMATS_HEAD[] =
    ".\\\" Written by `make man` from input/schema_*.c: correct it there.\n"
    ".Dd November 21, 2025\n.Dt RAINGAN-FORMATS 5\n.Os\n.Sh NAME\n.Nm raingan-formats\n"
    ".Nd what each file of an office folder may hold\n.Sh DESCRIPTION\n"
    "An office folder holds\n.Pa packet.ini\n(see\n.Xr packet.ini 5 )\n"
    "and any of the files below.\n"
    "The encoding is found file by file (UTF-8, UTF-16, Windows-874), and so is the separator\n"
    "(comma, semicolon, tab); up to five title rows may stand above the heading row.\n.Pp\n"
    "A column is known by its id or by a Thai heading, in any order, ignoring case, spaces and a\n"
    "trailing unit in parentheses; a listed value by its id or its Thai word.\n"
    "Columns marked * are required: the column is there, and each of its cells is filled.\n"
    "Lists within a cell are separated by\n.Ql \\&; .\n"
    "Numbers may have Thai digits, thousands separators and units;\n.Ql -\nis no value.\n"
    "Dates are written day first\n.Pq Li 30/9/2568 , 30 ก.ย. 68\nor\n.Li 2025-09-30 .\n";

static const char FORMATS_TAIL[] = ".Sh SEE ALSO\n.Xr raingan 1 ,\n.Xr packet.ini 5\n.Pp\n"
                                   ".Dl raingan formats [FILE]\nsays the same on the terminal, in "
                                   "Thai or English, and with every Thai mark, which some\n"
                                   "viewers of man pages leave out.\n";

/* A line of text: what would be a request or an escape for roff is made plain. */
static void add_words(struct text_buffer *out, const char *words)
{
    if (*words == '.' || *words == '\'')
        text_buffer_add(out, "\\&");
    for (; *words; words++) {
        if (*words == '\\')
            text_buffer_add(out, "\\e");
        else
            text_buffer_add_n(out, words, 1);
    }
}

static void add_entry(struct text_buffer *out, const struct format_entry *entry)
{
    text_buffer_add_format(out, ".It Cm %s%s", entry->name, entry->required ? " *" : "");
    if (*entry->headings)
        text_buffer_add_format(out, " No \" %s\"", entry->headings);
    text_buffer_add(out, "\n");
    add_words(out, entry->description);
    text_buffer_add_format(out, "\n(%s%s%s).\n", entry->choices ? "listed value" : entry->kind,
                           *entry->unit ? ", " : "", entry->unit);
    if (entry->choices) {
        text_buffer_add(out, "Values:\n");
        for (size_t i = 0; i < entry->choices->count; i++)
            text_buffer_add_format(out, ".Li \"%s\" No (%s)%s\n", entry->choices->list[i].id,
                                   entry->choices->list[i].thai,
                                   i + 1 < entry->choices->count ? " ," : " .");
    }
    if (*entry->standard)
        text_buffer_add_format(out, "Default:\n.Li \"%s\" .\n", entry->standard);
}

static void add_keys(struct text_buffer *out, const struct schema_key *keys, size_t count,
                     const char *section, const struct ini *bands)
{
    text_buffer_add(out, ".Bl -tag -width \"three_target_middle\"\n");
    for (size_t i = 0; i < count; i++) {
        struct format_entry entry = format_of_key(&keys[i], bands, DIAG_ENGLISH);
        if (!section || text_equal(keys[i].section, section))
            add_entry(out, &entry);
    }
    text_buffer_add(out, ".El\n");
}

static void add_packet_page(struct text_buffer *out, const struct ini *bands)
{
    size_t section_count, key_count;
    const struct schema_section *sections = schema_packet_sections(&section_count);
    const struct schema_key *keys = schema_packet_keys(&key_count);
    text_buffer_add(out, PACKET_HEAD);
    for (size_t i = 0; i < section_count; i++) {
        text_buffer_add_format(out, ".Ss [%s]: %s\n", sections[i].name, sections[i].english);
        add_keys(out, keys, key_count, sections[i].name, bands);
    }
    text_buffer_add(out, PACKET_TAIL);
}

static void add_columns(struct arena *arena, struct text_buffer *out,
                        const struct schema_file *file)
{
    text_buffer_add_format(out, ".Ss %s: %s\n(%s)\n.Bl -tag -width \"committee_score\"\n",
                           file->name, file->english, file->title);
    for (size_t i = 0; i < file->column_count; i++) {
        struct format_entry entry = format_of_column(arena, &file->columns[i], DIAG_ENGLISH);
        add_entry(out, &entry);
    }
    text_buffer_add(out, ".El\n");
}

static void add_formats_page(struct arena *arena, struct text_buffer *out)
{
    size_t file_count, key_count;
    const struct schema_file *files = schema_files(&file_count);
    const struct schema_key *keys = schema_survey_keys(&key_count);
    text_buffer_add(out, FORMATS_HEAD);
    for (size_t i = 0; i < file_count; i++)
        add_columns(arena, out, &files[i]);
    text_buffer_add(out, ".Ss surveys.ini: the surveys, one section each\n");
    add_keys(out, keys, key_count, NULL, NULL);
    keys = schema_manual_keys(&key_count);
    text_buffer_add(out, ".Ss manuals/NAME.ini: a procedure manual, section [manual]\n");
    add_keys(out, keys, key_count, NULL, NULL);
    add_columns(arena, out, &schema_manual_steps);
    text_buffer_add(out, FORMATS_TAIL);
}

const char *formats_man(struct arena *arena, const char *page, const char *data_folder,
                        struct diag *diag)
{
    static const char *const PAGES[] = {"packet.ini", "raingan-formats"};
    struct text_buffer out;
    text_buffer_init(&out, arena, PAGE_LIMIT);
    if (text_equal(page, PAGES[0])) {
        const struct ini *bands = reference_bands(arena, data_folder, diag);
        if (!bands)
            return NULL;
        add_packet_page(&out, bands);
    } else if (text_equal(page, PAGES[1])) {
        add_formats_page(arena, &out);
    } else {
        formats_unknown(arena, page, PAGES, 2, diag);
        return NULL;
    }
    return out.data;
}
