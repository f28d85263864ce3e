"""Why a pair may be one, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named
from youcheng.intake.domain.words import number_words
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Place, TieKind
from youcheng.web.languages import bcp47_tag, current

WORDS: dict[str, str | Promise] = {
    "same_name": _("Both are called “%(name)s”."),
    "same_core_name": _("“%(left)s” and “%(right)s” differ only in the word for what sort of place it is."),
    "similar_name": _("“%(left)s” and “%(right)s” are written alike."),
    "no_name_in_common": _("They have no name in common."),
    "same_code": _("Both carry the same number (%(scheme)s %(code)s)."),
    "other_item": _("Wikidata keeps two items: %(left)s and %(right)s."),
    "near": _("They lie %(km)s km apart."),
    "far": _("They lie %(km)s km apart."),
    "same_country": _("Both lie in the same country (%(country)s)."),
    "other_country": _("They lie in different countries (%(left)s, %(right)s)."),
    "same_province": _("Both lie in %(place)s."),
    "other_province": _("They lie in different provinces."),
    "other_level": _("One is a %(left)s, the other a %(right)s."),
    "both_in_gazetteer": _("The gazetteer keeps both as places of their own."),
    "one_in_the_other": _("One lies in the other."),
    "tie_with_each_other": _("The registry has a tie between the two."),
    "shared_partners": _("Partners in common: %(count)s, such as %(place)s."),
    "like_population": _("Their populations are alike (%(left)s, %(right)s)."),
    "other_population": _("Their populations differ much (%(left)s, %(right)s)."),
    "same_parties": _("The parties are the same."),
    "other_parties": _("The parties are not the same; where a place is written twice, merge the places first."),
    "same_date": _("Both are dated %(date)s."),
    "same_year": _("Both are of one year (%(left)s, %(right)s)."),
    "close_year": _("The years lie close together (%(left)s, %(right)s), as where one list gives the signature and the "
                    "other the coming into force."),
    "other_year": _("The years differ (%(left)s, %(right)s)."),
    "same_kind": _("Both are of the same kind: %(kind)s."),
    "other_kind": _("The kinds differ (%(left)s, %(right)s); an upgrade would be one tie with two segments."),
    "one_after_the_other": _("One ended before the other began."),
    "same_list": _("One list (%(source)s) has both."),
}  # fmt: skip
SCHEMES = {"wikidata": "Wikidata", "geonames": "GeoNames"}
TIE_KINDS = dict(TieKind.choices)
LEVELS = dict(Place.Level.choices)


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A reason in words; ``speaks_for`` when it says that the two are one."""

    text: str
    speaks_for: bool


def country_words(code: str) -> str:
    """A country's name by the installation's gazetteer, else by CLDR; the code where neither knows it."""
    if not code:
        return ""
    known = gazetteer()
    found = known.by_code("iso3166-1", code) if known is not None else None
    if found is not None:
        return str(found.name(bcp47_tag(current())))
    return str(Locale.parse(bcp47_tag(current()), sep="-").territories.get(code, code))


def reason_words(reasons: list[dict[str, Any]], names: Mapping[str, Named]) -> list[ReasonWords]:
    """Reasons as stored, for display; a code without words of ours is left out."""
    return [
        ReasonWords(
            str(WORDS[reason["code"]]) % {name: _value(name, value, reason["code"], names)
                                          for name, value in reason["values"].items()},
            reason["points"] >= 0,
        )
        for reason in reasons
        if reason["code"] in WORDS
    ]  # fmt: skip


def _value(name: str, value: Any, code: str, names: Mapping[str, Named]) -> str:
    if name == "place":
        return names[value].text if value in names else str(value)
    if name == "scheme":
        return SCHEMES.get(str(value), str(value))
    return BY_CODE.get(code, _plain)(value)


def _plain(value: Any) -> str:
    return number_words(value) if isinstance(value, (int, float)) else str(value)


BY_CODE: dict[str, Callable[[Any], str]] = {
    "same_country": country_words,
    "other_country": country_words,
    "other_level": lambda value: str(LEVELS.get(value, value)),
    "same_date": date_words,
    "same_year": date_words,
    "close_year": date_words,
    "other_year": date_words,
    "same_kind": lambda value: str(TIE_KINDS.get(value, value)),
    "other_kind": lambda value: str(TIE_KINDS.get(value, value)),
}
"""How the values of a reason are written, where they are more than words and numbers."""


def names_needed(reasons: list[dict[str, Any]]) -> set[str]:
    """Ids of the places that the reasons name."""
    return {reason["values"]["place"] for reason in reasons if "place" in reason["values"]}
