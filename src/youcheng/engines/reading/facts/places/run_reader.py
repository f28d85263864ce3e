"""One run of name characters of Chinese or Japanese text, read from left to right."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from youcheng.engines.reading.facts.places.alone import (
    NAME_BREAKERS,
    OWN_SCRIPT,
    goes_on,
    has_town_hall,
    is_japanese_town,
    stands_alone,
)
from youcheng.engines.reading.facts.places.page import PROVINCES, Landmarks, Page
from youcheng.engines.reading.facts.places.persons import KATAKANA, is_dotted, is_mayor, is_of_person
from youcheng.engines.reading.facts.places.phrase import LEVELS, PlacePhrase, Unit, level_of
from youcheng.engines.reading.facts.places.reach import (
    after_a_country,
    ends_longer_word,
    ends_transliteration,
    goes_on_foreign,
    in_a_name,
    in_its_state,
    longer_name,
    own_name,
    parts_names,
    suffix_of,
)
from youcheng.engines.reading.facts.places.run_words import (
    AFTER_ORDINAL,
    BETWEEN_PLACES,
    BREAKING_SECTIONS,
    COUNTED,
    KIND_BEFORE,
    KINDS_OF_TOWN,
    LOWER,
    NUMBERED_UNIT,
    READ_AS_TOWN,
    REST_OF_UNIT,
    SHORT_COUNTRIES,
    TO_A_UNIT,
)
from youcheng.engines.reading.facts.places.spans import after_country
from youcheng.engines.reading.facts.places.transliteration import (
    ends_as_ours,
    is_joined,
    sounds_foreign,
    wholly_foreign,
)
from youcheng.engines.reading.facts.words import Hit
from youcheng.engines.reading.model import Candidate

_HOME = {"zh": "CN", "ja": "JP"}
_ENDS = frozenset(LEVELS) | {"州"}
_ERAS = frozenset({"明治", "大正", "昭和", "平成", "令和"})
_YEAR_STARTS = frozenset("0123456789元一二三四五六七八九十")
_LONGEST_NAME, _LONGEST_UNANCHORED = 12, 6


class RunReader:
    """One run of name characters, read from left to right."""

    def __init__(
        self, page: Page, marks: Landmarks, start: int, end: int, country: str | None, *, surely: bool
    ) -> None:
        """``country`` is carried over from the run before; not ``surely`` where it may belong to that alone."""
        self.text, self.position, self.end, self.alone_from = page.text, start, end, start
        self.hits, self.mentions, self.blocked, self.marks = page.hits, page.mentions, page.blocked, marks
        self.countries, self.language, self.home = page.countries, page.language, _HOME[page.language]
        self.publisher, self.surely = page.publisher, surely
        self.country_at_end: str | None = None
        self.country: str | None = None
        self._forget(start)
        if country:
            self.country, self.stated = country, True
            self.position = self.name_start = after_country(self.text, start, end, self.language)

    def _forget(self, position: int) -> None:
        """Start a new name at ``position``."""
        self.name_start = self.phrase_start = position
        self.units: list[Unit] = []
        self.country = None
        self.stated = False
        self.weak = False
        self.resolved: tuple[Candidate, ...] = ()

    def read(self, found: list[PlacePhrase]) -> None:
        turns, stops = self.marks.turns, self.marks.stops
        short = self.language == "ja"
        while self.position < self.end:
            at = self.position
            if self.text[at] in ("·-=" if short else "·") and self.units and at == self.units[-1].end:
                self._middle_dot(found, at)
                continue
            unread = self.text[at] == "·" and short and not self.units and not self.country
            if unread and parts_names(self.text, self.name_start, at):
                self._break(found, at, at + 1)
            elif at in turns or (short and at == self.name_start):
                self._step(found)
            else:
                self.position = min(self.end, stops[bisect_right(stops, at)])
        self._bare_foreign_name(self.end)
        if self.stated and self.name_start == self.end and (not self.units or (short and self.units[-1][2] == "州")):
            self.country_at_end = self.country  # ワシントン州の|ウェナッチ
        self._finish(found)

    def _middle_dot(self, found: list[PlacePhrase], at: int) -> None:
        """広島県・四川省 are two places, オレゴン州・ポートランド市 one: told by their countries."""
        following = self._known(at + 1) or self._province(at + 1, self.hits.get(at + 1, ()))
        at_home = self.language == "ja" and self.country == self.home
        foreign = at_home and KATAKANA.match(self.text[at + 1 : at + 2]) is not None
        if foreign and not following:
            self._break(found, at, at + 1)  # 岡山県・プネ市
        elif following and self.country and following[1][0].country != self.country:
            self._break(found, at, at + 1)
        else:
            self.position = self.name_start = at + 1

    def _step(self, found: list[PlacePhrase]) -> None:
        at = self.position
        if at in self.blocked:
            self._break(found, at, max(self.blocked[at], at + 1))
            return
        here = self.hits.get(at, ())
        between = self.text[at] in BETWEEN_PLACES and at not in self.mentions and at + 1 in self.mentions
        if between and self.units and at == self.units[-1].end:
            self._break(found, at, at + 1)
            return
        suffix, breaker, name, country = self._cues(here)
        if name and any(hit.section == "country" for hit in self.hits.get(at + 1, ())):
            name = None  # 和|美国
        if (country or self.language == "ja") and self._longer_than_it_seems(found, country):
            return
        known = self._known(at) if at in self.mentions else None
        known = known or (self._province(at, here) if here else None)
        if known and self._ends_longer_name(*known):
            return
        if breaker is None and at in self.marks.city_words and self._ordinary_city_word(at):
            self._break(found, at, at + 2)
        elif known and not self._covered(known, breaker) and not (country and self._rather(country, known)):
            self._accept_known(found, known)
        elif country and self.units == [] and not (breaker and breaker.end > country.end):
            self._start_country(found, country)
        elif country and self.units and not suffix:
            self._finish(found)
            self._start_country(found, country)
        elif suffix and not (breaker and breaker.end > suffix.end) and self._unit(suffix):
            self.position = suffix.end
        elif breaker and not (name and name.end >= breaker.end) and not self._inside_name(breaker):
            self._break(found, at, breaker.end)
        else:
            self.position = name.end if name and self.language == "ja" else at + 1  # 議政府|市

    def _cues(self, here: Sequence[Hit]) -> tuple[Hit | None, Hit | None, Hit | None, Hit | None]:
        """Of each sort that bears on places, the longest cue word that begins here."""
        suffix = breaker = name = country = None
        for hit in here:
            section = hit.section
            if section == "country.suffix":
                suffix = suffix or hit
            elif section == "country":
                country = country or hit
            elif section == "names.with.conjunction":
                name = name or hit
            elif breaker is None and section in BREAKING_SECTIONS:
                breaker = hit
        if country and in_a_name(self.text, country, self.name_start, abroad=self.stated):
            country = None  # マリ in マリキナ, 马利 in 加纳|塔马利市
        return suffix, breaker, name, country

    def _rather(self, country: Hit, known: tuple[int, tuple[Candidate, ...]]) -> bool:
        """Whether a country is meant, not the place abroad that a shorter name or the same (尼德兰) means too."""
        end, candidates = known
        code = self.countries[country.word]
        namesake = self.language == "zh" and candidates[0].country not in (self.home, code)
        return country.end > end or (namesake and end - country.end <= 1)  # 古巴|哈瓦那, not 古巴哈

    def _longer_than_it_seems(self, found: list[PlacePhrase], country: Hit | None) -> bool:
        """A country written with one character, or a country's name inside a unit's."""
        if country is None:
            return self.language == "ja" and self._short_country(found, self.position)
        return self._part_of_country(country)

    def _covered(self, known: tuple[int, tuple[Candidate, ...]], breaker: Hit | None) -> bool:
        """Whether a cue word is all of a known name or more: 合作; not 港区 after 日本."""
        if breaker is None or breaker.end < known[0]:
            return False
        told = self.stated and self.position == self.name_start and known[1][0].country == self.country
        return not (told and breaker.section == "not.unit")

    def _part_of_country(self, country: Hit) -> bool:
        """北哈萨克斯坦州, パナマ市: a unit named after a country or a part of it."""
        code = self.countries[country.word]
        suffix = after_a_country(self.text, country, self.name_start, code)
        if self.units or not suffix or (suffix == "市" and not self._generic_after(country.end)):
            return False
        self.country = self.country or code
        self.units.append(Unit(self.name_start, country.end + 1, suffix))
        self.position = self.name_start = country.end + 1
        return True

    def _ends_longer_name(self, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """三|麻省, 吉|安乡, 南|埃尔蒙特: a known name is the end of a longer one."""
        if self.language != "zh" or self.units or self.position == self.name_start:
            return False
        if self.position > self.name_start + 1:
            ours = ends_transliteration(self.text, self.name_start, self.position, end)  # 拉差贴|威县
            return ours and self._take(end, self.text[end - 1])
        if self.hits.get(self.name_start) or "·" in self.text[self.position : end + 1]:
            return False
        short = end - self.position == 2 and self.text[end - 1] in "省市县乡镇郡" and not self.country
        part = self.text[self.name_start] in "东西南北新圣" and candidates[0].country != self.home
        if not (short or (part and end - self.position > 2)):
            return False
        suffix = suffix_of(self.text, self.position, end)
        if not suffix and (hit := self._generic_after(end)):
            end, suffix = hit.end, hit.word
        return self._take(end, suffix)

    def _take(self, end: int, suffix: str) -> bool:
        """Take all since the last boundary as a unit that the gazetteer does not hold."""
        if not self.country:
            self.phrase_start = self.name_start
        self.units.append(Unit(self.name_start, end, suffix))
        self.weak = True
        self.position = self.name_start = end
        return True

    def _short_country(self, found: list[PlacePhrase], at: int) -> bool:
        """米セント・ピーターズバーグ市: one character for the country, katakana after it."""
        code = SHORT_COUNTRIES.get(self.text[at])
        if not code or at != self.name_start or self.units or not re.match(r"·?[ァ-ヺ]", self.text[at + 1 : at + 3]):
            return False
        self._start_country(found, Hit(at, at + 1, "country", ""), code)
        return True

    def _ordinary_city_word(self, at: int) -> bool:
        """城市 the word, not the end of 聊城市 or 日本都城市."""
        name = self.text[self.name_start : at]
        alone = self.alone_from == self.name_start and self.end == at + 2
        anchored = bool(self.units) or self.country is not None or alone
        return not (name and anchored and len(name) <= 3 and name[-1] not in "国外省大中小各座个型新老作邻友")

    def _province(self, at: int, here: Sequence[Hit]) -> tuple[int, tuple[Candidate, ...]] | None:
        """A province of China, a prefecture of Japan: known without a gazetteer as well."""
        named = at in self.marks.provinces
        hit = next(hit for hit in here if hit.section in PROVINCES) if named else None
        country = "CN" if hit is None or hit.section == "china.province" else self.home
        if hit is None and self.country == "RU" and at == self.name_start and self.text.startswith("沿海地区", at):
            return at + 4, (Candidate("", "沿海地区", "RU", "province", 1.0),)
        if hit is None or (at > self.name_start and self.country not in (None, country)):
            return None
        return hit.end, (Candidate("", hit.word, country, "province", 1.0),)

    def _inside_name(self, breaker: Hit) -> bool:  # noqa: PLR0911 - one return a reason
        """Single function characters occur in names: 奇尔根和, 的黎波里, 以马内利; 屏东县九如乡, 宜兰县头城镇."""
        if self.text.startswith("将军市", breaker.start):
            return breaker.start > self.name_start  # 比亚蒙特|将军市
        if breaker.section == "ours" and self.country not in (None, self.home):
            return ends_as_ours(self.text, self.name_start, breaker.start)
        if self.units and self.name_start == self.units[-1].end:
            numbered = NUMBERED_UNIT.match(self.text, self.name_start, self.end)
            district = breaker.word in ("山区", "港区") and self.units[-1].suffix == "市"  # 高雄市|旗山区
            if (numbered and breaker.start < numbered.end()) or (district and breaker.start == self.name_start + 1):
                return True
        if (
            breaker.section == "not.unit"
            and self.language == "ja"
            and self.text[breaker.end : breaker.end + 1] in "郷鎮"
        ):
            return breaker.end < self.end  # 新港|郷
        if breaker.word in ("城镇", "城乡"):
            return bool(self.units) and self.units[-1].end == self.name_start == breaker.start - 1
        if breaker.end - breaker.start > 1 or breaker.section != "left.boundary":
            return False
        if self.units and self.name_start == self.units[-1].end and 0 < breaker.start - self.name_start < 3:
            return breaker.word not in NAME_BREAKERS and bool(REST_OF_UNIT.match(self.text, breaker.end, self.end))
        if breaker.word == "第" and AFTER_ORDINAL.match(self.text, breaker.end, self.end):
            return True  # 第聂伯罗彼德罗夫斯克市
        if not self.country or self.country == self.home:
            return False
        rest = TO_A_UNIT.match(self.text, breaker.end, min(self.end, breaker.end + 8))
        return rest is not None and breaker.word not in "与和同的是为"

    def _known(self, at: int) -> tuple[int, tuple[Candidate, ...]] | None:  # noqa: PLR0911 - one return a reason
        """A gazetteer name that may start here, unless ordinary words cover it."""
        options = self.mentions.get(at)
        if not options:
            return None
        end, candidates = max(options, key=lambda option: option[0])
        if self.text[end - 2 : end - 1] == "." == self.text[end : end + 1]:
            end += 1  # ワシントンD.C|.
        name = self.text[at:end]
        if name in _ERAS and self.text[end : end + 1] in _YEAR_STARTS:
            return None  # 昭和63(1988)年
        began = at > self.name_start and self.text[self.name_start : at] not in KINDS_OF_TOWN
        if began and (self.units or self.country):
            return None  # 广和县驮隆镇: the name began before
        kanji = self.language == "ja" and not KATAKANA.search(name)
        told = self.stated and any(c.country == self.country for c in candidates)
        before_country = any(hit.section == "country" for hit in self.hits.get(end + 1, ()))  # 奥胡斯·丹麦
        if not told and self.country not in (None, self.home) and ends_as_ours(self.text, self.name_start, end):
            return None
        if not told and not kanji and not before_country and is_dotted(self.text, at, end, self.language):
            return None  # 别利斯基·亚历山大 is a person
        if self.language == "ja" and KATAKANA.match(name[-1]) and KATAKANA.match(self.text[end : end + 1]):
            return None  # ゴール inside ゴールバン
        if at > self.name_start and self.language == "ja" and ends_longer_word(self.text, self.name_start, at, name):
            return None
        abroad = self.language == "zh" and self.units and self.country not in (None, self.home)
        if abroad and all(c.country != self.country for c in candidates) and goes_on_foreign(self.text, end, self.end):
            return None  # 肯特省|巴彦呼塔格县
        if any(hit.section == "not.name" and hit.end >= end for hit in self.hits.get(at, ())):
            return None
        if len(name) < 2 or candidates[0].level == "country" or (self.language == "zh" and name.startswith("中国")):
            return None  # 中国上海: the country, then the place
        if self.language == "ja" and is_mayor(self.text, self.position, end, self.publisher):
            return None
        return end, candidates

    def _accept_known(self, found: list[PlacePhrase], known: tuple[int, tuple[Candidate, ...]]) -> None:
        end, suffix, candidates = self._extent(*known)
        if self.units and not self._nests(known[1], suffix):
            self._finish(found)
            self._forget(self.position)
        if self.country and self.country != known[1][0].country:
            matching = tuple(c for c in candidates if c.country == self.country)
            if not matching and not self.surely and not self.units:
                # 大分市 | 日本 | 武汉市: the country belonged to what stood before it.
                self._forget(self.position)
                matching = candidates
            candidates = matching
        elif not self.units and not self.country:
            self.phrase_start = self.position
        self.weak = self.weak or (not suffix and end > known[0])
        if self.language == "ja" and suffix in ("町", "村") and not candidates:
            self.country = self.country or self.home  # 吉川町 is not 吉川
        self.units.append(Unit(self.position, end, suffix))
        if candidates and not self.stated:
            self.country = candidates[0].country or None
        self.resolved = candidates
        self.position = self.name_start = end

    def _extent(self, end: int, candidates: tuple[Candidate, ...]) -> tuple[int, str, tuple[Candidate, ...]]:
        """Where a known name ends on this page, its generic part, and what it may mean then."""
        suffix = suffix_of(self.text, self.position, end)
        if suffix and not (suffix == "港" and self._generic_after(end)):
            return end, suffix, candidates
        if self.language == "zh" and candidates[0].country != self.home and self.text[end - 1] not in _ENDS:
            longer = longer_name(self.text, end, self.end, self.hits, self.mentions)
            if longer > end:
                end, candidates = longer, ()
        # 绍兴 + 市: the generic part belongs to the name, unless another word starts there (市长).
        extension = self._generic_after(end)
        if extension is None:
            return end, "", candidates
        # 吉安乡 is not 吉安, 石岡区 not the city of 石岡.
        other = extension.word in ("乡", "村") or (
            extension.word in ("区", "镇", "町", "郡") and candidates and candidates[0].level in ("city", "province")
        )
        return extension.end, extension.word, () if other else candidates

    def _generic_after(self, end: int) -> Hit | None:
        """The generic part that goes on after a known name."""
        here = self.hits.get(end, ())
        hit = next((hit for hit in here if hit.section == "country.suffix"), None)
        if hit is None or any(other.end > hit.end and other.section in BREAKING_SECTIONS for other in here):
            return None
        last = self.units[-1] if self.units else None
        nested = last is not None and last.end == self.position and hit.word in LOWER.get(last.suffix, ())
        return hit if nested or goes_on(self.text, hit, self.language) else None  # 嘉义县|新港|乡

    def _nests(self, candidates: tuple[Candidate, ...], suffix: str) -> bool:
        """Whether a name directly after a unit lies in it: by its country, its generic part, or nothing against it."""
        last = self.units[-1]
        if not self.country or self.position != last.end:
            return self.position == last.end
        if suffix and suffix in LOWER.get(last.suffix, ()) and (self.language == "zh" or last.suffix == "県"):
            return True  # 高雄市美浓区, 花蓮県新城郷, whatever place elsewhere has the name
        if any(c.country == self.country for c in candidates):
            return last.suffix not in ("县", "区", "町", "村", "镇")
        # 老挝万象省万荣县: another country's place of that name; here it is the unit of the one named before.
        return bool(suffix) and self.stated

    def _start_country(self, found: list[PlacePhrase], hit: Hit, code: str = "") -> None:
        self._bare_foreign_name(hit.start)
        if self.units or self.country:
            self._finish(found)
        self._forget(hit.start)
        self.country = code or self.countries[hit.word]
        self.stated = True
        self.position = self.name_start = after_country(self.text, hit.end, self.end, self.language)
        self.surely = "的" not in self.text[hit.end : self.position]
        if self.text[self.position : self.position + 1] == "·":
            self.position = self.name_start = self.position + 1

    def _unit(self, suffix: Hit) -> bool:  # noqa: PLR0911 - one return a reading
        """Try to read the characters since the last boundary as a unit that ends in ``suffix``."""
        self.name_start = own_name(self.text, self.name_start, suffix.start, self.language)
        name = self.text[self.name_start : suffix.start]
        if not name:
            last = self.units[-1] if self.units else None  # 苏州 + 市: a unit that ended in 州 goes on with 市
            if (
                last
                and last.end == suffix.start
                and last.suffix in ("州", "", "港", "道", "都", "镇")
                and suffix.word in ("市", "区", "县", "省", "州", "町", "郡")
                and suffix.word != last.suffix
            ):
                self.units[-1] = Unit(last.start, suffix.end, suffix.word)
                self.name_start = suffix.end
                return True
            return False
        numbered = suffix.word == "区" and self.units and self.country not in (None, self.home)
        if (COUNTED.fullmatch(name) and not numbered) or name[0] == "在":
            return False  # 四省, 大分市|在九州
        anchored = bool(self.units) or self.country is not None
        own_script = OWN_SCRIPT.fullmatch(name) is not None
        longest = 20 if own_script else _LONGEST_NAME if anchored or wholly_foreign(name) else _LONGEST_UNANCHORED
        if len(name) > longest or (len(name) < 2 and not anchored and suffix.word not in ("县", "州", "旗")):
            return False
        if not anchored and is_japanese_town(self.text, self.name_start, name, suffix, self.language):
            self.country = self.home
        elif not anchored and not stands_alone(self.text, name, suffix, self.language):
            return False
        if anchored and suffix.word in ("都", "道", "府", "港", "邦", "盟", "旗", "乡") and len(name) < 2:
            return False
        twice = suffix.word in ("州", "市") and self.text[suffix.end : suffix.end + 1] in ("市", "州")
        if anchored and len(name) == 1 and twice:
            return False
        self.units.append(Unit(self.name_start, suffix.end, suffix.word))
        self.weak = self.weak or not anchored
        if not anchored:
            self.phrase_start = self.name_start
        self.resolved = ()
        self.name_start = suffix.end
        return True

    def _bare_foreign_name(self, end: int) -> None:
        """A country and then a name without generic part, up to the next word: 美国爱迪生."""
        if self.language == "zh" and self.text[end - 1 : end] == "所":
            end -= 1  # 东帝汶首都狄力所缔结的
        if self.language == "ja" and self.stated and (lead := KIND_BEFORE.match(self.text, self.name_start, end)):
            self.name_start = lead.end()
        name = self.text[self.name_start : end]
        if (
            not self.units
            and self.country is None
            and self.name_start == self.alone_from
            and not self.hits.get(self.name_start)
            and has_town_hall(self.text, name, end)
        ):
            self.phrase_start = self.name_start
            self.units.append(Unit(self.name_start, end, ""))
            self.weak = True
            self.name_start = end
            return
        if (
            self.country not in (None, self.home)
            and (in_its_state(self.text, self.units[-1], end) if self.units else self.stated)
            and 2 <= len(name) <= (20 if KATAKANA.match(name) else 10)
            and self._sounds_foreign(name)
            and not (self.language == "ja" and is_of_person(self.text, name, end))
        ):
            self.units.append(Unit(self.name_start, end, ""))
            self.weak = True
            self.name_start = end

    def _sounds_foreign(self, name: str) -> bool:
        if any(h.section == "not.name" for h in self.hits.get(self.name_start, ())) or name.endswith(("海上", "沿岸")):
            return False
        if self.country in ("JP", "KR", "KP", "VN") and self.language == "zh":
            return len(name) <= 4  # written in characters of their own
        if self.language == "ja" and READ_AS_TOWN.match(self.text, self.name_start + len(name)):
            return True  # 大韓民国|水原|(スウォン)市
        plain = self.language == "zh" and len(name) <= _LONGEST_UNANCHORED and not self.hits.get(self.name_start)
        joined = plain and is_joined(self.text, self.phrase_start, self.name_start + len(name))
        return joined or sounds_foreign(name) or wholly_foreign(name)

    def _break(self, found: list[PlacePhrase], at: int, to: int) -> None:
        self._bare_foreign_name(at)
        self._finish(found)
        self._forget(to)
        self.position = to

    def _finish(self, found: list[PlacePhrase]) -> None:
        if not self.units:
            return
        head = self.units[-1]
        country = self.country
        level = level_of(head.suffix, country) or (self.resolved[0].level if self.resolved else None)
        found.append(
            PlacePhrase(self.phrase_start, head.end, tuple(self.units), country, self.stated, self.weak, level,
                        tuple(c.place_id for c in self.resolved if c.place_id))
        )  # fmt: skip
        self.units = []
        self.country, self.stated, self.weak = None, False, False
