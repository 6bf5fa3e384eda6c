"""Relations taken apart for two records."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass, field
from typing import Any

from . import _library as c
from ._arguments import language as spoken
from ._constants import name_of
from ._details import Citation, read_citations
from ._errors import Place, ask, read_place
from ._explanation import Let, Part, PartReader, rows_of_clauses
from ._relations import RELATION_GRADES, RELATION_STATES
from ._rendered import Rendered
from ._shown import Shown
from ._texts import read_day
from ._views import Members

_FOUND = (*RELATION_STATES, "does-not-hold", "yields", "not-in-force", "other-collections")


@dataclass(frozen=True, repr=False)
class PairExplanation(Shown):
    """A relation taken apart for two records. `found` is what became of the pair: "candidate", "confirmed", "rejected", "possible" or "accepted", or
    why it is none of these: "does-not-hold", "yields" (to `yields_to`, which comes before it), "not-in-force" or "other-collections". `reported` when
    Pack.relations has it. `conditions` are the parts that `and` joins, each evaluated, also after one that fails."""

    relation: str
    grade: str
    found: str
    directed: bool
    reported: bool
    first_collection: str
    first_id: str
    second_collection: str
    second_id: str
    title: dict[str, str]
    place: Place
    yields_to: str
    yields_to_title: dict[str, str]
    found_by: str
    found_on: datetime.date | None
    lets: tuple[Let, ...]
    conditions: tuple[Part, ...]
    citations: tuple[Citation, ...]
    _languages: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """One flat dict for each part, in the order of the rule, for pandas.DataFrame. `clause` is "let NAME" or "condition NUMBER". WrongUse when the
        pack does not speak the language."""
        clauses = [*((f"let {one.name}", one.part) for one in self.lets), *((f"condition {number}", one) for number, one in enumerate(self.conditions, 1))]
        begin = {"relation": self.relation, "first": self.first_id, "second": self.second_id, "found": self.found}
        return rows_of_clauses(begin, clauses, spoken(language, self._languages))


class PairExplanations(Rendered, Members[PairExplanation]):
    """The relations of a pack taken apart for two records: a sequence of PairExplanation. A directed relation is there in either direction."""

    _made_by, _what = "Pack.pair_explanations", "explanations"

    def __init__(self, handle: c_void_p | None = None, languages: tuple[str, ...] = ()) -> None:
        super().__init__("pair_explanations", handle, languages)

    def __len__(self) -> int:
        return int(c.library.quorate_pair_explanations_count(self._handle))

    def _told(self) -> str:
        return str(len(self))

    def _member(self, index: int) -> PairExplanation:
        one, reader = c.empty(c.PairExplanation), PartReader(self._languages)
        ask(c.library.quorate_pair_explanations_get, self._handle, index, byref(one))
        return PairExplanation(str(one.relation), name_of(RELATION_GRADES, one.grade), name_of(_FOUND, one.found), bool(one.directed), bool(one.reported),
                               str(one.first_collection), str(one.first_id), str(one.second_collection), str(one.second_id), c.texts(one.title),
                               read_place(one.place), str(one.yields_to), c.texts(one.yields_to_title), str(one.found_by), read_day(one.found_on),
                               tuple(reader.let(c.library.quorate_pair_explanations_let, self._handle, index, which) for which in range(one.lets)),
                               tuple(self._condition(reader, index, which) for which in range(one.conditions)), read_citations(one.citations), self._languages)

    def _condition(self, reader: PartReader, explanation: int, index: int) -> Part:
        part = c_void_p()
        ask(c.library.quorate_pair_explanations_condition, self._handle, explanation, index, byref(part))
        return reader.part(part.value or 0)

    def rows(self, language: str) -> list[dict[str, Any]]:
        """The rows of all of them, one after the other."""
        language = spoken(language, self._languages)
        return [row for one in self for row in one.rows(language)]
