#!/bin/sh
# Functions that are not used in this house, and why: docs/architecture.md "Habits".
# Bug it would catch: an unbounded copy, a number parsed without a check, a library call known to be broken.
set -eu
cd "$(dirname "$0")/../.."

banned='sprintf|vsprintf|strcpy|strcat|strtok|gets|sscanf|atoi|atol|atof|system|popen|tmpnam|mktemp|tempnam|setjmp|longjmp|alloca|setlocale|rand|srand|localtime|gmtime|ctime|HPDF_SaveToFile|HPDF_PDFA_[A-Za-z]+|iniparser_getboolean|iniparser_getint|iniparser_getlongint|iniparser_getdouble|iniparser_dump[a-z_]*'

# Comments may name them; code may not.
found=$(for file in base/*.[ch] input/*.[ch] fonts/*.[ch] output/*.[ch] layouts/*.[ch] generator/*.[ch]; do
    sed -e 's|/\*.*\*/||' -e 's|"[^"]*"||g' "$file" |
        awk -v file="$file" '
            /\/\*/ { comment = 1 }
            !comment && match($0, /(^|[^A-Za-z0-9_])('"$banned"')[ ]*\(/) {
                print file ":" NR ": " $0
            }
            /\*\// { comment = 0 }'
done)
if [ -n "$found" ]; then
    echo "lint: banned functions:" >&2
    echo "$found" >&2
    exit 1
fi

# Ending the process is for main alone.
if grep -nE '(^|[^A-Za-z0-9_])(exit|_exit|abort) *\(' base/*.c input/*.c fonts/*.c output/*.c \
    layouts/*.c generator/[!m]*.c; then
    echo "lint: only generator/main.c may end the process" >&2
    exit 1
fi

# The clock is asked in one place (the worker's stopwatch is none).
if grep -nE '(^|[^A-Za-z0-9_])(time|gettimeofday) *\(|CLOCK_REALTIME' base/*.c input/*.c fonts/*.c output/*.c \
    layouts/*.c generator/*.c | grep -v '^generator/options\.c:' | grep -vE ':[0-9]+:.*(//|/\*)'; then
    echo "lint: only generator/options.c may ask the clock" >&2
    exit 1
fi

# File-level mutable state: a static or plain object at column 0 that is not const and not a function.
if grep -nE '^static [a-z][a-z0-9_ ]*[ *][a-z_0-9]+(\[[^]]*\])*( =.*)?;' base/*.c input/*.c fonts/*.c \
    output/*.c layouts/*.c generator/*.c | grep -v const; then
    echo "lint: file-level mutable state" >&2
    exit 1
fi
echo "lint: no banned function, no mutable state"
