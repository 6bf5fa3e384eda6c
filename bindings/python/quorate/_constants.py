"""The names of constants."""

from __future__ import annotations

GRADES = ("must", "should", "may")
RESULTS = ("met", "not-met", "unknown", "to-be-judged", "not-applicable", "derogated")


def name_of(names: tuple[str, ...], index: int) -> str:
    """The name of a constant; its number when a later library has more of them."""
    return names[index] if 0 <= index < len(names) else str(index)
