"""Shortlists: who is considered for a place, with notes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.domain.queries.organisations import members_of
from youcheng.planning.domain.partner_choices import drop_from_shortlist, give_shortlist, note_on
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.prospects.queries import prospects_seen_by
from youcheng.planning.domain.prospects.transitions import CLOSED
from youcheng.planning.domain.shortlists import shortlists_seen_by
from youcheng.planning.models import Shortlist, ShortlistItem
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import told


def _list_of(request: HttpRequest, pk: int) -> Shortlist:
    return get_object_or_404(shortlists_seen_by(user_of(request)), pk=pk)


def _item_of(request: HttpRequest, pk: int) -> ShortlistItem:
    items = ShortlistItem.objects.select_related("shortlist__organisation")
    return get_object_or_404(items, pk=pk, shortlist__in=shortlists_seen_by(user_of(request)).values("pk"))


def _id(given: str) -> int:
    """A number that a form names; none of any record where it is no number."""
    return int(given) if given.isdecimal() else 0


@planning_view
@require_safe
def shortlists(request: HttpRequest) -> HttpResponse:
    """All shortlists of the person's offices."""
    found = list(shortlists_seen_by(user_of(request)))
    cards = place_cards({one.place_id for one in found})
    return render(
        request, "planning/partners/shortlists.html", {"shortlists": [(cards[one.place_id], one) for one in found]}
    )


@planning_view
@require_safe
def shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    """One shortlist with its partners and notes."""
    user = user_of(request)
    found = _list_of(request, pk)
    items = list(found.items.select_related("by"))
    cards = place_cards({found.place_id, *(item.partner_id for item in items)})
    followed = prospects_seen_by(user).filter(organisation=found.organisation, place=found.place_id)
    prospects = {one.partner_id: one for one in followed.exclude(stage__in=CLOSED[1:])}
    return render(
        request,
        "planning/partners/shortlist.html",
        {
            "shortlist": found,
            "place": cards[found.place_id],
            "items": [(cards[item.partner_id], item, prospects.get(item.partner_id)) for item in items],
            "may_plan": can_plan(user, within=found.organisation),
            "people": members_of(found.organisation),
        },
    )


@planning_view
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the note of a shortlist, or of one of its partners."""
    found = _list_of(request, pk)
    item = request.POST.get("item", "")
    with told(request):
        about = (
            get_object_or_404(found.items.select_related("shortlist__organisation"), pk=_id(item)) if item else found
        )
        note_on(about, note=request.POST.get("note", ""), by=user_of(request))
        messages.success(request, _("Noted."))
    return redirect("partners:shortlist", pk)


@planning_view
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Make somebody else look after a shortlist."""
    found = _list_of(request, pk)
    to = get_object_or_404(
        members_of(found.organisation).select_related("user"), user=_id(request.POST.get("to", ""))
    ).user
    with told(request):
        give_shortlist(found, to=to, by=user_of(request))
        messages.success(request, _("%(person)s looks after it now.") % {"person": to})
    return redirect("partners:shortlist", pk)


@planning_view
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a partner off a shortlist."""
    item = _item_of(request, pk)
    shortlist_pk = item.shortlist_id
    with told(request):
        drop_from_shortlist(item, by=user_of(request))
        messages.success(request, _("Taken off the shortlist."))
    return redirect("partners:shortlist", shortlist_pk)
