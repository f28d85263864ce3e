"""Which names may be read out of running text: common words are not, however many villages bear them."""

from __future__ import annotations

import rjieba

from youcheng.engines.gazetteer.build import data
from youcheng.engines.gazetteer.build.draft import Draft
from youcheng.engines.gazetteer.folding import is_han
from youcheng.engines.gazetteer.model import Level, Name

# Parts of speech (of jieba's dictionary) that a place name may have: names of places, people, other names, places, idioms.
_NAME_TAGS = ("ns", "nr", "nz", "nt", "nrt", "nrfg", "x", "eng")
_SUFFIXES = tuple("省市县区州盟旗府郡町村道都")


class Stopwords:
    def __init__(self) -> None:
        table = data.load("stopwords.toml")
        self._stop = {word for words in table["stop"].values() for word in words}
        self._allow = set(table["allow"])

    def mentionable(self, key: str, posted: list[tuple[Draft, Name]], latin_floor: float) -> bool:
        """``key``: the folded name; ``posted``: the places and names under it."""
        if len(key) < 2 or key in self._stop or key.isdigit():
            return False
        if key in self._allow:
            return True
        if key.isascii():
            return self._latin(key, posted, latin_floor)
        if not any(is_han(char) for char in key):
            return len(key) >= 3 and any(place.prominence >= 0.5 or name.kind != "alias" for place, name in posted)
        if all(place.level is Level.OTHER and "functional_zone" not in place.flags for place, _ in posted):
            return (len(key) >= 3 and key[-1] in "镇乡村") or len(key) >= 4
        if key[-1] in _SUFFIXES and len(key) >= 3 and any(name.kind == "official" for _, name in posted):
            return True
        if all(name.kind == "alias" and place.id.startswith("cn:") and place.level is Level.COUNTY
               and name.text + "区" in {n.text for n in place.names} for place, name in posted):  # fmt: skip
            return False  # the bare stem of a district: 和平, 友好, 新华
        return self._is_name(key) or any(place.level in {Level.COUNTRY, Level.PROVINCE} for place, _ in posted)

    @staticmethod
    def _latin(key: str, posted: list[tuple[Draft, Name]], floor: float) -> bool:
        return len(key) >= 4 and any(
            place.prominence >= floor
            and (name.kind in {"official", "short", "former"} or place.level in {Level.COUNTRY, Level.PROVINCE})
            and name.text[:1].isupper()
            for place, name in posted
        )

    @staticmethod
    def _is_name(key: str) -> bool:
        """Not a single word of the dictionary with a common part of speech."""
        tagged = rjieba.tag(key)
        return len(tagged) != 1 or str(tagged[0][1]).startswith(_NAME_TAGS)
