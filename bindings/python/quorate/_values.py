"""Python's values as values of fields."""

from __future__ import annotations

import datetime
import math
import re
from ctypes import byref, c_void_p
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import Any, Iterable, Mapping, Union

from . import _library as c
from ._arguments import content, day, encoded, string, whole, wrong_type
from ._errors import QuorateError, WrongUse, ask, made
from ._shown import Shown, shown

Number = Union[int, Fraction, Decimal, float]
Amount = Union[int, Fraction, Decimal, str]

_DEEPEST = 100  # parts within each other that the library takes
_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DIGITS = 60  # of a number that is looked at; the library keeps 64 bits


@dataclass(frozen=True, repr=False)
class Money(Shown):
    """An amount in a currency: `Money("10.50", "EUR")`. The amount is an int, a Decimal, a Fraction or a text; a float is refused, since it
    seldom holds the amount that was meant."""

    amount: Amount
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.amount, float):
            raise TypeError(f'`amount` is an int, a Decimal, a Fraction or a text such as "10.50", and never a float: {self.amount!r} may not be the amount '
                            "that was meant")
        if isinstance(self.amount, bool) or not isinstance(self.amount, (Integral, Fraction, Decimal, str)):
            raise wrong_type("amount", 'an int, a Decimal, a Fraction or a text such as "10.50"', self.amount)
        string("currency", self.currency)
        exact("amount", self.amount)


@dataclass(frozen=True, repr=False)
class Period(Shown):
    """From its first day to its last, both included."""

    first: datetime.date | str
    last: datetime.date | str

    def __post_init__(self) -> None:
        day("first", self.first), day("last", self.last)


@dataclass(frozen=True, repr=False)
class Duration(Shown):
    """So many "days" or "months"; of what goes into a host function perhaps "working days", which no answer is."""

    count: int
    unit: str

    def __post_init__(self) -> None:
        whole("count", self.count), string("unit", self.unit)


def exact(name: str, number: Any) -> Fraction:
    """A number exactly; of a float, the shortest digits that give it, so that 0.1 is a tenth."""
    if isinstance(number, str):
        if len(number) > _DIGITS or not _AMOUNT.fullmatch(number):
            raise WrongUse(f'`{name}` is no number such as "10.50": {shown(number)}')
        return Fraction(number)
    if isinstance(number, float):
        if not math.isfinite(number):
            raise WrongUse(f"`{name}` is no number: {number!r}")
        return Fraction(float.__repr__(number))
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise WrongUse(f"`{name}` is no number: {number!r}")
        if not number:
            return Fraction(0)
        if abs(number.adjusted()) > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
            raise WrongUse(f"`{name}` does not fit in 64 bits: {shown(number)}")
    if isinstance(number, bool) or not isinstance(number, (Integral, Fraction, Decimal)):
        raise wrong_type(name, "a number (int, Fraction, Decimal or float)", number)
    return Fraction(int(number)) if isinstance(number, Integral) else Fraction(number)


def in_64_bits(name: str, number: Any) -> Fraction:
    """The same; refused when the library cannot hold it."""
    fraction = exact(name, number)
    if abs(fraction.numerator) >= 2**63 or fraction.denominator >= 2**63:
        raise WrongUse(f"`{name}` does not fit in 64 bits: {shown(number)}")
    return fraction


def decimal(name: str, amount: Any) -> str:
    """An amount as a decimal number, exactly."""
    number, places = in_64_bits(name, amount), 0
    while number.denominator != 1 and places < 18:
        number, places = number * 10, places + 1
    if number.denominator != 1:
        raise WrongUse(f"`{name}` is no decimal number: {shown(amount)}")
    digits = str(abs(number.numerator)).rjust(places + 1, "0")
    return ("-" if number < 0 else "") + digits[: len(digits) - places] + ("." + digits[-places:] if places else "")


def parameter(name: str, value: Any) -> c.Text:
    """The value of a parameter, as data has it."""
    if isinstance(value, bool):
        return c.text("yes" if value else "no")
    if isinstance(value, str):
        return c.text(encoded(name, value))
    if isinstance(value, datetime.date):
        return day(name, value)
    if isinstance(value, Money):
        return c.text(encoded(name, f"{value.currency} {decimal(name, value.amount)}"))
    if isinstance(value, Duration):
        return c.text(encoded(name, f"{value.count} {value.unit}"))
    if not isinstance(value, (Integral, Fraction, Decimal, float)):
        raise wrong_type(name, "a text, True or False, a number, a day, Money or a Duration", value)
    number = in_64_bits(name, value)
    return c.text(str(number))


class _Fields:
    """A record in the making: its fields, and the parts that hold it, by the path that leads to it."""

    def __init__(self, pack: c_void_p) -> None:
        self._pack = pack
        self._within: list[int] = []

    def record(self, fields: Mapping[str, Any], path: str) -> c_void_p:
        """A record handle, to be freed."""
        if id(fields) in self._within:
            raise WrongUse(f"the field {path!r} holds itself")
        if len(self._within) > _DEEPEST:
            raise QuorateError("limit", f"the record has more than {_DEEPEST} parts within each other")
        self._within.append(id(fields))
        record = made(c.library.quorate_record_new, self._pack)
        try:
            for name, value in fields.items():
                if not isinstance(name, str):
                    raise wrong_type("fields", "a dict whose keys are names of fields", {name: value})
                self._field(record, name, value, f"{path} {name}" if path else name)
        except BaseException:
            c.library.quorate_record_free(byref(record))
            raise
        self._within.pop()
        return record

    def _field(self, record: c_void_p, name: str, value: Any, path: str) -> None:
        if value is None:
            return
        if isinstance(value, (list, tuple, set, frozenset)):
            self._call(record, "set", "empty", name, path, value)
            for number, one in enumerate(value, 1):
                self._put(record, "add", name, one, f"{path} {number}")
        else:
            self._put(record, "set", name, value, path)

    def _call(self, record: c_void_p, how: str, kind: str, name: str, path: str, value: Any, *arguments: Any) -> None:
        ask(getattr(c.library, f"quorate_record_{how}_{kind}"), record, c.text(encoded(path, name)), *arguments,
            about=lambda: f"the field {shown(path)} cannot take {shown(value)}")

    def _put(self, record: c_void_p, how: str, name: str, value: Any, path: str) -> None:
        arguments: tuple[Any, ...]
        if isinstance(value, bool):
            kind, arguments = "truth", (int(value),)
        elif isinstance(value, str):
            kind, arguments = "text", (c.text(encoded(path, value)),)
        elif isinstance(value, (Integral, Fraction, Decimal, float)):
            number = in_64_bits(path, value)
            kind, arguments = "number", (number.numerator, number.denominator)
        elif isinstance(value, Money):
            kind, arguments = "money", (c.text(decimal(path, value.amount)), c.text(encoded(path, value.currency)))
        elif isinstance(value, Period):
            kind, arguments = "period", (day("first", value.first), day("last", value.last))
        elif isinstance(value, datetime.date):
            kind, arguments = "day", (day(path, value),)
        elif isinstance(value, Mapping):
            part = self.record(value, path)
            try:
                self._call(record, how, "part", name, path, value, part)
            finally:
                c.library.quorate_record_free(byref(part))
            return
        else:
            wanted = "a value" if how == "add" else "a value, or a list of values"
            raise wrong_type(path, f"{wanted} (bool, a number, str, date, Period, Money, or a dict for a part)", value)
        self._call(record, how, kind, name, path, value, *arguments)


def record_from(pack: c_void_p, fields: Any) -> c_void_p:
    """A record handle, to be freed. None is not stated; a list, tuple or set gives a field of several; a dict is a part, or a text by
    language. A text is a JSON object."""
    if isinstance(fields, (str, bytes)):
        return made(c.library.quorate_record_from_json, pack, content("fields", fields))
    if not isinstance(fields, Mapping):
        raise wrong_type("fields", "a dict of fields, or the text of a JSON object", fields)
    return _Fields(pack).record(fields, "")
