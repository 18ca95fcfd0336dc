"""Fits what the use of forms adds to their weights: `tables/models/LANGUAGE-form-biases.tsv`, from words elsewhere.

    python tables/make/form_biases.py be < forms.tsv

A line of the input is a form, a tab, its lemma, a tab, and how much the line counts. The model is log-linear over the
analyses of a form: a bias for every form of every paradigm, one for the words of a list, what letters weigh, by part of
a name. It is fitted by gradient ascent with a prior at zero; the
result is the same to the byte for the same input.
"""

import random
import sys
from collections import defaultdict
from math import exp, sqrt
from pathlib import Path

from nazva import tables
from nazva.deinflection import Analysis, deinflection
from nazva.endings import endings
from nazva.lemmatisation import LETTERS, LISTED, Lemmatiser, bias_key

ROUNDS = 8
STEP = 0.3
PRIOR = 0.004
LEAST = 0.05
HEAD = '''format = 1

[list]
id = "{language}-form-biases"
title = "What the use of forms adds to their weights, in natural logarithms ({language})"
columns = ["id", "bias"]
status = "draft"

[source]
authority = "nazva"
document = "Fitted on forms of proper nouns: GrammarDB 2022 and the treebank UD Belarusian-HSE (halves)"
date = 2026-11-24
url = "-"
read = 2026-11-24
notes = """
Made by tables/make/form_biases.py from {forms} forms. id: the part of a name, then the paradigm, case and number;
or `listed`, a word of the lists; or `letters`, a factor on what the letters of other words weigh.
"""
'''


def features(own: Analysis, model: Lemmatiser, start: int) -> list[tuple[str, float]]:
    """Return the features of an analysis with their values."""
    way = own.way
    word = way.masculine(own.lemma)
    found = [(bias_key(way.part, way.paradigm.id, own.case, own.number), 1.0)]
    if model.endings[way.part].is_listed(word):
        return [*found, (f"{way.part} {LISTED}", 1.0)]
    return [*found, (f"{way.part} {LETTERS}", model.by_letters(word, way.part, start))]


def main() -> None:
    """Write the biases of the language named, from the forms on standard input."""
    language = sys.argv[1]
    own = deinflection(language)
    model = Lemmatiser(own, endings(own.inflection.table.models), {})
    cases = []
    for line in sys.stdin:
        form, lemma, count = line.rstrip("\n").split("\t")
        start = model.start(form)
        found = [(w, one.lemma == lemma, features(one, model, start)) for w, one in model.weighed(form)]
        if any(right for _, right, _ in found):
            cases.append((float(count), found))
    theta: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(float)
    dice = random.Random(1)
    for _ in range(ROUNDS):
        dice.shuffle(cases)
        for count, found in cases:
            scores = [weight + sum(theta[key] * value for key, value in own) for weight, _, own in found]
            most = max(scores)
            raw = [exp(score - most) for score in scores]
            total = sum(raw)
            right = sum(one for one, (_, is_right, _) in zip(raw, found, strict=True) if is_right)
            slope: dict[str, float] = defaultdict(float)
            for one, (_, is_right, own) in zip(raw, found, strict=True):
                change = (one / right if is_right else 0.0) - one / total
                for key, value in own:
                    slope[key] += count * change * value
            for key, change in slope.items():
                step = change - PRIOR * theta[key]
                squares[key] += step * step
                theta[key] += STEP * step / sqrt(squares[key] + 1)
    rows = sorted((key, f"{bias:.2f}") for key, bias in theta.items() if abs(bias) >= LEAST)
    folder = Path(tables.root()) / "models"
    lines = ["id\tbias", *("\t".join(row) for row in rows)]
    folder.joinpath(f"{language}-form-biases.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    folder.joinpath(f"{language}-form-biases.toml").write_text(
        HEAD.format(language=language, forms=len(cases)), "utf-8"
    )
    print(f"{language}: {len(cases)} forms, {len(rows)} biases")


if __name__ == "__main__":
    main()
