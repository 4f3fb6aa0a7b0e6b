/* raingan: the command line, the messages, the exit status. The only file that prints or ends the
 * process. */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/breaks_out.h"
#include "generator/build.h"
#include "generator/collect.h"
#include "generator/csv_out.h"
#include "generator/data_folder.h"
#include "generator/due.h"
#include "generator/due_out.h"
#include "generator/formats.h"
#include "generator/installed.h"
#include "generator/manifest.h"
#include "generator/new_office.h"
#include "generator/office_log.h"
#include "generator/options.h"
#include "generator/plan.h"
#include "generator/rollup.h"
#include "generator/shared.h"
#include "generator/verify.h"
#include "generator/workers.h"
#include "input/office.h"
#include "output/packet.h"

#define ROLLUP_NAME "rollup" /* the one job over all offices, in logs */

enum { TRIM_THRESHOLD = 4 << 20, MEMORY_LIMIT_MIB = 1024, STATUS_SOFTWARE = 70, STATUS_INPUT_OUTPUT = 74 };

/* Half a packet in the staging folder is removed by the next run; the old packet is untouched. */
static void out_of_memory(void *context)
{
    (void)context;
    static const char MESSAGE[] = "raingan: error: out of memory: an office needs more than 1 GiB, or "
                                  "the machine has no more (divide large reports, or free memory, "
                                  "and run again)\n";
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
                     const struct shared *shared, struct diag *diag)
{
    struct build_result result;
    bool (*make)(struct arena *, const char *, const struct options *, const struct shared *,
                 struct diag *, struct build_result *) =
        options->command == COMMAND_COLLECT ? collect_packet : build_packet;
    if (make(arena, folder, options, shared, diag, &result)) {
        for (size_t i = 0; i < result.file_count; i++)
            printf("%s\n", result.files[i]);
        return options->keep_going ? 0 : diag_exit_status(diag);
    }
    int status = diag_exit_status(diag);
    return status ? status : STATUS_SOFTWARE;
}

static int run_due(struct arena *arena, const char *folder, const struct options *options,
                   const struct shared *shared, struct diag *diag)
{
    struct due due;
    if (due_read(arena, folder, options, shared, diag, &due)) {
        due_check_year(arena, &due, diag);
        fputs(due_text(arena, &due, folder, options), stdout);
    }
    return options->keep_going && due.settings ? 0 : diag_exit_status(diag);
}

static int run_verify(struct arena *arena, const char *folder, struct diag *diag)
{
    struct manifest *manifest;
    const char *digest;
    if (verify_packet(arena, folder, diag, &manifest, &digest))
        printf("%s: %s %s\n", folder, MANIFEST_NAME, digest);
    return diag_exit_status(diag);
}

static int run_twin(struct arena *arena, const char *folder, const char *twin, struct diag *diag)
{
    plan_report_twin(arena, diag, folder, twin);
    return diag_exit_status(diag);
}

/* `shared`: for what makes packets or asks for them. `twin`: another office of this run that makes the same packet, or NULL. */
static int run_office(const char *folder, const char *twin, const struct options *options,
                      const struct shared *shared, FILE *report)
{
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    int status = options->command == COMMAND_FIGURES  ? run_figures(arena, folder, diag)
                 : options->command == COMMAND_CHECK  ? run_check(arena, folder, options, diag)
                 : options->command == COMMAND_VERIFY ? run_verify(arena, folder, diag)
                 : twin                               ? run_twin(arena, folder, twin, diag)
                 : options->command == COMMAND_DUE    ? run_due(arena, folder, options, shared, diag)
                                                      : run_build(arena, folder, options, shared, diag);
    bool named = options->office_count > 1 || options->log_json;
    fputs(office_log_problems(arena, diag, options, named ? folder : NULL), report);
    arena_free(arena);
    return status;
}

static int run_rollup(const struct options *options, const struct shared *shared, FILE *report)
{
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    struct build_result result;
    bool made = rollup_make(arena, options, shared, diag, &result);
    for (size_t i = 0; made && i < result.file_count; i++)
        printf("%s\n", result.files[i]);
    fputs(office_log_problems(arena, diag, options, options->log_json ? ROLLUP_NAME : NULL), report);
    int status = made && options->keep_going ? 0 : diag_exit_status(diag);
    arena_free(arena);
    return made || status ? status : STATUS_SOFTWARE;
}

/* --- several processes ----------------------------------------------------------------------- */

struct offices {
    const struct options *options;
    struct arena *arena;
    const char *const *names; /* of the jobs: the offices, or the one roll-up over them */
    size_t count;
    const char *const *twins; /* NULL: the roll-up */
    const struct shared *shared;
    struct text_buffer table; /* the closing table */
    int worst;
    bool on_terminal;
};

static bool flush_streams(FILE *report)
{
    bool good = fflush(stdout) == 0 && !ferror(stdout);
    return fflush(report) == 0 && good;
}

/* In the worker: `report` is a file that the parent prints. */
static void work_office(void *context, size_t job, int report)
{
    const struct offices *offices = context;
    FILE *file = fdopen(report, "w");
    if (!file)
        _exit(STATUS_SOFTWARE);
    int status = offices->twins ? run_office(offices->names[job], offices->twins[job],
                                             offices->options, offices->shared, file)
                                : run_rollup(offices->options, offices->shared, file);
    if (!flush_streams(file))
        status = diag_worse_status(status, STATUS_INPUT_OUTPUT);
    exit(status);
}

static void print_file(int file, FILE *to)
{
    char block[8192];
    ssize_t got;
    for (off_t at = 0; (got = pread(file, block, sizeof block, at)) > 0; at += got)
        fwrite(block, 1, (size_t)got, to);
}

static void clear_progress(const struct offices *offices)
{
    if (offices->on_terminal)
        fputs("\r\033[K", stderr);
}

static void end_office(void *context, size_t job, const struct worker_result *result)
{
    struct offices *offices = context;
    const struct options *options = offices->options;
    const char *office = offices->names[job];
    struct diag *diag = diag_new(offices->arena);
    clear_progress(offices);
    print_file(result->output, stdout);
    print_file(result->report, stderr);
    print_file(result->noise, stderr); /* of libraries: nothing is kept from the operator */
    if (result->signal) {
        diag_report(diag, RUN010, diag_file(office), office_log_signal(offices->arena, result->signal));
        fputs(office_log_problems(offices->arena, diag, options,
                                  options->log_json ? office : NULL),
              stderr);
    }
    const char *end = office_log_end(offices->arena, options, office, result);
    if (options->log_json)
        fputs(end, stderr);
    else
        text_buffer_add(&offices->table, end);
    offices->worst = diag_worse_status(offices->worst, result->status);
    fflush(stdout); /* else the next worker inherits what waits here, and prints it again */
}

static void show_progress(void *context, size_t finished, double seconds)
{
    const struct offices *offices = context;
    struct arena *arena = new_arena();
    fprintf(stderr, "\r\033[K%s",
            office_log_progress(arena, offices->options, finished, seconds));
    arena_free(arena);
}

/* One bad office never stops the others; each is named, and the worst status counts. */
static int run_workers(struct arena *arena, const struct options *options, int *signal_got)
{
    static const char *const WHOLE[] = {ROLLUP_NAME};
    struct offices offices = {.options = options, .arena = arena, .names = WHOLE, .count = 1};
    if (options->command != COMMAND_ROLLUP) {
        offices.names = options->offices;
        offices.count = options->office_count;
        offices.twins = plan_twins(arena, options->offices, options->office_count);
    }
    if (options->command != COMMAND_CHECK)
        offices.shared = shared_new(arena, data_folder(arena),
                                    options->command == COMMAND_BUILD && options->office_count > 1);
    offices.on_terminal = offices.count > 1 && !options->quiet && !options->log_json &&
                          isatty(STDERR_FILENO);
    text_buffer_init(&offices.table, arena, (size_t)64 << 20);
    const struct workers workers = {
        .count = offices.count,
        .parallel = options->parallel,
        .context = &offices,
        .work = work_office,
        .done = end_office,
        .progress = offices.on_terminal ? show_progress : NULL,
    };
    /* Shards run at the same time: each cleans up its own packets, collect the others. */
    if (options->command != COMMAND_CHECK && options->shard == 0)
        packet_sweep(arena, options->out);
    struct workers_total total;
    int ended = workers_run(arena, &workers, &total);
    clear_progress(&offices);
    if ((ended != 0 || offices.worst == STATUS_SOFTWARE) && options->shard == 0)
        packet_sweep(arena, options->out); /* what those left that could not clean up */
    if (ended < 0) {
        perror("raingan: no process can be made");
        return STATUS_SOFTWARE;
    }
    *signal_got = ended;
    bool told = offices.count > 1 && !(options->quiet && offices.worst == 0);
    if (told && offices.table.data)
        fputs(offices.table.data, stderr);
    if (told && ended == 0)
        fputs(office_log_total(arena, options, &total), stderr);
    return offices.worst;
}

static int run_here(struct arena *arena, const struct options *options)
{
    const struct shared *shared =
        options->command == COMMAND_DUE ? shared_new(arena, data_folder(arena), false) : NULL;
    int worst = 0;
    for (size_t i = 0; i < options->office_count; i++)
        worst = diag_worse_status(worst, run_office(options->offices[i], NULL, options, shared, stderr));
    return worst;
}

/* Of a command that is about no office of a list; gives its exit status. */
static int tell_problems(struct arena *arena, const struct options *options, struct diag *diag)
{
    fputs(office_log_problems(arena, diag, options, NULL), stderr);
    return diag_exit_status(diag);
}

static int run_formats(struct arena *arena, const struct options *options, struct diag *diag)
{
    const char *name = options->office_count > 0 ? options->offices[0] : NULL;
    const char *text = options->man ? formats_man(arena, name, data_folder(arena), diag)
                                    : formats_text(arena, name, data_folder(arena),
                                                   options->language, diag);
    if (text)
        fputs(text, stdout);
    return tell_problems(arena, options, diag);
}

static int run_installed(struct arena *arena, const struct options *options, struct diag *diag)
{
    const char *office = options->office_count > 0 ? options->offices[0] : NULL;
    const char *text = options->command == COMMAND_LAYOUTS
                           ? installed_layouts(arena, office, data_folder(arena),
                                               options->language, diag)
                           : installed_fonts(arena, office, data_folder(arena),
                                             options->language, diag);
    if (text)
        fputs(text, stdout);
    return tell_problems(arena, options, diag);
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
    return tell_problems(arena, options, diag);
}

static int run_plan(struct arena *arena, const struct options *options, struct diag *diag)
{
    struct plan *plan;
    if (plan_make(arena, options->offices, options->office_count, options->shards, diag, &plan))
        fputs(plan_print(arena, plan), stdout);
    return tell_problems(arena, options, diag);
}

static int run_breaks(struct arena *arena, const struct options *options, struct diag *diag)
{
    struct text_buffer out;
    if (breaks_marked(arena, options->offices[0], options->words, data_folder(arena), diag, &out))
        fwrite(out.data, 1, out.length, stdout);
    return tell_problems(arena, options, diag);
}

static void run_help(const struct options *options)
{
    for (const char *const *part = options_help(options->language); *part; part++)
        fputs(*part, stdout);
}

static int run_command(struct arena *arena, const struct options *options, struct diag *diag,
                       int *signal_got)
{
    switch (options->command) {
    case COMMAND_HELP: run_help(options); return 0;
    case COMMAND_VERSION: puts("raingan " RAINGAN_VERSION); return 0;
    case COMMAND_PLAN: return run_plan(arena, options, diag);
    case COMMAND_CHECK:
    case COMMAND_COLLECT:
    case COMMAND_ROLLUP:
    case COMMAND_BUILD: return run_workers(arena, options, signal_got);
    case COMMAND_LAYOUTS:
    case COMMAND_FONTS: return run_installed(arena, options, diag);
    case COMMAND_FORMATS: return run_formats(arena, options, diag);
    case COMMAND_NEW: return run_new(arena, options, diag);
    case COMMAND_BREAKS: return run_breaks(arena, options, diag);
    case COMMAND_DUE: fputs(due_heading(options), stdout); break;
    case COMMAND_FIGURES:
    case COMMAND_VERIFY: break;
    }
    return run_here(arena, options);
}

int main(int count, char **arguments)
{
    /* glibc would give the end of the heap back each time a scratch arena is freed, and ask for the
     * same pages again. */
    mallopt(M_TRIM_THRESHOLD, TRIM_THRESHOLD);
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    struct options options;
    int status, signal_got = 0;
    if (options_parse(arena, count, arguments, diag, &options) &&
        plan_choose(arena, &options, diag)) {
        status = run_command(arena, &options, diag, &signal_got);
    } else {
        status = tell_problems(arena, &options, diag);
    }
    arena_free(arena);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("raingan: standard output");
        status = diag_worse_status(status, STATUS_INPUT_OUTPUT);
    }
    if (signal_got) /* the caller shall see what ended us */
        raise(signal_got);
    return status;
}
