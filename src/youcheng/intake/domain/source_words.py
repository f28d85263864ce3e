"""What an import is called: spreadsheets by their file, lists that everybody knows by their name."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KNOWN: dict[str, str | Promise] = {
    "wikidata-ties": _("Wikidata"),
    "wikidata-places": _("Wikidata, places"),
    "starter-ties": _("starter list"),
    "starter-places": _("starter list, places"),
}


def source_words(source: str, file_name: str = "") -> str:
    """The name of a source for people; ``file_name`` is that of its latest import."""
    if source.startswith("spreadsheet") and file_name:
        return file_name
    return str(KNOWN.get(source, source))
