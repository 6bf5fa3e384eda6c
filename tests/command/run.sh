#!/usr/bin/env bash
# The command from outside: exit codes, streams, wrong input, limits.
set -u
command=$1 project=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
pack=$project/rules/pompidou-2019-2022
example=$project/examples/pompidou-2019-2022
failures=0
run() { "$command" "$@" > out 2> err; code=$?; }
expect() {  # expect CODE "what it is about"
    [ "$code" -eq "$1" ] || { printf 'FAILED %s: exit code %s, and %s was expected\n' "$2" "$code" "$1"; head -5 out err; failures=$((failures + 1)); }
}
says() { grep -q -- "$2" "$1" || { printf 'FAILED: %s does not say `%s`\n' "$1" "$2"; head -20 "$1"; failures=$((failures + 1)); }; }
many() { head -c "$2" /dev/zero | tr '\0' "$1"; }
silent() { [ ! -s "$1" ] || { printf 'FAILED: %s is not empty\n' "$1"; head -5 "$1"; failures=$((failures + 1)); }; }

# help and wrong use
for verb in "" check test review screen explain questions remedy impact relate fit schema fmt compile record verify sheet; do run $verb --help; expect 0 "$verb --help"; says out Usage; silent err; done
run; expect 2 "no command"
run nonsense; expect 2 "an unknown command"; says err "there is no command \`nonsense\`"; says err "check, test, review"
run nonsense --help; expect 2 "an unknown command that asks for help"; says err "there is no command \`nonsense\`"
run check; expect 2 "check without a pack"; says err '^quorate: '
run test "$pack" --filter "no case is called so"; expect 2 "a filter that selects no case"; says err 'no case is called so'
run review "$pack" --data "$example/programme.json" --as-of 2019-99-01 --lang xx --set nothing-so=1 --set others-than=nobody; expect 2 "four wrong options"
for wrong in '--as-of: `2019-99-01`' '--lang: ' '--set: there is no parameter `nothing-so`' 'others-than` is an entry of `support-reading` (all-proposers, first-proposer)'; do says err "quorate: .*$wrong\|^$wrong"; done
run review --fail-on bar "$pack" --data "$example/programme.json" --as-of 2019-06-01; expect 0 "an option before the pack"
run --version; expect 0 "--version"; says out "quorate 0.1.0"
run review "$pack" --data "$example/programme.json" --as-of 2019-02-30; expect 2 "an impossible date"; says err "not a day of the calendar"
run review "$pack" --data "$example/programme.json"; expect 2 "no date"
run review "$pack" --data "$example/programme.json" --as-of 2019-06-01 --lang de; expect 2 "a language the pack does not speak"; says err "fr, en"
run check nowhere; expect 3 "a pack that is not there"; says err nowhere
mkdir empty; run check empty; expect 3 "a folder without rules"
run review "$pack" --data nowhere.json --as-of 2019-06-01; expect 3 "data that is not there"

# the main job, in both languages and all formats
review=(review "$pack" --data "$example/programme.json" "$example/context.json" --proposals "$example/proposals.json" --as-of 2019-06-01)
run "${review[@]}" --lang fr; expect 0 "review in French"; silent err; says out "Non admissible"; says out "Reportée"; says out "satisfait"
run "${review[@]}" --lang en; expect 0 "review in English"; says out "Not admissible"; says out "to be judged"; says out "not applicable"
for outcome in "Admissible" "Out of mandate" "Deferred" "Not admissible" "To be routed to a standing activity" "To be merged with an existing activity" \
    "To be linked to an existing activity" "Needs information" "Needs judgement" "Admissible with conditions"; do says out "➤ $outcome\$"; done
run "${review[@]}" --lang en --format markdown; expect 0 "Markdown"; says out '^## P-01'
run "${review[@]}" --format json; expect 0 "JSON"; says out '"format": "quorate-review"'
cp out first.json; run "${review[@]}" --format json; cmp -s out first.json || { echo "FAILED: two runs differ"; failures=$((failures + 1)); }
run "${review[@]}" --id P-05; expect 0 "one record"; says out P-05
run "${review[@]}" --id P-99; expect 2 "a record that is not there"
run "${review[@]}" --fail-on not-met; expect 1 "findings asked for"
cat > disputed.json << 'END'
{"works": [{"id": "W", "title": "A"}], "answers": [
  {"question": "size-of-it", "about": "W", "value": "small", "by": "office", "on": "2020-01-01"},
  {"question": "size-of-it", "about": "W", "value": "large", "by": "board", "on": "2020-01-01", "reason": "measured"}]}
END
disputed=(review "$project/tests/cases/disputes" --proposals disputed.json --as-of 2020-01-02)
run "${disputed[@]}" --lang en; expect 0 "answers that differ"; says out "answers of one day that differ, so that none counts:"; says out "Large (given by: Board, on 1 January 2020); reason: measured"; says out "Small (given by: Office"
run "${disputed[@]}" --lang fr; expect 0 "answers that differ, in French"; says out "réponses du même jour qui se contredisent"; says out "Grand (donnée par"
cat > barred.json << 'END'
{"works": [{"id": "W", "hard": [], "soft": ["tides"], "weak": [], "ready": true}], "others": [{"id": "O", "topic": "tides"}],
 "confirmations": [{"relation": "done-elsewhere", "between": ["W", "O"], "finding": "accepted", "by": "board", "on": "2020-01-01"}]}
END
run review "$project/tests/cases/barred" --data barred.json --as-of 2020-01-02 --lang en; expect 3 "accepted without a reason"; says err "it records no .reason., and without one .done-elsewhere. bars"; says out "No outcome is open."; says out "⛔ Done elsewhere"
sed -i 's/"on": "2020-01-01"/&, "reason": "Another coast."/' barred.json
run review "$project/tests/cases/barred" --data barred.json --as-of 2020-01-02 --lang en; expect 0 "accepted for a reason"; says out "➤ Admissible"; says out "reason: Another coast."
run check "$project/rules/iso-new-work"; expect 0 "remarks of check"; says err "note.Q4010"
run test "$project/rules/iso-new-work"; expect 0 "no remarks elsewhere"; silent err
"$command" "${review[@]}" --lang fr > full 2> err; head -c 10 full > /dev/null
{ "$command" "${review[@]}" 2> err; echo $? > code; } | head -1 > /dev/null; code=$(cat code); expect 0 "a closed pipe"; silent err
"$command" "${review[@]}" > /dev/full 2> err; code=$?; expect 3 "a full disk"; says err "could not be written"
"$command" relate "$pack" --data - --as-of 2019-06-01 < "$example/programme.json" > out 2> err; code=$?; expect 0 "standard input"

# what is open, what would have to change, how firm it is
ask=("$pack" --data "$example/programme.json" "$example/context.json" --proposals "$example/proposals.json" --as-of 2019-06-01)
run questions "${ask[@]}" --id P-03 --lang fr; expect 0 "questions in French"; silent err; says out "réponse attendue, Caractère concret"; says out "toutes les valeurs"
run questions "${ask[@]}" --id P-04 --lang en; expect 0 "questions in English"; says out "fact not stated, Scope"
run questions "${ask[@]}" --id P-03 --format json; expect 0 "questions as JSON"; says out '"format": "quorate-questions"'
run remedy "${ask[@]}" --id P-03 --lang en; expect 0 "a remedy"; silent err; says out "Supports: 1 more: "; says out "Provided that"
run remedy "${ask[@]}" --id P-10 --criterion ends-with-the-programme --lang fr; expect 0 "a remedy in French"; says out "31 décembre 2022"; says out "au plus tard à cette date"
run remedy "${ask[@]}" --id P-10 --criterion cost-per-result --lang en; expect 0 "the nearest budget"; says out "120,000 at most; now "
run remedy "${ask[@]}" --id P-01 --lang en; expect 0 "how firm"; says out "Supports: when 2 of 6 go, whichever"
run remedy "${ask[@]}" --id P-01 --format json; says out '"format": "quorate-remedy"'; cp out first.json; run remedy "${ask[@]}" --id P-01 --format json; cmp -s out first.json || { echo "FAILED: two runs differ"; failures=$((failures + 1)); }
run remedy "${ask[@]}" --id P-99; expect 2 "a record that is not there"; says err "P-99"
run remedy "${ask[@]}" --id P-03 --outcome admissble --lang en; expect 2 "an outcome that is not there"; says err "did you mean"
run remedy "${ask[@]}" --id P-03 --outcome admissble --lang fr; expect 2 "an outcome that is not there, in French"; says err "vouliez-vous dire"
run impact "${ask[@]}" --then 2021-06-01 --id P-11 --lang en; expect 1 "the impact of a date"; says out "From pompidou-2019-2022"; says out "P-11"
run impact "${ask[@]}" --then 2019-06-01 --lang fr; expect 0 "the same date"; says out "Aucun constat et aucune issue ne change"
cp -r "$pack" changed; sed -i 's/^parameter required-supporters = 5/parameter required-supporters = 4/' changed/parameters.quorate
run impact "$pack" changed --data "$example/programme.json" "$example/context.json" --proposals "$example/proposals.json" --as-of 2019-06-01 --id P-03 --lang en
expect 1 "the impact of rules"; says out "Support of at least five other delegations"; says out "required-supporters"; rm -r changed
mkdir texts; echo "# Autre" > texts/other.txt; run check "$pack" --sources texts --lang fr; expect 0 "sources in French"; says out "de sources dont le texte manque"
run impact "${ask[@]}"; expect 2 "neither a pack nor a date"; says err "--then"
run remedy "${ask[@]}" --id P-08 --trials 3 --lang en; expect 4 "a limit on trials"; says out "did not come to its end"

# the ten pairs of the programme's own overlaps, and the two false friends
run relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --format json; expect 0 "relate"
run relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --format csv; expect 0 "relate as a table"; says out '^relation,title,grade'; says out same-thing
run relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --format dot; expect 0 "relate as a graph"; says out '^digraph'
run relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --format graphml; expect 0 "relate as GraphML"; says out '</graphml>'
run relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --format jsonl; expect 0 "relate a line each"; says out '^{"relation":'
pairs=$(tr -d ' ' < out | sed -n 's/^{"relation":"\([a-z-]*\)".*"first":{"collection":"[a-z-]*","id":"\([A-Z0-9.]*\)".*"second":{"collection":"[a-z-]*","id":"\([A-Z0-9.]*\)".*/\1 \2 \3/p')
pair() { grep -qE "^$1 ($2 $3|$3 $2)\$" <<< "$pairs" || { echo "FAILED: no $1 between $2 and $3"; failures=$((failures + 1)); }; }
no_pair() { ! grep -E "^$1 ($2 $3|$3 $2)\$" <<< "$pairs" || { echo "FAILED: a $1 between $2 and $3"; failures=$((failures + 1)); }; }
pair promised-duplicate SA7 PG1.3.2
pair same-thing SA7 PG3.3.2; no_pair '(promised-)?duplicate' SA7 PG3.3.2
pair regional-subset SA7 SA2; [ "$(grep -c '^regional-subset' <<< "$pairs")" -eq 1 ] || { echo "FAILED: more than one regional subset"; failures=$((failures + 1)); }
pair synergy SA3 PG2.2
pair synergy SA6 PG2.4
pair synergy PG1.3.1 PG1.3.2
no_pair '[a-z-]*' PG3.3.2 PG3.4.2
no_pair '[a-z-]*' PG3.1 PG3.2
pair synergy SA5 PG1.3; pair synergy SA5 PG1.3.2
pair synergy SA4 SA6; pair synergy SA2 SA4; pair synergy SA2 SA6
no_pair duplicate '[A-Z0-9.]*' '[A-Z0-9.]*'

# the schema
run schema "$pack"; expect 0 "schema"; says out '2020-12'

# a used pack is the folder of its name beside the pack
mkdir -p packs/base packs/upper
printf 'pack base { languages en source s "S" }\nrecord r collected as rs { id: identifier n: number }\nparameter most = 3 { cites s }\ncriterion c must { cites s for r in rs met when r.n <= most }\n' > packs/base/base.quorate
printf 'pack upper { languages en source u "U" uses base }\noverride parameter most = 5 { cites u }\ncase "five" { as of 2019-06-01 given r R { n: 5 } expect c met }\n' > packs/upper/upper.quorate
run test packs/upper; expect 0 "a pack that uses another"; says out '1 passed, 0 failed'
(cd packs/upper && "$command" test . > ../../out 2> ../../err); says out '1 passed, 0 failed'
sed -i 's/languages en/languages en uses upper/' packs/base/base.quorate
run check packs/upper; expect 3 "packs that use each other"; says err 'Q2007'; says err 'base` uses\|upper` uses'
rm -r packs/base; run check packs/upper; expect 3 "a used pack that is not there"; says err 'Q2009'

# a broken pack reports all of its mistakes in one run
run check "$project/tests/command/broken.quorate"; expect 3 "a broken pack"; silent out
for line in 6 10 16 20 25 31 32 37; do says err "broken.quorate:$line:"; done
[ "$(grep -c 'error\[' err)" -eq 8 ] || { echo "FAILED: not eight errors"; grep 'error\[' err; failures=$((failures + 1)); }
says err 'did you mean `delegation`'; says err '\^'
run check --format sarif "$project/tests/command/broken.quorate"; expect 3 "a broken pack as SARIF"; says out '"version": "2.1.0"'; says out '"ruleId": "Q1001"'; says out '"startLine": 10'; silent err
! grep -qi boost err || { echo "FAILED: a message names Boost"; failures=$((failures + 1)); }

# the formatter: in place, to standard output, asking only; a file that cannot be read stays as it is
mkdir -p written/inner; printf 'list l{a en "A"   bb en "B"}\n' > written/one.quorate; cp written/one.quorate written/inner/two.quorate; cp "$project/tests/command/broken.quorate" written/
run fmt --check written; expect 3 "fmt --check of a folder with a broken file"; says out '^written/one.quorate$'; says out '^written/inner/two.quorate$'; says err 'broken.quorate:10:'
rm written/broken.quorate; run fmt --check written; expect 1 "fmt --check"; silent err
"$command" fmt - < written/one.quorate > out 2> err; code=$?; expect 0 "fmt of standard input"; printf 'list l {\n  a  en "A"\n  bb en "B"\n}\n' | cmp -s - out || { echo "FAILED: not the canonical form"; cat out; failures=$((failures + 1)); }
cp "$project/tests/command/broken.quorate" written/; run fmt written; expect 3 "fmt of a folder with a broken file"; silent out
cmp -s written/broken.quorate "$project/tests/command/broken.quorate" || { echo "FAILED: a broken file was changed"; failures=$((failures + 1)); }
for file in one inner/two; do "$command" fmt - < written/one.quorate | cmp -s - written/$file.quorate || { echo "FAILED: $file was not written"; failures=$((failures + 1)); }; done
rm written/broken.quorate; run fmt --check written; expect 0 "fmt --check behind fmt"; silent out; [ "$(find written -type f | wc -l)" -eq 2 ] || { echo "FAILED: files were left behind"; failures=$((failures + 1)); }
run fmt nowhere.quorate; expect 3 "fmt of a file that is not there"; run fmt; expect 2 "fmt without a file"; run fmt empty; expect 3 "fmt of a folder without rules"

# bad data: every problem with its place, and the good records are reviewed
cat > bad.json <<'END'
{
  "proposals": [
    {"id": "X-1", "title": "Good", "proposers": ["FRA"]},
    {"id": "X-1", "title": "Twice"},
    {"id": "X-2", "titel": "Misspelt"},
    {"id": "X-3", "proposers": ["Atlantis"]},
    {"id": "X-4", "submitted-on": "2019-02-30"},
    {"id": "X-5", "period": {"from": "2020-01-01", "to": "2019-01-01"}},
    {"id": "X-6", "proposers": "FRA"},
    {"title": "No id"},
    {"id": "X-7", "carrier": "SA99"},
    {"id": "X-8", "staff-days": "many"}
  ],
  "propsals": [{"id": "Y"}]
}
END
run review "$pack" --data bad.json --as-of 2019-06-01 --lang en; expect 3 "bad data"; says out "X-1 – Good"
says out 'Left out of this review'; says out 'record X-3 (proposals) has an error; see bad.json:6:'; says out 'reference to what is not there: SA99'
for place in 4:12 5:19 6:33 7:35 8:29 9:32 10:5 11:30 12:33 14:3; do says err "bad.json:$place:"; done
says err 'did you mean `title`'; says err 'did you mean `proposals`'
run review "$pack" --data bad.json --as-of 2019-06-01 --format json; says out '"left_out": \['; says out '"kind": "reference"'
cat > linked.json <<'END'
{"proposals": [{"id": "R-1", "form": "expert-grup", "needs": ["N-99"], "carrier": "SA99", "routing": [{"activity": "SA98"}]},
               {"id": "R-2", "id": "R-3"}, {"id": "R-4", "ti\u001b[31mtle": 1}],
 "answers": [{"question": "is-it-concrete", "about": "R-5", "value": "yes", "by": "secretariat", "on": "2019-07-14"}],
 "plan-items": []}
END
sed -i 's/"plan-items": \[\]/"programme-years": []/; s/{"id": "R-4"/{"id": "R-5"}, {"id": "R-4"/' linked.json
run review "$pack" --data linked.json --as-of 2019-06-01 --lang en; expect 3 "wrong references beside other errors"
for id in expert-grup N-99 SA99 SA98; do says err "\`$id\`"; done
[ "$(grep -c 'error\[Q5010' err)" -eq 1 ] || { echo "FAILED: a name given twice is told more than once"; grep Q5010 err; failures=$((failures + 1)); }
! grep -q "$(printf '\033')" err || { echo "FAILED: a control character reaches the terminal"; failures=$((failures + 1)); }
says err '␛'; says out 'is-it-concrete\|Concreteness'; says out 'on 14 July 2019, after this review'
printf '{"proposals": [{"id": "R-1", "title": "\\ud800"}]}' > half.json; run review "$pack" --data half.json --as-of 2019-06-01; expect 3 "half of a character"; says err 'one half of a character'
echo '{}' > none.json; run review "$pack" --data "$example/programme.json" --proposals none.json --as-of 2019-06-01 --lang en; expect 0 "nothing to review"; says out 'No record is under review'
{ printf '{"proposals": [{"id": "A", "form": "wrong"}, {"id": "A", "title": "the same id"}'; for i in $(seq 60); do printf ', {"id": "B-%s"}' "$i"; done; printf ', {"id": "C", "titel": "far to the right"}]}'; } > line.json
run review "$pack" --data line.json --as-of 2019-06-01; expect 3 "faults on one long line"; says err 'the id `A` is taken'
printf '{"proposals": [{"id": 1,]}' > syntax.json; run review "$pack" --data syntax.json --as-of 2019-06-01; expect 3 "not JSON"; says err 'syntax.json:1:25'
printf '{"collection":"proposals","id":"L-1","title":"One","priorities":["PG1.2.1"]}\n\n{"collection":"proposals","id":}\n{"collection":"proposals","id":"L-2","priorities":[]}\n' > lines.jsonl
run review "$pack" --data lines.jsonl --as-of 2019-06-01 --lang en; expect 3 "a bad line"; says err 'lines.jsonl:3:'; says out 'L-1'; says out 'L-2'

# tables as data, two registers, threads
mkdir tables
cat > tables/club.quorate <<'RULES'
pack club { title en "Club" languages en source s "S" text en }
list colour { red en "Red" blue en "Blue" }
record thing collected as things { id : identifier title : text, optional colours : set of colour, optional price : money, optional }
relation alike between a in things and b in things { title en "Alike" cites s, "1" grade note when a.colours meet b.colours }
RULES
printf 'id,title,colours,price\nA,"One, ""two""",red | blue,EUR 5\nB,,Red,\n' > tables/things.csv
printf 'collection;id;colours\nthings;C;blue\nthings;D;blue\n' > tables/others.csv
club=(relate tables/club.quorate --as-of 2019-06-01 --format jsonl)
run "${club[@]}" --data tables/things.csv tables/others.csv; expect 0 "tables"; silent err; [ "$(wc -l < out)" -eq 4 ] || { echo "FAILED: four pairs in tables"; failures=$((failures + 1)); }
cp out alone.jsonl; run "${club[@]}" --data tables/things.csv tables/others.csv --jobs 3; expect 0 "three threads"; silent err; cmp -s out alone.jsonl || { echo "FAILED: threads change the result"; failures=$((failures + 1)); }
run "${club[@]}" --data tables/things.csv --against tables/others.csv; expect 0 "against"; silent err; [ "$(wc -l < out)" -eq 2 ] || { echo "FAILED: two pairs across"; failures=$((failures + 1)); }
run "${club[@]}" --data tables/things.csv --against tables/nowhere.csv; expect 3 "against what is not there"
run "${club[@]}" --data tables/things.csv --jobs 0; expect 2 "no thread at all"
printf 'id,colour\nA,red\n' > tables/things.csv; run "${club[@]}" --data tables/things.csv; expect 3 "a column that there is not"; says err 'things.csv:1:4: error\[Q5003\]'; says err 'did you mean `colours`'
rm -r tables

# links by their standard codes; weights fitted to labelled pairs
activities=$project/rules/activity-relations
printf '{"activities":[{"id":"A","title":"Mentors for drivers","links":[{"to":"B","type":"1"}]},{"id":"B","title":"Lessons for drivers"},{"id":"C","title":"Night buses"},{"id":"D","title":"Mentors for drivers"}]}' > linked.json
run relate "$activities" --data linked.json --as-of 2024-01-01 --lang en; expect 0 "links by their codes"; says out 'Child of: A – Mentors for drivers → B'; says out 'related-activity type 1'
printf 'first,second,related\nA,D,yes\nA,C,no\n' > labelled.csv
run fit "$activities" --data linked.json --as-of 2024-01-01 --relation duplication --pairs labelled.csv; expect 0 "fit"; silent err; says out '^override parameter points-of-titles = 100 '; says out 'uses activity-relations'
mkdir fitted; cp -r "$activities" fitted/activity-relations; mkdir fitted/activity-relations-fitted; cp out fitted/activity-relations-fitted/pack.quorate
run check fitted/activity-relations-fitted; expect 0 "a fitted pack is a pack"
run fit "$activities" --data linked.json --as-of 2024-01-01 --relation duplicate --pairs labelled.csv; expect 3 "fit of a relation that is not there"; says err 'did you mean `duplication`'
printf 'first,second\nA,D\n' > labelled.csv
run fit "$activities" --data linked.json --as-of 2024-01-01 --relation duplication --pairs labelled.csv; expect 3 "fit to a table without labels"; says err 'labelled.csv:1:1'

# one activity in two registers: all pairs that reach the score, and each record given to one at most
said='"account":"Retired drivers accompany beginners through tunnels, ferries and snow in the mountains'
printf '{"activities":[{"id":"L1","register":"L","title":"Mentors for drivers",%s"},{"id":"L2","register":"L","title":"Mentors for young drivers",%s in winter"}]}' "$said" "$said" > left.json
printf '{"activities":[{"id":"R1","register":"R","title":"Mentors for drivers",%s"},{"id":"R2","register":"R","title":"Mentors for young drivers",%s in winter"}]}' "$said" "$said" > right.json
registers=(relate "$activities" --data left.json --against right.json --as-of 2024-01-01 --lang en --format csv)
run "${registers[@]}"; expect 0 "two registers"; [ "$(grep -c one-activity out)" -eq 4 ] || { echo "FAILED: four pairs across registers"; failures=$((failures + 1)); }
run "${registers[@]}" --one-to-one score; expect 0 "one to one"; silent err; says out 'one-activity.*L1.*R1'; says out 'one-activity.*L2.*R2'; [ "$(grep -c one-activity out)" -eq 2 ] || { echo "FAILED: two pairs one to one"; failures=$((failures + 1)); }
run "${registers[@]}" --one-to-one points; expect 2 "one to one by what is not there"; says err 'points'
run relate "$activities" --data left.json --as-of 2024-01-01 --one-to-one score; expect 2 "one to one in one register"; says err '--against'

# why a pair is related, or is not
why=(relate "$pack" --data "$example/programme.json" --as-of 2019-06-01 --why)
run "${why[@]}" SA7 PG1.3.2 --lang en; expect 0 "why"; silent err; says out 'Duplicate of an announced result'; says out 'less than asked'; says out 'not related'
run "${why[@]}" SA7 PG1.3.2 --lang fr; expect 0 "why, in French"; says out 'moins que demandé'; says out 'non reliés'
run "${why[@]}" SA7 PG1.3.2 duplicate --format json; expect 0 "why, as JSON"; says out '"format": "quorate-pair-explanation"'; says out '"found": "does-not-hold"'
run "${why[@]}" SA7 PG1.3.22; expect 2 "why, of a record that is not there"; says err 'there is no record `PG1.3.22`; did you mean `PG1.3.2`'
run "${why[@]}" SA7 PG1.3.2 synergi; expect 2 "why, of a relation that is not there"; says err 'did you mean `synergy`'
run "${why[@]}" SA7; expect 2 "why, of one record"
run "${why[@]}" SA7 SA7; expect 2 "why, of a record and itself"; says err 'itself'
run "${why[@]}" SA7 SA2 --format csv; expect 2 "why, as a table"

# explain: the rule taken apart
explain=(explain "$pack" --data "$example/programme.json" "$example/context.json" --proposals "$example/proposals.json" --as-of 2019-06-01)
run "${explain[@]}" --id P-03 --lang en five-other-delegations; expect 0 "explain"; says out '`count others >= required-supporters`: no'; says out 'counted: Belgium'
run "${explain[@]}" --id P-03 --lang fr five-other-delegations; expect 0 "explain in French"; says out 'vaut 4'
run "${explain[@]}" --id P-03 --format json; expect 0 "explain as JSON"; says out '"format": "quorate-explanation"'
run "${explain[@]}" --id P-99; expect 2 "explain what is not there"; says err 'P-99'
run "${explain[@]}" --id P-03 no-such-rule; expect 2 "explain a rule that is not there"; says err 'no-such-rule'

# a compiled pack stands in for its rules, byte for byte; where the rules themselves are needed it is refused, and so it is when it is damaged
run compile "$pack" -o pack.compiled; expect 0 "compile"; silent err
run "${review[@]}" --format json; cp out by-rules.json
run review pack.compiled --data "$example/programme.json" "$example/context.json" --proposals "$example/proposals.json" --as-of 2019-06-01 --format json; expect 0 "a review by a compiled pack"; silent err
cmp -s out by-rules.json || { echo "FAILED: a compiled pack does not say what its rules say"; failures=$((failures + 1)); }
run check pack.compiled; expect 2 "check of a compiled pack"; says err "name the folder of its rules"
run test pack.compiled; expect 2 "test of a compiled pack"; says err "name the folder of its rules"
head -c 20000 pack.compiled > cut.compiled; run review cut.compiled --data "$example/programme.json" --as-of 2019-06-01; expect 3 "a damaged compiled pack"; says err Q6030; says err "compile the rules again"
run compile "$pack" -o nowhere/pack.compiled; expect 3 "a compiled pack that cannot be written"; says err "nowhere/pack.compiled"

# a screening: a line a record, the same for any number of threads and from standard input, errors with their lines
support=$project/examples/rules/support.quorate
line() { printf '{"collection":"proposals","id":"%s","title":"%s","proposers":["France"],"supports":["France","Belgique",%s],"cost":{"amount":%s,"currency":"EUR"}}\n' "$@"; }
{ line A-1 "One" '"ITA"' 100; line A-2 " " '"FRA"' 60000; line A-3 "Three" '"XYZ"' 1; echo 'no JSON'; line A-4 "Four \\u00e9" '"CHE"' 1; } > five.jsonl
run screen "$support" --proposals five.jsonl --as-of 2019-06-01; expect 3 "screen"; says err 'five.jsonl:3:'; says err 'five.jsonl:4:'
says out '^{"id":"A-1","outcomes":\[.*"titled":"met","two-other-delegations":"met","concrete-enough":"to-be-judged","affordable":"met"},"missing":\["concrete"\]}$'
says out '"A-2".*"titled":"not-met","two-other-delegations":"not-met","concrete-enough":"to-be-judged","affordable":"not-met"'; says out '"A-4"'
[ "$(wc -l < out)" -eq 3 ] || { echo "FAILED: a screening of three good records has $(wc -l < out) lines"; failures=$((failures + 1)); }
{ cat five.jsonl; for i in $(seq 6); do line "B-$i" "B" '"ITA"' "$i"; many ' ' 1500000; echo; done; line A-5 "Five" '"XYZ"' 1; } > many.jsonl  # read in three pieces
run screen "$support" --proposals many.jsonl --as-of 2019-06-01; cp out one; cp err one.err
for jobs in 2 5; do run screen "$support" --proposals many.jsonl --as-of 2019-06-01 --jobs $jobs; cmp -s out one && cmp -s err one.err || { echo "FAILED: a screening by $jobs threads differs"; failures=$((failures + 1)); }; done
"$command" screen "$support" --proposals - --as-of 2019-06-01 < many.jsonl > out 2> err; cmp -s out one || { echo "FAILED: a screening of standard input differs"; failures=$((failures + 1)); }
run screen "$support" --proposals five.jsonl --as-of 2019-06-01 --collection others; expect 2 "no such collection"; says err "the pack has proposals"
run screen "$support" --proposals nowhere.jsonl --as-of 2019-06-01; expect 3 "proposals that are not there"

# a review of a stream: a report a record, in the order of the lines, the same for any number of threads; errors with their lines
sed '/^relation /,/^}/d; s/ otherwise unless barred/ otherwise/' "$support" > alone.quorate  # looks at no pairs
run review alone.quorate --proposals five.jsonl --as-of 2019-06-01 --stream --format json; expect 3 "stream"; says err 'five.jsonl:3:'; says err 'five.jsonl:4:'
says out '^{"format":"quorate-review".*"id":"A-1"'; [ "$(wc -l < out)" -eq 3 ] || { echo "FAILED: a stream of three good records has $(wc -l < out) lines"; failures=$((failures + 1)); }
{ cat five.jsonl; for i in $(seq 6); do line "B-$i" "B" '"ITA"' "$i"; many ' ' 150000; echo; done; } > pieces.jsonl  # read in several pieces
run review alone.quorate --proposals pieces.jsonl --as-of 2019-06-01 --stream; cp out one; cp err one.err; says out 'A-4'; says out 'B-6'
for jobs in 2 5; do run review alone.quorate --proposals pieces.jsonl --as-of 2019-06-01 --stream --jobs $jobs; cmp -s out one && cmp -s err one.err || { echo "FAILED: a stream by $jobs threads differs"; failures=$((failures + 1)); }; done
run review alone.quorate --proposals five.jsonl --as-of 2019-06-01 --format json; cp out one
run review alone.quorate --proposals five.jsonl --as-of 2019-06-01 --format json --jobs 3; cmp -s out one || { echo "FAILED: a review by 3 threads differs"; failures=$((failures + 1)); }
run review "$pack" --proposals five.jsonl --as-of 2019-06-01 --stream; expect 2 "a stream by a pack that looks at pairs"; says err 'relation `duplicate`'
run review alone.quorate --proposals five.json --as-of 2019-06-01 --stream; expect 2 "a stream that is no JSON Lines"
run review alone.quorate --proposals five.jsonl --as-of 2019-06-01 --stream --id A-1; expect 2 "a stream and an id"

# nothing crashes, hangs or fills the memory: each in under a second of the processor, however busy the machine is
quick() { (ulimit -t "${QUORATE_PATIENCE:-1}"; exec timeout 300 "$command" "$@") > out 2> err; code=$?; [ $code -lt 124 ] || { echo "FAILED: crashed or took too long: $* ($code)"; head -5 err; failures=$((failures + 1)); }; }
{ printf 'pack p { languages en }\nparameter x = '; many '(' 100000; } > deep1.quorate
{ printf 'pack p { languages en }\nparameter x = '; many '{' 100000; } > deep2.quorate
{ printf 'pack p { languages en }\nparameter x = 1'; for _ in $(seq 20000); do printf ' + 1'; done; } > long.quorate
{ printf 'pack p { languages en }\nparameter x = '; for _ in $(seq 50000); do printf 'not '; done; echo yes; } > nots.quorate
many '{' 100000 > braces.quorate; many '"' 100001 > quotes.quorate
head -c 200000 /dev/urandom > random.quorate
: > nothing.quorate
for file in deep1 deep2 long nots braces quotes random; do quick fmt --check $file.quorate; [ $code -eq 3 ] || [ $code -eq 4 ] || { echo "FAILED: fmt $file: exit code $code"; failures=$((failures + 1)); }; done
for file in deep1 deep2 long nots braces quotes random nothing; do quick check $file.quorate; expect_error="$file"; [ $code -eq 3 ] || [ $code -eq 4 ] || { echo "FAILED: $file: exit code $code"; failures=$((failures + 1)); }; [ "$(wc -c < err)" -lt 200000 ] || { echo "FAILED: $file floods"; failures=$((failures + 1)); }; done
many '[' 100000 > deep.json; { printf '{"proposals":'; many '[' 100000; } > deep2.json; head -c 200000 /dev/urandom > random.json
for file in deep deep2 random; do quick review "$pack" --data $file.json --as-of 2019-06-01; [ $code -eq 3 ] || [ $code -eq 4 ] || { echo "FAILED: $file.json: exit code $code"; failures=$((failures + 1)); }; done

# a rule that would run for hours stops at its limit of steps
{ printf 'pack p { languages en source s "S" }\nlist l {'; for i in $(seq 300); do printf ' e%s en "E %s"' "$i" "$i"; done
  printf '}\nrecord r collected as rs { id: identifier }\ncriterion c must { cites s for r in rs met when any a in l where any b in l where any c in l where any d in l where a is b and b is not a }\n'; } > endless.quorate
echo '{"rs":[{"id":"R"}]}' > r.json
QUORATE_PATIENCE=$(( ${QUORATE_PATIENCE:-1} * 20 )); quick review endless.quorate --data r.json --as-of 2019-06-01; expect 4 "a rule without end"; says err "more than 10000000 steps"

[ $failures -eq 0 ] && echo "the command does as its help says"
exit $((failures > 0))
