#!/usr/bin/env bash
# types.sh LIBRARY HEADERS [update]: holds the functions of a library, with the types they pass and how these lie in memory, against
# quorate_c.abi, which `update` writes anew. Only what the folder HEADERS declares counts; what the library holds behind it may change.
# SUPPRESSIONS, a file for abidiff, says which functions are not looked at.
set -euo pipefail
library=$1 headers=$2 update=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
baseline=$here/quorate_c.abi
# Neither lines of files, nor folders, nor the machine stand in it. (Types without a line would count as private ones if abidiff were given
# the headers; so it compares two such descriptions.)
describe() {
    abidw --exported-interfaces-only --headers-dir "$headers" --drop-private-types --drop-undefined-syms --no-show-locs --no-comp-dir-path --no-corpus-path \
        --no-architecture --no-elf-needed "$library" | sed -E "s/ path='[^']*\/([^/']*)'/ path='\1'/"
}
if [ "$update" = update ]; then describe > "$baseline"; exit; fi
found=$(mktemp --suffix=.abi)
trap 'rm -f "$found"' EXIT
describe > "$found"
grep -q '<function-decl' "$found" || { echo "FAILED: no types of functions are found in $library: it was built without debug information"; exit 1; }
suppressions=()
[ -z "${SUPPRESSIONS:-}" ] || suppressions=(--suppr "$SUPPRESSIONS" --no-unreferenced-symbols)
abidiff --no-show-locs "${suppressions[@]}" "$baseline" "$found" ||
    { echo "FAILED: the ABI is not that of quorate_c.abi: a promise to hosts is broken, or a new one made (then run with \`update\`)"; exit 1; }
