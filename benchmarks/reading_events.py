"""Let the judge of ties learn anew what happened to a tie, from our own documents and further labelled ones.

    python -m benchmarks.reading_events [--dry-run] [FILE …]    # files like ordinary.jsonl

Cross-validates by document, then grows the forest of events of ``tie_models.json``. Which pairs are tied is left to
``benchmarks/reading_train.py`` and ``reading_grow.py``.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence

from tests.engines.reading.gate.scoring import written_documents

import youcheng.engines.reading.facts.ties.judge as judging
from benchmarks.reading_grow import digest, labelled
from benchmarks.reading_train import (
    MODELS,
    NO_TREES,
    WRITTEN_SHARE,
    Example,
    collect,
    fit_events,
    named,
    numbered,
    own_documents,
    parts,
    write_models,
)

_FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="*", help="a file of labelled documents in JSON Lines")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    further = [document for source in options.source for document in labelled(source)]
    own = [{**document, "sha256": digest(document)} for document in own_documents()]
    documents = {d["sha256"]: d for d in [*own, *further] if d["ties"]}
    ties = _likeliest(collect(list(documents.values()), recorded=False))
    shares = {digest(document): WRITTEN_SHARE for document in written_documents()}
    _validate(ties, shares, {"our own": {d["sha256"] for d in own}, "further": {d["sha256"] for d in further}})
    if not options.dry_run:
        stored = json.loads(MODELS.read_text(encoding="utf-8"))
        write_models({**named(stored), **fit_events(ties, shares).stored()})


def _likeliest(examples: Sequence[Example]) -> list[Example]:
    """The pair that the stored models would offer for each labelled tie, once a page and reader."""
    pages: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        pages[example.page, example.reader].append(example)
    likeliest: dict[tuple[str, str, int], tuple[float, Example]] = {}
    for key, page in pages.items():
        chances = judging.models().chances([e.pair for e in page], [e.seen for e in page])
        for example, chance in zip(page, chances, strict=True):
            if example.tie is not None and example.events:
                best = likeliest.get((*key, example.tie))
                if best is None or best[0] < chance:
                    likeliest[*key, example.tie] = chance, example
    return [example for _, example in likeliest.values()]


def _validate(ties: Sequence[Example], shares: dict[str, float], sets: dict[str, set[str]]) -> None:
    """The share of right events of documents that were held out, and with the labels' second choice."""
    told: dict[int, str] = {}
    for train, test in parts(ties, _FOLDS):
        grown = numbered(
            {"alone": NO_TREES, "right": NO_TREES, **fit_events([ties[i] for i in train], shares).stored()}
        )
        told |= zip(test, judging.read_models(grown).events([ties[i].events for i in test]), strict=True)
    for name, pages in sets.items():
        for reader in ("now", "cleaned"):
            mine = [i for i, tie in enumerate(ties) if tie.reader == reader and tie.page in pages]
            right = [_right(ties[i], told[i]) for i in mine]
            first, second = (sum(r[n] for r in right) / max(1, len(mine)) for n in (0, 1))
            print(f"  {name} {reader}: event {first:.3f}, with the second choice {second:.3f}, of {len(mine)}")


def _right(tie: Example, event: str) -> tuple[bool, bool]:
    assert tie.label
    return event == tie.label[1], event in (tie.label[1], tie.nearly)


if __name__ == "__main__":
    main()
