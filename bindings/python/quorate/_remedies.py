"""What would have to change for a record, or how firmly it stands."""

from __future__ import annotations

from ctypes import byref, c_void_p
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Callable

from . import _library as c
from ._arguments import language as spoken
from ._constants import name_of
from ._errors import ask, found
from ._named import read_finding_name, read_outcome_name
from ._rendered import Rendered
from ._shown import Shown
from ._texts import read_names, read_texts, said
from ._views import Members

_CHANGES = ("state", "leave-out", "add", "drop")
_NEAREST = ("", "at-most", "at-least")
_PARTS = ("whole", "start", "end")
_LOSSES = ("items", "value", "answer")
_IN_THE_WAY, _OUT_OF_REACH, _CONFLICT = range(3)


@dataclass(frozen=True, repr=False)
class Value(Shown):
    """A value as data writes it and as people read it; a new part is told by `fields`: label and value of each."""

    value: str
    text: dict[str, str]
    fields: tuple[tuple[dict[str, str], "Value"], ...] = ()

    def told(self, language: str) -> str:
        """It as people read it, in that language where the pack says it so; of a new part its fields: "Signed: 1 June 2019"."""
        spoken(language, ())
        if not self.fields:
            return said(self.text, language) or self.value
        return ", ".join(f"{said(label, language)}: {value.told(language)}" for label, value in self.fields)


@dataclass(frozen=True, repr=False)
class Change(Shown):
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


@dataclass(frozen=True, repr=False)
class NeededAnswer(Shown):
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


@dataclass(frozen=True, repr=False)
class Remedy(Shown):
    """Changes after which the record comes out as wanted, provided that what is open is answered so. None can be left away."""

    outcome: str
    title: dict[str, str]
    cost: Fraction
    changes: tuple[Change, ...]
    provided: tuple[NeededAnswer, ...]


@dataclass(frozen=True, repr=False)
class Loss(Shown):
    """The smallest loss in one field, or of one answer, after which the record no longer comes out as wanted."""

    kind: str
    name: str
    label: dict[str, str]
    lost: int
    of: int
    whichever: bool
    which: tuple[tuple[Value, ...], ...]


class Remedies(Rendered, Members[Remedy]):
    """What would have to change for a record: a sequence of Remedy. `holds` when it comes out as wanted already, and then `losses` tell how
    firmly; else `in_the_way` are the criteria that keep it from that, `out_of_reach` those that no change reaches, `conflict` those that
    cannot all be reached together. `complete` when the search came to its end within its limits."""

    _made_by, _what = "Pack.remedies", "remedies"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("remedies", handle, languages)
        info = c.empty(c.RemediesInfo)
        ask(c.library.quorate_remedies_info_get, handle, byref(info))
        self.holds, self.complete, self.own_condition = bool(info.holds), bool(info.complete), bool(info.own_condition)
        self.collection, self.id, self.title, self.trials = str(info.collection), str(info.id), c.texts(info.title), int(info.trials)
        self._count, self._losses, self._not_searched = int(info.remedies), int(info.losses), int(info.not_searched)
        self.wanted = tuple(read_outcome_name(c.library.quorate_remedies_wanted, handle, index) for index in range(info.wanted))
        self.in_the_way, self.out_of_reach, self.conflict = (
            tuple(read_finding_name(c.library.quorate_remedies_criterion, handle, which, index) for index in range(count))
            for which, count in ((_IN_THE_WAY, info.in_the_way), (_OUT_OF_REACH, info.out_of_reach), (_CONFLICT, info.conflict)))

    def __len__(self) -> int:
        self._handle
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
                            read_texts(c.library.quorate_remedies_provided_asked_of, one.asked_of, self._handle, remedy, index))

    def _told(self) -> str:
        return f"{self.id} comes out as wanted, {self._losses} losses" if self.holds else f"{self._count} for {self.id}"

    def _member(self, index: int) -> Remedy:
        one = c.empty(c.Remedy)
        ask(c.library.quorate_remedies_get, self._handle, index, byref(one))
        return Remedy(str(one.outcome), c.texts(one.title), Fraction(one.cost_numerator, one.cost_denominator),
                      tuple(self._change(index, i) for i in range(one.changes)), tuple(self._provided(index, i) for i in range(one.provided)))

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
        self._handle
        return tuple(self._loss(index) for index in range(self._losses))

    @property
    def not_searched(self) -> tuple[str, ...]:
        """When it holds: fields where losses were not followed to the end."""
        self._handle
        return read_names(c.library.quorate_remedies_not_searched, self._not_searched, self._handle)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each change of each remedy, and for each answer or decision that it needs, for pandas.DataFrame. `kind` is that of
        the change ("state", "leave-out", "add", "drop"), or "answer" or "decision"; a new part stands in `values` by its fields. WrongUse when the
        pack does not speak the language."""
        language = spoken(language, self._languages)
        rows = []
        for number, remedy in enumerate(self, 1):
            for change in remedy.changes:
                rows.append({"remedy": number, "cost": str(remedy.cost), "kind": change.kind, "collection": change.collection, "id": change.id,
                             "field": change.field, "label": said(change.label, language), "before": change.before.told(language),
                             "values": "; ".join(value.told(language) for value in change.values),
                             "instead": "; ".join(value.told(language) for value in change.instead), "nearest": change.nearest, "part": change.part,
                             "second": "", "asked_of": ""})
            for one in remedy.provided:
                rows.append({"remedy": number, "cost": str(remedy.cost), "kind": "decision" if one.decision else "answer", "collection": one.collection,
                             "id": one.id, "field": one.name, "label": said(one.title, language), "before": "", "values": one.value.told(language),
                             "instead": "", "nearest": "", "part": "", "second": one.second_id,
                             "asked_of": ", ".join(said(body, language) for body in one.asked_of)})
        return rows

    def loss_rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each smallest loss, for pandas.DataFrame: when it holds. `which` are the losses of that size that do it."""
        language = spoken(language, self._languages)
        return [{"kind": one.kind, "name": one.name, "label": said(one.label, language), "lost": one.lost, "of": one.of, "whichever": one.whichever,
                 "which": "; ".join(", ".join(value.told(language) for value in together) for together in one.which)} for one in self.losses]
