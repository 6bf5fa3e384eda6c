"""The Python package over the C library. Run with QUORATE_LIBRARY and PYTHONPATH set."""

import contextlib
import datetime
import gc
import io
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import threading
import unittest
from decimal import Decimal
from fractions import Fraction

import quorate
from quorate import _library
from test_arguments import ArgumentsTest  # noqa: F401: run with the rest
from test_details import DetailsTest, ExplanationTest, GroupsTest  # noqa: F401: run with the rest
from test_handles import EndTest, HandlesTest, PrintedTest  # noqa: F401: run with the rest
from test_host_functions import HostFunctionTest  # noqa: F401: run with the rest
from test_interface import InterfaceTest  # noqa: F401: run with the rest
from test_what_if import WhatIfTest  # noqa: F401: run with the rest

HERE = pathlib.Path(__file__).resolve().parent
RULES = (HERE.parent / "small.quorate").read_text(encoding="utf-8")
DAY = datetime.date(2019, 6, 1)
THING = {
    "id": "T", "title": {"fr": "Une chose", "en": "A thing"}, "colour": "Rouge", "colours": {"red", "Bleu"}, "weight": Fraction(2, 3),
    "price": quorate.Money(Decimal("10.50"), "EUR"), "when": DAY, "time": quorate.Period(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)),
    "flag": True, "parts": [{"colour": "red", "due": datetime.date(2019, 5, 1)}], "weights": [0.1, 2], "days": [], "friend": None,
}


class PackTest(unittest.TestCase):
    def test_info_schema_and_cases(self):
        with quorate.Pack.from_texts({"small.quorate": RULES}) as pack:
            self.assertEqual((pack.info.name, pack.info.version, pack.info.languages), ("small", "3", ("fr", "en")))
            self.assertEqual(pack.info.title, {"fr": "Petit", "en": "Small"})
            self.assertEqual(pack.run_cases()["passed"], 1)
            self.assertIn("things", pack.schema()["properties"])
            self.assertEqual(list(pack.diagnostics.errors), [])

    def test_errors_carry_places(self):
        with self.assertRaises(quorate.QuorateError) as caught:
            quorate.Pack.from_texts({"bad.quorate": 'pack p { title en "P" languages en }\nlist c { a en "A" a en "A" }\n'})
        self.assertEqual(caught.exception.status, "invalid-input")
        first = caught.exception.diagnostics[0]
        self.assertEqual((first.place.file, first.place.line, first.severity), ("bad.quorate", 2, "error"))
        self.assertIn("bad.quorate:2:", str(caught.exception))
        self.assertEqual(caught.exception.diagnostics.rows()[0]["code"], first.code)
        self.assertEqual((caught.exception.code, caught.exception.place), (first.code, first.place))
        self.assertRegex(caught.exception.code, r"^Q\d{4}$")
        (related,) = first.related
        self.assertEqual((related.place.line, related.place.column < first.place.column), (2, True))
        self.assertTrue(related.message)

    def test_a_path_that_is_not_there(self):
        with self.assertRaises(quorate.QuorateError) as caught:
            quorate.Pack.load("/there/is/none")
        self.assertEqual(caught.exception.status, "not-found")

    def test_a_file_that_is_no_utf_8(self):
        with quorate.Pack.from_texts({"small.quorate": RULES}) as pack:
            (one,) = pack.portfolio({"d.json": b'\xff{"things": []}'}).diagnostics
            self.assertEqual((one.code, one.place.excerpt), ("Q5011", '\ufffd{"things": []}'))

    def test_a_closed_handle_is_told(self):
        pack = quorate.Pack.load(HERE.parent / "small.quorate")
        pack.close()
        pack.close()
        with self.assertRaises(ValueError):
            pack.info


class ReviewTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.from_texts({"small.quorate": RULES})
        self.addCleanup(self.pack.close)

    def results(self, portfolio, **options):
        with self.pack.review(portfolio, DAY, **options) as review:
            return {(one.id, one.criterion): one.result for one in review.findings}

    def test_every_kind_of_value(self):
        draft = self.pack.draft()
        draft.put("things", THING, subject=True)
        portfolio = draft.make()
        self.assertEqual(str(portfolio.diagnostics), "")
        self.assertEqual(self.results(portfolio), {("T", "heavy"): "met", ("T", "timely"): "met", ("T", "pleasing"): "to-be-judged"})
        draft.put("things", {**THING, "flags": [True, False], "days": {DAY}, "times": [THING["time"]], "prices": [THING["price"], quorate.Money("7", "EUR")]})
        self.assertEqual(str(draft.make().diagnostics), "")

    def test_a_draft_changes_and_portfolios_do_not(self):
        draft = self.pack.draft()
        draft.put("things", THING)
        before = draft.make()
        draft.put("things", {**THING, "weight": 0.5})
        draft.put("answers", {"question": "liked", "about": "T", "value": "yes", "by": "red", "on": DAY})
        self.assertEqual(list(self.results(draft.make()).values()), ["not-met", "met", "met"])
        self.assertEqual(list(self.results(before).values()), ["met", "met", "to-be-judged"])
        self.assertEqual(draft.clear("answers"), 1)
        self.assertTrue(draft.remove("things", "T"))
        self.assertFalse(draft.remove("things", "T"))
        self.assertEqual(self.results(draft.make()), {})
        draft.read("more.json", '{"things":[{"id":"U"}]}')
        self.assertEqual(len(self.results(draft.make())), 3)
        with self.assertRaises(quorate.QuorateError):
            draft.read("bad.json", "{")

    def test_what_is_found(self):
        portfolio = self.pack.portfolio({"d.json": '{"things":[{"id":"T","weight":0.5,"colour":"red"},{"id":"U","weight":1,"colour":"red"}]}'})
        review = self.pack.review(portfolio, "2019-06-01")
        self.assertEqual(len(review), 2)
        subject = review.subject(0)
        self.assertEqual((subject.id, subject.findings[0].message["en"]), ("T", "0.5 is not enough."))
        self.assertEqual(subject.findings[1].missing[0].name, "parts")
        self.assertEqual(subject.findings[0].detail()["criterion"], "heavy")
        self.assertEqual(subject.findings[0].detail(), review.to_dict()["subjects"][0]["findings"][0])
        self.assertEqual(subject.detail(), review.to_dict()["subjects"][0])
        self.assertEqual((review.pack, review.pack_version, review.pack_title), ("small", "3", {"fr": "Petit", "en": "Small"}))
        self.assertEqual([one.name for one in subject.outcomes], ["refused"])
        self.assertEqual(subject.relations[0].second_id, "U")
        self.assertEqual([(one.id, one.name, one.decides) for one in review.open_questions], [("T", "liked", ("pleasing",)), ("U", "liked", ("pleasing",))])
        rows = review.rows("fr")
        self.assertEqual(rows[0], {"collection": "things", "id": "T", "criterion": "heavy", "title": "Lourd", "grade": "must", "result": "not-met",
                                   "message": "0,5 ne suffit pas.", "missing": ""})
        self.assertIn("0,5 ne suffit pas.", review.to_text("fr"))
        self.assertIn("is not enough.", review.to_markdown("en"))
        review.close()
        self.assertEqual(subject.findings[0].title, {"fr": "Lourd", "en": "Heavy"})

    def test_clocks_scorings_routings_rankings_and_coverages(self):
        with quorate.Pack.load(HERE.parent / "programme.quorate") as pack, pack.portfolio_from_files(HERE.parent / "programme.json") as portfolio:
            review = pack.review(portfolio, DAY)
        first, second = review.subjects
        clock = first.clocks[0]
        self.assertEqual((clock.name, clock.state, clock.started, clock.deadline), ("answer", "running", datetime.date(2019, 5, 20), datetime.date(2019, 6, 1)))
        self.assertEqual(clock.pauses, (quorate.Period(datetime.date(2019, 5, 25), datetime.date(2019, 5, 26)),))
        self.assertEqual((second.clocks[0].state, second.clocks[0].deadline, second.clocks[0].missing[0].name), ("unknown", None, "sent"))
        scoring = first.scorings[0]
        self.assertEqual((scoring.result, scoring.points, scoring.weighted_points), ("met", {"en": "4"}, {"en": "8"}))
        self.assertEqual([(part.name, part.out_of, part.passes) for part in scoring.parts], [("quality", {"en": "5"}, "fits")])
        self.assertEqual(second.scorings[0].missing[0].name, "quality")
        self.assertEqual([(route.id, route.result) for route in first.routings[0].routes], [("RICH", "fits"), ("DARK", "unknown"), ("POOR", "does-not-fit")])
        self.assertEqual(first.routings[0].routes[0].considerations, (quorate.Consideration("money", {"en": "enough money"}, "fits", ()),))
        self.assertEqual(first.routings[0].routes[1].missing[0].id, "DARK")
        ranking = review.rankings[0]
        self.assertEqual((ranking.orders, [(row.rank, row.id, row.keys) for row in ranking.rows]), (({"en": "quality"},), [(1, "A", ({"en": "4"},))]))
        self.assertEqual([(one.id, one.missing[0].name) for one in ranking.unranked], [("B", "quality")])
        coverage = review.coverages[0]
        self.assertEqual((coverage.records, [line.id for line in coverage.gaps]), (2, ["event", "film"]))
        self.assertEqual(coverage.cells, (quorate.CoverageCell(0, 0, (("bids", "A"),), ("print", "online")),))
        self.assertEqual([line.count for line in coverage.columns], [1, 0])
        self.assertEqual((ranking.rows[0].last_rank, [one.id for one in ranking.unranked]), (2, ["B"]))
        self.assertEqual([[cited.title for cited in one.citations] for one in (clock, scoring, first.routings[0], ranking, coverage)], [["A text"]] * 4 + [[]])

    def test_explaining(self):
        portfolio = self.pack.portfolio({"d.json": '{"things":[{"id":"T","weight":0.5}]}'})
        explained = self.pack.explain(portfolio, DAY, "T", "heavy")["explanations"]
        self.assertEqual([(one["finding"]["criterion"], one["met"]["state"]) for one in explained], [("heavy", "fails")])
        self.assertEqual(len(self.pack.explain(portfolio, DAY, "T")["explanations"]), 3)
        with self.assertRaises(quorate.QuorateError):
            self.pack.explain(portfolio, DAY, "V")

    def test_relations(self):
        portfolio = self.pack.portfolio({"d.json": '{"things":[{"id":"T","colour":"red"},{"id":"U","colour":"red"}]}'})
        found = self.pack.relations(portfolio, DAY)
        self.assertEqual([(one.first_id, one.second_id) for one in found], [("T", "U")])
        self.assertEqual(found.rows("en")[0]["message"], "Same colour.")
        self.assertEqual(json.loads(found.to_json())["format"], "quorate-relations")
        self.assertIn("Same colour.", found.to_text("en"))
        with self.assertRaises(IndexError):
            found[1]

    def test_options(self):
        portfolio = self.pack.portfolio({"d.json": '{"things":[{"id":"T","weight":0.5},{"id":"U","weight":0.5}]}'})
        self.assertEqual(self.results(portfolio, only=["U"], parameters={"enough": "0.4"})[("U", "heavy")], "met")
        for options, status in (({"only": ["V"]}, "not-found"), ({"parameters": {"enuff": 1}}, "wrong-use"), ({"step_limit": 2}, "limit")):
            with self.subTest(options=options), self.assertRaises(quorate.QuorateError) as caught:
                self.pack.review(portfolio, DAY, **options)
            self.assertEqual(caught.exception.status, status)
        with self.assertRaises(TypeError):
            self.pack.review(portfolio, datetime.datetime(2019, 6, 1))

    def test_parameters_of_every_type(self):
        pack = quorate.Pack.from_texts({"set.quorate": """pack set { title en "Set" version "1" languages en source text "A text" }
            record thing collected as things { id : identifier price : money }
            parameter share = 1/2 { title en "Share" cites text may be set }
            parameter fee = EUR 5 { title en "Fee" cites text may be set }
            parameter wait = 3 months { title en "Wait" cites text may be set }
            parameter since = 2019-01-01 { title en "Since" cites text may be set }
            parameter strict = no { title en "Strict" cites text may be set }"""})
        portfolio = pack.portfolio({})
        given = {"share": Fraction(2, 3), "fee": quorate.Money("7.50", "EUR"), "wait": quorate.Duration(2, "months"), "since": DAY, "strict": True}
        told = {one.name: one.value["en"].replace("\N{NO-BREAK SPACE}", " ") for one in pack.review(portfolio, DAY, parameters=given).parameters}
        self.assertEqual(told, {"share": "2/3", "fee": "EUR 7.5", "wait": "2 months", "since": "1 June 2019", "strict": "yes"})
        told = {one.name: one.value["en"] for one in pack.review(portfolio, DAY, parameters={"share": 0.1, "wait": "1 month"}).parameters}
        self.assertEqual(told, {"share": "0.1", "wait": "1 month"})
        for value in (quorate.Money("7.50", "euro"), "EUR", 5, quorate.Money(Fraction(1, 3), "EUR")):
            with self.subTest(value=value), self.assertRaises(quorate.WrongUse):
                pack.review(portfolio, DAY, parameters={"fee": value})

    def test_cancelling_and_what_the_callback_raises(self):
        draft = self.pack.draft()
        for index in range(100):
            draft.put("things", {**THING, "id": f"T{index}"})
        portfolio = draft.make()
        with self.assertRaises(quorate.QuorateError) as caught:
            self.pack.review(portfolio, DAY, cancel=lambda: True)
        self.assertEqual(caught.exception.status, "cancelled")

        def fail():
            raise KeyError("mine")

        with self.assertRaises(KeyError):
            self.pack.review(portfolio, DAY, cancel=fail)
        with self.assertRaises(KeyboardInterrupt):
            self.pack.review(portfolio, DAY, cancel=lambda: signal.raise_signal(signal.SIGINT))

    def test_values_that_no_field_takes(self):
        draft = self.pack.draft()
        for value, wanted in ((object(), TypeError), (Fraction(1, 2**70), ValueError), ("\ud800", quorate.WrongUse), (quorate.Money(Fraction(1, 3), "EUR"), ValueError),
                              (quorate.Money(1, "euro"), quorate.QuorateError), (quorate.Period("2019-02-01", "2019-01-01"), quorate.QuorateError)):
            with self.subTest(value=value), self.assertRaises(wanted):
                draft.put("things", {"id": "T", "weight": value})

    def test_a_refused_value_is_told_with_its_reason(self):
        draft = self.pack.draft()
        for value, reason in ((quorate.Money(1, "euro"), "`currency` is not three capital letters"),
                              (quorate.Period("2019-02-02", "2019-02-01"), "a period ends before it starts"),
                              (quorate.Period("2019-02-30", "2019-03-01"), "`first` is not a day of the calendar, such as 2019-05-31")):
            with self.subTest(value=value), self.assertRaises(quorate.QuorateError) as caught:
                draft.put("things", {"id": "T", "price": value})
            self.assertEqual((caught.exception.status, caught.exception.message), ("wrong-use", f"the field 'price' cannot take {value!r}: {reason}"))
            self.assertEqual((caught.exception.code, caught.exception.place), ("", None))
        with self.assertRaises(quorate.QuorateError) as caught:
            draft.put("things", {"": 1})
        self.assertEqual(caught.exception.message, "the field '' cannot take 1: a field has a name")
        with self.assertRaises(quorate.QuorateError) as caught:
            draft.put("things", {"": []})
        self.assertEqual(caught.exception.message, "the field '' cannot take []: a field has a name")
        self.assertEqual(self.results(draft.make()), {})

    def test_what_a_getter_refuses_is_told_with_its_reason(self):
        review = self.pack.review(self.pack.portfolio({"d.json": '{"things":[{"id":"T"}]}'}), DAY)
        with self.assertRaises(quorate.QuorateError) as caught:
            review._finding(0, 7)
        self.assertEqual((caught.exception.status, caught.exception.message), ("not-found", "there are 3 findings, counted from 0, and 7 was asked for"))
        with self.assertRaises(quorate.QuorateError) as caught:
            review.to_text("de")
        self.assertEqual(caught.exception.message, "the pack does not speak `de`; it speaks fr, en")

    def test_diagnostics_of_data(self):
        portfolio = self.pack.portfolio({"d.json": '{"things":[{"id":"T","colour":"reed"}]}'}, subjects={"e.jsonl": '{"collection":"things","id":"U"}\n'})
        self.assertEqual([one.code for one in portfolio.diagnostics], ["Q5005"])
        self.assertEqual(portfolio.diagnostics[0].help, "did you mean `red`?")
        self.assertEqual([one["code"] for one in json.loads(portfolio.diagnostics.to_json())["diagnostics"]], ["Q5005"])
        self.assertEqual(json.loads(self.pack.portfolio({}).diagnostics.to_json()), {"format": "quorate-diagnostics", "format_version": 1, "diagnostics": []})

    def test_threads_give_the_same_bytes(self):
        draft = self.pack.draft()
        for index in range(20):
            draft.put("things", {**THING, "id": f"T{index}"})
        portfolio = draft.make()
        alone, made = self.pack.review(portfolio, DAY).to_json(), []
        threads = [threading.Thread(target=lambda: made.append(self.pack.review(portfolio, DAY).to_json())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(made, [alone] * 4)

    def test_handles_outlive_what_they_were_made_from(self):
        pack = quorate.Pack.from_texts({"small.quorate": RULES})
        portfolio = pack.portfolio({"d.json": '{"things":[{"id":"T"}]}'})
        review = pack.review(portfolio, DAY)
        del pack, portfolio
        gc.collect()
        self.assertEqual(review.subject(0).id, "T")


class ClosingTest(unittest.TestCase):
    """What is closed while it is used goes when the use ends."""

    def setUp(self):
        self.pack = quorate.Pack.from_texts({"small.quorate": RULES})
        draft = self.pack.draft()
        for index in range(40):
            draft.put("things", {**THING, "id": f"T{index}"})
        self.portfolio = draft.make()

    def test_the_callback_closes_what_is_reviewed(self):
        def close():
            self.portfolio.close()
            self.pack.close()
            return False

        self.assertEqual(len(self.pack.review(self.portfolio, DAY, cancel=close)), 40)
        with self.assertRaises(ValueError):
            self.portfolio.diagnostics

    def test_another_thread_closes_what_is_read(self):
        for _ in range(10):
            review, faults = self.pack.review(self.portfolio, DAY, only=["T1", "T2", "T3"]), []

            def read():
                try:
                    while True:
                        list(review.findings)
                        review.to_json()
                except ValueError as fault:
                    faults.append(str(fault))

            reader = threading.Thread(target=read)
            reader.start()
            review.close()
            reader.join()
            self.assertEqual(faults, ["this Review is closed"])

    def test_numbers_that_do_not_fit_are_refused(self):
        for options in ({"step_limit": -1}, {"total_step_limit": 2**64}):
            with self.subTest(options=options), self.assertRaises(ValueError):
                self.pack.review(self.portfolio, DAY, **options)
        with self.assertRaises(TypeError):
            self.pack.review(self.portfolio, DAY, only="T1")
        with self.assertRaises(IndexError):
            self.pack.review(self.portfolio, DAY, only=["T1"]).subject(2**64)


class ReadmeTest(unittest.TestCase):
    def test_its_programs_run(self):
        root = HERE.parents[2]
        programs = re.findall(r"^```python\n(.*?)^```", (root / "bindings/python/README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        printed, names = io.StringIO(), {}
        self.assertEqual(len(programs), 2)
        here = os.getcwd()
        os.chdir(root)
        try:
            with contextlib.redirect_stdout(printed):
                for program in programs:
                    exec(program, names)
        finally:
            os.chdir(here)
        lines = printed.getvalue().splitlines()
        self.assertEqual(lines[:5], ["", "titled met ", "two-other-delegations met ", "concrete-enough to-be-judged ", "affordable met "])
        self.assertEqual(lines[5], "invalid-input Q2004 1")
        self.assertIn("bad.quorate:1:1: error[Q2004]", printed.getvalue())
        self.assertEqual(len(names["rows"]), 4)


class LibraryTest(unittest.TestCase):
    def test_versions(self):
        self.assertEqual(quorate.abi(), 0)
        self.assertRegex(quorate.engine_version(), r"^\d+\.\d+\.\d+$")
        self.assertEqual(quorate.__version__, quorate.engine_version())

    def test_another_library_is_refused(self):
        for name, told in (("/there/is/none.so", "cannot be loaded"), (str(HERE / "test_quorate.py"), "cannot be loaded"), ("libc.so.6", "is not the C library of quorate")):
            done = subprocess.run([sys.executable, "-B", "-c", "import quorate"], capture_output=True, text=True, env={**os.environ, "QUORATE_LIBRARY": name})
            self.assertRegex(done.stderr.splitlines()[-1], f"^ImportError: .*{told}")
        with self.assertRaisesRegex(ImportError, "^the C library of quorate is older than this package: it has no quorate_not_yet; "):
            _library._declare("quorate_not_yet")


if __name__ == "__main__":
    unittest.main()
