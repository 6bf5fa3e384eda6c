#!/usr/bin/env bash
# Journals through the command: what is recorded is verified, whatever the moment a process is killed.
set -u
command=$1 project=$2
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

# Killed at every step that leaves the process, what is written being cut in half: what was acknowledged stays, the journal opens, and the next
# record follows. First with a new journal, then with one that has records, whose kept files are there already.
"${CC:-cc}" -std=c11 -Wall -Wextra -Werror -shared -fPIC -o killed_at.so "$project/tests/command/killed_at.c" -ldl || fail "the library that kills is not built"
kills=0
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"
killed_at() {  # killed_at STEP: makes a record, up to that step
    KILLED_AT=$1 LD_PRELOAD=$work/killed_at.so "${record[@]}" --id B --decision refused --by board > said 2> err
} 2> /dev/null
for journal in new.jsonl decisions.jsonl; do
    record[8]=$journal
    acknowledged=0
    [ ! -e $journal ] || acknowledged=$(wc -l < $journal)
    for ((step = 1; ; ++step)); do
        killed_at $step
        status=$?
        [ $status -ne 0 ] || break
        [ $status -eq 137 ] || { cat err; fail "step $step ended with $status"; }
        kills=$((kills + 1))
        [ $step -lt 200 ] || fail "there is no end of steps"
        [ -e $journal ] || { [ $acknowledged -eq 0 ] || fail "the journal is gone at step $step"; continue; }
        "$command" verify $journal --bytes-only > out || { cat out; fail "the journal does not open after a kill at step $step"; }
        lines=$(wc -l < $journal)
        [ "$lines" -ge "$acknowledged" ] && [ "$lines" -le $((acknowledged + 1)) ] || fail "at step $step of $acknowledged records $lines are there"
        acknowledged=$lines
    done
    [ $step -gt 5 ] || fail "only $step steps were seen in $journal"
    [ "$(wc -l < $journal)" -eq $((acknowledged + 1)) ] || fail "the record that was not killed is not there"
    "$command" verify $journal > out || { cat out; fail "$journal is not sound"; }
done

# Several at once: each gets its line.
before=$(wc -l < decisions.jsonl)
for i in 1 2 3 4; do "${record[@]}" --id B --decision refused --by board > "said$i" & done
wait
[ "$(wc -l < decisions.jsonl)" -eq $((before + 4)) ] || fail "records written at once are lost"
"$command" verify decisions.jsonl > out || { cat out; fail "the journal is not sound"; }
"$command" verify decisions.jsonl --lang fr | grep -q "tels qu'enregistrés" || fail "in French"
"$command" verify decisions.jsonl --format json | grep -q '"sound": true' || fail "as JSON"

# A journal is one whatever it is called by; what is no ordinary file is no journal and stays what it is.
ln -s decisions.jsonl called.jsonl
before=$(wc -l < decisions.jsonl)
record[8]=called.jsonl
"${record[@]}" --id B --decision refused --by board > out || fail "through a link"
[ -L called.jsonl ] && [ "$(wc -l < decisions.jsonl)" -eq $((before + 1)) ] && [ ! -e called.jsonl.kept ] || fail "a link was made a journal of its own"
"$command" verify called.jsonl > out || fail "verify through a link"
mkfifo pipe.jsonl; mkdir folder.jsonl
for place in pipe.jsonl folder.jsonl; do
    record[8]=$place
    timeout 10 "${record[@]}" --id B --decision refused --by board > out 2> err; [ $? -eq 3 ] || fail "$place is taken for a journal"
    grep -q "is no ordinary file" err && [ ! -e $place.lock ] || { cat err; fail "it is not told what $place is"; }
done
timeout 10 "$command" verify pipe.jsonl --lang fr 2> err; [ $? -eq 3 ] || fail "a pipe is verified"
grep -q "n'est pas un fichier ordinaire" err || fail "in French what is no file"
echo '{"proposals": []}' > other.jsonl
"$command" verify other.jsonl --lang fr > out; [ $? -eq 1 ] || fail "another file is a journal"
grep -q "n'a pas été écrit par .record." out || fail "it is not told that it is no journal"
head -c 20000000 /dev/zero | tr '\0' '[' > deep.jsonl; echo >> deep.jsonl
timeout 20 "$command" verify deep.jsonl > out; [ $? -eq 1 ] || fail "a line of brackets holds it up"
record[8]=decisions.jsonl
"${record[@]}" --id A --decision admissible --by board --data-hash 00 2> err; [ $? -eq 1 ] || fail "other data than was decided on"
hash=$(sed -n 's/.*its hash is //p' err)
"${record[@]}" --id A --decision admissible --by board --data-hash "$hash" > out || fail "the data that was decided on"

sed 's/As found/As fount/' decisions.jsonl > altered.jsonl; cp -r decisions.jsonl.kept altered.jsonl.kept
"$command" verify altered.jsonl > out; [ $? -eq 1 ] || fail "an altered word is not noticed"
"$command" verify altered.jsonl --lang fr > out; grep -q "quelque chose a changé depuis" out || fail "an altered word is not noticed in French"
head -1 decisions.jsonl > decisions.short; cp -r decisions.jsonl.kept decisions.short.kept
"$command" verify decisions.short --head "$("$command" verify decisions.jsonl | tail -1 | cut -d' ' -f2)" > out; [ $? -eq 1 ] || fail "a journal that was cut is not noticed"
echo "journals: $(wc -l < decisions.jsonl) records, $kills kills"
