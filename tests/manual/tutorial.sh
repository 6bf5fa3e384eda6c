#!/usr/bin/env bash
# docs/tutorial.md is done from its empty folder to its review: files are written, commands run, and what they print is compared with
# what the page shows. What stands behind the fence of a block says what it is:
#   quorate write FILE, json write FILE   the content of a file        quorate add FILE   more of it
#   sh                                    commands to run              text               what the commands before it print
# The page goes on speaking of version 0.1.0 when the engine has another. With a third argument, the page as it ought to be is written to that file instead.
set -euo pipefail
command=$1 project=$2 write=${3:-}
page=$project/docs/tutorial.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/desk"
ln -s "$command" "$work/bin/quorate"
: > "$work/block"; : > "$work/printed"

# What is done with a block that ends: its info words come as arguments.
finish() {
    local file=$work/desk/${3:-}
    case "${2:-}" in
        write) mkdir -p "$(dirname "$file")"; cp "$work/block" "$file"; cat "$work/block" >> "$work/page" ;;
        add) cat "$work/block" >> "$file"; cat "$work/block" >> "$work/page" ;;
        *) case "${1:-}" in
               sh) (cd "$work/desk" && PATH=$work/bin:$PATH bash "$work/block") 2>&1 |
                   sed -E 's/engine: quorate [0-9]+(\.[0-9]+)*/engine: quorate 0.1.0/' > "$work/printed" || true; cat "$work/block" >> "$work/page" ;;
               text) cat "$work/printed" >> "$work/page"; : > "$work/printed" ;;
               *) cat "$work/block" >> "$work/page" ;;
           esac ;;
    esac
}

inside=no
while IFS= read -r line; do
    if [ "$inside" = no ]; then
        printf '%s\n' "$line" >> "$work/page"
        case "$line" in '```'*) inside=yes; read -ra info <<< "${line#\`\`\`}"; : > "$work/block" ;; esac
    elif [ "$line" = '```' ]; then
        finish "${info[@]}"
        printf '```\n' >> "$work/page"
        inside=no
    else
        printf '%s\n' "$line" >> "$work/block"
    fi
done < "$page"

if [ -n "$write" ]; then cp "$work/page" "$write"; exit; fi
[ "$(grep -c '^```sh' "$page")" -ge 8 ] || { echo "the tutorial runs too few commands" >&2; exit 1; }
diff -u "$page" "$work/page" || { echo "the tutorial shows something else than what happens; bash tests/manual/tutorial.sh COMMAND PROJECT FILE writes the page as it is" >&2; exit 1; }
echo "the tutorial shows what happens"
