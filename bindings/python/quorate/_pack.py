"""Packs, portfolios, drafts."""

from __future__ import annotations

import ctypes
import datetime
import json
import os
import pathlib
import threading
from ctypes import byref, c_size_t, c_void_p
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Mapping, Sequence

from . import _library as c
from ._arguments import count, documents, flag, instance, paths, text
from ._arguments import content as content_of
from ._arguments import path as _path
from ._errors import Diagnostics, ask, found, made, read_diagnostics, string_of, take_string
from ._explanation import Explanation, take_explanations
from ._handles import Handle
from ._host import HostFunction, lent_functions
from ._impact import Impact
from ._open_points import OpenPoints
from ._options import Options, called
from ._pair_explanation import PairExplanations
from ._relations import Relations
from ._remedies import Remedies
from ._review import Review
from ._shown import Shown
from ._texts import read_names
from ._values import record_from

Documents = Mapping[str, "str | bytes"]
Paths = Sequence["str | os.PathLike[str]"]


def _array(given: Sequence[tuple[c.Text, c.Text, int]]) -> Any:
    """An array of documents, by name, content and flags; the bytes live as long as it does."""
    array = (c.Document * max(1, len(given)))()
    array.kept = given  # type: ignore[attr-defined]
    for slot, (name, one, flags) in zip(array, given):
        slot.struct_size, slot.flags, slot.name, slot.content = ctypes.sizeof(c.Document), flags, name, one
    return array, len(given)


def _documents(*groups: tuple[str, Any, int]) -> Any:
    """The same of the documents that arguments name, each with their flags."""
    return _array([(text(argument, name), content_of(f"{argument}[{name!r}]", one), flags)
                   for argument, given, flags in groups for name, one in documents(argument, given).items()])


def _read(name: str, given: Any) -> dict[str, bytes]:
    return {one: pathlib.Path(one).read_bytes() for one in paths(name, given)}


@dataclass(frozen=True, repr=False)
class PackInfo(Shown):
    """What a pack is, and how much of what it has."""

    name: str
    version: str
    title: dict[str, str]
    languages: tuple[str, ...]
    criteria: int
    questions: int
    relations: int
    routings: int
    coverages: int
    parameters: int
    cases: int


class Portfolio(Handle):
    """Data under review. It never changes, and may be used by many threads."""

    _made_by = "Pack.portfolio, Pack.portfolio_from_files or Draft.make"

    def __init__(self, handle: c_void_p | None = None) -> None:
        super().__init__("portfolio", handle)

    @property
    def diagnostics(self) -> Diagnostics:
        """What was wrong with the data; records with an error are left out."""
        return read_diagnostics(c.library.quorate_portfolio_diagnostics(self._handle))

    def _told(self) -> str:
        many = c.library.quorate_diagnostics_count(c.library.quorate_portfolio_diagnostics(self._handle))
        return f"{many} diagnostics" if many else ""


class Draft(Handle):
    """A portfolio that changes: put and remove records, then `make()`. Its calls wait for each other, so that threads do no harm; which of them
    comes first is theirs to see to."""

    def __init__(self, pack: "Pack") -> None:
        super().__init__("draft", made(c.library.quorate_draft_new, instance("pack", pack, Pack)._handle))
        self._pack, self._one_at_a_time = pack, threading.Lock()

    def _told(self) -> str:
        return "of a closed Pack" if self._pack.closed else f"by {self._pack._told()}"

    def read(self, name: str, content: str | bytes, subjects: bool = False) -> None:
        """Takes all records of a JSON or JSON Lines document. QuorateError, "invalid-input", when it could not be read to its end or names
        collections that there are not; what could be read is in the draft then. Records with an error are told by make()."""
        array, _ = _array([(text("name", name), content_of("content", content), c.DOCUMENT_SUBJECTS if flag("subjects", subjects) else 0)])
        with self._one_at_a_time:
            ask(c.library.quorate_draft_read, self._handle, array)

    def put(self, collection: str, fields: Mapping[str, Any] | str | bytes, subject: bool = False) -> None:
        """Adds a record, or replaces the one with its id. Values are bool, int, Fraction, Decimal, float (as the shortest digits that give
        it), str, date, Period, Money, a dict (a part, or a text by language), or a list or set of these; None is not stated. What
        json.loads gives of a data file will do, and so does the text of a JSON object itself. `subject` puts it under review. Whether the pack has such a collection and such fields is told
        by the diagnostics of make()."""
        name, under_review = text("collection", collection), flag("subject", subject)
        self._handle
        record = record_from(self._pack._handle, fields)
        try:
            with self._one_at_a_time:
                ask(c.library.quorate_draft_put, self._handle, name, record, under_review)
        finally:
            c.library.quorate_record_free(byref(record))

    def remove(self, collection: str, id: str) -> bool:
        """Removes a record; whether there was one."""
        name, wanted = text("collection", collection), text("id", id)
        with self._one_at_a_time:
            return found(c.library.quorate_draft_remove, self._handle, name, wanted)

    def clear(self, collection: str) -> int:
        """Removes all records of a collection, and gives how many there were."""
        name, many = text("collection", collection), c_size_t()
        with self._one_at_a_time:
            ask(c.library.quorate_draft_clear, self._handle, name, byref(many))
        return many.value

    def make(self) -> Portfolio:
        """A portfolio of what the draft holds now."""
        with self._one_at_a_time:
            return Portfolio(made(c.library.quorate_draft_make, self._handle))


def _data(portfolio: Any) -> c_void_p:
    return instance("portfolio", portfolio, Portfolio)._handle


class Pack(Handle):
    """A compiled pack of rules. It never changes, and may be used by many threads.

    What is asked of it takes the portfolio first, then the day, then (where it is about one record) the id; all of them may be given by name, and
    everything else must be. A portfolio is one that this pack made. TypeError for a wrong type, WrongUse for a wrong value; QuorateError when rules or data
    have errors, a limit is passed, or `cancel` says so."""

    _made_by = "Pack.load or Pack.from_texts"

    def __init__(self, handle: c_void_p | None = None) -> None:
        super().__init__("pack", handle)
        self._languages = read_names(c.library.quorate_pack_language, self._read_info().languages, handle)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Pack":
        """Compiles a folder of rule files, or one file; packs that it uses are folders beside it."""
        return cls(made(c.library.quorate_pack_load_path, text("path", _path("path", path)), None))

    @classmethod
    def from_texts(cls, files: Documents, used: Documents | None = None) -> "Pack":
        """Compiles rule files from memory, by name; `used` are the files of packs that it uses."""
        array, many = _documents(("files", files, 0), ("used", {} if used is None else used, c.DOCUMENT_USED_PACK))
        return cls(made(c.library.quorate_pack_load, array, many, None))

    def _read_info(self) -> Any:
        info = c.empty(c.PackInfo)
        ask(c.library.quorate_pack_info_get, self._handle, byref(info))
        return info

    def _told(self) -> str:
        info = self._read_info()
        return f"{info.name} {info.version}".rstrip()

    @property
    def info(self) -> PackInfo:
        """What the pack is."""
        info = self._read_info()
        return PackInfo(str(info.name), str(info.version), c.texts(info.title), self._languages, info.criteria, info.questions, info.relations, info.routings,
                        info.coverages, info.parameters, info.cases)

    @property
    def diagnostics(self) -> Diagnostics:
        """Warnings about the rules."""
        return read_diagnostics(c.library.quorate_pack_diagnostics(self._handle))

    def schema(self) -> dict[str, Any]:
        """A JSON Schema of the data that the pack takes."""
        return json.loads(string_of(c.library.quorate_pack_schema, self._handle))  # type: ignore[no-any-return]

    def run_cases(self) -> dict[str, Any]:
        """The results of the pack's own test cases."""
        return json.loads(string_of(c.library.quorate_pack_run_cases, self._handle))  # type: ignore[no-any-return]

    def portfolio(self, documents: Documents, subjects: Documents | None = None, other_register: Documents | None = None) -> Portfolio:
        """Loads data, JSON or (by the name's end) JSON Lines, by name. Records of `subjects` are those under review; where there is an
        `other_register`, relations look across the two only."""
        array, many = _documents(("documents", documents, 0), ("subjects", {} if subjects is None else subjects, c.DOCUMENT_SUBJECTS),
                                 ("other_register", {} if other_register is None else other_register, c.DOCUMENT_OTHER_REGISTER))
        return Portfolio(made(c.library.quorate_portfolio_load, self._handle, array, many))

    def portfolio_from_files(self, *paths: str | os.PathLike[str], subjects: Paths = (), other_register: Paths = ()) -> Portfolio:
        """The same from files; OSError when one cannot be read."""
        self._handle
        return self.portfolio(_read("paths", paths), _read("subjects", subjects), _read("other_register", other_register))

    def draft(self) -> Draft:
        """A portfolio to build and change record by record."""
        return Draft(self)

    def review(self, portfolio: Portfolio, as_of: datetime.date | str, *, only: Iterable[str] = (), parameters: Mapping[str, Any] | None = None,
               step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0,
               threads: int = 0, applicable_only: bool = False) -> Review:
        """Reviews a portfolio as of a day. `only` names ids to review alone; `parameters` are those that the pack lets its user set;
        `cancel` is asked now and then, and stops the review when it gives True; `functions` are those of the host that the pack declares;
        `step_limit` bounds one evaluation (0: 10,000,000), `total_step_limit` all of them together (0: 10,000,000,000). So many `threads` work
        on it, with the same result (0: 1).
        `applicable_only` leaves out the findings of criteria that do not apply to their record."""
        options = Options(as_of, only, parameters, step_limit, cancel, functions, total_step_limit, threads, applicable_only)
        return Review(options.run(c.library.quorate_review_make, self._handle, _data(portfolio)), self._languages)

    def explain(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, parameters: Mapping[str, Any] | None = None,
                step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                total_step_limit: int = 0) -> dict[str, Any]:
        """The rule taken apart for one record, with the value of every part; every criterion that speaks of it when none is named. As JSON has
        it, by docs/schema/explanation-1.schema.json."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        handle = options.run(c.library.quorate_explain_to_json, self._handle, _data(portfolio), text("id", id), text("criterion", criterion))
        return json.loads(take_string(handle))  # type: ignore[no-any-return]

    def explanations(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, parameters: Mapping[str, Any] | None = None,
                     step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                     total_step_limit: int = 0) -> tuple[Explanation, ...]:
        """The same as objects, one for each criterion, with `rows()`."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        return take_explanations(options.run(c.library.quorate_explanations_find, self._handle, _data(portfolio), text("id", id), text("criterion", criterion)), self._languages)

    def explain_to_text(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, language: str,
                        parameters: Mapping[str, Any] | None = None, step_limit: int = 0, cancel: Callable[[], bool] | None = None,
                        functions: Iterable[HostFunction] = (), total_step_limit: int = 0) -> str:
        """The same in plain sentences, in a language of the pack."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        return take_string(options.run(c.library.quorate_explain_to_text, self._handle, _data(portfolio), text("id", id), text("criterion", criterion), text("language", language)))

    def pair_explanations(self, portfolio: Portfolio, as_of: datetime.date | str, first: str, second: str, relation: str = "", *,
                          parameters: Mapping[str, Any] | None = None, step_limit: int = 0, cancel: Callable[[], bool] | None = None,
                          functions: Iterable[HostFunction] = (), total_step_limit: int = 0) -> PairExplanations:
        """Why a relation holds between two records, by their ids, or why it does not: taken apart, each relation of the pack when none is named.
        QuorateError, "not-found", when there is no such record or relation."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        return PairExplanations(options.run(c.library.quorate_pair_explanations_find, self._handle, _data(portfolio), text("first", first),
                                            text("second", second), text("relation", relation)), self._languages)

    def relations(self, portfolio: Portfolio, as_of: datetime.date | str, *, parameters: Mapping[str, Any] | None = None, step_limit: int = 0,
                  cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0,
                  threads: int = 0) -> Relations:
        """All relations between all records of a portfolio."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit, threads)
        return Relations(options.run(c.library.quorate_relations_find, self._handle, _data(portfolio)), self._languages)

    def open_points(self, portfolio: Portfolio, as_of: datetime.date | str, *, only: Iterable[str] = (), parameters: Mapping[str, Any] | None = None,
                    step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                    total_step_limit: int = 0) -> OpenPoints:
        """What is still open, first what would settle most: facts that are not stated, questions without an answer, relations to decide on."""
        options = Options(as_of, only, parameters, step_limit, cancel, functions, total_step_limit)
        return OpenPoints(options.run(c.library.quorate_open_points_find, self._handle, _data(portfolio)), self._languages)

    def remedies(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, *, outcome: str = "", criterion: str = "", most: int = 0,
                 most_trials: int = 0, parameters: Mapping[str, Any] | None = None, step_limit: int = 0, cancel: Callable[[], bool] | None = None,
                 functions: Iterable[HostFunction] = (), total_step_limit: int = 0) -> Remedies:
        """The smallest sets of changes after which a record comes out as wanted, or, where it does, how firmly. Wanted are the outcomes that
        the pack marks as `sought`, or `outcome`, or that `criterion` is met; at most `most` remedies (0: 3), found in at most `most_trials`
        evaluations (0: 5000)."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        wanted = c.empty(c.RemedyOptions)
        wanted.outcome, wanted.criterion = text("outcome", outcome), text("criterion", criterion)
        wanted.most, wanted.most_trials = count("most", most), count("most_trials", most_trials)
        return Remedies(options.run(c.library.quorate_remedies_find, self._handle, _data(portfolio), text("id", id), byref(wanted)), self._languages)


@dataclass(frozen=True, repr=False)
class Side(Shown):
    """One side of a comparison: rules, data loaded with them, and the day; the rest as in Pack.review."""

    pack: Pack
    portfolio: Portfolio
    as_of: datetime.date | str
    parameters: Mapping[str, Any] | None = None
    functions: Iterable[HostFunction] = ()
    only: Iterable[str] = ()
    step_limit: int = 0
    cancel: Callable[[], bool] | None = None
    total_step_limit: int = 0
    threads: int = 0

    def __post_init__(self) -> None:
        instance("pack", self.pack, Pack), instance("portfolio", self.portfolio, Portfolio)
        object.__setattr__(self, "functions", lent_functions(self.functions))  # once, should they come one by one
        self._options()

    def _options(self) -> Options:
        return Options(self.as_of, self.only, self.parameters, self.step_limit, self.cancel, self.functions, self.total_step_limit, self.threads)


def compare(before: Side, after: Side) -> Impact:
    """Reviews both sides and tells which findings and outcomes come out otherwise, and because of which declarations."""
    sides, asked, held = [], [], []
    for name, side in (("before", before), ("after", after)):
        options = instance(name, side, Side)._options()
        one = c.empty(c.ReviewedSide)
        held.append((side.pack._handle, side.portfolio._handle))  # kept until the call returns, whoever closes them
        one.pack, one.portfolio, one.options = *held[-1], options.pointer()
        sides.append(one)
        asked.append(options)
    return Impact(called(asked, lambda: made(c.library.quorate_impact_find, byref(sides[0]), byref(sides[1]))), before.pack._languages)
