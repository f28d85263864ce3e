"""Wishes for a partner as cards that others find."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.domain.permissions import can_plan, can_review_claims
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.planning.domain.partner_places import country_name
from youcheng.planning.domain.partner_wishes import close_wish, state_wish, wish_cards
from youcheng.planning.interfaces.partner_forms import WishForm
from youcheng.planning.models import PartnerWish
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import REFUSALS, place_or_404, told


@planning_view
@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """Everybody who seeks a partner, by the country they are in and the country they seek."""
    user = user_of(request)
    everything = wish_cards(reader=user)
    sought, home = request.GET.get("country", "")[:2], request.GET.get("from", "")[:2]
    cards = wish_cards(reader=user, country=sought, from_country=home) if sought or home else everything
    return render(
        request,
        "planning/partners/wishes.html",
        {
            "cards": cards,
            "sought": sought,
            "home": home,
            "countries_sought": _named({card.country for card in everything}),
            "countries_of": _named({card.place.country for card in everything}),
            "may_plan": can_plan(user),
        },
    )


def _named(codes: set[str]) -> list[tuple[str, str]]:
    return sorted(((code, country_name(code)) for code in codes if code), key=lambda pair: pair[1])


@planning_view
def add_wish(request: HttpRequest, place_id: str) -> HttpResponse:
    """The form for a place, and what became of it."""
    user = user_of(request)
    can_plan(user).enforce()
    place = place_or_404(place_id)
    form = WishForm(request.POST or None, own_country=place.country)
    if request.method == "POST" and form.is_valid():
        try:
            state_wish(place.id, by=user, **form.cleaned_data)
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            words = (
                _("The wish is public now.")
                if can_review_claims(user)
                else _("The wish is kept; it becomes public when a reviewer has accepted it.")
            )
            messages.success(request, words)
            return redirect("partners:wishes")
    status = 422 if form.errors else 200
    return render(request, "planning/partners/add_wish.html", {"form": form, "place": place}, status=status)


@planning_view
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wish down."""
    user = user_of(request)
    found = get_object_or_404(
        PartnerWish.objects.select_related("organisation", "entity"),
        pk=pk,
        organisation__in=organisations_seen_by(user),
    )
    with told(request):
        close_wish(found, by=user)
        messages.success(request, _("The wish is closed."))
    return redirect("partners:wishes")
