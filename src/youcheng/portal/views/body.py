"""One organisation: a mission, port, school or office, its ties and its people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.claim_values import CHOICES
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import body_name
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.tie_rows import tie_row
from youcheng.portal.domain.words import words
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.domain.queries.ties import filter_ties, public_ties, with_parties
from youcheng.registry.models import Body, Post

MOST_TIES = 60


@require_safe
@follows_merges
def body(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of an organisation."""
    row = public_row(Body.objects.all(), entity_id, "portal:body")
    ties = with_parties(filter_ties(public_ties(), place=entity_id)).order_by("-since", "pk")[:MOST_TIES]
    posts = list(Post.objects.filter(body=entity_id, person__public=True).select_related("person").order_by("pk"))
    seat = [row.place_id] if row.place_id else []
    grounds = grounds_of([entity_id], also_name=[*seat, *(post.person_id for post in posts)])
    kind = CHOICES["body_kind"].get(row.kind, row.kind)
    return thing_page(
        request,
        "portal/body.html",
        entity_id=entity_id,
        head=head_of(row, body_name(row), kind),
        facts=[(_("Kind"), kind), (_("Seat"), grounds.names[row.place_id].link if row.place_id else "")],
        grounds=grounds,
        rows=[tie_row(tie) for tie in ties],
        people=[(grounds.names[post.person_id], words(post.title, post.language)) for post in posts],
    )
