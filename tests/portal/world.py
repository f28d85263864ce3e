"""A small registry, made up, in which every kind of thing occurs once and one figure is disputed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain import entities
from youcheng.registry.domain.claims import accept_claims
from youcheng.registry.models import Claim, Document, Entity, Evidence

TEXT = (
    "示例新闻<script>alert(1)</script>。2019年5月，示例市与样例市签署友好城市协议书，协议已生效。"
    "大会共有来宾1200余人，其中外宾886人。签署协议82项。这是本省首次。"
)


@dataclass(frozen=True, slots=True)
class World:
    """Ids of what there is."""

    officer: User
    document: Document
    here: str
    there: str
    body: str
    tie: str
    agreement: str
    exchange: str
    event: str
    initiative: str
    person: str
    guests: str
    whole: str
    record: str
    wish: str

    @property
    def pages(self) -> dict[str, str]:
        """Every kind of public page, without the language in front."""
        return {
            "home": "",
            "ties": "ties/",
            "ties filtered": "ties/?country=CN&sort=name",
            "ties none": "ties/?country=CN&year=unknown",
            "tie": f"tie/{self.tie}/",
            "places": "places/",
            "countries": "countries/",
            "place": f"place/{self.here}/",
            "body": f"body/{self.body}/",
            "agreement": f"agreement/{self.agreement}/",
            "event": f"event/{self.event}/",
            "initiative": f"initiative/{self.initiative}/",
            "person": f"person/{self.person}/",
            "figure": f"figure/{self.guests}/",
            "record": f"record/{self.record}/",
            "document": f"document/{self.document.pk}/",
            "search": "search/?q=%E7%A4%BA%E4%BE%8B",
            "data": "data/",
            "design": "design/",
        }


def quoted(document: Document, words: str) -> Evidence:
    """The span of some words in the document."""
    start = document.text.index(words)
    return factories.span(document, start=start, end=start + len(words))


def build() -> World:
    """Make everything through the registry's verbs, accepted as one decision, which takes a tenth of the time."""
    by = factories.user(name="Example officer")
    document = factories.document(TEXT, by=by, title="示例新闻", publisher="示例日报", host="example.org")
    default = quoted(document, "大会共有来宾")
    stated: list[Claim] = []

    def say(about: Entity, name: str, value: Any, words: str = "", **fields: Any) -> None:
        evidence = quoted(document, words) if words else default
        stated.append(factories.claim(about, name, value, evidence=evidence, **fields))

    def place(entity_id: str, zh: str, en: str, ja: str, country: str, lat: float, lon: float) -> Entity:
        made = entities.new_entity("place", id=entity_id)
        for language, name in (("en", en), ("zh-Hans", zh), ("ja", ja)):
            say(made, "name", name, language=language)
        say(made, "country", country)
        say(made, "coordinates", {"lat": lat, "lon": lon})
        say(made, "level", "city")
        return made

    here = place("wd:Q900000001", "示例市", "Exampleton", "例示市", "CN", 36.65, 117.0)
    there = place("wd:Q900000002", "样例市", "Sampleville", "見本市", "JP", 34.69, 135.5)
    say(here, "epithet", "示例之都", language="zh-Hans")
    new = entities.new_entity
    body, tie, person, agreement, exchange = (new(k) for k in ("body", "tie", "person", "agreement", "exchange"))
    event, initiative, guests, whole, record, wish = (
        new(kind) for kind in ("event", "initiative", "figure", "figure", "record", "wish")
    )
    say(body, "name", "Example port", language="en")
    say(body, "seat", here.pk)
    for party in (here, there):
        say(tie, "party", party.pk, "签署友好城市协议书")
    say(tie, "tie_kind", "friendly_exchange", valid_from="2001", valid_to="2019-05")
    say(tie, "tie_kind", "sister_city", "签署友好城市协议书", valid_from="2019-05")
    say(tie, "legal_status", "in_force", "协议已生效")
    say(tie, "signed_on", "2019-05", "2019年5月")
    say(person, "name", "示例人", language="zh-Hans")
    say(person, "post", {"title": "示例市市长", "body_text": "示例市"}, language="zh-Hans")
    say(agreement, "title", "友好城市协议书", language="zh-Hans")
    say(agreement, "of_tie", tie.pk)
    say(agreement, "signer", {"person": person.pk, "party": here.pk, "title": "市长"})
    say(agreement, "signed_on", "2019-05")
    say(agreement, "field", "职业教育", language="zh-Hans")
    say(exchange, "of_tie", tie.pk)
    say(exchange, "summary", "示例访问", language="zh-Hans")
    say(exchange, "on", "2023-04-02")
    say(event, "name", "示例大会", language="zh-Hans")
    say(event, "held_at", here.pk)
    say(event, "starts", "2019-09-24")
    say(event, "plan", "举办示例活动", language="zh-Hans")
    say(initiative, "name", "示例倡议", language="zh-Hans")
    say(initiative, "adopted_at_event", event.pk)
    say(initiative, "area", "民心相通", language="zh-Hans")
    say(guests, "subject", event.pk)
    count = {"measure": "foreign_guests", "value": 886, "unit": "人", "as_of": "2019-09"}
    say(guests, "quantity", count, "外宾886人")
    say(guests, "quantity", {**count, "value": 880})
    say(whole, "subject", event.pk)
    say(whole, "quantity", {"measure": "agreements", "value": 82, "unit": "项", "bound": "more_than"}, "协议82项")
    for value, stage in ((41, "agreement"), (42, "intent")):
        part = new("figure")
        say(part, "subject", event.pk)
        say(part, "quantity", {"measure": "agreements", "value": value, "stage": stage})
        say(part, "part_of", {"figure": whole.pk, "basis": "derived"})
    say(record, "record", {"text": "本省首次", "comparator": "first"}, language="zh-Hans")
    say(record, "subject", event.pk)
    say(wish, "place", here.pk)
    say(wish, "wish", {"country": "JP", "traits": "森林城市"}, language="zh-Hans")
    accept_claims(stated, by=by)
    made = (here, there, body, tie, agreement, exchange, event, initiative, person, guests, whole, record, wish)
    return World(by, document, *(entity.pk for entity in made))
