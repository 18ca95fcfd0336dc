"""nazva: Belarusian names in every spelling. Convert, explain, find people and places, make canonical.

>>> import nazva
>>> nazva.convert("Юрый Зянковіч", to="lacinka")
'Juryj Ziankovič'
"""

from nazva.conversion import Spelling, convert, explain, load_table, spellings
from nazva.detection import Guess, detect
from nazva.errors import (
    InputError,
    MissingExtra,
    NazvaError,
    TableError,
    UnclearSource,
    UnknownSpelling,
)
from nazva.translit import Conversion, Step, replay

__version__ = "0.1.0"

__all__ = [
    "Conversion",
    "Guess",
    "InputError",
    "MissingExtra",
    "NazvaError",
    "Spelling",
    "Step",
    "TableError",
    "UnclearSource",
    "UnknownSpelling",
    "convert",
    "detect",
    "explain",
    "load_table",
    "replay",
    "spellings",
]
