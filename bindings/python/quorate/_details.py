"""What stands behind findings, questions, relations and outcomes: citations, named values, who was counted, answers, grounds."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass, field
from typing import Any, Callable

from . import _library as c
from ._arguments import language as spoken
from ._constants import name_of
from ._errors import ask, found
from ._shown import Shown
from ._texts import read_day, read_names, said

_COUNTED = ("counted", "left-out", "undecided", "repeated")


@dataclass(frozen=True, repr=False)
class Citation(Shown):
    """Where a rule comes from: a source of the pack, by `source` its name there. `quotation` is letter for letter."""

    source: str
    title: str
    sections: tuple[str, ...]
    quotation: str
    language: str
    url: str
    dated: datetime.date | None


@dataclass(frozen=True, repr=False)
class ShownValue(Shown):
    """A named value for people."""

    name: str
    label: dict[str, str]
    value: dict[str, str]


@dataclass(frozen=True, repr=False)
class Counted(Shown):
    """A member that a set or list "counted", that was "left-out", is "undecided", or "repeated" one that counts already. `reason` is why it
    was left out or is undecided."""

    how: str
    id: str
    name: dict[str, str]
    reason: dict[str, str]


@dataclass(frozen=True, repr=False)
class Tally(Shown):
    """A set or list that a rule formed: `at_least` count for certain, `at_most` with those undecided. `name` is the `let` that holds it."""

    name: str
    label: dict[str, str]
    at_least: int
    at_most: int
    items: tuple[Counted, ...]
    _languages: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def _those(self, how: str) -> tuple[Counted, ...]:
        return tuple(one for one in self.items if one.how == how)

    @property
    def counted(self) -> tuple[Counted, ...]:
        """Those that count."""
        return self._those("counted")

    @property
    def left_out(self) -> tuple[Counted, ...]:
        """Those that do not count, each with its reason."""
        return self._those("left-out")

    @property
    def undecided(self) -> tuple[Counted, ...]:
        """Those that may count, each with its reason."""
        return self._those("undecided")

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each member, for pandas.DataFrame; WrongUse when the pack does not speak the language."""
        language = spoken(language, self._languages)
        return [{"tally": self.name, "label": said(self.label, language), "how": one.how, "id": one.id, "name": said(one.name, language),
                 "reason": said(one.reason, language)} for one in self.items]


@dataclass(frozen=True, repr=False)
class AnswerGiven(Shown):
    """An answer to a question of the pack, by `given_by`. `title` is that of the question, and empty among answers that differ."""

    question: str
    title: dict[str, str]
    answer: str
    text: dict[str, str]
    given_by: str
    given_by_name: dict[str, str]
    reason: str
    given_on: datetime.date | None


@dataclass(frozen=True, repr=False)
class Derogation(Shown):
    """Who set a rule aside for one record, and why. `until` is the last day it stands."""

    by: str
    by_name: dict[str, str]
    ground: str
    ground_name: dict[str, str]
    reason: str
    on: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, repr=False)
class Ground(Shown):
    """What an outcome rests on: a criterion, a relation, a question, or a sentence alone."""

    criterion: str
    relation: str
    question: str
    text: dict[str, str]


@dataclass(frozen=True, repr=False)
class Reasons(Shown):
    """What stands behind a finding. `tallies` are the sets and lists that its rule formed, `values` its other named values, `answers` those
    that it goes by, `questions` those that it waits for, `gathers` the criteria that are shown with it. `derogation` is there when the rule
    was set aside; `overridden_by` is the criterion that applies in its place, or empty, and `also_overridden_by` are the others where several
    do."""

    citations: tuple[Citation, ...]
    tallies: tuple[Tally, ...]
    values: tuple[ShownValue, ...]
    answers: tuple[AnswerGiven, ...]
    questions: tuple[str, ...]
    gathers: tuple[str, ...]
    derogation: Derogation | None
    overridden_by: str
    overridden_by_title: dict[str, str]
    also_overridden_by: tuple[str, ...] = ()


def read_citations(handle: int | None) -> tuple[Citation, ...]:
    """Borrowed citations, copied."""
    one, citations = c.empty(c.Citation), []
    for index in range(c.library.quorate_citations_count(handle)):
        ask(c.library.quorate_citations_get, handle, index, byref(one))
        citations.append(Citation(str(one.source), str(one.title), read_names(c.library.quorate_citations_section, one.sections, handle, index),
                                  str(one.quotation), str(one.language), str(one.url), read_day(one.dated)))
    return tuple(citations)


def read_values(handle: int | None) -> tuple[ShownValue, ...]:
    """Borrowed named values, copied."""
    one, values = c.empty(c.ShownValue), []
    for index in range(c.library.quorate_values_count(handle)):
        ask(c.library.quorate_values_get, handle, index, byref(one))
        values.append(ShownValue(str(one.name), c.texts(one.label), c.texts(one.value)))
    return tuple(values)


def read_counted(function: Callable[..., int], count: int, *place: Any) -> tuple[Counted, ...]:
    """The members of a set or list."""
    one, items = c.empty(c.Counted), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        items.append(Counted(name_of(_COUNTED, one.how), str(one.id), c.texts(one.name), c.texts(one.reason)))
    return tuple(items)


def _tallies(handle: int | None, languages: tuple[str, ...]) -> tuple[Tally, ...]:
    one, tallies = c.empty(c.Tally), []
    for index in range(c.library.quorate_tallies_count(handle)):
        ask(c.library.quorate_tallies_get, handle, index, byref(one))
        tallies.append(Tally(str(one.name), c.texts(one.label), one.at_least, one.at_most,
                             read_counted(c.library.quorate_tallies_item, one.items, handle, index), languages))
    return tuple(tallies)


def read_answers(function: Callable[..., int], count: int, *place: Any) -> tuple[AnswerGiven, ...]:
    """Answers that were given."""
    one, answers = c.empty(c.AnswerGiven), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        answers.append(AnswerGiven(str(one.question), c.texts(one.title), str(one.answer), c.texts(one.text), str(one.given_by),
                                   c.texts(one.given_by_name), str(one.reason), read_day(one.given_on)))
    return tuple(answers)


def read_grounds(count: int, *place: Any) -> tuple[Ground, ...]:
    """What an outcome rests on."""
    one, grounds = c.empty(c.Ground), []
    for index in range(count):
        ask(c.library.quorate_review_outcome_ground, *place, index, byref(one))
        grounds.append(Ground(str(one.criterion), str(one.relation), str(one.question), c.texts(one.text)))
    return tuple(grounds)


def _derogation(*place: Any) -> Derogation | None:
    one = c.empty(c.Derogation)
    if not found(c.library.quorate_review_derogation, *place, byref(one)):
        return None
    return Derogation(str(one.by), c.texts(one.by_name), str(one.ground), c.texts(one.ground_name), str(one.reason), read_day(one.on), read_day(one.until))


def _also_overridden_by(count: int, *place: Any) -> tuple[str, ...]:
    one, names = c.Text(), []
    for index in range(count):
        ask(c.library.quorate_review_finding_also_overridden_by, *place, index, byref(one), None)
        names.append(str(one))
    return tuple(names)


def read_reasons(review: c_void_p, subject: int, index: int, languages: tuple[str, ...]) -> Reasons:
    """What stands behind a finding."""
    one, library, place = c.empty(c.Finding), c.library, (review, subject, index)
    ask(library.quorate_review_finding, *place, byref(one))
    return Reasons(read_citations(one.citations), _tallies(one.tallies, languages), read_values(one.values),
                   read_answers(library.quorate_review_answer, one.answers, *place),
                   read_names(library.quorate_review_finding_question, one.questions, *place),
                   read_names(library.quorate_review_finding_gathers, one.gathers, *place), _derogation(*place),
                   str(one.overridden_by), c.texts(one.overridden_by_title), _also_overridden_by(one.also_overridden_by, *place))
