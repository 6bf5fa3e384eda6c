# What the scripts share: where the project is, and installing what is missing. Sourced by script/demo and script/test.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '==> %s\n' "$*"; }

# Whether something is there by one of the words of packages.txt: command:NAME, header:NAME or file:PATH.
is_there() {
    local name=${1#*:} folder
    case $1 in
        command:*) command -v "$name" > /dev/null 2>&1 ;;
        header:*) for folder in /usr/include /usr/local/include; do [ -e "$folder/$name" ] && return 0; done; return 1 ;;
        file:*) [ -e "$name" ] ;;
    esac
}

# missing_packages [wanted]: the packages of script/packages.txt that are not there, one a line; with `wanted`, of those that are
# marked so: what can be done without.
missing_packages() {
    local package known version purpose kind
    while read -r package known version purpose; do
        case $package in '' | '#'*) continue ;; esac
        kind=
        case $known in wanted:*) kind=wanted known=${known#wanted:} ;; esac
        [ "$kind" = "${1:-}" ] || continue
        is_there "$known" || echo "$package"
    done < "$root/script/packages.txt"
}

# as_root COMMAND…: as root, or with sudo when that asks for nothing; fails otherwise.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo > /dev/null 2>&1 && sudo -n true 2> /dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# install PACKAGE…: from Debian's packages; removes nothing.
install() {
    local patience=(-o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" update -q > /dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" install -q -y --no-remove --no-install-recommends "$@" > /dev/null
}

# Installs what is missing; asks the network only when something is.
install_missing() {
    local missing
    missing=$(missing_packages | tr '\n' ' ')
    if [ -z "${missing// /}" ]; then
        say "everything needed is installed"
        return
    fi
    say "missing: $missing"
    if ! as_root true; then
        printf 'These packages are missing, and installing them takes root:\n\n    apt-get install %s\n\nRun that as root, then run this script again.\n' "$missing" >&2
        exit 3
    fi
    say "installing them with apt-get"
    # shellcheck disable=SC2086
    install $missing
}

# Installs what is wanted and can be done without, where that is possible; what it is for is left out otherwise.
install_wanted() {
    local missing
    missing=$(missing_packages wanted | tr '\n' ' ')
    [ -n "${missing// /}" ] || return 0
    say "wanted: $missing"
    # shellcheck disable=SC2086
    if (as_root true && install $missing) 2> "$root/build/wanted.log"; then
        say "installed"
    else
        say "they cannot be installed here; the tests that ask for them are left out, and say so"
    fi
}

# configure PRESET: makes or refreshes the build tree of a preset.
configure() {
    say "configuring the $1 build"
    (cd "$root" && cmake --preset "$1" > "$root/build/$1.configure.log" 2>&1) || { cat "$root/build/$1.configure.log" >&2; exit 1; }
}
