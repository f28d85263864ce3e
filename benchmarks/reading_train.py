"""Fit the two small models that judge the ties of a page, and say how good they are on pages they were not fitted to.

python -m benchmarks.reading_train --pages FOLDER           # cross-validation by page, then write the models
python -m benchmarks.reading_train --pages FOLDER --dry-run # the cross-validation only

They learn from the labelled pages (``tests/engines/reading/gate/pages.jsonl``, texts in FOLDER as <sha256>.txt): from
what today's patterns read there, and from ``first_readings.jsonl``, what earlier patterns read on pages that nobody
had tuned them to, which shows the mistakes that new pages bring. A pair of places weighs the same however often it
was read.
"""

# ruff: noqa: E501 - tables read best one to a line

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small matrices: threads only wait for each other

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold
from tests.engines.reading.facts.conftest import document
from tests.engines.reading.gate.scoring import labelled_documents, labelled_pages, matching_tie

import youcheng.engines.reading.facts.ties.judge as judging
from youcheng.engines.gazetteer import open_gazetteer
from youcheng.engines.reading.facts.ties.event_traits import event_traits
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.traits import Traits, traits
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Evidence, Fact, FactKind, PlaceRef

READINGS = Path(__file__).parents[1] / "tests/engines/reading/gate/first_readings.jsonl"
MODELS = Path(judging.__file__).parents[1] / "data/tie_models.json"
# Which way a trait may move a tie; those not named may move it either way.
_SENSE = {
    "pattern": 1, "implied": -1, "implied_both": -1, "implied_en": -1, "implied_ja": -1, "implied_zh": -1, "mentions": 1,
    "events": 1, "unresolved": -1, "uncertain": -1, "both_abroad": -1, "headline_both": 1, "count": 1, "together": 1,
    "apart": -1, "odd_one_out": -1, "places": -1, "no_level": -1, "mixed": -1, "region_and_town": -1, "mixed_implied": -1,
    "deeper": -1, "long_name": -1, "given_name": -1, "demonym": -1, "runs_on": -1, "bare": -1, "organisation_after": -1,
    "ambiguous": -1, "no_country": -1, "implied_rare": -1, "implied_far": -1, "off_page": 1, "unit_named": -1,
}  # fmt: skip
_FOLDS = 10
_TREES = 50


@dataclass(frozen=True, slots=True)
class Example:
    """One tie that was read: its page, who read it, its label (kind, event, date) or None where it is false."""

    page: str
    reader: str
    pair: tuple[str, ...]
    seen: Traits
    events: Traits
    told: str
    label: tuple[str, str] | None


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the models that judge ties.")
    parser.add_argument("--pages", type=Path, required=True, help="folder with the texts of the labelled pages")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    examples = collect(options.pages)
    weights = weigh(examples)
    print(f"{len(examples)} readings, {sum(e.label is None for e in examples)} of them false")
    validate(examples, weights)
    if not options.dry_run:
        stored = {**fit_trees(examples, weights).stored(), **fit_events(examples, weights).stored()}
        MODELS.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"written: {MODELS.name}, {MODELS.stat().st_size} bytes")


def collect(texts: Path) -> list[Example]:
    """The ties that today's and earlier patterns read on the labelled pages, before they are judged."""
    gazetteer = open_gazetteer()
    first: dict[str, list[dict[str, Any]]] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "institutional":  # earlier patterns named the city where its port was meant
            first.setdefault(row["sha256"], []).append(row)
    found: list[Example] = []
    own = [{**page, "sha256": page["id"]} for page in labelled_documents()]
    for page in labelled_pages(texts) + own:
        about = {key: page[key] for key in ("language", "published", "publisher")}
        view = View(document(page["text"], **about), gazetteer)
        found += _examples(page, view, "own" if "id" in page else "now", merge(view, raw_ties(view)))
        earlier = [_fact(view, row) for row in first.get(page["sha256"], ())]
        found += _examples(page, view, "first", earlier)
    return found


def _examples(page: dict[str, Any], view: View, reader: str, facts: Sequence[Fact]) -> list[Example]:
    left = list(page["ties"])
    found = []
    for fact in facts:
        label = matching_tie(fact, left)
        if label is not None and reader != "first":
            left.remove(label)
        pair = tuple(sorted(str(party["text"]) for party in fact.fields["parties"]))  # type: ignore[call-overload, index, union-attr]
        found.append(
            Example(
                page=page["sha256"], reader=reader, pair=pair, seen=traits(view, fact, facts),
                events=event_traits(view, fact, facts), told=str(fact.fields["event"]),
                label=(label[2], label[3]) if label else None,
            )
        )  # fmt: skip
    return found


def _fact(view: View, row: dict[str, Any]) -> Fact:
    text = view.document.text
    sides, places = [], []
    for where, country, level, implied in row["parties"]:
        start, end = where if isinstance(where, list) else (None, None)
        name = where if isinstance(where, str) else text[start:end]
        sides.append({"text": name, "country": country, "level": level, "implied": implied})
        places.append(PlaceRef(name, name, "party", start, end, view.names.resolve(name, country)))
    kept = ("kind", "event", "date", "anniversary", "ordinal")
    told = [{"event": event, "date": None} for event in row["events"]]
    fields = {**{key: row[key] for key in kept}, "parties": sides, "events": told}
    evidence = tuple(Evidence.of(view.document, start, end) for start, end in row["evidence"])
    return Fact("", FactKind.TIE, fields, evidence, row["confidence"], tuple(places))


def weigh(examples: Sequence[Example]) -> np.ndarray:
    """Each pair of a page weighs one, shared by those who read it."""
    count = Counter((e.page, e.pair) for e in examples)
    return np.array([1 / count[e.page, e.pair] for e in examples])


@dataclass(frozen=True, slots=True)
class Trees:
    """Fitted trees with the names of their traits."""

    model: HistGradientBoostingClassifier
    vectors: DictVectorizer

    def chances(self, examples: Sequence[Example]) -> np.ndarray:
        chances: np.ndarray = self.model.predict_proba(self.vectors.transform([e.seen for e in examples]))[:, 1]
        return chances

    def stored(self) -> dict[str, Any]:
        """As ``judge.Models`` reads them."""
        names = self.vectors.feature_names_
        trees = []
        for (predictor,) in self.model._predictors:
            tree: list[Any] = []
            for node in predictor.nodes:
                if node["is_leaf"]:
                    tree.append([round(float(node["value"]), 4)])
                else:
                    limit = round(float(node["num_threshold"]), 4)
                    tree.append([names[node["feature_idx"]], limit, int(node["left"]), int(node["right"])])
            trees.append(tree)
        return {"base": round(float(self.model._baseline_prediction[0][0]), 4), "right": trees}


def fit_trees(examples: Sequence[Example], weights: np.ndarray) -> Trees:
    """Boosted trees for whether a tie is right; the sense of each trait is fixed, so few false ties teach much.

    Documents in our own words teach nothing here: they have no mistakes.
    """
    real = np.array([e.reader != "own" for e in examples])
    examples, weights = [e for e in examples if e.reader != "own"], weights[real]
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform([e.seen for e in examples])
    model = HistGradientBoostingClassifier(
        max_iter=100, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=15, l2_regularization=3,
        early_stopping=False, random_state=0, monotonic_cst=[_SENSE.get(name, 0) for name in vectors.feature_names_],
    )  # fmt: skip
    model.fit(table, [e.label is not None for e in examples], sample_weight=weights / weights.mean())
    return Trees(model, vectors)


@dataclass(frozen=True, slots=True)
class Events:
    """Fitted random trees with the names of their traits."""

    model: ExtraTreesClassifier
    vectors: DictVectorizer

    def stored(self) -> dict[str, Any]:
        """As ``judge.Models`` reads them."""
        names = self.vectors.feature_names_
        trees = []
        for grown in self.model.estimators_:
            nodes: list[Any] = []
            for number in range(grown.tree_.node_count):
                lower, upper = int(grown.tree_.children_left[number]), int(grown.tree_.children_right[number])
                if lower < 0:
                    share = grown.tree_.value[number][0] / grown.tree_.value[number][0].sum()
                    nodes.append([round(float(part), 2) for part in share])
                else:
                    limit = round(float(grown.tree_.threshold[number]), 3)
                    nodes.append([names[grown.tree_.feature[number]], limit, lower, upper])
            trees.append(nodes)
        return {"told": trees, "outcomes": list(self.model.classes_)}


def fit_events(examples: Sequence[Example], weights: np.ndarray) -> Events:
    """Random trees for the events that patterns mix up; a page of many ties weighs less than each of them."""
    kept = [(e, w, e.label[1]) for e, w in zip(examples, weights, strict=True) if e.label and e.told in judging.MIXED]
    ties = Counter(page for page, _ in {(e.page, e.pair) for e, _, _ in kept})
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform([e.events for e, _, _ in kept])
    shares = np.array([w / ties[e.page] ** 0.5 for e, w, _ in kept])
    model = ExtraTreesClassifier(_TREES, max_leaf_nodes=50, min_samples_leaf=2, max_features=0.5, random_state=2)
    model.fit(table, [told if told in judging.MIXED else "other" for *_, told in kept], sample_weight=shares)
    return Events(model, vectors)


def validate(examples: Sequence[Example], weights: np.ndarray) -> None:
    """Cross-validation by page, reported for the first readings and for today's."""
    numbers = {page: number for number, page in enumerate(dict.fromkeys(e.page for e in examples))}
    groups = np.random.RandomState(0).permutation(len(numbers))[[numbers[e.page] for e in examples]]
    chances, events = np.zeros(len(examples)), [e.told for e in examples]
    for train, test in GroupKFold(_FOLDS).split(chances, groups=groups):
        part = [examples[i] for i in train]
        chances[test] = fit_trees(part, weights[train]).chances([examples[i] for i in test])
        models = judging.read_models({"right": [], "base": 0.0, **fit_events(part, weights[train]).stored()})
        for i in test:
            events[i] = models.event(examples[i].told, examples[i].events)
    for reader in ("first", "now"):
        mine = np.array([e.reader == reader for e in examples])
        _report(reader, examples, weights, mine, chances, events)


def _report(  # noqa: PLR0917 - one place calls it
    reader: str, examples: Sequence[Example], weights: np.ndarray, mine: np.ndarray, chances: np.ndarray, events: list[str]
) -> None:  # fmt: skip
    right = np.array([e.label is not None for e in examples])
    # Within the first readings a pair weighs one again; what today's patterns read too is not counted twice.
    count = Counter((e.page, e.pair) for e, m in zip(examples, mine, strict=True) if m)
    share = np.array([1 / count[e.page, e.pair] if m else 0 for e, m in zip(examples, mine, strict=True)])
    for limit in (0.0, 0.7, 0.75, judging.MINIMUM, 0.85, 0.9):
        kept = share * (chances >= limit)
        print(
            f"  {reader:5} at {limit:4.2f}: precision {_part(kept, right):.3f}, {kept[right].sum():.0f} right ties kept"
        )
    found = share * right
    same: Callable[[Sequence[str]], np.ndarray] = lambda told: np.array(  # noqa: E731
        [e.label is not None and e.label[1] == t for e, t in zip(examples, told, strict=True)]
    )
    print(
        f"  {reader:5} event by patterns {_part(found, same([e.told for e in examples])):.3f}, corrected {_part(found, same(events)):.3f}"
    )


def _part(weights: np.ndarray, holds: np.ndarray) -> float:
    return float(weights[holds].sum() / max(weights.sum(), 1e-9))


if __name__ == "__main__":
    main()
