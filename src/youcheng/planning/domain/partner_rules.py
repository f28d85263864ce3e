"""What the rules of a jurisdiction say to a possible tie: data with source and dates that warns and never blocks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.models import ProspectDocument, Stage
from youcheng.web.languages import bcp47_tag, current

FOLDER = Path(__file__).resolve().parent.parent / "data" / "rules"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where a rule is written; ``copy`` marks a copy on somebody else's site, to be checked against the original."""

    title: str
    url: str
    copy_: bool = Field(False, alias="copy")


class Rule(Strict):
    """One rule of a jurisdiction, in the languages of the interface."""

    id: str
    when: Literal["always", "level", "partner_tied_here"]
    levels: tuple[str, ...] = ()
    text: Mapping[str, str]
    source: Source
    valid_from: str = ""
    """Partial ISO date; empty when not known."""
    valid_to: str = ""

    def words(self) -> str:
        """The rule in the reader's language."""
        return self.text.get(bcp47_tag(current())) or self.text["en"]

    def holds_on(self, day: str) -> bool:
        """Whether the rule is known to have ended before, or to begin after, a day; else it is taken to hold."""
        return not (self.valid_from and day < self.valid_from) and not (
            self.valid_to and day[: len(self.valid_to)] > self.valid_to
        )


class ExpectedFile(Strict):
    """A document that belongs to a stage of a prospect."""

    stage: Stage
    kind: ProspectDocument.Kind


class Jurisdiction(Strict):
    """All rules of one jurisdiction in one version."""

    jurisdiction: str
    version: str
    rule: tuple[Rule, ...] = ()
    file: tuple[ExpectedFile, ...] = ()


@lru_cache(maxsize=1)
def jurisdictions() -> Mapping[str, Jurisdiction]:
    """The rules by ISO 3166-1 code; raises ``ValidationError`` where a file is not as it should be."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.toml")))
    read = (Jurisdiction.model_validate(tomllib.loads(text)) for text in texts)
    return {one.jurisdiction: one for one in read}


def standing_rules(country: str) -> list[Rule]:
    """What a jurisdiction asks of every tie."""
    return [rule for rule in _in_force(country) if rule.when == "always"]


def warnings(place: PlaceCard, partner: PlaceCard, tied_in: Mapping[str, Iterable[str]]) -> list[Rule]:
    """The rules of both sides that speak against this very pair.

    ``tied_in`` says for either id in which countries it has ties of a kind that counts, apart from the pair itself.
    """
    found = []
    for one, other in ((place, partner), (partner, place)):
        for rule in _in_force(one.country):
            if (rule.when == "level" and one.level in rule.levels) or (
                rule.when == "partner_tied_here" and one.country in set(tied_in.get(other.id, ()))
            ):
                found.append(rule)
    return found


def expected_files(country: str, stage: str) -> list[ProspectDocument.Kind]:
    """The documents that the jurisdiction expects when a prospect is at a stage."""
    known = jurisdictions().get(country)
    return [one.kind for one in known.file if one.stage == stage] if known else []


def _in_force(country: str) -> list[Rule]:
    known = jurisdictions().get(country)
    today = timezone.localdate().isoformat()
    return [rule for rule in known.rule if rule.holds_on(today)] if known else []
