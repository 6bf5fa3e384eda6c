"""Functions of the host that rules may ask."""

from __future__ import annotations

import ctypes
import datetime
import threading
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Callable, Iterable

from . import _library as c
from ._values import Duration, Money, Period, day, exact

_TYPES = ("truth", "number", "money", "text", "date", "period", "duration")
_ENTRY = len(_TYPES)


@dataclass(frozen=True)
class Unknown:
    """What a host function returns when it has no answer, with the reason in a sentence."""

    because: str


@dataclass(frozen=True)
class HostFunction:
    """A function that a pack declares as `host function name (argument : type, …) : type`. `arguments` and `result` are types as the pack
    writes them: "truth", "number", "money", "text", "date", "period", "duration", or the name of a list or taxonomy.

    `answer` is called with bool, Fraction, Money, a dict by language, date, Period, Duration, or the id of an entry, and returns the like (a
    str for a text), or Unknown. The same values must give the same answer always. What it raises ends the review, and is raised from there."""

    name: str
    arguments: tuple[str, ...]
    result: str
    answer: Callable[..., Any]


def _type(name: str) -> c.HostType:
    made = c.HostType()
    made.type = _TYPES.index(name) if name in _TYPES else _ENTRY
    made.list = c.text("" if name in _TYPES else name)
    return made


def _value(of: c.HostValue) -> Any:
    if of.type == 0:
        return bool(of.truth)
    if of.type == 1:
        return Fraction(of.numerator, of.denominator)
    if of.type == 2:
        return Money(Fraction(of.numerator, of.denominator), str(of.text))
    if of.type == 3:
        return c.texts(of.texts)
    if of.type == 4:
        return datetime.date.fromisoformat(str(of.text))
    if of.type == 5:
        return Period(datetime.date.fromisoformat(str(of.text)), datetime.date.fromisoformat(str(of.last)))
    if of.type == 6:
        return Duration(of.numerator, str(of.text))
    return str(of.text)


class LentFunctions:
    """The functions as the C library takes them; to be kept as long as it may call them."""

    def __init__(self, functions: Iterable[HostFunction], stop: Callable[[BaseException], None]) -> None:
        given = tuple(functions)
        self._stop = stop
        self._kept: list[Any] = []
        self.count = len(given)
        self.array = (c.HostFunction * max(1, len(given)))()
        for slot, one in zip(self.array, given):
            types = (c.HostType * max(1, len(one.arguments)))(*(_type(name) for name in one.arguments))
            answer = c.HOST_ANSWER(self._caller(one))
            name, result = c.text(one.name), _type(one.result)
            self._kept.append((types, answer, name, result))
            slot.struct_size, slot.name, slot.arguments, slot.argument_count = ctypes.sizeof(c.HostFunction), name, types, len(one.arguments)
            slot.result, slot.answer = result, answer

    def _caller(self, one: HostFunction) -> Callable[..., int]:
        texts: dict[int, list[Any]] = {}  # those of the last answer in each thread

        def call(context: Any, arguments: Any, count: int, answer: Any, because: Any) -> int:
            try:
                found = one.answer(*(_value(arguments[index]) for index in range(count)))
                lent = texts[threading.get_ident()] = []
                if isinstance(found, Unknown):
                    lent.append(c.text(found.because))
                    because[0] = lent[0]
                    return 1
                self._set(answer[0], one, found, lent)
                return 0
            except BaseException as fault:  # an exception cannot pass through C: it ends the review, and is raised after it
                self._stop(fault)
                return 2

        return call

    @staticmethod
    def _set(into: c.HostValue, function: HostFunction, value: Any, lent: list[Any]) -> None:
        def lend(text: str) -> c.Text:
            lent.append(c.text(text))
            return lent[-1]  # type: ignore[no-any-return]

        kind = function.result
        if kind == "truth" and isinstance(value, bool):
            into.truth = int(value)
        elif kind == "number" and not isinstance(value, (bool, str)):
            number = exact(value)
            if abs(number.numerator) >= 2**63 or number.denominator >= 2**63:
                raise ValueError(f"the answer of {function.name!r} does not fit in 64 bits: {value!r}")
            into.numerator, into.denominator = number.numerator, number.denominator
        elif kind == "money" and isinstance(value, Money):
            amount = exact(value.amount)
            into.numerator, into.denominator, into.text = amount.numerator, amount.denominator, lend(value.currency)
        elif kind == "date" and isinstance(value, (datetime.date, str)):
            into.text = lend(day(value))
        elif kind == "period" and isinstance(value, Period):
            into.text, into.last = lend(day(value.first)), lend(day(value.last))
        elif kind == "duration" and isinstance(value, Duration):
            into.numerator, into.denominator, into.text = value.count, 1, lend(value.unit)
        elif kind not in _TYPES[:3] + _TYPES[4:] and isinstance(value, str):
            into.text = lend(value)
        else:
            raise TypeError(f"the answer of {function.name!r} must be a {kind}, and is {value!r}")
