#!/usr/bin/env bash
# install.sh DEBS SOURCE WORK: installs the packages by dpkg into a clean root, which has nothing but the packages of Debian that they depend on; uses them there,
# upgrades and removes them. Ends with 3, and says why, where no such root can be made.
set -euo pipefail
debs=$1 source=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
root=$work/root
fail() { echo "FAILED: $*"; exit 1; }
[ -x /usr/bin/python3 ] || { echo "no clean root can be made: there is no python3 of Debian"; exit 3; }
spaces=(unshare -m)
[ "$(id -u)" = 0 ] || spaces=(unshare -r -m)
"${spaces[@]}" true 2> /dev/null || { echo "no clean root can be made: mounting is not allowed here"; exit 3; }

enter() {  # enter COMMAND…: in the root, with an environment of its own
    "${spaces[@]}" sh -c 'root=$1; shift; mount --rbind /dev "$root/dev" && mount --rbind /proc "$root/proc" &&
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"' sh "$root" "$@"
}
debian() { /usr/bin/python3 "$here/clean_root.py" "$root" "$@"; }
# All files of the root, without those in which the system keeps what is installed, what Python keeps of its own modules, and what the test brings.
files() { (cd "$root" && find . \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./test -o -path ./var/lib/dpkg -o -path ./var/log \) -prune -o -print | grep -vE '^\./etc/ld\.so\.cache|^\./var/cache/ldconfig' | awk '!/__pycache__/ || /quorate/' | sort); }
depends() { for name in "$@"; do dpkg-deb -f "$debs/$name"_*.deb Depends; done | tr ',|' '\n\n' | sed 's/^ *//; s/[ (].*//' | grep -v '^libquorate' | sort -u; }

# What the tests read, and nothing else of the sources.
mkdir -p "$root/test/source/tests/bindings" "$root/test/source/tests/examples/programs" "$root/test/source/rules" "$root/test/debs"
cp -R "$source/examples" "$root/test/source/"
cp -R "$source/rules/pompidou-2019-2022" "$root/test/source/rules/"
cp -R "$source/tests/bindings/consumers" "$root/test/source/tests/bindings/"
cp "$source/tests/examples/programs/screening.sh" "$root/test/source/tests/examples/programs/"
cp "$here/alone.sh" "$root/test/"
cp "$debs"/*.deb "$root/test/debs/"
use() { enter bash /test/alone.sh /test/source "/test/$2" "$1" || fail "$1: $2"; }
install() { enter sh -c 'cd /test/debs && dpkg -i $* > /test/dpkg.log 2>&1' sh "$@" || { cat "$root/test/dpkg.log"; fail "dpkg -i $*"; }; }

# The command, the library and Python, where nothing is installed that these do not ask for.
# shellcheck disable=SC2046
debian $(depends libquorate0 quorate python3-quorate)
before=$(files)
install libquorate0_*.deb quorate_*.deb python3-quorate_*.deb
use run first
enter python3 -c 'import importlib.metadata, quorate; assert importlib.metadata.version("quorate") == quorate.__version__, quorate.__version__'
enter sh -c 'ldconfig -p | grep -q libquorate_c.so.0' || fail "the cache of libraries does not know libquorate_c"

# A later version takes the place of the first.
for deb in "$debs"/*.deb; do
    name=$(dpkg-deb -f "$deb" Package)
    [ "$name" != libquorate-dev ] || continue
    rm -rf "$work/again"
    dpkg-deb -R "$deb" "$work/again"
    sed -i 's/^\(Version: .*\)$/\1+later/' "$work/again/DEBIAN/control"
    dpkg-deb --root-owner-group -b "$work/again" "$root/test/debs/later-$name.deb" > /dev/null
done
install later-libquorate0.deb later-quorate.deb later-python3-quorate.deb
case $(enter dpkg-query -W -f '${db:Status-Abbrev}${Version} ' libquorate0 quorate python3-quorate) in
    "ii "*"+later ii "*"+later ii "*"+later ") ;;
    *) fail "the later version is not the one that is installed" ;;
esac
enter quorate --version > /dev/null
install libquorate0_*.deb quorate_*.deb python3-quorate_*.deb

# Programs are built where neither Boost nor nlohmann/json is.
enter dpkg -r python3-quorate quorate libquorate0 > /dev/null
[ "$(files)" = "$before" ] || { diff <(echo "$before") <(files) || true; fail "something is left behind"; }
if enter sh -c 'dpkg -i /test/debs/quorate_*.deb && dpkg -i /test/debs/python3-quorate_*.deb' > "$work/refused.log" 2>&1; then fail "python3-quorate is installed without the library"; fi
grep -q 'depends on libquorate0' "$work/refused.log" || { cat "$work/refused.log"; fail "dpkg does not ask for the library"; }
enter dpkg -r python3-quorate quorate > /dev/null
# shellcheck disable=SC2046
debian $(depends libquorate-dev) g++ cmake ninja-build pkgconf libcpp-httplib-dev python3
for foreign in boost nlohmann; do [ ! -e "$root/usr/include/$foreign" ] || fail "$foreign is in sight"; done
install libquorate0_*.deb libquorate-dev_*.deb python3-quorate_*.deb
use build programs
debian nlohmann-json3-dev
use build-json programs
enter dpkg -r python3-quorate libquorate-dev libquorate0 > /dev/null
left=$(cd "$root" && find usr -path '*quorate*')
[ -z "$left" ] || fail "something is left behind: $left"
rm -rf "$root"
echo "the packages were installed into a clean root, used there, upgraded and removed"
