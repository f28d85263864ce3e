"""Figures: what was counted, of what, how exactly, as of when."""

from __future__ import annotations

from typing import Any

from youcheng.intake.domain.mapping.draft import Draft
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen, fold
from youcheng.registry.domain.ids import derived_id
from youcheng.registry.models import Entity, Figure

STANDING = (
    "ties",
    "countries",
    "cities",
    "population",
    "area",
    "anniversaries",
    "years_of_ties",
    "percent",
    "schools",
    "students",
    "routes",
    "continents",
)
"""Measures of what there is rather than of what happened at an event."""


def map_figure(seen: Seen, page: Page) -> Draft:
    """A figure of one subject, measure, scope, stage and day: sources that differ on it are in conflict visibly."""
    draft = Draft()
    value, measure = seen.number("value"), seen.text("measure")
    if value is None or not measure:
        draft.ask("number")
        return draft
    subject = _subject(seen, page, draft, measure)
    if draft.needs:
        return draft
    bound = seen.text("bound")
    quantity: dict[str, Any] = {
        "measure": measure,
        "value": value,
        "bound": bound if bound in Figure.Bound.values else "exact",
        "unit": seen.text("unit"),
        "scope": " · ".join(dict.fromkeys(words for words in (seen.text("about"), seen.text("scope")) if words))[:300],
        "stage": seen.text("stage"),
        "as_of": seen.date("as_of"),
    }
    if quantity["bound"] == "range":
        quantity["upper"] = seen.number("high")
    if subject not in page.entities("event") and not quantity["as_of"]:
        # A count that goes on (ties, partners) is as of the day on which the page says it.
        quantity["as_of"] = page.document.published[:10]
    # Without a subject two pages may count different things: the figure stays the page's own.
    whose = subject or page.document.sha256
    identity = [whose, fold(measure), fold(quantity["scope"]), quantity["stage"], quantity["as_of"]]
    draft.about(derived_id("figure", *identity), Entity.Kind.FIGURE)
    draft.say("subject", subject)
    draft.say("quantity", {name: part for name, part in quantity.items() if part not in ("", None)})
    _part_of(seen, page, draft)
    return draft


def _part_of(seen: Seen, page: Page, draft: Draft) -> None:
    total, basis = page.sums.get(seen.finding.fact_id, (None, ""))
    entity = page.entity_of(total)
    if entity and entity != draft.entity:
        draft.mention(entity, Entity.Kind.FIGURE)
        draft.say("part_of", {"figure": entity, "basis": basis})


def _subject(seen: Seen, page: Page, draft: Draft, measure: str) -> str | None:
    """What was counted at: the page's event; for what is counted over time, the place it is counted for."""
    if measure in STANDING:
        return next((page.place(place, draft) for place in seen.of_role("scope")), None)
    event = page.main_event()
    if event:
        draft.mention(event, Entity.Kind.EVENT)
    return event
