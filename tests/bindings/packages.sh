#!/usr/bin/env bash
# packages.sh BUILD SOURCE WORK: makes the Debian packages of a build, unpacks them into a clean root, and uses nothing but that: the command,
# programs by CMake and pkg-config in C++ and C (also where neither Boost nor nlohmann/json is to be seen), Python. Then the same from `cmake --install` into a folder that is moved afterwards.
set -euo pipefail
build=$1 source=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
examples=$source/examples
pack=$examples/rules/support.quorate
expected=$examples/01-review-one/expected.txt
fail() { echo "FAILED: $*"; exit 1; }
same() { diff -u "$expected" - || fail "$1 prints something else"; }  # same WHAT < OUTPUT
quiet() { local log=$work/$1.log; shift; "$@" > "$log" 2>&1 || { tail -30 "$log"; fail "$*"; }; }
rm -rf "$work"
mkdir -p "$work"/{debs,root}

quiet cpack cpack --config "$build/CPackConfig.cmake" -B "$work/debs"
for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
names=$(for deb in "$work"/debs/*.deb; do dpkg-deb -f "$deb" Package; done | sort | tr '\n' ' ')
[ "$names" = "libquorate-dev libquorate0 quorate " ] || fail "the packages are $names"
for deb in "$work"/debs/libquorate0_*.deb; do
    strange=$(dpkg-deb -c "$deb" | awk '$1 !~ /^d/ {print $6}' | grep -vE '/libquorate(_c)?\.so\.[0-9.]+$|/copyright$' || true)
    [ -z "$strange" ] || fail "the library package holds $strange"
done

# Every library that the packages ask for comes from a Debian package that they depend on, or from themselves.
needed() { find "$work/root" -type f \( -name '*.so.*' -o -path '*/bin/*' \) -exec readelf -d {} + | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u | grep -v '^libquorate'; }
depends=$(for deb in "$work"/debs/*.deb; do dpkg-deb -f "$deb" Depends; done | tr ',' '\n' | sed 's/^ *//; s/ .*//' | sort -u)
for library in $(needed); do
    owner=$(dpkg -S "*/$library" 2> /dev/null | sed 's/:.*//' | sort -u)
    case $owner in *libgcc-s1*) continue ;; esac  # libstdc++6 brings it
    grep -qxF "$owner" <<< "$depends" || fail "$library of ${owner:-no package} is needed, and no package asks for it"
done

# The headers of the system without those of Boost and nlohmann/json: a program that includes any of them does not compile.
hidden=$work/headers
mkdir -p "$hidden"
for header in /usr/include/*; do
    case ${header##*/} in boost | nlohmann) ;; *) ln -s "$header" "$hidden/" ;; esac
done
without_boost() {  # without_boost COMPILER ARGUMENT…: in place of /usr/include it sees those
    local compiler=$1 folders=() folder
    shift
    for folder in $("$compiler" -E -x c++ - -v < /dev/null 2>&1 | sed -n '/^#include </,/^End/p' | grep '^ '); do
        if [ "$folder" = /usr/include ]; then folder=$hidden; fi
        folders+=(-isystem "$folder")
    done
    "$compiler" -nostdinc -nostdinc++ "${folders[@]}" "$@"
}
for foreign in boost/version.hpp nlohmann/json.hpp; do
    if without_boost c++ -E -x c++ - <<< "#include <$foreign>" > /dev/null 2>&1; then fail "$foreign is in sight"; fi
done

use() {  # use PREFIX NAME CONSUMER…: what can be done with an installed quorate
    local prefix=$1 name=$2 libraries consumer program folder
    shift 2
    libraries=$(dirname "$(find "$prefix" -name 'libquorate_c.so.0' | head -1)")
    [ -n "$libraries" ] || fail "there is no libquorate_c.so.0 in $prefix"
    export LD_LIBRARY_PATH=$libraries PKG_CONFIG_PATH=$libraries/pkgconfig
    [ "$("$prefix/bin/quorate" --version)" = "quorate $("$build/quorate" --version | cut -d' ' -f2)" ] || fail "the command tells another version"
    quiet "$name-check" "$prefix/bin/quorate" check "$pack"
    for consumer in "$@"; do
        quiet "$name-$consumer-configure" cmake -S "$here/consumers/$consumer" -B "$work/$name-$consumer" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DEXAMPLES="$examples"
        quiet "$name-$consumer-build" cmake --build "$work/$name-$consumer"
        for program in shared static c_static c; do
            [ ! -x "$work/$name-$consumer/$program" ] || "$work/$name-$consumer/$program" "$pack" | same "$name: $program"
        done
    done
    # Compiled once, with the headers of the first prefix; linked with each.
    local object=$work/review.o foreign
    if [ ! -e "$object" ]; then
        # shellcheck disable=SC2046
        without_boost c++ -std=c++20 -Wall -Wextra -Werror -MD -MF "$work/review.d" -c "$examples/01-review-one/review.cpp" -o "$object" $(pkg-config --cflags quorate)
        foreign=$(tr -d '\\' < "$work/review.d" | tr ' ' '\n' | grep -E '/(boost|nlohmann)/' || true)
        [ -z "$foreign" ] || fail "the headers of $name include $foreign"
    fi
    for folder in $(pkg-config --cflags-only-I quorate | sed 's/-I//g'); do [ -e "$folder/quorate/pack.hpp" ] || fail "pkg-config of $name names $folder, where there are no headers"; done
    # shellcheck disable=SC2046
    c++ "$object" -o "$work/$name-cpp" $(pkg-config --libs quorate)
    # shellcheck disable=SC2046
    cc -std=c99 -Wall -Wextra -pedantic -Werror "$examples/01-review-one/review.c" -o "$work/$name-c" $(pkg-config --cflags --libs quorate-c)
    "$work/$name-cpp" "$pack" | same "$name: C++ by pkg-config"
    "$work/$name-c" "$pack" | same "$name: C by pkg-config"
    if command -v python3 > /dev/null; then
        QUORATE_LIBRARY=$libraries/libquorate_c.so.0 PYTHONPATH=$source/bindings/python PYTHONDONTWRITEBYTECODE=1 python3 "$examples/01-review-one/review.py" "$pack" | same "$name: Python"
    fi
}
examples_alone() {  # each example by one call of the compiler and of pkg-config, in a folder of its own; what it prints is compared
    local one folder program more
    for one in "02-submission-form form.cpp" "04-hot-reload reload.cpp -pthread" "06-routing-with-capacities place.cpp" "07-host-function meetings.cpp" \
        "05-http-service service.cpp -pthread -lcpp-httplib"; do
        read -r folder program more <<< "$one"
        mkdir -p "$work/alone/$folder"
        # shellcheck disable=SC2046,SC2086
        (cd "$work/alone/$folder" && c++ -std=c++20 "$examples/$folder/$program" -o program $(pkg-config --cflags --libs quorate) $more) || fail "$folder by one call of the compiler"
    done
    (cd "$work/alone/02-submission-form" && ./program "$pack" "$examples/02-submission-form/register.json" | diff -u "$examples/02-submission-form/expected.txt" -) || fail "02"
    (cd "$work/alone/04-hot-reload" && ./program "$pack" "$examples/04-hot-reload/proposals.json" | diff -u "$examples/04-hot-reload/expected.txt" -) || fail "04"
    for one in "06-routing-with-capacities standing.quorate register.json" "07-host-function meetings.quorate meetings.json"; do
        read -r folder program more <<< "$one"
        "$work/alone/$folder/program" "$examples/$folder/$program" "$examples/$folder/$more" | diff -u "$examples/$folder/expected.txt" - || fail "$folder"
    done
    if command -v python3 > /dev/null; then
        export QUORATE_LIBRARY=$LD_LIBRARY_PATH/libquorate_c.so.0 PYTHONPATH=$source/bindings/python PYTHONDONTWRITEBYTECODE=1
        mkdir -p "$work/alone/03-nightly-screening"
        (cd "$work/alone/03-nightly-screening" && bash "$source/tests/examples/programs/screening.sh" "$source" | diff -u "$examples/03-nightly-screening/expected.txt" -) || fail "03"
        python3 "$examples/07-host-function/meetings.py" "$examples/07-host-function/meetings.quorate" "$examples/07-host-function/meetings.json" |
            diff -u "$examples/07-host-function/expected.txt" - || fail "07 in Python"
        python3 -B "$examples/05-http-service/client.py" "$work/alone/05-http-service/program" "$pack" "$examples/02-submission-form/register.json" |
            diff -u "$examples/05-http-service/expected.txt" - || fail "05"
    fi
}
use "$work/root/usr" debian installed plain_c
examples_alone
quiet install cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"
use "$work/moved" moved installed
echo "Debian packages and an installed tree serve C++, C and Python"
