"""Rows of reported figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.tables import FIGURE, Table, Values

PLACES = Decimal("0.0001")


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The figure, once its number is known."""
    quantity = facts.value("quantity", None)
    if quantity is None:
        return
    part_of = facts.value("part_of", None) or {}
    upper = quantity.get("upper")
    yield (
        FIGURE,
        {
            **facts.row(),
            "subject_id": facts.value("subject", None),
            "measure": quantity["measure"],
            "value": _decimal(quantity["value"]),
            "upper": None if upper is None else _decimal(upper),
            "bound": quantity["bound"],
            "unit": quantity.get("unit", ""),
            "scope": quantity.get("scope", ""),
            "stage": quantity.get("stage", ""),
            "as_of": quantity.get("as_of", ""),
            "part_of_id": part_of.get("figure"),
            "sum_basis": part_of.get("basis", ""),
        },
    )


def _decimal(value: int | float) -> Decimal:
    return Decimal(str(value)).quantize(PLACES)
