"""Names that a page says to be places: 有个叫茨维瑟尔的小镇, 法诺是意大利…的一个市镇, 韩国的安养, 奥胡斯·丹麦."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.places.told import country_at
from youcheng.engines.reading.facts.places.transliteration import wholly_foreign
from youcheng.engines.reading.facts.words import Hit, country_names
from youcheng.engines.reading.model import Candidate

_HOME = {"zh": "CN", "ja": "JP"}
_NAME = {"zh": r"(?P<name>[\u3400-\u9fff-]{2,9}?)", "ja": r"(?P<name>[ァ-ヺー][ァ-ヺー·=]{1,18})"}
_TOWN = {
    "zh": r"(?:小镇|小城|小村|城市|城镇|市镇|港市|港城|自治市|首府|海滨城|古城|名城)",
    "ja": r"(?:小さな)?(?:都市|町|街|村|市|自治体|コムーネ|港町|古都)",
}
# A name and what it is.
_CALLED = {
    "zh": (
        re.compile(rf"(?:名叫[做作]?|叫[做作]?|名为){_NAME['zh']}的{_TOWN['zh']}"),
        re.compile(rf"(?:小城|小镇|名城|古城|港城)(?<=[\u3400-\u9fff,]..){_NAME['zh']}(?=[,、。的])"),
    ),
    "ja": (re.compile(rf"{_NAME['ja']}(?:と(?:い|呼ばれ)る|という){_TOWN['ja']}"),),
}
# A sentence that begins with a name and says in which country what it is.
_IS = {
    "zh": re.compile(
        rf"(?<![^\n。]){_NAME['zh']}(?:\([^()\n]{{0,40}}\))?(?:是|位于)(?P<where>[^。\n]{{2,30}}?)的?(?:一[座个])?{_TOWN['zh']}(?=[,。])"
    ),
    "ja": re.compile(rf"^{_NAME['ja']}(?:\([^()\n]{{0,40}}\))?は、?(?P<where>[^。\n]{{2,30}}?){_TOWN['ja']}(?:である|です|。)", re.M),
}  # fmt: skip
# A name that a country stands before, and what follows where the name ends.
_OF_COUNTRY = {
    "zh": re.compile(rf"(?P<of>的?){_NAME['zh']}(?=[,、。;:()\s—】|呢吗]|和|与|同|及|也|则|还|$)"),
    "ja": re.compile(rf"(?P<of>の){_NAME['ja']}(?=[、。)\s】|]|と|や|は|が|の|に|へ|から|まで|$)"),
}
# A name before its country: 奥胡斯·丹麦, on a line of its own 奥胡斯,丹麦.
_BEFORE_COUNTRY = {
    "zh": re.compile(r"(?:(?P<dot>[\u3400-\u9fff-]{2,9})·|(?:^|(?<=\n))(?P<line>[\u3400-\u9fff-]{2,9})[,、])$"),
    "ja": re.compile(r"(?:(?<![ァ-ヺー·])(?P<dot>[ァ-ヺー]{2,18})/|(?:^|(?<=\n))(?P<line>[ァ-ヺー·]{2,18})、)$"),
}
_END = re.compile(r"[】)」|\s。]|$")
_LONGEST = 22
_LIKELY, _SURE = 0.65, 0.75

Named = tuple[int, int, tuple[Candidate, ...]]


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    hits: dict[int, list[Hit]]
    language: str
    names: PlaceNames | None
    countries: list[Hit]

    def called(self) -> Iterator[Named]:
        """有个叫茨维瑟尔的小镇, 法诺是意大利…的一个市镇."""
        for pattern in _CALLED[self.language]:
            for match in pattern.finditer(self.text):
                yield from self._believed(match.span("name"), None)
        for match in _IS[self.language].finditer(self.text):
            told = next((hit for at in range(*match.span("where")) if (hit := country_at(self.hits, at))), None)
            if told:
                yield from self._believed(match.span("name"), country_names(self.language)[told.word])

    def beside_countries(self) -> Iterator[Named]:
        """韩国的安养, 奥胡斯·丹麦."""
        for told in self.countries:
            at, code = told.start, country_names(self.language)[told.word]
            if code == _HOME[self.language]:
                continue
            after = _OF_COUNTRY[self.language].match(self.text, told.end)
            if after:
                yield from self._believed(after.span("name"), code, borrowed=not after["of"])
            before = _BEFORE_COUNTRY[self.language].search(self.text, max(0, at - _LONGEST), at)
            if before and _END.match(self.text, told.end):
                yield from self._believed(before.span(before.lastgroup or 0), code)

    def _believed(self, span: tuple[int, int], country: str | None, *, borrowed: bool = False) -> Iterator[Named]:
        """A name that the gazetteer holds in the country, or one in transliteration; no word that the lists hold.

        Where ``borrowed``, one that it holds in another country is believed too: 俄罗斯共青城.
        """
        start, end = span
        name = self.text[start:end]
        if name.startswith("的") or any(hit.end >= end for hit in self.hits.get(start, ())):
            return
        found = self.names.resolve(name, country) if self.names is not None else ()
        known = tuple(candidate for candidate in found if candidate.score >= _LIKELY)
        foreign = wholly_foreign(name) if self.language == "zh" else "ァ" <= name[0] <= "ー"
        if known:
            yield start, end, known
        elif foreign or (borrowed and self._is_known(name)):
            yield start, end, (Candidate("", name, country or "", "city", 1.0),)

    def _is_known(self, name: str) -> bool:
        found = self.names.resolve(name) if self.names is not None and len(name) > 2 else ()
        return any(c.score >= _SURE and c.level != "country" for c in found)


def defined(
    text: str, hits: dict[int, list[Hit]], language: str, names: PlaceNames | None, countries: list[Hit]
) -> Iterator[Named]:
    """The names of a Chinese or Japanese page that it says to be places: start, end, candidates.

    ``countries`` are those that the page names.
    """
    reader = _Reader(text, hits, language, names, countries)
    yield from reader.called()
    yield from reader.beside_countries()
