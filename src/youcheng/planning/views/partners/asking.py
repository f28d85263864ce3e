"""What the pages of partner search share: the place that is meant, the way back, errors as messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from youcheng.intake.domain.errors import IntakeError
from youcheng.planning.domain.errors import PlanningError
from youcheng.planning.domain.partner_places import PlaceCard, place_card
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull
from youcheng.registry.values import InvalidValue

REFUSALS = (PlanningError, RegistryError, IntakeError, InvalidValue)
"""What a verb answers in words that can be shown as they are."""


def place_or_404(place_id: str) -> PlaceCard:
    """The place of an address."""
    card = place_card(place_id)
    if card is None:
        raise Http404
    return card


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page that the form names, if it is one of ours, else to another."""
    url = request.POST.get("next", "")
    if url and url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
        return redirect(url)
    return redirect(otherwise)


@contextmanager
def told(request: HttpRequest) -> Iterator[None]:
    """Show what a verb refuses as a message; a full disk and a busy database stay errors of the page."""
    try:
        yield
    except (DatabaseBusy, StorageFull):
        raise
    except REFUSALS as error:
        messages.error(request, str(error))
