"""Sequences whose members are read when they are asked for."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Sequence, TypeVar, Union, overload

from ._arguments import position

_Member = TypeVar("_Member", covariant=True)


class Members(Sequence[_Member]):
    """A sequence that says how many there are, and reads one by its place. Slices are tuples."""

    _what = "of them"

    def _member(self, index: int) -> _Member:
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> _Member: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_Member, ...]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[_Member, tuple[_Member, ...]]:
        if isinstance(index, slice):
            return tuple(self._member(one) for one in range(*index.indices(len(self))))
        return self._member(position(index, len(self), self._what))

    def __iter__(self) -> Iterator[_Member]:
        return (self._member(index) for index in range(len(self)))


class View(Members[_Member]):
    """Part of a result: each member is read anew whenever it is asked for, while the result is open."""

    def __init__(self, what: str, count: int, member: Callable[[int], _Member], each: Callable[[], Iterator[_Member]] | None = None) -> None:
        self._what, self._count, self._read, self._each = what, count, member, each

    def __len__(self) -> int:
        return self._count

    def _member(self, index: int) -> _Member:
        return self._read(index)

    def __iter__(self) -> Iterator[_Member]:
        return self._each() if self._each else super().__iter__()

    def __repr__(self) -> str:
        return f"<{self._count} {self._what}>"

    def __reduce__(self) -> Any:
        return tuple, (tuple(self),)
