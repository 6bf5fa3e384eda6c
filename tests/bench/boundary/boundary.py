"""The cost of one review through Python. usage: boundary.py PACK, with QUORATE_LIBRARY and PYTHONPATH set"""

import sys
import timeit

import quorate

PROPOSAL = {"id": "A-1", "title": "A debate", "proposers": ["France"], "supports": ["France", "Belgique"], "cost": quorate.Money(60000, "EUR")}
JSON = '{"proposals":[{"id":"A-1","title":"A debate","proposers":["France"],"supports":["France","Belgique"],"cost":{"amount":60000,"currency":"EUR"}}]}'


def main(path):
    with quorate.Pack.load(path) as pack:
        portfolio = pack.portfolio({"data.json": JSON})

        def by_dicts():
            with pack.draft() as draft:
                draft.put("proposals", PROPOSAL)
                with draft.make() as made, pack.review(made, "2019-06-01") as review:
                    return list(review.findings)

        def by_json():
            with pack.portfolio({"data.json": JSON}) as made, pack.review(made, "2019-06-01") as review:
                return review.to_json()

        def alone():
            with pack.review(portfolio, "2019-06-01") as review:
                return len(review)

        for name, work in (("Python, the review alone", alone), ("Python, dict in, findings out", by_dicts), ("Python, JSON in, JSON out", by_json)):
            count, spent = timeit.Timer(work).autorange()
            print(f"{name:44} {spent / count * 1e6:10.1f}")


main(sys.argv[1])
