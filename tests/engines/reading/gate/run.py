"""Print the scores of the reading engine, and raise the floors of the gate to them.

python -m tests.engines.reading.gate.run                 # print
python -m tests.engines.reading.gate.run --pages FOLDER  # the real pages as well, by part
python -m tests.engines.reading.gate.run --raise         # pin floors a little below what is measured; never lower
python -m tests.engines.reading.gate.run --lower         # the only way to lower a floor
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.engines.reading.gate.scoring import (
    Result,
    labelled_documents,
    labelled_pages,
    ordinary_documents,
    retold_documents,
    score,
)

from youcheng.engines.gazetteer import open_gazetteer

FLOORS = Path(__file__).with_name("floors.json")
# Floors stand this far below what was measured, so that a single changed label does not fail the gate.
_MARGIN = 0.01
_PARTS = (
    "tuned", "second", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores and floors of the reading engine's facts.")
    parser.add_argument("--pages", type=Path, help="folder with the texts of the labelled real pages")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to what is measured")
    parser.add_argument(
        "--lower", action="store_true", help="set the floors to what is measured, even if that is lower"
    )
    options = parser.parse_args()
    gazetteer = open_gazetteer()
    results = {
        "documents": score(labelled_documents(), gazetteer),
        "retold": score(retold_documents(), gazetteer),
        "ordinary": score(ordinary_documents(), gazetteer),
    }
    if options.pages:
        results["pages"] = score(labelled_pages(options.pages), gazetteer)
        for part in _PARTS:
            show(f"pages, {part}", score(labelled_pages(options.pages, part), gazetteer))
    for name, result in results.items():
        show(name, result)
    if options.up or options.lower:
        floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
        for name, result in results.items():
            old = floors.get(name, {})
            new = {key: round(max(0.0, value - _MARGIN), 3) for key, value in result.measures().items()}
            floors[name] = new if options.lower else {key: max(value, old.get(key, 0.0)) for key, value in new.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")


def show(name: str, result: Result) -> None:
    print(f"{name}:")
    for kind, counts in (("ties", result.ties), ("figures", result.figures), ("people", result.people)):
        if counts.labelled:
            print(
                f"  {kind:8} P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}  "
                f"({counts.labelled} labelled)"
            )
    measures = result.measures()
    print(f"  kind {measures['tie_kind']:.3f}, event {measures['tie_event']:.3f} of the ties found;", end=" ")
    print(f"false ties on {result.tieless} pages without any: {result.ties_on_tieless};", end=" ")
    print(f"right among facts at 0.9: {measures['right_at_0.9']:.3f}")


if __name__ == "__main__":
    main()
