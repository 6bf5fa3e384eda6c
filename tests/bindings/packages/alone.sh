#!/usr/bin/env bash
# alone.sh SOURCE WORK run|build|build-json: uses the quorate that is installed, in folders below WORK. `run`: the command and the examples in Python. `build`: consumers by
# CMake, in C++ and C, and each example by one call of the compiler and of pkg-config; what they print is compared; `build-json`
# those that include nlohmann/json. Of SOURCE it reads the examples, their
# rules and the consumers: the rest need not be there.
set -euo pipefail
source=$1 work=$2 what=$3
examples=$source/examples
pack=$examples/rules/support.quorate
fail() { echo "FAILED: $*"; exit 1; }
same() { diff -u "$examples/$1/expected.txt" - || fail "$1 prints something else ($2)"; }  # same EXAMPLE HOW < OUTPUT
quiet() { local log=$work/$1.log; shift; "$@" > "$log" 2>&1 || { tail -30 "$log"; fail "$*"; }; }
mkdir -p "$work"
cd "$work"
export PYTHONDONTWRITEBYTECODE=1
python=$(command -v python3 || true)

if [ "$what" = run ]; then
    quorate --version
    quiet check quorate check "$pack"
    for name in $(quorate --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
        [ ! -e /usr/share/man/man1/quorate.1 ] || grep -qx "\.B $name" /usr/share/man/man1/quorate.1 || fail "the page of the command does not tell of $name"
    done
    [ -n "$python" ] || exit 0
    "$python" "$examples/01-review-one/review.py" "$pack" | same 01-review-one Python
    bash "$source/tests/examples/programs/screening.sh" "$source" | same 03-nightly-screening Python
    "$python" "$examples/07-host-function/meetings.py" "$examples/07-host-function/meetings.quorate" "$examples/07-host-function/meetings.json" | same 07-host-function Python
    exit 0
fi

compile() {  # compile FOLDER PROGRAM ARGUMENT…: by one call of the compiler, in a folder of its own
    local folder=$1 program=$2
    shift 2
    mkdir -p "$folder"
    # shellcheck disable=SC2046
    (cd "$folder" && c++ -std=c++20 "$examples/$folder/$program" -o program $(pkg-config --cflags --libs quorate) "$@") || fail "$folder by one call of the compiler"
}
if [ "$what" = build ]; then
    for consumer in installed plain_c; do
        quiet "$consumer-configure" cmake -S "$source/tests/bindings/consumers/$consumer" -B "$consumer" -G Ninja -DEXAMPLES="$examples"
        quiet "$consumer-build" cmake --build "$consumer"
        for program in shared static c_static c; do
            [ ! -x "$consumer/$program" ] || "$consumer/$program" "$pack" | same 01-review-one "$program by CMake"
        done
    done
    # shellcheck disable=SC2046
    cc -std=c99 -Wall -Wextra -pedantic -Werror "$examples/01-review-one/review.c" -o review-c $(pkg-config --cflags --libs quorate-c)
    ./review-c "$pack" | same 01-review-one "C by pkg-config"
fi
# The examples that include nlohmann/json are built where that is installed.
with_json=$(cd "$examples" && grep -lE 'nlohmann|quorate/json.hpp' 0*/*.cpp || true)
for one in "01-review-one review.cpp" "02-submission-form form.cpp" "04-hot-reload reload.cpp -pthread" "06-routing-with-capacities place.cpp" "07-host-function meetings.cpp" \
    "05-http-service service.cpp -pthread -lcpp-httplib"; do
    read -r folder program more <<< "$one"
    if grep -qx "$folder/$program" <<< "$with_json"; then needs=build-json; else needs=build; fi
    [ "$what" = "$needs" ] || continue
    # shellcheck disable=SC2086
    compile "$folder" "$program" $more
    case $folder in
        01*) given=("$pack") ;;
        02*) given=("$pack" "$examples/$folder/register.json") ;;
        04*) given=("$pack" "$examples/$folder/proposals.json") ;;
        06*) given=("$examples/$folder/standing.quorate" "$examples/$folder/register.json") ;;
        07*) given=("$examples/$folder/meetings.quorate" "$examples/$folder/meetings.json") ;;
    esac
    if [ "$folder" != 05-http-service ]; then "$folder/program" "${given[@]}" | same "$folder" C++
    elif [ -n "$python" ]; then "$python" "$examples/$folder/client.py" "$work/$folder/program" "$pack" "$examples/02-submission-form/register.json" | same "$folder" C++
    fi
done
