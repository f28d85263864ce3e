"""Comparing two places or two ties of one's own choice, and judging whether they are one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.domain.permissions import can_merge
from youcheng.intake.domain import duplicates as verbs
from youcheng.intake.domain.queries.compare import KINDS, Choice, candidate_between, choices, chosen, judged_apart
from youcheng.intake.models import DuplicateCandidate
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.duplicate_cards import pair_cards
from youcheng.intake.views.duplicates import attempt
from youcheng.intake.views.merges import judgement_lines
from youcheng.web.languages import bcp47_tag, current

SIDES = ("left", "right")
LONGEST = 100


@dataclass(frozen=True, slots=True)
class SideForm:
    """One side of the comparison: what was chosen, or the search for it."""

    name: str
    label: str
    choice: Choice | None
    other: tuple[str, str]
    """Name and value of the field that keeps the other side."""
    text: str
    found: list[tuple[Choice, str]]
    """What the search found, with the address that chooses it."""
    again: str
    """The address that chooses anew."""
    suggest: str


@require_safe
@desk_view
def compare(request: HttpRequest) -> HttpResponse:
    """Choose two by name, see them beside each other, judge."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else KINDS[0]
    ids = {side: request.GET.get(side, "") for side in SIDES}
    known = chosen([pk for pk in ids.values() if pk], kind=kind)
    ids = {side: pk for side, pk in ids.items() if pk in known}
    both = set(ids.values())
    card = apart = None
    if len(both) == 2:
        [card] = pair_cards([candidate_between(*both, kind=kind)])
        judgement = judged_apart(*both)
        apart = judgement_lines([judgement])[0] if judgement is not None else None
    context = {
        "kind": kind,
        "kinds": [(one, one == kind, reverse("intake:compare") + f"?kind={one}") for one in KINDS],
        "sides": [_side(request, side, kind, ids, known) for side in SIDES],
        "twice": len(ids) == 2 and len(both) == 1,
        "card": card,
        "apart": apart,
        "may_merge": can_merge(user_of(request)),
    }
    return render(request, "intake/compare.html", context)


def _side(request: HttpRequest, side: str, kind: str, ids: dict[str, str], known: dict[str, Choice]) -> SideForm:
    other = SIDES[1 - SIDES.index(side)]
    kept = {"kind": kind, **({other: ids[other]} if other in ids else {})}
    text = _typed(request, f"{side}_q")
    found = choices(text, kind=kind, language=bcp47_tag(current())) if text and side not in ids else []
    return SideForm(
        side,
        pgettext("pair", "One") if side == "left" else pgettext("pair", "The other"),
        known.get(ids.get(side, "")),
        (other, ids.get(other, "")),
        text,
        [(choice, _address({**kept, side: choice.id})) for choice in found],
        _address(kept),
        f"{reverse('intake:compare_suggest')}?{urlencode({**kept, 'side': side}, safe=':')}",
    )


def _typed(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\0", " ").split())[:LONGEST]


def _address(query: dict[str, str]) -> str:
    return f"{reverse('intake:compare')}?{urlencode(query, safe=':')}"


@require_safe
@desk_view
def suggest(request: HttpRequest) -> JsonResponse:
    """What the text may mean, as JSON for the search field; each leads to the page with that side chosen."""
    kind, side = request.GET.get("kind", ""), request.GET.get("side", "")
    if kind not in KINDS or side not in SIDES:
        raise Http404
    other = SIDES[1 - SIDES.index(side)]
    kept = {"kind": kind, **({other: request.GET[other]} if request.GET.get(other) else {})}
    found = choices(_typed(request, "q"), kind=kind, language=bcp47_tag(current()))
    return JsonResponse(
        {
            "results": [
                {
                    "name": choice.name.text,
                    "language": choice.name.language,
                    "where": choice.where,
                    "url": _address({**kept, side: choice.id}),
                }
                for choice in found
            ]
        }
    )


@desk_view
@require_POST
def same(request: HttpRequest) -> HttpResponse:
    """Judge that both are one."""
    candidate = _sent(request)
    keep, reason = request.POST.get("keep", ""), request.POST.get("reason", "").strip()
    return attempt(request, lambda: verbs.judge_one(candidate, keep=keep, by=user_of(request), reason=reason))


@desk_view
@require_POST
def different(request: HttpRequest) -> HttpResponse:
    """Judge that they are two."""
    candidate, reason = _sent(request), request.POST.get("reason", "").strip()
    return attempt(request, lambda: verbs.judge_two(candidate, by=user_of(request), reason=reason))


def _sent(request: HttpRequest) -> DuplicateCandidate:
    """The pair that was sent; 404 unless both are of one kind and stand for themselves."""
    left, right = request.POST.get("left", ""), request.POST.get("right", "")
    for kind in KINDS:
        if left != right and len(chosen([left, right], kind=kind)) == 2:
            return candidate_between(left, right, kind=kind)
    raise Http404
