"""Data for the map of ties."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from youcheng.portal.domain.freshness import remembered, state
from youcheng.portal.domain.map_data import map_answer
from youcheng.portal.interfaces.tie_filters import read_filters
from youcheng.web.languages import current


def _etag(request: HttpRequest) -> str:
    return f'"{state()}.{current()}"'


@require_safe
@condition(etag_func=_etag)
def ties(request: HttpRequest) -> HttpResponse:
    """All ties that meet the list's filters, as the map draws them; unchanged data is not sent twice."""
    word = state()
    filters = read_filters(request.GET, word)
    only = request.GET.get("tie", "")[:40]
    content = remembered(f"map-{only}-{filters.query}", word, lambda: map_answer(filters.conditions, only=only))
    response = HttpResponse(content, content_type="application/json")
    patch_cache_control(response, no_cache=True, public=True)
    return response
