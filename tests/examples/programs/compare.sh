#!/usr/bin/env bash
# compare.sh EXPECTED COMMAND…: runs an example and holds what it prints against the file kept beside it. With UPDATE=1 it writes that file anew.
set -euo pipefail
expected=$1
shift
if [ -n "${UPDATE:-}" ]; then "$@" > "$expected"; exit; fi
"$@" | diff -u "$expected" - || { echo "FAILED: this is not what $expected says: $*"; exit 1; }
