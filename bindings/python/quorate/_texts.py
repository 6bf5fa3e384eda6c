"""Lists of texts, names and records, and days, as getters give them."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from typing import Any, Callable

from . import _library as c
from ._errors import ask


def read_day(of: Any) -> datetime.date | None:
    """A day; None where there is none."""
    return datetime.date.fromisoformat(of.text.decode("ascii")) if of.text else None


def read_names(function: Callable[..., int], count: int, *place: Any) -> tuple[str, ...]:
    """All names of one part of a result."""
    one, names = c.Text(), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        names.append(str(one))
    return tuple(names)


def read_texts(function: Callable[..., int], count: int, *place: Any) -> tuple[dict[str, str], ...]:
    """All texts by language of one part of a result."""
    handle, texts = c_void_p(), []
    for index in range(count):
        ask(function, *place, index, byref(handle))
        texts.append(c.texts(handle.value))
    return tuple(texts)


def read_records(function: Callable[..., int], count: int, *place: Any) -> tuple[tuple[str, str], ...]:
    """All records of one part of a result, by collection and id."""
    collection, id, records = c.Text(), c.Text(), []
    for index in range(count):
        ask(function, *place, index, byref(collection), byref(id))
        records.append((str(collection), str(id)))
    return tuple(records)


def said(texts: dict[str, str], language: str) -> str:
    """A text in a language, or failing that in the first that there is."""
    return texts.get(language, next(iter(texts.values()), ""))
