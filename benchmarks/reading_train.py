"""Fit the small models that judge the ties of a page, and say how good they are on pages they were not fitted to.

python -m benchmarks.reading_train --pages FOLDER                # cross-validation by page, then write the models
python -m benchmarks.reading_train --pages FOLDER --dry-run      # the cross-validation only
python -m benchmarks.reading_train --pages FOLDER --without PART # models that have not seen a part of the pages

They learn from the labelled pages (``tests/engines/reading/gate/pages.jsonl``, texts in FOLDER as <sha256>.txt) and
from the documents in our own words beside them (parts own, retold-1 and -2, written-1 to -3, ordinary-1 and -2): from
every pair of places near talk of ties, each page seen several times: with what earlier patterns read there before
anybody had tuned them to it (``first_readings.jsonl``), with no patterns at all, as it comes out of cleaning, and,
hardly counted, with today's patterns.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # small matrices: threads only wait for each other

import numpy as np
from lightgbm import Booster, LGBMClassifier
from rich.progress import track
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold
from tests.engines.reading.facts.conftest import document
from tests.engines.reading.gate.scoring import (
    labelled_documents,
    labelled_pages,
    matching_tie,
    ordinary_documents,
    retold_documents,
    same_place,
    written_documents,
)

import youcheng.engines.reading.facts.ties.judge as judging
from youcheng.engines.gazetteer import Gazetteer, open_gazetteer
from youcheng.engines.reading import clean
from youcheng.engines.reading.facts.ties.company import company_traits
from youcheng.engines.reading.facts.ties.event_traits import EventReader
from youcheng.engines.reading.facts.ties.institutions import institutional_ties
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.pairs import Pair, pairs
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.scene import Entity, Scene
from youcheng.engines.reading.facts.ties.told import tell
from youcheng.engines.reading.facts.ties.traits import TraitReader
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Evidence, Fact, FactKind, PlaceRef

READINGS = Path(__file__).parents[1] / "tests/engines/reading/gate/first_readings.jsonl"
MODELS = Path(judging.__file__).parents[1] / "data/tie_models.json"
# What pages teach: earlier patterns on pages that nobody had tuned them to, no patterns at all, none on the page as it
# comes out of cleaning, and today's patterns.
_WEIGHTS = {"first": 0.7, "none": 0.7, "cleaned": 0.7, "now": 0.1}
# Parts of which no first readings were kept.
_UNRECORDED = frozenset(
    {
        "tuned",
        "second",
        "own",
        "retold-1",
        "retold-2",
        "written-1",
        "written-2",
        "written-3",
        "ordinary-1",
        "ordinary-2",
    }
)
_FOLDS, _INNER = 10, 5
NO_TREES: dict[str, Any] = {"trees": [], "base": 0.0}
_SEEDS = 3
# What happened is learnt from every reading of a page, and less from those that were written to be hard.
_EVENT_WEIGHTS = {"first": 0.7, "none": 0.7, "cleaned": 0.7, "now": 0.4}
WRITTEN_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One pair near talk of ties: its page, with whose readings, its label (kind, event) or None where it is no tie.

    ``nearly`` is the event that whoever labelled it would have been nearly as content with.
    """

    page: str
    reader: str
    pair: Pair
    seen: Traits
    events: Traits
    tie: int | None
    label: tuple[str, str] | None
    nearly: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the models that judge ties.")
    parser.add_argument("--pages", type=Path, required=True, help="folder with the texts of the labelled pages")
    parser.add_argument("--without", help="a part to leave out, to read it with models that have not seen it")
    parser.add_argument("--no-check", action="store_true", help="write the models without cross-validating")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    options = parser.parse_args()
    own = [{**page, "sha256": page["id"], "part": page.get("part", "own")} for page in own_documents()]
    examples = collect([page for page in [*labelled_pages(options.pages), *own] if page["part"] != options.without])
    written = {document["id"]: WRITTEN_SHARE for document in written_documents()}
    print(f"{len(examples)} pairs, {sum(e.label is None for e in examples)} of them no ties")
    if not options.no_check:
        validate(examples, written)
    if not options.dry_run:
        write_models({**Judge.grown(examples).stored(), **fit_events(examples, written).stored()})


def own_documents() -> list[dict[str, Any]]:
    """All documents in our own words."""
    return [*labelled_documents(), *retold_documents(), *written_documents(), *ordinary_documents()]


def collect(pages: Sequence[dict[str, Any]], *, recorded: bool = True) -> list[Example]:
    """The pairs of the labelled pages, with what earlier patterns, today's and none read of them.

    Of pages that are not ``recorded`` no first readings were kept.
    """
    gazetteer = open_gazetteer()
    first: dict[str, list[dict[str, Any]]] = {}
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] != "institutional":  # earlier patterns named the city where its port was meant
            first.setdefault(row["sha256"], []).append(row)
    found: list[Example] = []
    for page in pages:
        about = {key: page[key] for key in ("language", "published", "publisher")}
        view = View(document(page["text"], **about), gazetteer)
        found += _examples(page, view, "now", merge(view, raw_ties(view)))
        found += _examples(page, view, "none", [])
        found += _cleaned(page, gazetteer)
        if recorded and page["part"] not in _UNRECORDED:
            earlier = [_fact(view, row) for row in first.get(page["sha256"], ())]
            found += _examples(page, view, "first", earlier)
    return found


def _cleaned(page: dict[str, Any], gazetteer: Gazetteer) -> list[Example]:
    """The pairs of a page that nobody says more of than its words and its address."""
    cleaned = clean(page["text"].encode(), content_type="text/plain", url=f"http://{page.get('address', '')}")
    if (cleaned.language or "").partition("-")[0] not in ("zh", "ja", "en"):
        return []
    view = View(cleaned, gazetteer)
    return _examples(page, view, "cleaned", [])


def _examples(page: dict[str, Any], view: View, reader: str, facts: Sequence[Fact]) -> list[Example]:
    scene = Scene(view, facts)
    candidates = pairs(scene, facts)
    traits = TraitReader(scene, candidates, institutional_ties(view))
    labelled = [(pair, _label(view, pair, page["ties"])) for pair in candidates]
    ties = {pair: fact for pair, tie in labelled if tie is not None and (fact := pair.fact or tell(scene, pair, 1.0))}
    told = EventReader(scene, list(ties.values()))
    found = []
    for pair, tie in labelled:
        fact = ties.get(pair)
        found.append(
            Example(
                page=page["sha256"], reader=reader, pair=pair, seen=traits.of(pair),
                events=told.of(pair, fact, traits.of(pair)) if fact else {}, tie=tie,
                label=tuple(page["ties"][tie][2:4]) if tie is not None else None,
                nearly=next(iter(page["ties"][tie][5:]), None) if tie is not None else None,
            )
        )  # fmt: skip
    return found


def _label(view: View, pair: Pair, ties: Sequence[Sequence[Any]]) -> int | None:
    """The number of the labelled tie between the two places."""
    if pair.institutional and pair.fact:
        hit = matching_tie(pair.fact, list(ties))
        return ties.index(hit) if hit else None
    one, other = _names(view, pair.one), _names(view, pair.other)
    return next(
        (
            number
            for number, (a, b, *_) in enumerate(ties)
            for x, y in ((a, b), (b, a))
            if any(same_place(x, name) for name in one) and any(same_place(y, name) for name in other)
        ),
        None,
    )


def _names(view: View, entity: Entity) -> set[str]:
    return {entity.name, *(view.text[m.phrase.start : m.phrase.end] for m in entity.mentions)}


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


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees grown with several seeds, with the names of their traits."""

    models: Sequence[HistGradientBoostingClassifier]
    vectors: DictVectorizer

    @classmethod
    def grown(cls, seen: Sequence[Traits], right: Sequence[bool], weights: Sequence[float], **shape: Any) -> Trees:
        vectors = DictVectorizer(sparse=False)
        table = vectors.fit_transform(seen)
        settings = {"learning_rate": 0.06, "l2_regularization": 5, "early_stopping": False, **shape}
        models = [HistGradientBoostingClassifier(random_state=seed, **settings) for seed in range(_SEEDS)]
        return cls([model.fit(table, right, sample_weight=weights) for model in models], vectors)

    def chances(self, seen: Sequence[Traits]) -> np.ndarray:
        table = self.vectors.transform(seen)
        scores = np.mean([model.decision_function(table) for model in self.models], axis=0)
        chances: np.ndarray = 1 / (1 + np.exp(-scores))
        return chances

    def stored(self) -> dict[str, Any]:
        """Their trees with the names of their traits: those of all seeds, whose leaves add up to their mean."""
        names = self.vectors.feature_names_
        trees = []
        for predictor in (tree for model in self.models for (tree,) in model._predictors):
            tree: list[Any] = []
            for node in predictor.nodes:
                if node["is_leaf"]:
                    tree.append([[round(float(node["value"]) / len(self.models), 4)]])
                else:
                    limit = round(float(node["num_threshold"]), 4)
                    tree.append([names[node["feature_idx"]], limit, int(node["left"]), int(node["right"])])
            trees.append(tree)
        base = np.mean([float(model._baseline_prediction[0][0]) for model in self.models])
        return {"base": round(float(base), 4), "trees": trees}


@dataclass(frozen=True, slots=True)
class Judge:
    """The chance of each pair by itself, then among the others of its page."""

    alone: Trees
    right: Trees

    @classmethod
    def grown(cls, examples: Sequence[Example]) -> Judge:
        """The second trees learn from chances that the first gave to pages they had not seen."""
        chances = np.zeros(len(examples))
        for train, test in parts(examples, _INNER, seed=1):
            part = _alone([examples[i] for i in train])
            chances[test] = part.chances([examples[i].seen for i in test])
        right = Trees.grown(
            _company(examples, chances), *_target(examples),
            max_iter=80, max_leaf_nodes=6, min_samples_leaf=30, max_features=0.5,
        )  # fmt: skip
        return cls(_alone(examples), right)

    def chances(self, examples: Sequence[Example]) -> np.ndarray:
        return self.right.chances(_company(examples, self.alone.chances([e.seen for e in examples])))

    def stored(self) -> dict[str, Any]:
        """Both with the names of their traits."""
        return {"alone": self.alone.stored(), "right": self.right.stored()}


def _alone(examples: Sequence[Example]) -> Trees:
    shape = {"max_iter": 260, "max_leaf_nodes": 14, "min_samples_leaf": 14, "max_features": 0.3}
    return Trees.grown([e.seen for e in examples], *_target(examples), **shape)


def _target(examples: Sequence[Example]) -> tuple[list[bool], list[float]]:
    return [e.label is not None for e in examples], [_WEIGHTS[e.reader] for e in examples]


def _company(examples: Sequence[Example], chances: np.ndarray) -> list[Traits]:
    """The traits of every pair among those of its page and reader, in the order of the examples."""
    found: list[Traits] = [{} for _ in examples]
    pages: dict[tuple[str, str], list[int]] = {}
    for number, example in enumerate(examples):
        pages.setdefault((example.page, example.reader), []).append(number)
    for numbers in pages.values():
        page = [examples[i] for i in numbers]
        traits = company_traits([e.pair for e in page], [e.seen for e in page], [float(chances[i]) for i in numbers])
        for number, seen in zip(numbers, traits, strict=True):
            found[number] = seen
    return found


def parts(examples: Sequence[Example], folds: int, *, seed: int = 0) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Folds by page."""
    numbers = {page: number for number, page in enumerate(dict.fromkeys(e.page for e in examples))}
    groups = np.random.RandomState(seed).permutation(len(numbers))[[numbers[e.page] for e in examples]]
    yield from GroupKFold(folds).split(groups, groups=groups)


@dataclass(frozen=True, slots=True)
class Events:
    """Boosted trees for each event, with the names of their traits."""

    model: LGBMClassifier
    vectors: DictVectorizer

    def stored(self) -> dict[str, Any]:
        """Their trees with the names of their traits."""
        outcomes = list(self.model.classes_)
        return {"told": trees_of(self.model.booster_, self.vectors.feature_names_, len(outcomes)), "outcomes": outcomes}


def trees_of(model: Booster, names: Sequence[str], outcomes: int) -> list[list[Any]]:
    """The nodes of each boosted tree with the names of its traits; a tree scores one of the outcomes in turn."""
    trees: list[list[Any]] = []
    for number, tree in enumerate(model.dump_model()["tree_info"]):
        trees.append([])
        _grown(trees[-1], tree["tree_structure"], names, number % outcomes, outcomes)
    return trees


def _grown(nodes: list[Any], node: dict[str, Any], names: Sequence[str], outcome: int, outcomes: int) -> int:
    """The number of a node of a boosted tree, kept after it and before those below it."""
    at = len(nodes)
    if "leaf_value" in node:
        scores = [0.0] * outcomes
        scores[outcome] = round(float(node["leaf_value"]), 4)
        nodes.append([scores])
        return at
    nodes.append([names[node["split_feature"]], round(float(node["threshold"]), 4)])
    nodes[at] += [_grown(nodes, node[side], names, outcome, outcomes) for side in ("left_child", "right_child")]
    return at


def fit_events(examples: Sequence[Example], shares: Mapping[str, float]) -> Events:
    """Boosted trees for what happened; a page of many ties weighs less than each of them, some pages only a share."""
    kept = [e for e in examples if e.label]
    pages = Counter((e.page, e.reader) for e in kept)
    vectors = DictVectorizer(sparse=False, dtype=np.float32)
    told = [e.label[1] for e in kept if e.label]
    weights = [pages[e.page, e.reader] ** -0.5 * _EVENT_WEIGHTS[e.reader] * shares.get(e.page, 1.0) for e in kept]
    model = LGBMClassifier(
        n_estimators=200, learning_rate=0.05, num_leaves=16, min_child_samples=10, colsample_bytree=0.2, subsample=0.7,
        subsample_freq=1, reg_lambda=3, random_state=0, deterministic=True, n_jobs=1, verbose=-1,
    )  # fmt: skip
    return Events(model.fit(vectors.fit_transform([e.events for e in kept]), told, sample_weight=weights), vectors)


def numbered(stored: dict[str, Any]) -> dict[str, Any]:
    """As ``judge.read_models`` reads them: the traits by their numbers, their names once."""
    traits: dict[str, int] = {}

    def trees(named: Sequence[Sequence[Sequence[Any]]]) -> list[list[Any]]:
        return [
            [[traits.setdefault(n[0], len(traits)), *n[1:]] if isinstance(n[0], str) else n for n in tree]
            for tree in named
        ]

    judges = {part: {**stored[part], "trees": trees(stored[part]["trees"])} for part in ("alone", "right")}
    return {**stored, **judges, "told": trees(stored["told"]), "traits": list(traits)}


def named(stored: dict[str, Any]) -> dict[str, Any]:
    """Stored models with the names of their traits, as they are grown: what ``numbered`` takes."""
    names = stored["traits"]

    def trees(numbers: Sequence[Sequence[Sequence[Any]]]) -> list[list[Any]]:
        return [[[names[n[0]], *n[1:]] if len(n) > 1 else n for n in tree] for tree in numbers]

    judges = {part: {**stored[part], "trees": trees(stored[part]["trees"])} for part in ("alone", "right")}
    return {**stored, **judges, "told": trees(stored["told"])}


def write_models(grown: dict[str, Any]) -> None:
    """Put models with the names of their traits in the place of the stored ones."""
    MODELS.write_text(json.dumps(numbered(grown), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"written: {MODELS.name}, {MODELS.stat().st_size} bytes")


def validate(examples: Sequence[Example], shares: Mapping[str, float]) -> None:
    """Cross-validation by page, reported for the first readings: what to expect of new pages."""
    chances, events = np.zeros(len(examples)), [""] * len(examples)
    for train, test in track(list(parts(examples, _FOLDS)), "Cross-validating"):
        part = [examples[i] for i in train]
        chances[test] = Judge.grown(part).chances([examples[i] for i in test])
        told = fit_events(part, shares).stored()
        models = judging.read_models(numbered({"alone": NO_TREES, "right": NO_TREES, **told}))
        for i, event in zip(test, models.events([examples[i].events for i in test]), strict=True):
            events[i] = event
    for reader in ("first", "none", "cleaned"):
        mine = [i for i, e in enumerate(examples) if e.reader == reader]
        report(reader, [examples[i] for i in mine], chances[mine], [events[i] for i in mine])


def report(reader: str, examples: Sequence[Example], chances: np.ndarray, events: Sequence[str] = ()) -> None:
    """Precision, recall of the ties that have a pair at all, and the share of right events where they were read."""
    every = {(e.page, e.tie) for e in examples if e.tie is not None}
    for limit in (0.3, 0.4, 0.5, judging.MINIMUM, 0.7, 0.8, 0.9):
        best: dict[tuple[str, Any], int] = {}
        for i in np.argsort(-chances):
            if chances[i] >= limit:
                best.setdefault((examples[i].page, examples[i].pair if examples[i].tie is None else examples[i].tie), i)
        right = [i for i in best.values() if examples[i].label]
        same = sum(examples[i].label[1] == events[i] for i in right) if events else 0  # type: ignore[index]
        told = f", event {same / max(1, len(right)):.3f}" if events else ""
        print(
            f"  {reader:5} at {limit:4.2f}: precision {len(right) / max(1, len(best)):.3f}, "
            f"recall {len(right) / len(every):.3f} of {len(every)}{told}"
        )


if __name__ == "__main__":
    main()
