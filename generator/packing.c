/* Binds a packet: merges, lists and archives the files that stand in its staging folder. */
#include "generator/packing.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/evidence_files.h"
#include "generator/manifest.h"
#include "input/office.h"
#include "output/archive.h"
#include "output/document.h"
#include "output/image_pages.h"
#include "output/merge.h"
#include "output/packet.h"

#define PROGRAM "raingan " RAINGAN_VERSION
/* Pages of pictures on their way into packet.pdf; gone before the packet is published. */
#define IMAGES_FILE ".images.pdf"

void packing_add(struct packing *packing, struct packed_file file)
{
    packing->files = arena_grow(packing->arena, packing->files, packing->count, &packing->capacity,
                                sizeof *packing->files);
    packing->files[packing->count++] = file;
}

void packing_last_first(struct packing *packing)
{
    struct packed_file last = packing->files[packing->count - 1];
    memmove(packing->files + 1, packing->files, (packing->count - 1) * sizeof *packing->files);
    packing->files[0] = last;
}

/* --- packet.pdf ------------------------------------------------------------------------------ */

static const char *packet_title(struct packing *packing)
{
    const struct settings *settings = &packing->office->settings;
    return text_format(packing->arena, "ชุดรายงาน ปีงบประมาณ พ.ศ. %d รอบ %d เดือน %s",
                       settings->period.fiscal_year, settings->period.months,
                       settings->office.name);
}

static size_t add_reports(struct packing *packing, struct merge *merge, struct merge_part *parts,
                          struct merge_mark *marks)
{
    for (size_t i = 0; i < packing->count; i++) {
        const struct packed_file *file = &packing->files[i];
        if (file->pages == 0)
            continue;
        marks[merge->mark_count++] = (struct merge_mark){
            .title = file->title, .part = merge->part_count, .with_outline = true};
        parts[merge->part_count++] = (struct merge_part){
            .path = packet_path(packing->packet, file->name), .own = true, .kept = file->kept};
    }
    return merge->part_count;
}

/* What the first of its entries calls a file. */
static const char *evidence_title(const struct evidence_files *evidence, size_t file)
{
    for (size_t i = 0; i < evidence->entry_count; i++) {
        if (evidence->entries[i].file == file)
            return evidence->entries[i].title;
    }
    return "";
}

/* A page each for the pictures, in one file of which each becomes a part. */
static bool write_images(struct packing *packing, const struct evidence_files *evidence,
                         const char *path)
{
    struct image_page *images =
        arena_alloc_array(packing->arena, evidence->file_count + 1, sizeof *images);
    size_t count = 0;
    for (size_t i = 0; i < evidence->file_count; i++)
        if (evidence->files[i].image)
            images[count++] = (struct image_page){
                evidence->files[i].path,
                text_format(packing->arena, "ภาพหลักฐาน %s", evidence_title(evidence, i))};
    struct document *document = document_new(packing->arena, "packet.pdf");
    document->title = packet_title(packing);
    document->date = packing->office->settings.period.data_date;
    return count == 0 ||
           image_pages_write(packing->arena, document, images, count, path, packing->diag);
}

static void add_evidence(const struct evidence_files *evidence, const char *images_path,
                         struct merge *merge, struct merge_part *parts, struct merge_mark *marks)
{
    size_t first = merge->part_count, image = 0;
    for (size_t i = 0; i < evidence->file_count; i++)
        parts[merge->part_count++] = evidence->files[i].image
                                         ? (struct merge_part){.path = images_path,
                                                               .first = image++,
                                                               .pages = 1,
                                                               .own = true}
                                         : (struct merge_part){.path = evidence->files[i].path};
    if (evidence->entry_count > 0)
        marks[merge->mark_count++] = (struct merge_mark){.title = "หลักฐานอ้างอิง", .part = first};
    for (size_t i = 0; i < evidence->entry_count; i++)
        marks[merge->mark_count++] = (struct merge_mark){.title = evidence->entries[i].title,
                                                         .part = first + evidence->entries[i].file,
                                                         .below = true};
}

bool packing_merge(struct packing *packing, const struct evidence_files *evidence)
{
    struct arena *arena = packing->arena;
    const char *images = packet_path(packing->packet, IMAGES_FILE);
    size_t most = packing->count + evidence->file_count + evidence->entry_count + 1, pages;
    struct merge_part *parts = arena_alloc_array(arena, most, sizeof *parts);
    struct merge_mark *marks = arena_alloc_array(arena, most, sizeof *marks);
    struct merge merge = {
        .title = packet_title(packing),
        .author = packing->office->settings.office.name,
        .creator = PROGRAM,
        .date = packing->office->settings.period.data_date,
        .parts = parts,
        .marks = marks,
    };
    if (add_reports(packing, &merge, parts, marks) == 0)
        return true;
    if (!write_images(packing, evidence, images))
        return false;
    add_evidence(evidence, images, &merge, parts, marks);
    if (!merge_write(arena, &merge, packing->packet, "packet.pdf", &pages, packing->diag))
        return false;
    if (unlink(images) != 0 && errno != ENOENT) {
        diag_report(packing->diag, OUT002, diag_file(images), strerror(errno));
        return false;
    }
    packing_add(packing,
                (struct packed_file){.name = "packet.pdf", .title = merge.title, .pages = pages});
    return true;
}

/* --- manifest.csv ---------------------------------------------------------------------------- */

static bool add_file(struct packing *packing, struct manifest *manifest,
                     const struct packed_file *file)
{
    struct digest digest;
    const char *path = packet_path(packing->packet, file->name);
    if (!digest_file(path, &digest)) {
        diag_report(packing->diag, OUT002, diag_file(path), strerror(errno));
        return false;
    }
    manifest_add_digest(manifest, MANIFEST_FILE, file->name, &digest);
    struct manifest_entry *entry = &manifest->entries[manifest->count - 1];
    entry->title = file->title;
    if (file->pages > 0)
        entry->pages = text_format(packing->arena, "%zu", file->pages);
    return true;
}

bool packing_manifest(struct packing *packing, const struct manifest *sources, bool archived)
{
    struct manifest *manifest = manifest_new(packing->arena);
    for (size_t i = 0; i < packing->count; i++)
        if (!add_file(packing, manifest, &packing->files[i]))
            return false;
    if (archived)
        manifest_add(manifest, (struct manifest_entry){.kind = MANIFEST_ARCHIVE,
                                                       .path = "packet.zip",
                                                       .title = packet_title(packing)});
    for (size_t i = 0; i < sources->count; i++)
        manifest_add(manifest, sources->entries[i]);
    const char *text = manifest_print(manifest);
    return packet_write(packing->packet, MANIFEST_NAME, text, strlen(text), packing->diag);
}

/* --- packet.zip ------------------------------------------------------------------------------ */

bool packing_archive(struct packing *packing, const char *packet_name)
{
    struct arena *arena = packing->arena;
    struct archive_member *members = arena_alloc_array(arena, packing->count + 1, sizeof *members);
    for (size_t i = 0; i <= packing->count; i++) {
        const char *name = i < packing->count ? packing->files[i].name : MANIFEST_NAME;
        members[i].name = text_format(arena, "%s/%s", packet_name, name);
        members[i].path = packet_path(packing->packet, name);
    }
    return archive_write(arena, packet_path(packing->packet, "packet.zip"), members,
                         packing->count + 1, packing->diag);
}
