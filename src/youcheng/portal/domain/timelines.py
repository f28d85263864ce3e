"""What happened, in order; what has no date is left out of a timeline and stays in its list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.names import Named
from youcheng.portal.domain.tie_rows import KIND_LABELS, TieRow
from youcheng.registry.models import Agreement, Event, Exchange, TieSegment
from youcheng.registry.name_languages import tag_of

AGREEMENT_LABELS = dict(Agreement.Kind.choices)
EVENT_LABELS = dict(Event.Kind.choices)


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened."""

    on: str
    label: str | Promise
    words: SafeString

    @property
    def when(self) -> SafeString:
        """The date in words."""
        return date_html(self.on)


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Dated moments, the earliest first."""
    return sorted((moment for moment in moments if moment.on), key=lambda moment: moment.on)


def of_tie(row: TieRow) -> Moment:
    """The beginning of a tie."""
    return Moment(
        row.since, _("tie concluded"), format_html('<a href="{}">{}</a> {}', row.url, row.title, row.kind_label)
    )


def of_segment(segment: TieSegment) -> Moment:
    """The tie took on a kind."""
    return Moment(segment.valid_from, _("kind of tie"), format_html("{}", KIND_LABELS.get(segment.kind, segment.kind)))


def of_agreement(row: Agreement, name: Named) -> Moment:
    """An agreement was signed."""
    return Moment(row.signed_on, AGREEMENT_LABELS.get(row.kind, row.kind), name.link)


def of_event(row: Event, name: Named) -> Moment:
    """An event began."""
    return Moment(row.starts, EVENT_LABELS.get(row.kind, row.kind), name.link)


def of_exchange(row: Exchange) -> Moment:
    """The parties were in contact."""
    words = format_html('<span lang="{}">{}</span>', tag_of(row.language), row.summary)
    return Moment(row.on, EVENT_LABELS.get(row.kind, row.kind), words)
