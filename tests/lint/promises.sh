#!/bin/sh
# Every test that docs/promises.md names is there.
# Bug it would catch: a promise whose test was renamed or taken away.
set -eu
cd "$(dirname "$0")/../.."
failed=0
for name in $(grep -o 'tests/[a-z0-9_/*]*' docs/promises.md | sort -u); do
    # A pattern stands for at least one file; a unit test is named without its ending.
    # shellcheck disable=SC2086
    ls -d $name >/dev/null 2>&1 || [ -e "$name.c" ] || {
        echo "lint: docs/promises.md names $name, which is not there" >&2
        failed=1
    }
done
[ "$failed" -eq 0 ] && echo "lint: the tests of the promises are there"
exit "$failed"
