/* The files of evidence.csv, checked by what is in them, for packet.pdf. */
#ifndef RAINGAN_GENERATOR_EVIDENCE_FILES_H
#define RAINGAN_GENERATOR_EVIDENCE_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct office;

struct evidence_file {
    const char *path;
    bool image;
};

/* A row of evidence.csv whose file can be used. */
struct evidence_entry {
    const char *title; /* "E01 รายงานผลการประเมิน" */
    size_t file;
};

struct evidence_files {
    struct evidence_file *files; /* each once, in the order of evidence.csv */
    size_t file_count;
    struct evidence_entry *entries;
    size_t entry_count;
};

/* Opens every file: PDF (sound, not encrypted), PNG or JPEG, below the office folder. Each that
 * cannot be used is an error at its cell, once a file. */
struct evidence_files *evidence_files_read(struct arena *arena, const struct office *office,
                                           struct diag *diag);

#endif
