#!/usr/bin/env bash
# quiet_catch.sh COMPILER: the test of the symbols notices a library that prints, one that ends the program, and one that keeps state.
set -euo pipefail
compiler=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src" "$work/bindings/c"
notices() {  # notices WHAT SAID CODE
    printf '%s\n' "$3" > "$work/library.cpp"
    "$compiler" -std=c++20 -fPIC -shared "$work/library.cpp" -o "$work/library.so"
    if bash "$here/quiet.sh" "$work" "$work/library.so" > "$work/said"; then echo "FAILED: $1 passes"; exit 1; fi
    grep -q "$2" "$work/said" || { cat "$work/said"; echo "FAILED: of $1 it is not said: $2"; exit 1; }
}
printf 'int twice(int number) { static const int two = number > 0 ? 2 : 0; return two * number; }\n' > "$work/library.cpp"
"$compiler" -std=c++20 -fPIC -shared "$work/library.cpp" -o "$work/library.so"
bash "$here/quiet.sh" "$work" "$work/library.so" || { echo "FAILED: a quiet library is refused"; exit 1; }
notices "a library that prints" puts '#include <cstdio>
int say(int number) { std::puts("said"); return number; }'
notices "a library that ends the program" abort '#include <cstdlib>
int stop(int number) { if (number == 7) std::abort(); return number; }'
notices "a library that counts its calls" 'keeps the variable counted' 'static int counted;
int count() { return ++counted; }'
notices "a library that keeps something for each thread" 'for each thread' 'static thread_local int counted = 1;
int count() { return ++counted; }'
echo "printing, ending the program, a variable and one for each thread are noticed"
