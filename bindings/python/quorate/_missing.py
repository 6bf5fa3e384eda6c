"""Why something is unknown."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass
from typing import Any, Callable

from . import _library as c
from ._constants import name_of
from ._errors import ask
from ._shown import Shown

_KINDS = ("field", "answer", "arithmetic", "empty", "relation", "text", "host")


@dataclass(frozen=True, repr=False)
class Missing(Shown):
    """Why something is unknown: a field that is not stated, a question without an answer …"""

    kind: str
    collection: str
    id: str
    name: str
    label: dict[str, str]


def read_missing(function: Callable[..., int], count: int, *place: Any) -> tuple[Missing, ...]:
    """All reasons of one part of a review."""
    one, found = c.empty(c.Missing), []
    for index in range(count):
        ask(function, *place, index, byref(one))
        found.append(Missing(name_of(_KINDS, one.kind), str(one.collection), str(one.id), str(one.name), c.texts(one.label)))
    return tuple(found)
