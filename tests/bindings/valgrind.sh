#!/usr/bin/env bash
# valgrind.sh BUILD SOURCE: the C example and the plain C host under valgrind: no memory is read that was not written, none is lost, and
# nothing is freed twice. BUILD is a build without sanitizers.
set -euo pipefail
build=$1 source=$2
run() { valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible "$@"; }
run "$build/tests/examples/programs/example_review_c" "$source/examples/rules/support.quorate" | diff -u "$source/examples/01-review-one/expected.txt" -
run "$build/tests/bindings/test_plain_c" "$source/tests/bindings/small.quorate" > /dev/null
echo "clean under valgrind"
