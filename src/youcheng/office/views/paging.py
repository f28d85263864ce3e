"""Pages of a list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


def page_of(request: HttpRequest, records: QuerySet[Any]) -> Page[Any]:
    """The page that the request asks for; the nearest there is for a number out of range."""
    return Paginator(records, PER_PAGE).get_page(request.GET.get("page"))


def rest_of_query(request: HttpRequest) -> str:
    """The filter's part of the address, for links to other pages."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def is_filtered(request: HttpRequest) -> bool:
    """Whether any condition was given."""
    return any(value for name, value in request.GET.items() if name != "page")
