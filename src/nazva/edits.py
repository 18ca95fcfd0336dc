"""Edits between two strings, by rapidfuzz: what it brings along is imported when the first distance is asked for."""

from functools import cache
from types import ModuleType


@cache
def levenshtein() -> ModuleType:
    """Return what counts insertions, deletions and substitutions (Levenshtein 1965)."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (most names are compared without it)

    return Levenshtein
