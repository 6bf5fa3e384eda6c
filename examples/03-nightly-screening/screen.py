"""Nightly screening of a register: every relation between its records, those that are new since the last run first, and a table
that pandas takes as it is (`pandas.DataFrame(rows)`). What was found is kept in a file for the next night."""

import json
import pathlib
import sys

import quorate

if len(sys.argv) < 5:
    sys.exit("usage: screen.py PACK STATE DAY DATA…")
state = pathlib.Path(sys.argv[2])
known = {tuple(one) for one in json.loads(state.read_text())} if state.exists() else set()
try:
    with quorate.Pack.load(sys.argv[1]) as pack:
        portfolio = pack.portfolio_from_files(*sys.argv[4:])
        for problem in portfolio.diagnostics:
            print(f"left out: {problem}")
        rows = pack.relations(portfolio, as_of=sys.argv[3]).rows("en")
except (quorate.QuorateError, OSError) as fault:
    sys.exit(f"screen.py: {fault}")

for row in rows:
    row["new"] = (row["relation"], row["first"], row["second"]) not in known
grades = ("bar", "bar-unless-reasoned", "note")
rows.sort(key=lambda row: (not row["new"], grades.index(row["grade"])))
for row in rows[:8]:
    print(f"{'new  ' if row['new'] else 'known'} {row['grade']:20} {row['relation']}: {row['first']} – {row['second']} ({row['state']})")
print(f"{len(rows)} relations, {sum(row['new'] for row in rows)} of them new")
state.write_text(json.dumps([[row["relation"], row["first"], row["second"]] for row in rows]))
