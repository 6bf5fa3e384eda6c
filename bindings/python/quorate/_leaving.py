"""The end of the program while other threads are in calls that call back: they are stopped first, since a thread that asks for Python when
there is none any more is ended inside the C library, which cannot bear that."""

from __future__ import annotations

import atexit
import os
import threading
from typing import Any

from ._errors import QuorateError

_SECONDS = 10.0  # that it waits at most, for a callback that does not return


class _Calls:
    def __init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """As in a new process: a forked one has none of the threads."""
        self.changed, self.running, self.leaving = threading.Condition(), 0, False

    def leave(self) -> None:
        """Stops all calls, and waits until none runs."""
        self.leaving = True
        with self.changed:
            self.changed.wait_for(lambda: self.running == 0, _SECONDS)


_calls = _Calls()
atexit.register(_calls.leave)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_calls.begin_anew)


def leaving() -> bool:
    """Whether the program ends, and callbacks say stop."""
    return _calls.leaving


class CallingBack:
    """Around a call that may call back."""

    def __enter__(self) -> None:
        with _calls.changed:
            if _calls.leaving:
                raise QuorateError("cancelled", "the program ends")
            _calls.running += 1

    def __exit__(self, *fault: Any) -> None:
        with _calls.changed:
            _calls.running -= 1
            _calls.changed.notify_all()
