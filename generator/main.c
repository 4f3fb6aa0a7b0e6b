/* raingan: the command line, the messages, the exit status. The only file that prints or ends the
 * process. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/breaks_out.h"
#include "generator/build.h"
#include "generator/csv_out.h"
#include "generator/data_folder.h"
#include "generator/formats.h"
#include "generator/manifest.h"
#include "generator/new_office.h"
#include "generator/options.h"
#include "generator/verify.h"
#include "input/office.h"

enum { MEMORY_LIMIT_MIB = 1024, STATUS_SOFTWARE = 70, STATUS_INPUT_OUTPUT = 74 };

/* Half a packet in the staging folder is removed by the next run; the old packet is untouched. */
static void out_of_memory(void *context)
{
    (void)context;
    static const char MESSAGE[] = "raingan: error: out of memory (free memory and run again)\n";
    if (write(STDERR_FILENO, MESSAGE, sizeof MESSAGE - 1) < 0)
        _exit(STATUS_SOFTWARE);
    _exit(STATUS_SOFTWARE);
}

static struct arena *new_arena(void)
{
    struct arena_exhausted exhausted = {out_of_memory, NULL};
    struct arena *arena = arena_new((size_t)MEMORY_LIMIT_MIB << 20, exhausted);
    if (!arena)
        out_of_memory(NULL);
    return arena;
}

static void print_problems(struct arena *arena, struct diag *diag, const struct options *options,
                           const char *office)
{
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    for (size_t i = 0; i < count; i++) {
        if (options->quiet && items[i].level != DIAG_ERROR)
            continue;
        const char *message = diag_message(arena, &items[i], options->language);
        if (office)
            fprintf(stderr, "%s: %s\n", office, message);
        else
            fprintf(stderr, "%s\n", message);
    }
    const char *more = diag_overflow_message(arena, diag, options->language);
    if (*more)
        fprintf(stderr, "%s\n", more);
}

static int run_figures(struct arena *arena, const char *folder, struct diag *diag)
{
    struct office *office;
    if (build_open_unmerged(arena, folder, data_folder(arena), diag, &office) &&
        diag_count(diag, DIAG_ERROR) == 0)
        fputs(csv_figures(arena, office->book, false), stdout);
    return diag_exit_status(diag);
}

static int run_check(struct arena *arena, const char *folder, const struct options *options,
                     struct diag *diag)
{
    struct office *office;
    const char *data = data_folder(arena);
    if (build_open(arena, folder, data, diag, &office))
        build_check(arena, office, options, data, diag);
    return diag_exit_status(diag);
}

static int run_build(struct arena *arena, const char *folder, const struct options *options,
                     struct diag *diag)
{
    struct build_result result;
    if (build_packet(arena, folder, options, data_folder(arena), diag, &result)) {
        for (size_t i = 0; i < result.file_count; i++)
            printf("%s\n", result.files[i]);
        return options->keep_going ? 0 : diag_exit_status(diag);
    }
    int status = diag_exit_status(diag);
    return status ? status : STATUS_SOFTWARE;
}

static int run_verify(struct arena *arena, const char *folder, struct diag *diag)
{
    struct manifest *manifest;
    const char *digest;
    if (verify_packet(arena, folder, diag, &manifest, &digest))
        printf("%s: %s %s\n", folder, MANIFEST_NAME, digest);
    return diag_exit_status(diag);
}

static int run_office(const char *folder, const struct options *options)
{
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    int status = options->command == COMMAND_FIGURES  ? run_figures(arena, folder, diag)
                 : options->command == COMMAND_CHECK  ? run_check(arena, folder, options, diag)
                 : options->command == COMMAND_VERIFY ? run_verify(arena, folder, diag)
                                                      : run_build(arena, folder, options, diag);
    print_problems(arena, diag, options, options->office_count > 1 ? folder : NULL);
    arena_free(arena);
    return status;
}

/* One bad office never stops the others; each is named, and the worst status counts. */
static int run_offices(const struct options *options)
{
    int worst = 0;
    for (size_t i = 0; i < options->office_count; i++) {
        int status = run_office(options->offices[i], options);
        worst = diag_worse_status(worst, status);
        if (options->office_count > 1)
            fprintf(stderr, "%-40s %s (%d)\n", options->offices[i], status == 0 ? "ok" : "failed",
                    status);
    }
    return worst;
}

static int run_formats(struct arena *arena, const struct options *options, struct diag *diag)
{
    const char *name = options->office_count > 0 ? options->offices[0] : NULL;
    const char *text = options->man ? formats_man(arena, name, diag)
                                    : formats_text(arena, name, options->language, diag);
    if (text)
        fputs(text, stdout);
    print_problems(arena, diag, options, NULL);
    return diag_exit_status(diag);
}

static int run_new(struct arena *arena, const struct options *options, struct diag *diag)
{
    const struct starter_file *files;
    size_t count;
    const char *folder = options->offices[0];
    if (new_office(arena, folder, data_folder(arena), options->language, diag, &files, &count)) {
        for (size_t i = 0; i < count; i++)
            printf("%s%s%s\n", folder, text_ends_with(folder, "/") ? "" : "/", files[i].path);
    }
    print_problems(arena, diag, options, NULL);
    return diag_exit_status(diag);
}

static int run_breaks(struct arena *arena, const struct options *options, struct diag *diag)
{
    struct text_buffer out;
    if (breaks_marked(arena, options->offices[0], options->words, data_folder(arena), diag, &out))
        fwrite(out.data, 1, out.length, stdout);
    print_problems(arena, diag, options, NULL);
    return diag_exit_status(diag);
}

int main(int count, char **arguments)
{
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    struct options options;
    int status = 0;
    if (!options_parse(arena, count, arguments, diag, &options)) {
        print_problems(arena, diag, &options, NULL);
        status = diag_exit_status(diag);
    } else if (options.command == COMMAND_HELP) {
        fputs(options_help(options.language), stdout);
    } else if (options.command == COMMAND_VERSION) {
        puts("raingan " RAINGAN_VERSION);
    } else if (options.command == COMMAND_FORMATS) {
        status = run_formats(arena, &options, diag);
    } else if (options.command == COMMAND_NEW) {
        status = run_new(arena, &options, diag);
    } else if (options.command == COMMAND_BREAKS) {
        status = run_breaks(arena, &options, diag);
    } else {
        status = run_offices(&options);
    }
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("raingan: standard output");
        status = diag_worse_status(status, STATUS_INPUT_OUTPUT);
    }
    return status;
}
