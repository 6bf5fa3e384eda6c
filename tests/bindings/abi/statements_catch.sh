#!/usr/bin/env bash
# statements_catch.sh HEADERS: the test of the statements notices a function without one, with two, with the wrong one, and without a place for its error.
set -euo pipefail
headers=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
notices() {  # notices FILE CHANGE SAID
    rm -rf "$work/changed"
    cp -r "$headers" "$work/changed"
    sed -i -E "$2" "$work/changed/quorate/c/$1"
    if diff -rq "$headers" "$work/changed" > /dev/null; then echo "the change $2 changes nothing"; exit 1; fi
    if bash "$here/statements.sh" "$work/changed" > "$work/said"; then echo "FAILED: $2 is not noticed"; exit 1; fi
    grep -qF "$3" "$work/said" || { cat "$work/said"; echo "FAILED: of $2 it is not said: $3"; exit 1; }
}
notices draft.h 's/(A draft without records\.) Threads: any\./\1/' 'quorate_draft_new says 0 times'
notices draft.h 's/(A draft without records\.)/\1 Threads: any./' 'quorate_draft_new says 2 times'
notices draft.h 's/(Removes a record;.*) Threads: own\./\1 Threads: any./' 'quorate_draft_remove is said to be for any threads'
notices draft.h '/A draft without records/d' 'quorate_draft_new has no comment of its own'
notices pack.h 's/(quorate_pack_info_get.*), quorate_error\*\* error/\1/' 'quorate_pack_info_get gives a status and has no place for its error'
echo "what is not said, said twice or said wrongly is noticed"
