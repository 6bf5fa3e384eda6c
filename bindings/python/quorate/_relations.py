"""Relations between records."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass
from typing import Any

from . import _library as c
from ._arguments import language as spoken
from ._constants import name_of
from ._details import Citation, ShownValue, read_citations, read_values
from ._errors import ask
from ._missing import Missing, read_missing
from ._rendered import Rendered
from ._shown import Shown
from ._texts import read_day, said
from ._views import Members

RELATION_GRADES = ("bar", "bar-unless-reasoned", "note")
RELATION_STATES = ("candidate", "confirmed", "rejected", "possible", "accepted")


@dataclass(frozen=True, repr=False)
class Relation(Shown):
    """Two records that a rule joins. `shared` are the facts that make it, `values` named values of the rule; `missing` is why it is only
    possible. `found_by` confirmed, rejected or accepted it, and is the id of an entry, or empty."""

    relation: str
    grade: str
    state: str
    directed: bool
    first_collection: str
    first_id: str
    second_collection: str
    second_id: str
    title: dict[str, str]
    message: dict[str, str]
    shared: tuple[ShownValue, ...]
    values: tuple[ShownValue, ...]
    missing: tuple[Missing, ...]
    citations: tuple[Citation, ...]
    found_by: str
    found_by_name: dict[str, str]
    found_on: datetime.date | None
    reason: str


def _relation(one: c.Relation, missing: tuple[Missing, ...]) -> Relation:
    return Relation(str(one.relation), name_of(RELATION_GRADES, one.grade), name_of(RELATION_STATES, one.state), bool(one.directed), str(one.first_collection),
                    str(one.first_id), str(one.second_collection), str(one.second_id), c.texts(one.title), c.texts(one.message), read_values(one.shared),
                    read_values(one.values), missing, read_citations(one.citations), str(one.found_by), c.texts(one.found_by_name), read_day(one.found_on),
                    str(one.reason))


def read_relation(review: c_void_p, subject: int, index: int) -> Relation:
    """A relation of a record under review."""
    one = c.empty(c.Relation)
    ask(c.library.quorate_review_relation, review, subject, index, byref(one))
    return _relation(one, read_missing(c.library.quorate_review_relation_missing, one.missing, review, subject, index))


class Relations(Rendered, Members[Relation]):
    """Relations between records: a sequence of Relation."""

    _made_by, _what = "Pack.relations", "relations"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("relations", handle, languages)

    def __len__(self) -> int:
        return int(c.library.quorate_relations_count(self._handle))

    def _told(self) -> str:
        return str(len(self))

    def _member(self, index: int) -> Relation:
        one = c.empty(c.Relation)
        ask(c.library.quorate_relations_get, self._handle, index, byref(one))
        return _relation(one, read_missing(c.library.quorate_relations_missing, one.missing, self._handle, index))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame; WrongUse when the pack does not speak the language."""
        language = spoken(language, self._languages)
        return [{"relation": one.relation, "first_collection": one.first_collection, "first": one.first_id,
                 "second_collection": one.second_collection, "second": one.second_id, "grade": one.grade, "state": one.state, "message": said(one.message, language),
                 "shared": "; ".join(f"{said(fact.label, language)}: {said(fact.value, language)}" for fact in one.shared),
                 "missing": ", ".join(fact.name for fact in one.missing)} for one in self]
