#!/usr/bin/env bash
# browser.sh COMMAND PROJECT: looks at the papers of the gallery, and at every paper in French, English and both, in headless Chromium, which is
# started once. Where there is no Chromium it says so and exits with 77, which the tests show as left out. Then it looks at a paper that
# is spoilt in every manner that counts, which must be found.
set -euo pipefail
command=$1 project=$2
chromium=$(command -v chromium || command -v chromium-headless-shell || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$chromium" ]; then
    echo "LEFT OUT: there is no Chromium here, so no paper was looked at in a browser"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$project"
cp docs/gallery/*.html "$work"
example=examples/pompidou-2019-2022
for language in fr en both; do
    for paper in decision tally routing relations matrix gaps questions monitoring terms-of-reference agenda annual-plan evaluation-table; do
        about=()
        case $paper in decision|tally|routing|terms-of-reference) about=(--id P-01) ;; matrix) about=(--delivered delivered-by-priority) ;; esac
        # Two at a time.
        "$command" sheet rules/pompidou-2019-2022 --data $example/programme.json $example/context.json --proposals $example/proposals.json --as-of 2019-06-01 \
            --paper $paper "${about[@]}" --lang $language > "$work/$paper.$language.html" &
        [ "$(jobs -r | wc -l)" -lt 2 ] || wait -n
    done
done
wait
cp docs/gallery/tally.fr.html "$work/tally.of-all.fr.html"
# Spoilt: a level of headings, a head of a row, contrast, width, language, a script, the hash.
sed -e 's/<h3>/<h5>/; s/<th scope="row">/<td>/; s/color: #7d1414/color: #f0b0b0/; s/<html lang="fr">/<html>/; s/SHA-256 [0-9a-f]*/SHA/' \
    -e 's|<main>|<main><p style="max-width: none; width: 90rem">wide</p><p style="white-space: nowrap; width: 2rem">words that leave</p><img src="none.png" alt="">|' "$work/decision.fr.html" > "$work/spoilt.html"
sed -i 's|</main>|<table><tbody><tr><td class="bad">faint</td></tr></tbody></table></main>|' "$work/spoilt.html"
{
    printf '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>papers</title></head><body><script>\nconst papers = ['
    for page in "$work"/*.html; do printf '"%s", ' "$(basename "$page")"; done
    printf '];\n'
    cat tests/papers/check.js
    printf '</script></body></html>\n'
} > "$work/all.htm"
timeout 240 "$chromium" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" --allow-file-access-from-files --virtual-time-budget=600000 \
    --dump-dom "file://$work/all.htm" > "$work/seen" 2> "$work/chromium.err" || { echo "Chromium failed:"; tail -5 "$work/chromium.err"; exit 1; }
sed -n '/<pre id="found">/,/end of report/p' "$work/seen" | sed 's/<[^>]*>//g' > "$work/found"
grep -q 'end of report' "$work/found" || { echo "the report of the browser is not whole:"; tail -5 "$work/seen"; exit 1; }
head -1 "$work/found"
failed=0
if grep -v '^spoilt.html: ' "$work/found" | grep ': ' ; then failed=1; fi
# The tally of all proposals is a paper to be circulated, and not a book.
timeout 60 "$chromium" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$work/profile" --no-pdf-header-footer \
    --print-to-pdf="$work/tally.pdf" "file://$work/tally.of-all.fr.html" > /dev/null 2>&1 || { echo "the tally was not printed"; failed=1; }
sheets=$(grep -ac '/Type /Page$' "$work/tally.pdf" || true)
[ "$sheets" -gt 0 ] && [ "$sheets" -le 22 ] || { echo "the tally takes $sheets sheets"; failed=1; }
for sought in 'does not say its language' 'a level is left out' 'a row without a head' 'contrast' 'leave their place' 'wider than' 'runs or fetches' 'hash of the data'; do
    grep -q "^spoilt.html: .*$sought" "$work/found" || { echo "the spoilt page was not found out: $sought"; failed=1; }
done
[ $failed -eq 0 ] && echo "the papers are as they must be"
exit $failed
