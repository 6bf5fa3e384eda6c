#!/usr/bin/env bash
# catches.sh LIBRARY HEADER: the test of the ABI fails when a function's signature, a constant or a struct's member is changed on purpose.
set -euo pipefail
library=$1 header=$2
here=$(cd "$(dirname "$0")" && pwd)
changed=$(mktemp)
trap 'rm -f "$changed"' EXIT
for change in 's/quorate_pack_load_path\(quorate_text path, /quorate_pack_load_path(const char* path, /' 's/QUORATE_LIMIT = 3/QUORATE_LIMIT = 30/' 's/^    size_t related_count;/    uint32_t related_count;/' \
    's/^#define QUORATE_ABI 0/#define QUORATE_ABI 1/'; do
    sed -E "$change" "$header" > "$changed"
    cmp -s "$header" "$changed" && { echo "the change $change changes nothing"; exit 1; }
    if bash "$here/run.sh" "$library" "$changed" > /dev/null; then echo "FAILED: $change is not noticed"; exit 1; fi
done
echo "changes of a signature, a constant, a member and the number are noticed"
