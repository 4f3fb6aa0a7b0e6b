#!/usr/bin/env bash
# Runs the tests and counts them. `tests/run.sh` runs all; `tests/run.sh unit fuzz` only these kinds.
#   unit      build/tests/ROOM/test_*      (cmocka)
#   fuzz      every corpus of tests/fuzz/corpus through its replay program
#   e2e       tests/e2e/test_*             (the program as a user runs it)
#   fault     tests/fault/test_*           (failing writes, full disks, kills)
#   asan      the example under AddressSanitizer, UBSan and the leak checker
#   valgrind  the example under valgrind
# Every test is a program that ends with 0 when it passes; its output is shown only when it fails.
set -uo pipefail
cd "$(dirname "$0")/.."
export BUILD=${BUILD:-build}
export LC_ALL=C.UTF-8
kinds=${*:-unit fuzz e2e fault asan valgrind}
logs=$BUILD/test-logs
rm -rf "$logs" && mkdir -p "$logs"

list_tests() {
    local kind name
    for kind in $kinds; do
        case $kind in
        unit)
            for test in tests/*/test_*.c; do
                [ -e "$test" ] && echo "$BUILD/${test%.c}"
            done ;;
        fuzz)
            for corpus in tests/fuzz/corpus/*/; do
                name=$(basename "$corpus")
                echo "$BUILD/tests/fuzz/replay_$name $corpus*"
            done ;;
        e2e | fault)
            for test in tests/"$kind"/test_*; do
                case $test in *.c) ;; *) [ -x "$test" ] && echo "$test" ;; esac
            done ;;
        asan) echo "tests/asan.sh" ;;
        valgrind) echo "tests/valgrind.sh" ;;
        esac
    done
}

run_one() {
    local log start
    log=$logs/$(echo "$1" | tr -c 'A-Za-z0-9\n' '_' | cut -c1-120)
    start=$(date +%s%N)
    # A corpus line holds a pattern that the shell spreads.
    # shellcheck disable=SC2086
    if timeout 600 bash -c "$1" >"$log" 2>&1 </dev/null; then
        echo "ok      $1 ($((($(date +%s%N) - start) / 1000000)) ms)"
    else
        echo "FAILED  $1"
        sed 's/^/        /' "$log" | tail -60
    fi
}
export -f run_one
export logs

list_tests | xargs -d '\n' -P 2 -I{} bash -c 'run_one "$@"' _ {} | tee "$logs/summary"
passed=$(grep -c '^ok ' "$logs/summary")
failed=$(grep -c '^FAILED ' "$logs/summary")
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
