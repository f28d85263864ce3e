"""Fields in which people name countries or units in their own words and languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from youcheng.planning.domain.units import Region

LOCALES = ("zh_Hans", "en", "ja")
SEPARATORS = re.compile(r"[,;、，；\n]+")


def fold(text: str) -> str:
    """What two spellings of a name have in common."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=1)
def country_options() -> dict[str, str]:
    """Folded name or code → ISO 3166-1 code, in the three languages of the interface."""
    found: dict[str, str] = {}
    for locale in LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha():
                found.setdefault(fold(name), code)
                found.setdefault(fold(code), code)
    return found


def unit_options(region: Region) -> dict[str, str]:
    """Folded name or id → unit id; a name that two units share names neither."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for unit in region.units:
        names = {fold(name.text) for name in unit.place.names} | {fold(unit.place.id)}
        for name in names:
            if found.get(name, unit.place.id) != unit.place.id:
                twice.add(name)
            found[name] = unit.place.id
    return {name: one for name, one in found.items() if name not in twice}


class NamesField(forms.CharField):
    """Names parted by commas; cleaned to ids, each once, in the order given."""

    def __init__(self, options: Mapping[str, str], **kwargs: object) -> None:
        self.options = options
        super().__init__(required=False, **kwargs)  # type: ignore[arg-type]

    def clean(self, value: object) -> tuple[str, ...]:
        """The ids; raises ValidationError naming the words that are no name here."""
        text = str(super().clean(value))
        words = [word.strip() for word in SEPARATORS.split(text) if word.strip()]
        strange = [word for word in words if fold(word) not in self.options]
        if strange:
            raise ValidationError(
                _("Not known, or meaning several: %(words)s. Write the full name, or the code.")
                % {"words": ", ".join(strange[:5])}
            )
        return tuple(dict.fromkeys(self.options[fold(word)] for word in words))


def joined(names: Iterable[str]) -> str:
    """Names as a field takes them."""
    return ", ".join(sorted(names))
