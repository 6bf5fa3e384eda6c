"""Functions of the host that rules may ask."""

from __future__ import annotations

import ctypes
import datetime
import threading
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import Any, Callable, Iterable, Mapping, Sequence

from . import _library as c
from ._arguments import day, encoded, instance, string, texts, whole, wrong_type
from ._leaving import leaving
from ._shown import Shown, kind_of
from ._values import Duration, Money, Period, in_64_bits

_TYPES = ("truth", "number", "money", "text", "date", "period", "duration")
_ENTRY = len(_TYPES)


@dataclass(frozen=True, repr=False)
class Unknown(Shown):
    """What a host function returns when it has no answer, with the reason in a sentence."""

    because: str

    def __post_init__(self) -> None:
        string("because", self.because)


@dataclass(frozen=True, repr=False)
class HostFunction(Shown):
    """A function that a pack declares as `host function name (argument : type, …) : type`. `arguments` and `result` are types as the pack
    writes them: "truth", "number", "money", "text", "date", "period", "duration", or the name of a list or taxonomy.

    `answer` is called with bool, Fraction, Money, a dict by language, date, Period, Duration, or the id of an entry, and returns the like (a
    str for a text), or Unknown. The same values must give the same answer always. What it raises ends the review, and is raised from there."""

    name: str
    arguments: Sequence[str]
    result: str
    answer: Callable[..., Any]

    def __post_init__(self) -> None:
        string("name", self.name), string("result", self.result)
        object.__setattr__(self, "arguments", tuple(texts("arguments", self.arguments, "names of types")))
        if not callable(self.answer):
            raise wrong_type("answer", "a function", self.answer)


def _type(name: str) -> c.HostType:
    made = c.HostType()
    made.type = _TYPES.index(name) if name in _TYPES else _ENTRY
    made.list = c.text("" if name in _TYPES else encoded("functions", name))
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


def lent_functions(functions: Any) -> tuple[HostFunction, ...]:
    """Functions of the host, checked."""
    if isinstance(functions, (str, bytes, Mapping)) or not isinstance(functions, Iterable):
        raise wrong_type("functions", "a sequence of HostFunction", functions)
    return tuple(instance(f"functions[{index}]", one, HostFunction) for index, one in enumerate(functions))


class LentFunctions:
    """The functions as the C library takes them; to be kept as long as it may call them."""

    def __init__(self, functions: Iterable[HostFunction], stop: Callable[[BaseException], None]) -> None:
        given = lent_functions(functions)
        self._stop = stop
        self._kept: list[Any] = []
        self.count = len(given)
        self.array = (c.HostFunction * max(1, len(given)))()
        for slot, one in zip(self.array, given):
            types = (c.HostType * max(1, len(one.arguments)))(*(_type(name) for name in one.arguments))
            answer = c.HOST_ANSWER(self._caller(one))
            name, result = c.text(encoded("name", one.name)), _type(one.result)
            self._kept.append((types, answer, name, result))
            slot.struct_size, slot.name, slot.arguments, slot.argument_count = ctypes.sizeof(c.HostFunction), name, types, len(one.arguments)
            slot.result, slot.answer = result, answer

    def _caller(self, one: HostFunction) -> Callable[..., int]:
        texts: dict[int, list[Any]] = {}  # those of the last answer in each thread

        def call(context: Any, arguments: Any, count: int, answer: Any, because: Any) -> int:
            if leaving():
                return 2
            try:
                found = one.answer(*(_value(arguments[index]) for index in range(count)))
                lent = texts[threading.get_ident()] = []
                if isinstance(found, Unknown):
                    lent.append(c.text(encoded("because", found.because)))
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
        def lend(text: str | c.Text) -> c.Text:
            lent.append(c.text(encoded(told, text)) if isinstance(text, str) else text)
            return lent[-1]  # type: ignore[no-any-return]

        kind, told = function.result, f"the answer of {function.name}"
        if kind == "truth" and isinstance(value, bool):
            into.truth = int(value)
        elif kind == "number" and isinstance(value, (Integral, Fraction, Decimal, float)) and not isinstance(value, bool):
            number = in_64_bits(told, value)
            into.numerator, into.denominator = number.numerator, number.denominator
        elif kind == "money" and isinstance(value, Money):
            amount = in_64_bits(told, value.amount)
            into.numerator, into.denominator, into.text = amount.numerator, amount.denominator, lend(value.currency)
        elif kind == "date" and isinstance(value, (datetime.date, str)):
            into.text = lend(day(told, value))
        elif kind == "period" and isinstance(value, Period):
            into.text, into.last = lend(day(told, value.first)), lend(day(told, value.last))
        elif kind == "duration" and isinstance(value, Duration):
            into.numerator, into.denominator, into.text = int(in_64_bits(told, whole(told, value.count))), 1, lend(value.unit)
        elif kind not in _TYPES[:3] + _TYPES[4:] and isinstance(value, str):
            into.text = lend(value)
        else:
            raise TypeError(f"{told} is of the type {kind}, and this is {kind_of(value)}")
