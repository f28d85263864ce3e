"""What search engines are told: which addresses there are, in which languages, and which to leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from youcheng.registry.domain.queries.figures import places_with_ties
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Agreement, Event, Initiative, Place, Tie
from youcheng.web.languages import NAMES, bcp47_tag

PER_FILE = 10_000
"""Entities per file: three languages each stay below the protocol's 50,000 addresses."""
XML = "application/xml; charset=utf-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
FIXED = ("", "ties/", "places/", "countries/", "data/")

Rows = QuerySet[Tie] | QuerySet[Place] | QuerySet[Event] | QuerySet[Agreement] | QuerySet[Initiative]


def _sections() -> dict[str, Rows]:
    return {
        "tie": public_ties(),
        "place": places_with_ties(),
        "event": Event.objects.filter(public=True),
        "agreement": Agreement.objects.filter(public=True),
        "initiative": Initiative.objects.filter(public=True),
    }


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The desk and endless combinations of filters are not for crawlers."""
    lines = ["User-agent: *"]
    for code in NAMES:
        lines += [f"Disallow: /{code}/{path}" for path in ("desk/", "account/", "search/", "ties/?", "places/?")]
    lines.append(f"Sitemap: {_origin(request)}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of the files that follow."""
    origin = _origin(request)
    parts = [("pages", 1)]
    for name, rows in _sections().items():
        parts += [(name, number + 1) for number in range(-(-rows.count() // PER_FILE))]
    body = "".join(
        f"<sitemap><loc>{origin}{reverse('sitemap_section', args=[name, number])}</loc></sitemap>"
        for name, number in parts
    )
    return HttpResponse(f"{HEAD}<sitemapindex {NAMESPACES}>{body}</sitemapindex>", content_type=XML)


@require_safe
def section(request: HttpRequest, section: str, number: int) -> StreamingHttpResponse:
    """One file: every address in every language, each with its alternates."""
    if section == "pages" and number == 1:
        return StreamingHttpResponse(_file(_origin(request), FIXED), content_type=XML)
    rows = _sections().get(section)
    if rows is None or number < 1:
        raise Http404
    ids = rows.order_by("pk").values_list("pk", flat=True)[(number - 1) * PER_FILE : number * PER_FILE]
    return StreamingHttpResponse(_file(_origin(request), (f"{section}/{pk}/" for pk in ids)), content_type=XML)


def _file(origin: str, paths: tuple[str, ...] | Iterator[str]) -> Iterator[str]:
    yield f"{HEAD}<urlset {NAMESPACES}>"
    for path in paths:
        addresses = {code: escape(f"{origin}/{code}/{path}") for code in NAMES}
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{bcp47_tag(code)}" href="{address}"/>'
            for code, address in addresses.items()
        )
        yield "".join(f"<url><loc>{address}</loc>{alternates}</url>" for address in addresses.values())
    yield "</urlset>"
