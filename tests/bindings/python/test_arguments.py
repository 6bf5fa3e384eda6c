"""Wrong things in every argument of everything that is public: a TypeError that names the argument, or what the documentation says, and nothing
else. test_quorate.py runs it with the rest."""

import datetime
import inspect
import os
import pathlib
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction

import quorate

HERE = pathlib.Path(__file__).resolve().parent.parent
DAY = datetime.date(2019, 6, 1)
ITSELF = []
ITSELF.append(ITSELF)
LOOP = {}
LOOP["loop"] = LOOP
WRONG = [None, True, 0, -1, 2**70, 10**5000, 1.5, float("nan"), float("inf"), "", "x", "x\0y", "\ud800", b"", b"\xff", [], [None], ["\ud800"], {}, {"x": None}, LOOP,
         object(), ITSELF, Decimal("NaN"), Decimal("1E+999999999"), Decimal("0E+999999999"), Fraction(1, 3), datetime.datetime(2019, 6, 1), quorate.Unknown, {1: 2}]
TOLD = (TypeError, quorate.QuorateError, quorate.WrongUse)  # what everything may raise, and no class below these

HOSTS = """pack hosts { title en "Hosts" version "1" languages en source text "A text" }
list town { north en "North" south en "South" }
record trip collected as trips { id : identifier day : date }
host function of-truth (n : number) : truth
host function of-number (n : number) : number
host function of-money (n : number) : money
host function of-text (n : number) : text
host function of-date (n : number) : date
host function of-period (n : number) : period
host function of-duration (n : number) : duration
host function of-town (n : number) : town
criterion by-truth must { title en "Truth" cites text for t in trips met when of-truth of (1) }
criterion by-number must { title en "Number" cites text for t in trips met when of-number of (1) * 3 is 1 }
criterion by-money must { title en "Money" cites text for t in trips met when of-money of (1) <= EUR 1 }
criterion by-text must { title en "Text" cites text for t in trips met when of-text of (1) is "north" }
criterion by-date must { title en "Date" cites text for t in trips met when of-date of (1) is t.day }
criterion by-period must { title en "Period" cites text for t in trips met when t.day in of-period of (1) }
criterion by-duration must { title en "Duration" cites text for t in trips met when t.day + of-duration of (1) after 2019-08-31 }
criterion by-town must { title en "Town" cites text for t in trips met when of-town of (1) is north }
"""

# What each kind of argument takes for its type: everything else must be a TypeError.
TAKES = {
    "text": lambda one: isinstance(one, str),
    "whole": lambda one: isinstance(one, int) and not isinstance(one, bool),
    "day": lambda one: isinstance(one, str),
    "flag": lambda one: isinstance(one, bool),
    "texts": lambda one: isinstance(one, list) and all(isinstance(text, str) for text in one),
    "documents": lambda one: isinstance(one, dict) and all(isinstance(name, str) and isinstance(text, (str, bytes)) for name, text in one.items()),
    "some documents": lambda one: one is None or TAKES["documents"](one),
    "document": lambda one: isinstance(one, (str, bytes)),
    "parameters": lambda one: one is None or one == {},
    "fields": lambda one: isinstance(one, (str, bytes)) or (isinstance(one, dict) and one != {1: 2}),
    "part": lambda one: isinstance(one, dict) and one != {1: 2},
    "value": lambda one: one is None or isinstance(one, (bool, int, float, Decimal, Fraction, str)) or TAKES["part"](one) or one in ([], ["\ud800"]),
    "parameter": lambda one: isinstance(one, (bool, int, float, Decimal, Fraction, str)),
    "amount": lambda one: isinstance(one, (int, Decimal, Fraction, str)) and not isinstance(one, bool),
    "function": lambda one: callable(one),
    "callback": lambda one: one is None or callable(one),
    "path": lambda one: isinstance(one, (str, bytes)),
    "paths": lambda one: isinstance(one, list) and all(isinstance(path, str) for path in one),
    "empty": lambda one: one == [],
    "handle": lambda one: False,
    "place": lambda one: isinstance(one, int) and not isinstance(one, bool),
    "anything": lambda one: True,
}
ASKED = {"portfolio": "handle", "as_of": "day", "parameters": "parameters", "step_limit": "whole", "cancel": "callback", "functions": "empty",
         "total_step_limit": "whole"}
ABOUT = {**ASKED, "id": "text", "criterion": "text"}
# Of each public function and method: its arguments, and what may come besides.
TABLE = {
    "abi": {}, "engine_version": {},
    "compare": {"before": "handle", "after": "handle"},
    "Side": {"pack": "handle", **ASKED, "only": "texts", "threads": "whole"},
    "Money": {"amount": "amount", "currency": "text"},
    "Period": {"first": "day", "last": "day"},
    "Duration": {"count": "whole", "unit": "text"},
    "Unknown": {"because": "text"},
    "HostFunction": {"name": "text", "arguments": "texts", "result": "text", "answer": "function"},
    "QuorateError": {"status": "anything", "message": "anything", "diagnostics": "anything"},
    "WrongUse": {"message": "anything"},
    "Diagnostics": {"items": "anything", "rendered": "anything", "as_json": "anything"},
    "Pack.load": {"path": "path"},
    "Pack.from_texts": {"files": "documents", "used": "some documents"},
    "Pack.schema": {}, "Pack.run_cases": {}, "Pack.draft": {},
    "Pack.portfolio": {"documents": "documents", "subjects": "some documents", "other_register": "some documents"},
    "Pack.portfolio_from_files": {"subjects": "paths", "other_register": "paths"},
    "Pack.review": {**ASKED, "only": "texts", "threads": "whole", "applicable_only": "flag"},
    "Pack.explain": ABOUT, "Pack.explanations": ABOUT, "Pack.explain_to_text": {**ABOUT, "language": "text"},
    "Pack.pair_explanations": {**ASKED, "first": "text", "second": "text", "relation": "text"},
    "Pack.relations": {**ASKED, "threads": "whole"},
    "Pack.open_points": {**ASKED, "only": "texts"},
    "Pack.remedies": {**ABOUT, "outcome": "text", "most": "whole", "most_trials": "whole"},
    "Draft": {"pack": "handle"},
    "Draft.read": {"name": "text", "content": "document", "subjects": "flag"},
    "Draft.put": {"collection": "text", "fields": "fields", "subject": "flag"},
    "Draft.remove": {"collection": "text", "id": "text"},
    "Draft.clear": {"collection": "text"},
    "Draft.make": {},
    "Review.subject": {"index": "place"},
    "Review.find": {"id": "text"},
    "Review.rows": {"language": "text"}, "Review.to_text": {"language": "text"}, "Review.to_markdown": {"language": "text"},
    "Review.to_json": {}, "Review.to_dict": {},
    "Remedies.loss_rows": {"language": "text"}, "Impact.outcome_rows": {"language": "text"},
    **{f"{name}.{method}": {"language": "text"} for name in ("Relations", "OpenPoints", "Remedies", "Impact", "PairExplanations") for method in ("rows", "to_text")},
    **{f"{name}.{method}": {} for name in ("Relations", "OpenPoints", "Remedies", "Impact", "PairExplanations") for method in ("to_json", "to_dict")},
    **{f"{name}.{method}": {"value": "anything"} for name in ("Review", "Relations", "OpenPoints", "Remedies", "PairExplanations", "Diagnostics") for method in ("index", "count")},
    "Diagnostics.rows": {}, "Diagnostics.to_json": {},
    "Tally.rows": {"language": "text"}, "Explanation.rows": {"language": "text"}, "PairExplanation.rows": {"language": "text"}, "Part.walk": {}, "Value.told": {"language": "text"},
    "Finding.detail": {}, "Finding.reasons": {}, "Subject.detail": {},
    **{f"{name}.close": {} for name in ("Pack", "Portfolio", "Draft", "Review", "Relations", "OpenPoints", "Remedies", "Impact", "PairExplanations")},
}
ALSO = {"Review.subject": (IndexError,), "Review.find": (KeyError,), "Pack.load": (), "Pack.portfolio_from_files": (OSError,)}
HANDLES = ("Pack", "Portfolio", "Review", "Relations", "OpenPoints", "Remedies", "Impact", "PairExplanations")


class ArgumentsTest(unittest.TestCase):
    def setUp(self):
        self.here = os.getcwd()
        self.folder = tempfile.TemporaryDirectory()
        os.chdir(self.folder.name)
        self.addCleanup(self.folder.cleanup)
        self.addCleanup(os.chdir, self.here)
        self.rules = (HERE / "what_if.quorate").read_text(encoding="utf-8")
        data = (HERE / "what_if.json").read_text(encoding="utf-8")
        self.pack = quorate.Pack.from_texts({"what_if.quorate": self.rules})
        self.portfolio = self.pack.portfolio({"what_if.json": data})
        self.side = quorate.Side(self.pack, self.portfolio, DAY)
        review = self.pack.review(self.portfolio, DAY)
        explained = self.pack.explanations(self.portfolio, DAY, "L", "colourful")[0]
        pairs = self.pack.pair_explanations(self.portfolio, DAY, "L", "M")
        tallies = [one for finding in review.findings for one in finding.reasons().tallies]
        self.things = {
            "Pack": self.pack, "Portfolio": self.portfolio, "Draft": self.pack.draft(), "Review": review, "Relations": self.pack.relations(self.portfolio, DAY),
            "OpenPoints": self.pack.open_points(self.portfolio, DAY), "Remedies": self.pack.remedies(self.portfolio, DAY, "L"),
            "Impact": quorate.compare(self.side, self.side), "PairExplanations": pairs, "PairExplanation": pairs[0],
            "Finding": review.findings[0], "Subject": review.subjects[0], "Explanation": explained, "Part": explained.met, "Value": self.pack.remedies(self.portfolio, DAY, "M")[0].changes[0].values[0],
            "Diagnostics": self.pack.portfolio({"d.json": "{"}).diagnostics,
            "Tally": tallies[0] if tallies else quorate.Tally("t", {}, 0, 0, (), ("en",)),
        }
        self.right = {
            "portfolio": self.portfolio, "pack": self.pack, "as_of": DAY, "id": "L", "first": "L", "second": "M", "language": "en", "before": self.side, "after": self.side, "path": str(HERE / "small.quorate"),
            "files": {"what_if.quorate": self.rules}, "documents": {"d.json": "{}"}, "name": "d.json", "content": "{}", "collection": "loans", "fields": {"id": "X"},
            "index": 0, "amount": 1, "currency": "EUR", "last": DAY, "count": 1, "unit": "days", "because": "it is", "arguments": [], "result": "number",
            "answer": len, "status": "limit", "message": "so", "value": None,
        }

    def found(self, path):
        """A public function by its name in the table, of a thing that is made."""
        name, _, method = path.partition(".")
        if not method:
            return getattr(quorate, name)
        return getattr(self.things.get(name, getattr(quorate, name)), method)

    def arguments(self, path):
        """Arguments that are right."""
        optional = {"functions": [], "only": [], "arguments": []}
        asked = TABLE[path]
        right = {**self.right, "first": DAY} if path == "Period" else self.right
        made = {name: right[name] for name in asked if name in right and not (name == "name" and path == "HostFunction")}
        if path == "HostFunction":
            made["name"] = "f"
        return {**{name: value for name, value in optional.items() if name in asked}, **made}

    def test_everything_public_is_in_the_table(self):
        wanted = set()
        for name in quorate.__all__:
            one = getattr(quorate, name)
            if inspect.isclass(one):
                wanted.update(f"{name}.{method}" for method, what in inspect.getmembers(one, callable) if not method.startswith("_")
                              and not (issubclass(one, BaseException) and hasattr(Exception, method)))
            else:
                wanted.add(name)
        self.assertEqual(wanted - set(TABLE), set())
        self.assertEqual({name for name in TABLE if "." in name} - wanted, set())
        for path, asked in TABLE.items():
            parameters = inspect.signature(self.found(path)).parameters
            named = {name for name, one in parameters.items() if one.kind is not inspect.Parameter.VAR_POSITIONAL}
            with self.subTest(path=path):
                if not path.endswith((".index", ".count")):
                    self.assertEqual(set(asked), named)

    def test_right_arguments_are_taken(self):
        for path in TABLE:
            if not path.endswith((".close", ".index")):
                with self.subTest(path=path):
                    self.found(path)(**self.arguments(path))

    def try_out(self, told, call, taken, name, *also):
        """One call with one wrong thing."""
        try:
            call()
        except Exception as fault:
            self.assertIn(type(fault), (*TOLD, *also) if OSError not in also else (*TOLD, type(fault) if isinstance(fault, OSError) else OSError), f"{told}: {fault}")
            self.assertLess(len(str(fault)), 1000, told)
            if isinstance(fault, TypeError):
                self.assertFalse(taken, f"{told}: {fault}")
                self.assertIn(f"`{name}", str(fault), told)
        else:
            self.assertTrue(taken, f"{told} was taken")

    def test_wrong_things_in_each_argument(self):
        tried = 0
        for path, asked in TABLE.items():
            for name, kind in asked.items():
                for wrong in WRONG:
                    tried += 1
                    function, given = self.found(path), {**self.arguments(path), name: wrong}
                    if kind == "anything":
                        try:
                            function(*given.values()) if path.endswith((".index", ".count")) else function(**given)
                        except Exception as fault:
                            self.assertIn(type(fault), (*TOLD, ValueError), path)
                        continue
                    self.try_out(f"{path}({name}={type(wrong).__name__})", lambda: function(**given), TAKES[kind](wrong), name, *ALSO.get(path, ()))
        self.assertGreater(tried, 3000)

    def test_wrong_things_as_paths(self):
        for wrong in WRONG:
            self.try_out(f"portfolio_from_files({type(wrong).__name__})", lambda: self.pack.portfolio_from_files(wrong), TAKES["path"](wrong), "paths", OSError)

    def test_wrong_things_inside(self):
        draft, pack = self.pack.draft(), self.pack
        for wrong in WRONG:
            told = type(wrong).__name__
            self.try_out(f"a field {told}", lambda: draft.put("loans", {"id": "L", "weight": wrong}), TAKES["value"](wrong), "")
            self.try_out(f"a member {told}", lambda: draft.put("loans", {"id": "L", "weight": [wrong]}),
                         wrong is not None and TAKES["value"](wrong) and not isinstance(wrong, list), "")
            self.try_out(f"a document {told}", lambda: pack.portfolio({"d.json": wrong}).diagnostics, TAKES["document"](wrong), "documents['d.json']")
            self.try_out(f"a parameter {told}", lambda: pack.review(self.portfolio, DAY, parameters={"enough": wrong}), TAKES["parameter"](wrong), "parameters['enough']")
            self.try_out(f"a function {told}", lambda: pack.review(self.portfolio, DAY, functions=[wrong]), False, "functions[0]")
            self.try_out(f"an id {told}", lambda: pack.review(self.portfolio, DAY, only=[wrong]), TAKES["text"](wrong), "only[0]")
            if getattr(wrong, "__hash__", None) and not isinstance(wrong, Decimal):
                self.try_out(f"a name of a field {told}", lambda: draft.put("loans", {wrong: 1}), TAKES["text"](wrong), "fields")
                self.try_out(f"a name of a document {told}", lambda: pack.portfolio({wrong: "{}"}), TAKES["text"](wrong), "documents")
                self.try_out(f"a name of a parameter {told}", lambda: pack.review(self.portfolio, DAY, parameters={wrong: 1}), TAKES["text"](wrong), "parameters")

    def test_wrong_answers_of_host_functions(self):
        pack = quorate.Pack.from_texts({"hosts.quorate": HOSTS})
        portfolio = pack.portfolio({"d.json": '{"trips": [{"id": "T", "day": "2019-06-01"}]}'})
        right = {"truth": True, "number": Fraction(1, 3), "money": quorate.Money("0.5", "EUR"), "text": "north", "date": DAY, "period": quorate.Period(DAY, DAY),
                 "duration": quorate.Duration(3, "months"), "town": "north"}
        takes = {"truth": lambda one: isinstance(one, bool), "number": lambda one: isinstance(one, (int, float, Decimal, Fraction)) and not isinstance(one, bool),
                 "text": TAKES["text"], "date": TAKES["text"], "town": TAKES["text"]}
        further = [quorate.Money(2**70, "EUR"), quorate.Money(1, "euro"), quorate.Money(1, "\ud800"), quorate.Duration(2**70, "days"), quorate.Duration(-1, "days"),
                   quorate.Duration(2**31, "days"), quorate.Duration(1, "weeks"), quorate.Period("2019-02-01", "2019-01-01"), quorate.Unknown(""), quorate.Unknown("\ud800")]
        for kind, answer in right.items():
            def review(given):
                function = quorate.HostFunction(f"of-{kind}", ["number"], kind, lambda number: given)
                return {one.criterion: one.result for one in pack.review(portfolio, DAY, functions=[function]).findings}

            self.assertEqual(review(answer)[f"by-{kind}"], "met")
            for wrong in WRONG + further:
                with self.subTest(kind=kind, wrong=wrong if wrong in further else type(wrong).__name__):
                    try:
                        self.assertIn(review(wrong)[f"by-{kind}"], ("met", "not-met", "unknown"))
                    except Exception as fault:
                        self.assertIn(type(fault), TOLD, fault)
                        if isinstance(fault, TypeError):
                            self.assertFalse(takes.get(kind, lambda one: False)(wrong), fault)
                            self.assertIn(f"the answer of of-{kind}", str(fault))
                    else:
                        self.assertTrue(wrong in further or takes.get(kind, lambda one: False)(wrong), "was taken")
            for wrong in further[:5] + further[6:8]:
                if isinstance(wrong, type(answer)):
                    with self.subTest(kind=kind, wrong=wrong), self.assertRaises(quorate.QuorateError) as caught:
                        review(wrong)
                    self.assertEqual(caught.exception.status, "wrong-use")

    def test_wrong_places_in_sequences(self):
        things = self.things
        views = [things[name] for name in ("Review", "Relations", "OpenPoints", "Remedies", "PairExplanations", "Diagnostics")]
        views += [things["Review"].findings, things["Review"].subjects, things["Impact"].records]
        for view in views:
            for wrong in WRONG:
                if isinstance(wrong, int) and not isinstance(wrong, bool) and -len(view) <= wrong < len(view):
                    self.assertEqual(view[wrong], list(view)[wrong])
                    continue
                with self.subTest(view=view, wrong=type(wrong).__name__), self.assertRaises(IndexError if TAKES["place"](wrong) else TypeError):
                    view[wrong]

    def test_handles_are_made_by_the_package_alone(self):
        for name in HANDLES:
            kind = getattr(quorate, name)
            with self.assertRaisesRegex(TypeError, f"^a {name} is made by "):
                kind()
            for wrong in WRONG:
                with self.subTest(name=name, wrong=type(wrong).__name__), self.assertRaisesRegex(TypeError, f"^a {name} is made by "):
                    kind(wrong)
        for wrong in WRONG:
            with self.assertRaisesRegex(TypeError, "^`pack` is a Pack, and this is "):
                quorate.Draft(wrong)

    def test_sentences(self):
        for call, sentence in (
            (lambda: quorate.Pack.from_texts(None), "`files` is a dict of documents, each by its name, and this is None"),
            (lambda: self.pack.portfolio("{}"), "`documents` is a dict of documents, each by its name, and this is the str '{}'"),
            (lambda: self.pack.review(self.pack, DAY), "`portfolio` is a Portfolio, and this is <Pack: lending 1>"),
            (lambda: self.pack.review(self.portfolio, datetime.datetime(2019, 6, 1)),
             "`as_of` is a day, and this is the moment datetime.datetime(2019, 6, 1, 0, 0); give its .date()"),
            (lambda: self.pack.review(self.portfolio, DAY, only="L"), "`only` is a sequence of ids, and this is the str 'L'"),
            (lambda: self.pack.review(self.portfolio, DAY, threads=257), "`threads` is 0 (the default) or a number up to 256, and this is 257"),
            (lambda: self.pack.remedies(self.portfolio, DAY, "L", most=-1), f"`most` is 0 (the default) or a number up to {2**64 - 1}, and this is -1"),
            (lambda: self.things["Review"].subject("L"), "`index` is the place of a record under review, from 0, and this is the text 'L'; find() takes an id"),
            (lambda: self.things["Review"].subject(3), "there are 3 records under review, counted from 0, and 3 was asked for"),
            (lambda: self.things["OpenPoints"][3], "there are 3 open points, counted from 0, and 3 was asked for"),
            (lambda: self.pack.draft().put("loans", {"id": "L", "weight": object}),
             "`weight` is a value, or a list of values (bool, a number, str, date, Period, Money, or a dict for a part), and this is the type <class 'object'>"),
            (lambda: self.pack.draft().put("loans", {"guarantors": [{"name": "A"}, {"signed": "\ud800"}]}),
             "`guarantors 2 signed` is no text: its character 1 is half of a pair (a lone surrogate)"),
            (lambda: quorate.Money(0.1, "EUR"),
             '`amount` is an int, a Decimal, a Fraction or a text such as "10.50", and never a float: 0.1 may not be the amount that was meant'),
            (lambda: self.pack.draft().put("loans", {"weight": float("nan")}), "`weight` is no number: nan"),
            (lambda: self.pack.draft().put("loans", {"weight": 10**5000}), "`weight` does not fit in 64 bits: <a number of 16610 bits>"),
            (lambda: self.pack.draft().put("loans", LOOP), "the field 'loop' holds itself"),
        ):
            with self.subTest(sentence=sentence), self.assertRaises(Exception) as caught:
                call()
            self.assertEqual(str(caught.exception), sentence)

    def test_records_nested_too_deep(self):
        for depth in (101, 102, 500, 5000):
            fields = {"id": "N"}
            for _ in range(depth):
                fields = {"x": fields}
            with self.subTest(depth=depth), self.assertRaises(quorate.QuorateError) as caught:
                self.pack.draft().put("loans", fields)
            self.assertEqual(caught.exception.status, "limit")
            self.assertLess(len(str(caught.exception)), 300)
        fields = {"id": "N"}
        for _ in range(60):  # lists count too
            fields = {"x": [fields]}
        with self.assertRaises(quorate.QuorateError) as caught:
            self.pack.draft().put("loans", fields)
        self.assertEqual(caught.exception.status, "limit")
        self.assertLess(len(str(caught.exception)), 300)

    def test_amounts_are_exact(self):
        for amount in ("10.50", Decimal("10.5"), Decimal("1.05E+1"), Fraction(21, 2)):
            draft = quorate.Pack.load(HERE / "small.quorate").draft()
            draft.put("things", {"id": "T", "price": quorate.Money(amount, "EUR")})
            self.assertEqual(str(draft.make().diagnostics), "")
        for amount in ("1e400", "", "1,5", "x", "1" * 100, Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999999"), Decimal("1E-999999999")):
            with self.subTest(amount=amount), self.assertRaises(quorate.WrongUse):
                quorate.Money(amount, "EUR")
        for amount in (0.5, float("nan"), float("inf"), True, None, b"1"):
            with self.subTest(amount=amount), self.assertRaises(TypeError):
                quorate.Money(amount, "EUR")

    def test_texts_by_language_refuse_others(self):
        pack, portfolio = self.pack, self.portfolio
        review, explained = self.things["Review"], self.things["Explanation"]
        with self.assertRaises(quorate.WrongUse) as caught:
            review.to_text("de")
        told = str(caught.exception)
        self.assertEqual(told, "the pack does not speak `de`; it speaks en")
        remedies, firm = pack.remedies(portfolio, DAY, "L"), pack.remedies(portfolio, DAY, "N")
        impact = self.things["Impact"]
        for rows in (review.rows, explained.rows, remedies.rows, firm.loss_rows, pack.open_points(portfolio, DAY).rows, pack.relations(portfolio, DAY).rows,
                     impact.rows, impact.outcome_rows, self.things["PairExplanations"].rows, self.things["PairExplanation"].rows):
            self.assertIsInstance(rows("en"), list)
            with self.subTest(rows=rows), self.assertRaises(quorate.WrongUse) as caught:
                rows("de")
            self.assertEqual(str(caught.exception), told)
            with self.assertRaises(quorate.WrongUse) as caught:
                rows("")
            self.assertEqual(str(caught.exception), "a language is needed; the pack speaks en")
