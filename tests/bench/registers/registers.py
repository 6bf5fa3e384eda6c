"""How well a pack finds the same activity in two registers, through the command alone.

    registers.py COMMAND [DATA [PACK]]

The labelled sets of DATA (../shared/data beside the project) are written as activities and held against each other with the rules of PACK
(rules/activity-relations): one configuration for all sets, first with the weights that stand in the pack, then with weights that `quorate fit`
fits to the pairs of four fifths of the left records, judged on the last fifth. Every set is told as it is: nothing is tuned to it."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
AS_OF = "2026-01-01"
FOLDS = 5
CANDIDATES = 20          # of each left record that a person would look at
LABELLED = 25            # of each left record whose pairs are labelled
LOOSE = "18"             # the least score of a candidate


def activity(register, row, title, parts, **fields):
    said = ". ".join(part for part in [title, *parts] if part)
    made = {"collection": "activities", "id": f"{register}-{row}", "title": title or "?", "account": said, "register": register}
    made.update({key: value for key, value in fields.items() if value})
    return made


def activities(folder):
    def read(name, register):
        for line in open(folder / name, encoding="utf-8"):
            one = json.loads(line)
            budget = one.get("budget")
            fields = {"countries": sorted(set(one.get("countries") or [])), "fields": sorted(set(one.get("sectors") or [])), "started": one.get("start")}
            if budget:
                fields["budget"] = {"amount": str(budget), "currency": one.get("currency", "USD")}
            yield activity(register, one["id"], one.get("title") or "", [one.get("description") or "", *fields["fields"]], **fields)

    pairs = {(f"left-{a}", f"right-{b}") for a, b in list(csv.reader(open(folder / "pairs.csv")))[1:]}
    return list(read("left.jsonl", "left")), list(read("right.jsonl", "right")), pairs


def table(path, separator):
    csv.field_size_limit(10**9)
    return list(csv.reader(open(path, encoding="utf-8", newline=""), delimiter=separator))[1:]


def right_way_round(rows, left, right):
    """The columns of these truths are not named by their tables: the way that more pairs of alike titles speak for is the right one."""
    titles = {one["id"]: one["title"][:8].lower() for one in left + right}
    ways = [{(f"left-{a}", f"right-{b}") for a, b in rows}, {(f"left-{b}", f"right-{a}") for a, b in rows}]
    return max(ways, key=lambda pairs: sum(titles.get(a, "a") == titles.get(b, "b") for a, b in pairs))


def bibliography(folder):
    def read(name, register):
        for row, title, authors, venue, year, *_ in table(folder / name, "%"):
            people = sorted({one.strip() for one in authors.split(",") if one.strip()})
            yield activity(register, row, title, [authors, venue], fields=people, started=f"{year}-07-01" if year.isdigit() else None)

    left, right = list(read("dblp.csv", "left")), list(read("acm.csv", "right"))
    return left, right, right_way_round(table(folder / "gt.csv", "%"), left, right)


def products(folder):
    def read(name, register):
        for row, title, text, price, *_ in table(folder / name, "|"):
            budget = {"amount": price, "currency": "USD"} if price.replace(".", "", 1).isdigit() and float(price) > 0 else None
            yield activity(register, row, title, [text], budget=budget)

    left, right = list(read("abt.csv", "left")), list(read("buy.csv", "right"))
    return left, right, right_way_round(table(folder / "gt.csv", "|"), left, right)


class Bench:
    def __init__(self, command, pack, folder):
        self.command, self.pack, self.folder = command, pack, folder
        self.fitted = 0

    def run(self, *arguments):
        done = subprocess.run([self.command, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{chr(32).join(map(str, arguments))}: code {done.returncode}\n{done.stderr}")
        return done.stdout

    def write(self, name, records):
        path = self.folder / name
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
        return path

    def relate(self, pack, left, right, *more):
        out = self.run("relate", pack, "--data", left, "--against", right, "--as-of", AS_OF, "--lang", "en", "--jobs", 2, "--format", "jsonl", *more)
        found = []
        for line in out.splitlines():
            one = json.loads(line)
            if one["relation"] != "one-activity":
                continue
            ids = sorted((one["first"]["id"], one["second"]["id"]))
            score = next(fact["value"] for fact in one["values"] if fact["name"] == "score")
            found.append((ids[0], ids[1], int(text_of(score))))
        return found

    def fit(self, left, right, labelled):
        self.fitted += 1
        pairs = self.folder / f"labelled-{self.fitted}.csv"
        pairs.write_text("first,second,related\n" + "".join(f"{a},{b},{'yes' if yes else 'no'}\n" for a, b, yes in labelled))
        packs = self.folder / f"packs-{self.fitted}"  # a pack is looked for beside the one that uses it
        shutil.copytree(self.pack, packs / self.pack.name)
        weights = packs / f"{self.pack.name}-fitted"
        weights.mkdir()
        rules = self.run("fit", self.pack, "--data", left, right, "--as-of", AS_OF, "--relation", "one-activity", "--threshold", "points-of-one-activity",
                         "--points", 1000, "--one-to-one", "--pairs", pairs)
        (weights / "weights.quorate").write_text(rules, encoding="utf-8")
        return weights


def text_of(texts):
    return texts["en"] if isinstance(texts, dict) else texts


def f1(taken, true):
    return 2 * len(taken & true) / max(1, len(taken) + len(true))


def judge(bench, name, left, right, true):
    files = bench.write(f"{name}-left.jsonl", left), bench.write(f"{name}-right.jsonl", right)
    plain = {(a, b) for a, b, _ in bench.relate(bench.pack, *files)}
    single = {(a, b) for a, b, _ in bench.relate(bench.pack, *files, "--one-to-one", "score")}
    print(f"{name}: {len(left)} × {len(right)}, {len(true)} pairs", flush=True)
    print(f"  weights of the pack: F1 {f1(plain, true):.3f}, one to one {f1(single, true):.3f}", flush=True)
    loose = bench.relate(bench.pack, *files, "--set", f"points-of-one-activity={LOOSE}")
    best = {}
    for a, b, score in loose:
        best.setdefault(a, []).append((-score, b))
    for all_of_one in best.values():
        all_of_one.sort()
    recall = sum(b in [other for _, other in best.get(a, [])[:CANDIDATES]] for a, b in true) / len(true)
    print(f"  true partner in the first {CANDIDATES}: {recall:.4f}", flush=True)
    order = {one["id"]: i for i, one in enumerate(left)}
    plain, single = set(), set()
    for fold in range(FOLDS):
        labelled = [(a, b, (a, b) in true) for a, all_of_one in best.items() if order[a] % FOLDS != fold for _, b in all_of_one[:LABELLED]]
        weights = bench.fit(*files, labelled)
        judged = bench.write(f"{name}-{fold}.jsonl", [one for one in left if order[one["id"]] % FOLDS == fold])
        plain |= {(a, b) for a, b, _ in bench.relate(weights, judged, files[1])}
        single |= {(a, b) for a, b, _ in bench.relate(weights, judged, files[1], "--one-to-one", "score")}
    print(f"  fitted on other folds: F1 {f1(plain, true):.3f}, one to one {f1(single, true):.3f}", flush=True)


SETS = {"activity-links": activities, "dblp-acm": bibliography, "abt-buy": products}


def main():
    command = sys.argv[1]
    data = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / ".." / "shared" / "data"
    pack = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "rules" / "activity-relations"
    only = sys.argv[4:] or list(SETS)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(command, pack, pathlib.Path(folder))
        for name in only:
            if not (data / name).is_dir():
                print(f"{name}: skipped, no data in {data}")
                continue
            judge(bench, name, *SETS[name](data / name))


main()
