"""The layout engine's JSON Schemas."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from youcheng.engines.layout.schemas import texts


@require_safe
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """One schema, such as ``layout-policy.json``; open to everybody."""
    found = texts().get(name)
    if found is None:
        raise Http404(name)
    return HttpResponse(found, content_type="application/schema+json; charset=utf-8")
