# What the scripts share: where the project is, and installing what is missing. Sourced by script/demo and script/test.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '==> %s\n' "$*"; }

# The packages of script/packages.txt that are not there, one a line.
missing_packages() {
    local package known version purpose
    while read -r package known version purpose; do
        case $package in '' | '#'*) continue ;; esac
        case $known in
            command:*) command -v "${known#command:}" > /dev/null 2>&1 || echo "$package" ;;
            header:*)
                local found= folder
                for folder in /usr/include /usr/local/include; do [ -e "$folder/${known#header:}" ] && found=1; done
                [ -n "$found" ] || echo "$package" ;;
        esac
    done < "$root/script/packages.txt"
}

# Installs what is missing from Debian's packages; removes nothing; asks the network only when something is missing.
install_missing() {
    local missing run=
    missing=$(missing_packages | tr '\n' ' ')
    if [ -z "${missing// /}" ]; then
        say "everything needed is installed"
        return
    fi
    say "missing: $missing"
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo > /dev/null 2>&1 && sudo -n true 2> /dev/null; then
            run=sudo
        else
            printf 'These packages are missing, and installing them takes root:\n\n    apt-get install %s\n\nRun that as root, then run this script again.\n' "$missing" >&2
            exit 3
        fi
    fi
    say "installing them with apt-get"
    $run env DEBIAN_FRONTEND=noninteractive apt-get update -q > /dev/null
    # shellcheck disable=SC2086
    $run env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-remove --no-install-recommends $missing > /dev/null
}

# configure PRESET: makes or refreshes the build tree of a preset.
configure() {
    say "configuring the $1 build"
    (cd "$root" && cmake --preset "$1" > "$root/build/$1.configure.log" 2>&1) || { cat "$root/build/$1.configure.log" >&2; exit 1; }
}
