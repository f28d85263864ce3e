"""Two sources side by side, with one judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named
from youcheng.intake.domain.words import label_of, value_words
from youcheng.registry.models import Claim, Evidence

QUOTE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence in words."""

    label: str
    date: str
    quote: str
    lang: str


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


def conflict_card(
    claim: Claim, rivals: Sequence[Claim], names: Mapping[str, Named], *, stands: int | None = None
) -> ConflictCard:
    """A claim and what says otherwise."""
    sides = [_side(one, names, stands) for one in (claim, *rivals)]
    return ConflictCard(f"{claim.pk}", label_of(claim.property), sides)


def _side(claim: Claim, names: Mapping[str, Named], stands: int | None) -> Side:
    words = value_words(claim, names)
    return Side(
        claim.pk,
        words.text,
        words.language,
        [source_of(evidence) for evidence in claim.evidence.all()],
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
        return Source(label, date_words(document.published[:10]), quote, document.language)
    if evidence.batch is not None:
        label = _("import %(source)s, row %(row)s") % {"source": evidence.batch.source, "row": evidence.row_number}
        return Source(label, date_words(f"{evidence.batch.at:%Y-%m-%d}"), "", "")
    return Source(
        _("word of %(person)s") % {"person": evidence.said_by}, date_words(f"{evidence.at:%Y-%m-%d}"), quote, ""
    )
