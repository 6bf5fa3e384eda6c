"""What is open."""

from __future__ import annotations

from ctypes import byref, c_int32, c_void_p
from dataclasses import dataclass
from typing import Any

from . import _library as c
from ._arguments import language as spoken
from ._constants import name_of
from ._errors import ask
from ._named import FindingName, OutcomeName, finding_name, read_finding_name, read_outcome_name
from ._rendered import Rendered
from ._shown import Shown
from ._texts import read_texts, said
from ._views import Members

_POINTS = ("fact", "answer", "decision")


@dataclass(frozen=True, repr=False)
class TriedValue(Shown):
    """What changes when an open point has that value."""

    value: str
    text: dict[str, str]
    settles: tuple[FindingName, ...]
    opens: tuple[OutcomeName, ...]
    closes: tuple[OutcomeName, ...]


@dataclass(frozen=True, repr=False)
class OpenPoint(Shown):
    """A fact that is not stated, a question without an answer, or a relation to decide on. `waiting` are the undecided findings whose
    reasons name it, each with whether they name nothing else."""

    kind: str
    name: str
    label: dict[str, str]
    collection: str
    id: str
    second_collection: str
    second_id: str
    asked_of: tuple[dict[str, str], ...]
    waiting: tuple[tuple[FindingName, bool], ...]
    values: tuple[TriedValue, ...]
    all_values: bool
    findings_at_least: int
    findings_at_most: int
    outcomes_at_least: int
    outcomes_at_most: int


class OpenPoints(Rendered, Members[OpenPoint]):
    """What is open, first what settles most: a sequence of OpenPoint. The last `not_tried` were ranked without trying their values."""

    _made_by, _what = "Pack.open_points", "open points"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("open_points", handle, languages)
        self.not_tried = int(c.library.quorate_open_points_not_tried(handle))

    def __len__(self) -> int:
        return int(c.library.quorate_open_points_count(self._handle))

    def _value(self, point: int, index: int) -> TriedValue:
        one, library, place = c.empty(c.TriedValue), c.library, (self._handle, point, index)
        ask(library.quorate_open_points_value, *place, byref(one))
        return TriedValue(str(one.value), c.texts(one.text), tuple(read_finding_name(library.quorate_open_points_settles, *place, i) for i in range(one.settles)),
                          tuple(read_outcome_name(library.quorate_open_points_opens, *place, i) for i in range(one.opens)),
                          tuple(read_outcome_name(library.quorate_open_points_closes, *place, i) for i in range(one.closes)))

    def _waiting(self, point: int, index: int) -> tuple[FindingName, bool]:
        one, alone = c.empty(c.FindingName), c_int32()
        ask(c.library.quorate_open_points_waiting, self._handle, point, index, byref(one), byref(alone))
        return finding_name(one), bool(alone.value)

    def _told(self) -> str:
        return str(len(self))

    def _member(self, index: int) -> OpenPoint:
        one = c.empty(c.OpenPoint)
        ask(c.library.quorate_open_points_get, self._handle, index, byref(one))
        return OpenPoint(name_of(_POINTS, one.kind), str(one.name), c.texts(one.label), str(one.collection), str(one.id), str(one.second_collection),
                         str(one.second_id), read_texts(c.library.quorate_open_points_asked_of, one.asked_of, self._handle, index),
                         tuple(self._waiting(index, i) for i in range(one.waiting)), tuple(self._value(index, i) for i in range(one.values)),
                         bool(one.all_values), one.findings_at_least, one.findings_at_most, one.outcomes_at_least, one.outcomes_at_most)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame; WrongUse when the pack does not speak the language."""
        language = spoken(language, self._languages)
        return [{"kind": one.kind, "name": one.name, "label": said(one.label, language), "collection": one.collection, "id": one.id,
                 "second_collection": one.second_collection, "second": one.second_id,
                 "asked_of": ", ".join(said(body, language) for body in one.asked_of), "waiting": len(one.waiting),
                 "findings_at_least": one.findings_at_least, "findings_at_most": one.findings_at_most, "outcomes_at_least": one.outcomes_at_least,
                 "outcomes_at_most": one.outcomes_at_most} for one in self]
