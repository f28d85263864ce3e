"""Whether figures that should add up do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

from youcheng.portal.domain.claim_values import BASES
from youcheng.portal.domain.figure_words import FigureWords
from youcheng.portal.domain.numbers import number_words


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure and the parts it is made of, on one basis."""

    whole: FigureWords
    parts: tuple[FigureWords, ...]
    basis: str

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), Decimal())

    @property
    def total_words(self) -> str:
        """What the parts add up to, in digits."""
        return number_words(self.total)

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the whole, as far as its bound lets one say."""
        match self.whole.bound:
            case "more_than":
                return self.total > self.whole.value
            case "at_least":
                return self.total >= self.whole.value
            case "at_most":
                return self.total <= self.whole.value
            case _:
                return self.total == self.whole.value

    @property
    def basis_label(self) -> str | Promise:
        """Whether the source states the relation or we derived it."""
        return BASES.get(self.basis, self.basis)

    @property
    def intents(self) -> list[FigureWords]:
        """Parts that are intents within a whole that is not: they must not pass for agreements."""
        if self.whole.stage == "intent" or self.whole.measure == "intents":
            return []
        return [part for part in self.parts if part.stage == "intent" or part.measure == "intents"]


def sums_of(figures: Iterable[tuple[FigureWords, str | None, str]]) -> list[Sum]:
    """The sums among figures given as (figure, id of its whole, basis)."""
    listed = list(figures)
    wholes = {figure.entity_id: figure for figure, _whole, _basis in listed}
    groups: dict[tuple[str, str], list[FigureWords]] = {}
    for figure, whole, basis in listed:
        if whole in wholes:
            groups.setdefault((str(whole), basis), []).append(figure)
    return [Sum(wholes[whole], tuple(parts), basis) for (whole, basis), parts in groups.items()]
