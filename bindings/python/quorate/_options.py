"""What is asked of a review."""

from __future__ import annotations

import ctypes
import datetime
from ctypes import byref, c_void_p
from typing import Any, Callable, Iterable, Mapping, Sequence

from . import _library as c
from ._errors import QuorateError, made
from ._host import HostFunction, LentFunctions
from ._values import day


class Options:
    """The options of a review, and what must live as long as they do."""

    def __init__(self, as_of: datetime.date | str, only: Sequence[str], parameters: Mapping[str, Any] | None, step_limit: int,
                 cancel: Callable[[], bool] | None, functions: Iterable[HostFunction] = (), total_step_limit: int = 0, threads: int = 0,
                 applicable_only: bool = False) -> None:
        self._fault: BaseException | None = None
        if isinstance(only, str):
            raise TypeError("`only` is a sequence of ids, and this is one text")
        for limit in (step_limit, total_step_limit):
            if not 0 <= limit < 2**64:
                raise ValueError(f"a limit is 0 (the default) or a number below 2**64, and this is {limit}")
        if not 0 <= threads <= 256:
            raise ValueError(f"a review takes at most 256 threads, and this is {threads}")
        options = self._options = c.empty(c.ReviewOptions)
        options.as_of = c.text(day(as_of))
        values = {name: ("yes" if value else "no") if isinstance(value, bool) else day(value) if isinstance(value, datetime.date) else str(value)
                  for name, value in (parameters or {}).items()}
        self._parameters = [(c.text(name), c.text(value)) for name, value in values.items()]
        options.parameters = (c.Parameter * max(1, len(values)))(*(c.Parameter(name, value) for name, value in self._parameters))
        options.parameter_count = len(values)
        self._only = [c.text(id) for id in only]
        options.only, options.only_count = (c.Text * max(1, len(self._only)))(*self._only), len(self._only)
        options.step_limit, options.total_step_limit = step_limit, total_step_limit
        options.threads, options.applicable_only = threads, int(applicable_only)
        self._lent = LentFunctions(functions, self._stop)
        options.functions, options.function_count = self._lent.array, self._lent.count
        if cancel is not None:
            ask = cancel
            self._cancel = c.CANCEL(lambda context: self._ask(ask))
            options.cancel = self._cancel

    def _stop(self, fault: BaseException) -> None:
        self._fault = fault

    def _ask(self, cancel: Callable[[], bool]) -> int:
        try:
            return int(bool(cancel()))
        except BaseException as fault:  # an exception cannot pass through C: it stops the review, and is raised after it
            self._fault = fault
            return 1

    def pointer(self) -> Any:
        """What the C library takes; it lives as long as this."""
        return ctypes.pointer(self._options)

    def raise_fault(self) -> None:
        """Raises what a callback raised, if one did."""
        if self._fault is not None:
            raise self._fault from None

    def run(self, function: Callable[..., int], pack: c_void_p, portfolio: c_void_p, *more: Any) -> c_void_p:
        """Calls a function that takes a pack, a portfolio and options and hands out a handle."""
        try:
            return made(function, pack, portfolio, byref(self._options), *more)
        except QuorateError:
            self.raise_fault()
            raise
