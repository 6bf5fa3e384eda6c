"""Handles that have JSON and text."""

from __future__ import annotations

import json
from ctypes import c_void_p
from typing import Any

from . import _library as c
from ._arguments import text
from ._errors import string_of
from ._handles import Handle


class Rendered(Handle):
    """What has JSON and text."""

    def __init__(self, kind: str, handle: c_void_p | None, languages: tuple[str, ...]) -> None:
        super().__init__(kind, handle)
        self._kind, self._languages = kind, languages

    def to_json(self) -> str:
        """As JSON, by the schema in docs/schema."""
        return string_of(getattr(c.library, f"quorate_{self._kind}_to_json"), self._handle)

    def to_dict(self) -> dict[str, Any]:
        """The same as Python's values."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def to_text(self, language: str) -> str:
        """As text in a language of the pack."""
        return string_of(getattr(c.library, f"quorate_{self._kind}_to_text"), self._handle, text("language", language))
