"""The list of ties: filtered, sorted, paged, downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import NullIf
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from youcheng.portal.domain.freshness import remembered, state
from youcheng.portal.domain.names import COLUMNS, names_of
from youcheng.portal.domain.tie_rows import tie_row, tie_url
from youcheng.portal.interfaces.paging import page_of
from youcheng.portal.interfaces.tie_export import csv_lines, json_parts
from youcheng.portal.interfaces.tie_filters import TieFilters, read_filters
from youcheng.registry.domain.queries.ties import filter_ties, public_ties, with_parties
from youcheng.registry.models import Tie
from youcheng.web.languages import current

DEFAULT_SORT = "-since"
SORTS: dict[str, str | Promise] = {
    "name": _("Parties"),
    "kind": _("Kind"),
    "legal_status": _("Legal status"),
    "since": _("Since"),
    "verification": _("Standing of the facts"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: its link turns the order round when the column sorts already."""

    label: str | Promise
    url: str
    current: bool
    down: bool


def _sorted(ties: QuerySet[Tie], sort: str) -> QuerySet[Tie]:
    key, down = sort.lstrip("-"), sort.startswith("-")
    if key == "name":
        ties = ties.alias(first=FilteredRelation("parties", condition=Q(parties__position=0)))
        key = f"first__party__place_row__{COLUMNS[current()][0]}"
    # What is not known comes last, whichever way the list is turned; going down, the empty text is last anyway.
    order = F(key).desc(nulls_last=True) if down else NullIf(F(key), Value("")).asc(nulls_last=True)
    return ties.order_by(order, "pk")


def _headings(filters: TieFilters, sort: str) -> dict[str, Heading]:
    return {
        key: Heading(
            label,
            f"?{urlencode({**filters.conditions, 'sort': f'-{key}' if sort == key else key})}",
            sort.lstrip("-") == key,
            sort.startswith("-"),
        )
        for key, label in SORTS.items()
    }


@require_safe
def tie_list(request: HttpRequest) -> HttpResponse:
    """Ties by country, province, group, level, kind, status, activity, year."""
    word = state()
    filters = read_filters(request.GET, word)
    sort = request.GET.get("sort", DEFAULT_SORT)
    sort = sort if sort.lstrip("-") in SORTS else DEFAULT_SORT
    ties = filter_ties(public_ties(), **filters.conditions)
    total = remembered(f"ties-{filters.query}", word, ties.count)
    kept = {**filters.conditions, **({"sort": sort} if sort != DEFAULT_SORT else {})}
    page = page_of(with_parties(_sorted(ties, sort)), number=request.GET.get("page", "1"), query=kept, total=total)
    place = filters.conditions.get("place", "")
    return render(
        request,
        "portal/ties.html",
        {
            "filters": filters,
            "selects": filters.selects(),
            "place": names_of([place]).get(place) if place else None,
            "headings": _headings(filters, sort),
            "sort": sort,
            "page": page,
            "rows": [tie_row(tie) for tie in page.rows],
            "query": filters.query,
        },
    )


def _download(request: HttpRequest) -> tuple[TieFilters, QuerySet[Tie], str, str]:
    filters = read_filters(request.GET, state())
    ties = filter_ties(public_ties(), **filters.conditions).order_by("pk")
    origin = f"{request.scheme}://{request.get_host()}"
    return filters, ties, origin, f"ties-{timezone.localdate():%Y%m%d}"


@require_safe
def download_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every tie that meets the filters, as CSV."""
    _filters, ties, origin, name = _download(request)
    response = StreamingHttpResponse(csv_lines(ties, origin=origin), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@require_safe
def download_json(request: HttpRequest) -> StreamingHttpResponse:
    """Every tie that meets the filters, as one JSON document."""
    filters, ties, origin, name = _download(request)
    parts = json_parts(ties, conditions=filters.conditions, origin=origin)
    response = StreamingHttpResponse(parts, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


@require_safe
def between(request: HttpRequest) -> HttpResponse:
    """The tie of two places, or the list when there are several: where a click on the map leads."""
    a, b = request.GET.get("a", "")[:40], request.GET.get("b", "")[:40]
    found = filter_ties(filter_ties(public_ties(), place=a), place=b) if a and b else public_ties().none()
    ids = list(found.values_list("pk", flat=True)[:2])
    if len(ids) == 1:
        return HttpResponseRedirect(tie_url(ids[0]))
    return HttpResponseRedirect(f"{reverse('portal:ties')}?{urlencode({'place': a})}" if a else reverse("portal:ties"))
