#!/usr/bin/env bash
# The yardstick by other engines, from npm, beside quorate: identical outcomes are asserted, and times are printed as ratios.
# Not part of the build or the tests. usage: tests/bench/peers/run.sh BENCH_REVIEW QUORATE [PROPOSALS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=$1 quorate=$2 count=${3:-20000}
pack=$here/../review/programme.quorate
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/peers.mjs" "$work/"
(cd "$work" && npm install --silent --no-fund --no-audit json-logic-engine@5 @marcbachmann/cel-js@8 > /dev/null)
"$bench" --write "$count" > "$work/proposals.jsonl"
"$quorate" screen "$pack" --proposals "$work/proposals.jsonl" --as-of 2020-06-01 > "$work/expected.jsonl"
"$bench" "$pack" "$count" 3 | sed -n '/^End to end/,/^$/p'
node "$work/peers.mjs" "$work/proposals.jsonl" "$work/expected.jsonl"
