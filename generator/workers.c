/* Processes: begun, waited for, tried again. Knows nothing of offices; prints nothing.
 *
 * What a worker prints is kept in memory files and handed on in the order of the jobs, so that the
 * output is the same for every -j. Signals are blocked and waited for: nothing here runs in a
 * handler. */
#define _GNU_SOURCE /* memfd_create, sigtimedwait with wait4 */
#include "generator/workers.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"

enum { CRASHED = 70, AHEAD_MAX = 128, TICK_NANOSECONDS = 500000000, MEMORY_MAX_GIB = 4 };

enum state { WAITING, RUNNING, AGAIN, FINISHED };

struct job {
    enum state state;
    pid_t process;
    double begun;
    struct worker_result result;
};

struct crew {
    const struct workers *workers;
    struct job *jobs;
    size_t running, finished, handed_on;
    double begun;
    sigset_t awaited, before;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void close_results(struct worker_result *result)
{
    close(result->output);
    close(result->report);
    close(result->noise);
}

static bool open_results(struct worker_result *result)
{
    result->output = memfd_create("output", MFD_CLOEXEC);
    result->report = memfd_create("report", MFD_CLOEXEC);
    result->noise = memfd_create("noise", MFD_CLOEXEC);
    if (result->output >= 0 && result->report >= 0 && result->noise >= 0)
        return true;
    int error = errno;
    close_results(result);
    errno = error;
    return false;
}

/* In the new process. Dies with its parent; may not eat the machine. */
static void become_worker(struct crew *crew, size_t job, pid_t parent)
{
    struct worker_result *result = &crew->jobs[job].result;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        raise(SIGKILL);
    sigprocmask(SIG_SETMASK, &crew->before, NULL);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes */
    const struct rlimit limit = {(rlim_t)MEMORY_MAX_GIB << 30, (rlim_t)MEMORY_MAX_GIB << 30};
    setrlimit(RLIMIT_AS, &limit);
#endif
    if (dup2(result->output, STDOUT_FILENO) < 0 || dup2(result->noise, STDERR_FILENO) < 0)
        raise(SIGKILL);
    crew->workers->work(crew->workers->context, job, result->report);
    raise(SIGKILL); /* work() ends the process */
}

static bool begin(struct crew *crew, size_t index)
{
    struct job *job = &crew->jobs[index];
    int first_signal = job->result.first_signal;
    job->result = (struct worker_result){.first_signal = first_signal};
    if (!open_results(&job->result))
        return false;
    pid_t parent = getpid();
    job->begun = now();
    job->process = fork();
    if (job->process == 0)
        become_worker(crew, index, parent);
    if (job->process < 0) {
        int error = errno;
        close_results(&job->result);
        errno = error;
        return false;
    }
    job->state = RUNNING;
    crew->running++;
    return true;
}

/* --- ends ----------------------------------------------------------------------------------- */

static void note_end(struct crew *crew, struct job *job, int status, const struct rusage *usage)
{
    struct worker_result *result = &job->result;
    result->seconds = now() - job->begun;
    result->memory_kib = usage->ru_maxrss;
    crew->running--;
    if (WIFEXITED(status)) {
        result->status = WEXITSTATUS(status);
        job->state = FINISHED;
    } else if (result->first_signal == 0) {
        result->first_signal = WTERMSIG(status);
        close_results(result);
        job->state = AGAIN;
        return;
    } else {
        result->signal = WTERMSIG(status);
        result->status = CRASHED;
        job->state = FINISHED;
    }
    crew->finished++;
}

static void collect_ended(struct crew *crew)
{
    int status;
    struct rusage usage;
    pid_t process;
    while ((process = wait4(-1, &status, WNOHANG, &usage)) > 0)
        for (size_t i = 0; i < crew->workers->count; i++)
            if (crew->jobs[i].state == RUNNING && crew->jobs[i].process == process)
                note_end(crew, &crew->jobs[i], status, &usage);
}

static void hand_on(struct crew *crew)
{
    while (crew->handed_on < crew->workers->count &&
           crew->jobs[crew->handed_on].state == FINISHED) {
        struct worker_result *result = &crew->jobs[crew->handed_on].result;
        crew->workers->done(crew->workers->context, crew->handed_on, result);
        close_results(result);
        crew->handed_on++;
    }
}

/* --- beginnings ------------------------------------------------------------------------------ */

/* The next job that may begin now, or `count`. Those that died wait until they can be alone; no job
 * begins far ahead of the first that is not handed on, for each keeps descriptors open. */
static size_t next_job(const struct crew *crew)
{
    size_t count = crew->workers->count;
    size_t end = crew->handed_on + AHEAD_MAX < count ? crew->handed_on + AHEAD_MAX : count;
    if (crew->running >= crew->workers->parallel)
        return count;
    for (size_t i = crew->handed_on; i < end; i++)
        if (crew->jobs[i].state == WAITING)
            return i;
    if (crew->running > 0)
        return count;
    for (size_t i = crew->handed_on; i < end; i++)
        if (crew->jobs[i].state == AGAIN)
            return i;
    return count;
}

static bool begin_jobs(struct crew *crew)
{
    size_t index;
    while ((index = next_job(crew)) < crew->workers->count) {
        bool alone = crew->jobs[index].state == AGAIN;
        if (!begin(crew, index))
            return crew->running > 0; /* later, when one has ended */
        if (alone)
            break;
    }
    return true;
}

static void stop_all(struct crew *crew)
{
    for (size_t i = 0; i < crew->workers->count; i++)
        if (crew->jobs[i].state == RUNNING)
            kill(crew->jobs[i].process, SIGTERM);
    for (size_t i = 0; i < crew->workers->count; i++)
        if (crew->jobs[i].state == RUNNING)
            waitpid(crew->jobs[i].process, NULL, 0);
}

/* Until all are done, or a signal says to stop. */
static int run(struct crew *crew)
{
    const struct workers *workers = crew->workers;
    while (crew->finished < workers->count) {
        const struct timespec tick = {0, TICK_NANOSECONDS};
        siginfo_t info;
        if (!begin_jobs(crew))
            return -1;
        int got = sigtimedwait(&crew->awaited, &info, &tick);
        if (got > 0 && got != SIGCHLD) {
            stop_all(crew);
            return got;
        }
        collect_ended(crew);
        hand_on(crew);
        if (workers->progress)
            workers->progress(workers->context, crew->finished, now() - crew->begun);
    }
    return 0;
}

static struct workers_total total_of(const struct crew *crew)
{
    struct workers_total total = {.seconds = now() - crew->begun};
    for (size_t i = 0; i < crew->workers->count; i++) {
        const struct job *job = &crew->jobs[i];
        total.good += job->state == FINISHED && job->result.status == 0;
        total.bad += job->state == FINISHED && job->result.status != 0;
        if (job->result.memory_kib > total.memory_kib)
            total.memory_kib = job->result.memory_kib;
    }
    return total;
}

int workers_run(struct arena *arena, const struct workers *workers, struct workers_total *total)
{
    static const int SIGNALS[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};
    struct crew crew = {.workers = workers, .begun = now()};
    crew.jobs = arena_alloc_array(arena, workers->count, sizeof *crew.jobs);
    sigemptyset(&crew.awaited);
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++) {
        struct sigaction action;
        /* One that the caller ignores (nohup) stays ignored. */
        bool ignored = sigaction(SIGNALS[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN;
        if (SIGNALS[i] == SIGCHLD || !ignored)
            sigaddset(&crew.awaited, SIGNALS[i]);
    }
    signal(SIGCHLD, SIG_DFL); /* were it ignored, nobody could be waited for */
    sigprocmask(SIG_BLOCK, &crew.awaited, &crew.before);
    int ended = run(&crew);
    int error = errno;
    if (ended < 0)
        stop_all(&crew);
    sigprocmask(SIG_SETMASK, &crew.before, NULL);
    *total = total_of(&crew);
    errno = error;
    return ended;
}
