"""Python's values as values of fields."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Mapping, Union

from . import _library as c
from ._errors import ask, made

Number = Union[int, Fraction, Decimal, float]


@dataclass(frozen=True)
class Money:
    """An amount in a currency: `Money(Decimal("10.50"), "EUR")`."""

    amount: Number
    currency: str


@dataclass(frozen=True)
class Period:
    """From its first day to its last, both included."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Duration:
    """So many days or months; of what goes into a host function perhaps working days, which no answer is."""

    count: int
    unit: str  #: "days", "months" or "working days"


def exact(number: Number) -> Fraction:
    """A number exactly; of a float, the shortest digits that give it, so that 0.1 is a tenth."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def day(of: datetime.date | str) -> str:
    """A day as text."""
    if isinstance(of, datetime.datetime):
        raise TypeError("a day is wanted, and this is a moment; give its .date()")
    return of if isinstance(of, str) else of.isoformat()


def decimal(amount: Number) -> str:
    """An amount as a decimal number, exactly."""
    number, places = exact(amount), 0
    while number.denominator != 1 and places < 18:
        number, places = number * 10, places + 1
    if number.denominator != 1:
        raise ValueError(f"{amount!r} is no decimal number")
    digits = str(abs(number.numerator)).rjust(places + 1, "0")
    return ("-" if number < 0 else "") + digits[: len(digits) - places] + ("." + digits[-places:] if places else "")


def _put(pack: c_void_p, record: c_void_p, how: str, field: str, value: Any) -> None:
    def call(kind: str, *arguments: Any) -> None:
        ask(getattr(c.library, f"quorate_record_{how}_{kind}"), record, c.text(field), *arguments, about=f"the field {field!r} cannot take {value!r}")

    if isinstance(value, bool):
        call("truth", int(value))
    elif isinstance(value, (int, Fraction, Decimal, float)):
        number = exact(value)
        if abs(number.numerator) >= 2**63 or number.denominator >= 2**63:
            raise ValueError(f"the field {field!r} cannot take {value!r}: it does not fit in 64 bits")
        call("number", number.numerator, number.denominator)
    elif isinstance(value, str):
        call("text", c.text(value))
    elif isinstance(value, Money):
        call("money", c.text(decimal(value.amount)), c.text(value.currency))
    elif isinstance(value, Period):
        call("period", c.text(day(value.first)), c.text(day(value.last)))
    elif isinstance(value, datetime.date):
        call("day", c.text(day(value)))
    elif isinstance(value, Mapping):
        part = record_from(pack, value)
        try:
            call("part", part)
        finally:
            c.library.quorate_record_free(byref(part))
    else:
        raise TypeError(f"the field {field!r} cannot take a {type(value).__name__}")


def record_from(pack: c_void_p, fields: Mapping[str, Any]) -> c_void_p:
    """A record handle, to be freed. None is not stated; a list, tuple or set gives a field of several; a dict is a part, or a text by
    language."""
    record = made(c.library.quorate_record_new, pack)
    try:
        for field, value in fields.items():
            if value is None:
                continue
            if isinstance(value, (list, tuple, set, frozenset)):
                ask(c.library.quorate_record_set_empty, record, c.text(field), about=f"the field {field!r} cannot take {value!r}")
                for one in value:
                    _put(pack, record, "add", field, one)
            else:
                _put(pack, record, "set", field, value)
    except BaseException:
        c.library.quorate_record_free(byref(record))
        raise
    return record
