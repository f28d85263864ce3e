"""Names of things that have one name per language."""

from __future__ import annotations

from collections.abc import Mapping

from youcheng.registry.domain.projection.facts import EntityFacts, Fact

ORDER = ("zh-Hans", "zh", "zh-Hant", "ja", "en")


def main_name(facts: EntityFacts, name: str = "name") -> tuple[str, str]:
    """The name that stands and its language: a preferred one, else the first claimed."""
    chosen = min(facts.by_language(name).values(), key=lambda fact: (not fact.preferred, fact.claim), default=None)
    return (chosen.value, chosen.language) if chosen else ("", "")


def name_by(found: Mapping[str, Fact], language: str) -> str:
    """The name in a language of the interface (``zh`` takes any Chinese one), empty where there is none."""
    tags = [tag for tag in ORDER if tag.split("-")[0] == language]
    tags += sorted(tag for tag in found if tag.split("-")[0] == language and tag not in tags)
    return next((found[tag].value for tag in tags if tag in found), "")
