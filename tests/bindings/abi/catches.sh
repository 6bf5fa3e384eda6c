#!/usr/bin/env bash
# catches.sh LIBRARY HEADER: the test of the ABI fails when a function's signature, a constant or a struct's member is changed on purpose.
set -euo pipefail
library=$1 headers=$(dirname "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for change in 's/quorate_pack_load_path\(quorate_text path, /quorate_pack_load_path(const char* path, /' 's/QUORATE_LIMIT = 3/QUORATE_LIMIT = 30/' 's/^    size_t related_count;/    uint32_t related_count;/' \
    's/^#define QUORATE_ABI 0/#define QUORATE_ABI 1/'; do
    rm -rf "$work/changed"
    cp -r "$headers" "$work/changed"
    sed -i -E "$change" "$work"/changed/quorate/c/*.h
    if diff -rq "$headers" "$work/changed" > /dev/null; then echo "the change $change changes nothing"; exit 1; fi
    if bash "$here/run.sh" "$library" "$work/changed/quorate.h" > /dev/null; then echo "FAILED: $change is not noticed"; exit 1; fi
done
echo "changes of a signature, a constant, a member and the number are noticed"
