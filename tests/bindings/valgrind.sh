#!/usr/bin/env bash
# valgrind.sh BUILD SOURCE: every example in C, the hosts in C (one of them with threads) and the tests of the C interface under valgrind: no memory is read that was not written, none is lost, and
# nothing is freed twice. BUILD is a build without sanitizers.
set -euo pipefail
build=$1 source=$2
run() { valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible "$@"; }
run "$build/tests/examples/programs/example_review_c" "$source/examples/rules/support.quorate" | diff -u "$source/examples/01-review-one/expected.txt" -
run "$build/tests/bindings/test_plain_c" "$source/tests/bindings/small.quorate" > /dev/null
run "$build/tests/bindings/test_threads_c" "$source/tests/bindings/small.quorate" > /dev/null
# Drafts, records, callbacks, errors, explanations, what if; without what is long, and shows nothing more of memory.
run "$build/tests/bindings/test_interface" --test-case-exclude="*from a folder*,*threads make*" > /dev/null
# Threads over one pack and one portfolio, with an eye on what they touch at once; that helgrind finds a race is shown first.
race() { valgrind --tool=helgrind --quiet --error-exitcode=9 "$@"; }
if race "$build/tests/bindings/test_race" > /dev/null 2>&1; then echo "FAILED: helgrind does not find a race"; exit 1; fi
race "$build/tests/bindings/test_threads_c" "$source/tests/bindings/small.quorate" > /dev/null
others=$(find "$source/examples" -name '*.c' ! -path '*/01-review-one/review.c')
[ -z "$others" ] || { echo "FAILED: an example in C is not run here: $others"; exit 1; }
echo "clean under valgrind, without races"
