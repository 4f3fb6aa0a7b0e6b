#!/usr/bin/env bash
# The whole example under valgrind: no error, nothing definitely lost that is ours.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect \
    --errors-for-leak-kinds=definite,indirect \
    "${BUILD:-build}/raingan" build examples/office -o "$work"
