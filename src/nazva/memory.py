"""What a function gave for what it was asked, remembered up to a limit."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

_LIMIT: Final = 1 << 15

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memory(dict[Key, Value], Generic[Key, Value]):
    """Gives what a function gives, asks it once for each key, and forgets everything when it holds too much."""

    __slots__ = ("_answer", "_limit")

    def __init__(self, answer: Callable[[Key], Value], limit: int = _LIMIT) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, key: Key) -> Value:
        value = self._answer(key)
        if len(self) >= self._limit:
            self.clear()
        self[key] = value
        return value
