"""Clocks, scorings and routings of a record; rankings and coverages of a portfolio."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass

from . import _library as c
from ._constants import RESULTS, name_of
from ._details import Citation, ShownValue, read_citations, read_values
from ._errors import ask
from ._missing import Missing, read_missing
from ._shown import Shown
from ._texts import read_day, read_names, read_records, read_texts
from ._values import Period

_CLOCK_STATES = ("not-started", "running", "paused", "ended", "expired", "unknown")
_FITS = ("fits", "does-not-fit", "unknown")


@dataclass(frozen=True, repr=False)
class Clock(Shown):
    """What a clock shows for a record on the day of the review. `started` is the start or the last restart, `deadline` the last day."""

    name: str
    title: dict[str, str]
    state: str
    started: datetime.date | None
    deadline: datetime.date | None
    pauses: tuple[Period, ...]
    missing: tuple[Missing, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, repr=False)
class Score(Shown):
    """A part of a scoring. Numbers are texts as people read them, empty where the rule does not say."""

    name: str
    label: dict[str, str]
    points: dict[str, str]
    out_of: dict[str, str]
    weight: dict[str, str]
    at_least: dict[str, str]
    passes: str


@dataclass(frozen=True, repr=False)
class Scoring(Shown):
    """Points of a record, and whether they reach the thresholds."""

    name: str
    title: dict[str, str]
    result: str
    points: dict[str, str]
    weighted_points: dict[str, str]
    parts: tuple[Score, ...]
    missing: tuple[Missing, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, repr=False)
class Consideration(Shown):
    """One consideration of a routing for one target: "fits", "does-not-fit" or "unknown". `shared` are the facts that make it."""

    name: str
    label: dict[str, str]
    result: str
    shared: tuple[ShownValue, ...]


@dataclass(frozen=True, repr=False)
class Route(Shown):
    """A carrier or a form held against a record. `collection` is that of the target, or its list."""

    collection: str
    id: str
    title: dict[str, str]
    result: str
    message: dict[str, str]
    considerations: tuple[Consideration, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, repr=False)
class Routing(Shown):
    """All targets of a routing rule: those that fit, then those of which it is unknown, then the others."""

    name: str
    title: dict[str, str]
    routes: tuple[Route, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, repr=False)
class Ranked(Shown):
    """A record in a ranking; those who tie share a rank. `keys` are what it was ordered by, one for each order. `last_rank` is higher than the
    rank where some that cannot be ranked yet may come before."""

    rank: int
    collection: str
    id: str
    title: dict[str, str]
    keys: tuple[dict[str, str], ...]
    last_rank: int


@dataclass(frozen=True, repr=False)
class Unranked(Shown):
    """A record that cannot be ranked yet."""

    collection: str
    id: str
    title: dict[str, str]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, repr=False)
class Ranking(Shown):
    """Records in order, and those that cannot be ranked yet. `orders` says what it goes by, the first deciding."""

    name: str
    title: dict[str, str]
    orders: tuple[dict[str, str], ...]
    rows: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, repr=False)
class CoverageLine(Shown):
    """A row or a column of a coverage; nothing serves it when `count` is 0. `level` is 1 at the top of a taxonomy."""

    id: str
    label: dict[str, str]
    level: int
    count: int


@dataclass(frozen=True, repr=False)
class CoverageCell(Shown):
    """The records that serve a row and a column, by collection and id, and the ids of what they give there."""

    row: int
    column: int
    records: tuple[tuple[str, str], ...]
    values: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Coverage(Shown):
    """A table of what records serve. `cells` are those that are not empty; `records` is how many were looked at."""

    name: str
    title: dict[str, str]
    records: int
    rows: tuple[CoverageLine, ...]
    columns: tuple[CoverageLine, ...]
    values: tuple[CoverageLine, ...]
    cells: tuple[CoverageCell, ...]
    citations: tuple[Citation, ...]

    @property
    def gaps(self) -> tuple[CoverageLine, ...]:
        """The rows that nothing serves."""
        return tuple(line for line in self.rows if line.count == 0)


def read_clock(review: c_void_p, subject: int, index: int) -> Clock:
    one, first, last, pauses = c.empty(c.Clock), c.Day(), c.Day(), []
    ask(c.library.quorate_review_clock, review, subject, index, byref(one))
    for which in range(one.pauses):
        ask(c.library.quorate_review_clock_pause, review, subject, index, which, byref(first), byref(last))
        begin, end = read_day(first), read_day(last)
        assert begin is not None and end is not None
        pauses.append(Period(begin, end))
    return Clock(str(one.name), c.texts(one.title), name_of(_CLOCK_STATES, one.state), read_day(one.started), read_day(one.deadline), tuple(pauses),
                 read_missing(c.library.quorate_review_clock_missing, one.missing, review, subject, index), read_citations(one.citations))


def read_scoring(review: c_void_p, subject: int, index: int) -> Scoring:
    one, part, parts = c.empty(c.Scoring), c.empty(c.Score), []
    ask(c.library.quorate_review_scoring, review, subject, index, byref(one))
    for which in range(one.parts):
        ask(c.library.quorate_review_score, review, subject, index, which, byref(part))
        parts.append(Score(str(part.name), c.texts(part.label), c.texts(part.points), c.texts(part.out_of), c.texts(part.weight), c.texts(part.at_least),
                           name_of(_FITS, part.passes)))
    return Scoring(str(one.name), c.texts(one.title), name_of(RESULTS, one.result), c.texts(one.points), c.texts(one.weighted_points), tuple(parts),
                   read_missing(c.library.quorate_review_scoring_missing, one.missing, review, subject, index), read_citations(one.citations))


def _route(review: c_void_p, subject: int, routing: int, index: int) -> Route:
    one, part, parts = c.empty(c.Route), c.empty(c.Consideration), []
    ask(c.library.quorate_review_route, review, subject, routing, index, byref(one))
    for which in range(one.considerations):
        ask(c.library.quorate_review_consideration, review, subject, routing, index, which, byref(part))
        parts.append(Consideration(str(part.name), c.texts(part.label), name_of(_FITS, part.result), read_values(part.shared)))
    return Route(str(one.collection), str(one.id), c.texts(one.title), name_of(_FITS, one.result), c.texts(one.message), tuple(parts),
                 read_missing(c.library.quorate_review_route_missing, one.missing, review, subject, routing, index))


def read_routing(review: c_void_p, subject: int, index: int) -> Routing:
    one = c.empty(c.Routing)
    ask(c.library.quorate_review_routing, review, subject, index, byref(one))
    return Routing(str(one.name), c.texts(one.title), tuple(_route(review, subject, index, which) for which in range(one.routes)),
                   read_citations(one.citations))


def read_ranking(review: c_void_p, index: int) -> Ranking:
    one, row, left, rows, unranked = c.empty(c.Ranking), c.empty(c.Ranked), c.empty(c.Unranked), [], []
    ask(c.library.quorate_review_ranking, review, index, byref(one))
    for which in range(one.rows):
        ask(c.library.quorate_review_ranked, review, index, which, byref(row))
        keys = read_texts(c.library.quorate_review_ranked_key, row.keys, review, index, which)
        rows.append(Ranked(row.rank, str(row.collection), str(row.id), c.texts(row.title), keys, row.last_rank))
    for which in range(one.unranked):
        ask(c.library.quorate_review_unranked, review, index, which, byref(left))
        unranked.append(Unranked(str(left.collection), str(left.id), c.texts(left.title),
                                 read_missing(c.library.quorate_review_unranked_missing, left.missing, review, index, which)))
    orders = read_texts(c.library.quorate_review_ranking_order, one.orders, review, index)
    return Ranking(str(one.name), c.texts(one.title), orders, tuple(rows), tuple(unranked), read_citations(one.citations))


def _lines(review: c_void_p, coverage: int, lines: int, count: int) -> tuple[CoverageLine, ...]:
    line, found = c.empty(c.CoverageLine), []
    for which in range(count):
        ask(c.library.quorate_review_coverage_line, review, coverage, lines, which, byref(line))
        found.append(CoverageLine(str(line.id), c.texts(line.label), line.level, line.count))
    return tuple(found)


def _cell(review: c_void_p, coverage: int, index: int) -> CoverageCell:
    one = c.empty(c.CoverageCell)
    ask(c.library.quorate_review_coverage_cell, review, coverage, index, byref(one))
    return CoverageCell(one.row, one.column, read_records(c.library.quorate_review_coverage_record, one.records, review, coverage, index),
                        read_names(c.library.quorate_review_coverage_value, one.values, review, coverage, index))


def read_coverage(review: c_void_p, index: int) -> Coverage:
    one = c.empty(c.Coverage)
    ask(c.library.quorate_review_coverage, review, index, byref(one))
    rows, columns, values = (_lines(review, index, lines, count) for lines, count in enumerate((one.rows, one.columns, one.values)))
    return Coverage(str(one.name), c.texts(one.title), one.records, rows, columns, values, tuple(_cell(review, index, which) for which in range(one.cells)),
                    read_citations(one.citations))
