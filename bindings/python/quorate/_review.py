"""What a review finds."""

from __future__ import annotations

import json
from ctypes import byref, c_void_p
from dataclasses import dataclass, field
from typing import Any, Iterator

from . import _library as c
from ._errors import ask, string_of
from ._handles import Handle
from ._measures import Clock, Coverage, Ranking, Routing, Scoring, read_clock, read_coverage, read_ranking, read_routing, read_scoring
from ._missing import Missing, name_of, read_missing

GRADES = ("must", "should", "may")
RESULTS = ("met", "not-met", "unknown", "to-be-judged", "not-applicable", "derogated")
_RELATION_GRADES = ("bar", "bar-unless-reasoned", "note")
_STATES = ("candidate", "confirmed", "rejected", "possible", "accepted")

Texts = "dict[str, str]"


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

    def detail(self) -> dict[str, Any]:
        """Everything that explains it: who was counted, what is missing, what it cites."""
        return json.loads(self._detail())  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Question:
    """A question to people; `open` when it waits for an answer."""

    name: str
    collection: str
    id: str
    open: bool
    wording: dict[str, str]
    answer_form: dict[str, str]
    answer: str
    given_by: str
    decides: tuple[str, ...]


@dataclass(frozen=True)
class Relation:
    """Two records that a rule joins."""

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


@dataclass(frozen=True)
class Outcome:
    """An outcome that the body may choose, or (not `decided`) one that cannot be settled yet."""

    name: str
    decided: bool
    otherwise: bool
    title: dict[str, str]
    message: dict[str, str]


@dataclass(frozen=True)
class Subject:
    """A record under review, with what was found about it."""

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


def _relation(from_: Any) -> Relation:
    return Relation(str(from_.relation), name_of(_RELATION_GRADES, from_.grade), name_of(_STATES, from_.state), bool(from_.directed), str(from_.first_collection),
                    str(from_.first_id), str(from_.second_collection), str(from_.second_id), c.texts(from_.title), c.texts(from_.message))


class Review(Handle):
    """A whole review. What is read from it is copied, and outlives it; `detail()` of a finding needs it open."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("review", handle)
        info = c.empty(c.ReviewInfo)
        ask(c.library.quorate_review_info_get, handle, byref(info))
        self._counts = info.subjects, info.rest_findings, info.rest_relations
        self._rankings, self._coverages = info.rankings, info.coverages
        self.pack, self.pack_version, self.engine_version = str(info.pack), str(info.pack_version), str(info.engine_version)
        self.pack_in_force = bool(info.pack_in_force)

    def __len__(self) -> int:
        return int(self._counts[0])

    def _finding(self, subject: int, index: int) -> Finding:
        one = c.empty(c.Finding)
        ask(c.library.quorate_review_finding, self._handle, subject, index, byref(one))
        missing = read_missing(c.library.quorate_review_missing, one.missing, self._handle, subject, index)
        return Finding(str(one.criterion), name_of(GRADES, one.grade), name_of(RESULTS, one.result), str(one.collection), str(one.id), c.texts(one.title),
                       c.texts(one.message), missing, lambda: string_of(c.library.quorate_review_finding_to_json, self._handle, subject, index))

    def _question(self, subject: int, index: int) -> Question:
        one, criterion, decides = c.empty(c.Question), c.Text(), []
        ask(c.library.quorate_review_question, self._handle, subject, index, byref(one))
        for which in range(one.decides):
            ask(c.library.quorate_review_question_decides, self._handle, subject, index, which, byref(criterion))
            decides.append(str(criterion))
        return Question(str(one.name), str(one.collection), str(one.id), bool(one.open), c.texts(one.wording), c.texts(one.answer_form), str(one.answer),
                        str(one.given_by), tuple(decides))

    def _relation(self, subject: int, index: int) -> Relation:
        one = c.empty(c.Relation)
        ask(c.library.quorate_review_relation, self._handle, subject, index, byref(one))
        return _relation(one)

    def _outcome(self, subject: int, index: int) -> Outcome:
        one = c.empty(c.Outcome)
        ask(c.library.quorate_review_outcome, self._handle, subject, index, byref(one))
        return Outcome(str(one.name), bool(one.decided), bool(one.otherwise), c.texts(one.title), c.texts(one.message))

    def subject(self, index: int) -> Subject:
        """A record under review, by its place."""
        if not 0 <= index < self._counts[0]:
            raise IndexError(index)
        one = c.empty(c.Subject)
        ask(c.library.quorate_review_subject, self._handle, index, byref(one))
        return Subject(str(one.collection), str(one.id), c.texts(one.title), tuple(self._finding(index, i) for i in range(one.findings)),
                       tuple(self._question(index, i) for i in range(one.questions)), tuple(self._relation(index, i) for i in range(one.relations)),
                       tuple(self._outcome(index, i) for i in range(one.outcomes)), tuple(read_clock(self._handle, index, i) for i in range(one.clocks)),
                       tuple(read_scoring(self._handle, index, i) for i in range(one.scorings)),
                       tuple(read_routing(self._handle, index, i) for i in range(one.routings)))

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

    def rows(self, language: str) -> list[dict[str, Any]]:
        """The findings as flat dicts in one language: `pandas.DataFrame(review.rows("en"))`."""

        def said(texts: dict[str, str]) -> str:
            return texts.get(language, next(iter(texts.values()), ""))

        return [{"collection": one.collection, "id": one.id, "criterion": one.criterion, "title": said(one.title), "grade": one.grade, "result": one.result,
                 "message": said(one.message), "missing": ", ".join(fact.name for fact in one.missing)} for one in self.findings]

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
        return _relation(one)

    def __iter__(self) -> Iterator[Relation]:
        return (self[index] for index in range(len(self)))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame."""
        return [{"relation": one.relation, "first": one.first_id, "second": one.second_id, "grade": one.grade, "state": one.state,
                 "message": one.message.get(language, next(iter(one.message.values()), ""))} for one in self]

    def to_json(self) -> str:
        """As JSON, by docs/schema/relations-1.schema.json."""
        return string_of(c.library.quorate_relations_to_json, self._handle)

    def to_text(self, language: str) -> str:
        """As text in a language of the pack."""
        return string_of(c.library.quorate_relations_to_text, self._handle, c.text(language))
