"""Which of a thing's names a reader sees."""

from __future__ import annotations

from typing import Final, NamedTuple

HAN_COUNTRIES: Final = frozenset({"CN", "HK", "MO", "TW", "JP"})


class Named(NamedTuple):
    """Names by language; empty where there is none. ``country`` decides whether 汉字 can be read across languages."""

    zh: str
    en: str
    ja: str
    local: str
    country: str = ""


class Shown(NamedTuple):
    """A name and the language it is in; ``local`` is the place's own."""

    text: str
    language: str


def best_name(names: Named, language: str) -> Shown:
    """The name for a reader of ``language`` (``zh-hans``, ``ja``, ``en``…), from what there is; may be empty.

    Readers of Chinese and Japanese read each other's names of Chinese and Japanese places; elsewhere English comes
    before a script they cannot read.
    """
    base = language.split("-", maxsplit=1)[0].lower()
    han = names.country in HAN_COUNTRIES
    orders = {
        "zh": ("zh", "ja", "local", "en") if han else ("zh", "en", "local", "ja"),
        "ja": ("ja", "zh", "local", "en") if han else ("ja", "en", "local", "zh"),
    }
    order = orders.get(base, ("en", "local", "zh", "ja"))
    return next((Shown(text, tag) for tag in order if (text := getattr(names, tag))), Shown("", ""))
