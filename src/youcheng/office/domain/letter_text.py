"""Words with places to fill: ``{name}`` becomes the recipient's name, and nothing else is interpreted."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.office.domain.errors import OfficeError

PLACES_TO_FILL = {
    "name": gettext_lazy("the recipient's name"),
    "form_of_address": gettext_lazy("the form of address"),
    "post": gettext_lazy("the post held today"),
    "office": gettext_lazy("the office or organisation of that post"),
    "place": gettext_lazy("the place of that post, in the letter's language"),
    "sender": gettext_lazy("your name"),
    "organisation": gettext_lazy("your organisation"),
    "today": gettext_lazy("today's date, in the letter's language"),
}


class LetterText(string.Template):
    """``{name}`` is a place to fill; ``{{`` is a brace."""

    delimiter = "{"
    flags = re.RegexFlag(0)
    pattern = r"""
    \{(?:
      (?P<escaped>\{)            |
      (?P<named>[a-z_]+)\}       |
      (?P<braced>(?!))           |
      (?P<invalid>)
    )
    """  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Filled:
    """Words for one recipient, and which places nothing was known for."""

    words: str
    gaps: tuple[str, ...]


def check_text(text: str) -> None:
    """Raise :class:`OfficeError` for a place to fill that there is not, or a brace that begins none."""
    template = LetterText(text)
    unknown = [name for name in template.get_identifiers() if name not in PLACES_TO_FILL]
    if unknown:
        raise OfficeError(
            _("There is nothing to put in for {%(name)s}. These can be filled: %(known)s.")
            % {"name": unknown[0], "known": ", ".join(f"{{{name}}}" for name in PLACES_TO_FILL)}
        )
    if not template.is_valid():
        raise OfficeError(_("A brace { begins a place to fill, such as {name}. For a brace itself write {{."))


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """The words with every place filled; ``values`` must name all of :data:`PLACES_TO_FILL`."""
    template = LetterText(text)
    gaps = tuple(name for name in template.get_identifiers() if not values[name])
    return Filled(template.substitute(values), gaps)
