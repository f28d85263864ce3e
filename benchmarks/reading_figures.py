"""Fit the models that tell what the numbers of a page count, and say how good they are on pages held out.

    python -m benchmarks.reading_figures [--dry-run] [--anew] [FILE …]    # files like retold.jsonl, with figures

They learn from the documents in our own words, from the sentences of ``figure_sentences.tsv`` and from further labelled
documents, are cross-validated by document and written to ``facts/data/figure_models.json``; those that have learnt from
fewer documents than the stored ones only with ``--anew``.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tests.engines.reading.facts.conftest import document
from tests.engines.reading.gate.scoring import Score, labelled_documents, retold_documents, written_documents

from benchmarks.reading_grow import digest, labelled
from benchmarks.reading_train import WRITTEN_SHARE
from youcheng.engines.gazetteer import open_gazetteer
from youcheng.engines.reading.facts.figures.candidates import Candidate, candidates
from youcheng.engines.reading.facts.figures.judge import Model, Told, read_model, settled
from youcheng.engines.reading.facts.figures.measures import NOTHING
from youcheng.engines.reading.facts.figures.reader import figures_of
from youcheng.engines.reading.facts.figures.traits import Traits, traits_of
from youcheng.engines.reading.facts.view import View

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "src/youcheng/engines/reading/facts/data/figure_models.json"
SENTENCES = ROOT / "tests/engines/reading/facts/figure_sentences.tsv"
_FOLDS = 5
# Traits seen less often are left out, weights that hardly count, and measures that so few pages tell.
_SELDOM, _FAINT, _RARE = 4, 0.06, 30
_SOFTNESS = 0.5


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled document: its quantities with their traits and labels, and the figures it tells."""

    source: str
    view: View
    found: Sequence[Candidate]
    traits: Sequence[Traits]
    labels: Sequence[str | None]
    figures: Counter[tuple[str, float]]
    share: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="*", help="a file of labelled documents in JSON Lines")
    parser.add_argument("--dry-run", action="store_true", help="cross-validate only")
    parser.add_argument("--anew", action="store_true", help="though the stored models have learnt from more documents")
    options = parser.parse_args()
    pages = _pages(options.source)
    stored = json.loads(MODELS.read_text(encoding="utf-8")) if MODELS.exists() else {}
    fewer = len(pages) < sum(model.get("documents", 0) for model in stored.values())
    if fewer and not (options.anew or options.dry_run):
        parser.error("the stored models have learnt from more documents; --anew replaces them all the same")
    grown: dict[str, Any] = {}
    for language in ("zh", "ja", "en"):
        mine = [page for page in pages if page.view.language == language and page.found]
        _validate(language, mine)
        grown[language] = _fit(mine)
    if not options.dry_run:
        MODELS.write_text(json.dumps(grown, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def _pages(sources: Sequence[str]) -> list[Page]:
    own = {
        "documents": labelled_documents(), "retold": retold_documents(), "written": written_documents(),
        "sentences": list(_sentences()),
    }  # fmt: skip
    further = {Path(source).stem: labelled(source) for source in sources}
    shares = {"written": WRITTEN_SHARE, "retold": WRITTEN_SHARE, "sentences": 2.0}
    gazetteer = open_gazetteer()
    pages, seen = [], set[str]()
    for source, documents in (own | further).items():
        for labels in track(documents, description=source):
            if "figures" in labels and digest(labels) not in seen:
                seen.add(digest(labels))
                keys = ("language", "published", "publisher")
                view = View(document(labels["text"], **{key: labels.get(key) for key in keys}), gazetteer)
                pages.append(_page(source, view, labels["figures"], shares.get(source, 1.0)))
    return pages


def _sentences() -> Iterator[dict[str, Any]]:
    """The sentences whose figures are all known, as documents."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, sentence, *told = line.split("\t")
            figures = [figure.split("=") for figure in " ".join(told).split()]
            yield {
                "text": f"标题\n{sentence}", "language": language,
                "figures": [(measure, float(value)) for measure, value in figures],
            }  # fmt: skip


def _page(source: str, view: View, labels: Sequence[Sequence[Any]], share: float) -> Page:
    found = candidates(view)
    traits = [traits_of(view.text, view.language, candidate) for candidate in found]
    figures = Counter((str(label[0]), float(label[1])) for label in labels)
    return Page(source, view, found, traits, list(_labels(found, set(figures))), figures, share)


def _labels(found: Sequence[Candidate], figures: set[tuple[str, float]]) -> Iterator[str | None]:
    """What each quantity counts.

    Where a value stands more than once, the label is of those whose rule agrees, else of the first; others have None.
    """
    told = {(candidate.measure, candidate.quantity.value) for candidate in found}
    measures = defaultdict(set)
    for measure, value in figures:
        measures[value].add(measure)
    seen = set[float]()
    for candidate in found:
        value, rule = candidate.quantity.value, candidate.measure
        if rule in measures[value]:
            yield str(rule)
        else:
            label = min((m for m in measures[value] if (m, value) not in told), default=NOTHING)
            yield label if label == NOTHING or value not in seen else None
        seen.add(value)


def _fit(pages: Sequence[Page]) -> dict[str, Any]:
    """The stored model of these pages' language."""
    common = Counter(label for page in pages for label in set(page.labels) if page.source != "sentences")
    rows = [
        (traits, label, page.share)
        for page in pages
        for traits, label in zip(page.traits, page.labels, strict=True)
        if label and common[label] >= _RARE
    ]
    seen = Counter(name for traits, *_ in rows for name in traits)
    vectors = DictVectorizer()
    table: csr_matrix = vectors.fit_transform(
        {name: value for name, value in traits.items() if seen[name] >= _SELDOM} for traits, *_ in rows
    )
    labels, shares = [label for _, label, _ in rows], [share for *_, share in rows]
    model = LogisticRegression(C=_SOFTNESS, max_iter=300).fit(table, labels, sample_weight=shares)
    weights = {
        name: [
            part for number, weight in enumerate(row) if abs(weight) >= _FAINT for part in (number, round(weight, 2))
        ]
        for name, row in zip(vectors.feature_names_, model.coef_.T.tolist(), strict=True)
    }
    base = [round(value, 3) for value in model.intercept_.tolist()]
    weights = {name: row for name, row in weights.items() if row}
    return {"documents": len(pages), "measures": model.classes_.tolist(), "base": base, "weights": weights}


def _validate(language: str, pages: Sequence[Page]) -> None:
    """What was read of pages that were held out, beside what the rules alone read."""
    folds = np.random.RandomState(0).permutation(len(pages)) % _FOLDS
    scores: defaultdict[tuple[str, str], Score] = defaultdict(Score)
    sure: list[bool] = []
    for fold in range(_FOLDS):
        held = [page for page, of in zip(pages, folds, strict=True) if of == fold]
        model = read_model(_fit([page for page, of in zip(pages, folds, strict=True) if of != fold]))
        for page in held:
            told = list(_told(model, page))
            rules = [Told(c.quantity, c.measured, c.sentence, 1) for c in page.found if c.measured and not c.refused]
            sure += [(t.measured.measure, t.quantity.value) in page.figures for t in told if t.chance >= 0.9]
            _count(scores[page.source, "judged"], page, told)
            _count(scores[page.source, "rules"], page, rules)
    for (source, by), score in sorted(scores.items()):
        told = f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f} of {score.labelled}"
        print(f"  {language} {source:12} {by:7} {told}")
    print(f"  {language} of {len(sure)} figures at 0.9 or more {np.mean(sure):.3f} are right")


def _told(model: Model, page: Page) -> Iterator[Told]:
    for candidate, traits in zip(page.found, page.traits, strict=True):
        told = settled(candidate, model.chances(traits))
        if told:
            yield told


def _count(score: Score, page: Page, told: Sequence[Told]) -> None:
    read = Counter((str(f.fields["measure"]), float(str(f.fields["value"]))) for f in figures_of(page.view, told))
    right = (read & page.figures).total()
    score.right += right
    score.wrong += read.total() - right
    score.missed += page.figures.total() - right


if __name__ == "__main__":
    main()
