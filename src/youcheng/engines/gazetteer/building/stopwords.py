"""Which names may be read out of running text: common words are not, however many villages bear them."""

from __future__ import annotations

import rjieba

from youcheng.engines.gazetteer.building import data
from youcheng.engines.gazetteer.building.draft import Draft
from youcheng.engines.gazetteer.folding import HAN
from youcheng.engines.gazetteer.model import Level, Name

Posting = tuple[Draft, Name]
# Parts of speech (of jieba's dictionary) that a place name may have: places, people, other names, foreign words.
_NAME_TAGS = ("ns", "nr", "nz", "x", "eng")
_SUFFIXES = tuple("省市县区州盟旗府郡町村道都")
# In running text a name of two characters, or in Latin letters, counts only for places this prominent (a population of
# about 15,000): smaller ones share theirs with common words and family names.
_FLOOR = 0.55
_WELL_KNOWN = 0.74  # a population of about 350,000
_SHORTEST_LATIN = 4
_HIGH = {Level.COUNTRY, Level.PROVINCE}


class Stopwords:
    """Decides for one folded name at a time."""

    def __init__(self) -> None:
        table = data.load("stopwords.toml")
        self._stop = {word for words in table["stop"].values() for word in words}
        self._allow = set(table["allow"])

    def mentionable(self, key: str, posted: list[Posting]) -> bool:
        """``key``: the folded name; ``posted``: the places and names under it."""
        if len(key) < 2 or key in self._stop or key.isdigit():
            return False
        if key in self._allow:
            return True
        if HAN.search(key):
            return self._han(key, posted)
        if key.isascii():
            return len(key) >= _SHORTEST_LATIN and any(_stands_alone(place, name) for place, name in posted)
        return len(key) >= 3 and any(place.prominence >= _FLOOR or place.level in _HIGH for place, _ in posted)

    def _han(self, key: str, posted: list[Posting]) -> bool:
        suffixed = len(key) >= 3 and key[-1] in _SUFFIXES
        if suffixed and any(name.kind == "official" or not name.inferred for _, name in posted):
            return True
        serious = [(place, name) for place, name in posted if not _is_stem_of_district(place, name)]
        if len(key) == 2:
            serious = [(place, name) for place, name in serious if _weighs_as_two_characters(place, name)]
        else:
            serious = [(place, name) for place, name in serious if place.level is not Level.OTHER or len(key) >= 4]
        return bool(serious) and (_is_name(key) or any(_is_well_known(place, name) for place, name in serious))


def _stands_alone(place: Draft, name: Name) -> bool:
    """Whether a Latin name is one a place of its size is commonly called by."""
    if place.level is Level.COUNTRY:
        return name.language == "en" and len(name.text) > 3
    if name.kind == "alias":  # New York, beside the official New York City
        return place.prominence >= _WELL_KNOWN and " " in name.text and name.text[:1].isupper()
    usual = name.kind in {"official", "short", "former"} and (name.language == "en" or name.language is None)
    return usual and place.prominence >= _FLOOR and name.text[:1].isupper()


def _is_stem_of_district(place: Draft, name: Name) -> bool:
    """和平, 友好, 新华: the bare stem of a 区, never used so in a text about elsewhere."""
    return name.kind == "alias" and any(other.text == f"{name.text}区" for other in place.names)


def _weighs_as_two_characters(place: Draft, name: Name) -> bool:
    if place.level in _HIGH:
        return name.kind != "former"
    if place.level is Level.OTHER or name.kind not in {"official", "short"}:
        return False
    return place.prominence >= _FLOOR or place.id.startswith("cn:")


def _is_well_known(place: Draft, name: Name) -> bool:
    """Countries, provinces, and cities big enough that their name outweighs the common word (大理, 保定, 高松)."""
    return place.level in _HIGH or (
        place.level is Level.CITY and place.prominence >= _WELL_KNOWN and name.kind != "alias"
    )


def _is_name(key: str) -> bool:
    """Not a single word of the dictionary with a common part of speech."""
    tagged = rjieba.tag(key)
    return len(tagged) != 1 or str(tagged[0][1]).startswith(_NAME_TAGS)
