"""The errors nazva raises: each says where, what, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass


class NazvaError(Exception):
    """Base of every error that nazva raises on purpose."""


class InputError(NazvaError):
    """The data at hand cannot be read or written as asked; the message names file, line and column."""


class UnknownSpelling(NazvaError):
    """No spelling has this id, or no tables lead from one spelling to the other."""


class UnclearSource(NazvaError):
    """The spelling of the input could not be told; the message names the guesses."""


class UnknownChoice(NazvaError):
    """An argument that takes one of a few words was given another; the message names them."""


class MissingExtra(NazvaError):
    """A library that only this call needs is not installed; the message names the command that installs it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a table file: where it stands, what it is, what to do."""

    where: str
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.where}: {self.problem}{remedy}"


class TableError(NazvaError):
    """A table file is faulty. `faults` holds every fault of the file, not only the first."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.file = file
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{file}: {fault}" for fault in faults))

    def __reduce__(self) -> tuple[type, tuple[str, tuple[Fault, ...]]]:
        return type(self), (self.file, self.faults)
