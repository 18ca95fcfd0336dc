"""nazva: Belarusian names in every spelling. Convert, explain, find people and places, make canonical.

>>> import nazva
>>> nazva.convert("Юрый Зянковіч", to="lacinka")
'Juryj Ziankovič'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from nazva.catalogue import Spelling, spellings
from nazva.conversion import convert, explain, load_table
from nazva.detection import Guess, detect
from nazva.errors import (
    InputError,
    MissingExtra,
    NazvaError,
    TableError,
    UnclearSource,
    UnknownChoice,
    UnknownSpelling,
)
from nazva.translit import Conversion, Step, replay

if TYPE_CHECKING:
    from nazva.annotation import annotate
    from nazva.canonicalising import Canonical, canonicalise
    from nazva.collation import alphabet, sort_key
    from nazva.derivation import feminine, initials, masculine, patronymic, vocative
    from nazva.entities import Entity, EntityName
    from nazva.interpretation import Reading, readings
    from nazva.keying import KEY_VERSION, key, keys
    from nazva.matching import Context, Match, PartMatch, compare, compare_many, score
    from nazva.mentions import Mention, find
    from nazva.morphology import Form, Lemma, forms, lemmas, nominative
    from nazva.nameparts import Alternative, Name, Part
    from nazva.parsing import parse
    from nazva.registry import Registry
    from nazva.registrysearch import Hit
    from nazva.respelling import Respelling, respell, respellings

__version__ = "0.1.0"

# Who converts a word should not wait for what finds names: these modules are imported when first asked for.
_LATER = {
    "Canonical": "canonicalising",
    "canonicalise": "canonicalising",
    "annotate": "annotation",
    "feminine": "derivation",
    "initials": "derivation",
    "masculine": "derivation",
    "patronymic": "derivation",
    "vocative": "derivation",
    "KEY_VERSION": "keying",
    "key": "keying",
    "keys": "keying",
    "Context": "matching",
    "Match": "matching",
    "PartMatch": "matching",
    "compare": "matching",
    "compare_many": "matching",
    "score": "matching",
    "Mention": "mentions",
    "find": "mentions",
    "Form": "morphology",
    "Lemma": "morphology",
    "forms": "morphology",
    "lemmas": "morphology",
    "nominative": "morphology",
    "alphabet": "collation",
    "sort_key": "collation",
    "Alternative": "nameparts",
    "Name": "nameparts",
    "Part": "nameparts",
    "parse": "parsing",
    "Entity": "entities",
    "EntityName": "entities",
    "Hit": "registrysearch",
    "Registry": "registry",
    "Reading": "interpretation",
    "readings": "interpretation",
    "Respelling": "respelling",
    "respell": "respelling",
    "respellings": "respelling",
}

__all__ = [
    "KEY_VERSION",
    "Alternative",
    "Canonical",
    "Context",
    "Conversion",
    "Entity",
    "EntityName",
    "Form",
    "Guess",
    "Hit",
    "InputError",
    "Lemma",
    "Match",
    "Mention",
    "MissingExtra",
    "Name",
    "NazvaError",
    "Part",
    "PartMatch",
    "Reading",
    "Registry",
    "Respelling",
    "Spelling",
    "Step",
    "TableError",
    "UnclearSource",
    "UnknownChoice",
    "UnknownSpelling",
    "alphabet",
    "annotate",
    "canonicalise",
    "compare",
    "compare_many",
    "convert",
    "detect",
    "explain",
    "feminine",
    "find",
    "forms",
    "initials",
    "key",
    "keys",
    "lemmas",
    "load_table",
    "masculine",
    "nominative",
    "parse",
    "patronymic",
    "readings",
    "replay",
    "respell",
    "respellings",
    "score",
    "sort_key",
    "spellings",
    "vocative",
]


def __getattr__(name: str) -> object:
    if name in _LATER:
        # Kept, so that the next look finds it at once.
        found = globals()[name] = getattr(import_module(f"nazva.{_LATER[name]}"), name)
        return found
    raise AttributeError(f"module 'nazva' has no attribute {name!r}")
