#!/usr/bin/env bash
# The yardstick by other engines, from npm and from Debian (clips), beside quorate: identical outcomes are asserted, and times are printed as ratios.
# Not part of the build or the tests. usage: tests/bench/peers/run.sh BENCH_REVIEW QUORATE [PROPOSALS]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bench=$1 quorate=$2 count=${3:-20000}
pack=$here/../review/programme.quorate
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/*.mjs "$here/rules.clp" "$work/"
(cd "$work" && npm install --silent --no-fund --no-audit json-logic-engine@5 @marcbachmann/cel-js@8 @gorules/zen-engine@0 > /dev/null)
"$bench" --write "$count" > "$work/proposals.jsonl"
"$quorate" screen "$pack" --proposals "$work/proposals.jsonl" --as-of 2020-06-01 > "$work/expected.jsonl"
"$bench" "$pack" "$count" 3 | sed -n '/^End to end/,/^$/p'
node "$work/peers.mjs" "$work/proposals.jsonl" "$work/expected.jsonl"

# CLIPS reads facts and prints outcomes; the conversion of JSON to facts is not counted, its start is taken off.
command -v clips > /dev/null || { echo "clips is not installed: apt-get install clips"; exit 0; }
cd "$work"
node facts.mjs proposals.jsonl > facts.clp
printf '(load rules.clp)\n(load-facts facts.clp)\n(run)\n(exit)\n' > all.clp
printf '(load rules.clp)\n(exit)\n' > nothing.clp
clips -f2 all.clp | grep '^P-' | sort > found.txt
node -e '
const names = ["support", "theme", "complete", "form-fits", "useful", "affordable", "score", "gender"]
for (const line of require("fs").readFileSync("expected.jsonl", "utf8").trimEnd().split("\n").map(JSON.parse)) console.log(line.id, line.outcomes[0], names.map(name => line.verdicts[name]).join(" "))
' | sort | cmp - found.txt || { echo "clips: proposals are not judged alike"; exit 1; }
TIMEFORMAT='%U %S'
spent() { { time clips -f2 "$1" > /dev/null; } 2>&1; }
{ spent nothing.clp; for _ in 1 2 3; do spent all.clp; done; } | awk -v count="$count" 'NR == 1 { start = $1 + $2; next } { rounds[NR] = $1 + $2 - start }
    END { a = rounds[2]; b = rounds[3]; c = rounds[4]; median = a > b ? (b > c ? b : a > c ? c : a) : (a > c ? a : b > c ? c : b); printf "%-58s %12.1f ns/proposal\n", "CLIPS, facts that were written before", median * 1e9 / count }'
