"""What is handed in, checked: a wrong type is a TypeError, a wrong value a WrongUse, and the sentence says which argument it was."""

from __future__ import annotations

import datetime
import os
from typing import Any, Iterable, Mapping, TypeVar

from . import _library as c
from ._errors import WrongUse
from ._shown import kind_of, shown

_Kind = TypeVar("_Kind")


def wrong_type(name: str, wanted: str, value: Any) -> TypeError:
    """The error that says so."""
    return TypeError(f"`{name}` is {wanted}, and this is {kind_of(value)}")


def encoded(name: str, value: str) -> bytes:
    """A text as UTF-8."""
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as fault:
        raise WrongUse(f"`{name}` is no text: its character {fault.start + 1} is half of a pair (a lone surrogate)") from None


def string(name: str, value: Any) -> str:
    """A text, as it is."""
    if not isinstance(value, str):
        raise wrong_type(name, "a text (str)", value)
    return value


def text(name: str, value: Any) -> c.Text:
    """A text."""
    return c.text(encoded(name, string(name, value)))


def texts(name: str, value: Any, wanted: str = "texts") -> list[str]:
    """Texts, one after the other: not one text, whose letters they would be."""
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        raise wrong_type(name, f"a sequence of {wanted}", value)
    return [string(f"{name}[{index}]", one) for index, one in enumerate(value)]


def content(name: str, value: Any) -> c.Text:
    """What a document says."""
    if isinstance(value, str):
        return c.text(encoded(name, value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return c.text(bytes(value))
    raise wrong_type(name, "the text of a document (str, or bytes in UTF-8)", value)


def documents(name: str, value: Any) -> Mapping[str, Any]:
    """Documents by name."""
    if not isinstance(value, Mapping):
        raise wrong_type(name, "a dict of documents, each by its name", value)
    return value


def path(name: str, value: Any) -> str:
    """A path, as text."""
    try:
        found = os.fsdecode(os.fspath(value))
        os.fsencode(found)
    except TypeError:
        raise wrong_type(name, "a path (str or os.PathLike)", value) from None
    except ValueError:
        found = "\0"
    if "\0" in found:
        raise WrongUse(f"`{name}` is no path: {shown(value)}")
    return found


def paths(name: str, value: Any) -> list[str]:
    """Paths, one after the other."""
    if isinstance(value, (str, bytes, Mapping, os.PathLike)) or not isinstance(value, Iterable):
        raise wrong_type(name, "a sequence of paths", value)
    return [path(f"{name}[{index}]", one) for index, one in enumerate(value)]


def day(name: str, value: Any) -> c.Text:
    """A day."""
    if isinstance(value, datetime.datetime):
        raise TypeError(f"`{name}` is a day, and this is the moment {shown(value)}; give its .date()")
    if isinstance(value, datetime.date):
        return c.text(value.isoformat())
    if not isinstance(value, str):
        raise wrong_type(name, 'a day (datetime.date, or a text such as "2019-06-01")', value)
    return text(name, value)


def flag(name: str, value: Any) -> int:
    """True or False, and nothing that only stands for one."""
    if not isinstance(value, bool):
        raise wrong_type(name, "True or False", value)
    return int(value)


def whole(name: str, value: Any) -> int:
    """A whole number."""
    if isinstance(value, bool) or not hasattr(type(value), "__index__"):
        raise wrong_type(name, "a whole number", value)
    return int(value.__index__())


def count(name: str, value: Any, most: int = 2**64 - 1) -> int:
    """How many: 0 for the default."""
    number = whole(name, value)
    if not 0 <= number <= most:
        raise WrongUse(f"`{name}` is 0 (the default) or a number up to {most}, and this is {shown(number)}")
    return number


def instance(name: str, value: Any, kind: type[_Kind]) -> _Kind:
    """What is of a class of this package."""
    if not isinstance(value, kind):
        raise wrong_type(name, f"a {kind.__name__}", value)
    return value


def language(value: Any, spoken: tuple[str, ...]) -> str:
    """A language that the pack speaks, refused in the library's words when it does not; any where that is not known."""
    code = string("language", value)
    encoded("language", code)
    if spoken and code not in spoken:
        all_of_them = ", ".join(spoken)
        raise WrongUse(f"the pack does not speak `{code}`; it speaks {all_of_them}" if code else f"a language is needed; the pack speaks {all_of_them}")
    return code


def place_of(index: Any, length: int) -> int:
    """The place of a record under review, from 0."""
    if isinstance(index, str):
        raise TypeError(f"`index` is the place of a record under review, from 0, and this is the text {shown(index)}; find() takes an id")
    number = whole("index", index)
    if not 0 <= number < length:
        raise IndexError(f"there are {length} records under review, counted from 0, and {shown(number)} was asked for")
    return number


def position(index: Any, length: int, what: str) -> int:
    """A place in a sequence; those from the end count backwards."""
    number = whole("index", index)
    if not -length <= number < length:
        raise IndexError(f"there are {length} {what}, counted from 0, and {shown(number)} was asked for")
    return number + length if number < 0 else number
