"""Scorers of pairs of names: ours, and those of others that may be installed, each run in a process of its own.

Run as a script, this file is that process: it takes the name of a scorer, loads it alone, and answers jobs. So start-up
time and memory are the scorer's own, and nothing that one loads stands in the way of another. It imports nothing of
nazva before the clock has started. The interfaces are those of rapidfuzz 3, PyICU 2, jellyfish 1, nomenklatura 4.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TextIO

NAZVA: Final = "nazva"
PERSON: Final = "person"
PLACE: Final = "place"
AUTO: Final = "auto"
_PERCENT: Final = 100.0
# What the start is measured with: no pair of a file should be met before it is counted.
_FIRST: Final = ("Andrej Kuźniečyk", "Андрей Кузнечик", PERSON)
_LEAST_SECONDS: Final = 0.2

Scorer = Callable[[str, str, str], float]
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Peer:
    """A scorer: its name, the libraries that it needs, its threshold, and what loads it.

    What is loaded takes two names and their kind (person, place, auto) and gives a score from 0 to 1. The threshold is
    the customary one of a peer; ours stands in a table.
    """

    name: str
    needs: tuple[str, ...]
    threshold: float | None
    load: Callable[[], Scorer]

    @property
    def is_installed(self) -> bool:
        """Whether all that it needs can be imported."""
        return all(find_spec(module) is not None for module in self.needs)

    @property
    def command(self) -> str:
        """What installs it."""
        return f"pip install {' '.join(_PACKAGES.get(module, module) for module in self.needs)}"


def _nazva() -> Scorer:
    probability: Scorer = import_module("nazva.matching").probability
    return probability


def _rapidfuzz() -> Scorer:
    ratio, prepare = import_module("rapidfuzz.fuzz").WRatio, import_module("rapidfuzz.utils").default_process
    return lambda one, other, kind: ratio(one, other, processor=prepare) / _PERCENT


def _rapidfuzz_icu() -> Scorer:
    latin = import_module("icu").Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate
    score = _rapidfuzz()
    return lambda one, other, kind: score(latin(one), latin(other), kind)


def _jellyfish() -> Scorer:
    similarity = import_module("jellyfish").jaro_winkler_similarity
    return lambda one, other, kind: similarity(one.casefold(), other.casefold())


def _logic_v2() -> Scorer:
    algorithm: Any = import_module("nomenklatura.matching").get_algorithm("logic-v2")
    make, config = import_module("followthemoney").model.make_entity, algorithm.default_config()

    def entity(name: str, kind: str) -> object:
        # It has no schema for places whose names it compares; any other body is the nearest.
        own = make("Person" if kind == PERSON else "LegalEntity")
        own.id = name
        own.add("name", name)
        return own

    return lambda one, other, kind: float(algorithm.compare(entity(one, kind), entity(other, kind), config).score)


_PACKAGES: Final = {"icu": "PyICU"}
PEERS: Final[Mapping[str, Peer]] = {
    peer.name: peer
    for peer in (
        Peer(NAZVA, (), None, _nazva),
        Peer("rapidfuzz", ("rapidfuzz",), 0.85, _rapidfuzz),
        Peer("rapidfuzz-icu", ("rapidfuzz", "icu"), 0.85, _rapidfuzz_icu),
        Peer("jellyfish", ("jellyfish",), 0.88, _jellyfish),
        Peer("logic-v2", ("nomenklatura",), 0.7, _logic_v2),
    )
}


class PeerError(Exception):
    """A scorer cannot be loaded, or failed on a pair; the message is its own."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What a job gave: scores, verdicts if they were asked for, and pairs a second."""

    scores: list[float]
    verdicts: list[str]
    rate: float


class Running:
    """A scorer in a process of its own. `start` is what passed to its first comparison, in seconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.start: float = self._answer()["start"]

    def score(self, pairs: Sequence[Pair], *, again: bool = False, verdicts: bool = False) -> Scored:
        """Return the scores of pairs; `again` goes over them until the time says something."""
        found = self._ask({"pairs": pairs, "again": again, "verdicts": verdicts})
        return Scored(found["scores"], found["verdicts"], found["rate"])

    @property
    def memory(self) -> float | None:
        """The most memory that the process has held so far, in megabytes; None where the system does not tell."""
        memory: float | None = self._ask({"pairs": []})["memory"]
        return memory

    def _ask(self, job: Mapping[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": "its process ended early"}
        if "error" in answer:
            raise PeerError(answer["error"])
        return answer


@contextmanager
def running(name: str) -> Iterator[Running]:
    """Start a scorer; end it when all is done. Raises `PeerError` when it cannot be loaded."""
    folder = str(Path(__file__).resolve().parents[1])
    paths = [folder, *filter(None, [os.environ.get("PYTHONPATH")])]
    with subprocess.Popen(
        [sys.executable, "-P", __file__, name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
    ) as process:
        try:
            yield Running(process)
        finally:
            if process.stdin is not None:
                process.stdin.close()


def serve(name: str) -> None:
    """Load a scorer, tell how long it took to its first comparison, and answer jobs until the input ends."""
    # What a library prints must not stand among the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    try:
        began = time.perf_counter()
        score = PEERS[name].load()
        score(*_FIRST)
        _say(answers, {"start": time.perf_counter() - began})
        for line in sys.stdin:
            _say(answers, _done(json.loads(line), score))
    except Exception as error:  # whatever a library raises is told to who asked
        _say(answers, {"error": f"{type(error).__name__}: {error}"})


def _done(job: Mapping[str, Any], score: Scorer) -> dict[str, Any]:
    pairs: list[Pair] = [tuple(pair) for pair in job["pairs"]]
    if job.get("verdicts"):
        compare = import_module("nazva.matching").compare
        began = time.perf_counter()
        verdicts = [compare(*pair).verdict for pair in pairs]
        return {"scores": [], "verdicts": verdicts, "rate": len(pairs) / (time.perf_counter() - began)}
    scores: list[float] = []
    began, seconds, rounds = time.perf_counter(), 0.0, 0
    while not rounds or (job.get("again") and seconds < _LEAST_SECONDS):
        scores = [score(*pair) for pair in pairs]
        rounds, seconds = rounds + 1, time.perf_counter() - began
    return {"scores": scores, "verdicts": [], "rate": len(pairs) * rounds / seconds, "memory": _memory()}


def _say(answers: TextIO, what: Mapping[str, Any]) -> None:
    answers.write(json.dumps(what) + "\n")
    answers.flush()


def _memory() -> float | None:
    """Return the most memory held, in megabytes. What `resource` tells counts the parent's too on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    if find_spec("resource") is None:
        return None
    resource = import_module("resource")
    held: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1 << 20) if sys.platform == "darwin" else held / 1024


if __name__ == "__main__":
    serve(sys.argv[1])
