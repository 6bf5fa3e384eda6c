#!/usr/bin/env bash
# Runs each example and compares what it prints with the file kept beside it. With `update` as third argument it writes
# those files anew.
set -euo pipefail
command=$1 project=$2 update=${3:-}
cd "$project"
programme=examples/pompidou-2019-2022
failures=0
compare() {  # compare FILE COMMAND…
    local kept=$1
    shift
    if [ "$update" = update ]; then "$@" > "$kept"; return; fi
    if ! "$@" | diff -u "$kept" - > /tmp/quorate-example.$$; then
        printf 'FAILED: %s is not what this prints any more: %s\n' "$kept" "$*"
        head -40 /tmp/quorate-example.$$
        failures=$((failures + 1))
    fi
    rm -f /tmp/quorate-example.$$
}
review=("$command" review rules/pompidou-2019-2022 --data $programme/programme.json $programme/context.json --proposals $programme/proposals.json --as-of 2019-06-01)
compare $programme/P-05.fr.txt "${review[@]}" --id P-05 --lang fr
compare $programme/P-05.en.md "${review[@]}" --id P-05 --lang en --format markdown
compare $programme/P-12.en.txt "${review[@]}" --id P-12 --lang en
compare $programme/year-2019.fr.txt "$command" review rules/pompidou-2019-2022 --data $programme/programme.json $programme/context.json --as-of 2020-01-15 --lang fr
compare $programme/relations.fr.txt "$command" relate rules/pompidou-2019-2022 --data $programme/programme.json --as-of 2019-06-01 --lang fr
iso=examples/iso-new-work
review=("$command" review rules/iso-new-work --data $iso/context.json --proposals $iso/ballots.json --as-of 2020-12-01)
compare $iso/NP-02.en.txt "${review[@]}" --id NP-02 --lang en
compare $iso/NP-03.fr.txt "${review[@]}" --id NP-03 --lang fr
compare $iso/NC-02.en.txt "${review[@]}" --id NC-02 --lang en
compare $iso/DIS-02.fr.txt "${review[@]}" --id DIS-02 --lang fr
cncf=examples/cncf-admission
review=("$command" review rules/cncf-admission --data $cncf/context.json --proposals $cncf/applications.json --as-of 2025-10-06 --lang en)
for id in A-302 A-310 C-1 O-1 I-2; do compare $cncf/$id.en.txt "${review[@]}" --id $id; done
# Each other example says in a file of its own name what is kept beside it.
for example in tests/examples/*.sh; do
    [ "$(basename "$example")" = run.sh ] || . "$example"
done
[ $failures -eq 0 ] && echo "the examples print what is kept beside them"
exit $((failures > 0))
