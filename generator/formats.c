/* The schema as plain text. Layout only: the words are format_entry.c's, the facts
 * input/schema.h's. */
#include "generator/formats.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "generator/format_entry.h"
#include "input/reference.h"
#include "input/schema_manual.h"
#include "input/schema_survey.h"

/* As schema_manual_steps is named. */
#define MANUAL_INI "manuals/NAME.ini"
#define MANUAL_CSV "manuals/NAME.csv"

enum { TEXT_LIMIT = 1 << 20, LINE_WIDTH = 96, INDENT = 6, GAP = 2 };

struct writer {
    struct arena *arena;
    struct text_buffer *out;
    enum diag_language language;
    const struct ini *bands; /* defaults that stand in no schema */
};

static const char *pick(const struct writer *writer, const char *english, const char *thai)
{
    return format_pick(writer->language, english, thai);
}

static void add_spaces(struct writer *writer, size_t count)
{
    while (count-- > 0)
        text_buffer_add(writer->out, " ");
}

static void add_padded(struct writer *writer, const char *text, size_t width)
{
    size_t taken = text_columns(text);
    text_buffer_add(writer->out, text);
    add_spaces(writer, (taken < width ? width - taken : 0) + GAP);
}

/* "agreement (คำรับรอง), krs (…)", broken between values where the line is full. */
static void add_choices(struct writer *writer, const struct schema_choices *choices)
{
    const char *label = pick(writer, "values: ", "ค่า: ");
    size_t width = INDENT + text_columns(label);
    add_spaces(writer, INDENT);
    text_buffer_add(writer->out, label);
    for (size_t i = 0; i < choices->count; i++) {
        const struct schema_choice *choice = &choices->list[i];
        const char *value = text_format(writer->arena, "%s (%s)%s", choice->id, choice->thai,
                                        i + 1 < choices->count ? ", " : "");
        if (width + text_columns(value) > LINE_WIDTH) {
            width = INDENT + text_columns(label);
            text_buffer_add(writer->out, "\n");
            add_spaces(writer, width);
        }
        text_buffer_add(writer->out, value);
        width += text_columns(value);
    }
    text_buffer_add(writer->out, "\n");
}

static void add_entry(struct writer *writer, const struct format_entry *entry, size_t names,
                      size_t headings)
{
    text_buffer_add(writer->out, entry->required ? "  * " : "    ");
    add_padded(writer, entry->name, names);
    if (headings > 0)
        add_padded(writer, entry->headings, headings);
    text_buffer_add(writer->out, entry->kind);
    if (*entry->unit)
        text_buffer_add_format(writer->out, " (%s)", entry->unit);
    text_buffer_add(writer->out, "\n");
    add_spaces(writer, INDENT);
    text_buffer_add_format(writer->out, "%s\n", entry->description);
    if (entry->choices)
        add_choices(writer, entry->choices);
    if (*entry->standard) {
        add_spaces(writer, INDENT);
        text_buffer_add_format(writer->out, "%s%s\n", pick(writer, "default: ", "ค่าปกติ: "),
                               entry->standard);
    }
}

static void add_entries(struct writer *writer, const struct format_entry *entries, size_t count)
{
    size_t names = 0, headings = 0;
    for (size_t i = 0; i < count; i++) {
        size_t name = text_columns(entries[i].name), heading = text_columns(entries[i].headings);
        names = name > names ? name : names;
        headings = heading > headings ? heading : headings;
    }
    for (size_t i = 0; i < count; i++)
        add_entry(writer, &entries[i], names, headings);
}

/* The keys of one section, or all when `section` is NULL. */
static void add_keys(struct writer *writer, const struct schema_key *keys, size_t count,
                     const char *section)
{
    struct format_entry *entries = arena_alloc_array(writer->arena, count + 1, sizeof *entries);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (!section || text_equal(keys[i].section, section))
            entries[used++] = format_of_key(&keys[i], writer->bands, writer->language);
    }
    add_entries(writer, entries, used);
}

static void add_packet_ini(struct writer *writer)
{
    size_t section_count, key_count;
    const struct schema_section *sections = schema_packet_sections(&section_count);
    const struct schema_key *keys = schema_packet_keys(&key_count);
    text_buffer_add_format(writer->out, "packet.ini  %s\n",
                           pick(writer, "what the packet is made of, and by which rules",
                                "ชุดรายงานประกอบด้วยอะไร และใช้หลักเกณฑ์ใด"));
    for (size_t i = 0; i < section_count; i++) {
        text_buffer_add_format(writer->out, "\n  [%s]  %s\n", sections[i].name,
                               pick(writer, sections[i].english, sections[i].thai));
        add_keys(writer, keys, key_count, sections[i].name);
    }
}

static void add_surveys_ini(struct writer *writer)
{
    size_t count;
    const struct schema_key *keys = schema_survey_keys(&count);
    text_buffer_add_format(writer->out, "surveys.ini  %s\n\n  %s\n",
                           pick(writer, "the surveys of the office", "แบบสำรวจของสำนักงาน"),
                           pick(writer, "[name]  one section a survey, under a name of your own",
                                "[ชื่อ]  หนึ่งหมวดต่อหนึ่งแบบสำรวจ ตั้งชื่อเอง"));
    add_keys(writer, keys, count, NULL);
}

static void add_manual_ini(struct writer *writer)
{
    size_t count;
    const struct schema_key *keys = schema_manual_keys(&count);
    text_buffer_add_format(writer->out, MANUAL_INI "  %s\n\n  [" SCHEMA_MANUAL_SECTION "]  %s\n",
                           pick(writer, "a procedure manual", "คู่มือการปฏิบัติงาน"),
                           pick(writer, "the headings; the steps stand in " MANUAL_CSV,
                                "หัวข้อของคู่มือ ส่วนขั้นตอนอยู่ใน " MANUAL_CSV));
    add_keys(writer, keys, count, NULL);
}

static void add_csv(struct writer *writer, const struct schema_file *file)
{
    struct format_entry *entries =
        arena_alloc_array(writer->arena, file->column_count + 1, sizeof *entries);
    for (size_t i = 0; i < file->column_count; i++)
        entries[i] = format_of_column(writer->arena, &file->columns[i], writer->language);
    text_buffer_add_format(writer->out, "%s  %s\n  %s\n\n", file->name, file->title,
                           pick(writer, file->english, file->thai));
    add_entries(writer, entries, file->column_count);
}

/* What has no schema, because it is read as it stands. */
static void add_other_files(struct writer *writer)
{
    static const struct {
        const char *name, *english, *thai;
    } OTHERS[] = {
        {"evidence/", "the files that evidence.csv names", "แฟ้มหลักฐานที่ evidence.csv อ้างถึง"},
        {"text/*.md", "prose for the reports: preface.md, summary.md, context.md ...",
         "ข้อความประกอบรายงาน เช่น preface.md summary.md context.md"},
        {"layouts/*.md", "layouts of your own, used before the program's",
         "แม่แบบรายงานของสำนักงานเอง ใช้ก่อนของโปรแกรม"},
        {"fonts/*.ttf", "fonts of your own", "แบบอักษรของสำนักงานเอง"},
        {"words/*.txt", "words that must not be broken at a line's end", "คำที่ไม่ให้ตัดท้ายบรรทัด"},
    };
    text_buffer_add_format(writer->out, "\n%s\n\n", pick(writer, "other files", "แฟ้มอื่น"));
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        add_spaces(writer, 4);
        add_padded(writer, OTHERS[i].name, 12);
        text_buffer_add_format(writer->out, "%s\n",
                               pick(writer, OTHERS[i].english, OTHERS[i].thai));
    }
}

static void add_everything(struct writer *writer)
{
    size_t count;
    const struct schema_file *files = schema_files(&count);
    text_buffer_add(
        writer->out,
        pick(writer,
             "What each file of an office folder may hold. Only packet.ini must be there.\n"
             "* required: the key is given; the column is there and each of its cells filled.\n"
             "A column is known by its id or by its Thai heading, in any order; values by their\n"
             "id or Thai word. Parts of a list are separated by ; and keys are lines: key = "
             "value.\n\n",
             "แฟ้มแต่ละแฟ้มในโฟลเดอร์ของสำนักงานมีอะไรได้บ้าง แฟ้มที่ต้องมีคือ packet.ini เท่านั้น\n"
             "* จำเป็น: ต้องกำหนดค่า หรือต้องมีคอลัมน์และกรอกทุกช่อง\n"
             "คอลัมน์เขียนเป็นรหัสหรือหัวคอลัมน์ภาษาไทยก็ได้ เรียงอย่างไรก็ได้ ค่าเขียนเป็นรหัสหรือคำไทยก็ได้\n"
             "รายการคั่นด้วย ; ส่วนแฟ้ม .ini เขียนบรรทัดละ ชื่อ = ค่า\n\n"));
    add_packet_ini(writer);
    for (size_t i = 0; i < count; i++) {
        text_buffer_add(writer->out, "\n");
        add_csv(writer, &files[i]);
    }
    text_buffer_add(writer->out, "\n");
    add_surveys_ini(writer);
    text_buffer_add(writer->out, "\n");
    add_manual_ini(writer);
    text_buffer_add(writer->out, "\n");
    add_csv(writer, &schema_manual_steps);
    add_other_files(writer);
}

void formats_unknown(struct arena *arena, const char *name, const char *const *known, size_t count,
                     struct diag *diag)
{
    const char *near = text_nearest(arena, name, known, count);
    diag_report(diag, USE007, diag_file("raingan"), name, near ? near : known[0]);
}

const char *formats_text(struct arena *arena, const char *file, const char *data_folder,
                         enum diag_language language, struct diag *diag)
{
    struct text_buffer out;
    struct writer writer = {arena, &out, language, reference_bands(arena, data_folder, diag)};
    const struct schema_file *csv = file ? schema_file_find(file) : NULL;
    text_buffer_init(&out, arena, TEXT_LIMIT);
    if (!writer.bands)
        return NULL;
    if (!file) {
        add_everything(&writer);
    } else if (text_equal(file, "packet.ini")) {
        add_packet_ini(&writer);
    } else if (text_equal(file, "surveys.ini")) {
        add_surveys_ini(&writer);
    } else if (text_equal(file, MANUAL_INI)) {
        add_manual_ini(&writer);
    } else if (text_equal(file, MANUAL_CSV)) {
        add_csv(&writer, &schema_manual_steps);
    } else if (csv) {
        add_csv(&writer, csv);
    } else {
        size_t count;
        const struct schema_file *files = schema_files(&count);
        static const char *const others[] = {"packet.ini", "surveys.ini", MANUAL_INI, MANUAL_CSV};
        enum { OTHERS = sizeof others / sizeof *others };
        const char **known = arena_alloc_array(arena, count + OTHERS, sizeof *known);
        for (size_t i = 0; i < OTHERS; i++)
            known[i] = others[i];
        for (size_t i = 0; i < count; i++)
            known[i + OTHERS] = files[i].name;
        formats_unknown(arena, file, known, count + OTHERS, diag);
        return NULL;
    }
    return out.data;
}
