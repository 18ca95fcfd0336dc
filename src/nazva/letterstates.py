"""Runs of letters that a word may begin with, each with what may follow: a model of letters as an automaton.

Walking a word is one look-up a letter: it gives what the letter costs and the state that knows as much of the letters
behind it as the model can tell apart.
"""

from collections.abc import Callable
from typing import Final

_MEMORY: Final = 1 << 16


class State(dict[str, tuple[float, "State"]]):
    """A run of letters: for each letter that may follow, what it costs and the next state, found when first asked."""

    __slots__ = ("_states", "run")

    def __init__(self, run: str, states: "States") -> None:
        super().__init__()
        self.run = run
        self._states = states

    def __missing__(self, letter: str) -> tuple[float, "State"]:
        found = self[letter] = self._states.following(self.run, letter)
        return found


class States:
    """The states of a model, made when they are first met and forgotten when they are too many.

    `cost` gives what a letter costs behind a run of letters, `known` what of a run the model can tell from others.
    """

    def __init__(self, start: str, cost: Callable[[str, str], float], known: Callable[[str], str]) -> None:
        self._cost = cost
        self._known = known
        self._size = 0
        self.start = State(known(start), self)
        self._states = {self.start.run: self.start}

    def at(self, run: str) -> State:
        """Return the state behind a run of letters."""
        run = self._known(run)
        found = self._states.get(run)
        if found is None:
            self._size += 1
            found = self._states[run] = State(run, self)
        return found

    def following(self, run: str, letter: str) -> tuple[float, State]:
        """Return what a letter costs behind a run that is the model's, and the state that it leads to."""
        self._size += 1
        if self._size > _MEMORY:
            self._size = 0
            for state in self._states.values():
                state.clear()
            self._states = {self.start.run: self.start}
        return self._cost(run, letter), self.at(run + letter)

    def word(self, word: str, end: str) -> float:
        """Return what the letters of a word cost one after another, its end among them."""
        total, state = 0.0, self.start
        for letter in word:
            cost, state = state[letter]
            total += cost
        return total + state[end][0]
