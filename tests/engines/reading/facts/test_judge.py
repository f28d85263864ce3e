"""The second look at ties: what it sees, what it keeps, what it says of the event."""

from __future__ import annotations

from typing import Any

import pytest
from tests.engines.reading.facts.conftest import Read, document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.judge import MINIMUM, Models, models, read_models
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.traits import is_region, parties, traits
from youcheng.engines.reading.facts.view import View

# One tree: a tie whose names never stand together is unlikely; one tree of events: an anniversary word decides.
TWO_TREES: dict[str, Any] = {
    "right": [[["apart", 0.5, 1, 2], [3.0], [-3.0]]],
    "base": 0.0,
    "told": [[["headline.anniversary", 0.5, 1, 2], [0.1, 0.9], [0.8, 0.2]]],
    "outcomes": ["anniversary", "signed"],
}


def test_trees_are_followed_from_trait_to_leaf() -> None:
    small = read_models(TWO_TREES)
    assert round(small.chance({}), 3) == 0.953
    assert round(small.chance({"apart": 1.0}), 3) == 0.047
    assert small.event("signed", {"headline.anniversary": 1.0}) == "anniversary"
    assert small.event("existing", {}) == "signed"


def test_events_with_words_of_their_own_are_left_to_the_patterns() -> None:
    small = read_models(TWO_TREES)
    for event in ("terminated", "suspended", "renewed", "upgraded", "proposed"):
        assert small.event(event, {"headline.anniversary": 1.0}) == event


def test_no_trait_against_a_tie_makes_it_surer() -> None:
    known: Models = models()
    plain = {"pattern": 0.2, "count": 1.1, "together": 1.1, "places": 1.1, "language_en": 1.0}
    chance = known.chance(plain)
    for trait in (
        "implied",
        "implied_far",
        "implied_rare",
        "unresolved",
        "mixed",
        "region_and_town",
        "apart",
        "both_abroad",
    ):
        assert known.chance({**plain, trait: 1.0}) <= chance


def test_regions_and_cities_that_rank_as_provinces() -> None:
    def side(text: str, level: str, country: str) -> dict[str, Any]:
        return {"text": text, "level": level, "country": country}

    assert is_region(side("浙江省", "province", "CN"))
    assert is_region(side("Minnesota", "province", "US"))
    assert not is_region(side("上海", "province", "CN"))
    assert not is_region(side("ウィーン", "province", "AT"))
    assert not is_region(side("大連市", "city", "CN"))


@pytest.mark.parametrize(
    ("headline", "rare"),
    [("新闻", 1.0), ("上海友城", None)],
)
def test_a_subject_left_out_is_rare_when_named_once_in_passing(
    gazetteer: Gazetteer, headline: str, rare: float | None
) -> None:
    view = View(document(f"{headline}\n展览会在上海举行。\n近日,与日本长野市正式缔结友好城市关系。"), gazetteer)
    (tie,) = merge(view, raw_ties(view))
    assert [party["text"] for party in parties(tie)] == ["上海", "长野市"]
    assert traits(view, tie, [tie]).get("implied_rare") == rare


def test_confidence_is_the_chance_and_never_below_the_limit(read: Read) -> None:
    facts = read("News\nPortland signed a sister city agreement with Suzhou, China.", language="en").of("tie")
    assert [MINIMUM <= fact.confidence <= 0.98 for fact in facts] == [True]
