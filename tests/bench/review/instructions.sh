#!/usr/bin/env bash
# Instructions a proposal, by callgrind: figures that compare across machines, whatever else these do.
# usage: tests/bench/review/instructions.sh BENCH_REVIEW PACK [PROPOSALS]
set -euo pipefail
bench=$1 pack=$2 count=${3:-2000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
instructions() {  # instructions WHAT FUNCTION
    valgrind --tool=callgrind --callgrind-out-file="$work/out" --toggle-collect="$2" "$bench" "$pack" "$count" 0 > /dev/null 2> "$work/log"
    awk -v what="$1" -v count="$count" '/Collected/ { printf "%-58s %12.0f instructions a proposal\n", what, $4 / count }' "$work/log"
}
instructions "by hand, simdjson and coded structs" 'quorate::bench::screen_coded*'
instructions "by hand, nlohmann/json documents" 'quorate::bench::screen_documents*'
instructions "quorate, screened" 'quorate::v1::screener::screen_lines*'
instructions "evaluation alone: by hand, coded structs" '*decide_all*'
instructions "evaluation alone: quorate, columns that were read" 'quorate::bench::yardstick::evaluate(quorate::bench::yardstick::columns*'
