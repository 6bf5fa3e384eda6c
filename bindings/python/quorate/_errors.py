"""What goes wrong: exceptions, and diagnostics of input."""

from __future__ import annotations

from ctypes import byref, c_void_p
from dataclasses import dataclass
from typing import Any, Callable, Iterator, Sequence, Union, overload

from . import _library as c
from ._shown import Shown, kind_of, shown

_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, repr=False)
class Place(Shown):
    """A stretch of an input. Lines and columns count from 1; line 0 is the file as a whole. `begin` and `end` are bytes; `end`, `end_line` and
    `end_column` are of the first character after it."""

    file: str
    line: int
    column: int
    begin: int
    end: int
    excerpt: str
    end_line: int
    end_column: int


@dataclass(frozen=True, repr=False)
class Related(Shown):
    """A further place that matters, and what is to be seen there."""

    place: Place
    message: str


@dataclass(frozen=True, repr=False)
class Diagnostic(Shown):
    """One thing that is wrong with rules or data."""

    code: str
    severity: str
    message: str
    help: str
    place: Place
    related: tuple[Related, ...]

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}:{self.place.column}: {self.severity}[{self.code}]: {self.message}"


class Diagnostics(Sequence[Diagnostic]):
    """All that was found; prints as text for people."""

    def __init__(self, items: Sequence[Diagnostic] = (), rendered: str = "", as_json: str = "") -> None:
        if not isinstance(items, (list, tuple)) or not all(isinstance(one, Diagnostic) for one in items):
            raise TypeError(f"`items` is a sequence of Diagnostic, and this is {kind_of(items)}")
        self._items, self._rendered, self._as_json = tuple(items), rendered, as_json

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Diagnostic, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Diagnostic, tuple[Diagnostic, ...]]:
        if isinstance(index, bool) or not (isinstance(index, slice) or hasattr(type(index), "__index__")):
            raise TypeError(f"`index` is a whole number or a slice, and this is {kind_of(index)}")
        try:
            return self._items[index]
        except IndexError:
            raise IndexError(f"there are {len(self._items)} diagnostics, counted from 0, and {shown(index)} was asked for") from None

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __str__(self) -> str:
        return self._rendered

    def __repr__(self) -> str:
        return f"<Diagnostics: {len(self.errors)} errors of {len(self._items)}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Diagnostics) and self._items == other._items

    __hash__ = None  # type: ignore[assignment]

    def to_json(self) -> str:
        """All of them as JSON, by docs/schema/diagnostics-1.schema.json."""
        return self._as_json or '{"format": "quorate-diagnostics", "format_version": 1, "diagnostics": []}'

    @property
    def errors(self) -> list[Diagnostic]:
        """Those that are errors."""
        return [one for one in self._items if one.severity == "error"]

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict each, for pandas.DataFrame."""
        return [{"file": one.place.file, "line": one.place.line, "column": one.place.column, "severity": one.severity, "code": one.code,
                 "message": one.message, "help": one.help} for one in self._items]


class QuorateError(Exception):
    """A call that gave nothing. `status` is the name of why: "wrong-use" (then it is a WrongUse), "invalid-input", "limit", "cancelled",
    "not-found" …; `message` says it in a sentence. Where rules or data have errors, `diagnostics` are all of them, `code` and `place` those
    of the first."""

    def __init__(self, status: str, message: str, diagnostics: Diagnostics | None = None) -> None:
        if diagnostics is not None and not isinstance(diagnostics, Diagnostics):
            raise TypeError(f"`diagnostics` is Diagnostics, and this is {kind_of(diagnostics)}")
        super().__init__(message if not diagnostics else f"{message}\n{diagnostics}")
        self.status, self.message, self.diagnostics = status, message, diagnostics or Diagnostics()

    def __reduce__(self) -> Any:
        return type(self), (self.status, self.message, self.diagnostics)

    @property
    def _first(self) -> Diagnostic | None:
        return next(iter(self.diagnostics.errors or self.diagnostics), None)

    @property
    def code(self) -> str:
        """The code of the first error in the input, such as "Q2001"; empty when nothing is wrong with input."""
        return self._first.code if self._first else ""

    @property
    def place(self) -> Place | None:
        """The place of the first error in the input; None when nothing is wrong with input."""
        return self._first.place if self._first else None


class WrongUse(QuorateError, ValueError):
    """A value that cannot be: an argument that is refused, a language that the pack does not speak, a result that is closed. It changed
    nothing. It is a ValueError too."""

    def __init__(self, message: str) -> None:
        super().__init__("wrong-use", message)

    def __reduce__(self) -> Any:
        return WrongUse, (self.message,)


def take_string(handle: c_void_p) -> str:
    """A string that was handed over, as Python's own."""
    try:
        return str(c.library.quorate_string_text(handle))
    finally:
        c.library.quorate_string_free(byref(handle))


def read_place(of: c.Place) -> Place:
    """A borrowed place, copied."""
    return Place(str(of.file), of.line, of.column, of.begin, of.end, str(of.excerpt), of.end_line, of.end_column)


def _related(handle: int | None, index: int, count: int) -> tuple[Related, ...]:
    place, message, related = c.Place(), c.Text(), []
    for which in range(count):
        ask(c.library.quorate_diagnostics_related, handle, index, which, byref(place), byref(message))
        related.append(Related(read_place(place), str(message)))
    return tuple(related)


def read_diagnostics(handle: int | None) -> Diagnostics:
    """Borrowed diagnostics, copied."""
    items = []
    one = c.empty(c.Diagnostic)
    for index in range(c.library.quorate_diagnostics_count(handle)):
        ask(c.library.quorate_diagnostics_get, handle, index, byref(one))
        items.append(Diagnostic(str(one.code), _SEVERITIES[one.severity], str(one.message), str(one.help), read_place(one.place),
                                _related(handle, index, one.related_count)))
    if not items:
        return Diagnostics()
    return Diagnostics(items, string_of(c.library.quorate_diagnostics_to_text, handle), string_of(c.library.quorate_diagnostics_to_json, handle))


def _raise(status: int, error: c_void_p, about: Callable[[], str] | None = None) -> None:
    """Raises what an error handle says, or the bare status where there was no memory for one, and frees it."""
    name = str(c.library.quorate_status_name(status))
    try:
        sentence = str(c.library.quorate_error_message(error)) or name
        told = f"{about()}: {sentence}" if about else sentence
        raise WrongUse(told) if status == c.WRONG_USE else QuorateError(name, told, read_diagnostics(c.library.quorate_error_diagnostics(error)))
    finally:
        c.library.quorate_error_free(byref(error))


def ask(function: Callable[..., int], *arguments: Any, about: Callable[[], str] | None = None) -> None:
    """Calls a function that gives a status; raises what went wrong, after what the call was `about`."""
    error = c_void_p()
    status = function(*arguments, byref(error))
    if status != c.OK:
        _raise(status, error, about)


def found(function: Callable[..., int], *arguments: Any) -> bool:
    """Calls a function that may look for what is not there; whether it is. Raises everything else that went wrong."""
    error = c_void_p()
    status = function(*arguments, byref(error))
    if status == c.NOT_FOUND:
        c.library.quorate_error_free(byref(error))
    elif status != c.OK:
        _raise(status, error)
    return bool(status == c.OK)


def made(function: Callable[..., int], *arguments: Any) -> c_void_p:
    """Calls a function that hands out a handle; raises what went wrong."""
    handle = c_void_p()
    ask(function, *arguments, byref(handle))
    return handle


def string_of(function: Callable[..., int], *arguments: Any) -> str:
    """Calls a function that hands out a string."""
    return take_string(made(function, *arguments))


