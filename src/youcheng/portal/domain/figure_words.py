"""A figure with all that keeps it honest: bound, value, unit, what it counts, scope, stage, as of when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.numbers import SIGNS, WORDS, number_words
from youcheng.registry.measures import measure_label, stage_label
from youcheng.registry.models import Figure


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A reported figure for display."""

    entity_id: str
    url: str
    measure: str
    value: Decimal
    upper: Decimal | None
    bound: str
    unit: str
    scope: str
    stage: str
    as_of: str
    verification: str
    in_conflict: bool

    @property
    def label(self) -> str | Promise:
        """What is counted."""
        return measure_label(self.measure)

    @property
    def stage_label(self) -> str | Promise:
        """At which stage it was counted."""
        return stage_label(self.stage)

    @property
    def as_of_html(self) -> SafeString:
        """The day for which it holds."""
        return date_html(self.as_of)

    @property
    def number(self) -> SafeString:
        """The value with its bound: a sign for the eye, a word for the ear."""
        return number_html(self.value, self.upper, self.bound, self.unit)


def number_html(value: Decimal | float, upper: Decimal | float | None, bound: str, unit: str = "") -> SafeString:
    """A value with its bound sign and unit."""
    shown = number_words(value) if upper is None else f"{number_words(value)}–{number_words(upper)}"
    unit_html = format_html('<span class="figure__unit">{}</span>', unit) if unit else SafeString("")
    sign = SIGNS.get(bound, "")
    if not sign:
        return format_html("{}{}", shown, unit_html)
    return format_html(
        '<span class="figure__bound" aria-hidden="true">{}</span><span class="visually-hidden">{} </span>{}{}',
        sign,
        WORDS[bound],
        shown,
        unit_html,
    )


def figure_words(row: Figure, url: str) -> FigureWords:
    """A projected figure for display."""
    return FigureWords(
        entity_id=row.entity_id,
        url=url,
        measure=row.measure,
        value=row.value,
        upper=row.upper,
        bound=row.bound,
        unit=row.unit,
        scope=row.scope,
        stage=row.stage,
        as_of=row.as_of,
        verification=row.verification,
        in_conflict=bool(row.conflicts),
    )


def quantity_html(quantity: Mapping[str, Any]) -> SafeString:
    """A claimed quantity in one line."""
    number = number_html(
        quantity["value"], quantity.get("upper"), quantity.get("bound", "exact"), quantity.get("unit", "")
    )
    return format_html("{} {}", number, measure_label(quantity["measure"]))
