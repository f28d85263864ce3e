"""Names of things in the languages of the interface."""

from __future__ import annotations

from typing import Final

from youcheng.engines.gazetteer import Name
from youcheng.engines.gazetteer import Place as ReferencePlace

LANGUAGES: Final = ("zh", "en", "ja")
TAGS: Final = {"zh": ("zh-Hans", "zh", "zh-Hant"), "en": ("en",), "ja": ("ja",)}
LOCAL_LANGUAGE: Final = {"CN": "zh", "TW": "zh", "HK": "zh", "MO": "zh", "JP": "ja"}


def name_in(place: ReferencePlace, language: str) -> str:
    """The gazetteer's best name in one language of the interface, empty where it has none; nothing is borrowed."""
    for tag in TAGS[language]:
        for name in place.names:
            if name.language == tag and name.kind != "former":
                return name.text
    return ""


def local_name(place: ReferencePlace) -> str:
    """The name as the place's own people write it, as far as the gazetteer tells; empty where it does not."""
    own = LOCAL_LANGUAGE.get(place.country or "")
    if own:
        return name_in(place, own)
    current = [name for name in place.names if name.kind != "former"]
    return next((name.text for name in current if _is_local(name)), "")


def _is_local(name: Name) -> bool:
    return name.language is not None and name.language.split("-")[0] not in LANGUAGES and name.kind == "official"
