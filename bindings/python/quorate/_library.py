"""The C library: its structs and functions as ctypes knows them. Nothing here is public but `abi` and `engine_version`."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from ctypes import POINTER, Structure, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

ABI = 0
OK, WRONG_USE, INVALID_INPUT, LIMIT, CANCELLED, OUT_OF_MEMORY, NOT_FOUND, INTERNAL = range(8)
REST = ctypes.c_size_t(-1).value  # QUORATE_REST
DOCUMENT_SUBJECTS, DOCUMENT_USED_PACK = 1, 2


class Text(Structure):
    _fields_ = [("data", c_char_p), ("size", c_size_t)]

    def __str__(self) -> str:
        # The size counts, and not a zero byte inside: so the address is read, and not a C string.
        return ctypes.string_at(c_void_p.from_buffer(self).value, self.size).decode("utf-8") if self.size else ""


class Place(Structure):
    _fields_ = [("file", Text), ("excerpt", Text), ("begin", c_uint64), ("end", c_uint64), ("line", c_uint32), ("column", c_uint32),
                ("end_line", c_uint32), ("end_column", c_uint32)]


class Diagnostic(Structure):
    _fields_ = [("struct_size", c_uint32), ("severity", c_int32), ("code", Text), ("message", Text), ("help", Text), ("place", Place),
                ("related_count", c_size_t)]


class Document(Structure):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("name", Text), ("content", Text)]


class PackInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("name", Text), ("version", Text), ("title", c_void_p), ("languages", c_size_t), ("criteria", c_size_t),
                ("questions", c_size_t), ("relations", c_size_t), ("routings", c_size_t), ("coverages", c_size_t), ("parameters", c_size_t),
                ("cases", c_size_t)]


class Parameter(Structure):
    _fields_ = [("name", Text), ("value", Text)]


CANCEL = ctypes.CFUNCTYPE(c_int32, c_void_p)


class ReviewOptions(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("as_of", Text), ("parameters", POINTER(Parameter)), ("parameter_count", c_size_t),
                ("only", POINTER(Text)), ("only_count", c_size_t), ("step_limit", c_uint64), ("cancel", CANCEL), ("cancel_context", c_void_p),
                ("functions", c_void_p), ("function_count", c_size_t)]


class ReviewInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("pack_in_force", c_int32), ("pack", Text), ("pack_version", Text), ("engine_version", Text),
                ("pack_title", c_void_p), ("subjects", c_size_t), ("rest_findings", c_size_t), ("rest_relations", c_size_t),
                ("coverages", c_size_t), ("rankings", c_size_t)]


class Subject(Structure):
    _fields_ = [("struct_size", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("findings", c_size_t), ("questions", c_size_t),
                ("relations", c_size_t), ("outcomes", c_size_t), ("clocks", c_size_t), ("scorings", c_size_t), ("routings", c_size_t)]


class Finding(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("result", c_int32), ("criterion", Text), ("collection", Text), ("id", Text),
                ("title", c_void_p), ("message", c_void_p), ("missing", c_size_t)]


class Missing(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("collection", Text), ("id", Text), ("name", Text), ("label", c_void_p)]


class Question(Structure):
    _fields_ = [("struct_size", c_uint32), ("open", c_int32), ("name", Text), ("collection", Text), ("id", Text), ("wording", c_void_p),
                ("answer_form", c_void_p), ("answer", Text), ("given_by", Text), ("decides", c_size_t)]


class Relation(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("state", c_int32), ("directed", c_int32), ("relation", Text), ("first_collection", Text),
                ("first_id", Text), ("second_collection", Text), ("second_id", Text), ("title", c_void_p), ("message", c_void_p)]


class Outcome(Structure):
    _fields_ = [("struct_size", c_uint32), ("decided", c_int32), ("otherwise", c_int32), ("name", Text), ("title", c_void_p), ("message", c_void_p),
                ("grounds", c_size_t)]


class Day(Structure):
    _fields_ = [("text", ctypes.c_char * 12)]


class Clock(Structure):
    _fields_ = [("struct_size", c_uint32), ("state", c_int32), ("name", Text), ("title", c_void_p), ("started", Day), ("deadline", Day),
                ("pauses", c_size_t), ("missing", c_size_t)]


class Scoring(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("name", Text), ("title", c_void_p), ("points", c_void_p), ("weighted_points", c_void_p),
                ("parts", c_size_t), ("missing", c_size_t)]


class Score(Structure):
    _fields_ = [("struct_size", c_uint32), ("passes", c_int32), ("name", Text), ("label", c_void_p), ("points", c_void_p), ("out_of", c_void_p),
                ("weight", c_void_p), ("at_least", c_void_p)]


class Routing(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("routes", c_size_t)]


class Route(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("collection", Text), ("id", Text), ("title", c_void_p), ("message", c_void_p),
                ("considerations", c_size_t), ("missing", c_size_t)]


class Consideration(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("name", Text), ("label", c_void_p)]


class Ranking(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("orders", c_size_t), ("rows", c_size_t),
                ("unranked", c_size_t)]


class Ranked(Structure):
    _fields_ = [("struct_size", c_uint32), ("rank", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("keys", c_size_t)]


class Unranked(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("missing", c_size_t)]


class Coverage(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("rows", c_size_t), ("columns", c_size_t),
                ("values", c_size_t), ("cells", c_size_t), ("records", c_int64)]


class CoverageLine(Structure):
    _fields_ = [("struct_size", c_uint32), ("level", c_uint32), ("id", Text), ("label", c_void_p), ("count", c_int64)]


class CoverageCell(Structure):
    _fields_ = [("struct_size", c_uint32), ("row", c_uint32), ("column", c_uint32), ("reserved", c_uint32), ("records", c_size_t), ("values", c_size_t)]


def _open() -> ctypes.CDLL:
    """The library that QUORATE_LIBRARY names, or the installed one."""
    name = os.environ.get("QUORATE_LIBRARY") or ctypes.util.find_library("quorate_c") or f"libquorate_c.so.{ABI}"
    try:
        loaded = ctypes.CDLL(name)
    except OSError as fault:
        raise ImportError(f"the C library of quorate cannot be loaded ({fault}); install it, or name it in QUORATE_LIBRARY") from fault
    loaded.quorate_abi.restype = c_uint32
    if loaded.quorate_abi() != ABI:
        raise ImportError(f"{name} has ABI {loaded.quorate_abi()}, and this package is for ABI {ABI}")
    return loaded


library = _open()

_HANDLE, _OUT, _STATUS, _INDEX = c_void_p, POINTER(c_void_p), c_int32, c_size_t


def _declare(name: str, *arguments: Any, result: Any = _STATUS) -> None:
    function = getattr(library, name)
    function.argtypes, function.restype = list(arguments), result


_declare("quorate_version", result=Text)
_declare("quorate_status_name", _STATUS, result=Text)
for _kind in ("string", "error", "pack", "portfolio", "record", "draft", "review", "relations"):
    _declare(f"quorate_{_kind}_free", _OUT)
_declare("quorate_string_text", _HANDLE, result=Text)
_declare("quorate_error_status", _HANDLE)
_declare("quorate_error_message", _HANDLE, result=Text)
_declare("quorate_error_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_texts_count", _HANDLE, result=c_size_t)
_declare("quorate_texts_get", _HANDLE, _INDEX, POINTER(Text), POINTER(Text))
_declare("quorate_diagnostics_count", _HANDLE, result=c_size_t)
_declare("quorate_diagnostics_get", _HANDLE, _INDEX, POINTER(Diagnostic))
_declare("quorate_diagnostics_to_text", _HANDLE, _OUT, _OUT)
_declare("quorate_pack_load", POINTER(Document), c_size_t, c_void_p, _OUT, _OUT)
_declare("quorate_pack_load_path", Text, c_void_p, _OUT, _OUT)
_declare("quorate_pack_info_get", _HANDLE, POINTER(PackInfo))
_declare("quorate_pack_language", _HANDLE, _INDEX, POINTER(Text))
_declare("quorate_pack_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_pack_schema", _HANDLE, _OUT, _OUT)
_declare("quorate_pack_run_cases", _HANDLE, _OUT, _OUT)
_declare("quorate_portfolio_load", _HANDLE, POINTER(Document), c_size_t, _OUT, _OUT)
_declare("quorate_portfolio_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_record_new", _HANDLE, _OUT, _OUT)
for _how in ("set", "add"):
    _declare(f"quorate_record_{_how}_truth", _HANDLE, Text, c_int32)
    _declare(f"quorate_record_{_how}_number", _HANDLE, Text, c_int64, c_int64)
    _declare(f"quorate_record_{_how}_text", _HANDLE, Text, Text)
    _declare(f"quorate_record_{_how}_day", _HANDLE, Text, Text)
    _declare(f"quorate_record_{_how}_period", _HANDLE, Text, Text, Text)
    _declare(f"quorate_record_{_how}_money", _HANDLE, Text, Text, Text)
    _declare(f"quorate_record_{_how}_part", _HANDLE, Text, _HANDLE)
_declare("quorate_record_set_empty", _HANDLE, Text)
_declare("quorate_draft_new", _HANDLE, _OUT, _OUT)
_declare("quorate_draft_read", _HANDLE, POINTER(Document), _OUT)
_declare("quorate_draft_put", _HANDLE, Text, _HANDLE, c_int32)
_declare("quorate_draft_remove", _HANDLE, Text, Text)
_declare("quorate_draft_clear", _HANDLE, Text, POINTER(c_size_t))
_declare("quorate_draft_make", _HANDLE, _OUT, _OUT)
_declare("quorate_review_make", _HANDLE, _HANDLE, POINTER(ReviewOptions), _OUT, _OUT)
_declare("quorate_review_info_get", _HANDLE, POINTER(ReviewInfo))
_declare("quorate_review_subject", _HANDLE, _INDEX, POINTER(Subject))
for _name, _struct in (("finding", Finding), ("question", Question), ("relation", Relation), ("outcome", Outcome)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
    _declare(f"quorate_review_{_name}_to_json", _HANDLE, _INDEX, _INDEX, _OUT, _OUT)
_declare("quorate_review_missing", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Missing))
_declare("quorate_review_question_decides", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text))
for _name, _struct in (("clock", Clock), ("scoring", Scoring), ("routing", Routing)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
for _name, _struct in (("score", Score), ("route", Route), ("clock_missing", Missing), ("scoring_missing", Missing)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(_struct))
_declare("quorate_review_clock_pause", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Day), POINTER(Day))
for _name, _struct in (("consideration", Consideration), ("route_missing", Missing)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, _INDEX, POINTER(_struct))
for _name, _struct in (("ranking", Ranking), ("coverage", Coverage)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, POINTER(_struct))
for _name, _struct in (("ranked", Ranked), ("unranked", Unranked), ("coverage_cell", CoverageCell)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
_declare("quorate_review_ranking_order", _HANDLE, _INDEX, _INDEX, _OUT)
_declare("quorate_review_ranked_key", _HANDLE, _INDEX, _INDEX, _INDEX, _OUT)
_declare("quorate_review_unranked_missing", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Missing))
_declare("quorate_review_coverage_line", _HANDLE, _INDEX, c_int32, _INDEX, POINTER(CoverageLine))
_declare("quorate_review_coverage_record", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text), POINTER(Text))
_declare("quorate_review_coverage_value", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text))
_declare("quorate_review_to_json", _HANDLE, _OUT, _OUT)
_declare("quorate_review_to_text", _HANDLE, Text, _OUT, _OUT)
_declare("quorate_review_to_markdown", _HANDLE, Text, _OUT, _OUT)
_declare("quorate_explain_to_json", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, Text, _OUT, _OUT)
_declare("quorate_relations_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), _OUT, _OUT)
_declare("quorate_relations_count", _HANDLE, result=c_size_t)
_declare("quorate_relations_get", _HANDLE, _INDEX, POINTER(Relation))
_declare("quorate_relations_to_json", _HANDLE, _OUT, _OUT)
_declare("quorate_relations_to_text", _HANDLE, Text, _OUT, _OUT)


def text(of: str | bytes) -> Text:
    """A text to hand in; it lives as long as the Text."""
    content = of if isinstance(of, bytes) else of.encode("utf-8")
    return Text(content, len(content))


def texts(handle: int | None) -> dict[str, str]:
    """A borrowed text by language, as a dict in the order of the pack's languages."""
    found = {}
    language, content = Text(), Text()
    for index in range(library.quorate_texts_count(handle)):
        library.quorate_texts_get(handle, index, byref(language), byref(content))
        found[str(language)] = str(content)
    return found


def empty(struct: Any) -> Any:
    """A struct that a getter fills."""
    made = struct()
    made.struct_size = ctypes.sizeof(struct)
    return made


def abi() -> int:
    """The ABI number of the C library."""
    return int(library.quorate_abi())


def engine_version() -> str:
    """The version of the engine, such as "0.1.0"."""
    return str(library.quorate_version())
