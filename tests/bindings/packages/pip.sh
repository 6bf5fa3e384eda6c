#!/usr/bin/env bash
# pip.sh SOURCE WORK LIBRARY: installs the Python package by pip, from the sources and from an archive made of them, where no library of quorate is found while it is
# built, and uses it with LIBRARY.
set -euo pipefail
source=$1 work=$2 library=$3
fail() { echo "FAILED: $*"; exit 1; }
python=
for one in python3 /usr/bin/python3; do
    if [ -z "$python" ] && "$one" -c 'import setuptools, wheel, pip' 2> /dev/null; then python=$one; fi
done
[ -n "$python" ] || { echo "no pip, setuptools or wheel here: pip install is not tested"; exit 0; }
rm -rf "$work"
mkdir -p "$work/project/bindings"
cp "$source/CMakeLists.txt" "$work/project/"
cp -R "$source/bindings/python" "$work/project/bindings/"
version=$(sed -n 's/^project(quorate VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
unset QUORATE_LIBRARY PYTHONPATH
export PYTHONDONTWRITEBYTECODE=1 PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
install() {  # install WHAT INTO
    QUORATE_LIBRARY=/there/is/none "$python" -m pip install --quiet --no-build-isolation --no-deps --target "$2" "$1" > "$work/pip.log" 2>&1 || { tail -20 "$work/pip.log"; fail "pip install $1"; }
    [ -e "$2/quorate-$version.dist-info/METADATA" ] || fail "pip did not install version $version: $(ls "$2")"
    [ -e "$2/quorate/py.typed" ] || fail "pip left py.typed out"
    (cd "$work" && QUORATE_LIBRARY=$library PYTHONPATH=$2 "$python" "$source/examples/01-review-one/review.py" "$source/examples/rules/support.quorate" |
        diff -u "$source/examples/01-review-one/expected.txt" -) || fail "01 with what pip installed"
}
install "$work/project/bindings/python" "$work/from-sources"
(cd "$work/project/bindings/python" && QUORATE_LIBRARY=/there/is/none "$python" -W ignore setup.py --quiet sdist --dist-dir "$work" > "$work/sdist.log" 2>&1) || { cat "$work/sdist.log"; fail "no archive"; }
rm -rf "$work/project"
install "$work"/quorate-*.tar.gz "$work/from-archive"
echo "pip installs the Python package"
