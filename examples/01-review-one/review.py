"""The same in Python."""

import sys

import quorate

if len(sys.argv) != 2:
    sys.exit("usage: review.py PACK")
try:
    with quorate.Pack.load(sys.argv[1]) as pack, pack.draft() as draft:
        draft.put("proposals", {"id": "A-1", "title": "A debate", "cost": quorate.Money(60000, "EUR"), "proposers": ["France"], "supports": ["France", "Belgique"]})
        review = pack.review(draft.make(), as_of="2019-06-01")
        for finding in review.findings:
            print(f"{finding.title['en']}: {finding.result}")
            if "en" in finding.message:
                print(f"  {finding.message['en']}")
        for outcome in review.subject(0).outcomes:
            print(f"outcome: {outcome.title['en']}")
except quorate.QuorateError as fault:
    sys.exit(f"review: {fault}")
