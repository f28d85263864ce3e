"""Precision, recall and F1 of the facts read from labelled documents.

A tie is right when both its parties are; kind and event are scored on the ties found. A figure is right when measure
and value are, a person when the name is. Names are compared in simplified characters, without 市, 県 and the like.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.scripts import simplified

HERE = Path(__file__).parent
_GENERIC = re.compile(
    r"(.{2,}?)(?:广域市|特别市|市|县|県|区|州|省|町|村|郡|都|府|道|盟|镇|province|prefecture|city|district|county|town|village|ward|state|municipality|-ken)"
)
_READING = re.compile(r"\([ぁ-ゖァ-ヺー ]+\)")


@dataclass
class Score:
    """Counts of one kind of fact."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def labelled(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


@dataclass
class Result:
    """The scores of a set of documents, and each fact with its confidence and whether it was right."""

    ties: Score = field(default_factory=Score)
    figures: Score = field(default_factory=Score)
    people: Score = field(default_factory=Score)
    kinds: int = 0
    events: int = 0
    tieless: int = 0
    ties_on_tieless: int = 0
    calibration: list[tuple[float, bool]] = field(default_factory=list)

    def measures(self) -> dict[str, float]:
        """What the gate holds floors for."""
        found = max(1, self.ties.right)
        sure = [right for confidence, right in self.calibration if confidence >= 0.9]
        measured = {
            "ties_precision": self.ties.precision,
            "ties_f1": self.ties.f1,
            "tie_kind": self.kinds / found,
            "tie_event": self.events / found,
            "figures_f1": self.figures.f1,
            "people_f1": self.people.f1,
            "right_at_0.9": sum(sure) / max(1, len(sure)),
            "tieless_clean": 1 - self.ties_on_tieless / max(1, self.tieless),
        }
        unlabelled = {
            name for name, of in (("figures_f1", self.figures), ("people_f1", self.people)) if not of.labelled
        }
        return {name: value for name, value in measured.items() if name not in unlabelled}


def labelled_documents() -> list[dict[str, Any]]:
    """The documents in our own words."""
    loaded: list[dict[str, Any]] = json.loads((HERE / "documents.json").read_text(encoding="utf-8"))
    return loaded


def retold_documents(part: str | None = None) -> list[dict[str, Any]]:
    """Real pages told anew in our own words, with other places: no facts, but as hard to read as those pages were."""
    return _documents("retold.jsonl", part)


def written_documents(part: str | None = None) -> list[dict[str, Any]]:
    """Pages of the field as their authors might have written them, with made-up ties."""
    return _documents("written.jsonl", part)


def ordinary_documents(part: str | None = None) -> list[dict[str, Any]]:
    """Plain pages of the field, as offices and papers publish them every day; only their ties are labelled."""
    return _documents("ordinary.jsonl", part)


def _documents(name: str, part: str | None) -> list[dict[str, Any]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [page for line in lines if part in (None, (page := json.loads(line))["part"])]


def labelled_pages(texts: Path, part: str | None = None) -> list[dict[str, Any]]:
    """The real pages whose texts stand in a folder of their own (``<sha256>.txt``), with the labels kept here."""
    found = []
    for line in (HERE / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        path = texts / f"{page['sha256']}.txt"
        if not path.is_file() or (part and page["part"] != part):
            continue
        text = path.read_text(encoding="utf-8")
        ties = [[_at(text, a), _at(text, b), *rest] for a, b, *rest in page["ties"]]
        found.append({**page, "text": text, "ties": ties, "people": [_at(text, span) for span in page["people"]]})
    return found


def _at(text: str, where: list[int] | str) -> str:
    """The words at a span; a party that only the publisher names is labelled by its name."""
    return where if isinstance(where, str) else text[slice(*where)]


def score(documents: list[dict[str, Any]], gazetteer: Gazetteer) -> Result:
    """Read all documents and compare."""
    result = Result()
    for labelled in documents:
        page = document(
            labelled["text"],
            language=labelled["language"],
            published=labelled["published"],
            publisher=labelled["publisher"],
        )
        facts = extract(page, gazetteer)[0]
        _ties(result, [f for f in facts if f.kind == "tie"], labelled["ties"])
        if "figures" not in labelled:
            continue
        _plain(
            result,
            result.figures,
            [f for f in facts if f.kind == "figure"],
            [tuple(x[:2]) for x in labelled["figures"]],
            _figure,
        )
        _plain(
            result,
            result.people,
            [f for f in facts if f.kind == "person"],
            [name(x) for x in labelled["people"]],
            _person,
        )
    return result


def plain(text: str) -> str:
    """A name in simplified characters, without spaces, and without its reading in kana: 巨済(コジェ)市."""
    text = _READING.sub("", unicodedata.normalize("NFKC", text)).replace("・", "·")
    return simplified(text, "zh-Hant").casefold().replace(" ", "")


def name(text: str) -> str:
    """A name as it is compared: without its generic part."""
    match = _GENERIC.fullmatch(plain(text))
    return match[1] if match else plain(text)


def same_place(one: str, other: str) -> bool:
    """Whether two names mean one place: 绍兴 and 绍兴市, 塞尔维亚苏博蒂察市 and 苏博蒂察."""
    if {plain(one), name(one)} & {plain(other), name(other)}:
        return True
    one, other = sorted((name(one), name(other)), key=len)
    return one == other or (len(one) >= 2 and other.endswith(one))


def matching_tie(fact: Any, labels: list[list[Any]]) -> list[Any] | None:
    """The label of a tie that was read, if it is right."""
    a, b = (party["text"] for party in fact.fields["parties"])
    return next(
        (
            x
            for x in labels
            if (same_place(x[0], a) and same_place(x[1], b)) or (same_place(x[0], b) and same_place(x[1], a))
        ),
        None,
    )


def _ties(result: Result, facts: list[Any], labels: list[list[Any]]) -> None:
    left = list(labels)
    result.tieless += not labels
    result.ties_on_tieless += 0 if labels else len(facts)
    for fact in facts:
        hit = matching_tie(fact, left)
        result.calibration.append((fact.confidence, hit is not None))
        if hit is None:
            result.ties.wrong += 1
            continue
        left.remove(hit)
        result.ties.right += 1
        result.kinds += hit[2] == fact.fields["kind"]
        result.events += hit[3] == fact.fields["event"]
    result.ties.missed += len(left)


def _figure(fact: Any) -> Any:
    return fact.fields["measure"], fact.fields["value"]


def _person(fact: Any) -> Any:
    return name(fact.fields["name"]["text"])


def _plain(result: Result, score_: Score, facts: list[Any], labels: list[Any], key: Any) -> None:
    left = list(labels)
    for fact in facts:
        right = key(fact) in left
        result.calibration.append((fact.confidence, right))
        if right:
            left.remove(key(fact))
            score_.right += 1
        else:
            score_.wrong += 1
    score_.missed += len(left)
