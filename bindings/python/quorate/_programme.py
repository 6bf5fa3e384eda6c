"""What a review tells of the portfolio as a whole: what it does not see, groups, packs that are used, readings."""

from __future__ import annotations

import datetime
from ctypes import byref, c_void_p
from dataclasses import dataclass

from . import _library as c
from ._constants import name_of
from ._errors import Place, ask, found, read_place
from ._shown import Shown
from ._texts import read_day, read_records

_OMITTED = ("record", "answer", "confirmation", "derogation", "reference", "rest-of-file", "collection")


@dataclass(frozen=True, repr=False)
class Omission(Shown):
    """Something of the data that the review does not see: it has an error at `place`, or (`later`) is `dated` after the day of the review.
    `collection` and `id` are of the record, or of the one that a judgement is about; `name` is of the question, relation or criterion, what a
    reference leads to, or, of a collection that the pack does not have, the one that may have been meant."""

    kind: str
    later: bool
    collection: str
    id: str
    name: str
    title: dict[str, str]
    place: Place
    dated: datetime.date | None


@dataclass(frozen=True, repr=False)
class WeakLink(Shown):
    """A pair without which a group falls in two: so many records stay with either."""

    first_collection: str
    first_id: str
    second_collection: str
    second_id: str
    first_side: int
    second_side: int


@dataclass(frozen=True, repr=False)
class Group(Shown):
    """Records that relations tie together, by collection and id. `same_texts` are those sets of them that say the same in all their
    texts."""

    members: tuple[tuple[str, str], ...]
    weak_links: tuple[WeakLink, ...]
    same_texts: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, repr=False)
class UsedPack(Shown):
    """A pack that the pack uses, and whether it is in force on the day of the review."""

    name: str
    version: str
    title: dict[str, str]
    in_force: bool


@dataclass(frozen=True, repr=False)
class Reading(Shown):
    """A parameter whose value is one reading of a text among several; `taken` is that reading in words."""

    name: str
    label: dict[str, str]
    value: dict[str, str]
    taken: dict[str, str]


def read_omission(review: c_void_p, index: int) -> Omission:
    """What the review does not see, by its place."""
    one = c.empty(c.Omission)
    ask(c.library.quorate_review_omission, review, index, byref(one))
    return Omission(name_of(_OMITTED, one.kind), bool(one.later), str(one.collection), str(one.id), str(one.name), c.texts(one.title), read_place(one.place),
                    read_day(one.dated))


def _weak_link(review: c_void_p, group: int, index: int) -> WeakLink:
    one = c.empty(c.WeakLink)
    ask(c.library.quorate_review_group_weak_link, review, group, index, byref(one))
    return WeakLink(str(one.first_collection), str(one.first_id), str(one.second_collection), str(one.second_id), one.first_side, one.second_side)


def _same_texts(review: c_void_p, group: int, same: int) -> tuple[tuple[str, str], ...]:
    collection, id = c.Text(), c.Text()
    records: list[tuple[str, str]] = []
    while found(c.library.quorate_review_group_same_text, review, group, same, len(records), byref(collection), byref(id)):
        records.append((str(collection), str(id)))
    return tuple(records)


def read_group(review: c_void_p, index: int) -> Group:
    """A group, by its place."""
    one = c.empty(c.Group)
    ask(c.library.quorate_review_group, review, index, byref(one))
    return Group(read_records(c.library.quorate_review_group_member, one.members, review, index),
                 tuple(_weak_link(review, index, which) for which in range(one.weak_links)),
                 tuple(_same_texts(review, index, which) for which in range(one.same_texts)))


def read_used_pack(review: c_void_p, index: int) -> UsedPack:
    """A pack that is used, by its place."""
    one = c.empty(c.UsedPack)
    ask(c.library.quorate_review_used_pack, review, index, byref(one))
    return UsedPack(str(one.name), str(one.version), c.texts(one.title), bool(one.in_force))


def read_reading(review: c_void_p, index: int) -> Reading:
    """A reading, by its place."""
    one = c.empty(c.Reading)
    ask(c.library.quorate_review_reading, review, index, byref(one))
    return Reading(str(one.name), c.texts(one.label), c.texts(one.value), c.texts(one.taken))
