"""One page of a long list, with links that keep the filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page; without an address it is the gap between distant numbers."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of one page and how to reach the others."""

    rows: list[M]
    total: int
    first: int
    last: int
    links: list[PageLink]


def page_of(
    rows: QuerySet[M], *, number: str, query: Mapping[str, str], total: int | None = None, per_page: int = PER_PAGE
) -> Page[M]:
    """The page of that number; a number that is none, or too large, gives the nearest page."""
    paginator: Paginator[Any] = Paginator(rows, per_page)
    if total is not None:
        paginator.count = total
    page = paginator.get_page(number)
    links = [
        PageLink(entry, f"?{urlencode({**query, 'page': entry})}", entry == page.number)
        if isinstance(entry, int)
        else PageLink(0, "", False)
        for entry in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return Page(
        list(page.object_list), paginator.count, page.start_index(), page.end_index(), links if len(links) > 1 else []
    )
