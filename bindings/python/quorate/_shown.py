"""Values in short, for sentences and for `repr`."""

from __future__ import annotations

import dataclasses
import reprlib
from typing import Any

_LONGEST = 80  # characters of a value in a sentence
_TEXT = 40  # characters of a text inside a value


class _Short(reprlib.Repr):
    """Short whatever it is given: values that hold themselves, numbers of a million digits, objects whose `repr` fails."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxdict, self.maxlist, self.maxtuple, self.maxset, self.maxfrozenset = 2, 3, 3, 3, 3, 3
        self.maxstring = self.maxlong = _TEXT
        self.maxother = _LONGEST

    def repr_int(self, number: int, level: int) -> str:
        """A number, or how long it is."""
        return f"<a number of {number.bit_length()} bits>" if number.bit_length() > 200 else repr(number)

    repr_bytes = reprlib.Repr.repr_str


_SHORT = _Short()


def shown(value: Any) -> str:
    """A value in at most 80 characters."""
    try:
        text = _SHORT.repr(value)
    except Exception:
        text = f"<{type(value).__name__}>"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def kind_of(value: Any) -> str:
    """What a value is, for a sentence: its type, and the value."""
    if value is None or value is True or value is False:
        return repr(value)
    name, told = type(value).__name__, shown(value)
    return told if told.startswith((name, f"<{name}")) else f"the {name} {told}"


def _field(name: str, value: Any) -> str:
    """A member in short; empty for what says nothing."""
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in (*value, *value.values())):
        value = next(iter(value.values()))  # a text by language: in the first
    if isinstance(value, tuple):
        if value and all(isinstance(one, str) for one in value):
            return f"{name}={shown(value)}"
        return f"{name}: {len(value)}" if value else ""
    if value is None or value == "" or value == {}:
        return ""
    if isinstance(value, Shown):
        return f"{name}={type(value).__name__}(…)"
    return f"{name}={shown(value)}"


class Shown:
    """What has a `repr` of one line: its members in short, how many where there are many, and none that are empty."""

    def __repr__(self) -> str:
        told = (_field(one.name, getattr(self, one.name, None)) for one in dataclasses.fields(self) if one.repr)
        return f"{type(self).__name__}({', '.join(one for one in told if one)})"
