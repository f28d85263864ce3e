"""Reasons in English, for the shell. Pages put the same codes and values into their reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from youcheng.engines.matching.explain import Reason
from youcheng.engines.matching.places import Places


def sentence(reason: Reason, places: Places) -> str:
    """One sentence with the facts of a reason."""
    return _SENTENCES[reason.code](reason.values, places)


def _names(ids: list[str], places: Places) -> str:
    return ", ".join(places.label(places.index[place]) for place in ids)


def _partners(values: Mapping[str, Any], places: Places) -> str:
    if not values["shared"]:
        return "no shared partner; ties of ties lead there by longer ways, or not at all"
    noun = "shared partner" if values["shared"] == 1 else "shared partners"
    return f"{values['shared']} {noun}: {_names(values['through'], places)}"


def _nearby(values: Mapping[str, Any], places: Places) -> str:
    near = _names(values["tied_to_candidate"], places)
    count = values["district_ties"]
    text = f"{count} {'tie' if count == 1 else 'ties'} between the two districts"
    return f"{text}; it is already a partner of {near} nearby" if near else text


def _affinity(values: Mapping[str, Any], places: Places) -> str:
    first, second = values["countries"]
    text = (
        f"{values['country_ties']} ties between {first or '?'} and {second or '?'}, "
        f"{values['times_expected']} times what chance would give"
    )
    if values["common_language"] >= 0.2:
        text += f"; {values['common_language']:.0%} or more of both peoples share a language"
    return text


def _portfolio(values: Mapping[str, Any], places: Places) -> str:
    return f"it already has {values['their_ties']} with your country, you have {values['own_ties']} with its country"


def _distance(values: Mapping[str, Any], places: Places) -> str:
    if values["km"] is None:
        return "distance unknown"
    first, second = (f"{abs(lat):.0f}° {'N' if lat >= 0 else 'S'}" for lat in values["latitudes"])
    return f"{values['km']:,} km apart, at {first} and {second}"


def _size(values: Mapping[str, Any], places: Places) -> str:
    first, second = ("unknown" if people is None else f"{people:,}" for people in values["populations"])
    return f"populations {first} and {second}"


def _standing(values: Mapping[str, Any], places: Places) -> str:
    count = values["ties"]
    text = f"it has {count} {'tie' if count == 1 else 'ties'} in all"
    return f"{text}; both are seats of government" if values["seats"] == 2 else text


def _name(values: Mapping[str, Any], places: Places) -> str:
    return f"names {values['names'][0]} and {values['names'][1]}"


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any], Places], str]] = {
    "partners_of_partners": _partners,
    "nearby": _nearby,
    "affinity": _affinity,
    "portfolio": _portfolio,
    "distance": _distance,
    "size": _size,
    "standing": _standing,
    "name": _name,
}
