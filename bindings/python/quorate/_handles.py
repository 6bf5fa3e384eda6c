"""Handles of the C library that free themselves."""

from __future__ import annotations

import functools
import types
import weakref
from ctypes import byref, c_void_p
from typing import Any, Callable

from . import _library as c


class _Owned(c_void_p):
    """An address that is freed when nothing refers to it: a call of the library refers to what it was given until it returns."""


def _free(function: Any, address: int | None) -> None:
    function(byref(c_void_p(address)))


def _holding(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method, with the handle kept until it returns, whoever closes it meanwhile."""

    @functools.wraps(method)
    def call(self: Any, *arguments: Any, **named: Any) -> Any:
        held = self.__dict__.get("_owned")
        try:
            return method(self, *arguments, **named)
        finally:
            del held

    return call


class Handle:
    """Owns a handle: freed by close(), at the end of a `with` block, or with the object; a call that is using it in another thread, or that
    asked the callback which closes it, ends before."""

    def __init__(self, kind: str, handle: c_void_p) -> None:
        self._owned: _Owned | None = _Owned(handle.value)
        weakref.finalize(self._owned, _free, getattr(c.library, f"quorate_{kind}_free"), handle.value)

    def __init_subclass__(cls) -> None:
        for name, member in list(vars(cls).items()):
            if isinstance(member, types.FunctionType) and name != "__init__":
                setattr(cls, name, _holding(member))
            elif isinstance(member, property) and member.fget is not None:
                setattr(cls, name, property(_holding(member.fget), doc=member.__doc__))

    @property
    def _handle(self) -> c_void_p:
        owned = self._owned
        if owned is None:
            raise ValueError(f"this {type(self).__name__} is closed")
        return owned

    def close(self) -> None:
        """Frees it as soon as no call uses it. Closing twice does nothing; using it afterwards raises ValueError."""
        self._owned = None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: types.TracebackType | None) -> None:
        self.close()
