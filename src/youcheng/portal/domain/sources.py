"""Where facts come from and under which terms they may be used."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.portal.domain.dates import date_html, day_words
from youcheng.registry.models import Batch, Document, Evidence
from youcheng.registry.name_languages import tag_of

BATCHES: dict[str, str | Promise] = {
    "wikidata-ties": gettext_lazy("List of sister cities of September 2016 (Wikidata, P190)"),
    "wikidata-places": gettext_lazy("Places of the list of sister cities (Wikidata)"),
    "starter-ties": gettext_lazy("Starter list of this software, unreviewed"),
    "starter-places": gettext_lazy("Places of the starter list"),
    "wikidata": gettext_lazy("Wikidata"),
    "wikidata-items": gettext_lazy("Wikidata"),
    "spreadsheet": gettext_lazy("Spreadsheet"),
}
LICENCES: dict[str, str | Promise] = {
    "wikidata-ties": "CC0 1.0",
    "wikidata-places": "CC0 1.0",
    "wikidata": "CC0 1.0",
    "wikidata-items": "CC0 1.0",
    "starter-ties": "Apache-2.0",
    "starter-places": "Apache-2.0",
}
FACTS_ONLY: str | Promise = gettext_lazy("facts, quoted with their source")


def batch_label(batch: Batch) -> str | Promise:
    """What an import brought."""
    return BATCHES.get(batch.source) or BATCHES.get(batch.source.partition("-")[0], batch.source)


def batch_licence(batch: Batch) -> str | Promise:
    """The terms of an import's data."""
    return LICENCES.get(batch.source, gettext_lazy("not stated"))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in words, with the page that shows more (empty without one)."""

    html: SafeString
    url: str = ""


def document_line(document: Document) -> SafeString:
    """Title, publisher and host apart, date."""
    url = reverse("portal:document", args=[document.pk])
    title = format_html(
        '<a href="{}"><span lang="{}">{}</span></a>',
        url,
        tag_of(document.language),
        document.title or document.file_name,
    )
    parts = [title]
    if document.publisher:
        parts.append(format_html('<span lang="{}">{}</span>', tag_of(document.language), document.publisher))
    if document.host and document.host != document.publisher:
        parts.append(format_html("{}", _("found at %(host)s") % {"host": document.host}))
    if document.published:
        parts.append(date_html(document.published))
    if document.is_sample:
        parts.append(format_html('<span class="tag tag--sample">{}</span>', _("sample")))
    return format_html_join(" · ", "{}", ((part,) for part in parts))


def evidence_line(evidence: Evidence) -> SafeString:
    """The source of one piece of evidence in one line."""
    if evidence.document is not None:
        return document_line(evidence.document)
    if evidence.batch is not None:
        row = _("row %(number)s") % {"number": evidence.row_number}
        imported = _("imported %(day)s") % {"day": day_words(evidence.batch.at)}
        return format_html("{} · {} · {}", batch_label(evidence.batch), row, imported)
    said = _("word of %(person)s, %(day)s") % {"person": evidence.said_by, "day": day_words(evidence.at)}
    return format_html("{}", said)
