#!/usr/bin/env bash
# fetched.sh SOURCE WORK: a consumer fetches what was committed last from a repository by its address, as FetchContent does with one that is elsewhere,
# is configured with it, and its programs are compiled. Left out, and said to be, where SOURCE is no checkout.
set -euo pipefail
source=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'  # the checkout may be another's
unset GIT_DIR GIT_WORK_TREE
if ! command -v git > /dev/null || ! tag=$(git -C "$source" rev-parse --verify -q 'HEAD^{commit}' 2> /dev/null) || [ -n "$(git -C "$source" rev-parse --show-prefix)" ]; then
    echo "no checkout: fetching from a repository is left out"
    exit 77
fi
rm -rf "$work"
mkdir -p "$work"
quiet() { local log=$work/$1.log; shift; "$@" > "$log" 2>&1 || { tail -30 "$log"; exit 1; }; }
quiet clone git clone --bare --depth 1 "file://$(cd "$source" && pwd)" "$work/quorate.git"
quiet configure cmake -S "$here/fetched" -B "$work/build" -G Ninja -DREPOSITORY="file://$work/quorate.git" -DTAG="$tag" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0
quiet build cmake --build "$work/build" --target uses_cpp uses_c
[ -d "$work/build/_deps/quorate-src/.git" ] || { echo "FAILED: nothing was fetched"; exit 1; }
echo "fetched ${tag:0:7}, configured and compiled"
