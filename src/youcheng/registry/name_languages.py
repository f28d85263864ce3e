"""Which language a name is in, as far as that can be told."""

from __future__ import annotations

LOCAL_TAGS = {
    "AR": "es",
    "AT": "de",
    "AU": "en",
    "BE": "nl",
    "BR": "pt",
    "CA": "en",
    "CH": "de",
    "CL": "es",
    "CN": "zh-Hans",
    "CO": "es",
    "CZ": "cs",
    "DE": "de",
    "DK": "da",
    "ES": "es",
    "FI": "fi",
    "FR": "fr",
    "GB": "en",
    "GR": "el",
    "HK": "zh-Hant",
    "HU": "hu",
    "IE": "en",
    "IT": "it",
    "JP": "ja",
    "KR": "ko",
    "MO": "zh-Hant",
    "MX": "es",
    "NL": "nl",
    "NO": "nb",
    "NZ": "en",
    "PE": "es",
    "PL": "pl",
    "PT": "pt",
    "RO": "ro",
    "RU": "ru",
    "SE": "sv",
    "TR": "tr",
    "TW": "zh-Hant",
    "UA": "uk",
    "US": "en",
    "VN": "vi",
}
"""The main official language of names in a country; left out where there are several of equal standing."""

LATIN = frozenset(LOCAL_TAGS.values()) - {"el", "ja", "ko", "ru", "uk", "zh-Hans", "zh-Hant"}
"""Those of them that are written in Latin letters."""

UNDETERMINED = "und"
"""BCP 47 for "it is a name, and nobody said in which language"."""


def local_tag(country: str) -> str:
    """The language of a country's own names."""
    return LOCAL_TAGS.get(country, UNDETERMINED)


def tag_of(language: str) -> str:
    """A stored language, which may be empty or bare ``zh``, as a tag for ``lang``."""
    return {"": UNDETERMINED, "zh": "zh-Hans"}.get(language, language)
