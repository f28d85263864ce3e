"""Instances of the scheduling classes from other seeds, and how the solver does on them.

``python -m benchmarks.scheduling_seeds FOLDER [--kinds fair,fair-wide] [--seeds 301-305]`` writes them;
``youcheng bench schedule FOLDER`` measures. ``python -m benchmarks scheduling_seeds`` does both in a temporary folder.

The gatherings follow the shape of the instances beside the checkout: shares of languages, absences, weights and
interpreters, and few people whom many ask for. The b2b ones are the originals beside the checkout with other numbers
of tables and without anybody's absences, which is how their authors made harder ones.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUN = "from youcheng.cli import main; main()"
Document = dict[str, Any]

LANGUAGES = {"zh": 24, "zh en": 13.5, "en": 15, "ja": 12, "ja en": 9.2, "ko": 5.5, "ko en": 5, "ru": 4.1, "ru en": 3.2}
LANGUAGES |= {"fr": 2.5, "fr en": 2.2, "de": 2.2, "de en": 1.7}
PAIRS = ("zh-ja", "zh-en", "zh-ko", "zh-ru", "zh-fr", "zh-de", "en-ja", "en-ru")  # the first that serves is taken
WEIGHTS = (30, 18, 22, 16, 14)  # chances of a request of weight 1 … 5, doubled where mutual, 5 more where favoured
MUTUAL, FAVOURED = 0.27, 0.3
# Popularity: a Pareto distribution cut off above; the exponent and the cut of buyers and of sellers.
BUYERS, SELLERS = (1.07, 24.0), (1.5, 13.0)


@dataclass(frozen=True)
class Fair:
    """Size of a fair."""

    people: int
    requests: int
    rooms: int
    interpreters: int


FAIRS = {
    "fair": Fair(1200, 5000, 60, 18),
    "fair-wide": Fair(1200, 5000, 240, 70),
    "fair-10k": Fair(10_000, 60_000, 1200, 350),
}
KINDS = (*FAIRS, "summit", "b2b")


def fair(kind: str, seed: int) -> Document:
    """Return a fair of one-slot meetings of two people on two days of twelve slots."""
    chance = random.Random(f"{kind} {seed}")
    size = FAIRS[kind]
    buyers = size.people * 3 // 10
    people: list[Document] = [
        {
            "lang": _languages(chance),
            "forbidden": _absences(chance),
            "side": "buyer" if index < buyers else "seller",
            "max_per_day": None,
        }
        for index in range(size.people)
    ]
    chance.shuffle(people)
    sides = {side: [index for index, one in enumerate(people) if one["side"] == side] for side in ("buyer", "seller")}
    asked = {
        side: list(accumulate(_popularity(chance, *shape) for _ in sides[side]))
        for side, shape in (("buyer", BUYERS), ("seller", SELLERS))
    }
    requests: dict[tuple[int, int], Document] = {}
    while len(requests) < size.requests:
        asking = "buyer" if chance.random() < 0.85 else "seller"
        one = chance.choices(sides[asking], cum_weights=asked[asking])[0]
        other = chance.choices(sides["seller"], cum_weights=asked["seller"])[0]
        pair = _pair(people[one]["lang"], people[other]["lang"])
        if one == other or pair == "" or (one, other) in requests or (other, one) in requests:
            continue
        weight = chance.choices(range(1, 6), WEIGHTS)[0] * (2 if chance.random() < MUTUAL else 1)
        weight += 5 if chance.random() < FAVOURED else 0
        requests[one, other] = _meeting([one, other], weight, 1, 2, pair)
    needed = [meeting["pair"] for meeting in requests.values() if meeting["pair"]]
    halves = [[*range(6), *range(12, 18)], [*range(6, 12), *range(18, 24)]]
    voices = [
        {
            "pairs": _spoken(chance, needed),
            "available": [*range(24)] if chance.random() < 0.6 else chance.choice(halves),
        }
        for _ in range(size.interpreters)
    ]
    return {
        **_head(kind, seed, slots=24),
        "participants": people,
        "meetings": list(requests.values()),
        "rooms": [{"cap": 4, "forbidden": []} for _ in range(size.rooms)],
        "interpreters": voices,
    }


def summit(kind: str, seed: int) -> Document:
    """Return 33 meetings of six hosts with 54 guests on two days of sixteen slots."""
    chance = random.Random(f"{kind} {seed}")
    people: list[Document] = []
    for index in range(60):
        meals = {0, 1, 2, 15, 30, 31, chance.choice((6, 7)), chance.choice((22, 23))}
        if index < 6:
            meals |= set(chance.sample(range(3, 30), chance.randint(1, 5)))
            lang = chance.choice((["zh"], ["zh", "en"]))
        else:
            if chance.random() < 0.4:
                first = chance.randrange(3, 28)
                meals |= set(range(first, first + 3))
            lang = ["zh"]
            while "zh" in lang:
                lang = _languages(chance)
        limit = 8 if index == 0 else 6
        side = "host" if index < 6 else "guest"
        people.append({"lang": lang, "forbidden": sorted(meals), "side": side, "max_per_day": limit})
    groups = [[0, one] for one in chance.sample(range(6, 60), 14)]
    groups += [[chance.randrange(1, 6), chance.randrange(6, 60)] for _ in range(12)]
    groups += [chance.sample(range(6, 60), 2) for _ in range(3)]
    groups += [[chance.randrange(6), *chance.sample(range(6, 60), chance.choice((3, 3, 4)))] for _ in range(4)]
    meetings = []
    for index, who in enumerate(groups):
        large = index >= 29
        size = chance.randint(22, 41) if large else chance.randint(8, 19)
        weight = chance.randint(6, 10) if index < 14 else chance.randint(3, 9)
        dur = 2 if large or chance.random() < 0.4 else 1
        meetings.append(_meeting(who, weight, dur, size, _pair(people[who[0]]["lang"], people[who[1]]["lang"])))
    for later in chance.sample(range(4, 14), 3):
        meetings[later]["before"] = [chance.randrange(4)]
    needed = [meeting["pair"] for meeting in meetings if meeting["pair"]]
    every = sorted(set(needed))
    pairs = (every + [chance.choice(needed) for _ in range(10)])[:10]
    return {
        **_head(kind, seed, slots=32),
        "participants": people,
        "meetings": meetings,
        "rooms": [{"cap": cap, "forbidden": sorted(chance.sample(range(32), 3))} for cap in (20, 20, 24, 50)],
        "interpreters": [
            {"pairs": sorted({pair, chance.choice(PAIRS)} if chance.random() < 0.25 else {pair})}
            | {"available": sorted(chance.sample(range(32), 28))}
            for pair in pairs
        ],
    }


def b2b() -> Iterator[Document]:
    """Yield the originals beside the checkout with other numbers of tables, without absences where there were any."""
    folder = Path(os.environ.get("YOUCHENG_SHARED", ROOT.parent / "shared")) / "data" / "scheduling" / "b2b"
    for path in sorted(folder.glob("*.original.json")):
        given = json.loads(path.read_bytes())
        tables, name = given["n_tables"], given["name"].partition(".")[0]
        sessions = [sum(meeting[2] == session for meeting in given["meetings"]) for session in (1, 2)]
        lengths = [given["n_morning"], given["n_slots"] - given["n_morning"]]
        fewest = max(-(-count // max(length, 1)) for count, length in zip(sessions, lengths, strict=True))
        fewest = max(fewest, -(-len(given["meetings"]) // given["n_slots"]))
        for other in sorted({max(tables - 1, fewest), max(tables - 2, fewest), tables + 1} - {tables}):
            yield {**given, "name": f"{name}-{other}.original", "n_tables": other, "published": None}
        if any(given["forbidden"]):
            free: list[list[int]] = [[] for _ in given["forbidden"]]
            yield {**given, "name": f"{name}-free.original", "forbidden": free, "published": None}


def write(folder: Path, kinds: list[str], seeds: list[int]) -> None:
    """Write one file per class and seed (the b2b class knows no seeds)."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        made = (
            b2b() if kind == "b2b" else (summit(kind, seed) if kind == "summit" else fair(kind, seed) for seed in seeds)
        )
        for document in made:
            (folder / f"{document['name']}.json").write_text(json.dumps(document), encoding="utf-8")


def main() -> None:
    """Measure two seeds of every class (20 minutes)."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), list(KINDS), [301, 302])
        for only, limit in (("fair-10k", 90), ("fair-3", 60), ("fair-wide", 60), ("summit", 60), ("original", 60)):
            command = [sys.executable, "-c", RUN, "bench", "schedule", folder, "--only", only]
            subprocess.run([*command, "--time-limit", str(limit)], check=False)


def _head(kind: str, seed: int, *, slots: int) -> Document:
    return {
        "name": f"{kind}-{seed}",
        "seed": seed,
        "kind": kind,
        "slots": slots,
        "days": [[0, slots // 2], [slots // 2, slots]],
    }


def _meeting(who: list[int], weight: int, dur: int, size: int, pair: str | None) -> Document:
    meeting: Document = {"who": who, "weight": weight, "dur": dur, "size": size}
    return meeting | {"pair": pair or None, "before": [], "fixed": -1}


def _languages(chance: random.Random) -> list[str]:
    return chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0].split()


def _popularity(chance: random.Random, exponent: float, cut: float) -> float:
    return min(chance.paretovariate(exponent), cut)


def _absences(chance: random.Random) -> list[int]:
    """Late arrival, early departure, and up to two stretches in between."""
    away: set[int] = set()
    if chance.random() < 0.22:
        away |= set(range(chance.randint(1, 6)))
    if chance.random() < 0.22:
        away |= set(range(24 - chance.randint(1, 6), 24))
    for _ in range(chance.choices((0, 1, 2), (27, 55, 18))[0]):
        first = chance.randrange(24)
        away |= set(range(first, min(first + chance.randint(1, 4), 24)))
    return sorted(away)


def _pair(one: list[str], other: list[str]) -> str | None:
    """Return the language pair two people need: None where they share a language, "" where nobody interprets."""
    if set(one) & set(other):
        return None
    for pair in PAIRS:
        left, right = pair.split("-")
        if (left in one and right in other) or (right in one and left in other):
            return pair
    return ""


def _spoken(chance: random.Random, needed: list[str]) -> list[str]:
    return sorted({chance.choice(needed), *([chance.choice(PAIRS)] if chance.random() < 0.22 else [])})


def _numbers(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write instances of the scheduling classes from other seeds.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS), help="separated by commas")
    parser.add_argument("--seeds", default="301-302", type=_numbers, help="one, or first-last")
    chosen = parser.parse_args()
    write(chosen.folder, chosen.kinds.split(","), chosen.seeds)
