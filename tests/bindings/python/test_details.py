"""What stands behind findings, questions, relations and outcomes, and rules taken apart. test_quorate.py runs it with the rest."""

import dataclasses
import datetime
import json
import unittest

import quorate

DAY = datetime.date(2019, 6, 1)
DETAILED = """
pack detailed { title en "Detailed" version "1" languages en source text "A text" of 2018-02-03 text en url "https://example.org/text" }
list colour { red en "Red" green en "Green" blue en "Blue" }
record piece { colour : colour due : date }
record thing collected as things { id : identifier title : text en "Title" colour : colour en "Colour" weight : number en "Weight" pieces : list of piece en "Pieces" }
criterion several must { title en "Several" cites text, "1", «There are several.» for t in things
  let early en "Early pieces" = each p.colour for p in t.pieces where p.due before 2019-03-01
  let double en "Twice the weight" = t.weight * 2
  met when count early >= 2 and double > 0 }
criterion heavy must { title en "Heavy" cites text for t in things applies when t.colour is red gathers several met when t.weight >= 2 and count t.pieces >= 1 }
ask liked { title en "Liked" asks en "Is it liked?" cites text for t in things answered by green, blue answer yes or no show t.weight }
criterion pleasing must { title en "Pleasing" cites text for t in things met when answer to liked }
relation alike between a in things and b in things { title en "Alike" cites text, "2" grade bar decided by green
  let together en "Together" = a.weight + b.weight
  when a.colour is b.colour and together > 0 }
derive kind of t in thing en "Kind" = if t.weight >= 2 then "big" else "small"
outcomes for t in things { refused en "Refused" when any must criterion is not met until 2019-12-31 fine en "Fine" otherwise }
"""
DETAILED_DATA = """{"things": [
{"id": "T", "title": {"en": "A thing"}, "colour": "red", "weight": 1, "pieces": [{"colour": "red", "due": "2019-01-01"}, {"colour": "blue", "due": "2019-04-01"}, {"colour": "green"}]},
{"id": "U", "title": {"en": "Another"}, "colour": "red", "weight": 3, "pieces": []},
{"id": "V", "title": {"en": "A third"}, "weight": 3, "pieces": []}, {"id": "W", "colour": "reed"}],
"answers": [{"question": "liked", "about": "T", "value": "yes", "by": "green", "on": "2019-05-01", "reason": "It is."},
{"question": "liked", "about": "U", "value": "yes", "by": "green", "on": "2019-05-01"}, {"question": "liked", "about": "U", "value": "no", "by": "blue", "on": "2019-05-01"},
{"question": "liked", "about": "V", "value": "no", "by": "blue", "on": "2019-07-01"}],
"confirmations": [{"relation": "alike", "between": ["T", "U"], "finding": "confirmed", "by": "green", "on": "2019-05-02", "reason": "They are."}]}"""

BASE = """pack base { title en "Base" version "7" languages en source base-text "A base" }
list colour { red en "Red" blue en "Blue" }
list ground { storm en "Storm" }
"""
GROUPED = """pack grouped { title en "Grouped" version "1" languages en source text "A text" uses base in force 2019-01-01 to 2019-12-31 }
record thing collected as things { id : identifier title : text en "Title" tags : set of tag weight : number en "Weight" large : truth en "Large" }
list tag { a en "A" b en "B" c en "C" }
parameter enough = 2 { title en "Enough" cites text reading en "Two and no more." may be set }
criterion general must { title en "General" cites text for t in things derogation by red on storm met when t.weight >= enough }
criterion special must { title en "Special" cites text for t in things overrides general applies when t.large met when t.weight >= 5 }
relation near between x in things and y in things { title en "Near" cites text grade note when x.tags meet y.tags }
record place collected as places { id : identifier tags : set of tag en "Tags" }
routing placed for x in things over y in places { title en "Placed" cites text consider same-tags en "the same tags" when x.tags meet y.tags fits when x.tags meet y.tags }
outcomes for t in things { fine en "Fine" otherwise }
"""
GROUPED_DATA = """{"things": [{"id": "P", "title": {"en": "Same"}, "tags": ["a"], "weight": 1, "large": false},
{"id": "Q", "title": {"en": "Same"}, "tags": ["a", "b"], "weight": 3, "large": true},
{"id": "R", "title": {"en": "Other"}, "tags": ["b", "c"], "weight": 3, "large": false}, {"id": "S", "title": {"en": "Last"}, "tags": ["c"], "weight": 1, "large": false}],
"places": [{"id": "HALL", "tags": ["b", "c"]}],
"derogations": [{"criterion": "general", "about": "P", "ground": "storm", "by": "red", "on": "2019-03-01", "until": "2019-08-31", "reason": "The pier is broken."}]}"""


def as_json(of, **names):
    """Dataclasses as the JSON of the library has them, where members go by other names."""
    def plain(one):
        if dataclasses.is_dataclass(one):
            return {names.get(member.name, member.name): plain(getattr(one, member.name)) for member in dataclasses.fields(one)
                    if names.get(member.name) != "" and not member.name.startswith("_")}
        if isinstance(one, tuple):
            return [plain(item) for item in one]
        return one.isoformat() if isinstance(one, datetime.date) else one
    return plain(of)


class DetailsTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.from_texts({"detailed.quorate": DETAILED})
        self.portfolio = self.pack.portfolio({"detailed.json": DETAILED_DATA})
        self.review = self.pack.review(self.portfolio, DAY)

    def finding(self, subject, criterion):
        return next(one for one in self.review.subject(subject).findings if one.criterion == criterion)

    def test_what_stands_behind_a_finding(self):
        reasons = self.finding(0, "several").reasons()
        self.assertEqual(reasons.citations, (quorate.Citation("text", "A text", ("1",), "There are several.", "en", "https://example.org/text", datetime.date(2018, 2, 3)),))
        (tally,) = reasons.tallies
        self.assertEqual((tally.name, tally.label, tally.at_least, tally.at_most), ("early", {"en": "Early pieces"}, 1, 2))
        self.assertEqual(tally.counted, (quorate.Counted("counted", "red", {"en": "Red"}, {}),))
        self.assertEqual(tally.left_out, (quorate.Counted("left-out", "blue", {"en": "Blue"}, {"en": "`p.due before 2019-03-01`"}),))
        self.assertEqual(tally.undecided, (quorate.Counted("undecided", "green", {"en": "Green"}, {"en": "Pieces 3 › due"}),))
        self.assertEqual(tally.rows("en")[1], {"tally": "early", "label": "Early pieces", "how": "left-out", "id": "blue", "name": "Blue",
                                               "reason": "`p.due before 2019-03-01`"})
        self.assertEqual(reasons.values, (quorate.ShownValue("double", {"en": "Twice the weight"}, {"en": "2"}),))
        self.assertEqual((reasons.answers, reasons.questions, reasons.gathers, reasons.derogation, reasons.overridden_by), ((), (), (), None, ""))
        self.assertEqual(self.finding(0, "heavy").reasons().gathers, ("several",))
        pleasing = self.finding(0, "pleasing").reasons()
        self.assertEqual(pleasing.answers, (quorate.AnswerGiven("liked", {"en": "Liked"}, "yes", {"en": "yes"}, "green", {"en": "Green"}, "It is.",
                                                                datetime.date(2019, 5, 1)),))
        self.assertEqual(self.finding(1, "pleasing").reasons().questions, ("liked",))

    def test_reasons_need_the_review_open(self):
        finding = self.finding(0, "several")
        self.review.close()
        with self.assertRaises(ValueError):
            finding.reasons()

    def test_the_same_stands_in_json(self):
        for told, subject in zip(self.review.to_dict()["subjects"], self.review.subjects):
            for wanted, finding in zip(told["findings"], subject.findings):
                found = finding.reasons()
                made = as_json(found, how="part", text="answer_text", overridden_by_title="", also_overridden_by="")
                self.assertEqual(made, {name: wanted[name] for name in made})
            for wanted, question in zip(told["questions"], subject.questions):
                for name in ("answer_text", "given_by_name", "given_on", "stands_until", "reason", "answered_by", "facts", "citations"):
                    self.assertEqual(as_json(getattr(question, name)), wanted[name])
                self.assertEqual(as_json(question.disputed, text="answer_text", question="", title=""), wanted["disputed"])
            for wanted, relation in zip(told["relations"], subject.relations):
                for name in ("shared", "values", "citations", "found_by", "found_by_name", "found_on", "reason"):
                    self.assertEqual(as_json(getattr(relation, name)), wanted[name])
            for wanted, outcome in zip(told["outcomes"], subject.outcomes):
                for name in ("grounds", "citations", "until"):
                    self.assertEqual(as_json(getattr(outcome, name)), wanted[name])
            self.assertEqual(as_json(subject.derived), told["derived"])

    def test_what_stands_behind_a_question(self):
        answered, disputed = self.review.subject(0).questions[0], self.review.subject(1).questions[0]
        self.assertEqual((answered.open, answered.answer_text, answered.given_by_name, answered.given_on, answered.reason),
                         (False, {"en": "yes"}, {"en": "Green"}, datetime.date(2019, 5, 1), "It is."))
        self.assertEqual((disputed.open, disputed.answered_by, disputed.given_on), (True, ({"en": "Green"}, {"en": "Blue"}), None))
        self.assertEqual(sorted((one.given_by, one.answer) for one in disputed.disputed), [("blue", "no"), ("green", "yes")])
        self.assertEqual(disputed.facts, (quorate.ShownValue("t.weight", {"en": "Weight"}, {"en": "3"}),))
        self.assertEqual([one.source for one in disputed.citations], ["text"])

    def test_what_stands_behind_relations_and_outcomes(self):
        subject = self.review.subject(0)
        confirmed, possible = subject.relations
        self.assertEqual((confirmed.state, confirmed.found_by, confirmed.found_by_name, confirmed.found_on, confirmed.reason),
                         ("confirmed", "green", {"en": "Green"}, datetime.date(2019, 5, 2), "They are."))
        self.assertEqual(confirmed.shared, (quorate.ShownValue("Colour", {"en": "Colour"}, {"en": "Red"}),))
        self.assertEqual(confirmed.values, (quorate.ShownValue("together", {"en": "Together"}, {"en": "4"}),))
        self.assertEqual((confirmed.citations[0].sections, confirmed.missing), (("2",), ()))
        self.assertEqual((possible.state, possible.shared, possible.missing), ("possible", (), (quorate.Missing("field", "things", "V", "colour", {"en": "Colour"}),)))
        pairs = self.pack.relations(self.portfolio, DAY)
        self.assertEqual(list(pairs)[:2], [confirmed, possible])
        self.assertEqual([(row["shared"], row["missing"]) for row in pairs.rows("en")][:2], [("Colour: Red", ""), ("", "colour")])
        (outcome,) = subject.outcomes
        self.assertEqual(outcome.grounds, (quorate.Ground("heavy", "", "", {"en": "Heavy"}),))
        self.assertEqual((outcome.until, subject.has_outcomes, subject.derived), (datetime.date(2019, 12, 31), True, (quorate.ShownValue("kind", {"en": "Kind"}, {"en": "small"}),)))

    def test_relations_of_others_stand_at_the_review(self):
        self.assertEqual(self.review.relations, ())
        portfolio = self.pack.portfolio({"others.json": DETAILED_DATA}, subjects={"one.json": '{"things": [{"id": "X", "weight": 1, "colour": "blue", "pieces": []}]}'})
        review = self.pack.review(portfolio, DAY)
        self.assertEqual([(one.first_id, one.second_id, one.state) for one in review.relations if one.state != "possible"], [("T", "U", "confirmed")])

    def test_what_the_review_does_not_see(self):
        wrong, later = self.review.omissions
        self.assertEqual((wrong.kind, wrong.later, wrong.collection, wrong.id, wrong.place.file, wrong.place.line, wrong.dated),
                         ("record", False, "things", "W", "detailed.json", 4, None))
        self.assertEqual((later.kind, later.later, later.id, later.name, later.dated), ("answer", True, "V", "liked", datetime.date(2019, 7, 1)))
        self.assertEqual((self.review.as_of, self.review.parameters), (DAY, ()))


class GroupsTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.from_texts({"grouped.quorate": GROUPED}, used={"base.quorate": BASE})
        self.portfolio = self.pack.portfolio({"grouped.json": GROUPED_DATA})
        self.review = self.pack.review(self.portfolio, DAY)

    def test_groups(self):
        (group,) = self.review.groups
        self.assertEqual(group.members, tuple(("things", id) for id in "PQRS"))
        self.assertEqual(group.weak_links, (quorate.WeakLink("things", "Q", "things", "R", 2, 2),))
        self.assertEqual(group.same_texts, ((("things", "P"), ("things", "Q")),))

    def test_a_record_by_its_id(self):
        self.assertEqual((self.review.find("R"), self.review.find("R").id), (self.review.subject(2), "R"))
        with self.assertRaises(KeyError):
            self.review.find("Z")

    def test_two_registers(self):
        theirs = '{"things": [{"id": "X", "tags": ["a"]}, {"id": "Y", "tags": ["a"]}]}'
        portfolio = self.pack.portfolio({"ours.json": GROUPED_DATA}, other_register={"theirs.json": theirs})
        pairs = self.pack.relations(portfolio, DAY)
        self.assertEqual(sorted((one.first_id, one.second_id) for one in pairs), [("P", "X"), ("P", "Y"), ("Q", "X"), ("Q", "Y")])

    def test_threads_and_what_does_not_apply(self):
        self.assertEqual(self.pack.review(self.portfolio, DAY, threads=4).to_json(), self.review.to_json())
        self.assertEqual(list(self.pack.relations(self.portfolio, DAY, threads=4)), list(self.pack.relations(self.portfolio, DAY)))
        self.assertEqual([(one.id, one.criterion) for one in self.pack.review(self.portfolio, DAY, applicable_only=True).findings],
                         [(one.id, one.criterion) for one in self.review.findings if one.result != "not-applicable"])
        self.assertEqual(len([one for one in self.review.findings if one.result == "not-applicable"]), 4)
        with self.assertRaises(ValueError):
            self.pack.review(self.portfolio, DAY, threads=257)

    def test_what_a_consideration_shares(self):
        (route,) = self.review.subject(1).routings[0].routes
        self.assertEqual(route.considerations, (quorate.Consideration("same-tags", {"en": "the same tags"}, "fits",
                                                                      (quorate.ShownValue("tags", {"en": "tags"}, {"en": "B"}),)),))

    def test_used_packs_readings_and_parameters(self):
        self.assertEqual(self.review.used_packs, (quorate.UsedPack("base", "7", {"en": "Base"}, True),))
        self.assertEqual(self.review.readings, (quorate.Reading("enough", {"en": "Enough"}, {"en": "2"}, {"en": "Two and no more."}),))
        self.assertEqual(self.pack.review(self.portfolio, DAY, parameters={"enough": 3}).parameters, (quorate.ShownValue("enough", {"en": "Enough"}, {"en": "3"}),))

    def test_rules_that_are_set_aside_or_overridden(self):
        first, second = (self.review.subject(index).findings[0] for index in (0, 1))
        self.assertEqual((first.criterion, first.result), ("general", "derogated"))
        self.assertEqual(first.reasons().derogation, quorate.Derogation("red", {"en": "Red"}, "storm", {"en": "Storm"}, "The pier is broken.", datetime.date(2019, 3, 1),
                                                                        datetime.date(2019, 8, 31)))
        self.assertEqual((second.result, second.reasons().overridden_by, second.reasons().overridden_by_title), ("not-applicable", "special", {"en": "Special"}))
        (explained,) = self.pack.explanations(self.portfolio, DAY, "Q", "general")
        (over,) = explained.overriding
        self.assertEqual((explained.met, over.criterion, over.title, over.applies.state, over.applies.wording), (None, "special", {"en": "Special"}, "holds", "t.large"))
        self.assertEqual(explained.rows("en")[0]["clause"], "overriding special")
        self.assertEqual(second.reasons().also_overridden_by, ())

    def test_several_rules_in_the_place_of_one(self):
        more = "criterion rarest must { title en \"Rarest\" cites text for t in things overrides general applies when t.large met when t.weight >= 9 }\n"
        pack = quorate.Pack.from_texts({"grouped.quorate": GROUPED + more}, used={"base.quorate": BASE})
        finding = pack.review(pack.portfolio({"grouped.json": GROUPED_DATA}), DAY).find("Q").findings[0]
        self.assertEqual((finding.reasons().overridden_by, finding.reasons().also_overridden_by), ("special", ("rarest",)))
        self.assertEqual(finding.detail()["also_overridden_by"], ["rarest"])


class ExplanationTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.from_texts({"detailed.quorate": DETAILED})
        self.portfolio = self.pack.portfolio({"detailed.json": DETAILED_DATA})

    def explained(self, criterion, **options):
        (one,) = self.pack.explanations(self.portfolio, DAY, "T", criterion, **options)
        return one

    def missing_in(self, part):
        if part is not None:
            yield from part["missing"]
            for below in part["parts"]:
                yield from self.missing_in(below)

    def test_conditions_part_by_part(self):
        heavy = self.explained("heavy")
        self.assertEqual((heavy.criterion, heavy.grade, heavy.result, heavy.collection, heavy.id, heavy.title, heavy.in_force, heavy.place.file),
                         ("heavy", "must", "not-met", "things", "T", {"en": "Heavy"}, True, "detailed.quorate"))
        self.assertEqual((heavy.applies.wording, heavy.applies.state, heavy.met.operation, heavy.met.state), ("t.colour is red", "holds", "logical_and", "fails"))
        self.assertEqual(heavy.met.place.excerpt[heavy.met.place.column - 1:heavy.met.place.end_column - 1], "t.weight >= 2 and count t.pieces >= 1")
        (compared,) = heavy.met.parts  # the other side was not needed
        self.assertEqual((compared.state, compared.gap, [part.value for part in compared.parts]), ("fails", {"en": "1"}, [{"en": "1"}, {"en": "2"}]))
        self.assertEqual([(depth, part.wording) for depth, part in heavy.met.walk()],
                         [(0, "t.weight >= 2 and count t.pieces >= 1"), (1, "t.weight >= 2"), (2, "t.weight"), (3, "t"), (2, "2")])
        row = next(row for row in heavy.rows("en") if row["wording"] == "t.weight")
        self.assertEqual(row, {"criterion": "heavy", "id": "T", "clause": "met", "depth": 2, "wording": "t.weight", "label": "Weight", "state": "value", "value": "1",
                               "missing": "", "file": "detailed.quorate", "line": heavy.place.line})

    def test_sets_and_what_is_missing(self):
        several = self.explained("several")
        self.assertEqual(([one.quotation for one in several.citations], several.missing), (["There are several."], several.met.missing))
        early, double = several.lets
        self.assertEqual((early.name, early.label, early.part.tally.name, early.part.tally.at_least, early.part.tally.at_most), ("early", {"en": "Early pieces"}, "early", 1, 2))
        self.assertEqual([one.how for one in early.part.tally.items], ["counted", "left-out", "undecided"])
        self.assertEqual((double.part.value, double.part.tally), ({"en": "2"}, None))
        self.assertEqual((several.applies, several.met.state, [one.name for one in several.met.missing]), (None, "unknown", ["pieces 3.due"]))

    def test_the_same_stands_in_json(self):
        def shown(part):
            # JSON tells the record of what is missing with its title, and the line of a place without its text.
            made = None if part is None else as_json(part, how="part", excerpt="")
            for one in self.missing_in(made):
                one["record"] = {"collection": one.pop("collection"), "id": one.pop("id"), "title": {"en": "A thing"}}
            return made

        all_of_them = self.pack.explanations(self.portfolio, DAY, "T")
        told = self.pack.explain(self.portfolio, DAY, "T")["explanations"]
        self.assertEqual([one.criterion for one in all_of_them], ["several", "heavy", "pleasing"])
        self.assertEqual(len(told), 3)
        for one, wanted in zip(all_of_them, told):
            for clause, part in (("applies", one.applies), ("met", one.met), *((index, let.part) for index, let in enumerate(one.lets))):
                with self.subTest(criterion=one.criterion, clause=clause):
                    self.assertEqual(shown(part), wanted[clause] if isinstance(clause, str) else wanted["lets"][clause]["part"])

    def test_pairs(self):
        (alike,) = self.pack.pair_explanations(self.portfolio, DAY, "T", "U")
        self.assertEqual((alike.relation, alike.grade, alike.found, alike.reported, alike.directed, alike.first_id, alike.second_id, alike.found_by, alike.found_on),
                         ("alike", "bar", "confirmed", True, False, "T", "U", "green", datetime.date(2019, 5, 2)))
        self.assertEqual([(one.wording, one.state) for one in alike.conditions], [("a.colour is b.colour", "holds"), ("together > 0", "holds")])
        self.assertEqual([(one.name, one.part.value) for one in alike.lets], [("together", {"en": "4"})])
        self.assertEqual(([one.sections for one in alike.citations], alike.yields_to, alike.place.file), ([("2",)], "", "detailed.quorate"))
        self.assertEqual([(row["clause"], row["wording"]) for row in alike.rows("en") if row["depth"] == 0],
                         [("let together", "a.weight + b.weight"), ("condition 1", "a.colour is b.colour"), ("condition 2", "together > 0")])
        pairs = self.pack.pair_explanations(self.portfolio, DAY, "T", "V", relation="alike")
        self.assertEqual([(one.found, one.conditions[0].state) for one in pairs], [("possible", "unknown")])
        self.assertEqual(pairs.to_dict()["format"], "quorate-pair-explanation")
        self.assertIn("Alike", pairs.to_text("en"))
        for wrong in (("T", "Z"), ("Z", "T"), ("T", "U", "alikes")):
            with self.subTest(wrong=wrong), self.assertRaises(quorate.QuorateError) as caught:
                self.pack.pair_explanations(self.portfolio, DAY, *wrong)
            self.assertEqual(caught.exception.status, "not-found")

    def test_limits_and_cancelling(self):
        for explain in (self.pack.explain, self.pack.explanations):
            for options, status in (({"step_limit": 1}, "limit"), ({"total_step_limit": 1}, "limit")):
                with self.subTest(explain=explain.__name__, options=options), self.assertRaises(quorate.QuorateError) as caught:
                    explain(self.portfolio, DAY, "T", **options)
                self.assertEqual(caught.exception.status, status)
            with self.assertRaises(quorate.QuorateError) as caught:
                explain(self.portfolio, DAY, "Z")
            self.assertEqual(caught.exception.status, "not-found")

    def test_in_plain_sentences(self):
        told = self.pack.explain_to_text(self.portfolio, DAY, "T", "heavy", language="en")
        self.assertIn("t.weight >= 2", told)
        with self.assertRaises(quorate.QuorateError) as caught:
            self.pack.explain_to_text(self.portfolio, DAY, "T", "heavy", language="de")
        self.assertEqual(caught.exception.message, "the pack does not speak `de`; it speaks en")

    def test_a_rule_that_is_deep(self):
        deep = "(" * 90 + "t.weight" + " + 1)" * 90
        pack = quorate.Pack.from_texts({"deep.quorate": DETAILED.replace("t.weight >= 2 and", f"{deep} >= 2 and")})
        (heavy,) = pack.explanations(pack.portfolio({"detailed.json": DETAILED_DATA}), DAY, "T", "heavy")
        self.assertGreaterEqual(max(depth for depth, _ in heavy.met.walk()), 91)
        self.assertEqual(next(part.value for _, part in heavy.met.walk() if part.wording == deep[1:-1] or part.wording == deep), {"en": "91"})

    def test_it_stops_when_it_is_told_to(self):
        many = self.pack.portfolio({"many.json": json.dumps({"things": [{"id": "T", "weight": 1, "pieces": [{"due": "2019-01-01", "colour": "red"}] * 3000}]})})

        def fail():
            raise KeyError("mine")

        for explain in (self.pack.explain, self.pack.explanations):
            with self.subTest(explain=explain.__name__), self.assertRaises(quorate.QuorateError) as caught:
                explain(many, DAY, "T", cancel=lambda: True)
            self.assertEqual(caught.exception.status, "cancelled")
            with self.assertRaises(KeyError):
                explain(many, DAY, "T", cancel=fail)
