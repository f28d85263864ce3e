"""One plain function per model: the least that makes a valid one, anything overridable by name.

Where a verb makes the thing in the product, the factory calls that verb.
"""

from __future__ import annotations

import hashlib
import secrets
from itertools import count
from typing import Any

from django.utils import timezone

from youcheng.accounts.domain.organisations import create_organisation
from youcheng.accounts.models import Membership, Organisation, User
from youcheng.engines.reading.model import Document as Cleaned
from youcheng.registry.domain import claims, documents, entities, evidence, merge
from youcheng.registry.models import (
    Agreement,
    Batch,
    Body,
    Claim,
    ClaimDecision,
    Document,
    Entity,
    Event,
    Evidence,
    Exchange,
    Figure,
    Initiative,
    Judgement,
    Person,
    Place,
    PlaceName,
    Post,
    ProfileEntry,
    Publication,
    RecordClaim,
    Revision,
    Signer,
    Tie,
    TieParty,
    TieSegment,
    Wish,
)

_numbers = count(1)
TEXT = "2022年5月18日，示例市与样例市签署友好城市协议。An example, made up for a test."


def user(*, role: str = "reviewer", name: str = "") -> User:
    """An example person with a role in an example office."""
    person = User.objects.create_user(
        username=f"example-{secrets.token_hex(6)}", password=None, name=name or f"Example person {next(_numbers)}"
    )
    office = Organisation.objects.filter(parent=None).first() or create_organisation(name="Example office")
    Membership.objects.create(user=person, organisation=office, role=role)
    return person


def cleaned(text: str = TEXT, *, data: bytes | None = None, **fields: Any) -> Cleaned:
    """What the reading engine would return for a page with this text."""
    raw = text.encode() if data is None else data
    values: dict[str, Any] = {
        "source": "example.txt",
        "sha256": hashlib.sha256(raw).hexdigest(),
        "size": len(raw),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "language": "zh-Hans",
        "title": "Example page",
        "host": "example.org",
        "publisher": "Example press",
        "author": None,
        "published": "2022-05-19",
        "text": text,
        "simplified": text,
    }
    return Cleaned(**{**values, **fields})


def document(text: str = "", *, by: User | None = None, source_rank: int = 50, **fields: Any) -> Document:
    """A stored document; each call without a text makes a new one."""
    words = text or f"{TEXT} {next(_numbers)}"
    made, _created = documents.store_document(cleaned(words, **fields), words.encode(), file_name="example.txt", by=by)
    if source_rank != made.source_rank:
        made.source_rank = source_rank
        made.save(update_fields=["source_rank"])
    return made


def span(of: Document | None = None, *, start: int = 0, end: int = 5) -> Evidence:
    """The first words of a document."""
    return evidence.span_evidence(of or document(), start=start, end=end)


def word(by: User | None = None, text: str = "I was there.") -> Evidence:
    """An officer's own word."""
    return evidence.word_evidence(by=by or user(), text=text)


def batch(**fields: Any) -> Batch:
    """An import of nothing."""
    return Batch.objects.create(**{"source": "example", "file_name": "example.tsv", **fields})


def row(of: Batch | None = None, *, number: int | None = None) -> Evidence:
    """A row of an import."""
    line = number or next(_numbers)
    return evidence.row_evidence(of or batch(), row_number=line, quote=f"Q1\tExample\tQ2\tSample\t{line}")


def entity(kind: str = "tie", *, id: str | None = None) -> Entity:
    """A thing to claim about."""
    return entities.new_entity(kind, id=id)


def claim(about: Entity | None = None, property: str = "tie_kind", value: Any = "sister_city", **fields: Any) -> Claim:
    """A proposed claim."""
    return claims.propose_claim(
        about or entity(),
        property,
        value,
        **{"evidence": fields.pop("evidence", None) or span(), "origin": "reading", **fields},
    )


def accepted(
    about: Entity | None = None,
    property: str = "tie_kind",
    value: Any = "sister_city",
    *,
    by: User | None = None,
    **fields: Any,
) -> Claim:
    """A claim that somebody accepted."""
    made = claim(about, property, value, **fields)
    claims.accept_claim(made, by=by or user())
    return made


def decision(**fields: Any) -> ClaimDecision:
    """The log of an acceptance."""
    return ClaimDecision.objects.get(claim=accepted(**fields))


def judgement(**fields: Any) -> Judgement:
    """Two organisations judged to be one."""
    return merge.judge_same(body().entity, body().entity, **{"by": user(), **fields})


def revision() -> Revision:
    """The count of changes after one."""
    place()
    return Revision.objects.get()


def publication(about: Entity | None = None) -> Publication:
    """A log entry of a publication."""
    return Publication.objects.create(entity=about or entity(), public=True, by=user())


def place(name: str = "Example town", *, by: User | None = None, country: str = "", id: str | None = None) -> Place:
    """A place that no gazetteer knows."""
    person = by or user()
    made = entities.new_entity("place", id=id or f"wd:Q{10**9 + next(_numbers)}")
    accepted(made, "name", name, language="en", by=person)
    if country:
        accepted(made, "country", country, by=person)
    return Place.objects.get(pk=made.pk)


def place_name(**fields: Any) -> PlaceName:
    """The name under which an example place is found."""
    return PlaceName.objects.filter(place=place(**fields).pk)[0]


def profile_entry(text: str = "example epithet") -> ProfileEntry:
    """What an example place calls itself."""
    accepted(place().entity, "epithet", text, language="en")
    return ProfileEntry.objects.get(text=text)


def wish() -> Wish:
    """An example place that seeks a partner."""
    made = entity("wish")
    accepted(made, "place", place().pk)
    return Wish.objects.get(pk=made.pk)


def body(name: str = "Example port", *, by: User | None = None, seat: str = "") -> Body:
    """An example organisation."""
    made = entity("body")
    accepted(made, "name", name, language="en", by=by)
    if seat:
        accepted(made, "seat", seat, by=by)
    return Body.objects.get(pk=made.pk)


def tie(*parties: str, by: User | None = None, kind: str = "", **values: Any) -> Tie:
    """A tie between two example places, or between ``parties``; ``values`` are further properties."""
    person = by or user()
    made = entity("tie")
    for party in parties or (place(by=person).pk, place(by=person).pk):
        accepted(made, "party", party, by=person)
    if kind:
        accepted(made, "tie_kind", kind, by=person)
    for name, value in values.items():
        accepted(made, name, value, by=person)
    return Tie.objects.get(pk=made.pk)


def tie_party(**fields: Any) -> TieParty:
    """The first party of an example tie."""
    return tie(**fields).parties.all()[0]


def tie_segment(**fields: Any) -> TieSegment:
    """The only segment of an example tie."""
    return tie(**{"kind": "sister_city", **fields}).segments.get()


def agreement(title: str = "Example agreement", *, of_tie: str = "") -> Agreement:
    """An example agreement."""
    made = entity("agreement")
    accepted(made, "title", title, language="en")
    if of_tie:
        accepted(made, "of_tie", of_tie)
    return Agreement.objects.get(pk=made.pk)


def signer() -> Signer:
    """An example person who signed an example agreement for an example place."""
    signed = agreement()
    accepted(signed.entity, "signer", {"person": person().pk, "party": place().pk, "title": "Example mayor"})
    return Signer.objects.get(agreement=signed.pk)


def event(name: str = "Example conference") -> Event:
    """An example event."""
    made = entity("event")
    accepted(made, "name", name, language="en")
    return Event.objects.get(pk=made.pk)


def exchange(of: Tie | None = None, *, on: str = "2024-05") -> Exchange:
    """An example exchange."""
    made = entity("exchange")
    accepted(made, "of_tie", (of or tie()).pk)
    if on:
        accepted(made, "on", on)
    return Exchange.objects.get(pk=made.pk)


def initiative(name: str = "Example initiative") -> Initiative:
    """An example initiative."""
    made = entity("initiative")
    accepted(made, "name", name, language="en")
    return Initiative.objects.get(pk=made.pk)


def person(name: str = "Example Person") -> Person:
    """An example person as facts speak of them."""
    made = entity("person")
    accepted(made, "name", name, language="en")
    return Person.objects.get(pk=made.pk)


def post(title: str = "Example mayor") -> Post:
    """A post of an example person."""
    accepted(person().entity, "post", {"title": title, "body_text": "Example city"}, language="en")
    return Post.objects.get(title=title)


def figure(value: float = 82, *, subject: str = "", **parts: Any) -> Figure:
    """A reported number."""
    made = entity("figure")
    accepted(made, "quantity", {"measure": "agreements", "value": value, **parts})
    if subject:
        accepted(made, "subject", subject)
    return Figure.objects.get(pk=made.pk)


def record(text: str = "the first of its kind, as an example") -> RecordClaim:
    """A record claim."""
    made = entity("record")
    accepted(made, "record", {"text": text, "comparator": "first"}, language="en")
    return RecordClaim.objects.get(pk=made.pk)


def now() -> Any:
    """The present moment, aware of its zone."""
    return timezone.now()
