"""What is open."""

from __future__ import annotations

from ctypes import byref, c_int32, c_void_p
from dataclasses import dataclass
from typing import Any, Iterator

from . import _library as c
from ._constants import name_of
from ._errors import ask
from ._named import FindingName, OutcomeName, finding_name, read_finding_name, read_outcome_name
from ._rendered import Rendered
from ._texts import read_texts, said

_POINTS = ("fact", "answer", "decision")


@dataclass(frozen=True)
class TriedValue:
    """What changes when an open point has that value."""

    value: str
    text: dict[str, str]
    settles: tuple[FindingName, ...]
    opens: tuple[OutcomeName, ...]
    closes: tuple[OutcomeName, ...]


@dataclass(frozen=True)
class OpenPoint:
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


class OpenPoints(Rendered):
    """What is open, first what settles most: a sequence of OpenPoint. The last `not_tried` were ranked without trying their values."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("open_points", handle)
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

    def __getitem__(self, index: int) -> OpenPoint:
        if not 0 <= index < len(self):
            raise IndexError(index)
        one = c.empty(c.OpenPoint)
        ask(c.library.quorate_open_points_get, self._handle, index, byref(one))
        return OpenPoint(name_of(_POINTS, one.kind), str(one.name), c.texts(one.label), str(one.collection), str(one.id), str(one.second_collection),
                         str(one.second_id), read_texts(c.library.quorate_open_points_asked_of, one.asked_of, self._handle, index),
                         tuple(self._waiting(index, i) for i in range(one.waiting)), tuple(self._value(index, i) for i in range(one.values)),
                         bool(one.all_values), one.findings_at_least, one.findings_at_most, one.outcomes_at_least, one.outcomes_at_most)

    def __iter__(self) -> Iterator[OpenPoint]:
        return (self[index] for index in range(len(self)))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame."""
        return [{"kind": one.kind, "name": one.name, "label": said(one.label, language), "id": one.id, "second": one.second_id,
                 "asked_of": ", ".join(said(body, language) for body in one.asked_of), "waiting": len(one.waiting),
                 "findings_at_least": one.findings_at_least, "findings_at_most": one.findings_at_most, "outcomes_at_least": one.outcomes_at_least,
                 "outcomes_at_most": one.outcomes_at_most} for one in self]
