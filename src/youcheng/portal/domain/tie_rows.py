"""Ties as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.names import Named, country_name, party_name
from youcheng.registry.activity import activity_of
from youcheng.registry.models import Claim, Tie, TieKind, TieParty
from youcheng.web.languages import current
from youcheng.web.templatetags.youcheng import badge

KIND_LABELS = dict(TieKind.choices)
STATUS_LABELS = dict(Tie.LegalStatus.choices)
ACTIVITY_LABELS = dict(Tie.Activity.choices)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The few words that every row repeats, looked up once per language."""

    kinds: dict[str, str]
    statuses: dict[str, str]
    badges: dict[str, SafeString]


@lru_cache(maxsize=8)
def _spoken(_language: str) -> Spoken:
    return Spoken(
        {value: str(label) for value, label in KIND_LABELS.items()},
        {value: str(label) for value, label in STATUS_LABELS.items()},
        {str(value): badge(str(value)) for value in Claim.Verification.values},
    )


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its name and where it is."""

    entity_id: str
    name: Named
    place_id: str
    country: str
    level: str

    @property
    def country_label(self) -> str:
        """Its country in the reader's words; empty where nobody says."""
        return country_name(self.country)


@dataclass(frozen=True, slots=True)
class TieRow:
    """One tie with everything a list shows, in the reader's words."""

    id: str
    url: str
    parties: tuple[Party, ...]
    kind: str
    status: str
    activity: str
    since: str
    verification: str
    in_conflict: bool

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return _spoken(current()).kinds.get(self.kind, self.kind)

    @property
    def status_label(self) -> str:
        """The legal status in words."""
        return _spoken(current()).statuses.get(self.status, self.status)

    @property
    def since_html(self) -> SafeString:
        """The date as precise as it is known."""
        return date_html(self.since)

    @property
    def badge(self) -> SafeString:
        """The standing of the tie's facts by shape and word."""
        return _spoken(current()).badges[self.verification]

    @property
    def title(self) -> SafeString:
        """The parties joined by the sign of the tie, the originals left out."""
        return joined([party.name.short for party in self.parties], self.status)

    @property
    def full_title(self) -> SafeString:
        """The parties with their original names."""
        return joined([party.name.html for party in self.parties], self.status)

    @property
    def plain_title(self) -> str:
        """The parties' names as plain text, for titles of pages."""
        return " – ".join(party.name.text for party in self.parties)

    def partners_of(self, entity_id: str) -> list[Party]:
        """The other parties."""
        return [party for party in self.parties if entity_id not in (party.entity_id, party.place_id)]


def joined(names: Iterable[SafeString], status: str) -> SafeString:
    """Names with the sign of a tie between them; its line says the legal status."""
    sign = f'<span class="tie-sign tie-sign--{escape(status)}" aria-hidden="true"></span>'
    inner = f'{sign}<span class="visually-hidden"> – </span>'.join(names)
    return SafeString(f'<span class="tie-name">{inner}</span>')


def party_of(row: TieParty) -> Party:
    """A party's row, loaded with names, for display."""
    return Party(row.party_id, party_name(row), row.place_id or "", row.country, row.level)


def tie_url(tie_id: str) -> str:
    """The page of a tie; written out because lists ask for it hundreds of times."""
    return f"/{current()}/tie/{tie_id}/"


def tie_row(tie: Tie) -> TieRow:
    """A tie loaded by ``queries.ties.with_parties``."""
    return TieRow(
        id=tie.entity_id,
        url=tie_url(tie.entity_id),
        parties=tuple(party_of(row) for row in tie.parties.all()),
        kind=tie.kind,
        status=tie.legal_status,
        activity=activity_of(tie.last_exchange),
        since=tie.since,
        verification=tie.verification,
        in_conflict=bool(tie.conflicts),
    )
