"""A pair that may be one, as its page shows it: both sides beside each other, with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.duplicate_words import (
    LEVELS,
    TIE_KINDS,
    ReasonWords,
    country_words,
    names_needed,
    reason_words,
)
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries.duplicates import PARTNERS_SHOWN, Side, names_of_sides, sides_of
from youcheng.intake.domain.words import number_words
from youcheng.intake.models import DuplicateCandidate
from youcheng.intake.views.conflict_cards import Source, sources_of
from youcheng.registry.domain.reference import is_reference_id
from youcheng.registry.models import Tie

NAMES_SHOWN = 6
PARTNERS_NAMED = 5
STATUSES = dict(Tie.LegalStatus.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """One property of both sides; ``differs`` when both are known and not the same."""

    label: str | Promise
    left: list[Named]
    right: list[Named]
    differs: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A side's name and what a person needs to tell it from the other."""

    entity: str
    name: Named
    url: str
    sources: list[Source]
    also: list[str]
    """Names of what was judged to be this before."""


@dataclass(frozen=True, slots=True)
class PairCard:
    """Everything the template needs of one pair."""

    candidate: DuplicateCandidate
    share: float
    """How likely it is that they are one; never certain."""
    left: Head
    right: Head
    rows: list[Row]
    reasons: list[ReasonWords]
    keep: str
    """The side that should go on: the one that more rests on."""

    @property
    def left_and_right(self) -> tuple[Head, Head]:
        """Both heads, in the order of the columns."""
        return self.left, self.right


def pair_cards(candidates: Sequence[DuplicateCandidate]) -> list[PairCard]:
    """The cards of pairs, in their order; a constant number of queries."""
    sides = sides_of({pk for one in candidates for pk in (one.left_id, one.right_id)})
    names = names_of_sides(list(sides.values()))
    missing = {pk for one in candidates for pk in names_needed(one.reasons)} - names.keys()
    names |= names_of(missing)
    return [_card(one, sides[one.left_id], sides[one.right_id], names) for one in candidates]


def _card(candidate: DuplicateCandidate, left: Side, right: Side, names: Mapping[str, Named]) -> PairCard:
    rows = _place_rows(left, right, names) if left.place is not None else _tie_rows(left, right, names)
    return PairCard(
        candidate,
        min(0.99, candidate.score),
        _head(left, names),
        _head(right, names),
        [row for row in rows if row.left or row.right],
        reason_words(candidate.reasons, names),
        max((left, right), key=_weight).entity,
    )


def _weight(side: Side) -> tuple[bool, int, int]:
    reviewed = sum(claim.verification in ("reviewed", "confirmed") for claim in side.claims)
    return is_reference_id(side.entity), reviewed, len(side.claims)


def _head(side: Side, names: Mapping[str, Named]) -> Head:
    row = side.place or side.tie
    shown = row is not None and row.public
    view = "portal:place" if side.place is not None else "portal:tie"
    url = reverse(view, args=[side.entity]) if shown else ""
    also = [names[pk].text if pk in names else pk for pk in side.also]
    return Head(side.entity, names.get(side.entity, Named(side.entity)), url, sources_of(side.claims), also)


def _row(label: str | Promise, left: list[Named], right: list[Named], *, compare: bool = True) -> Row:
    same = {item.text for item in left} == {item.text for item in right}
    return Row(label, left, right, compare and bool(left) and bool(right) and not same)


def _one(text: str | Promise) -> list[Named]:
    return [Named(str(text))] if text else []


def _said(words: Mapping[str, str | Promise], value: str) -> list[Named]:
    """A choice in words; nothing where no source says it."""
    return [] if value in ("unspecified", "unknown") else _one(words[value])


def _place_rows(left: Side, right: Side, names: Mapping[str, Named]) -> list[Row]:
    one, other = left.place, right.place
    assert one is not None and other is not None
    shared = left.partners.keys() & right.partners.keys()

    def province(pk: str | None) -> list[Named]:
        return [names[pk]] if pk and pk in names else []

    def number(value: int | None) -> list[Named]:
        return _one(number_words(value)) if value is not None else []

    return [
        _row(gettext_lazy("Names"), _names(left), _names(right), compare=False),
        _row(gettext_lazy("Country"), _one(country_words(one.country)), _one(country_words(other.country))),
        _row(pgettext_lazy("of a place", "Level"), _one(LEVELS.get(one.level, "")), _one(LEVELS.get(other.level, ""))),
        _row(gettext_lazy("Lies in"), province(one.province_id), province(other.province_id)),
        _row(
            gettext_lazy("Coordinates"),
            _where(one.latitude, one.longitude),
            _where(other.latitude, other.longitude),
            compare=False,  # the reasons say how far apart they lie
        ),
        _row(gettext_lazy("Population"), number(one.population), number(other.population)),
        _row("Wikidata", _one(one.wikidata), _one(other.wikidata)),
        _row(gettext_lazy("Partners"), _partners(left, shared, names), _partners(right, shared, names), compare=False),
    ]


def _names(side: Side) -> list[Named]:
    found: dict[str, Named] = {}
    for name in side.names:
        found.setdefault(name.text, name)
    return list(found.values())[:NAMES_SHOWN]


def _where(lat: float | None, lon: float | None) -> list[Named]:
    return [] if lat is None or lon is None else [Named(f"{lat:.3f}, {lon:.3f}")]


def _partners(side: Side, shared: set[str], names: Mapping[str, Named]) -> list[Named]:
    """How many partners, those in common first."""
    if not side.partners:
        return [Named(_("no tie known"))]
    ordered = sorted(list(side.partners)[:PARTNERS_SHOWN], key=lambda pk: (pk not in shared, pk))
    named = [names[pk] for pk in ordered if pk in names][:PARTNERS_NAMED]
    more = len(side.partners) - len(named)
    return [*named, *([Named(_("and %(n)d more") % {"n": more})] if more > 0 else [])]


def _tie_rows(left: Side, right: Side, names: Mapping[str, Named]) -> list[Row]:
    one, other = left.tie, right.tie
    if one is None or other is None:
        return []

    def parties(side: Side) -> list[Named]:
        return [names.get(pk, Named(pk)) for pk in side.parties]

    return [
        _row(gettext_lazy("Parties"), parties(left), parties(right)),
        _row(gettext_lazy("Kind"), _said(TIE_KINDS, one.kind), _said(TIE_KINDS, other.kind)),
        _row(pgettext_lazy("date of a tie", "Since"), _one(date_words(one.since)), _one(date_words(other.since))),
        _row(gettext_lazy("Legal status"), _said(STATUSES, one.legal_status), _said(STATUSES, other.legal_status)),
        _row(gettext_lazy("In force since"), _one(date_words(one.in_force_on)), _one(date_words(other.in_force_on))),
        _row(gettext_lazy("Ended"), _one(date_words(one.ended)), _one(date_words(other.ended))),
        _row(gettext_lazy("Standing"), _one(one.get_verification_display()), _one(other.get_verification_display())),
    ]
