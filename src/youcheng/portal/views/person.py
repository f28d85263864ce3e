"""One person in an official capacity: posts held, texts signed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.page_head import head_of
from youcheng.portal.domain.words import words
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.portal.views.thing import thing_page
from youcheng.registry.models import Agreement, Person
from youcheng.registry.name_languages import tag_of


@require_safe
@follows_merges
def person(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of a person."""
    row = public_row(Person.objects.prefetch_related("posts"), entity_id, "portal:person")
    posts = list(row.posts.all())
    signed = list(
        Agreement.objects.filter(signers__person=entity_id, public=True).distinct().order_by("signed_on", "pk")
    )
    bodies = [post.body_id for post in posts if post.body_id]
    grounds = grounds_of([entity_id], also_name=[*bodies, *(agreement.pk for agreement in signed)])
    return thing_page(
        request,
        "portal/person.html",
        entity_id=entity_id,
        head=head_of(row, Named(row.name, tag_of(row.name_language)), _("person")),
        facts=[],
        grounds=grounds,
        posts=[
            {
                "title": words(post.title, post.language),
                "body": grounds.names[post.body_id].link if post.body_id else words(post.body_text, post.language),
                "since": date_html(post.valid_from),
                "until": date_html(post.valid_to),
            }
            for post in posts
        ],
        agreements=[(grounds.names[agreement.pk], date_html(agreement.signed_on)) for agreement in signed],
    )
