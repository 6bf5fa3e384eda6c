"""What is open, what would have to change, and what other rules change."""

from __future__ import annotations

import json
from ctypes import byref, c_int32, c_void_p
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Callable, Iterator

from . import _library as c
from ._errors import ask, found, string_of
from ._handles import Handle
from ._names import GRADES, RESULTS, name_of

_POINTS = ("fact", "answer", "decision")
_CHANGES = ("state", "leave-out", "add", "drop")
_NEAREST = ("", "at-most", "at-least")
_PARTS = ("whole", "start", "end")
_LOSSES = ("items", "value", "answer")
_HOW = ("added", "removed", "rewritten", "dated")
_OUTCOMES = ("closed", "undecided", "open")
_IN_THE_WAY, _OUT_OF_REACH, _CONFLICT = range(3)


@dataclass(frozen=True)
class FindingName:
    """A finding, by name."""

    criterion: str
    grade: str
    title: dict[str, str]
    collection: str
    id: str


@dataclass(frozen=True)
class OutcomeName:
    """An outcome, by name."""

    outcome: str
    title: dict[str, str]
    collection: str
    id: str


@dataclass(frozen=True)
class Value:
    """A value as data writes it and as people read it; a new part is told by `fields`: label and value of each."""

    value: str
    text: dict[str, str]
    fields: tuple[tuple[dict[str, str], "Value"], ...] = ()


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


@dataclass(frozen=True)
class Change:
    """A change of one field that the pack marks as `changeable`."""

    kind: str
    field: str
    label: dict[str, str]
    collection: str
    id: str
    before: Value
    values: tuple[Value, ...]
    instead: tuple[Value, ...]
    nearest: str
    part: str
    cost: Fraction


@dataclass(frozen=True)
class NeededAnswer:
    """An answer, or (`decision`) a decision on a relation, that is still open, and what it would have to be."""

    decision: bool
    name: str
    title: dict[str, str]
    collection: str
    id: str
    second_collection: str
    second_id: str
    value: Value
    asked_of: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Remedy:
    """Changes after which the record comes out as wanted, provided that what is open is answered so. None can be left away."""

    outcome: str
    title: dict[str, str]
    cost: Fraction
    changes: tuple[Change, ...]
    provided: tuple[NeededAnswer, ...]


@dataclass(frozen=True)
class Loss:
    """The smallest loss in one field, or of one answer, after which the record no longer comes out as wanted."""

    kind: str
    name: str
    label: dict[str, str]
    lost: int
    of: int
    whichever: bool
    which: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class ChangedRule:
    """A declaration that is not the same on both sides: "added", "removed", "rewritten", or "dated" (it says the same, and another part of
    it is in force)."""

    kind: str
    name: str
    how: str


@dataclass(frozen=True)
class ChangedFinding:
    """A finding that is not the same on both sides; None where there is none on a side."""

    finding: FindingName
    before: str | None
    after: str | None
    because: tuple[ChangedRule, ...]


@dataclass(frozen=True)
class ChangedOutcome:
    """An outcome that is not the same on both sides: "closed", "undecided" or "open"."""

    outcome: str
    title: dict[str, str]
    before: str
    after: str
    because: tuple[ChangedRule, ...]


@dataclass(frozen=True)
class RecordImpact:
    """A record under review for which something changes."""

    collection: str
    id: str
    title: dict[str, str]
    findings: tuple[ChangedFinding, ...]
    outcomes: tuple[ChangedOutcome, ...]


def _finding(function: Callable[..., int], *place: Any) -> FindingName:
    one = c.empty(c.FindingName)
    ask(function, *place, byref(one))
    return FindingName(str(one.criterion), name_of(GRADES, one.grade), c.texts(one.title), str(one.collection), str(one.id))


def _outcome(function: Callable[..., int], *place: Any) -> OutcomeName:
    one = c.empty(c.OutcomeName)
    ask(function, *place, byref(one))
    return OutcomeName(str(one.outcome), c.texts(one.title), str(one.collection), str(one.id))


def _bodies(function: Callable[..., int], count: int, *place: Any) -> tuple[dict[str, str], ...]:
    body, bodies = c_void_p(), []
    for index in range(count):
        ask(function, *place, index, byref(body))
        bodies.append(c.texts(body.value))
    return tuple(bodies)


def _rules(function: Callable[..., int], count: int, *place: Any) -> tuple[ChangedRule, ...]:
    one, rules = c.empty(c.ChangedRule), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        rules.append(ChangedRule(str(one.kind), str(one.name), name_of(_HOW, one.how)))
    return tuple(rules)


class _Rendered(Handle):
    """What has JSON and text."""

    def __init__(self, kind: str, handle: c_void_p) -> None:
        super().__init__(kind, handle)
        self._kind = kind

    def to_json(self) -> str:
        """As JSON, by the schema in docs/schema."""
        return string_of(getattr(c.library, f"quorate_{self._kind}_to_json"), self._handle)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python's values."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def to_text(self, language: str) -> str:
        """As text in a language of the pack."""
        return string_of(getattr(c.library, f"quorate_{self._kind}_to_text"), self._handle, c.text(language))


def _said(texts: dict[str, str], language: str) -> str:
    return texts.get(language, next(iter(texts.values()), ""))


class OpenPoints(_Rendered):
    """What is open, first what settles most: a sequence of OpenPoint. The last `not_tried` were ranked without trying their values."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("open_points", handle)
        self.not_tried = int(c.library.quorate_open_points_not_tried(handle))

    def __len__(self) -> int:
        return int(c.library.quorate_open_points_count(self._handle))

    def _value(self, point: int, index: int) -> TriedValue:
        one, library, place = c.empty(c.TriedValue), c.library, (self._handle, point, index)
        ask(library.quorate_open_points_value, *place, byref(one))
        return TriedValue(str(one.value), c.texts(one.text), tuple(_finding(library.quorate_open_points_settles, *place, i) for i in range(one.settles)),
                          tuple(_outcome(library.quorate_open_points_opens, *place, i) for i in range(one.opens)),
                          tuple(_outcome(library.quorate_open_points_closes, *place, i) for i in range(one.closes)))

    def _waiting(self, point: int, index: int) -> tuple[FindingName, bool]:
        one, alone = c.empty(c.FindingName), c_int32()
        ask(c.library.quorate_open_points_waiting, self._handle, point, index, byref(one), byref(alone))
        return FindingName(str(one.criterion), name_of(GRADES, one.grade), c.texts(one.title), str(one.collection), str(one.id)), bool(alone.value)

    def __getitem__(self, index: int) -> OpenPoint:
        if not 0 <= index < len(self):
            raise IndexError(index)
        one = c.empty(c.OpenPoint)
        ask(c.library.quorate_open_points_get, self._handle, index, byref(one))
        return OpenPoint(name_of(_POINTS, one.kind), str(one.name), c.texts(one.label), str(one.collection), str(one.id), str(one.second_collection),
                         str(one.second_id), _bodies(c.library.quorate_open_points_asked_of, one.asked_of, self._handle, index),
                         tuple(self._waiting(index, i) for i in range(one.waiting)), tuple(self._value(index, i) for i in range(one.values)),
                         bool(one.all_values), one.findings_at_least, one.findings_at_most, one.outcomes_at_least, one.outcomes_at_most)

    def __iter__(self) -> Iterator[OpenPoint]:
        return (self[index] for index in range(len(self)))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame."""
        return [{"kind": one.kind, "name": one.name, "label": _said(one.label, language), "id": one.id, "second": one.second_id,
                 "asked_of": ", ".join(_said(body, language) for body in one.asked_of), "waiting": len(one.waiting),
                 "findings_at_least": one.findings_at_least, "findings_at_most": one.findings_at_most, "outcomes_at_least": one.outcomes_at_least,
                 "outcomes_at_most": one.outcomes_at_most} for one in self]


class Remedies(_Rendered):
    """What would have to change for a record: a sequence of Remedy. `holds` when it comes out as wanted already, and then `losses` tell how
    firmly; else `in_the_way` are the criteria that keep it from that, `out_of_reach` those that no change reaches, `conflict` those that
    cannot all be reached together. `complete` when the search came to its end within its limits."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("remedies", handle)
        info = c.empty(c.RemediesInfo)
        ask(c.library.quorate_remedies_info_get, handle, byref(info))
        self.holds, self.complete, self.own_condition = bool(info.holds), bool(info.complete), bool(info.own_condition)
        self.collection, self.id, self.title, self.trials = str(info.collection), str(info.id), c.texts(info.title), int(info.trials)
        self._count, self._losses, self._not_searched = int(info.remedies), int(info.losses), int(info.not_searched)
        self.wanted = tuple(_outcome(c.library.quorate_remedies_wanted, handle, index) for index in range(info.wanted))
        self.in_the_way, self.out_of_reach, self.conflict = (
            tuple(_finding(c.library.quorate_remedies_criterion, handle, which, index) for index in range(count))
            for which, count in ((_IN_THE_WAY, info.in_the_way), (_OUT_OF_REACH, info.out_of_reach), (_CONFLICT, info.conflict)))

    def __len__(self) -> int:
        return self._count

    def _value(self, function: Callable[..., int], *place: Any) -> Value:
        one = c.empty(c.WordedValue)
        ask(function, self._handle, *place, byref(one))
        fields = []
        for index in range(one.fields):
            label, field = c_void_p(), c.empty(c.WordedValue)
            ask(c.library.quorate_remedies_change_field, self._handle, *place, index, byref(label), byref(field))
            fields.append((c.texts(label.value), Value(str(field.value), c.texts(field.text))))
        return Value(str(one.value), c.texts(one.text), tuple(fields))

    def _change(self, remedy: int, index: int) -> Change:
        one = c.empty(c.Change)
        ask(c.library.quorate_remedies_change, self._handle, remedy, index, byref(one))
        return Change(name_of(_CHANGES, one.kind), str(one.field), c.texts(one.label), str(one.collection), str(one.id),
                      Value(str(one.before), c.texts(one.before_text)),
                      tuple(self._value(c.library.quorate_remedies_change_value, remedy, index, i) for i in range(one.values)),
                      tuple(self._value(c.library.quorate_remedies_change_instead, remedy, index, i) for i in range(one.instead)),
                      name_of(_NEAREST, one.nearest), name_of(_PARTS, one.part), Fraction(one.cost_numerator, one.cost_denominator))

    def _provided(self, remedy: int, index: int) -> NeededAnswer:
        one = c.empty(c.NeededAnswer)
        ask(c.library.quorate_remedies_provided, self._handle, remedy, index, byref(one))
        return NeededAnswer(bool(one.decision), str(one.name), c.texts(one.title), str(one.collection), str(one.id), str(one.second_collection),
                            str(one.second_id), Value(str(one.value), c.texts(one.text)),
                            _bodies(c.library.quorate_remedies_provided_asked_of, one.asked_of, self._handle, remedy, index))

    def __getitem__(self, index: int) -> Remedy:
        if not 0 <= index < len(self):
            raise IndexError(index)
        one = c.empty(c.Remedy)
        ask(c.library.quorate_remedies_get, self._handle, index, byref(one))
        return Remedy(str(one.outcome), c.texts(one.title), Fraction(one.cost_numerator, one.cost_denominator),
                      tuple(self._change(index, i) for i in range(one.changes)), tuple(self._provided(index, i) for i in range(one.provided)))

    def __iter__(self) -> Iterator[Remedy]:
        return (self[index] for index in range(len(self)))

    def _loss(self, index: int) -> Loss:
        one = c.empty(c.Loss)
        ask(c.library.quorate_remedies_loss, self._handle, index, byref(one))
        which = []
        for number in range(one.which):
            items: list[Value] = []
            item = c.empty(c.WordedValue)
            while found(c.library.quorate_remedies_loss_value, self._handle, index, number, len(items), byref(item)):
                items.append(Value(str(item.value), c.texts(item.text)))
            which.append(tuple(items))
        return Loss(name_of(_LOSSES, one.kind), str(one.name), c.texts(one.label), one.lost, one.of, bool(one.whichever), tuple(which))

    @property
    def losses(self) -> tuple[Loss, ...]:
        """When it holds: the smallest losses that would end it."""
        return tuple(self._loss(index) for index in range(self._losses))

    @property
    def not_searched(self) -> tuple[str, ...]:
        """When it holds: fields where losses were not followed to the end."""
        field, fields = c.Text(), []
        for index in range(self._not_searched):
            ask(c.library.quorate_remedies_not_searched, self._handle, index, byref(field))
            fields.append(str(field))
        return tuple(fields)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each change, for pandas.DataFrame."""
        return [{"remedy": number, "cost": str(remedy.cost), "kind": change.kind, "field": change.field, "label": _said(change.label, language),
                 "before": _said(change.before.text, language), "values": ", ".join(_said(value.text, language) for value in change.values)}
                for number, remedy in enumerate(self, 1) for change in remedy.changes]


class Impact(_Rendered):
    """What comes out otherwise: `records`, and `findings` about records that are not under review. `rules` are the declarations that differ,
    whether or not anything changes by them; true when anything changes."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("impact", handle)
        info = c.empty(c.ImpactInfo)
        ask(c.library.quorate_impact_info_get, handle, byref(info))
        self._anything, self.unchanged = bool(info.anything), int(info.unchanged)
        self._records, self._findings = int(info.records), int(info.rest_findings)
        self.rules = _rules(c.library.quorate_impact_rule, info.rules, handle)
        self.only_before, self.only_after = self._only(0, info.only_before), self._only(1, info.only_after)

    def _only(self, after: int, count: int) -> tuple[tuple[str, str], ...]:
        collection, id, records = c.Text(), c.Text(), []
        for index in range(count):
            ask(c.library.quorate_impact_only, self._handle, after, index, byref(collection), byref(id))
            records.append((str(collection), str(id)))
        return tuple(records)

    def __bool__(self) -> bool:
        return self._anything

    def _finding(self, record: int, index: int) -> ChangedFinding:
        one = c.empty(c.ChangedFinding)
        ask(c.library.quorate_impact_finding, self._handle, record, index, byref(one))
        before, after = (None if result < 0 else name_of(RESULTS, result) for result in (one.before, one.after))
        name = FindingName(str(one.criterion), name_of(GRADES, one.grade), c.texts(one.title), str(one.collection), str(one.id))
        return ChangedFinding(name, before, after, _rules(c.library.quorate_impact_finding_because, one.because, self._handle, record, index))

    def _outcome(self, record: int, index: int) -> ChangedOutcome:
        one = c.empty(c.ChangedOutcome)
        ask(c.library.quorate_impact_outcome, self._handle, record, index, byref(one))
        return ChangedOutcome(str(one.outcome), c.texts(one.title), name_of(_OUTCOMES, one.before), name_of(_OUTCOMES, one.after),
                              _rules(c.library.quorate_impact_outcome_because, one.because, self._handle, record, index))

    @property
    def records(self) -> Iterator[RecordImpact]:
        """The records under review for which something changes, one at a time."""
        one = c.empty(c.RecordImpact)
        for record in range(self._records):
            ask(c.library.quorate_impact_record, self._handle, record, byref(one))
            yield RecordImpact(str(one.collection), str(one.id), c.texts(one.title), tuple(self._finding(record, i) for i in range(one.findings)),
                               tuple(self._outcome(record, i) for i in range(one.outcomes)))

    @property
    def findings(self) -> tuple[ChangedFinding, ...]:
        """Findings that change about records that are not under review."""
        return tuple(self._finding(c.REST, index) for index in range(self._findings))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each finding that changes, for pandas.DataFrame."""
        changed = [finding for record in self.records for finding in record.findings] + list(self.findings)
        return [{"id": one.finding.id, "criterion": one.finding.criterion, "title": _said(one.finding.title, language), "before": one.before, "after": one.after,
                 "because": ", ".join(f"{rule.kind} {rule.name}" for rule in one.because)} for one in changed]
