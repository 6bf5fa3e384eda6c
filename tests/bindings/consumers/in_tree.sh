#!/usr/bin/env bash
# in_tree.sh SOURCE WORK: builds the consumer with quorate's sources in its tree, with the thread sanitizer, by add_subdirectory, and then by
# FetchContent over the same objects; runs it each time.
set -euo pipefail
source=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"
# The sanitizer of GCC 12 cannot place its memory where the kernel spreads addresses widely: then they are not spread.
run() {
    local output
    if output=$(TSAN_OPTIONS=halt_on_error=1 "$@" 2>&1); then echo "$output"; return; fi
    case $output in
        *"unexpected memory mapping"*) TSAN_OPTIONS=halt_on_error=1 setarch "$(uname -m)" -R "$@" ;;
        *) echo "$output"; exit 1 ;;
    esac
}
build() {
    cmake -S "$here/in_tree" -B "$work" -G Ninja -DQUORATE="$source" -DWAY="$1" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS="-Og -fsanitize=thread" \
        -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=12 > "$work/configure.log" 2>&1 || { tail -30 "$work/configure.log"; exit 1; }
    cmake --build "$work" --target threads > "$work/build.log" 2>&1 || { grep -E 'error|FAILED' "$work/build.log" | head -20; exit 1; }
    run "$work/threads" "$here/../small.quorate"
}
build add_subdirectory
[ ! -e "$work/quorate/quorate" ] || { echo "the command was built in a consumer"; exit 1; }
build FetchContent
