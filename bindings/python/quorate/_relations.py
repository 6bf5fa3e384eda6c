"""Relations between records."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass
from typing import Any, Iterator

from . import _library as c
from ._constants import name_of
from ._details import Citation, ShownValue, read_citations, read_values
from ._errors import ask, string_of
from ._handles import Handle
from ._missing import Missing, read_missing
from ._texts import read_day, said

_GRADES = ("bar", "bar-unless-reasoned", "note")
_STATES = ("candidate", "confirmed", "rejected", "possible", "accepted")


@dataclass(frozen=True)
class Relation:
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
    return Relation(str(one.relation), name_of(_GRADES, one.grade), name_of(_STATES, one.state), bool(one.directed), str(one.first_collection),
                    str(one.first_id), str(one.second_collection), str(one.second_id), c.texts(one.title), c.texts(one.message), read_values(one.shared),
                    read_values(one.values), missing, read_citations(one.citations), str(one.found_by), c.texts(one.found_by_name), read_day(one.found_on),
                    str(one.reason))


def read_relation(review: c_void_p, subject: int, index: int) -> Relation:
    """A relation of a record under review."""
    one = c.empty(c.Relation)
    ask(c.library.quorate_review_relation, review, subject, index, byref(one))
    return _relation(one, read_missing(c.library.quorate_review_relation_missing, one.missing, review, subject, index))


class Relations(Handle):
    """Relations between records: a sequence of Relation."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("relations", handle)

    def __len__(self) -> int:
        return int(c.library.quorate_relations_count(self._handle))

    def __getitem__(self, index: int) -> Relation:
        if not 0 <= index < len(self):
            raise IndexError(index)
        one = c.empty(c.Relation)
        ask(c.library.quorate_relations_get, self._handle, index, byref(one))
        return _relation(one, read_missing(c.library.quorate_relations_missing, one.missing, self._handle, index))

    def __iter__(self) -> Iterator[Relation]:
        return (self[index] for index in range(len(self)))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame."""
        return [{"relation": one.relation, "first": one.first_id, "second": one.second_id, "grade": one.grade, "state": one.state,
                 "message": said(one.message, language),
                 "shared": "; ".join(f"{said(fact.label, language)}: {said(fact.value, language)}" for fact in one.shared),
                 "missing": ", ".join(fact.name for fact in one.missing)} for one in self]

    def to_json(self) -> str:
        """As JSON, by docs/schema/relations-1.schema.json."""
        return string_of(c.library.quorate_relations_to_json, self._handle)

    def to_text(self, language: str) -> str:
        """As text in a language of the pack."""
        return string_of(c.library.quorate_relations_to_text, self._handle, c.text(language))
