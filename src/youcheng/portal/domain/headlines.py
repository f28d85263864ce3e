"""The numbers and facts that the home page leads with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from youcheng.portal.domain.claim_values import property_label, references, value_html
from youcheng.portal.domain.dates import date_html, day_words
from youcheng.portal.domain.names import Named, country_name, names_of, place_name
from youcheng.portal.domain.numbers import number_words
from youcheng.portal.domain.tie_rows import tie_row
from youcheng.registry.domain.queries.figures import computed, latest_import, places_with_ties
from youcheng.registry.domain.queries.ties import public_ties, with_parties
from youcheng.registry.models import Claim, Entity

PAGES_OF_FIGURES = {"ties": "portal:ties", "countries": "portal:countries", "places": "portal:places"}
LATEST = 8
READ_AHEAD = 80
TOP = 12


@dataclass(frozen=True, slots=True)
class Headline:
    """A computed figure with the page of the rows it counts."""

    url: str
    number: str
    label: str
    definition: str
    as_of: SafeString


@dataclass(frozen=True, slots=True)
class Ranked:
    """A country or place with its number of ties and the bar's length in percent of the longest."""

    name: SafeString
    url: str
    ties: int
    number: str
    share: float


@dataclass(frozen=True, slots=True)
class Latest:
    """A fact that a person reviewed lately."""

    about: SafeString
    url: str
    label: str
    value: SafeString
    verification: str
    day: str


def headlines() -> list[Headline]:
    """Ties, countries, places: computed today over the public rows."""
    return [
        Headline(
            reverse(PAGES_OF_FIGURES[figure.key]),
            number_words(figure.value),
            str(figure.label),
            str(figure.definition),
            date_html(figure.as_of.isoformat()),
        )
        for figure in computed()
    ]


def last_import_day() -> str:
    """When the imported part was last brought up to date; empty without an import."""
    batch = latest_import()
    return day_words(batch.at) if batch else ""


def top_places() -> list[Ranked]:
    """The places with most ties."""
    found = list(places_with_ties().order_by("-ties_count", "pk")[:TOP])
    most = max((place.ties_count for place in found), default=1)
    return [
        Ranked(
            (name := place_name(place)).html,
            name.url,
            place.ties_count,
            number_words(place.ties_count),
            round(100 * place.ties_count / most, 1),
        )
        for place in found
    ]


def country_table() -> list[Ranked]:
    """Countries by how many ends of ties lie there, with the number of places in ``ties``' stead for sorting."""
    rows = (
        places_with_ties()
        .exclude(country="")
        .values_list("country")
        .annotate(places=Count("pk"), ends=Sum("ties_count"))
        .order_by("-ends", "country")
    )
    found = list(rows)
    most = max((ends for _code, _places, ends in found), default=1)
    return [
        Ranked(
            format_html("{}", country_name(code)),
            f"{reverse('portal:ties')}?country={code}",
            places,
            number_words(ends),
            round(100 * ends / most, 1),
        )
        for code, places, ends in found
    ]


def latest_facts() -> list[Latest]:
    """What people reviewed last, newest first."""
    claims = list(
        Claim.objects.filter(
            verification__in=(Claim.Verification.REVIEWED, Claim.Verification.CONFIRMED),
            status=Claim.Status.ACCEPTED,
            public=True,
            entity__withheld=False,
        )
        .exclude(property__in=("subject", "party", "of_tie", "part_of", "place", "wikidata_id", "gazetteer_id"))
        .select_related("entity")
        .order_by("-decided_at", "-pk")[:READ_AHEAD]
    )
    # Twelve plans of one conference would hide everything else.
    claims = list({(claim.entity_id, claim.property): claim for claim in reversed(claims)}.values())[::-1][:LATEST]
    heads = {claim.pk: claim.entity.canonical_of_id or claim.entity_id for claim in claims}
    ties = {tie.pk: tie_row(tie) for tie in with_parties(public_ties().filter(pk__in=set(heads.values())))}
    mentioned = {reference for claim in claims for reference in references(claim)}
    names = names_of({*mentioned, *heads.values()} - set(ties))
    found = []
    for claim in claims:
        head = heads[claim.pk]
        row = ties.get(head)
        named: Named | None = names.get(head)
        about = row.title if row else named.short if named else SafeString("")
        url = row.url if row else named.url if named else ""
        kind = Entity.Kind(claim.entity.kind)
        if kind in (Entity.Kind.FIGURE, Entity.Kind.RECORD, Entity.Kind.WISH):
            about = format_html("{}", kind.label)
        found.append(
            Latest(
                about,
                f"{url}#claim-{claim.pk}" if url else "",
                str(property_label(claim.property)),
                value_html(claim, names),
                claim.verification,
                day_words(claim.decided_at),
            )
        )
    return found
