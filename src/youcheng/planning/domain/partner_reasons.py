"""The matching engine's reasons in the reader's words, each with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal, format_percent
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from youcheng.planning.domain.partner_places import PlaceCard, country_name
from youcheng.web.languages import bcp47_tag, current

STRONG, SLIGHT = 0.8, 0.2
"""Log odds from which a reason counts as strong, and below which as slight."""
WORTH_SAYING_AGAINST = 0.1
"""Log odds below which what speaks against is not worth a reader's time."""
ALIKE = 1.5
"""Populations within this factor of each other are called similar."""
SHARED_LANGUAGE = 0.2

Cards = Mapping[str, PlaceCard]
FAMILIES: Mapping[str, str | Promise] = {
    "partners_of_partners": pgettext_lazy("family of reasons", "Common partners"),
    "nearby": pgettext_lazy("family of reasons", "Surroundings"),
    "affinity": pgettext_lazy("family of reasons", "Countries"),
    "portfolio": pgettext_lazy("family of reasons", "Own ties"),
    "distance": pgettext_lazy("family of reasons", "Distance"),
    "size": pgettext_lazy("family of reasons", "Size"),
    "standing": pgettext_lazy("family of reasons", "Standing"),
    "name": pgettext_lazy("family of reasons", "Names"),
}


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """One reason: the family it belongs to, its sentence, and how much it says (negative speaks against)."""

    code: str
    family: str | Promise
    text: str
    weight: float

    @property
    def strength(self) -> str:
        """``strong``, ``fair`` or ``slight``."""
        size = abs(self.weight)
        return "strong" if size >= STRONG else "fair" if size >= SLIGHT else "slight"

    @property
    def strength_words(self) -> str:
        """The strength in words."""
        words = {
            "strong": pgettext("weight of a reason", "strong"),
            "fair": pgettext("weight of a reason", "fair"),
            "slight": pgettext("weight of a reason", "slight"),
        }
        return words[self.strength]


def places_named(reasons: Iterable[Mapping[str, Any]]) -> set[str]:
    """Ids of the places that some reasons name."""
    return {
        place_id
        for reason in reasons
        for name in ("through", "tied_to_candidate")
        for place_id in reason["values"].get(name, ())
    }


def reason_words(reasons: Iterable[Mapping[str, Any]], cards: Cards) -> list[ReasonWords]:
    """All reasons in words, in the order given; ``cards`` has the places that they name."""
    return [
        ReasonWords(
            reason["code"],
            FAMILIES[reason["code"]],
            _SENTENCES[reason["code"]](reason["values"], cards),
            reason["weight"],
        )
        for reason in reasons
        if reason["code"] in _SENTENCES
    ]


def in_favour(words: Sequence[ReasonWords]) -> list[ReasonWords]:
    """What speaks for it, strongest first."""
    return [one for one in words if one.weight > 0]


def against(words: Sequence[ReasonWords]) -> list[ReasonWords]:
    """What speaks against it and is worth saying, strongest first."""
    return [one for one in words if one.weight <= -WORTH_SAYING_AGAINST]


def whole(value: float) -> str:
    """A whole number in the reader's notation."""
    return str(format_decimal(round(value), locale=_locale()))


def decimal(value: float) -> str:
    """A number with at most one digit after the point."""
    return str(format_decimal(value, format="#,##0.#", locale=_locale()))


def latitude(value: float) -> str:
    """``47.7`` → “47.7° N”."""
    degrees = {"degrees": decimal(abs(value))}
    return _("%(degrees)s° N") % degrees if value >= 0 else _("%(degrees)s° S") % degrees


def listed(place_ids: Sequence[str], cards: Cards) -> str:
    """Names of places as a list."""
    separator = pgettext("between names of a list", ", ")
    return separator.join(cards[one].name if one in cards else one for one in place_ids)


def _sentences(parts: Sequence[str]) -> str:
    """Sentences one after the other: Chinese and Japanese set no space between them."""
    return (" " if current() == "en" else "").join(parts)


def _locale() -> str:
    return bcp47_tag(current()).replace("-", "_")


def _partners(values: Mapping[str, Any], cards: Cards) -> str:
    shared = values["shared"]
    if not shared:
        return _("You have no partner in common.")
    names = listed(values["through"], cards)
    if shared > len(values["through"]):
        return _("Partner of %(count)s of your partners, among them %(names)s.") % {
            "count": whole(shared),
            "names": names,
        }
    return _("Partner of your own partners: %(names)s.") % {"names": names}


def _nearby(values: Mapping[str, Any], cards: Cards) -> str:
    count, near = values["district_ties"], values["tied_to_candidate"]
    if not count and not near:
        return _("No tie joins your surroundings with its surroundings yet.")
    parts = []
    if count:
        text = ngettext(
            "%(count)s tie joins your surroundings with its surroundings.",
            "%(count)s ties join your surroundings with its surroundings.",
            count,
        )
        parts.append(text % {"count": whole(count)})
    if near:
        parts.append(_("Near you, it is a partner of %(names)s.") % {"names": listed(near, cards)})
    return _sentences(parts)


def _affinity(values: Mapping[str, Any], cards: Cards) -> str:
    first, second = (country_name(code or "") or _("unknown country") for code in values["countries"])
    text = ngettext(
        "%(count)s tie joins %(first)s and %(second)s, %(times)s times what chance would give.",
        "%(count)s ties join %(first)s and %(second)s, %(times)s times what chance would give.",
        values["country_ties"],
    ) % {
        "count": whole(values["country_ties"]),
        "first": first,
        "second": second,
        "times": decimal(values["times_expected"]),
    }
    if values["common_language"] >= SHARED_LANGUAGE:
        share = str(format_percent(values["common_language"], locale=_locale()))
        more = _("At least %(share)s of both peoples share a language.") % {"share": share}
        text = _sentences([text, more])
    return text


def _portfolio(values: Mapping[str, Any], cards: Cards) -> str:
    counts = {"theirs": whole(values["their_ties"]), "own": whole(values["own_ties"])}
    if not values["their_ties"] and not values["own_ties"]:
        return _("As far as is known, neither has a partner in the other's country.")
    return _("Known partners in your country: %(theirs)s; yours in its country: %(own)s.") % counts


def _distance(values: Mapping[str, Any], cards: Cards) -> str:
    if values["km"] is None:
        return _("The distance is unknown.")
    here, there = values["latitudes"]
    return _("%(km)s km apart, at %(here)s and %(there)s.") % {
        "km": whole(values["km"]),
        "here": latitude(here),
        "there": latitude(there),
    }


def _size(values: Mapping[str, Any], cards: Cards) -> str:
    first, second = values["populations"]
    if first is None or second is None:
        return _("How many people live in one of the two is unknown.")
    people = {"first": whole(first), "second": whole(second)}
    if first and second and max(first, second) <= ALIKE * min(first, second):
        return _("Of similar size: %(first)s and %(second)s inhabitants.") % people
    return _("%(first)s and %(second)s inhabitants.") % people


def _standing(values: Mapping[str, Any], cards: Cards) -> str:
    count = values["ties"]
    text = ngettext("It has %(count)s known tie.", "It has %(count)s known ties.", count) % {"count": whole(count)}
    if not count:
        text = _("It has no known tie.")
    if values["seats"] == 2:
        more = _("Both are seats of a regional or national government.")
        text = _sentences([text, more])
    return text


def _name(values: Mapping[str, Any], cards: Cards) -> str:
    first, second = values["names"]
    return _("Their names: %(first)s and %(second)s.") % {"first": first, "second": second}


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any], Cards], str]] = {
    "partners_of_partners": _partners,
    "nearby": _nearby,
    "affinity": _affinity,
    "portfolio": _portfolio,
    "distance": _distance,
    "size": _size,
    "standing": _standing,
    "name": _name,
}
