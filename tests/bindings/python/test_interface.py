"""The C headers held against the package: every function is called or left out for a reason, every struct lies as the headers say, every member is
read, every constant has its name. test_quorate.py runs it with the rest."""

import ctypes
import pathlib
import re
import unittest

from quorate import (_constants, _details, _errors, _explanation, _host, _impact, _library, _measures, _missing, _open_points, _pair_explanation, _programme, _relations,
                     _remedies, _structs)

HEADERS = pathlib.Path(__file__).resolve().parents[3] / "bindings" / "c" / "include"
PACKAGE = pathlib.Path(_library.__file__).parent
# Functions that the package does not call, and why.
LEFT_OUT = {
    "quorate_error_status": "the call that gave the error gave the status too",
    "quorate_diagnostics_has_errors": "Diagnostics.errors are those of them that are errors",
    "quorate_pack_share": "objects of Python are shared as they are",
    "quorate_portfolio_share": "objects of Python are shared as they are",
    "quorate_record_remove": "a dict is handed in whole",
    "quorate_record_set_text_in": "a dict by language goes in as a part, which is read as a text where the field is one",
    "quorate_review_outcome_to_json": "the members of Outcome say all of it, and Subject.detail() has its JSON",
    "quorate_review_question_to_json": "the members of Question say all of it, and Subject.detail() has its JSON",
    "quorate_review_relation_to_json": "the members of Relation say all of it, and Subject.detail() has its JSON",
    "quorate_texts_in": "texts are dicts by language, in the order of the pack",
}
# Structs of which the package makes nothing, and members at the end of a struct that it does not read.
STRUCTS_LEFT_OUT = {"quorate_allocator": "memory is that of the C library", "quorate_pack_options": "it names nothing but an allocator"}
MEMBERS_LEFT_OUT: set[tuple[str, str]] = set()
TYPES = {"uint32_t": ctypes.c_uint32, "int32_t": ctypes.c_int32, "uint64_t": ctypes.c_uint64, "int64_t": ctypes.c_int64, "size_t": ctypes.c_size_t,
         "quorate_cancel": _structs.CANCEL, "quorate_host_answer": _structs.HOST_ANSWER}
# The first constant of each enum, and the names of its constants in the package: as they are called in C, or others where that is said.
NAMES = {
    "QUORATE_MUST": _constants.GRADES, "QUORATE_MET": _constants.RESULTS, "QUORATE_MISSING_FIELD": _missing._KINDS, "QUORATE_COUNTED": _details._COUNTED,
    "QUORATE_SEVERITY_ERROR": _errors._SEVERITIES, "QUORATE_BAR": _relations.RELATION_GRADES, "QUORATE_CANDIDATE": _relations.RELATION_STATES,
    "QUORATE_CLOCK_NOT_STARTED": _measures._CLOCK_STATES, "QUORATE_FITS": (*_measures._FITS[:2], "fit-unknown"), "QUORATE_OMITTED_RECORD": _programme._OMITTED,
    "QUORATE_EXPLAINED_VALUE": _explanation._STATES, "QUORATE_OPEN_FACT": _open_points._POINTS, "QUORATE_CHANGE_STATE": _remedies._CHANGES,
    "QUORATE_NEAREST_NONE": ("none", *_remedies._NEAREST[1:]), "QUORATE_PART_WHOLE": _remedies._PARTS, "QUORATE_LOSS_OF_ITEMS": ("of-" + name for name in ("items", "value", "answer")),
    "QUORATE_RULE_ADDED": _impact._HOW, "QUORATE_OUTCOME_CLOSED": _impact._OUTCOMES, "QUORATE_PAIR_DOES_NOT_HOLD": _pair_explanation._FOUND[5:], "QUORATE_TYPE_TRUTH": [*(("day" if name == "date" else name) for name in _host._TYPES), "entry"],
}


def headers():
    """All of them without comments."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sorted(HEADERS.rglob("*.h")))
    return re.sub(r"/\*.*?\*/", " ", whole, flags=re.DOTALL)


def functions(text):
    return set(re.findall(r"QUORATE_C_API[^;(]*?\b(quorate_\w+)\(", text))


def structs(text):
    """The members of each struct: name and type as C writes it, "*" after it for a pointer."""
    found = {}
    for name, body in re.findall(r"typedef struct (\w+) \{(.*?)\} \1;", text, re.DOTALL):
        members = found[name] = []
        for declaration in filter(None, (one.strip() for one in body.split(";"))):
            if "(" in declaration:
                members.append((re.search(r"\(\*(\w+)\)", declaration)[1], "function"))
                continue
            kind, names = re.fullmatch(r"(?:const )?(\w+)\s*(.*)", declaration, re.DOTALL).groups()
            for one in names.split(","):
                pointer, name_alone, length = re.fullmatch(r"\s*(\*?)\s*(\w+)\s*(\[\d+\])?\s*", one).groups()
                members.append((name_alone, kind + pointer + (length or "")))
    return found


def python_name(name):
    return "".join(part.capitalize() for part in name.removeprefix("quorate_").split("_"))


class InterfaceTest(unittest.TestCase):
    def setUp(self):
        self.text = headers()

    def test_every_function_is_called_or_left_out_for_a_reason(self):
        import test_details
        import test_handles
        import test_host_functions
        import test_quorate
        import test_what_if
        called, kept = set(), {}

        def noting(name, function):
            def call(*arguments):
                called.add(name)
                return function(*arguments)
            return call

        there = functions(self.text)
        self.assertGreater(len(there), 170)
        for name in there:
            kept[name] = getattr(_library.library, name)
            setattr(_library.library, name, noting(name, kept[name]))
        try:
            suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(one) for one in (
                test_details.DetailsTest, test_details.GroupsTest, test_details.ExplanationTest, test_what_if.WhatIfTest, test_quorate.PackTest,
                test_quorate.ReviewTest, test_host_functions.HostFunctionTest, test_quorate.LibraryTest, test_handles.PrintedTest))
            result = unittest.TestResult()
            suite.run(result)
            del suite
        finally:
            for name, function in kept.items():
                setattr(_library.library, name, function)
        self.assertEqual([what for what, _ in result.failures + result.errors], [])
        self.assertEqual(there - called - set(LEFT_OUT), set(), "neither called nor left out")
        self.assertEqual(called & set(LEFT_OUT), set(), "called, and left out too")

    def test_structs_lie_as_the_headers_say(self):
        there = structs(self.text)
        self.assertGreater(len(there), 50)
        for name, members in there.items():
            if name in STRUCTS_LEFT_OUT:
                continue
            known = getattr(_structs, python_name(name))._fields_
            with self.subTest(struct=name):
                wanted = [(member, kind) for member, kind in members if (name, member) not in MEMBERS_LEFT_OUT]
                self.assertEqual([member for member, *_ in known], [member for member, _ in wanted])
                self.assertEqual(wanted, members[:len(wanted)], "members are left out at the end only")
                for (member, made), (_, kind) in zip(known, wanted):
                    self.assertTrue(self.fits(made, kind), f"{member} is {made} where C has {kind}")

    def fits(self, made, kind):
        if kind.endswith("*"):
            return ctypes.sizeof(made) == ctypes.sizeof(ctypes.c_void_p) and not issubclass(made, (ctypes.c_size_t, ctypes.c_int64))
        if kind.endswith("]"):
            return issubclass(made, ctypes.Array) and kind == f"char[{made._length_}]"
        return made is (TYPES[kind] if kind in TYPES else getattr(_structs, python_name(kind)))

    def test_every_member_is_used(self):
        package = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py") if path.name != "_structs.py")
        unused = [(name, member) for name, members in structs(self.text).items() if name not in STRUCTS_LEFT_OUT for member, _ in members
                  if member != "reserved" and (name, member) not in MEMBERS_LEFT_OUT and not re.search(rf"\.{member}\b", package)]
        # A text is read by its address, and a function of Python has its own context.
        self.assertEqual(set(unused), {("quorate_text", "data"), ("quorate_text", "size"), ("quorate_review_options", "cancel_context"), ("quorate_host_function", "context")})

    def test_every_constant_has_its_name(self):
        enums = [[name.strip().split(" ")[0] for name in body.split(",")] for body in re.findall(r"\benum \{(.*?)\}", self.text, re.DOTALL)]
        for first, names in NAMES.items():
            names = list(names)
            constants = next(one for one in enums if one[0] == first)
            stem = first[: len(first) - len(names[0])]
            with self.subTest(first=first):
                self.assertEqual([stem + name.upper().replace("-", "_") for name in names][:len(constants)], constants)
        self.assertEqual([len(_remedies._NEAREST), len(_remedies._LOSSES)], [3, 3])
        others = {one[0] for one in enums} - set(NAMES)
        self.assertEqual(others, {"QUORATE_OK", "QUORATE_DOCUMENT_SUBJECTS", "QUORATE_IN_THE_WAY", "QUORATE_COVERAGE_ROWS"})
