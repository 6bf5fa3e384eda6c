"""A submission form that checks while it is filled in: the same as form.cpp."""

import pathlib
import sys

import quorate

STEPS = (("title", "Measuring the costs of online markets"), ("proposers", ["Frence"]), ("proposers", ["France"]), ("supports", ["Belgium"]),
         ("supports", ["Belgium", "Italy"]), ("cost", quorate.Money(45000, "EUR")))


def show(review):
    missing = {fact.label["en"] for finding in review.findings for fact in finding.missing if fact.kind == "field"}
    for finding in review.findings:
        if finding.result == "not-met":
            print(f"  not met: {finding.message.get('en', finding.title['en'])}")
    for field in sorted(missing):
        print(f"  still to fill in: {field}")
    for subject in review:
        for pair in subject.relations:
            print(f"  {pair.title['en']}: {pair.first_id} and {pair.second_id}")
    for question in review.open_questions:
        print(f"  will be asked: {question.wording['en']}")


def main(rules, register):
    with quorate.Pack.load(rules) as pack, pack.draft() as draft:
        draft.read(register, pathlib.Path(register).read_bytes())
        proposal = {"id": "NEW"}
        for field, value in STEPS:
            print(f"— {field} —")
            proposal[field] = value
            draft.put("proposals", proposal, subject=True)
            portfolio = draft.make()
            for problem in portfolio.diagnostics:
                print(f"  please correct: {problem.message}" + (f"; {problem.help}" if problem.help else ""))
            if not portfolio.diagnostics.errors:
                show(pack.review(portfolio, "2019-06-01", only=["NEW"]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: form.py PACK REGISTER")
    try:
        main(*sys.argv[1:])
    except (quorate.QuorateError, OSError) as fault:
        sys.exit(f"form.py: {fault}")
