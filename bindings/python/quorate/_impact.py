"""What other rules, other data or another day change."""

from __future__ import annotations

from ctypes import byref, c_void_p
from dataclasses import dataclass
from typing import Any, Callable, Sequence

from . import _library as c
from ._arguments import language as spoken
from ._constants import RESULTS, name_of
from ._errors import ask
from ._named import FindingName, finding_name
from ._rendered import Rendered
from ._shown import Shown
from ._texts import read_records, said
from ._views import View

_HOW = ("added", "removed", "rewritten", "dated")
_OUTCOMES = ("closed", "undecided", "open")


@dataclass(frozen=True, repr=False)
class ChangedRule(Shown):
    """A declaration that is not the same on both sides: "added", "removed", "rewritten", or "dated" (it says the same, and another part of
    it is in force)."""

    kind: str
    name: str
    how: str


@dataclass(frozen=True, repr=False)
class ChangedFinding(Shown):
    """A finding that is not the same on both sides; None where there is none on a side."""

    finding: FindingName
    before: str | None
    after: str | None
    because: tuple[ChangedRule, ...]


@dataclass(frozen=True, repr=False)
class ChangedOutcome(Shown):
    """An outcome that is not the same on both sides: "closed", "undecided" or "open"."""

    outcome: str
    title: dict[str, str]
    before: str
    after: str
    because: tuple[ChangedRule, ...]


@dataclass(frozen=True, repr=False)
class RecordImpact(Shown):
    """A record under review for which something changes."""

    collection: str
    id: str
    title: dict[str, str]
    findings: tuple[ChangedFinding, ...]
    outcomes: tuple[ChangedOutcome, ...]


def _rules(function: Callable[..., int], count: int, *place: Any) -> tuple[ChangedRule, ...]:
    one, rules = c.empty(c.ChangedRule), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        rules.append(ChangedRule(str(one.kind), str(one.name), name_of(_HOW, one.how)))
    return tuple(rules)


class Impact(Rendered):
    """What comes out otherwise: `records`, and `findings` about records that are not under review. `rules` are the declarations that differ,
    whether or not anything changes by them; true when anything changes."""

    _made_by = "compare"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("impact", handle, languages)
        info = c.empty(c.ImpactInfo)
        ask(c.library.quorate_impact_info_get, handle, byref(info))
        self._anything, self.unchanged = bool(info.anything), int(info.unchanged)
        self._records, self._findings = int(info.records), int(info.rest_findings)
        self.rules = _rules(c.library.quorate_impact_rule, info.rules, handle)
        self.only_before, self.only_after = (read_records(c.library.quorate_impact_only, count, handle, after)
                                             for after, count in enumerate((info.only_before, info.only_after)))

    def __bool__(self) -> bool:
        return self._anything

    def _finding(self, record: int, index: int) -> ChangedFinding:
        one = c.empty(c.ChangedFinding)
        ask(c.library.quorate_impact_finding, self._handle, record, index, byref(one))
        before, after = (None if result < 0 else name_of(RESULTS, result) for result in (one.before, one.after))
        name = finding_name(one)
        return ChangedFinding(name, before, after, _rules(c.library.quorate_impact_finding_because, one.because, self._handle, record, index))

    def _outcome(self, record: int, index: int) -> ChangedOutcome:
        one = c.empty(c.ChangedOutcome)
        ask(c.library.quorate_impact_outcome, self._handle, record, index, byref(one))
        return ChangedOutcome(str(one.outcome), c.texts(one.title), name_of(_OUTCOMES, one.before), name_of(_OUTCOMES, one.after),
                              _rules(c.library.quorate_impact_outcome_because, one.because, self._handle, record, index))

    def _told(self) -> str:
        return f"{self._records} records come out otherwise, {self.unchanged} do not"

    def _record(self, record: int) -> RecordImpact:
        one = c.empty(c.RecordImpact)
        ask(c.library.quorate_impact_record, self._handle, record, byref(one))
        return RecordImpact(str(one.collection), str(one.id), c.texts(one.title), tuple(self._finding(record, i) for i in range(one.findings)),
                            tuple(self._outcome(record, i) for i in range(one.outcomes)))

    @property
    def records(self) -> Sequence[RecordImpact]:
        """The records under review for which something changes, each read when it is asked for."""
        self._handle
        return View("records", self._records, self._record)

    @property
    def findings(self) -> tuple[ChangedFinding, ...]:
        """Findings that change about records that are not under review."""
        self._handle
        return tuple(self._finding(c.REST, index) for index in range(self._findings))

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each finding that changes, for pandas.DataFrame; WrongUse when the pack before does not speak the language."""
        language = spoken(language, self._languages)
        changed = [finding for record in self.records for finding in record.findings] + list(self.findings)
        return [{"collection": one.finding.collection, "id": one.finding.id, "criterion": one.finding.criterion, "title": said(one.finding.title, language), "before": one.before,
                 "after": one.after, "because": ", ".join(f"{rule.kind} {rule.name}" for rule in one.because)} for one in changed]

    def outcome_rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each outcome that changes, for pandas.DataFrame."""
        language = spoken(language, self._languages)
        return [{"collection": record.collection, "id": record.id, "outcome": one.outcome, "title": said(one.title, language), "before": one.before,
                 "after": one.after, "because": ", ".join(f"{rule.kind} {rule.name}" for rule in one.because)}
                for record in self.records for one in record.outcomes]
