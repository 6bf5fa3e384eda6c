"""Findings and outcomes, by name."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass
from typing import Any, Callable

from . import _library as c
from ._constants import GRADES, name_of
from ._errors import ask
from ._shown import Shown


@dataclass(frozen=True, repr=False)
class FindingName(Shown):
    """A finding, by name."""

    criterion: str
    grade: str
    title: dict[str, str]
    collection: str
    id: str


@dataclass(frozen=True, repr=False)
class OutcomeName(Shown):
    """An outcome, by name."""

    outcome: str
    title: dict[str, str]
    collection: str
    id: str


def finding_name(one: Any) -> FindingName:
    """A finding by name, from a struct that names one."""
    return FindingName(str(one.criterion), name_of(GRADES, one.grade), c.texts(one.title), str(one.collection), str(one.id))


def read_finding_name(function: Callable[..., int], *place: Any) -> FindingName:
    """A finding by name, from a getter."""
    one = c.empty(c.FindingName)
    ask(function, *place, byref(one))
    return finding_name(one)


def read_outcome_name(function: Callable[..., int], *place: Any) -> OutcomeName:
    """An outcome by name, from a getter."""
    one = c.empty(c.OutcomeName)
    ask(function, *place, byref(one))
    return OutcomeName(str(one.outcome), c.texts(one.title), str(one.collection), str(one.id))
