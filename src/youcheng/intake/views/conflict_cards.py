"""Two sources side by side, with one judgement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named
from youcheng.intake.domain.queries.conflicts import Settlement
from youcheng.intake.domain.source_words import source_words
from youcheng.intake.domain.words import label_of, value_words
from youcheng.registry.domain.projection.facts import RANK_OF_ROW, RANK_OF_WORD
from youcheng.registry.models import Claim, Evidence

QUOTE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence in words."""

    label: str
    date: str
    quote: str
    lang: str
    weight: int = 0
    """How much the source counts where claims disagree: 0 to 100."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value with its sources."""

    claim: int
    value: str
    lang: str
    sources: list[Source]
    proposed: bool
    preferred: bool
    stands: bool
    judged_by: str


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Values that cannot all be true."""

    key: str
    label: str
    sides: list[Side]
    name: str = ""
    url: str = ""
    entity: str = ""
    settlement: Settlement | None = None

    @property
    def may_be_settled(self) -> bool:
        """Whether a value that is accepted waits to be judged right."""
        return any(not side.proposed and not side.preferred for side in self.sides)


def conflict_card(
    claim: Claim, rivals: Sequence[Claim], names: Mapping[str, Named], *, stands: int | None = None
) -> ConflictCard:
    """A claim and what says otherwise."""
    by_value: dict[str, list[Claim]] = {}
    for one in (claim, *rivals):
        by_value.setdefault(json.dumps(one.value, sort_keys=True), []).append(one)
    sides = [_side(claims, names, stands) for claims in by_value.values()]
    return ConflictCard(f"{claim.pk}", label_of(claim.property), sides)


def _side(claims: list[Claim], names: Mapping[str, Named], stands: int | None) -> Side:
    """One value with everything that says it; the claim that stands, or a preferred one, speaks for all."""
    claim = max(claims, key=lambda one: (one.pk == stands, one.preferred, one.status == Claim.Status.ACCEPTED))
    words = value_words(claim, names)
    return Side(
        claim.pk,
        words.text,
        words.language,
        sources_of(claims),
        claim.status != Claim.Status.ACCEPTED,
        claim.preferred,
        claim.pk == stands,
        str(claim.decided_by or "") if claim.preferred else "",
    )


def source_of(evidence: Evidence) -> Source:
    """Where a piece of evidence comes from."""
    quote = evidence.quote if len(evidence.quote) <= QUOTE_LIMIT else evidence.quote[:QUOTE_LIMIT] + "…"
    if evidence.document is not None:
        document = evidence.document
        label = document.publisher or document.host or str(document)
        return Source(label, date_words(document.published[:10]), quote, document.language, document.source_rank)
    if evidence.batch is not None:
        label = _("import %(source)s, row %(row)s") % {
            "source": source_words(evidence.batch.source, evidence.batch.file_name),
            "row": evidence.row_number,
        }
        words = " · ".join(cell.strip() for cell in quote.split("\t") if cell.strip())
        return Source(label, date_words(f"{evidence.batch.at:%Y-%m-%d}"), words, "und", RANK_OF_ROW)
    said = _("word of %(person)s") % {"person": evidence.said_by}
    return Source(said, date_words(f"{evidence.at:%Y-%m-%d}"), quote, "", RANK_OF_WORD)


def sources_of(claims: Iterable[Claim]) -> list[Source]:
    """The distinct pieces of evidence of claims, oldest first."""
    found = {evidence.pk: evidence for claim in claims for evidence in claim.evidence.all()}
    return [source_of(found[pk]) for pk in sorted(found)]
