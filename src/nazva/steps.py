"""Segments of several programs composed into one: what of a word's first letters became what of its last form."""

from collections.abc import Sequence

from nazva.program import Program, Segment


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
