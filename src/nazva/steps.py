"""Segments of several programs composed into one: what of a word's first letters became what of its last form."""

from collections.abc import Sequence

from nazva import text
from nazva.program import Program, Segment
from nazva.text import Shape


def run_steps(programs: Sequence[Program], word: str) -> list[Segment]:
    """Run programs over a lower-case word and compose their segments."""
    segments: list[Segment] = [(i, i + 1, letter, "") for i, letter in enumerate(word)]
    for program in programs:
        for _ in range(program.rounds):
            found = program.walk(word)
            result = "".join(target for _, _, target, _ in found)
            if program.rounds == 1 or result != word:
                segments = compose(segments, found)
            if result == word:
                break
            word = result
    return segments


def compose(first: list[Segment], second: list[Segment]) -> list[Segment]:
    """Return the segments that lead from the input of the first to the output of the second.

    Cuts stand only where both have one; segments in between merge. What the first deletes goes with what follows.
    """
    ends, made = [], 0
    for _, _, target, _ in first:
        made += len(target)
        ends.append(made)
    cuts = set(ends) & {end for _, end, _, _ in second}
    result: list[Segment] = []
    i = j = done = 0
    while i < len(first):
        start, rules, targets = first[i][0], [first[i][3]], []
        while i + 1 < len(first) and not (ends[i] in cuts and ends[i] > done):
            i += 1
            rules.append(first[i][3])
        done = ends[i]
        while j < len(second) and second[j][1] <= done:
            targets.append(second[j][2])
            rules.append(second[j][3])
            j += 1
        result.append((start, first[i][1], "".join(targets), " + ".join(dict.fromkeys(filter(None, rules)))))
        i += 1
    return result


def lay(word: str, segments: list[Segment], units: Sequence[str]) -> list[Segment]:
    """Lay the case of a word on its segments."""
    form = text.shape(word, units)
    if form is Shape.LOWER:
        return segments
    if form is Shape.CAPITALS:
        return [(a, b, target.upper(), rule) for a, b, target, rule in segments]
    result = []
    if form is Shape.CAPITAL:
        waiting = True
        for a, b, target, rule in segments:
            large = text.capitalise(target, units) if waiting else target
            waiting = waiting and large == target
            result.append((a, b, large, rule))
        return result
    for a, b, target, rule in segments:
        if not rule:
            result.append((a, b, word[a:b], rule))  # what no row changed is as it was, title-case letters among it
            continue
        following, before = word[b : b + 1], word[a - 1 : a] if a else ""
        large = _lay_mixed(word[a:b], target, before, following)
        if units and large != target and large[:1].isupper():
            large = text.capitalise(target, units) if large[1:] == target[1:] else large
        result.append((a, b, large, rule))
    return result


def _lay_mixed(source: str, target: str, before: str, following: str) -> str:
    """Lay the case of a stretch of a word in mixed case: each letter's capital falls on what came of that letter."""
    here = [c for c in source if c.lower() != c.upper()]
    if not any(c.isupper() for c in here):
        return target
    if all(c.isupper() for c in here) and (following.isupper() or (not following and before.isupper())):
        return target.upper()
    cased = [i for i, c in enumerate(target) if c.lower() != c.upper()]
    letters = list(target)
    done = -1
    for j, i in enumerate(cased):
        owner = j * len(here) // len(cased)
        if owner != done and here[owner].isupper():
            letters[i] = letters[i].upper()
        done = owner
    return "".join(letters)
