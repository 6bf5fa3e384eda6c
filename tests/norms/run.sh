#!/usr/bin/env bash
# The table of norms of a pack: every norm of the text has a line, and every rule that a line names is declared in a file that it names.
# With a third argument the table is first broken in three places, and the test passes when all that comes of it is found.
set -u
project=$1 pack=$2 broken=${3:-}
folder=$project/rules/$pack table=$project/rules/$pack/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$table" "$work/table"
[ -z "$broken" ] || sed -i -e '/^| ADM-7 /d' -e 's/`two-meetings-a-year`/`three-meetings-a-year`/' -e '/^| EVA-2 /s/ evaluation/ meetings/' "$work/table"
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

for norms in ADM:13 RTE:6 STA:6 MTG:7 EVA:3 RES:1 MAN:3 PRI:8 WHY:4 COV:3 AUD:1; do
    for number in $(seq "${norms#*:}"); do
        norm=${norms%:*}-$number
        [ "$(grep -c "^| $norm |" "$work/table")" -eq 1 ] || fault "$norm: there is not one line for it"
    done
done
while IFS='|' read -r _ norm rules files _; do
    norm=${norm// /}
    [[ $norm =~ ^[A-Z]+-[0-9]+$ ]] || continue
    named=0
    for rule in $(grep -o '`[^`]*`' <<< "$rules" | tr -d '`'); do
        named=$((named + 1))
        found=
        for file in ${files//,/ }; do
            grep -qE "^(criterion|ask|relation|routing|coverage|ranking|clock|season|parameter|mapping|define|derive|scoring|stages) $rule( |\(|\$)" "$folder/$file.quorate" && found=yes
        done
        [ -n "$found" ] || fault "$norm: \`$rule\` is not declared in$files"
    done
    [ $named -gt 0 ] || fault "$norm: no rule is named"
done < "$work/table"

if [ -n "$broken" ]; then
    [ $faults -eq 5 ] && { echo "the faults are found"; exit 0; }
    echo "five faults were to be found: one line, one rule, and three rules of a file that is not named"; exit 1
fi
[ $faults -eq 0 ] && echo "every norm has its rules"
exit $((faults > 0))
