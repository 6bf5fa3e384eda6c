"""Functions that Python lends to rules. test_quorate.py runs it with the rest."""

import datetime
import json
import threading
import unittest
from fractions import Fraction

import quorate

DAY = datetime.date(2019, 6, 1)
HOSTS = """pack trips { title en "Trips" version "1" languages en source text "A text" }
list town { north en "North" south en "South" }
record trip collected as trips { id : identifier from : town to : town price : money time : period title : text }
host function kilometres (here : town, there : town) : number
host function fee (amount : money, over : period, limit : duration) : money
host function capital (large : truth) : town
host function opened (n : number) : date
host function first-name (title : text) : text
criterion near must { title en "Near" cites text for t in trips met when kilometres of (t.from, t.to) < 13 }
criterion cheap must { title en "Cheap" cites text for t in trips met when fee of (t.price, t.time, 3 months) < EUR 2 }
criterion central must { title en "Central" cites text for t in trips met when capital of (yes) is t.to }
criterion opens must { title en "Opens" cites text for t in trips met when opened of (1) after 2019-01-01 }
criterion named must { title en "Named" cites text for t in trips met when first-name of (t.title) is "Anna" }
"""
TRIP = '{"trips":[{"id":"A","title":"Anna B","from":"north","to":"south","price":{"amount":10,"currency":"EUR"},"time":{"from":"2019-01-01","to":"2019-02-01"}}]}'


class HostFunctionTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.from_texts({"trips.quorate": HOSTS})
        self.portfolio = self.pack.portfolio({"trips.json": TRIP})

    def functions(self, **others):
        answers = {"kilometres": lambda here, there: Fraction(25, 2) if (here, there) == ("north", "south") else 99,
                   "fee": lambda amount, over, limit: quorate.Money(amount.amount / 10 if limit == quorate.Duration(3, "months") else 99, amount.currency),
                   "capital": lambda large: "south" if large else "north",
                   "opened": lambda number: datetime.date(2019 + int(number), 1, 1),
                   "first-name": lambda title: title[""].split()[0] if "" in title else next(iter(title.values())).split()[0], **others}
        types = {"kilometres": (("town", "town"), "number"), "fee": (("money", "period", "duration"), "money"), "capital": (("truth",), "town"),
                 "opened": (("number",), "date"), "first-name": (("text",), "text")}
        return [quorate.HostFunction(name, *types[name], answer) for name, answer in answers.items()]

    def results(self, functions):
        return {one.criterion: one.result for one in self.pack.review(self.portfolio, DAY, functions=functions).findings}

    def test_values_of_every_type(self):
        self.assertEqual(self.results(self.functions()), dict.fromkeys(("near", "cheap", "central", "opens", "named"), "met"))

    def test_not_given_and_no_answer_are_unknown(self):
        self.assertEqual(set(self.results([]).values()), {"unknown"})
        review = self.pack.review(self.portfolio, DAY, functions=self.functions(kilometres=lambda here, there: quorate.Unknown("the road is closed")))
        near = next(one for one in review.findings if one.criterion == "near")
        self.assertEqual((near.result, near.missing[0].kind), ("unknown", "host"))
        self.assertIn("the road is closed", review.to_text("en"))
        explained = self.pack.explain(self.portfolio, DAY, "A", "near", functions=self.functions())
        self.assertIn("12.5", json.dumps(explained))

    def test_what_it_raises_is_raised_and_wrong_answers_are_told(self):
        def fail(here, there):
            raise KeyError("mine")

        for answer, wanted in ((fail, KeyError), (lambda here, there: "far", TypeError), (lambda here, there: None, TypeError), (lambda here: 1, TypeError),
                               (lambda here, there: 2**70, ValueError)):
            with self.subTest(answer=answer), self.assertRaises(wanted):
                self.results(self.functions(kilometres=answer))
        with self.assertRaises(quorate.QuorateError) as caught:
            self.results(self.functions(capital=lambda large: "nowhere"))
        self.assertEqual(caught.exception.status, "wrong-use")

    def test_types_are_those_of_the_pack(self):
        for types in ((("town",), "number"), (("town", "town"), "money"), (("village", "town"), "number")):
            with self.subTest(types=types), self.assertRaises(quorate.QuorateError) as caught:
                self.results([quorate.HostFunction("kilometres", *types, lambda *all: 1)])
            self.assertEqual(caught.exception.status, "wrong-use")

    def test_one_review_asks_in_many_threads(self):
        trips = {"trips": [{"id": f"T{index}", "title": f"Name{index % 7} B", "from": "north", "to": "south"} for index in range(200)]}
        portfolio, functions = self.pack.portfolio({"trips.json": json.dumps(trips)}), self.functions()
        alone = self.pack.review(portfolio, DAY, functions=functions).to_json()
        self.assertEqual(self.pack.review(portfolio, DAY, functions=functions, threads=4).to_json(), alone)

    def test_many_threads_ask_one_function(self):
        made, functions = [], self.functions()
        threads = [threading.Thread(target=lambda: made.append(self.results(functions))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(made, [dict.fromkeys(("near", "cheap", "central", "opens", "named"), "met")] * 4)
