"""The C library: its functions as ctypes knows them, with their structs. Nothing here is public but `abi` and `engine_version`."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from ctypes import POINTER, byref, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from typing import Any

from ._structs import *  # noqa: F403: every struct is used by its name here and in the other modules

ABI = 0
OK, WRONG_USE, INVALID_INPUT, LIMIT, CANCELLED, OUT_OF_MEMORY, NOT_FOUND, INTERNAL, HOST_FAILED = range(9)
REST = ctypes.c_size_t(-1).value  # QUORATE_REST
DOCUMENT_SUBJECTS, DOCUMENT_USED_PACK, DOCUMENT_OTHER_REGISTER = 1, 2, 4


def _open() -> ctypes.CDLL:
    """The library that QUORATE_LIBRARY names, or the installed one."""
    name = os.environ.get("QUORATE_LIBRARY") or ctypes.util.find_library("quorate_c") or f"libquorate_c.so.{ABI}"
    try:
        loaded = ctypes.CDLL(name)
    except OSError as fault:
        raise ImportError(f"the C library of quorate cannot be loaded ({fault}); install it, or name it in QUORATE_LIBRARY") from fault
    if not hasattr(loaded, "quorate_abi"):
        raise ImportError(f"{name} is not the C library of quorate")
    loaded.quorate_abi.restype = c_uint32
    if loaded.quorate_abi() != ABI:
        raise ImportError(f"{name} has ABI {loaded.quorate_abi()}, and this package is for ABI {ABI}")
    return loaded


library = _open()

_HANDLE, _OUT, _STATUS, _INDEX = c_void_p, POINTER(c_void_p), c_int32, c_size_t


_ERROR = object()  # the place where a call says what went wrong, as its last argument


def _declare(name: str, *arguments: Any, result: Any = _STATUS) -> None:
    """A function of the library. Those that give a status take _ERROR last; where the declaration does not name it, a call may leave it out."""
    function: Any = getattr(library, name, None)
    if function is None:
        raise ImportError(f"the C library of quorate is older than this package: it has no {name}; install the newer one, or name it in QUORATE_LIBRARY")
    if arguments and arguments[-1] is _ERROR:
        function.argtypes, function.restype = [*arguments[:-1], _OUT], result
    elif result is _STATUS and not name.endswith("_free") and name != "quorate_error_status":
        function = ctypes.CFUNCTYPE(result, *arguments, _OUT)((name, library), ((1,),) * len(arguments) + ((1, "error", None),))
        setattr(library, name, function)
    else:
        function.argtypes, function.restype = list(arguments), result


_declare("quorate_version", result=Text)
_declare("quorate_status_name", _STATUS, result=Text)
for _kind in ("string", "error", "pack", "portfolio", "record", "draft", "review", "relations", "open_points", "remedies", "impact", "explanations",
              "pair_explanations"):
    _declare(f"quorate_{_kind}_free", _OUT)
_declare("quorate_string_text", _HANDLE, result=Text)
_declare("quorate_error_status", _HANDLE)
_declare("quorate_error_message", _HANDLE, result=Text)
_declare("quorate_error_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_texts_count", _HANDLE, result=c_size_t)
_declare("quorate_texts_get", _HANDLE, _INDEX, POINTER(Text), POINTER(Text))
_declare("quorate_diagnostics_count", _HANDLE, result=c_size_t)
_declare("quorate_diagnostics_get", _HANDLE, _INDEX, POINTER(Diagnostic))
_declare("quorate_diagnostics_related", _HANDLE, _INDEX, _INDEX, POINTER(Place), POINTER(Text))
for _form in ("text", "json"):
    _declare(f"quorate_diagnostics_to_{_form}", _HANDLE, _OUT, _ERROR)
_declare("quorate_pack_load", POINTER(Document), c_size_t, c_void_p, _OUT, _ERROR)
_declare("quorate_pack_load_path", Text, c_void_p, _OUT, _ERROR)
_declare("quorate_pack_info_get", _HANDLE, POINTER(PackInfo))
_declare("quorate_pack_language", _HANDLE, _INDEX, POINTER(Text))
_declare("quorate_pack_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_pack_schema", _HANDLE, _OUT, _ERROR)
_declare("quorate_pack_run_cases", _HANDLE, _OUT, _ERROR)
_declare("quorate_portfolio_load", _HANDLE, POINTER(Document), c_size_t, _OUT, _ERROR)
_declare("quorate_portfolio_diagnostics", _HANDLE, result=c_void_p)
_declare("quorate_record_new", _HANDLE, _OUT, _ERROR)
_declare("quorate_record_from_json", _HANDLE, Text, _OUT, _ERROR)
for _how in ("set", "add"):
    _declare(f"quorate_record_{_how}_truth", _HANDLE, Text, c_int32)
    _declare(f"quorate_record_{_how}_number", _HANDLE, Text, c_int64, c_int64)
    _declare(f"quorate_record_{_how}_text", _HANDLE, Text, Text)
    _declare(f"quorate_record_{_how}_day", _HANDLE, Text, Text)
    _declare(f"quorate_record_{_how}_period", _HANDLE, Text, Text, Text)
    _declare(f"quorate_record_{_how}_money", _HANDLE, Text, Text, Text)
    _declare(f"quorate_record_{_how}_part", _HANDLE, Text, _HANDLE)
_declare("quorate_record_set_empty", _HANDLE, Text)
_declare("quorate_draft_new", _HANDLE, _OUT, _ERROR)
_declare("quorate_draft_read", _HANDLE, POINTER(Document), _ERROR)
_declare("quorate_draft_put", _HANDLE, Text, _HANDLE, c_int32)
_declare("quorate_draft_remove", _HANDLE, Text, Text)
_declare("quorate_draft_clear", _HANDLE, Text, POINTER(c_size_t))
_declare("quorate_draft_make", _HANDLE, _OUT, _ERROR)
_declare("quorate_review_make", _HANDLE, _HANDLE, POINTER(ReviewOptions), _OUT, _ERROR)
_declare("quorate_review_info_get", _HANDLE, POINTER(ReviewInfo))
_declare("quorate_review_find", _HANDLE, Text, POINTER(c_size_t))
_declare("quorate_review_subject", _HANDLE, _INDEX, POINTER(Subject))
for _name, _struct in (("finding", Finding), ("question", Question), ("relation", Relation), ("outcome", Outcome)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
    _declare(f"quorate_review_{_name}_to_json", _HANDLE, _INDEX, _INDEX, _OUT, _ERROR)
_declare("quorate_review_missing", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Missing))
for _name in ("question_decides", "finding_question", "finding_gathers"):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text))
for _name, _struct in (("answer", AnswerGiven), ("question_disputed", AnswerGiven), ("relation_missing", Missing), ("outcome_ground", Ground)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(_struct))
_declare("quorate_review_finding_also_overridden_by", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text), _OUT)
_declare("quorate_review_derogation", _HANDLE, _INDEX, _INDEX, POINTER(Derogation))
_declare("quorate_review_question_answered_by", _HANDLE, _INDEX, _INDEX, _INDEX, _OUT)
for _name in ("citations", "values", "tallies"):
    _declare(f"quorate_{_name}_count", _HANDLE, result=c_size_t)
for _name, _struct in (("citations", Citation), ("values", ShownValue), ("tallies", Tally)):
    _declare(f"quorate_{_name}_get", _HANDLE, _INDEX, POINTER(_struct))
_declare("quorate_citations_section", _HANDLE, _INDEX, _INDEX, POINTER(Text))
_declare("quorate_tallies_item", _HANDLE, _INDEX, _INDEX, POINTER(Counted))
for _name, _struct in (("omission", Omission), ("group", Group), ("used_pack", UsedPack), ("reading", Reading)):
    _declare(f"quorate_review_{_name}", _HANDLE, _INDEX, POINTER(_struct))
_declare("quorate_review_group_member", _HANDLE, _INDEX, _INDEX, POINTER(Text), POINTER(Text))
_declare("quorate_review_group_weak_link", _HANDLE, _INDEX, _INDEX, POINTER(WeakLink))
_declare("quorate_review_group_same_text", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(Text), POINTER(Text))
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
_declare("quorate_review_to_json", _HANDLE, _OUT, _ERROR)
_declare("quorate_review_to_text", _HANDLE, Text, _OUT, _ERROR)
_declare("quorate_review_to_markdown", _HANDLE, Text, _OUT, _ERROR)
_declare("quorate_explain_to_json", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, Text, _OUT, _ERROR)
_declare("quorate_explain_to_text", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, Text, Text, _OUT, _ERROR)
_declare("quorate_explanations_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, Text, _OUT, _ERROR)
_declare("quorate_explanations_count", _HANDLE, result=c_size_t)
_declare("quorate_explanations_get", _HANDLE, _INDEX, POINTER(Explanation))
for _name in ("let", "overriding"):
    _declare(f"quorate_explanations_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(Text), _OUT, _OUT)
_declare("quorate_explanations_missing", _HANDLE, _INDEX, _INDEX, POINTER(Missing))
_declare("quorate_pair_explanations_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, Text, Text, _OUT, _ERROR)
_declare("quorate_pair_explanations_count", _HANDLE, result=c_size_t)
_declare("quorate_pair_explanations_get", _HANDLE, _INDEX, POINTER(PairExplanation))
_declare("quorate_pair_explanations_let", _HANDLE, _INDEX, _INDEX, POINTER(Text), _OUT, _OUT)
_declare("quorate_pair_explanations_condition", _HANDLE, _INDEX, _INDEX, _OUT)
_declare("quorate_part_get", _HANDLE, POINTER(PartInfo))
_declare("quorate_part_part", _HANDLE, _INDEX, _OUT)
for _name, _struct in (("missing", Missing), ("item", Counted)):
    _declare(f"quorate_part_{_name}", _HANDLE, _INDEX, POINTER(_struct))
_declare("quorate_relations_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), _OUT, _ERROR)
_declare("quorate_relations_count", _HANDLE, result=c_size_t)
_declare("quorate_relations_get", _HANDLE, _INDEX, POINTER(Relation))
_declare("quorate_relations_missing", _HANDLE, _INDEX, _INDEX, POINTER(Missing))
_declare("quorate_relations_to_json", _HANDLE, _OUT, _ERROR)
_declare("quorate_relations_to_text", _HANDLE, Text, _OUT, _ERROR)
_declare("quorate_open_points_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), _OUT, _ERROR)
for _name in ("count", "not_tried"):
    _declare(f"quorate_open_points_{_name}", _HANDLE, result=c_size_t)
_declare("quorate_open_points_get", _HANDLE, _INDEX, POINTER(OpenPoint))
_declare("quorate_open_points_asked_of", _HANDLE, _INDEX, _INDEX, _OUT)
_declare("quorate_open_points_waiting", _HANDLE, _INDEX, _INDEX, POINTER(FindingName), POINTER(c_int32))
_declare("quorate_open_points_value", _HANDLE, _INDEX, _INDEX, POINTER(TriedValue))
for _name, _struct in (("settles", FindingName), ("opens", OutcomeName), ("closes", OutcomeName)):
    _declare(f"quorate_open_points_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(_struct))
_declare("quorate_remedies_find", _HANDLE, _HANDLE, POINTER(ReviewOptions), Text, POINTER(RemedyOptions), _OUT, _ERROR)
_declare("quorate_remedies_info_get", _HANDLE, POINTER(RemediesInfo))
_declare("quorate_remedies_criterion", _HANDLE, c_int32, _INDEX, POINTER(FindingName))
for _name, _struct in (("wanted", OutcomeName), ("get", Remedy), ("loss", Loss), ("not_searched", Text)):
    _declare(f"quorate_remedies_{_name}", _HANDLE, _INDEX, POINTER(_struct))
for _name, _struct in (("change", Change), ("provided", NeededAnswer)):
    _declare(f"quorate_remedies_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
for _name in ("change_value", "change_instead", "loss_value"):
    _declare(f"quorate_remedies_{_name}", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(WordedValue))
_declare("quorate_remedies_change_field", _HANDLE, _INDEX, _INDEX, _INDEX, _INDEX, _OUT, POINTER(WordedValue))
_declare("quorate_remedies_provided_asked_of", _HANDLE, _INDEX, _INDEX, _INDEX, _OUT)
_declare("quorate_impact_find", POINTER(ReviewedSide), POINTER(ReviewedSide), _OUT, _ERROR)
_declare("quorate_impact_info_get", _HANDLE, POINTER(ImpactInfo))
for _name, _struct in (("rule", ChangedRule), ("record", RecordImpact)):
    _declare(f"quorate_impact_{_name}", _HANDLE, _INDEX, POINTER(_struct))
for _name, _struct in (("finding", ChangedFinding), ("outcome", ChangedOutcome)):
    _declare(f"quorate_impact_{_name}", _HANDLE, _INDEX, _INDEX, POINTER(_struct))
    _declare(f"quorate_impact_{_name}_because", _HANDLE, _INDEX, _INDEX, _INDEX, POINTER(ChangedRule))
_declare("quorate_impact_only", _HANDLE, c_int32, _INDEX, POINTER(Text), POINTER(Text))
for _name in ("open_points", "remedies", "impact", "pair_explanations"):
    _declare(f"quorate_{_name}_to_json", _HANDLE, _OUT, _ERROR)
    _declare(f"quorate_{_name}_to_text", _HANDLE, Text, _OUT, _ERROR)


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
