"""The structs and callbacks of quorate.h as ctypes knows them. Nothing here is public."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p


class Text(Structure):
    _fields_ = [("data", c_char_p), ("size", c_size_t)]

    def __str__(self) -> str:
        # The size counts, and not a zero byte inside: so the address is read, and not a C string.
        return ctypes.string_at(c_void_p.from_buffer(self).value or 0, self.size).decode("utf-8", "replace") if self.size else ""


class Day(Structure):
    _fields_ = [("text", ctypes.c_char * 12)]


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


class HostType(Structure):
    _fields_ = [("type", c_int32), ("reserved", c_uint32), ("list", Text)]


class HostValue(Structure):
    _fields_ = [("type", c_int32), ("truth", c_int32), ("numerator", c_int64), ("denominator", c_int64), ("text", Text), ("last", Text), ("texts", c_void_p)]


HOST_ANSWER = ctypes.CFUNCTYPE(c_int32, c_void_p, POINTER(HostValue), c_size_t, POINTER(HostValue), POINTER(Text))


class HostFunction(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("arguments", POINTER(HostType)), ("argument_count", c_size_t),
                ("result", HostType), ("answer", HOST_ANSWER), ("context", c_void_p)]


class ReviewOptions(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("as_of", Text), ("parameters", POINTER(Parameter)), ("parameter_count", c_size_t),
                ("only", POINTER(Text)), ("only_count", c_size_t), ("step_limit", c_uint64), ("cancel", CANCEL), ("cancel_context", c_void_p),
                ("functions", POINTER(HostFunction)), ("function_count", c_size_t), ("total_step_limit", c_uint64), ("threads", c_uint32),
                ("applicable_only", c_int32)]


class ReviewInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("pack_in_force", c_int32), ("pack", Text), ("pack_version", Text), ("engine_version", Text),
                ("pack_title", c_void_p), ("subjects", c_size_t), ("rest_findings", c_size_t), ("rest_relations", c_size_t),
                ("coverages", c_size_t), ("rankings", c_size_t), ("omissions", c_size_t), ("groups", c_size_t), ("used_packs", c_size_t),
                ("readings", c_size_t), ("parameters", c_void_p), ("as_of", Day)]


class Subject(Structure):
    _fields_ = [("struct_size", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("findings", c_size_t), ("questions", c_size_t),
                ("relations", c_size_t), ("outcomes", c_size_t), ("clocks", c_size_t), ("scorings", c_size_t), ("routings", c_size_t),
                ("derived", c_void_p), ("has_outcomes", c_int32), ("reserved", c_uint32)]


class Finding(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("result", c_int32), ("criterion", Text), ("collection", Text), ("id", Text),
                ("title", c_void_p), ("message", c_void_p), ("missing", c_size_t), ("citations", c_void_p), ("tallies", c_void_p), ("values", c_void_p),
                ("answers", c_size_t), ("questions", c_size_t), ("gathers", c_size_t), ("overridden_by", Text), ("overridden_by_title", c_void_p),
                ("also_overridden_by", c_size_t)]


class Missing(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("collection", Text), ("id", Text), ("name", Text), ("label", c_void_p)]


class Question(Structure):
    _fields_ = [("struct_size", c_uint32), ("open", c_int32), ("name", Text), ("collection", Text), ("id", Text), ("wording", c_void_p),
                ("answer_form", c_void_p), ("answer", Text), ("given_by", Text), ("decides", c_size_t), ("answer_text", c_void_p),
                ("given_by_name", c_void_p), ("given_on", Day), ("stands_until", Day), ("reason", Text), ("answered_by", c_size_t), ("disputed", c_size_t),
                ("facts", c_void_p), ("citations", c_void_p)]


class Relation(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("state", c_int32), ("directed", c_int32), ("relation", Text), ("first_collection", Text),
                ("first_id", Text), ("second_collection", Text), ("second_id", Text), ("title", c_void_p), ("message", c_void_p), ("shared", c_void_p),
                ("values", c_void_p), ("citations", c_void_p), ("missing", c_size_t), ("found_by", Text), ("found_by_name", c_void_p), ("found_on", Day),
                ("reason", Text)]


class Outcome(Structure):
    _fields_ = [("struct_size", c_uint32), ("decided", c_int32), ("otherwise", c_int32), ("name", Text), ("title", c_void_p), ("message", c_void_p),
                ("grounds", c_size_t), ("citations", c_void_p), ("until", Day)]


class Clock(Structure):
    _fields_ = [("struct_size", c_uint32), ("state", c_int32), ("name", Text), ("title", c_void_p), ("started", Day), ("deadline", Day),
                ("pauses", c_size_t), ("missing", c_size_t), ("citations", c_void_p)]


class Scoring(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("name", Text), ("title", c_void_p), ("points", c_void_p), ("weighted_points", c_void_p),
                ("parts", c_size_t), ("missing", c_size_t), ("citations", c_void_p)]


class Score(Structure):
    _fields_ = [("struct_size", c_uint32), ("passes", c_int32), ("name", Text), ("label", c_void_p), ("points", c_void_p), ("out_of", c_void_p),
                ("weight", c_void_p), ("at_least", c_void_p)]


class Routing(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("routes", c_size_t),
                ("citations", c_void_p)]


class Route(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("collection", Text), ("id", Text), ("title", c_void_p), ("message", c_void_p),
                ("considerations", c_size_t), ("missing", c_size_t)]


class Consideration(Structure):
    _fields_ = [("struct_size", c_uint32), ("result", c_int32), ("name", Text), ("label", c_void_p), ("shared", c_void_p)]


class Ranking(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("orders", c_size_t), ("rows", c_size_t),
                ("unranked", c_size_t), ("citations", c_void_p)]


class Ranked(Structure):
    _fields_ = [("struct_size", c_uint32), ("rank", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("keys", c_size_t),
                ("last_rank", c_uint32), ("reserved", c_uint32)]


class Unranked(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("missing", c_size_t)]


class Coverage(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("title", c_void_p), ("rows", c_size_t), ("columns", c_size_t),
                ("values", c_size_t), ("cells", c_size_t), ("records", c_int64), ("citations", c_void_p)]


class CoverageLine(Structure):
    _fields_ = [("struct_size", c_uint32), ("level", c_uint32), ("id", Text), ("label", c_void_p), ("count", c_int64)]


class CoverageCell(Structure):
    _fields_ = [("struct_size", c_uint32), ("row", c_uint32), ("column", c_uint32), ("reserved", c_uint32), ("records", c_size_t), ("values", c_size_t)]


class Citation(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("source", Text), ("title", Text), ("quotation", Text), ("language", Text),
                ("url", Text), ("dated", Day), ("sections", c_size_t)]


class ShownValue(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("label", c_void_p), ("value", c_void_p)]


class Tally(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("label", c_void_p), ("at_least", c_int64), ("at_most", c_int64),
                ("items", c_size_t)]


class Counted(Structure):
    _fields_ = [("struct_size", c_uint32), ("how", c_int32), ("id", Text), ("name", c_void_p), ("reason", c_void_p)]


class AnswerGiven(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("question", Text), ("title", c_void_p), ("answer", Text), ("text", c_void_p),
                ("given_by", Text), ("given_by_name", c_void_p), ("reason", Text), ("given_on", Day)]


class Derogation(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("by", Text), ("ground", Text), ("by_name", c_void_p), ("ground_name", c_void_p),
                ("reason", Text), ("on", Day), ("until", Day)]


class Ground(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("criterion", Text), ("relation", Text), ("question", Text), ("text", c_void_p)]


class Omission(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("later", c_int32), ("reserved", c_uint32), ("collection", Text), ("id", Text),
                ("name", Text), ("title", c_void_p), ("place", Place), ("dated", Day)]


class Group(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("members", c_size_t), ("weak_links", c_size_t), ("same_texts", c_size_t)]


class WeakLink(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("first_collection", Text), ("first_id", Text), ("second_collection", Text),
                ("second_id", Text), ("first_side", c_size_t), ("second_side", c_size_t)]


class UsedPack(Structure):
    _fields_ = [("struct_size", c_uint32), ("in_force", c_int32), ("name", Text), ("version", Text), ("title", c_void_p)]


class Reading(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("name", Text), ("label", c_void_p), ("value", c_void_p), ("taken", c_void_p)]


class PartInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("state", c_int32), ("node", c_uint32), ("is_tally", c_int32), ("operation", Text), ("wording", Text),
                ("place", Place), ("label", c_void_p), ("value", c_void_p), ("gap", c_void_p), ("missing", c_size_t), ("parts", c_size_t),
                ("at_least", c_int64), ("at_most", c_int64), ("items", c_size_t)]


class Explanation(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("result", c_int32), ("in_force", c_int32), ("criterion", Text), ("collection", Text),
                ("id", Text), ("title", c_void_p), ("message", c_void_p), ("place", Place), ("applies", c_void_p), ("met", c_void_p), ("lets", c_size_t),
                ("overriding", c_size_t), ("citations", c_void_p), ("missing", c_size_t)]


class PairExplanation(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("found", c_int32), ("directed", c_int32), ("reported", c_int32), ("reserved", c_uint32),
                ("relation", Text), ("first_collection", Text), ("first_id", Text), ("second_collection", Text), ("second_id", Text), ("title", c_void_p),
                ("place", Place), ("yields_to", Text), ("yields_to_title", c_void_p), ("found_by", Text), ("found_on", Day), ("lets", c_size_t),
                ("conditions", c_size_t), ("citations", c_void_p)]


class FindingName(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("criterion", Text), ("title", c_void_p), ("collection", Text), ("id", Text)]


class OutcomeName(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("outcome", Text), ("title", c_void_p), ("collection", Text), ("id", Text)]


class OpenPoint(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("name", Text), ("label", c_void_p), ("collection", Text), ("id", Text),
                ("second_collection", Text), ("second_id", Text), ("asked_of", c_size_t), ("waiting", c_size_t), ("values", c_size_t),
                ("findings_at_least", c_size_t), ("findings_at_most", c_size_t), ("outcomes_at_least", c_size_t), ("outcomes_at_most", c_size_t),
                ("all_values", c_int32), ("reserved", c_uint32)]


class TriedValue(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("value", Text), ("text", c_void_p), ("settles", c_size_t), ("opens", c_size_t),
                ("closes", c_size_t)]


class RemedyOptions(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("outcome", Text), ("criterion", Text), ("most", c_uint64), ("most_trials", c_uint64)]


class RemediesInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("holds", c_int32), ("collection", Text), ("id", Text), ("title", c_void_p), ("complete", c_int32),
                ("own_condition", c_int32), ("wanted", c_size_t), ("in_the_way", c_size_t), ("out_of_reach", c_size_t), ("conflict", c_size_t),
                ("remedies", c_size_t), ("losses", c_size_t), ("not_searched", c_size_t), ("trials", c_uint64)]


class Remedy(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("outcome", Text), ("title", c_void_p), ("cost_numerator", c_int64),
                ("cost_denominator", c_int64), ("changes", c_size_t), ("provided", c_size_t)]


class Change(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("field", Text), ("label", c_void_p), ("collection", Text), ("id", Text), ("before", Text),
                ("before_text", c_void_p), ("nearest", c_int32), ("part", c_int32), ("values", c_size_t), ("instead", c_size_t),
                ("cost_numerator", c_int64), ("cost_denominator", c_int64)]


class WordedValue(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("value", Text), ("text", c_void_p), ("fields", c_size_t)]


class NeededAnswer(Structure):
    _fields_ = [("struct_size", c_uint32), ("decision", c_int32), ("name", Text), ("title", c_void_p), ("collection", Text), ("id", Text),
                ("second_collection", Text), ("second_id", Text), ("value", Text), ("text", c_void_p), ("asked_of", c_size_t)]


class Loss(Structure):
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("name", Text), ("label", c_void_p), ("lost", c_size_t), ("of", c_size_t), ("which", c_size_t),
                ("whichever", c_int32), ("reserved", c_uint32)]


class ReviewedSide(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("pack", c_void_p), ("portfolio", c_void_p), ("options", POINTER(ReviewOptions))]


class ImpactInfo(Structure):
    _fields_ = [("struct_size", c_uint32), ("anything", c_int32), ("rules", c_size_t), ("records", c_size_t), ("unchanged", c_size_t),
                ("only_before", c_size_t), ("only_after", c_size_t), ("rest_findings", c_size_t)]


class ChangedRule(Structure):
    _fields_ = [("struct_size", c_uint32), ("how", c_int32), ("kind", Text), ("name", Text)]


class RecordImpact(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("collection", Text), ("id", Text), ("title", c_void_p), ("findings", c_size_t),
                ("outcomes", c_size_t)]


class ChangedFinding(Structure):
    _fields_ = [("struct_size", c_uint32), ("grade", c_int32), ("before", c_int32), ("after", c_int32), ("criterion", Text), ("title", c_void_p),
                ("collection", Text), ("id", Text), ("because", c_size_t)]


class ChangedOutcome(Structure):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("before", c_int32), ("after", c_int32), ("outcome", Text), ("title", c_void_p),
                ("because", c_size_t)]
