"""Rules taken apart for one record, with the value of every part."""

from __future__ import annotations

from ctypes import byref, c_void_p
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Iterator

from . import _library as c
from ._arguments import language as spoken
from ._constants import GRADES, RESULTS, name_of
from ._details import Citation, Tally, read_citations, read_counted
from ._errors import Place, ask, read_place
from ._missing import Missing, read_missing
from ._shown import Shown
from ._texts import said

_STATES = ("value", "holds", "fails", "unknown")


@dataclass(frozen=True, repr=False)
class Part(Shown):
    """One part of a rule and what it came to. `state` is "holds", "fails" or "unknown" of a condition, "value" of anything else. `node` is its
    number in the compiled pack, `wording` how the rule writes it at `place`, `gap` how far the sides of a comparison are apart. A set or list
    has a `tally`. Parts that the result did not need are not evaluated, and not in `parts`."""

    node: int
    operation: str
    wording: str
    place: Place
    state: str
    label: dict[str, str]
    value: dict[str, str]
    gap: dict[str, str]
    missing: tuple[Missing, ...]
    tally: Tally | None
    parts: tuple["Part", ...]

    def walk(self) -> Iterator[tuple[int, "Part"]]:
        """This part and all below it in the order of the rule, each with its depth, 0 for this one."""
        waiting = [(0, self)]
        while waiting:
            depth, one = waiting.pop()
            yield depth, one
            waiting.extend((depth + 1, part) for part in reversed(one.parts))


@dataclass(frozen=True, repr=False)
class Let(Shown):
    """A `let` clause of a rule."""

    name: str
    label: dict[str, str]
    part: Part


@dataclass(frozen=True, repr=False)
class Overriding(Shown):
    """A criterion that applies in place of the one that is explained, and why it does; `applies` is None when it always does."""

    criterion: str
    title: dict[str, str]
    applies: Part | None


@dataclass(frozen=True, repr=False)
class Explanation(Shown):
    """A criterion taken apart for one record. `applies` is its `applies when`, None when it has none; `met` its `met when`, None when it does
    not apply; `place` where it stands in the rule files."""

    criterion: str
    grade: str
    result: str
    in_force: bool
    collection: str
    id: str
    title: dict[str, str]
    message: dict[str, str]
    place: Place
    applies: Part | None
    lets: tuple[Let, ...]
    met: Part | None
    overriding: tuple[Overriding, ...]
    citations: tuple[Citation, ...]
    missing: tuple[Missing, ...]
    _languages: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each part, in the order of the rule, for pandas.DataFrame. `clause` is "applies", "let NAME", "met" or
        "overriding CRITERION". WrongUse when the pack does not speak the language."""
        clauses = [("applies", self.applies), *((f"let {one.name}", one.part) for one in self.lets), ("met", self.met),
                   *((f"overriding {one.criterion}", one.applies) for one in self.overriding)]
        return rows_of_clauses({"criterion": self.criterion, "id": self.id}, clauses, spoken(language, self._languages))


def rows_of_clauses(begin: dict[str, str], clauses: Iterable[tuple[str, Part | None]], language: str) -> list[dict[str, Any]]:
    """One flat dict for each part of each clause that there is."""
    return [{**begin, "clause": clause, "depth": depth, "wording": part.wording, "label": said(part.label, language), "state": part.state,
             "value": said(part.value, language), "missing": ", ".join(one.name for one in part.missing), "file": part.place.file, "line": part.place.line}
            for clause, whole in clauses if whole is not None for depth, part in whole.walk()]


class PartReader:
    """Copies parts of rules that are borrowed."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._languages = languages

    def _tally(self, part: int, one: c.PartInfo, name: str, label: dict[str, str]) -> Tally | None:
        if not one.is_tally:
            return None
        return Tally(name, label, one.at_least, one.at_most, read_counted(c.library.quorate_part_item, one.items, part), self._languages)

    def part(self, handle: int, name: str = "", label: dict[str, str] | None = None) -> Part:
        """A part with all below it; what it is named when a `let` holds it. Rules may be deep, so nothing calls itself here."""
        met: list[tuple[int, c.PartInfo, list[int]]] = []
        waiting: list[int] = [handle]
        for address in waiting:
            one, below = c.empty(c.PartInfo), c_void_p()
            ask(c.library.quorate_part_get, address, byref(one))
            met.append((address, one, []))
            for index in range(one.parts):
                ask(c.library.quorate_part_part, address, index, byref(below))
                met[-1][2].append(len(waiting))
                waiting.append(below.value or 0)
        made: dict[int, Part] = {}
        for index in reversed(range(len(met))):  # parts come after what they are part of
            address, one, parts = met[index]
            tally = self._tally(address, one, "" if index else name, {} if index else label or {})
            made[index] = Part(one.node, str(one.operation), str(one.wording), read_place(one.place), name_of(_STATES, one.state), c.texts(one.label),
                               c.texts(one.value), c.texts(one.gap), read_missing(c.library.quorate_part_missing, one.missing, address), tally,
                               tuple(made.pop(part) for part in parts))
        return made[0]

    def let(self, function: Callable[..., int], *place: Any) -> Let:
        """A `let` clause, by the function that gives it."""
        name, label, part = c.Text(), c_void_p(), c_void_p()
        ask(function, *place, byref(name), byref(label), byref(part))
        return Let(str(name), c.texts(label.value), self.part(part.value or 0, str(name), c.texts(label.value)))


class _Reader(PartReader):
    """Copies explanations that were handed over."""

    def __init__(self, handle: c_void_p, languages: tuple[str, ...]) -> None:
        super().__init__(languages)
        self._handle = handle

    def _overriding(self, explanation: int, index: int) -> Overriding:
        criterion, title, applies = c.Text(), c_void_p(), c_void_p()
        ask(c.library.quorate_explanations_overriding, self._handle, explanation, index, byref(criterion), byref(title), byref(applies))
        return Overriding(str(criterion), c.texts(title.value), self.part(applies.value) if applies.value else None)

    def explanation(self, index: int) -> Explanation:
        """One of them."""
        one, library = c.empty(c.Explanation), c.library
        ask(library.quorate_explanations_get, self._handle, index, byref(one))
        return Explanation(str(one.criterion), name_of(GRADES, one.grade), name_of(RESULTS, one.result), bool(one.in_force), str(one.collection),
                           str(one.id), c.texts(one.title), c.texts(one.message), read_place(one.place), self.part(one.applies) if one.applies else None,
                           tuple(self.let(library.quorate_explanations_let, self._handle, index, which) for which in range(one.lets)),
                           self.part(one.met) if one.met else None, tuple(self._overriding(index, which) for which in range(one.overriding)),
                           read_citations(one.citations), read_missing(library.quorate_explanations_missing, one.missing, self._handle, index),
                           self._languages)


def take_explanations(handle: c_void_p, languages: tuple[str, ...]) -> tuple[Explanation, ...]:
    """Explanations that were handed over, copied and freed."""
    reader = _Reader(handle, languages)
    try:
        return tuple(reader.explanation(index) for index in range(c.library.quorate_explanations_count(handle)))
    finally:
        c.library.quorate_explanations_free(byref(handle))
