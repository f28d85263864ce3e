"""Names in Japanese text that brackets complete: their reading, or the country they lie in."""

from __future__ import annotations

import re
from dataclasses import replace

from youcheng.engines.reading.facts.places.phrase import PlacePhrase, Unit
from youcheng.engines.reading.facts.words import country_names

_KANA_NAME = re.compile(r"(?<![ァ-ヺー·])[ァ-ヺー·]{2,20}\(")
_READING = re.compile(r"\([ァ-ヺー· ]{2,20}\)(?:[市道郡区府県町](?![民内立]))?")


def _tells(text: str, at: int, country: str) -> bool:
    """Whether a country is named there, not its language or people: ホームページ(ロシア語)."""
    return text.startswith(country, at) and text[at + len(country) : at + len(country) + 1] not in tuple("語人版製")


def with_readings(found: list[PlacePhrase], text: str) -> list[PlacePhrase]:
    """慶尚南道(キョンサンナムド)密陽(ミリャン)市: Korean names with their readings, the generic part after them.

    ディーツヘルツタール(ドイツ連邦共和国ヘッセン州): a name that only the country in brackets tells to be a place.
    """
    out: list[PlacePhrase] = []
    for match in _KANA_NAME.finditer(text):
        country = next((code for name, code in country_names("ja").items() if _tells(text, match.end(), name)), None)
        if country and not any(p.start < match.end() and match.start() < p.end for p in found):
            unit = Unit(match.start(), match.end() - 1, "")
            found.append(PlacePhrase(unit.start, unit.end, (unit,), country, True, False, "city"))
    found.sort(key=lambda place: place.start)
    for place in found:
        reading = _READING.match(text, place.end)
        last = out[-1] if out else None
        extended = replace(place, end=reading.end()) if reading else place
        if (
            last is not None
            and text[last.end - 1] == ")"
            and last.end == place.start
            and last.level == "province"
            and last.country in (None, place.country)
        ):
            out[-1] = replace(extended, start=last.start, units=last.units + place.units)
        else:
            out.append(extended)
    return out
