"""What is open, what would have to change, and what other rules change. test_quorate.py runs it with the rest."""

import datetime
import pathlib
import unittest

import quorate

DAY = datetime.date(2019, 6, 1)


def _shared(name):
    return (pathlib.Path(__file__).resolve().parent.parent / name).read_text(encoding="utf-8")


class WhatIfTest(unittest.TestCase):
    def setUp(self):
        self.rules = _shared("what_if.quorate")
        self.pack, self.portfolio = self.loaded(self.rules)

    def loaded(self, rules):
        pack = quorate.Pack.from_texts({"what_if.quorate": rules})
        return pack, pack.portfolio({"what_if.json": _shared("what_if.json")})

    def test_what_is_open(self):
        points = self.pack.open_points(self.portfolio, DAY)
        self.assertEqual([(one.kind, one.name, one.id, one.second_id) for one in points],
                         [("answer", "liked", "L", ""), ("answer", "liked", "M", ""), ("decision", "same", "L", "M")])
        first = points[0]
        self.assertEqual(first.asked_of, ({"en": "Green"},))
        self.assertEqual([(finding.criterion, alone) for finding, alone in first.waiting], [("pleasing", True)])
        self.assertEqual([value.value for value in first.values], ["yes", "no"])
        self.assertEqual([one.criterion for one in first.values[0].settles], ["pleasing"])
        self.assertTrue(first.all_values)
        self.assertEqual(points.rows("en")[0]["label"], "Liked")
        self.assertEqual(points.to_dict()["format"], "quorate-questions")
        self.assertIn("Liked", points.to_text("en"))
        self.assertEqual(points.not_tried, 0)
        with self.assertRaises(IndexError):
            points[3]

    def test_what_would_have_to_change(self):
        remedies = self.pack.remedies(self.portfolio, DAY, "L")
        self.assertFalse(remedies.holds)
        self.assertTrue(remedies.complete)
        self.assertEqual([one.criterion for one in remedies.in_the_way], ["heavy", "colourful", "pleasing"])
        self.assertEqual([one.outcome for one in remedies.wanted], ["lent"])
        (remedy,) = remedies
        self.assertEqual(remedy.cost, 3)
        self.assertEqual([(one.kind, one.field, one.before.value, one.values[0].value) for one in remedy.changes],
                         [("state", "weight", "1", "2"), ("add", "colours", remedy.changes[1].before.value, "blue")])
        self.assertEqual([(one.name, one.value.value, one.decision) for one in remedy.provided], [("liked", "yes", False), ("same", "rejected", True)])
        self.assertEqual(remedies.rows("en")[0]["label"], "Weight")
        part = self.pack.remedies(self.portfolio, DAY, "M")[0].changes[0].values[0]
        self.assertEqual([(label["en"], field.value) for label, field in part.fields], [("Signed", "2019-06-01")])

    def test_how_firmly_a_record_stands(self):
        remedies = self.pack.remedies(self.portfolio, DAY, "N")
        self.assertTrue(remedies.holds)
        self.assertEqual(len(remedies), 0)
        self.assertEqual([(one.kind, one.name, one.lost, one.of) for one in remedies.losses],
                         [("value", "weight", 1, 1), ("items", "colours", 1, 2), ("items", "guarantors", 1, 1), ("answer", "liked", 1, 1)])
        self.assertTrue(self.pack.remedies(self.portfolio, DAY, "L", criterion="colourful").in_the_way)
        for id, options in (("Z", {}), ("L", {"criterion": "heavenly"})):
            with self.subTest(id=id), self.assertRaises(quorate.QuorateError) as caught:
                self.pack.remedies(self.portfolio, DAY, id, **options)
            self.assertEqual(caught.exception.status, "wrong-use")

    def test_what_other_rules_change(self):
        other, data = self.loaded(self.rules.replace("parameter enough = 2", "parameter enough = 3"))
        before, after = quorate.Side(self.pack, self.portfolio, DAY), quorate.Side(other, data, DAY)
        impact = quorate.compare(before, after)
        self.assertTrue(impact)
        self.assertEqual(impact.rules, (quorate.ChangedRule("parameter", "enough", "rewritten"),))
        (record,) = impact.records
        self.assertEqual((record.id, [(one.finding.criterion, one.before, one.after, one.because) for one in record.findings]),
                         ("M", [("heavy", "met", "not-met", impact.rules)]))
        self.assertEqual(impact.rows("en")[0]["because"], "parameter enough")
        self.assertEqual((impact.unchanged, impact.only_before, impact.findings), (2, (), ()))
        self.assertFalse(quorate.compare(before, before))
        with self.assertRaises(quorate.QuorateError):
            quorate.compare(before, quorate.Side(other, self.portfolio, DAY))

    def test_what_other_rules_change_for_outcomes_and_records(self):
        other, data = self.loaded(self.rules.replace('kept en "Kept" otherwise', 'kept en "Kept" when any must criterion is not met'))
        impact = quorate.compare(quorate.Side(self.pack, self.portfolio, DAY), quorate.Side(other, data, DAY))
        self.assertEqual([(record.id, record.outcomes) for record in impact.records],
                         [(id, (quorate.ChangedOutcome("kept", {"en": "Kept"}, "closed", "open", impact.rules),)) for id in "LM"])
        self.assertEqual(impact.outcome_rows("en")[0], {"collection": "loans", "id": "L", "outcome": "kept", "title": "Kept", "before": "closed", "after": "open",
                                                        "because": "outcome kept"})
        self.assertEqual(impact.rows("en"), [])
        self.assertIn("by `kept` (outcome, rewritten)", impact.to_text("en"))
        self.assertEqual(impact.to_dict()["format"], "quorate-impact")
        renamed = self.pack.portfolio({"d.json": _shared("what_if.json").replace('"N"', '"O"')})
        impact = quorate.compare(quorate.Side(self.pack, self.portfolio, DAY), quorate.Side(self.pack, renamed, DAY))
        self.assertEqual((impact.only_before, impact.only_after, impact.unchanged), ((("loans", "N"),), (("loans", "O"),), 2))
        impact = quorate.compare(*(quorate.Side(self.pack, self.portfolio, DAY, only=[id], threads=2) for id in "LN"))
        self.assertEqual((impact.only_before, impact.only_after), ((("loans", "L"),), (("loans", "N"),)))
        with self.assertRaises(quorate.QuorateError) as caught:
            quorate.compare(*[quorate.Side(self.pack, self.portfolio, DAY, total_step_limit=1)] * 2)
        self.assertEqual(caught.exception.status, "limit")

    def test_remedies_as_text_and_when_the_search_is_cut_short(self):
        remedies = self.pack.remedies(self.portfolio, DAY, "L")
        self.assertIn("What would have to change: Lent", remedies.to_text("en"))
        self.assertEqual((remedies.to_dict()["format"], remedies.not_searched), ("quorate-remedy", ()))
        short = self.pack.remedies(self.portfolio, DAY, "N", most_trials=1)
        self.assertEqual((short.complete, short.losses, short.not_searched), (False, (), ("weight", "colours", "guarantors", "liked")))

    def test_a_bound_on_everything(self):
        for what in (self.pack.review, self.pack.open_points, self.pack.relations):
            with self.subTest(what=what.__name__), self.assertRaises(quorate.QuorateError) as caught:
                what(self.portfolio, DAY, total_step_limit=3)
            self.assertEqual(caught.exception.status, "limit")
