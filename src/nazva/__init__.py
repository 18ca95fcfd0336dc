"""nazva: Belarusian names in every spelling. Convert, explain, find people and places, make canonical.

>>> import nazva
>>> nazva.convert("Юрый Зянковіч", to="lacinka")
'Juryj Ziankovič'
"""

from nazva.annotation import annotate
from nazva.conversion import Spelling, convert, explain, load_table, spellings
from nazva.detection import Guess, detect
from nazva.errors import (
    InputError,
    NazvaError,
    TableError,
    UnclearSource,
    UnknownSpelling,
)
from nazva.mentions import Mention, find
from nazva.respelling import respell
from nazva.translit import Conversion, Step, replay

__version__ = "0.1.0"

__all__ = [
    "Conversion",
    "Guess",
    "InputError",
    "Mention",
    "NazvaError",
    "Spelling",
    "Step",
    "TableError",
    "UnclearSource",
    "UnknownSpelling",
    "annotate",
    "convert",
    "detect",
    "explain",
    "find",
    "load_table",
    "replay",
    "respell",
    "spellings",
]
