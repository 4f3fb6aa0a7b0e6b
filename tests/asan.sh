#!/usr/bin/env bash
# The whole example under AddressSanitizer, UBSan and the leak checker: build, check and figures.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=${BUILD:-build}/asan/raingan
# fontconfig and ICU keep their caches until the process ends; only what is ours counts.
export LSAN_OPTIONS=suppressions=tests/lint/leaks.txt:print_suppressions=0
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
"$program" build examples/office -o "$work"
"$program" check examples/office
"$program" figures examples/office >"$work/figures.csv"
test -s "$work/figures.csv"
