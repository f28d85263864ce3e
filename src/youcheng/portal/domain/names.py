"""Names of things for a reader: in their language where there is one, the original beside."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from babel import Locale
from django.urls import reverse
from django.utils.safestring import SafeString

from youcheng.portal.domain.numbers import number_words
from youcheng.registry.domain.queries.ties import with_parties
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.measures import measure_label
from youcheng.registry.models import (
    Agreement,
    Body,
    Entity,
    Event,
    Exchange,
    Figure,
    Initiative,
    Person,
    Place,
    RecordClaim,
    Tie,
    TieParty,
    Wish,
)
from youcheng.registry.name_languages import LATIN, UNDETERMINED, local_tag, tag_of
from youcheng.web.languages import bcp47_tag, current

COLUMNS = {"zh-hans": ("name_zh", "zh-Hans"), "en": ("name_en", "en"), "ja": ("name_ja", "ja")}
PAGES = {
    Entity.Kind.PLACE: "portal:place",
    Entity.Kind.BODY: "portal:body",
    Entity.Kind.TIE: "portal:tie",
    Entity.Kind.AGREEMENT: "portal:agreement",
    Entity.Kind.EVENT: "portal:event",
    Entity.Kind.PERSON: "portal:person",
    Entity.Kind.INITIATIVE: "portal:initiative",
    Entity.Kind.FIGURE: "portal:figure",
    Entity.Kind.RECORD: "portal:record",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its language, the original where it differs, and the page about the thing (empty without one)."""

    text: str
    language: str
    original: str = ""
    original_language: str = ""
    url: str = ""

    @property
    def html(self) -> SafeString:
        """Both names, each run with its ``lang``."""
        return SafeString(self._name + self._beside)

    @property
    def short(self) -> SafeString:
        """The reader's name alone."""
        return SafeString(self._name)

    @property
    def link(self) -> SafeString:
        """The reader's name leading to the page, the original beside it."""
        if not self.url:
            return self.html
        return SafeString(f'<a href="{escape(self.url)}">{self._name}</a>{self._beside}')

    # Lists show hundreds of names: these are written without format_html, every part escaped.
    @property
    def _name(self) -> str:
        return f'<span lang="{escape(self.language)}">{escape(self.text)}</span>'

    @property
    def _beside(self) -> str:
        if not self.original:
            return ""
        return f'<span class="original" lang="{escape(self.original_language)}">{escape(self.original)}</span>'


def place_url(entity_id: str) -> str:
    """The page of a place; written out because lists ask for it hundreds of times."""
    return f"/{current()}/place/{entity_id}/"


def place_name(place: Place, language: str | None = None) -> Named:
    """A place's name in the reader's language, else in a script they may read, else as it stands."""
    text, spoken = place.shown(language or current())
    local, local_language = place.name_local, local_tag(place.country)
    beside = local if local and local != text and _is_original(place, local, local_language) else ""
    return Named(text, spoken, beside, local_language if beside else "", place_url(place.entity_id))


def _is_original(place: Place, local: str, language: str) -> bool:
    """Whether the local name may be shown as the original: lists give labels in a language they do not name."""
    listed = place.entity_id.startswith("wd:")
    other_script = language in LATIN and any(char > "\u036f" for char in local)
    return not (listed or other_script)


def body_name(body: Body) -> Named:
    """An organisation's name in the reader's language, its own beside."""
    column, tag = COLUMNS[current()]
    own: str = getattr(body, column)
    language = tag_of(body.name_language)
    url = reverse("portal:body", args=[body.entity_id])
    if own and own != body.name:
        return Named(own, tag, body.name, language, url)
    return Named(body.name, language, url=url)


ROWS = (
    "place_row",
    "body_row",
    "person_row",
    "event_row",
    "initiative_row",
    "agreement_row",
    "recordclaim_row",
    "exchange_row",
    "figure_row",
    "wish_row",
)


def names_of(ids: Collection[str]) -> dict[str, Named]:
    """Names of entities of any kind, in one query, with ties in two more; ids without a row come back as themselves.

    A merged entity has the name and page of what it stands for.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    entities = list(Entity.objects.filter(pk__in=wanted).select_related(*ROWS))
    found = {entity.pk: _name_of(entity) for entity in entities}
    found |= _names_of_ties([entity.pk for entity in entities if entity.kind == Entity.Kind.TIE])
    return {pk: found.get(pk, Named(pk, UNDETERMINED)) for pk in wanted}


def _name_of(entity: Entity) -> Named:  # noqa: PLR0911 - one answer per kind
    url = reverse(PAGES[Entity.Kind(entity.kind)], args=[entity.pk]) if entity.kind in PAGES else ""
    for attribute in ROWS:
        row = getattr(entity, attribute, None)
        match row:
            case Place():
                return place_name(row)
            case Body():
                return body_name(row)
            case Person() | Event() | Initiative():
                return Named(row.name or entity.pk, tag_of(row.name_language), url=url)
            case Agreement():
                return Named(row.title or entity.pk, tag_of(row.title_language), url=url)
            case RecordClaim():
                return Named(row.text, tag_of(row.language), url=url)
            case Exchange():
                return Named(row.summary, tag_of(row.language), url=reverse("portal:tie", args=[row.tie_id]))
            case Wish():
                return Named(str(entity.get_kind_display()), bcp47_tag(current()), url=place_url(row.place_id))
            case Figure():
                return Named(f"{number_words(row.value)} {measure_label(row.measure)}", bcp47_tag(current()), url=url)
            case _:
                continue
    return Named(entity.pk, UNDETERMINED, url=url)


def _names_of_ties(ids: list[str]) -> dict[str, Named]:
    """A tie is called by its parties."""
    if not ids:
        return {}
    found = {}
    for tie in with_parties(Tie.objects.filter(pk__in=ids)):
        parties = [party_name(party) for party in tie.parties.all()]
        text = " – ".join(party.text for party in parties)
        found[tie.pk] = Named(text, bcp47_tag(current()), url=reverse("portal:tie", args=[tie.pk]))
    return found


def party_name(party: TieParty) -> Named:
    """The name of a party loaded by ``queries.ties.with_parties``."""
    place = getattr(party.party, "place_row", None)
    if place is not None:
        return place_name(place)
    body = getattr(party.party, "body_row", None)
    return body_name(body) if body is not None else Named(party.party_id, UNDETERMINED)


@lru_cache(maxsize=2048)
def _country_name(code: str, language: str, _stamp: str) -> str:
    tag = bcp47_tag(language)
    known = gazetteer()
    if known is not None:
        country = known.by_code("iso3166-1", code)
        if country is not None:
            return country.name(tag)
    return str(Locale.parse(tag, sep="-").territories.get(code, code))


def country_name(code: str, language: str | None = None) -> str:
    """A country's name by the installation's gazetteer; empty for an empty code."""
    if not code:
        return ""
    known = gazetteer()
    return _country_name(code, language or current(), known.version if known else "")


def country_names(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their names, in the order of the reader's language."""
    return sorted(((code, country_name(code)) for code in codes if code), key=lambda pair: pair[1])
