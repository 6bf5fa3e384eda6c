#!/usr/bin/env bash
# Journals through the command: what is recorded is verified, whatever the moment a process is killed.
set -u
command=$1 project=$2
rounds=${3:-12}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cat > rules.quorate <<'RULES'
pack p { title en "P" languages en source s "S" text en }
list body { board en "Board" assembly en "Assembly" }
record proposal collected as proposals { id : identifier  backers : number }
criterion enough must { title en "Enough" cites s, "1" for p in proposals met when p.backers >= 2 }
outcomes for p in proposals {
  decided by board
  admissible en "Admissible" when criterion enough is met
  refused en "Refused" when criterion enough is not met
}
RULES
echo '{"proposals": [{"id": "A", "backers": 3}, {"id": "B", "backers": 1}]}' > data.json
record=("$command" record rules.quorate --data data.json --as-of 2024-03-15 --journal decisions.jsonl --on 2024-03-20 --reason "As found.")
fail() { echo "FAILED: $*"; exit 1; }

"${record[@]}" --id A --decision admissible --by board > first || fail "a decision is not recorded"
"${record[@]}" --id A --decision admissible --by assembly > out 2> err; [ $? -eq 1 ] || fail "another body decides"
grep -q "may not decide" err || fail "it is not told who may decide"
"${record[@]}" --id B --decision admissible --by board 2> err; [ $? -eq 1 ] || fail "what is not open is decided"
"${record[@]}" --id A --by board 2> err; [ $? -eq 2 ] || fail "a record of nothing"
"$command" verify decisions.jsonl --head "$(cut -d' ' -f3 first)" > out || fail "the journal is not verified"
"$command" verify nowhere.jsonl 2> err; [ $? -eq 3 ] || fail "a journal that is not there"

# Killed at some moment, again and again: what was acknowledged stays.
acknowledged=1
for ((i = 1; i <= rounds; ++i)); do
    "${record[@]}" --id B --decision refused --by board > said 2> /dev/null &
    pid=$!
    sleep "0.0$((i * 7 % 10))"
    kill -KILL "$pid" 2> /dev/null
    wait "$pid" 2> /dev/null
    [ ! -s said ] || acknowledged=$((acknowledged + 1))
    "$command" verify decisions.jsonl --bytes-only > out || { cat out; fail "the journal does not open after kill $i"; }
    [ "$(wc -l < decisions.jsonl)" -ge "$acknowledged" ] || fail "an acknowledged record is lost"
    acknowledged=$(wc -l < decisions.jsonl)
done

# Several at once: each gets its line.
before=$(wc -l < decisions.jsonl)
for i in 1 2 3 4; do "${record[@]}" --id B --decision refused --by board > "said$i" & done
wait
[ "$(wc -l < decisions.jsonl)" -eq $((before + 4)) ] || fail "records written at once are lost"
"$command" verify decisions.jsonl > out || { cat out; fail "the journal is not sound"; }
"$command" verify decisions.jsonl --lang fr | grep -q "tels qu'enregistrés" || fail "in French"
"$command" verify decisions.jsonl --format json | grep -q '"sound": true' || fail "as JSON"

sed 's/As found/As fount/' decisions.jsonl > altered.jsonl; cp -r decisions.jsonl.kept altered.jsonl.kept
"$command" verify altered.jsonl > out; [ $? -eq 1 ] || fail "an altered word is not noticed"
"$command" verify altered.jsonl --lang fr > out; grep -q "quelque chose a changé depuis" out || fail "an altered word is not noticed in French"
head -1 decisions.jsonl > decisions.short; cp -r decisions.jsonl.kept decisions.short.kept
"$command" verify decisions.short --head "$("$command" verify decisions.jsonl | tail -1 | cut -d' ' -f2)" > out; [ $? -eq 1 ] || fail "a journal that was cut is not noticed"
echo "journals: $(wc -l < decisions.jsonl) records, $rounds kills"
