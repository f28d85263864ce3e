"""The second look at ties: how its trees are read, what it keeps, what it says of the event."""

from __future__ import annotations

from typing import Any

from tests.engines.reading.facts.conftest import Read

from youcheng.engines.reading.facts.ties.judge import MINIMUM, SUREST, models, read_models
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.scene import Entity

# A pair told far from talk of ties is unlikely by itself; one likelier than its rivals is right; a word tells events.
SMALL: dict[str, Any] = {
    "traits": ["told.tier", "beyond_rivals", "headline.anniversary"],
    "alone": {"trees": [[[0, 2.5, 1, 2], [[3.0]], [[-3.0]]]], "base": 0.0},
    "right": {"trees": [[[1, 0.5, 1, 2], [[-2.0]], [[2.0]]]], "base": 0.5},
    "told": [[[2, 0.5, 1, 2], [[10, 90]], [[80, 20]]]],
    "outcomes": ["anniversary", "signed"],
}


def test_trees_are_followed_from_trait_to_leaf() -> None:
    small = read_models(SMALL)
    assert [round(chance, 3) for chance in small.alone.chances([{}, {"told.tier": 4.0}])] == [0.953, 0.047]
    assert small.events([{"headline.anniversary": 1.0}, {}]) == ["anniversary", "signed"]


def test_a_pair_is_judged_by_itself_and_then_among_the_others() -> None:
    one, rival, partner = Entity("one"), Entity("rival"), Entity("partner")
    found = [Pair(one, partner), Pair(rival, partner)]
    chances = read_models(SMALL).chances(found, [{}, {"told.tier": 4.0}])
    assert [round(chance, 3) for chance in chances] == [0.924, 0.182]
    assert read_models(SMALL).chances([], []) == []


def test_the_shipped_models_know_all_events() -> None:
    assert sorted(models().outcomes) == [
        "anniversary",
        "existing",
        "proposed",
        "renewed",
        "signed",
        "suspended",
        "terminated",
        "upgraded",
    ]


def test_an_agreement_of_friendship_is_named_like_a_sister_city(read: Read) -> None:
    text = "要闻\n太仓市与德国尤利希市缔结为友好交流县市，并签署友好交流协议。"
    assert {(a, b, kind) for a, b, kind, *_ in read(text, language="zh-Hans").ties()} == {
        ("太仓市", "尤利希市", "friendly_exchange")
    }


def test_confidence_is_the_chance_and_never_below_the_limit(read: Read) -> None:
    text = "News\nPortland signed a sister city agreement with Suzhou, China."
    (fact,) = read(text, language="en").of("tie")
    assert MINIMUM < SUREST <= fact.confidence <= 0.98


def test_what_is_not_sure_is_offered_where_a_page_holds_several(read: Read) -> None:
    """Neither of the two would be offered alone."""
    page = "Twin towns\nFor 40 years Huntingdon and Godmanchester have been twinned with Wertheim in Germany."
    assert {round(tie.confidence, 1) for tie in read(page, language="en").of("tie")} == {0.8}
    assert len(read(page, language="en").of("tie")) == 2


def test_a_party_is_told_by_its_full_name(read: Read) -> None:
    page = read("河北省与艾奥瓦州\n美国艾奥瓦州客人来访。28日，河北省与艾州庆祝建立友好省州关系三十周年。")
    (tie,) = page.of("tie")
    assert [party["text"] for party in tie.fields["parties"]] == ["河北省", "艾奥瓦州"]
    assert [place.name for place in tie.places] == ["河北省", "艾奥瓦州"]
    assert all(any(name in quote.quote for quote in tie.evidence) for name in ("河北省", "艾奥瓦州"))


def test_only_the_partner_of_an_announcement_is_newly_tied(read: Read) -> None:
    page = read(
        "青岛市国际友城\n青岛市新缔结的2个友好城市是:德国曼海姆市、法国南特市。\n"
        "青岛市的友好城市有日本下关市、美国长滩市。下关市与青岛市互为友好城市多年。"
    )
    told = {party["text"]: tie.fields["event"] for tie in page.of("tie") for party in tie.fields["parties"]}
    del told["青岛市"]
    assert told == {"曼海姆市": "signed", "南特市": "signed", "下关市": "existing", "长滩市": "existing"}


def test_a_tie_is_told_once_whatever_its_places_are_called(read: Read) -> None:
    text = (
        "Twin towns of Edinburgh\nEdinburgh is twinned with Kiev in Ukraine. The sister city agreement of Edinburgh "
        "and Kiev was signed in 1989.\nGuests from Kyiv, Ukraine, sister city of Edinburgh, came in May."
    )
    (tie,) = read(text, language="en").of("tie")
    assert len({place.candidates[0].place_id for place in tie.places if place.role == "party"}) == 2


def test_a_tie_told_once_keeps_the_date_of_its_other_name(read: Read) -> None:
    text = "Twin towns\nEdinburgh is a sister city of Kyiv.\nEdinburgh signed a twinning agreement with Kiev in 1989."
    (tie,) = read(text, language="en").of("tie")
    assert tie.fields["date"] == "1989"
    assert any("1989" in quote.quote for quote in tie.evidence)
