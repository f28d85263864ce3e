"""Claims as public pages show them: the fact, how it stands, and why it is believed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from youcheng.portal.domain.claim_values import property_label, references, value_html
from youcheng.portal.domain.dates import date_html, day_words
from youcheng.portal.domain.names import Named, names_of
from youcheng.portal.domain.quotations import Quotation, quotation
from youcheng.portal.domain.sources import evidence_line
from youcheng.portal.domain.stated import of_entities
from youcheng.registry.domain.queries.claims import StatedClaim
from youcheng.registry.models import Claim, Document, Evidence
from youcheng.registry.properties import PROPERTIES

ORDER = {name: number for number, name in enumerate(PROPERTIES)}


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence."""

    evidence: Evidence
    quotation: Quotation | None
    source: SafeString

    @property
    def words(self) -> str:
        """What an import's row or a person said, where that is not a document's words."""
        return "" if self.quotation else self.evidence.quote


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One accepted claim."""

    claim: Claim
    label: str | Promise
    value: SafeString
    stands: bool
    in_conflict: bool
    settled: bool
    grounds: tuple[Ground, ...]

    @property
    def anchor(self) -> str:
        """The fragment that leads to the claim on its page."""
        return f"claim-{self.claim.pk}"

    @property
    def period(self) -> SafeString:
        """From when to when the claim holds; empty where neither is known."""
        start, end = self.claim.valid_from, self.claim.valid_to
        if start and end:
            return format_html("{}–{}", date_html(start), date_html(end))
        if start:
            return format_html(_("from {}"), date_html(start))
        return format_html(_("until {}"), date_html(end)) if end else SafeString("")

    @property
    def decided(self) -> str:
        """Who accepted it and when."""
        if self.claim.decided_by is None or self.claim.decided_at is None:
            return ""
        return _("accepted by %(person)s on %(day)s") % {
            "person": self.claim.decided_by,
            "day": day_words(self.claim.decided_at),
        }


@dataclass(slots=True)
class Grounds:
    """All public claims about some entities."""

    cards: dict[str, list[ClaimCard]] = field(default_factory=dict)
    """By entity, in the order of the properties' definition."""
    names: dict[str, Named] = field(default_factory=dict)

    def of(self, entity_id: str) -> list[ClaimCard]:
        """The claims about one entity."""
        return self.cards.get(entity_id, [])

    def conflicts(self, entity_id: str) -> list[list[ClaimCard]]:
        """Claims that contradict each other, by property."""
        groups: dict[str, list[ClaimCard]] = {}
        for card in self.of(entity_id):
            if card.in_conflict:
                groups.setdefault(card.claim.property, []).append(card)
        return list(groups.values())

    def documents(self) -> list[Document]:
        """The documents that the claims rest on, each once."""
        found = {
            ground.evidence.document_id: ground.evidence.document
            for cards in self.cards.values()
            for card in cards
            for ground in card.grounds
        }
        return [document for document in found.values() if document is not None]


def grounds_of(ids: Collection[str], *, also_name: Collection[str] = ()) -> Grounds:
    """The public claims about entities with their evidence and the names of all they mention."""
    stated = of_entities(ids)
    mentioned = {reference for found in stated.values() for item in found for reference in references(item.claim)}
    names = names_of({*mentioned, *also_name})
    cards = {entity_id: [_card(item, names) for item in found] for entity_id, found in stated.items()}
    for found in cards.values():
        found.sort(key=lambda card: (ORDER.get(card.claim.property, 99), card.claim.valid_from, card.claim.pk))
    return Grounds(cards, names)


def _card(item: StatedClaim, names: Mapping[str, Named]) -> ClaimCard:
    claim = item.claim
    return ClaimCard(
        claim=claim,
        label=property_label(claim.property),
        value=value_html(claim, names),
        stands=item.stands,
        in_conflict=item.in_conflict,
        settled=item.settled,
        grounds=tuple(
            Ground(evidence, quotation(evidence), evidence_line(evidence)) for evidence in claim.evidence.all()
        ),
    )
