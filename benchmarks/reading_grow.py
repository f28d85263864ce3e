"""Let the judge of ties learn from documents that the stored models have not seen, without the pages they learnt from.

    python -m benchmarks.reading_grow [--dry-run] ordinary retold [FILE …]    # files like ordinary.jsonl

Cross-validates by document, then adds small trees to the forest of ``tie_models.json`` that tells which pairs are tied.
``benchmarks/reading_train.py`` grows all anew, and needs the texts of the labelled pages; ``reading_events.py`` grows
the forest of events.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from lightgbm import LGBMClassifier
from sklearn.feature_extraction import DictVectorizer
from tests.engines.reading.gate.scoring import ordinary_documents, retold_documents

import youcheng.engines.reading.facts.ties.judge as judging
from benchmarks.reading_train import MODELS, Example, collect, named, parts, report, trees_of, write_models
from youcheng.engines.reading.facts.ties.place_traits import Traits

# Today's patterns were tuned on these documents, and make fewer mistakes there than elsewhere.
_WEIGHTS = {"none": 0.7, "cleaned": 0.7, "now": 0.4}
_SHAPE: dict[str, Any] = {
    "n_estimators": 150, "learning_rate": 0.08, "num_leaves": 8, "min_child_samples": 20, "colsample_bytree": 0.3,
    "subsample": 0.7, "subsample_freq": 1, "reg_lambda": 5, "random_state": 0, "deterministic": True, "n_jobs": 1,
    "verbose": -1,
}  # fmt: skip
_FOLDS = 5
_OWN = {"ordinary": ordinary_documents, "retold": retold_documents}
_Told = tuple[list[Traits], np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="+", help="ordinary, retold, or a file of labelled documents in JSON Lines")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    stored = json.loads(MODELS.read_text(encoding="utf-8"))
    documents = {d["sha256"]: d for source in options.source for d in labelled(source)}
    if known := documents.keys() & set(stored.get("further", ())):
        parser.error(f"the stored models have learnt from {len(known)} of these documents already")
    examples = collect(list(documents.values()), recorded=False)
    seen, sums = _told(examples)
    chances = np.zeros(len(examples))
    for train, test in parts(examples, _FOLDS):
        further = _further([examples[i] for i in train], ([seen[i] for i in train], sums[train]))[0]
        chances[test] = 1 / (1 + np.exp(-sums[test] - further([seen[i] for i in test])))
    for reader in ("now", "cleaned"):
        mine = [i for i, example in enumerate(examples) if example.reader == reader]
        report(reader, [examples[i] for i in mine], chances[mine])
    if not options.dry_run:
        grown = named(stored)
        grown["right"]["trees"] += _further(examples, (seen, sums))[1]
        write_models({**grown, "further": sorted({*stored.get("further", ()), *documents})})


def labelled(source: str) -> list[dict[str, Any]]:
    """The labelled documents of a source, by what their texts are."""
    lines = Path(source).read_text(encoding="utf-8").splitlines() if source not in _OWN else ()
    found = _OWN[source]() if source in _OWN else [json.loads(line) for line in lines]
    return [{"published": None, "publisher": None, **document, "sha256": digest(document)} for document in found]


def digest(document: dict[str, Any]) -> str:
    return sha256(document["text"].encode()).hexdigest()[:12]


def _told(examples: Sequence[Example]) -> _Told:
    """The traits of every pair among those of its page and reader, and what the stored forest says of it."""
    models = judging.models()
    pages: dict[tuple[str, str], list[int]] = {}
    for number, example in enumerate(examples):
        pages.setdefault((example.page, example.reader), []).append(number)
    seen, sums = [Traits() for _ in examples], np.zeros(len(examples))
    for numbers in pages.values():
        page = [examples[i] for i in numbers]
        traits = models.among([e.pair for e in page], [e.seen for e in page])
        for number, trait, value in zip(numbers, traits, models.right.sums(traits)[:, 0], strict=True):
            seen[number], sums[number] = trait, value
    return seen, sums


def _further(
    examples: Sequence[Example], told: _Told
) -> tuple[Callable[[Sequence[Traits]], np.ndarray], list[list[Any]]]:
    """What further trees add to the stored forest's sums, and these trees."""
    seen, sums = told
    vectors = DictVectorizer(sparse=False, dtype=np.float32)
    table = vectors.fit_transform(seen)
    right = [example.label is not None for example in examples]
    weights = [_WEIGHTS[example.reader] for example in examples]
    model = LGBMClassifier(**_SHAPE).fit(table, right, sample_weight=weights, init_score=sums)

    def added(traits: Sequence[Traits]) -> np.ndarray:
        return np.asarray(model.predict(vectors.transform(traits), raw_score=True))

    return added, trees_of(model.booster_, vectors.feature_names_, 1)


if __name__ == "__main__":
    main()
