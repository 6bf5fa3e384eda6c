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

    def test_a_bound_on_everything(self):
        for what in (self.pack.review, self.pack.open_points, self.pack.relations):
            with self.subTest(what=what.__name__), self.assertRaises(quorate.QuorateError) as caught:
                what(self.portfolio, DAY, total_step_limit=3)
            self.assertEqual(caught.exception.status, "limit")
