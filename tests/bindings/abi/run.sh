#!/usr/bin/env bash
# run.sh LIBRARY HEADER [update]: holds what a library shows, and what its header and those that it includes declare, against the lists kept beside this file.
set -euo pipefail
library=$1 header=$2 update=${3:-}
headers=$(dirname "$header")
here=$(cd "$(dirname "$0")" && pwd)
failures=0
hold() {  # hold NAME WHAT < LIST
    if [ "$update" = update ]; then cat > "$here/$1"; return; fi
    if ! diff -u "$here/$1" -; then
        echo "FAILED: $2 are not those of $1: a promise to hosts is broken, or a new one made (then run with \`update\`)"
        failures=$((failures + 1))
    fi
}
# Absolute symbols name the version nodes themselves.
hold quorate_c.symbols "the exported symbols" < <(nm -D --defined-only --with-symbol-versions "$library" | awk '$2 != "A" {print $2, $3}' | LC_ALL=C sort)
# The declarations as the compiler sees them, a line each: constants, structs, functions.
stubs=$(mktemp -d)
trap 'rm -rf "$stubs"' EXIT
touch "$stubs/stddef.h" "$stubs/stdint.h"
declarations() {
    grep -hE '^#define QUORATE_(ABI|REST|NO_RESULT) ' "$headers"/quorate/c/*.h
    cc -E -P -nostdinc -I "$stubs" -I "$headers" -x c "$header" | tr '\n' ' ' | sed -E 's/__attribute__\(\(visibility\("default"\)\)\) *//g; s/ +/ /g; s/ ;/;/g' |
        awk 'BEGIN { RS = ";" } { depth += gsub(/{/, "{"); depth -= gsub(/}/, "}"); line = line $0 ";"; if (depth == 0) { sub(/^ */, "", line); print line; line = "" } }' | grep -v '^ *;*$'
}
hold quorate_c.declarations "the declarations" < <(declarations)
exit $((failures > 0))
