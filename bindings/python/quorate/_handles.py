"""Handles of the C library that free themselves."""

from __future__ import annotations

import weakref
from ctypes import byref, c_void_p
from types import TracebackType
from typing import Any

from . import _library as c


def _free(function: Any, handle: c_void_p) -> None:
    function(byref(handle))


class Handle:
    """Owns a handle: freed by close(), at the end of a `with` block, or with the object."""

    def __init__(self, kind: str, handle: c_void_p) -> None:
        self._handle_value: c_void_p | None = handle
        self._finalizer = weakref.finalize(self, _free, getattr(c.library, f"quorate_{kind}_free"), handle)

    @property
    def _handle(self) -> c_void_p:
        if self._handle_value is None:
            raise ValueError(f"this {type(self).__name__} is closed")
        return self._handle_value

    def close(self) -> None:
        """Frees it now. Closing twice does nothing; using it afterwards raises ValueError."""
        self._handle_value = None
        self._finalizer()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
