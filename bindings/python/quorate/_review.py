"""What a review finds."""

from __future__ import annotations

import datetime
import json
from ctypes import byref, c_size_t, c_void_p
from dataclasses import dataclass, field
from typing import Any, Iterator

from . import _library as c
from ._constants import GRADES, RESULTS, name_of
from ._details import (AnswerGiven, Citation, Ground, Reasons, ShownValue, read_answers, read_citations, read_grounds, read_reasons,
                       read_values)
from ._errors import ask, found, string_of
from ._handles import Handle
from ._measures import Clock, Coverage, Ranking, Routing, Scoring, read_clock, read_coverage, read_ranking, read_routing, read_scoring
from ._missing import Missing, read_missing
from ._programme import Group, Omission, Reading, UsedPack, read_group, read_omission, read_reading, read_used_pack
from ._relations import Relation, read_relation
from ._texts import read_day, read_names, read_texts, said


@dataclass(frozen=True)
class Finding:
    """What a criterion gives for a record."""

    criterion: str
    grade: str
    result: str
    collection: str
    id: str
    title: dict[str, str]
    message: dict[str, str]
    missing: tuple[Missing, ...]
    _detail: Any = field(repr=False, compare=False)
    _reasons: Any = field(repr=False, compare=False)

    def reasons(self) -> Reasons:
        """What stands behind it: what it cites, who was counted, the answers that it goes by, who set it aside."""
        return self._reasons()  # type: ignore[no-any-return]

    def detail(self) -> dict[str, Any]:
        """All of it as it stands in the JSON of the review."""
        return json.loads(self._detail())  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Question:
    """A question to people; `open` when it waits for an answer. `answered_by` are those who may answer, `disputed` the latest answers when they
    differ, `facts` what the pack shows to those who answer, `stands_until` the last day on which the answer stands."""

    name: str
    collection: str
    id: str
    open: bool
    wording: dict[str, str]
    answer_form: dict[str, str]
    answer: str
    given_by: str
    decides: tuple[str, ...]
    answer_text: dict[str, str]
    given_by_name: dict[str, str]
    given_on: datetime.date | None
    stands_until: datetime.date | None
    reason: str
    answered_by: tuple[dict[str, str], ...]
    disputed: tuple[AnswerGiven, ...]
    facts: tuple[ShownValue, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Outcome:
    """An outcome that the body may choose, or (not `decided`) one that cannot be settled yet. `grounds` are what it rests on, `until` the last day
    it stands."""

    name: str
    decided: bool
    otherwise: bool
    title: dict[str, str]
    message: dict[str, str]
    grounds: tuple[Ground, ...]
    citations: tuple[Citation, ...]
    until: datetime.date | None


@dataclass(frozen=True)
class Subject:
    """A record under review, with what was found about it. `derived` are fields that the pack derives for it; `has_outcomes` when the pack gives
    outcomes for its collection."""

    collection: str
    id: str
    title: dict[str, str]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    relations: tuple[Relation, ...]
    outcomes: tuple[Outcome, ...]
    clocks: tuple[Clock, ...]
    scorings: tuple[Scoring, ...]
    routings: tuple[Routing, ...]
    derived: tuple[ShownValue, ...]
    has_outcomes: bool


class Review(Handle):
    """A whole review, `as_of` a day, with the `parameters` that were set for it. What is read from it is copied, and outlives it; `reasons()` and
    `detail()` of a finding need it open."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("review", handle)
        info = c.empty(c.ReviewInfo)
        ask(c.library.quorate_review_info_get, handle, byref(info))
        self._counts = info.subjects, info.rest_findings, info.rest_relations
        self._rankings, self._coverages, self._omissions, self._groups = info.rankings, info.coverages, info.omissions, info.groups
        self._used_packs, self._readings = info.used_packs, info.readings
        self.pack, self.pack_version, self.engine_version = str(info.pack), str(info.pack_version), str(info.engine_version)
        self.pack_in_force, self.as_of, self.parameters = bool(info.pack_in_force), read_day(info.as_of), read_values(info.parameters)

    def __len__(self) -> int:
        return int(self._counts[0])

    def _finding(self, subject: int, index: int) -> Finding:
        one = c.empty(c.Finding)
        ask(c.library.quorate_review_finding, self._handle, subject, index, byref(one))
        missing = read_missing(c.library.quorate_review_missing, one.missing, self._handle, subject, index)
        return Finding(str(one.criterion), name_of(GRADES, one.grade), name_of(RESULTS, one.result), str(one.collection), str(one.id), c.texts(one.title),
                       c.texts(one.message), missing, lambda: string_of(c.library.quorate_review_finding_to_json, self._handle, subject, index),
                       lambda: self._reasons(subject, index))

    def _reasons(self, subject: int, index: int) -> Reasons:
        return read_reasons(self._handle, subject, index)

    def _question(self, subject: int, index: int) -> Question:
        one, library, place = c.empty(c.Question), c.library, (self._handle, subject, index)
        ask(library.quorate_review_question, *place, byref(one))
        return Question(str(one.name), str(one.collection), str(one.id), bool(one.open), c.texts(one.wording), c.texts(one.answer_form), str(one.answer),
                        str(one.given_by), read_names(library.quorate_review_question_decides, one.decides, *place), c.texts(one.answer_text),
                        c.texts(one.given_by_name), read_day(one.given_on), read_day(one.stands_until), str(one.reason),
                        read_texts(library.quorate_review_question_answered_by, one.answered_by, *place),
                        read_answers(library.quorate_review_question_disputed, one.disputed, *place), read_values(one.facts), read_citations(one.citations))

    def _outcome(self, subject: int, index: int) -> Outcome:
        one = c.empty(c.Outcome)
        ask(c.library.quorate_review_outcome, self._handle, subject, index, byref(one))
        return Outcome(str(one.name), bool(one.decided), bool(one.otherwise), c.texts(one.title), c.texts(one.message),
                       read_grounds(one.grounds, self._handle, subject, index), read_citations(one.citations), read_day(one.until))

    def subject(self, index: int) -> Subject:
        """A record under review, by its place."""
        if not 0 <= index < self._counts[0]:
            raise IndexError(index)
        one = c.empty(c.Subject)
        ask(c.library.quorate_review_subject, self._handle, index, byref(one))
        return Subject(str(one.collection), str(one.id), c.texts(one.title), tuple(self._finding(index, i) for i in range(one.findings)),
                       tuple(self._question(index, i) for i in range(one.questions)),
                       tuple(read_relation(self._handle, index, i) for i in range(one.relations)),
                       tuple(self._outcome(index, i) for i in range(one.outcomes)), tuple(read_clock(self._handle, index, i) for i in range(one.clocks)),
                       tuple(read_scoring(self._handle, index, i) for i in range(one.scorings)),
                       tuple(read_routing(self._handle, index, i) for i in range(one.routings)), read_values(one.derived), bool(one.has_outcomes))

    def find(self, id: str) -> Subject:
        """The record under review with that id; KeyError when there is none."""
        index = c_size_t()
        if not found(c.library.quorate_review_find, self._handle, c.text(id), byref(index)):
            raise KeyError(id)
        return self.subject(index.value)

    @property
    def subjects(self) -> Iterator[Subject]:
        """The records under review, one at a time."""
        return (self.subject(index) for index in range(self._counts[0]))

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding: of the records under review, then of the others."""
        one = c.empty(c.Subject)
        for subject in range(self._counts[0]):
            ask(c.library.quorate_review_subject, self._handle, subject, byref(one))
            yield from (self._finding(subject, index) for index in range(one.findings))
        yield from (self._finding(c.REST, index) for index in range(self._counts[1]))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Relations between records of which none is under review; the others stand at their subjects."""
        return tuple(read_relation(self._handle, c.REST, index) for index in range(self._counts[2]))

    @property
    def open_questions(self) -> Iterator[Question]:
        """The questions that wait for an answer."""
        return (question for subject in self.subjects for question in subject.questions if question.open)

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """The rankings of the portfolio, in the order of the pack."""
        return tuple(read_ranking(self._handle, index) for index in range(self._rankings))

    @property
    def coverages(self) -> tuple[Coverage, ...]:
        """The coverages of the portfolio: what its records serve, and what nothing serves."""
        return tuple(read_coverage(self._handle, index) for index in range(self._coverages))

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """What of the data the review does not see, for an error or because it is dated later."""
        return tuple(read_omission(self._handle, index) for index in range(self._omissions))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Groups of records that relations tie together."""
        return tuple(read_group(self._handle, index) for index in range(self._groups))

    @property
    def used_packs(self) -> tuple[UsedPack, ...]:
        """The packs that the pack uses, directly or through others."""
        return tuple(read_used_pack(self._handle, index) for index in range(self._used_packs))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The parameters whose value is one reading of a text among several."""
        return tuple(read_reading(self._handle, index) for index in range(self._readings))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """The findings as flat dicts in one language: `pandas.DataFrame(review.rows("en"))`."""
        return [{"collection": one.collection, "id": one.id, "criterion": one.criterion, "title": said(one.title, language), "grade": one.grade,
                 "result": one.result, "message": said(one.message, language), "missing": ", ".join(fact.name for fact in one.missing)}
                for one in self.findings]

    def to_json(self) -> str:
        """The whole review as JSON, by docs/schema/review-1.schema.json."""
        return string_of(c.library.quorate_review_to_json, self._handle)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python's values."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def to_text(self, language: str) -> str:
        """The whole review as text in a language of the pack."""
        return string_of(c.library.quorate_review_to_text, self._handle, c.text(language))

    def to_markdown(self, language: str) -> str:
        """The same as Markdown."""
        return string_of(c.library.quorate_review_to_markdown, self._handle, c.text(language))
