"""Finding what an address names."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from youcheng.registry.domain.entities import canonical
from youcheng.registry.models.projected import ProjectedRow

P = ParamSpec("P")
R = TypeVar("R", bound=ProjectedRow)


class Moved(Exception):
    """The thing was judged to be another one, whose page is at ``url``."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def follows_merges(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send the reader to the page of what the thing was judged to be."""

    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            return HttpResponseRedirect(moved.url)

    update_wrapper(answer, view)
    return answer


def public_row(rows: QuerySet[R], entity_id: str, view: str) -> R:
    """The public row of an entity; raises :class:`Moved` for a merged one and Http404 for none."""
    found: Any = rows.filter(pk=entity_id, public=True).first()
    if found is None:
        head = canonical(entity_id)
        if head != entity_id:
            raise Moved(reverse(view, args=[head]))
        raise Http404
    row: R = found
    return row
