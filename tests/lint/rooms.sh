#!/bin/sh
# The arrows between the rooms (docs/architecture.md), and every library in its room.
# Bug it would catch: layouts/ that reads a CSV, a second place that knows libharu.
set -eu
cd "$(dirname "$0")/../.."
failed=0

complain() {
    echo "lint: $1" >&2
    failed=1
}

# room: the rooms that it may include, itself among them.
allowed() {
    case $1 in
    base) echo "base" ;;
    input) echo "base input" ;;
    fonts) echo "base fonts" ;;
    output) echo "base fonts output" ;;
    layouts) echo "base layouts output/document.h" ;;
    generator) echo "base input fonts output layouts generator" ;;
    esac
}

for room in base input fonts output layouts generator; do
    for file in "$room"/*.[ch]; do
        for included in $(sed -n 's/^#include "\(.*\)"/\1/p' "$file"); do
            ok=
            for place in $(allowed "$room"); do
                case $included in "$place" | "$place"/*) ok=1 ;; esac
            done
            [ -n "$ok" ] || complain "$file includes $included: $room/ may not"
        done
    done
done

# header pattern: the room that may include it, and in how many files at most (a .c, or a .c and its .h).
library() {
    pattern=$1 room=$2 most=$3
    files=$(grep -lE "^#include <($pattern)" base/*.[ch] input/*.[ch] fonts/*.[ch] output/*.[ch] \
        layouts/*.[ch] generator/*.[ch] || true)
    count=0
    for file in $files; do
        count=$((count + 1))
        case $file in "$room"/*) ;; *) complain "$file includes $pattern: it belongs to $room/" ;; esac
    done
    [ "$count" -le "$most" ] || complain "$pattern is included in $count files (at most $most):" $files
}

library 'hpdf' output 2
library 'xlsxwriter' output 1
library 'csv\.h' input 1
library 'iniparser' input 1
library 'unicode/ucnv' input 1
library 'unicode/ucol' base 1
library 'unicode/unorm' base 1
library 'unicode/ubrk' fonts 1
library 'thai/' fonts 1
library 'hb-subset' fonts 1
library 'hb(-ot)?\.h' fonts 2
library 'fontconfig' fonts 1
library 'cmark' layouts 2
library 'gmp' base 2
library 'zip\.h' output 1
library 'nettle/' output 1
library 'qpdf/' output 1
library 'dlfcn' output 1

[ "$failed" -eq 0 ] && echo "lint: the arrows between the rooms hold"
exit "$failed"
