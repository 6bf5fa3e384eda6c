"""Handles of the C library that free themselves."""

from __future__ import annotations

import functools
import types
import weakref
from ctypes import byref, c_void_p
from typing import Any, Callable, TypeVar

from . import _library as c
from ._errors import WrongUse

_Self = TypeVar("_Self", bound="Handle")


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
    asked the callback which closes it, ends before. It is neither copied nor pickled."""

    _owned: _Owned | None = None
    _made_by = ""

    def __init__(self, kind: str, handle: c_void_p | None) -> None:
        if handle is None or type(handle) is not c_void_p:
            raise TypeError(f"a {type(self).__name__} is made by {self._made_by}, and not by its class")
        self._owned = _Owned(handle.value)
        # At the end of the program nothing is freed: a thread that still runs may be using it, and the memory goes with the process.
        weakref.finalize(self._owned, _free, getattr(c.library, f"quorate_{kind}_free"), handle.value).atexit = False

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        for name, member in list(vars(cls).items()):
            if isinstance(member, types.FunctionType) and name != "__init__":
                setattr(cls, name, _holding(member))
            elif isinstance(member, property) and member.fget is not None:
                setattr(cls, name, property(_holding(member.fget), doc=member.__doc__))

    @property
    def _handle(self) -> c_void_p:
        owned = self._owned
        if owned is None:
            raise WrongUse(f"this {type(self).__name__} is closed")
        return owned

    def close(self) -> None:
        """Frees it as soon as no call uses it. Closing twice does nothing; using it afterwards raises WrongUse, which is a ValueError."""
        self._owned = None

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._owned is None

    def __enter__(self: _Self) -> _Self:
        self._handle
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: types.TracebackType | None) -> None:
        self.close()

    def __reduce_ex__(self, protocol: Any) -> Any:
        name = type(self).__name__
        raise TypeError(f"a {name} can be neither copied nor pickled: share it as it is, it may be used by many threads" if name != "Draft" else
                        "a Draft can be neither copied nor pickled: make() gives what it holds")

    def _told(self) -> str:
        """What `repr` says of it while it is open."""
        return ""

    def __repr__(self) -> str:
        try:
            told = "closed" if self._owned is None else self._told()
        except WrongUse:  # another thread closed it
            told = "closed"
        return f"<{type(self).__name__}{': ' if told else ''}{told}>"
