"""List against list: only here, only there, differing; every count leads to its rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.queries import lists as queries
from youcheng.intake.domain.words import CHOICES, label_of
from youcheng.intake.interfaces.list_filter import ListFilter, list_words
from youcheng.intake.views.access import desk_view

PER_PAGE = 50
WHERE: dict[str, str | Promise] = {
    "left": gettext_lazy("only in this list"),
    "right": gettext_lazy("only in the other"),
    "differing": gettext_lazy("in both, differing"),
    "same": gettext_lazy("in both, nothing differs"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two lists say of one property."""

    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Row:
    """A tie with its parties in words."""

    tie: str
    parties: list[Named]
    where: str
    differences: list[Difference]
    since: str


@dataclass(frozen=True, slots=True)
class Door:
    """A count that leads to its rows."""

    label: str
    count: int
    url: str
    current: bool


class Comparison:
    """What a request asks to compare."""

    def __init__(self, request: HttpRequest) -> None:
        self.lists = queries.choices()
        self.form = ListFilter(request.GET.dict(), lists=self.lists)
        self.left, self.right = self.form.keys
        self.form.offer_countries(queries.countries(self.left, self.right))
        self.lines = queries.compare(self.left, self.right, **self.form.scope()) if len(self.lists) > 1 else []
        self.show = request.GET.get("show", "")
        self.query = {"left": self.left, "right": self.right, **self.form.scope()}

    def shown(self) -> list[queries.Line]:
        """The lines behind the door that was opened, all without one."""
        where, _separator, name = self.show.partition(":")
        if where not in WHERE:
            return self.lines
        return [line for line in self.lines if line.where == where and (not name or name in line.differing)]

    def names(self) -> tuple[str, str]:
        """The names of the two lists."""
        by_key = {choice.key: choice for choice in self.lists}
        return list_words(by_key[self.left]), list_words(by_key[self.right])

    def doors(self) -> list[Door]:
        """The counts, those of single properties after their sum."""
        counted = queries.counts(self.lines)
        keys = ["left", "right", "differing"]
        keys += [f"differing:{name}" for name in queries.COMPARED if counted[f"differing:{name}"]]
        return [self._door(key, counted[key]) for key in [*keys, "same"]]

    def _door(self, key: str, count: int) -> Door:
        where, _separator, name = key.partition(":")
        label = _("of these in: %(property)s") % {"property": label_of(name)} if name else str(WHERE[where])
        return Door(label, count, f"?{urlencode({**self.query, 'show': key})}", key == self.show)


@desk_view
def lists(request: HttpRequest) -> HttpResponse:
    """Two lists side by side."""
    asked = Comparison(request)
    page = Paginator(asked.shown(), PER_PAGE).get_page(request.GET.get("page"))
    query = urlencode({**asked.query, **({"show": asked.show} if asked.show else {})})
    left, right = asked.names()
    return render(
        request,
        "intake/lists.html",
        {
            "form": asked.form,
            "enough": len(asked.lists) > 1,
            "doors": asked.doors(),
            "total": len(asked.lines),
            "show": asked.show,
            "all_url": f"?{urlencode(asked.query)}",
            "page": page,
            "rows": rows_of(list(page.object_list)),
            "left": left,
            "right": right,
            "query": query,
        },
    )


@desk_view
def download(request: HttpRequest) -> HttpResponse:
    """The rows shown, all pages of them, as a table for spreadsheets."""
    asked = Comparison(request)
    left, right = asked.names()
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="lists.csv"'
    writer = csv.writer(response)
    header = [_("Where"), _("Parties"), _("Property"), left, right, _("Tie")]
    writer.writerow(header)
    for row in rows_of(asked.shown()):
        parties = " – ".join(party.text for party in row.parties)
        where = str(WHERE[row.where])
        for found in row.differences or [Difference("", "", "")]:
            writer.writerow([_plain(cell) for cell in (where, parties, found.label, found.left, found.right, row.tie)])
    return response


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def rows_of(lines: list[queries.Line]) -> list[Row]:
    """Lines in words; a constant number of queries."""
    names = names_of({pk for line in lines for pk in line.parties})
    rows = []
    for line in lines:
        entry = line.left or line.right
        assert entry is not None
        differences = []
        if line.left is not None and line.right is not None:
            differences = [
                Difference(label_of(name), _value(name, line.left), _value(name, line.right)) for name in line.differing
            ]
        parties = sorted((names.get(pk, Named(pk)) for pk in line.parties), key=lambda party: party.text)
        rows.append(Row(entry.tie, parties, line.where, differences, date_words(entry.values.get("signed_on", ""))))
    return rows


def _value(name: str, entry: queries.Entry) -> str:
    value = entry.values.get(name, "")
    return date_words(value) if name in queries.DATES else str(CHOICES.get(name, {}).get(value, value))
