#!/usr/bin/env bash
# types_catch.sh COMPILER SOURCE: the test of the types fails, and says where, when the signature of a function and a member of a struct are
# changed on purpose: in the header and where they are defined, in one file of the C library that is compiled with the change.
set -euo pipefail
compiler=$1 source=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '[suppress_function]\n  symbol_name_not_regexp = ^quorate_diagnostics_\n  drop = true\n' > "$work/others"
cp -r "$source/bindings/c" "$work/c"
sed -i -E 's/int32_t quorate_diagnostics_has_errors/int64_t quorate_diagnostics_has_errors/; s/^    size_t related_count;/    size_t related_count, more;/' \
    "$work/c/include/quorate/c/diagnostics.h" "$work/c/diagnostics.cpp"
"$compiler" -std=c++20 -g -O0 -fPIC -fvisibility=hidden -shared -I "$work/c/include" -I "$work/c" -I "$source/include" "$work/c/diagnostics.cpp" \
    -Wl,--version-script="$source/bindings/c/quorate_c.map" -Wl,-soname,libquorate_c.so.0 -o "$work/library.so"
if SUPPRESSIONS=$work/others bash "$here/types.sh" "$work/library.so" "$work/c/include" > "$work/said" 2>&1; then echo "FAILED: the changes are not noticed"; exit 1; fi
# Those two and no other function of the file.
for part in '0 Removed, 2 Changed, 0 Added' 'quorate_diagnostics_has_errors(' 'quorate_diagnostics_get('; do
    grep -qF "$part" "$work/said" || { cat "$work/said"; echo "FAILED: $part is not said"; exit 1; }
done
echo "a changed signature and a changed struct are noticed"
