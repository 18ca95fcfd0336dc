"""Spellings that lose nothing lead back to what they were made of: the names of the lists, and strings at random."""

import pytest
from bench.roundtrip import legal_words, lossless, not_back

from nazva import lexicon, tables
from nazva.schema import Table

LOSSLESS = [pytest.param(table, id=table.id) for table in lossless()]
NEARLY = [
    pytest.param(table, id=table.id)
    for table in map(tables.load, sorted(tables.index()))
    if isinstance(table, Table) and table.inverse and table.loss and "_" in table.id and not table.alphabet
]


def names(language):
    letters = set(tables.load_hub(language).alphabet)
    return sorted({w for part in lexicon.PARTS for w in lexicon.words(language, part) if letters.issuperset(w)})


def test_there_are_spellings_that_lose_nothing():
    assert {"be_be-iso9-1995", "ru_ru-iso9-1995", "uk_uk-iso9-1995"} <= {table.id for table in lossless()}


@pytest.mark.parametrize("table", LOSSLESS)
def test_every_name_comes_back(table):
    assert not_back(table, names(table.source_spelling)) == []


@pytest.mark.parametrize("table", LOSSLESS)
def test_strings_at_random_come_back(table):
    hub = tables.load_hub(table.source_spelling)
    assert not_back(table, list(legal_words(hub, 3000, seed=1))) == []


@pytest.mark.parametrize("table", NEARLY)
def test_nearly_every_name_comes_back(table):
    own = names(table.source_spelling)
    assert len(not_back(table, own)) < 0.02 * len(own) + 1, table.loss
