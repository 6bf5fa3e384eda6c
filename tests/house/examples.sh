#!/usr/bin/env bash
# examples.sh EXAMPLES: the examples that are programs stay short, are numbered without a gap, and each file of them is named in README.md.
set -euo pipefail
examples=$1
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }
number=0
for folder in "$examples"/[0-9][0-9]-*/; do
    folder=$(basename "$folder") number=$((number + 1))
    [ "$(printf '%02d' "$number")" = "${folder%%-*}" ] || fail "$folder is not number $number"
    programs=0
    for program in "$examples/$folder"/*.{c,cpp,py}; do
        [ -e "$program" ] || continue
        programs=$((programs + 1))
        lines=$(wc -l < "$program")
        [ "$lines" -lt 120 ] || fail "$program has $lines lines; an example has fewer than 120"
        grep -qF "($folder/$(basename "$program"))" "$examples/README.md" || fail "README.md does not name $folder/$(basename "$program")"
    done
    [ "$programs" -gt 0 ] || fail "$folder holds no program"
    [ -s "$examples/$folder/expected.txt" ] || fail "$folder does not keep what it prints"
done
[ "$number" -gt 0 ] || fail "there are no examples in $examples"
[ "$failures" -eq 0 ] || exit 1
echo "$number examples, each short, with its output and its line in README.md"
