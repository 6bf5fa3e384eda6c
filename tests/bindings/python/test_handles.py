"""Handles and values over their lives: closed, shared, copied, printed, and at the end of the program. test_quorate.py runs it with the rest."""

import copy
import csv
import gc
import io
import os
import pathlib
import pickle
import subprocess
import sys
import textwrap
import threading
import unittest
import weakref

import quorate
import test_arguments
from test_details import DETAILED, DETAILED_DATA, GROUPED, GROUPED_DATA, BASE

HERE = pathlib.Path(__file__).resolve().parent.parent
DAY = test_arguments.DAY
LEAST = """
import os, sys, threading, time, quorate
HERE = sys.argv[1]
pack = quorate.Pack.load(HERE + "/what_if.quorate")
draft = pack.draft()
for number in range(150):
    draft.put("loans", {"id": f"L{number}", "title": f"Loan {number}", "weight": number, "colours": ["red"]})
portfolio = draft.make()
review = pack.review(portfolio, "2019-06-01")
"""


def things(pack, portfolio):
    """One of each handle that a pack and a portfolio give."""
    side = quorate.Side(pack, portfolio, DAY)
    return {"Review": pack.review(portfolio, DAY), "Relations": pack.relations(portfolio, DAY), "OpenPoints": pack.open_points(portfolio, DAY),
            "Remedies": pack.remedies(portfolio, DAY, "L"), "Impact": quorate.compare(side, side),
            "PairExplanations": pack.pair_explanations(portfolio, DAY, "L", "M")}


class HandlesTest(unittest.TestCase):
    def setUp(self):
        self.pack = quorate.Pack.load(HERE / "what_if.quorate")
        self.portfolio = self.pack.portfolio_from_files(HERE / "what_if.json")

    def all_handles(self):
        return {"Pack": quorate.Pack.load(HERE / "what_if.quorate"), "Portfolio": self.pack.portfolio_from_files(HERE / "what_if.json"), "Draft": self.pack.draft(),
                **things(self.pack, self.portfolio)}

    def test_what_is_closed_says_so(self):
        right = {"portfolio": self.portfolio, "as_of": DAY, "id": "L", "first": "L", "second": "M", "language": "en", "documents": {"d.json": "{}"}, "name": "d.json", "content": "{}",
                 "collection": "loans", "fields": {"id": "L"}, "index": 0, "value": None, "path": "x", "files": {}, "functions": [], "only": []}
        asked = 0
        for name, handle in self.all_handles().items():
            self.assertFalse(handle.closed)
            with handle as same:
                self.assertIs(same, handle)
            handle.close()
            self.assertTrue(handle.closed)
            self.assertEqual(repr(handle), f"<{name}: closed>")
            told = f"^this {name} is closed$"
            for path, arguments in test_arguments.TABLE.items():
                kind, _, method = path.partition(".")
                if kind != name or method in ("close", "load", "from_texts", "index", "count", ""):
                    continue
                asked += 1
                with self.subTest(path=path), self.assertRaisesRegex(quorate.WrongUse, told):
                    getattr(handle, method)(**{one: right[one] for one in arguments if one in right})
            for attribute in ("info", "diagnostics", "findings", "subjects", "relations", "open_questions", "groups", "omissions", "records", "rankings", "coverages",
                              "used_packs", "readings", "losses", "not_searched"):
                if isinstance(getattr(type(handle), attribute, None), property):
                    asked += 1
                    with self.subTest(name=name, attribute=attribute), self.assertRaisesRegex(ValueError, told):
                        getattr(handle, attribute)
            if name in ("Review", "Relations", "OpenPoints", "Remedies", "PairExplanations"):
                with self.assertRaisesRegex(quorate.WrongUse, told):
                    list(handle)
                with self.assertRaisesRegex(quorate.WrongUse, told):
                    handle[0]
            with self.assertRaisesRegex(quorate.WrongUse, told):
                handle.__enter__()
        self.assertGreater(asked, 40)

    def test_closed_handles_are_refused_as_arguments(self):
        portfolio, pack = self.pack.portfolio_from_files(HERE / "what_if.json"), quorate.Pack.load(HERE / "what_if.quorate")
        side, draft = quorate.Side(pack, pack.portfolio({}), DAY), pack.draft()
        portfolio.close()
        pack.close()
        for call in (lambda: self.pack.review(portfolio, DAY), lambda: self.pack.relations(portfolio, DAY)):
            with self.assertRaisesRegex(quorate.WrongUse, "^this Portfolio is closed$"):
                call()
        with self.assertRaisesRegex(quorate.WrongUse, "^this Pack is closed$"):
            quorate.compare(side, side)
        with self.assertRaisesRegex(quorate.WrongUse, "^this Pack is closed$"):
            draft.put("loans", {"id": "L"})
        self.assertEqual(str(draft.make().diagnostics), "")
        self.assertEqual(repr(draft), "<Draft: of a closed Pack>")

    def test_results_outlive_pack_and_portfolio(self):
        wanted = {name: one.to_json() for name, one in things(self.pack, self.portfolio).items()}
        pack = quorate.Pack.load(HERE / "what_if.quorate")
        portfolio = pack.portfolio_from_files(HERE / "what_if.json")
        made = things(pack, portfolio)
        gone = weakref.ref(portfolio._owned)
        pack.close()
        portfolio.close()
        del pack, portfolio
        gc.collect()
        self.assertIsNone(gone())
        for name, one in made.items():
            self.assertEqual(one.to_json(), wanted[name])
            self.assertIsInstance(one.rows("en"), list)

    def test_values_outlive_results(self):
        review = self.pack.review(self.portfolio, DAY)
        findings, subjects = review.findings, review.subjects
        finding, subject = findings[0], subjects[0]
        points = self.pack.open_points(self.portfolio, DAY)
        point = points[0]
        review.close()
        points.close()
        self.assertEqual((finding.criterion, subject.id, point.name), ("heavy", "L", "liked"))
        for call in (finding.reasons, finding.detail, subject.detail, lambda: findings[0], lambda: list(findings), lambda: list(subjects)):
            with self.assertRaisesRegex(quorate.WrongUse, "^this Review is closed$"):
                call()

    def test_many_threads_close_one_handle(self):
        for _ in range(20):
            for name, handle in things(self.pack, self.portfolio).items():
                start, faults = threading.Barrier(4), []

                def use(work):
                    start.wait()
                    try:
                        for _ in range(20):
                            work()
                    except ValueError as fault:
                        faults.append(str(fault))

                threads = [threading.Thread(target=use, args=(work,)) for work in (handle.close, handle.close, handle.to_json, lambda: handle.rows("en"))]
                for one in threads:
                    one.start()
                for one in threads:
                    one.join()
                self.assertLessEqual(set(faults), {f"this {name} is closed"})
            if _ == 4:
                break

    def test_many_threads_fill_one_draft(self):
        draft, faults = self.pack.draft(), []

        def fill(letter):
            try:
                for number in range(60):
                    draft.put("loans", {"id": f"{letter}{number}", "weight": number, "colours": ["red", "green"]})
                    draft.remove("loans", f"{letter}{number - 1}")
                    if number % 20 == 0:
                        draft.make()
            except Exception as fault:
                faults.append(fault)

        threads = [threading.Thread(target=fill, args=(letter,)) for letter in "ABCD"]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        self.assertEqual((faults, draft.clear("loans")), ([], 4))

    def test_handles_are_neither_copied_nor_pickled(self):
        for name, handle in self.all_handles().items():
            for way in (copy.copy, copy.deepcopy, pickle.dumps):
                with self.subTest(name=name, way=way.__name__), self.assertRaisesRegex(TypeError, f"^a {name} can be neither copied nor pickled: "):
                    way(handle)
        with self.assertRaisesRegex(TypeError, "neither copied nor pickled"):
            pickle.dumps(quorate.Side(self.pack, self.portfolio, DAY))

    def test_values_are_copied_and_pickled(self):
        made = things(self.pack, self.portfolio)
        review = made["Review"]
        values = [review.findings[0], review.subjects[1], *made["Relations"], *made["OpenPoints"], *made["Remedies"], *made["PairExplanations"], self.pack.info,
                  *self.pack.explanations(self.portfolio, DAY, "L"), self.pack.portfolio({"d.json": "{"}).diagnostics, quorate.Money("1.5", "EUR"),
                  quorate.Period("2019-01-01", DAY), quorate.Duration(1, "days"), quorate.Unknown("so"), review.findings[0].reasons()]
        for value in values:
            with self.subTest(value=value):
                self.assertEqual(pickle.loads(pickle.dumps(value)), value)
                self.assertEqual(copy.deepcopy(value), value)
                self.assertEqual(copy.copy(value), value)
        for view in (review.findings, review.subjects, made["Impact"].records):
            self.assertEqual(pickle.loads(pickle.dumps(view)), tuple(view))
        self.assertEqual(copy.copy(review.findings[0]).detail(), review.findings[0].detail())
        with self.assertRaisesRegex(quorate.WrongUse, "^this was pickled, and the rest of it stayed with the review$"):
            pickle.loads(pickle.dumps(review.findings[0])).reasons()
        for call in (lambda: quorate.Pack.from_texts({"x": "pack"}), lambda: self.pack.review(self.portfolio, "x")):
            with self.assertRaises(quorate.QuorateError) as caught:
                call()
            fault = pickle.loads(pickle.dumps(caught.exception))
            self.assertEqual((type(fault), str(fault), fault.status, fault.diagnostics), (type(caught.exception), str(caught.exception), caught.exception.status, caught.exception.diagnostics))

    def test_findings_are_a_sequence(self):
        review = self.pack.review(self.portfolio, DAY)
        findings, one_by_one = review.findings, [one for subject in review.subjects for one in subject.findings]
        self.assertEqual((len(findings), list(findings), list(findings)), (12, one_by_one, one_by_one))
        self.assertEqual([findings[index] for index in range(12)], one_by_one)
        self.assertEqual((findings[-1], findings[2:4], list(reversed(findings))), (one_by_one[-1], tuple(one_by_one[2:4]), one_by_one[::-1]))
        self.assertEqual((findings.index(one_by_one[5]), one_by_one[5] in findings, findings.count(one_by_one[5])), (5, True, 1))
        self.assertEqual((list(review), review[-1], review.index(review.subjects[1])), (list(review.subjects), review.subjects[2], 1))
        self.assertEqual(repr(findings), "<12 findings>")
        with self.assertRaises(IndexError):
            findings[12]
        for view in (self.pack.relations(self.portfolio, DAY), self.pack.open_points(self.portfolio, DAY), review.subjects):
            self.assertEqual((view[-1], view[:2]), (list(view)[-1], tuple(view)[:2]))
        portfolio = self.pack.portfolio({"others.json": (HERE / "what_if.json").read_text(encoding="utf-8")}, subjects={"one.json": '{"loans": [{"id": "X"}]}'})
        other = self.pack.review(portfolio, DAY)
        self.assertEqual([other.findings[index] for index in range(len(other.findings))], list(other.findings))
        alone = self.pack.review(portfolio, DAY, only=["X"])
        self.assertEqual([one.id for one in alone.findings], ["X"] * 4)


class PrintedTest(unittest.TestCase):
    """What is printed, and what goes into tables."""

    def setUp(self):
        self.pack = quorate.Pack.load(HERE / "what_if.quorate")
        self.portfolio = self.pack.portfolio_from_files(HERE / "what_if.json")

    def test_what_is_printed_is_short(self):
        def walk(value, depth=0):
            yield value
            for name in getattr(value, "__dataclass_fields__", ()):
                inside = getattr(value, name)
                for one in inside if isinstance(inside, tuple) else (inside,):
                    if hasattr(one, "__dataclass_fields__") and depth < 4:
                        yield from walk(one, depth + 1)

        detailed = quorate.Pack.from_texts({"detailed.quorate": DETAILED})
        data = detailed.portfolio({"detailed.json": DETAILED_DATA})
        made, review = {"Pack": self.pack, "Portfolio": self.portfolio, "Draft": self.pack.draft(), **things(self.pack, self.portfolio)}, detailed.review(data, DAY)
        printed = 0
        for value in [*made.values(), *made["Remedies"], *made["PairExplanations"], *made["OpenPoints"], *review.subjects, *review.findings, *detailed.explanations(data, DAY, "T"),
                      *(one.reasons() for one in review.findings), data.diagnostics, self.pack.info, *review.omissions]:
            for one in walk(value):
                printed += 1
                self.assertLess(len(repr(one)), 700)
                self.assertNotIn("\n", repr(one))
        self.assertGreater(printed, 200)
        self.assertEqual([repr(made[name]) for name in made], [
            "<Pack: lending 1>", "<Portfolio>", "<Draft: by lending 1>", "<Review: 3 records by lending 1, as of 2019-06-01>", "<Relations: 1>", "<OpenPoints: 3>",
            "<Remedies: 1 for L>", "<Impact: 0 records come out otherwise, 3 do not>", "<PairExplanations: 1>"])
        self.assertEqual(repr(made["Review"].findings[0]), "Finding(criterion='heavy', grade='must', result='not-met', collection='loans', id='L', title='Heavy')")
        self.assertEqual(repr(quorate.Money("10.50", "EUR")), "Money(amount='10.50', currency='EUR')")
        self.assertEqual(repr(self.pack.portfolio({"d.json": "{"})), "<Portfolio: 1 diagnostics>")
        self.assertEqual(repr(self.pack.portfolio({"d.json": "{"}).diagnostics), "<Diagnostics: 1 errors of 1>")

    def test_rows_are_flat_and_have_the_same_keys(self):
        detailed, grouped = quorate.Pack.from_texts({"detailed.quorate": DETAILED}), quorate.Pack.from_texts({"grouped.quorate": GROUPED}, used={"base.quorate": BASE})
        tables = []
        for pack, data in ((detailed, DETAILED_DATA), (grouped, GROUPED_DATA)):
            portfolio = pack.portfolio({"data.json": data})
            review, subject = pack.review(portfolio, DAY), pack.review(portfolio, DAY).subjects[0].id
            tables += [review.rows("en"), pack.relations(portfolio, DAY).rows("en"), pack.open_points(portfolio, DAY).rows("en"), portfolio.diagnostics.rows(),
                       *(tally.rows("en") for one in review.findings for tally in one.reasons().tallies),
                       [row for one in pack.explanations(portfolio, DAY, subject) for row in one.rows("en")],
                       pack.pair_explanations(portfolio, DAY, *(one.id for one in review.subjects[:2])).rows("en")]
        other = quorate.Pack.from_texts({"what_if.quorate": (HERE / "what_if.quorate").read_text(encoding="utf-8").replace("enough = 2", "enough = 3")})
        impact = quorate.compare(quorate.Side(self.pack, self.portfolio, DAY), quorate.Side(other, other.portfolio_from_files(HERE / "what_if.json"), DAY))
        remedies = [self.pack.remedies(self.portfolio, DAY, id) for id in "LMN"]
        tables += [[row for one in remedies for row in one.rows("en")], remedies[2].loss_rows("en"), impact.rows("en"), impact.outcome_rows("en")]
        self.assertGreater(sum(len(table) > 0 for table in tables), 10)
        for table in tables:
            for row in table:
                self.assertEqual(list(row), list(table[0]))
                self.assertEqual([name for name, value in row.items() if not (value is None or isinstance(value, (str, int)))], [])
            if table:
                written = io.StringIO()
                writer = csv.DictWriter(written, list(table[0]))
                writer.writeheader()
                writer.writerows(table)
                self.assertEqual(len(list(csv.DictReader(io.StringIO(written.getvalue())))), len(table))

    def test_rows_of_remedies_show_new_parts_and_answers(self):
        rows = self.pack.remedies(self.portfolio, DAY, "M").rows("en")
        self.assertEqual([(row["kind"], row["label"], row["values"], row["second"], row["asked_of"]) for row in rows],
                         [("add", "Guarantors", "Signed: 1 June 2019", "", ""), ("answer", "Liked", "yes", "", "Green"), ("decision", "Same", "rejected", "M", "")])
        losses = self.pack.remedies(self.portfolio, DAY, "N").loss_rows("en")
        self.assertEqual([(row["kind"], row["name"], row["lost"], row["of"]) for row in losses],
                         [("value", "weight", 1, 1), ("items", "colours", 1, 2), ("items", "guarantors", 1, 1), ("answer", "liked", 1, 1)])

    def test_records_from_json(self):
        draft = self.pack.draft()
        draft.put("loans", '{"id": "L", "weight": 0.125, "colours": ["red"]}')
        draft.put("loans", b'{"id": "M", "weight": 2}', subject=True)
        self.assertEqual(str(draft.make().diagnostics), "")
        for wrong in ("", "{", "[]", b"\xff", "nul"):
            with self.subTest(wrong=wrong), self.assertRaises(quorate.QuorateError) as caught:
                draft.put("loans", wrong)
            self.assertIn(caught.exception.status, ("wrong-use", "invalid-input"))


@unittest.skipUnless(os.name == "posix", "processes are those of Unix")
class EndTest(unittest.TestCase):
    """The end of the program, and its copies."""

    def run_program(self, text, times=1):
        for _ in range(times):
            done = subprocess.run([sys.executable, "-W", "error", "-B", "-c", LEAST + textwrap.dedent(text), str(HERE)], capture_output=True, text=True, timeout=60)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_everything_may_live_to_the_end(self):
        self.run_program("""
            class Ring: pass
            ring = Ring(); ring.ring, ring.held = ring, (review, portfolio, pack, review.findings, review.findings[0])
            quorate.kept = review, pack
            review.self = review
            """)

    def test_threads_that_review_at_the_end_with_callbacks(self):
        self.run_program("""
            begun = threading.Event()
            def work():
                try:
                    while True:
                        pack.review(portfolio, "2019-06-01", cancel=lambda: begun.set())
                except quorate.QuorateError as fault:
                    assert fault.status == "cancelled", fault
            threading.Thread(target=work, daemon=True).start()
            begun.wait()
            """, times=2)

    def test_threads_that_review_at_the_end_without(self):
        self.run_program("""
            def work():
                while True:
                    pack.review(portfolio, "2019-06-01").to_json()
            threading.Thread(target=work, daemon=True).start()
            time.sleep(0.05)
            """, times=2)

    def test_a_forked_process_has_handles_of_its_own(self):
        told = self.run_program("""
            child = os.fork()
            if child == 0:
                same = pack.review(portfolio, "2019-06-01", cancel=lambda: False).to_json() == review.to_json()
                review.close()
                os._exit(0 if same and review.closed else 1)
            _, status = os.waitpid(child, 0)
            assert status == 0, status
            print(len(review.findings), review.closed)
            """)
        self.assertEqual(told, "600 False\n")
