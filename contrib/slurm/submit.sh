#!/bin/sh
# Submits the shards of a plan as one job array, and the job that collects them when all have ended.
#
#     raingan plan /srv/raingan/offices/* --shards 40 >plan.csv
#     submit.sh plan.csv /srv/raingan/packets [options of raingan build]
#
# Plan, offices, packets and program must be seen by every node under the same path. RAINGAN names the program
# (default: raingan). Prints the two job ids.
set -eu
if [ $# -lt 2 ]; then
    echo "usage: $0 PLAN OUT [options of raingan build]" >&2
    exit 64
fi
here=$(cd "$(dirname "$0")" && pwd)
shards=$(awk -F, 'NR > 1 && $1 + 0 > most { most = $1 + 0 } END { print most + 0 }' "$1")
if [ "$shards" -eq 0 ]; then
    echo "$1 is no plan (make one: raingan plan OFFICE... >plan.csv)" >&2
    exit 66
fi
array=$(sbatch --parsable --array="1-$shards" "$here/shard.sbatch" "$@")
# afterany: also when a task has failed, for collect says which office is missing, and why.
collect=$(sbatch --parsable --dependency="afterany:${array%%;*}" "$here/collect.sbatch" "$@")
echo "$array $collect"
