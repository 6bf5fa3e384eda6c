#!/usr/bin/env bash
# run.sh BUILD SOURCE WORK: makes the Debian packages of a build, looks at what they hold, installs them into a clean root, and uses nothing but that: the
# command, programs by CMake and pkg-config in C++ and C, Python. Then the same from `cmake --install` into a folder that is moved afterwards (where neither
# Boost nor nlohmann/json is to be seen), and Python by pip.
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
mkdir -p "$work"/{debs,root,installed}

quiet cpack cpack --config "$build/CPackConfig.cmake" -B "$work/debs"
names=$(for deb in "$work"/debs/*.deb; do dpkg-deb -f "$deb" Package; done | sort | tr '\n' ' ')
[ "$names" = "libquorate-dev libquorate0 python3-quorate quorate " ] || fail "the packages are $names"
for deb in "$work"/debs/libquorate0_*.deb; do
    strange=$(dpkg-deb -c "$deb" | awk '$1 !~ /^d/ {print $6}' | grep -vE '/libquorate(_c)?\.so\.[0-9.]+$|/copyright$' || true)
    [ -z "$strange" ] || fail "the library package holds $strange"
done

# What a package of Debian has: its licence, the sums of its files, and for a library the package that others are to depend on.
for deb in "$work"/debs/*.deb; do
    name=$(dpkg-deb -f "$deb" Package)
    rm -rf "$work/looked-at"
    dpkg-deb -R "$deb" "$work/looked-at"
    cmp -s "$source/LICENSE" "$work/looked-at/usr/share/doc/$name/copyright" || fail "$name has no licence"
    (cd "$work/looked-at" && md5sum --quiet -c DEBIAN/md5sums) || fail "the sums of $name are not those of its files"
    [ "$(wc -l < "$work/looked-at/DEBIAN/md5sums")" = "$(cd "$work/looked-at" && find . -path ./DEBIAN -prune -o -type f -print | wc -l)" ] || fail "$name has files without a sum"
    if dpkg-deb -c "$deb" | grep -v ' root/root '; then fail "$name has files that are not the system's"; fi
    [ "$name" != libquorate0 ] || grep -qx "libquorate_c 0 libquorate0 (>= .*)" "$work/looked-at/DEBIAN/shlibs" || fail "$name does not say who needs it"
done
[ "$(dpkg-deb -f "$work"/debs/python3-quorate_*.deb Architecture)" = all ] || fail "the Python package is for one machine only"

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
        quiet "$name-$consumer-configure" cmake -S "$source/tests/bindings/consumers/$consumer" -B "$work/$name-$consumer" -G Ninja -DCMAKE_PREFIX_PATH="$prefix" -DEXAMPLES="$examples"
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
        QUORATE_LIBRARY=$libraries/libquorate_c.so.0 PYTHONPATH=$prefix/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 python3 "$examples/01-review-one/review.py" "$pack" | same "$name: Python"
    fi
}
# Into a clean root where one can be made; where not, they are unpacked, which proves less.
if bash "$here/install.sh" "$work/debs" "$source" "$work/installed"; then :; else
    status=$?
    [ "$status" = 3 ] || exit "$status"
    echo "the packages are unpacked and not installed"
    for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
    use "$work/root/usr" debian installed plain_c
    export PATH=$work/root/usr/bin:$PATH PYTHONPATH=$work/root/usr/lib/python3/dist-packages
    export QUORATE_LIBRARY=$LD_LIBRARY_PATH/libquorate_c.so.0 CMAKE_PREFIX_PATH=$work/root/usr
    for what in run build build-json; do bash "$here/alone.sh" "$source" "$work/alone" "$what"; done
fi
quiet install cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"
use "$work/moved" moved installed
bash "$here/pip.sh" "$source" "$work/pip" "$(dirname "$(find "$work/moved" -name libquorate_c.so.0 | head -1)")/libquorate_c.so.0"
echo "Debian packages and an installed tree serve C++, C and Python"
