"""What an officer does with a suggestion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.planning.domain import partner_choices
from youcheng.planning.domain.prospects.move import open_prospect
from youcheng.planning.models import SetAside
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import back, place_or_404, told


@planning_view
@require_POST
def set_aside(request: HttpRequest, place_id: str) -> HttpResponse:
    """Propose a partner no more, for a reason."""
    place, partner = place_or_404(place_id), place_or_404(request.POST.get("partner", ""))
    with told(request):
        partner_choices.set_aside(place.id, partner.id, reason=request.POST.get("reason", ""), by=user_of(request))
        messages.success(request, _("%(partner)s is set aside and will not be proposed again.") % {"partner": partner})
    return back(request, reverse("partners:suggestions", args=[place.id]))


@planning_view
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose it again."""
    found = get_object_or_404(SetAside, pk=pk, organisation__in=organisations_seen_by(user_of(request)))
    with told(request):
        partner_choices.take_back(found, by=user_of(request))
        messages.success(request, _("It will be proposed again."))
    return back(request, reverse("partners:suggestions", args=[found.place_id]))


@planning_view
@require_POST
def shortlist(request: HttpRequest, place_id: str) -> HttpResponse:
    """Put a partner on the shortlist."""
    place, partner = place_or_404(place_id), place_or_404(request.POST.get("partner", ""))
    with told(request):
        partner_choices.shortlist_partner(place.id, partner.id, by=user_of(request))
        messages.success(request, _("%(partner)s is on the shortlist.") % {"partner": partner})
    return back(request, reverse("partners:suggestions", args=[place.id]))


@planning_view
@require_POST
def follow(request: HttpRequest, place_id: str) -> HttpResponse:
    """Open a prospect for a partner."""
    place, partner = place_or_404(place_id), place_or_404(request.POST.get("partner", ""))
    url = reverse("partners:board")
    with told(request):
        prospect = open_prospect(place.id, partner.id, by=user_of(request), note=request.POST.get("note", ""))
        url = reverse("partners:prospect", args=[prospect.pk])
    return back(request, url)
