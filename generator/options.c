/* Parsing the command line with getopt_long; prints nothing. */
#include "generator/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "generator/data_folder.h"
#include "input/reference.h"

static const struct {
    const char *name;
    enum command command;
} COMMANDS[] = {
    {"check", COMMAND_CHECK},   {"build", COMMAND_BUILD},     {"figures", COMMAND_FIGURES},
    {"verify", COMMAND_VERIFY}, {"due", COMMAND_DUE},         {"rollup", COMMAND_ROLLUP},
    {"formats", COMMAND_FORMATS},
    {"new", COMMAND_NEW},       {"breaks", COMMAND_BREAKS},   {"plan", COMMAND_PLAN},
    {"collect", COMMAND_COLLECT}, {"layouts", COMMAND_LAYOUTS}, {"fonts", COMMAND_FONTS},
    {"help", COMMAND_HELP},     {"version", COMMAND_VERSION}};
enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS, JOBS_MAX = 512, SHARDS_MAX = 1000000 };

enum long_option {
    OPTION_ONLY = 256,
    OPTION_FORMAT,
    OPTION_KEEP_GOING,
    OPTION_DRAFT,
    OPTION_FORCE,
    OPTION_LANG,
    OPTION_LOG,
    OPTION_MAN,
    OPTION_PLAN,
    OPTION_SHARD,
    OPTION_SHARDS,
    OPTION_WORDS,
    OPTION_NAME,
    OPTION_DUE,
    OPTION_ON,
    OPTION_AHEAD
};

static const struct option LONG_OPTIONS[] = {
    {"only", required_argument, NULL, OPTION_ONLY},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"keep-going", no_argument, NULL, OPTION_KEEP_GOING},
    {"draft", no_argument, NULL, OPTION_DRAFT},
    {"log", required_argument, NULL, OPTION_LOG},
    {"jobs", required_argument, NULL, 'j'},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"man", no_argument, NULL, OPTION_MAN},
    {"plan", required_argument, NULL, OPTION_PLAN},
    {"shard", required_argument, NULL, OPTION_SHARD},
    {"shards", required_argument, NULL, OPTION_SHARDS},
    {"words", required_argument, NULL, OPTION_WORDS},
    {"name", required_argument, NULL, OPTION_NAME},
    {"due", no_argument, NULL, OPTION_DUE},
    {"on", required_argument, NULL, OPTION_ON},
    {"ahead", required_argument, NULL, OPTION_AHEAD},
    {"output", required_argument, NULL, 'o'},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

/* --- which command takes which option --------------------------------------------------------- */

#define OF(command) (1u << COMMAND_##command)
/* collect is given the options that build was given. */
#define OF_PACKETS (OF(BUILD) | OF(COLLECT))
#define OF_EVERY   (~0u)

static const struct {
    int option;
    unsigned commands;
} TAKEN_BY[] = {
    {'o', OF_PACKETS | OF(DUE) | OF(ROLLUP)},
    {'j', OF_PACKETS | OF(CHECK)},
    {'q', OF_EVERY},
    {'h', OF_EVERY},
    {'V', OF_EVERY},
    {OPTION_LANG, OF_EVERY},
    {OPTION_LOG, OF_EVERY},
    {OPTION_ONLY, OF_PACKETS | OF(CHECK)},
    {OPTION_FORMAT, OF_PACKETS | OF(CHECK) | OF(DUE) | OF(ROLLUP)},
    {OPTION_KEEP_GOING, OF_PACKETS | OF(DUE) | OF(ROLLUP)},
    {OPTION_DRAFT, OF_PACKETS | OF(ROLLUP)},
    {OPTION_FORCE, OF_PACKETS},
    {OPTION_DUE, OF_PACKETS},
    {OPTION_ON, OF_PACKETS | OF(DUE)},
    {OPTION_AHEAD, OF_PACKETS | OF(DUE)},
    {OPTION_PLAN, OF_PACKETS | OF(CHECK) | OF(DUE)},
    {OPTION_SHARD, OF_PACKETS | OF(CHECK) | OF(DUE)},
    {OPTION_SHARDS, OF(PLAN)},
    {OPTION_MAN, OF(FORMATS)},
    {OPTION_WORDS, OF(BREAKS)},
    {OPTION_NAME, OF(ROLLUP)},
};
enum { OPTION_COUNT = sizeof TAKEN_BY / sizeof *TAKEN_BY };

/* The options that stand in the command line, a bit each, in the order of TAKEN_BY. */
static unsigned note_given(unsigned given, int option)
{
    for (unsigned i = 0; i < OPTION_COUNT; i++)
        if (TAKEN_BY[i].option == option)
            given |= 1u << i;
    return given;
}

static const char *option_name(struct arena *arena, int option)
{
    for (const struct option *known = LONG_OPTIONS; known->name; known++)
        if (known->val == option && option >= OPTION_ONLY)
            return text_format(arena, "--%s", known->name);
    return text_format(arena, "-%c", option);
}

/* An option that would change nothing is a mistake: what was meant by it would not be done. */
static bool check_given(struct arena *arena, unsigned given, const char *command,
                        struct diag *diag, const struct options *options)
{
    bool good = true;
    for (unsigned i = 0; i < OPTION_COUNT; i++) {
        int option = TAKEN_BY[i].option;
        bool of_due = option == OPTION_ON || option == OPTION_AHEAD;
        bool dated = options->due || options->command == COMMAND_DUE;
        bool taken = TAKEN_BY[i].commands & 1u << options->command;
        if (!(given & 1u << i) || (taken && (dated || !of_due)))
            continue;
        diag_report(diag, USE012, diag_file("raingan"), command, option_name(arena, option),
                    taken ? "--due" : "--help");
        good = false;
    }
    return good;
}

/* --- values ----------------------------------------------------------------------------------- */

/* POSIX order: LC_ALL, LC_MESSAGES, LANG; the first that is set decides. */
static enum diag_language language_of_environment(void)
{
    static const char *const NAMES[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const char *value = getenv(NAMES[i]);
        if (value && *value)
            return text_starts_with(value, "th") ? DIAG_THAI : DIAG_ENGLISH;
    }
    return DIAG_ENGLISH;
}

static void report_usage(struct diag *diag, enum diag_code code, const char *word, const char *near)
{
    diag_report(diag, code, diag_file("raingan"), word, near ? near : "--help");
}

/* A whole number from `least` to `most` that ends before `stop`; gives where, or NULL. */
static const char *take_number(const char *word, char stop, size_t least, size_t most, size_t *out)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(word, &end, 10);
    if (errno != 0 || *end != stop || word[0] < '0' || word[0] > '9' || value < least ||
        value > most)
        return NULL;
    *out = value;
    return end;
}

/* "3/40", or "3". */
static bool take_shard(const char *word, struct options *out)
{
    const char *slash = take_number(word, '/', 1, SHARDS_MAX, &out->shard);
    if (!slash)
        return take_number(word, '\0', 1, SHARDS_MAX, &out->shard) != NULL;
    return take_number(slash + 1, '\0', 1, SHARDS_MAX, &out->shards) && out->shard <= out->shards;
}

/* The days of `word`, which --on gave. */
static bool take_day(struct arena *arena, const char *word, struct diag *diag, struct date *out)
{
    /* The months' file is read only for a day that names one. */
    if (date_parse(NULL, word, out) == DATE_OK ||
        date_parse(reference_months(arena, data_folder(arena), diag), word, out) == DATE_OK)
        return true;
    report_usage(diag, USE003, word, "--on 30/9/2568");
    return false;
}

/* The day in Thailand (seven hours before UTC, no summer time) whatever TZ says. */
static bool take_today(struct diag *diag, struct date *out)
{
    enum { DAY = 86400, THAILAND = 7 * 3600 };
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    size_t seconds;
    if (!fixed || !*fixed) {
        seconds = (size_t)time(NULL);
    } else if (!take_number(fixed, '\0', 0, UINT32_MAX - THAILAND, &seconds)) { /* to 2106 */
        report_usage(diag, USE003, fixed, "SOURCE_DATE_EPOCH=1759190400");
        return false;
    }
    *out = date_from_days(((int64_t)seconds + THAILAND) / DAY);
    return true;
}

static bool take_option(struct arena *arena, int option, const char *word, struct diag *diag,
                        struct options *out)
{
    switch (option) {
    case 'o': out->out = optarg; return true;
    case 'q': out->quiet = true; return true;
    case 'h': out->help = true; return true;
    case 'V': out->command = COMMAND_VERSION; return true;
    case OPTION_ONLY: out->only = optarg; return true;
    case OPTION_FORMAT: out->format = optarg; return true;
    case OPTION_KEEP_GOING: out->keep_going = true; return true;
    case OPTION_DRAFT: out->draft = true; return true;
    case OPTION_LOG:
        out->log = true;
        out->log_json = text_equal(optarg, "json");
        if (out->log_json || text_equal(optarg, "text"))
            return true;
        report_usage(diag, USE003, optarg, "text, json");
        return false;
    case 'j':
        if (take_number(optarg, '\0', 1, JOBS_MAX, &out->parallel))
            return true;
        report_usage(diag, USE003, optarg, "-j 2");
        return false;
    case OPTION_PLAN: out->plan = optarg; return true;
    case OPTION_SHARD:
        if (take_shard(optarg, out))
            return true;
        report_usage(diag, USE003, optarg, "--shard 3/40");
        return false;
    case OPTION_SHARDS:
        if (take_number(optarg, '\0', 1, SHARDS_MAX, &out->shards))
            return true;
        report_usage(diag, USE003, optarg, "--shards 40");
        return false;
    case OPTION_FORCE: out->force = true; return true;
    case OPTION_MAN: out->man = true; return true;
    case OPTION_WORDS: out->words = optarg; return true;
    case OPTION_NAME: out->name = optarg; return true;
    case OPTION_DUE: out->due = true; return true;
    case OPTION_ON: return take_day(arena, optarg, diag, &out->today);
    case OPTION_AHEAD:
        if (take_number(optarg, '\0', 0, 366, &out->ahead))
            return true;
        report_usage(diag, USE003, optarg, "--ahead 30");
        return false;
    case OPTION_LANG:
        if (text_equal(optarg, "th") || text_equal(optarg, "en")) {
            out->language = text_equal(optarg, "th") ? DIAG_THAI : DIAG_ENGLISH;
            return true;
        }
        report_usage(diag, USE003, optarg, NULL);
        return false;
    default: report_usage(diag, option == ':' ? USE004 : USE002, word, NULL); return false;
    }
}

/* An empty value is that of a variable that was never set: -o "" would be the root folder. */
static bool take_value(struct arena *arena, int option, const char *word, struct diag *diag,
                       struct options *out)
{
    if (!optarg || !text_is_empty(text_trim(arena, optarg)))
        return take_option(arena, option, word, diag, out);
    report_usage(diag, USE004, option_name(arena, option), NULL);
    return false;
}

static bool take_command(struct arena *arena, const char *word, struct diag *diag,
                         struct options *out)
{
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = COMMANDS[i].name;
        if (text_equal(word, names[i])) {
            out->command = COMMANDS[i].command;
            return true;
        }
    }
    report_usage(diag, USE001, word, text_nearest(arena, word, names, COMMAND_COUNT));
    return false;
}

/* Whether a command has as many operands as it takes. */
static bool check_operands(const char *command, struct diag *diag, const struct options *options)
{
    bool takes_plan = options->command == COMMAND_CHECK || options->command == COMMAND_BUILD ||
                      options->command == COMMAND_COLLECT || options->command == COMMAND_DUE;
    bool needs_office = takes_plan || options->command == COMMAND_FIGURES ||
                        options->command == COMMAND_ROLLUP ||
                        options->command == COMMAND_VERIFY || options->command == COMMAND_PLAN;
    bool one_only = options->command == COMMAND_FIGURES;
    if (takes_plan && options->plan) {
        if (options->office_count == 0)
            return true;
        report_usage(diag, USE010, options->offices[0], NULL);
        return false;
    }
    if (needs_office && (options->office_count == 0 || (one_only && options->office_count > 1))) {
        report_usage(diag, USE005, command, NULL);
        return false;
    }
    if (options->shard > 0 && options->shards == 0) {
        report_usage(diag, USE003, "--shard", "--shard 3/40");
        return false;
    }
    bool one_at_most = options->command == COMMAND_FORMATS ||
                       options->command == COMMAND_LAYOUTS || options->command == COMMAND_FONTS;
    bool one_word = options->command == COMMAND_NEW || options->command == COMMAND_BREAKS;
    if ((one_word && options->office_count != 1) ||
        (one_at_most && options->office_count > 1) ||
        (options->command == COMMAND_FORMATS && options->man && options->office_count == 0)) {
        report_usage(diag, USE008, command, NULL);
        return false;
    }
    return true;
}

/* Whether the options go together. */
static bool check_options(struct diag *diag, const struct options *options)
{
    if (options->due && options->only) {
        diag_report(diag, USE011, diag_file("raingan"), "--due", "--only");
        return false;
    }
    if (options->command == COMMAND_DUE && options->format && !text_equal(options->format, "csv")) {
        report_usage(diag, USE003, options->format, "csv");
        return false;
    }
    return true;
}

bool options_parse(struct arena *arena, int count, char **arguments, struct diag *diag,
                   struct options *out)
{
    bool good = true;
    int option;
    unsigned given = 0;
    *out = (struct options){.out = "output", .ahead = 30, .language = language_of_environment()};
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    out->parallel = processors > 1 ? (size_t)processors : 1;
    opterr = 0;
    optarg = NULL;
    while ((option = getopt_long(count, arguments, ":o:j:qhV", LONG_OPTIONS, NULL)) != -1) {
        given = note_given(given, option);
        good = take_value(arena, option, arguments[optind - 1], diag, out) && good;
        optarg = NULL;
    }
    if (!good || out->command == COMMAND_VERSION)
        return good;
    if (optind >= count || out->help) {
        out->command = COMMAND_HELP;
        return true;
    }
    if (!take_command(arena, arguments[optind], diag, out))
        return false;
    out->offices = (const char *const *)arguments + optind + 1;
    out->office_count = (size_t)(count - optind - 1);
    if (!check_given(arena, given, arguments[optind], diag, out) || !check_options(diag, out) ||
        !check_operands(arguments[optind], diag, out))
        return false;
    bool dated = out->command == COMMAND_DUE || out->due;
    return !dated || out->today.year != 0 || take_today(diag, &out->today);
}
