"""How sure the canonical forms of a name are: what their share of all that was weighed turned out to be worth.

A logistic regression for names whose words are all listed, and one for others (Platt 1999). Its numbers stand in the
table `models/canonical-weights`; `tables/make/canonical_weights.py` fits them on names of a register.
"""

from collections.abc import Sequence
from math import exp, log
from typing import Final

from nazva.doublets import doublets
from nazva.hypotheses import weights
from nazva.weighing import Pair, Word

# A share is never quite none or all.
_EDGE: Final = 1e-4


def certainty(words: Sequence[Word], pairs: Sequence[Pair], share: float) -> float:
    """Return the probability that the pairs of forms of the words of a name are right, given their share."""
    own = weights("certainty")
    kind = "listed" if is_listed(words, pairs) else "unlisted"
    return chance(own[kind], own[f"{kind}-share"], share)


def is_listed(words: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Tell whether every word of a name stands in the lists, as that pair of forms."""
    return all(ru in doublets("be", "ru", word.part).of(be) for word, (be, ru) in zip(words, pairs, strict=True))


def chance(intercept: float, slope: float, share: float) -> float:
    """Return what a regression gives for a share."""
    return 1 / (1 + exp(-(intercept + slope * logit(share))))


def logit(share: float) -> float:
    """Return the logarithm of the odds of a share."""
    share = min(max(share, _EDGE), 1 - _EDGE)
    return log(share / (1 - share))
