"""What the pages about single things have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from youcheng.portal.domain.grounds import Grounds
from youcheng.portal.domain.page_head import Head

Fact = tuple[str | Promise, SafeString | str | Promise]


def thing_page(
    request: HttpRequest, template: str, *, entity_id: str, head: Head, facts: list[Fact], grounds: Grounds, **more: Any
) -> HttpResponse:
    """Head, facts (those without a value left to the template to call unknown), claims with their evidence."""
    context = {
        "entity_id": entity_id,
        "head": head,
        "facts": facts,
        "claims": grounds.of(entity_id),
        "conflicts": grounds.conflicts(entity_id),
        "documents": grounds.documents(),
        **more,
    }
    return render(request, template, context)
