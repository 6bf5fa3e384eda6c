"""Packs, portfolios, drafts."""

from __future__ import annotations

import ctypes
import datetime
import json
import os
import pathlib
from ctypes import byref, c_size_t, c_void_p
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Mapping, Sequence

from . import _library as c
from ._errors import Diagnostics, QuorateError, ask, found, made, read_diagnostics, string_of, take_string
from ._explanation import Explanation, take_explanations
from ._handles import Handle
from ._host import HostFunction
from ._impact import Impact
from ._open_points import OpenPoints
from ._options import Options
from ._relations import Relations
from ._remedies import Remedies
from ._review import Review
from ._values import record_from

Documents = Mapping[str, "str | bytes"]
Paths = Sequence["str | os.PathLike[str]"]


def _documents(groups: Iterable[tuple[Documents, int]]) -> Any:
    """An array of documents; the bytes live as long as it does."""
    flat = [(name, content, flags) for documents, flags in groups for name, content in documents.items()]
    array = (c.Document * max(1, len(flat)))()
    array.kept = []  # type: ignore[attr-defined]
    for slot, (name, content, flags) in zip(array, flat):
        texts = c.text(name), c.text(content)
        array.kept.append(texts)  # type: ignore[attr-defined]
        slot.struct_size, slot.flags, slot.name, slot.content = ctypes.sizeof(c.Document), flags, *texts
    return array, len(flat)


def _read(paths: Paths) -> dict[str, bytes]:
    return {os.fspath(path): pathlib.Path(path).read_bytes() for path in paths}


@dataclass(frozen=True)
class PackInfo:
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

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("portfolio", handle)

    @property
    def diagnostics(self) -> Diagnostics:
        """What was wrong with the data; records with an error are left out."""
        return read_diagnostics(c.library.quorate_portfolio_diagnostics(self._handle))


class Draft(Handle):
    """A portfolio that changes: put and remove records, then `make()`. For one thread at a time."""

    def __init__(self, pack: "Pack") -> None:
        super().__init__("draft", made(c.library.quorate_draft_new, pack._handle))
        self._pack = pack

    def read(self, name: str, content: str | bytes, subjects: bool = False) -> None:
        """Takes all records of a JSON or JSON Lines document."""
        array, _ = _documents([({name: content}, c.DOCUMENT_SUBJECTS if subjects else 0)])
        ask(c.library.quorate_draft_read, self._handle, array)

    def put(self, collection: str, fields: Mapping[str, Any], subject: bool = False) -> None:
        """Adds a record, or replaces the one with its id. Values are bool, int, Fraction, Decimal, float, str, date, Period, Money, a
        dict (a part, or a text by language), or a list or set of these; None is not stated. `subject` puts it under review."""
        record = record_from(self._pack._handle, fields)
        try:
            ask(c.library.quorate_draft_put, self._handle, c.text(collection), record, int(subject))
        finally:
            c.library.quorate_record_free(byref(record))

    def remove(self, collection: str, id: str) -> bool:
        """Removes a record; whether there was one."""
        return found(c.library.quorate_draft_remove, self._handle, c.text(collection), c.text(id))

    def clear(self, collection: str) -> int:
        """Removes all records of a collection, and gives how many there were."""
        count = c_size_t()
        ask(c.library.quorate_draft_clear, self._handle, c.text(collection), byref(count))
        return count.value

    def make(self) -> Portfolio:
        """A portfolio of what the draft holds now."""
        return Portfolio(made(c.library.quorate_draft_make, self._handle))


class Pack(Handle):
    """A compiled pack of rules. It never changes, and may be used by many threads."""

    def __init__(self, handle: c_void_p) -> None:
        super().__init__("pack", handle)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "Pack":
        """Compiles a folder of rule files, or one file; packs that it uses are folders beside it."""
        return cls(made(c.library.quorate_pack_load_path, c.text(os.fsencode(path)), None))

    @classmethod
    def from_texts(cls, files: Documents, used: Documents | None = None) -> "Pack":
        """Compiles rule files from memory, by name; `used` are the files of packs that it uses."""
        array, count = _documents([(files, 0), (used or {}, c.DOCUMENT_USED_PACK)])
        return cls(made(c.library.quorate_pack_load, array, count, None))

    @property
    def info(self) -> PackInfo:
        """What the pack is."""
        info, language, languages = c.empty(c.PackInfo), c.Text(), []
        ask(c.library.quorate_pack_info_get, self._handle, byref(info))
        for index in range(info.languages):
            ask(c.library.quorate_pack_language, self._handle, index, byref(language))
            languages.append(str(language))
        return PackInfo(str(info.name), str(info.version), c.texts(info.title), tuple(languages), info.criteria, info.questions, info.relations, info.routings,
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
        array, count = _documents([(documents, 0), (subjects or {}, c.DOCUMENT_SUBJECTS), (other_register or {}, c.DOCUMENT_OTHER_REGISTER)])
        return Portfolio(made(c.library.quorate_portfolio_load, self._handle, array, count))

    def portfolio_from_files(self, *paths: str | os.PathLike[str], subjects: Paths = (), other_register: Paths = ()) -> Portfolio:
        """The same from files."""
        return self.portfolio(_read(paths), _read(subjects), _read(other_register))

    def draft(self) -> Draft:
        """A portfolio to build and change record by record."""
        return Draft(self)

    def review(self, portfolio: Portfolio, as_of: datetime.date | str, *, only: Sequence[str] = (), parameters: Mapping[str, Any] | None = None,
               step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0,
               threads: int = 0, applicable_only: bool = False) -> Review:
        """Reviews a portfolio as of a day. `only` names ids to review alone; `parameters` are those that the pack lets its user set;
        `cancel` is asked now and then, and stops the review when it gives True; `functions` are those of the host that the pack declares;
        `step_limit` bounds one evaluation, `total_step_limit` all of them together. So many `threads` work on it, with the same result.
        `applicable_only` leaves out the findings of criteria that do not apply to their record."""
        options = Options(as_of, only, parameters, step_limit, cancel, functions, total_step_limit, threads, applicable_only)
        return Review(options.run(c.library.quorate_review_make, self._handle, portfolio._handle))

    def explain(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, parameters: Mapping[str, Any] | None = None,
                step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                total_step_limit: int = 0) -> dict[str, Any]:
        """The rule taken apart for one record, with the value of every part; every criterion that speaks of it when none is named. As JSON has
        it, by docs/schema/explanation-1.schema.json."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        handle = options.run(c.library.quorate_explain_to_json, self._handle, portfolio._handle, c.text(id), c.text(criterion))
        return json.loads(take_string(handle))  # type: ignore[no-any-return]

    def explanations(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, parameters: Mapping[str, Any] | None = None,
                     step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                     total_step_limit: int = 0) -> tuple[Explanation, ...]:
        """The same as objects, one for each criterion, with `rows()`."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        return take_explanations(options.run(c.library.quorate_explanations_find, self._handle, portfolio._handle, c.text(id), c.text(criterion)))

    def explain_to_text(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, criterion: str = "", *, language: str,
                        parameters: Mapping[str, Any] | None = None, step_limit: int = 0, cancel: Callable[[], bool] | None = None,
                        functions: Iterable[HostFunction] = (), total_step_limit: int = 0) -> str:
        """The same in plain sentences, in a language of the pack."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        return take_string(options.run(c.library.quorate_explain_to_text, self._handle, portfolio._handle, c.text(id), c.text(criterion), c.text(language)))

    def relations(self, portfolio: Portfolio, as_of: datetime.date | str, *, parameters: Mapping[str, Any] | None = None, step_limit: int = 0,
                  cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0,
                  threads: int = 0) -> Relations:
        """All relations between all records of a portfolio."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit, threads)
        return Relations(options.run(c.library.quorate_relations_find, self._handle, portfolio._handle))

    def open_points(self, portfolio: Portfolio, as_of: datetime.date | str, *, only: Sequence[str] = (), parameters: Mapping[str, Any] | None = None,
                    step_limit: int = 0, cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (),
                    total_step_limit: int = 0) -> OpenPoints:
        """What is still open, first what would settle most: facts that are not stated, questions without an answer, relations to decide on."""
        options = Options(as_of, only, parameters, step_limit, cancel, functions, total_step_limit)
        return OpenPoints(options.run(c.library.quorate_open_points_find, self._handle, portfolio._handle))

    def remedies(self, portfolio: Portfolio, as_of: datetime.date | str, id: str, *, outcome: str = "", criterion: str = "", most: int = 0,
                 most_trials: int = 0, parameters: Mapping[str, Any] | None = None, step_limit: int = 0, cancel: Callable[[], bool] | None = None,
                 functions: Iterable[HostFunction] = (), total_step_limit: int = 0) -> Remedies:
        """The smallest sets of changes after which a record comes out as wanted, or, where it does, how firmly. Wanted are the outcomes that
        the pack marks as `sought`, or `outcome`, or that `criterion` is met; at most `most` remedies, found in at most `most_trials`
        evaluations."""
        options = Options(as_of, (), parameters, step_limit, cancel, functions, total_step_limit)
        wanted = c.empty(c.RemedyOptions)
        wanted.outcome, wanted.criterion, wanted.most, wanted.most_trials = c.text(outcome), c.text(criterion), most, most_trials
        return Remedies(options.run(c.library.quorate_remedies_find, self._handle, portfolio._handle, c.text(id), byref(wanted)))


@dataclass(frozen=True)
class Side:
    """One side of a comparison: rules, data loaded with them, and the day."""

    pack: Pack
    portfolio: Portfolio
    as_of: datetime.date | str
    parameters: Mapping[str, Any] | None = None
    functions: Iterable[HostFunction] = ()


def compare(before: Side, after: Side) -> Impact:
    """Reviews both sides and tells which findings and outcomes come out otherwise, and because of which declarations."""
    sides, asked, held = [], [], []
    for side in (before, after):
        options = Options(side.as_of, (), side.parameters, 0, None, side.functions)
        one = c.empty(c.ReviewedSide)
        held.append((side.pack._handle, side.portfolio._handle))  # kept until the call returns, whoever closes them
        one.pack, one.portfolio, one.options = *held[-1], options.pointer()
        sides.append(one)
        asked.append(options)
    try:
        return Impact(made(c.library.quorate_impact_find, byref(sides[0]), byref(sides[1])))
    except QuorateError:
        for options in asked:
            options.raise_fault()
        raise
