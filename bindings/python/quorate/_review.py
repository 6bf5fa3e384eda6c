"""What a review finds."""

from __future__ import annotations

import bisect
import datetime
import json
from ctypes import byref, c_size_t, c_void_p
from dataclasses import dataclass, field
from typing import Any, Iterator, Sequence

from . import _library as c
from ._arguments import language as spoken
from ._arguments import place_of, text
from ._constants import GRADES, RESULTS, name_of
from ._details import (AnswerGiven, Citation, Ground, Reasons, ShownValue, read_answers, read_citations, read_grounds, read_reasons,
                       read_values)
from ._errors import WrongUse, ask, found, string_of
from ._handles import Handle
from ._measures import Clock, Coverage, Ranking, Routing, Scoring, read_clock, read_coverage, read_ranking, read_routing, read_scoring
from ._missing import Missing, read_missing
from ._programme import Group, Omission, Reading, UsedPack, read_group, read_omission, read_reading, read_used_pack
from ._relations import Relation, read_relation
from ._shown import Shown
from ._texts import read_day, read_names, read_texts, said
from ._views import Members, View


class _Source:
    """Where in a review something stands, for what is read of it later."""

    def __init__(self, review: "Review | None", *place: int) -> None:
        self._review, self.place = review, place

    def __reduce__(self) -> Any:  # into another process goes where it stood, and not the review
        return _Source, (None, *self.place)

    def __deepcopy__(self, memo: Any) -> "_Source":
        return self

    @property
    def review(self) -> "Review":
        """The review; WrongUse when this was pickled."""
        if self._review is None:
            raise WrongUse("this was pickled, and the rest of it stayed with the review")
        return self._review

    def detail(self, of: str) -> dict[str, Any]:
        """Its JSON, as Python's values."""
        return json.loads(string_of(getattr(c.library, f"quorate_review_{of}_to_json"), self.review._handle, *self.place))  # type: ignore[no-any-return]


@dataclass(frozen=True, repr=False)
class Finding(Shown):
    """What a criterion gives for a record."""

    criterion: str
    grade: str
    result: str
    collection: str
    id: str
    title: dict[str, str]
    message: dict[str, str]
    missing: tuple[Missing, ...]
    _source: Any = field(repr=False, compare=False)

    def reasons(self) -> Reasons:
        """What stands behind it: what it cites, who was counted, the answers that it goes by, who set it aside. The review must be open."""
        review: Review = self._source.review
        subject, index = self._source.place
        return read_reasons(review._handle, subject, index, review._languages)

    def detail(self) -> dict[str, Any]:
        """All of it as it stands in the JSON of the review, which must be open."""
        return self._source.detail("finding")  # type: ignore[no-any-return]


@dataclass(frozen=True, repr=False)
class Question(Shown):
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


@dataclass(frozen=True, repr=False)
class Outcome(Shown):
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


@dataclass(frozen=True, repr=False)
class Subject(Shown):
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
    _source: Any = field(repr=False, compare=False)

    def detail(self) -> dict[str, Any]:
        """All of it as it stands in the JSON of the review, which must be open."""
        return self._source.detail("subject")  # type: ignore[no-any-return]


class Review(Handle, Members[Subject]):
    """A whole review: a sequence of the records under review, each a Subject; `as_of` a day, with the `parameters` that were set for it. What is
    read from it is copied, and outlives it; only sequences that are read on, and `reasons()` and `detail()`, need it open."""

    _made_by, _what = "Pack.review", "records under review"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("review", handle)
        self._languages = languages
        info = c.empty(c.ReviewInfo)
        ask(c.library.quorate_review_info_get, handle, byref(info))
        self._counts = info.subjects, info.rest_findings, info.rest_relations
        self._rankings, self._coverages, self._omissions, self._groups = info.rankings, info.coverages, info.omissions, info.groups
        self._used_packs, self._readings = info.used_packs, info.readings
        self._starts: tuple[int, ...] | None = None
        self.pack_title = c.texts(info.pack_title)
        self.pack, self.pack_version, self.engine_version = str(info.pack), str(info.pack_version), str(info.engine_version)
        self.pack_in_force, self.as_of, self.parameters = bool(info.pack_in_force), read_day(info.as_of), read_values(info.parameters)

    def __len__(self) -> int:
        self._handle
        return int(self._counts[0])

    def _told(self) -> str:
        return f"{len(self)} records by {f'{self.pack} {self.pack_version}'.rstrip()}, as of {self.as_of}"

    def _finding(self, subject: int, index: int) -> Finding:
        one = c.empty(c.Finding)
        ask(c.library.quorate_review_finding, self._handle, subject, index, byref(one))
        missing = read_missing(c.library.quorate_review_missing, one.missing, self._handle, subject, index)
        return Finding(str(one.criterion), name_of(GRADES, one.grade), name_of(RESULTS, one.result), str(one.collection), str(one.id), c.texts(one.title),
                       c.texts(one.message), missing, _Source(self, subject, index))

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
        """A record under review, by its place from 0, which is no id: see find(). IndexError when there are not so many."""
        index = place_of(index, len(self))
        one = c.empty(c.Subject)
        ask(c.library.quorate_review_subject, self._handle, index, byref(one))
        return Subject(str(one.collection), str(one.id), c.texts(one.title), tuple(self._finding(index, i) for i in range(one.findings)),
                       tuple(self._question(index, i) for i in range(one.questions)),
                       tuple(read_relation(self._handle, index, i) for i in range(one.relations)),
                       tuple(self._outcome(index, i) for i in range(one.outcomes)), tuple(read_clock(self._handle, index, i) for i in range(one.clocks)),
                       tuple(read_scoring(self._handle, index, i) for i in range(one.scorings)),
                       tuple(read_routing(self._handle, index, i) for i in range(one.routings)), read_values(one.derived), bool(one.has_outcomes), _Source(self, index))

    def _member(self, index: int) -> Subject:
        return self.subject(index)

    def find(self, id: str) -> Subject:
        """The record under review with that id; KeyError when there is none."""
        index = c_size_t()
        if not found(c.library.quorate_review_find, self._handle, text("id", id), byref(index)):
            raise KeyError(id)
        return self.subject(index.value)

    @property
    def subjects(self) -> Sequence[Subject]:
        """The records under review: a sequence, of which each is read when it is asked for."""
        self._handle
        return View("records under review", len(self), self.subject)

    def _first_findings(self) -> tuple[int, ...]:
        """Where in the sequence of all findings those of each record begin, and then those of the others."""
        if self._starts is None:
            one, starts = c.empty(c.Subject), [0]
            for subject in range(len(self)):
                ask(c.library.quorate_review_subject, self._handle, subject, byref(one))
                starts.append(starts[-1] + one.findings)
            self._starts = tuple(starts)
        return self._starts

    def _finding_at(self, index: int) -> Finding:
        starts = self._first_findings()
        subject = bisect.bisect_right(starts, index) - 1
        return self._finding(subject if subject < len(self) else c.REST, index - starts[subject])

    def _each_finding(self) -> Iterator[Finding]:
        starts = self._first_findings()
        for subject in range(len(self)):
            yield from (self._finding(subject, index) for index in range(starts[subject + 1] - starts[subject]))
        yield from (self._finding(c.REST, index) for index in range(self._counts[1]))

    @property
    def findings(self) -> Sequence[Finding]:
        """Every finding: of the records under review, then of the others. A sequence, of which each is read when it is asked for."""
        self._handle
        return View("findings", self._first_findings()[-1] + self._counts[1], self._finding_at, self._each_finding)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Relations between records of which none is under review; the others stand at their subjects."""
        self._handle
        return tuple(read_relation(self._handle, c.REST, index) for index in range(self._counts[2]))

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that wait for an answer."""
        one, made = c.empty(c.Subject), list[Question]()
        for subject in range(len(self)):
            ask(c.library.quorate_review_subject, self._handle, subject, byref(one))
            made.extend(question for question in (self._question(subject, index) for index in range(one.questions)) if question.open)
        return tuple(made)

    @property
    def rankings(self) -> tuple[Ranking, ...]:
        """The rankings of the portfolio, in the order of the pack."""
        self._handle
        return tuple(read_ranking(self._handle, index) for index in range(self._rankings))

    @property
    def coverages(self) -> tuple[Coverage, ...]:
        """The coverages of the portfolio: what its records serve, and what nothing serves."""
        self._handle
        return tuple(read_coverage(self._handle, index) for index in range(self._coverages))

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """What of the data the review does not see, for an error or because it is dated later."""
        self._handle
        return tuple(read_omission(self._handle, index) for index in range(self._omissions))

    @property
    def groups(self) -> tuple[Group, ...]:
        """Groups of records that relations tie together."""
        self._handle
        return tuple(read_group(self._handle, index) for index in range(self._groups))

    @property
    def used_packs(self) -> tuple[UsedPack, ...]:
        """The packs that the pack uses, directly or through others."""
        self._handle
        return tuple(read_used_pack(self._handle, index) for index in range(self._used_packs))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The parameters whose value is one reading of a text among several."""
        self._handle
        return tuple(read_reading(self._handle, index) for index in range(self._readings))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """The findings as flat dicts in one language: `pandas.DataFrame(review.rows("en"))`. WrongUse when the pack does not speak the language."""
        language = spoken(language, self._languages)
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
        return string_of(c.library.quorate_review_to_text, self._handle, text("language", language))

    def to_markdown(self, language: str) -> str:
        """The same as Markdown."""
        return string_of(c.library.quorate_review_to_markdown, self._handle, text("language", language))
