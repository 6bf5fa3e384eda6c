#!/usr/bin/env bash
# names_catch.sh COMPILER SOURCE: the test of the names notices a library that shows another namespace, an internal one, or hides its exceptions.
set -euo pipefail
compiler=$1 source=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/library.cpp" <<'CPP'
#include <exception>
namespace quorate::inline v1 {
struct limit_exceeded : std::exception { const char* what() const noexcept override; };
struct review_cancelled : std::exception { const char* what() const noexcept override; };
const char* limit_exceeded::what() const noexcept { return ""; }
const char* review_cancelled::what() const noexcept { return ""; }
}
namespace quorate::internal { int inside() { return 1; } }
CPP
library() { "$compiler" -std=c++20 -fPIC -shared "$work/library.cpp" "$@" -o "$work/library.so"; }
library -Wl,--version-script="$source/src/quorate.map"
bash "$here/names.sh" "$work/library.so" > "$work/said" || { cat "$work/said"; echo "FAILED: a library by the map of the project is refused"; exit 1; }
library
if bash "$here/names.sh" "$work/library.so" > "$work/said"; then echo "FAILED: a library that shows its inside passes"; exit 1; fi
grep -q '^quorate::internal::inside()$' "$work/said" || { cat "$work/said"; echo "FAILED: the strange name is not told"; exit 1; }
printf '{ global: extern "C++" { quorate::v1::*; }; local: *; };\n' > "$work/map"
library -Wl,--version-script="$work/map"
if bash "$here/names.sh" "$work/library.so" > "$work/said"; then echo "FAILED: a library that hides its exceptions passes"; exit 1; fi
echo "a foreign namespace and hidden exceptions are noticed"
