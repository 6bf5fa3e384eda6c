#!/usr/bin/env bash
# What the README shows is run: its rule, its finding, its commands.
set -euo pipefail
command=$1 project=$2 linked=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'README: %s\n' "$*" >&2; exit 1; }
block() { awk -v kind="$1" '$0 == "```" kind { inside = 1; next } $0 == "```" { inside = 0 } inside' "$project/README.md"; }

mkdir "$work/pack"
block quorate > "$work/pack/rule.quorate"
[ -s "$work/pack/rule.quorate" ] || fail "there is no rule in it"
cp "$project/tests/readme/frame.quorate" "$work/pack/"
"$command" check --strict "$work/pack" > /dev/null || fail "the rule does not check"
"$command" test "$work/pack" | grep -qx '2 passed, 0 failed' || fail "its cases do not pass"
sed -n 's/^For a file `a-1.json` with `\({.*}\)`,$/\1/p' "$project/README.md" > "$work/data.json"
[ -s "$work/data.json" ] || fail "there is no data in it"
"$command" review "$work/pack" --data "$work/data.json" --as-of 2019-06-01 --lang en > "$work/review.txt"
block text > "$work/finding.txt"
[ -s "$work/finding.txt" ] || fail "there is no finding in it"
# the finding stands in the review, line for line
awk 'NR == FNR { want[++n] = $0; next } { have[++m] = $0 } END { for (i = 0; i + n <= m; ++i) { for (j = 1; j <= n && have[i + j] == want[j]; ++j); if (j > n) exit 0 } exit 1 }' \
    "$work/finding.txt" "$work/review.txt" || { cat "$work/review.txt" >&2; fail "the review does not say what it shows"; }

# and in the review that its reader can run
cp "$work/data.json" "$work/a-1.json"
told=$(sed -n 's/^`build\/quorate \(review examples.*\)` finds:$/\1/p' "$project/README.md")
[ -n "$told" ] || fail "it does not say how to run the rule"
(cd "$work" && ln -s "$project/examples" examples && eval "\"$command\" $told") | grep -qxF "$(sed -n 2p "$work/finding.txt")" || fail "the command for its rule does not find it"

# the program that the README links prints the same
cat "$work"/pack/*.quorate > "$work/all.quorate"
"$linked" "$work/all.quorate" "$work/data.json" | diff - "$work/review.txt" > /dev/null || fail "the program it shows does not give the review"

ln -s "$(dirname "$command")" "$work/build"
ln -s "$project/rules" "$work/"
block sh > "$work/commands.sh"
[ "$(grep -c '^build/quorate' "$work/commands.sh")" -ge 5 ] || fail "there are no commands in it"
(cd "$work" && bash -e commands.sh > /dev/null) || fail "a command in it fails"

for link in $(grep -o '](\([a-zA-Z0-9_/.-]*\))' "$project/README.md" | tr -d '()]'); do
    [ -e "$project/$link" ] || fail "it links to $link, which is not there"
done
echo "the README shows what happens"
