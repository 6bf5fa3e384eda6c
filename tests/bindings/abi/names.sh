#!/usr/bin/env bash
# names.sh LIBRARY: the C++ library shows names of quorate::v1 and nothing else, among them the type of every exception that it throws,
# without which a host could not catch it.
set -euo pipefail
library=$1
failures=0
shown=$(nm -D --defined-only "$library" | awk '$2 != "A" {print $3}' | sed 's/@.*//' | c++filt)
[ -n "$shown" ] || { echo "FAILED: $library shows nothing"; exit 1; }
strange=$(grep -vE '^((typeinfo|typeinfo name|vtable) for )?quorate::v1::' <<< "$shown" || true)
if [ -n "$strange" ]; then
    printf 'FAILED: shown, and not of quorate::v1:\n%s\n' "$strange"
    failures=1
fi
for exception in limit_exceeded review_cancelled; do
    grep -qx "typeinfo for quorate::v1::$exception" <<< "$shown" || { echo "FAILED: the type of $exception is not shown"; failures=1; }
done
exit "$failures"
