"""What is asked of a review."""

from __future__ import annotations

import ctypes
import datetime
from ctypes import byref, c_void_p
from typing import Any, Callable, Iterable, Mapping, Sequence

from . import _library as c
from ._arguments import count, day, encoded, flag, string, texts, wrong_type
from ._errors import QuorateError, made
from ._host import HostFunction, LentFunctions
from ._leaving import CallingBack, leaving
from ._values import parameter

_MOST_THREADS = 256


def _parameters(given: Any) -> list[tuple[c.Text, c.Text]]:
    if given is None:
        return []
    if not isinstance(given, Mapping):
        raise wrong_type("parameters", "a dict of values, each by the name of a parameter", given)
    return [(c.text(encoded("parameters", string("parameters", name))), parameter(f"parameters[{name!r}]", value)) for name, value in given.items()]


class Options:
    """The options of a review, and what must live as long as they do."""

    def __init__(self, as_of: datetime.date | str, only: Iterable[str] = (), parameters: Mapping[str, Any] | None = None, step_limit: int = 0,
                 cancel: Callable[[], bool] | None = None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0, threads: int = 0,
                 applicable_only: bool = False) -> None:
        self._fault: BaseException | None = None
        options = self._options = c.empty(c.ReviewOptions)
        options.as_of = day("as_of", as_of)
        self._parameters = _parameters(parameters)
        options.parameters = (c.Parameter * max(1, len(self._parameters)))(*(c.Parameter(name, value) for name, value in self._parameters))
        options.parameter_count = len(self._parameters)
        self._only = [c.text(encoded("only", id)) for id in texts("only", only, "ids")]
        options.only, options.only_count = (c.Text * max(1, len(self._only)))(*self._only), len(self._only)
        options.step_limit, options.total_step_limit = count("step_limit", step_limit), count("total_step_limit", total_step_limit)
        options.threads, options.applicable_only = count("threads", threads, _MOST_THREADS), flag("applicable_only", applicable_only)
        self._lent = LentFunctions(functions, self._stop)
        options.functions, options.function_count = self._lent.array, self._lent.count
        if cancel is not None:
            if not callable(cancel):
                raise wrong_type("cancel", "a function, or None", cancel)
            ask = cancel
            self._cancel = c.CANCEL(lambda context: self._ask(ask))
            options.cancel = self._cancel
        self._calls_back = cancel is not None or self._lent.count > 0

    def _stop(self, fault: BaseException) -> None:
        self._fault = fault

    def _ask(self, cancel: Callable[[], bool]) -> int:
        try:
            return int(leaving() or bool(cancel()))
        except BaseException as fault:  # an exception cannot pass through C: it stops the review, and is raised after it
            self._fault = fault
            return 1

    def pointer(self) -> Any:
        """What the C library takes; it lives as long as this."""
        return ctypes.pointer(self._options)

    def run(self, function: Callable[..., int], pack: c_void_p, portfolio: c_void_p, *more: Any) -> c_void_p:
        """Calls a function that takes a pack, a portfolio and options and hands out a handle."""
        return called((self,), lambda: made(function, pack, portfolio, byref(self._options), *more))


def called(asked: Sequence[Options], call: Callable[[], c_void_p]) -> c_void_p:
    """A call with options; what a callback raised is raised from it."""
    try:
        if not any(options._calls_back for options in asked):
            return call()
        with CallingBack():
            return call()
    except QuorateError:
        for options in asked:
            if options._fault is not None:
                raise options._fault from None
        raise
