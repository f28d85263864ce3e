"""A page as the second look at ties sees it: the tokens of its sentences, and its places with all their mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from youcheng.engines.reading.facts.places import PlacePhrase, Unit
from youcheng.engines.reading.facts.places.transliteration import is_transliterated
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.tokens import TokenLine
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import BlockKind, Fact
from youcheng.engines.reading.scripts import simplified

_HOME = {"zh": "CN", "ja": "JP"}
_GENERIC = re.compile(
    r"(?<=..)[市县県区省州町村郡府都道]$"
    r"| (?:[Cc]ity|[Tt]own|[Cc]ounty|[Pp]rovince|[Pp]refecture|[Ss]tate|[Dd]istrict|Municipality)$"
)
_IN_A_NAME = re.compile(r"\s?(?:大会|论坛|峰会|联合会|联盟|委员会|公园|[^,。、]{0,6}奖|会議|連盟|協会|フェア|サミット)")
# A line of a table of contents: 交流のあゆみ ・・・・・・ 12.
_CONTENTS = re.compile(r"(?:[·.…‥] ?){6}\d{1,3}(?![\d年月.])")
_HYPHENED = re.compile(r"\s?[-–]\s?\w")
# A line this short without a full stop may head a list.
_HEADING = {"zh": 60, "ja": 70, "en": 140}
_FULL_STOPS = frozenset("。.!?")
# Rows of a list are this short, and at least so many name a place.
_ROW, _FEWEST_ROWS = {"zh": 70, "ja": 80, "en": 120}, 3
# 维州, 西马省: a short form with its generic part.
_LONGEST_SHORT = 3
_SHORTEST_MISSPELT = 4
# So many lines without a place end a list.
_LONGEST_GAP = 6
_FAR = 99
_AFTER_LATIN = "\u0250"
# Letters with strokes, which do not come apart like those with accents.
_STROKES = str.maketrans("øłđ", "old")
# What stands so many sentences after talk of ties may go on with it.
_SOON = 4
# What makes a place the likely subject of its page: being in the headline, being its publisher.
_IN_TITLE, _PUBLISHES = 3, 6


class Mention(NamedTuple):
    """A place where a sentence names it: the number of the sentence, of its token, and the words."""

    sentence: int
    token: int
    phrase: PlacePhrase


@dataclass(slots=True, eq=False)
class Entity:
    """A place with all its mentions, in page order; the publisher's may have none."""

    key: str
    mentions: list[Mention] = field(default_factory=list)
    publishes: bool = False
    phrase: PlacePhrase | None = None  # the mention that says most of it, or the publisher's place
    name: str = ""
    country: str | None = None  # ISO 3166-1; "?" and the name for one that is abroad, nobody knows where
    level: str | None = None
    in_title: bool = False
    rank: int = 0  # by how much the page dwells on it, 0 first; among all places, and among those of its main country
    home_rank: int = 20

    @property
    def position(self) -> int:
        """Where it is first named."""
        return self.mentions[0].phrase.start if self.mentions else 0


class Rows(NamedTuple):
    """Short lines one after another, most of them naming a place, and the line above them, by their numbers."""

    heading: int
    rows: tuple[int, ...]


class Scene:
    """The sentences of one page as tokens, its places, and how far each sentence is from talk of ties."""

    def __init__(self, view: View, facts: Sequence[Fact] = ()) -> None:
        """``facts`` are ties that patterns read: their parties are places too, though no rule of names found them."""
        self.view = view
        self.focus = Focus(view)
        self.sentences = view.sentences
        self.lines = view.once(_tokenised)
        self.types = [self._types(line) for line in self.lines]
        self.kinds = [
            [token.value for token, kind in zip(line.tokens, types, strict=True) if kind == "K"] if "K" in types else []
            for line, types in zip(self.lines, self.types, strict=True)
        ]
        self.title_end = title_end(view)
        self.entities: dict[str, Entity] = {}
        self._heads: dict[int, Entity] | None = None
        self._units = self._namesakes()
        self.named: list[list[tuple[Entity, int]]] = [[] for _ in self.lines]
        self._collect()
        for fact in facts:
            self._adopt(fact)
        self._describe()
        self._join_short_forms()
        self._join_misspelt()
        if view.language != "en":
            self._join_translations()
            self._place_abroad()
        self.main_country = self._main_country()
        self._rank()
        self.since, self.until = self._distances()
        self.listed = self._lists()
        self.rows = self._rows()

    def _types(self, line: TokenLine) -> str:
        """The types of a line; a kind of tie in a name (国际友好城市大会) or a table of contents tells of none."""
        text, types = self.view.text, line.types
        if "K" not in types:
            return types
        if _CONTENTS.search(text, line.start, line.end):
            return types.replace("K", "k")
        return "".join(
            "k" if token.type == "K" and _IN_A_NAME.match(text, token.end) else token.type for token in line.tokens
        )

    def entity(self, name: str, start: int | None) -> Entity | None:
        """The place of a name that stands at ``start``, or anywhere."""
        if self._heads is None:
            self._heads = {m.phrase.head.start: e for e in reversed(self.entities.values()) for m in e.mentions}
        found = self._heads.get(start) if start is not None else None
        return found or self.entities.get(self.key(name))

    @cached_property
    def countries(self) -> Counter[str | None]:
        """How many places there are of each country."""
        return Counter(entity.country for entity in self.entities.values())

    def named_in(self, index: int) -> list[Entity]:
        """The places that a sentence names; none outside the page."""
        return [entity for entity, _ in self.named[index]] if 0 <= index < len(self.named) else []

    @cached_property
    def starting(self) -> dict[tuple[int, int], list[Entity]]:
        """The places that a sentence, by its number, names at an offset."""
        found: dict[tuple[int, int], list[Entity]] = {}
        for entity in self.entities.values():
            for mention in entity.mentions:
                found.setdefault((mention.sentence, mention.phrase.start), []).append(entity)
        return found

    def _collect(self) -> None:
        for index, line in enumerate(self.lines):
            for number, token in enumerate(line.tokens):
                if token.place is None or token.place.level == "country":
                    continue
                entity = self._entity(token.place)
                entity.mentions.append(Mention(index, number, token.place))
                self.named[index].append((entity, number))
        publisher = self.focus.publisher
        if publisher is not None:
            entity = self._entity(publisher)
            entity.publishes, entity.phrase = True, publisher

    def _adopt(self, fact: Fact) -> None:
        sides = fact.fields["parties"]
        assert isinstance(sides, list)
        for side, ref in zip(sides, (ref for ref in fact.places if ref.role == "party"), strict=True):
            if self.entity(ref.name, ref.start) is not None:
                continue
            start, end = ref.start or 0, ref.end or 0
            phrase = PlacePhrase(start, end, (Unit(start, end, ""),), country=side["country"], level=side["level"])
            index = self.view.sentences.index(self.view.sentence_at(start))
            tokens = self.lines[index].tokens
            if ref.start is None or not tokens:  # the row of a list may hold no word that anybody asked for
                self._entity(replace(phrase, name=ref.name)).phrase = replace(phrase, name=ref.name)
                continue
            number = next((n for n, token in enumerate(tokens) if token.end > start), len(tokens) - 1)
            entity = self._entity(phrase)
            entity.mentions.append(Mention(index, number, phrase))
            self.named[index].append((entity, number))
            self._heads = None

    def _entity(self, phrase: PlacePhrase) -> Entity:
        key = self.key(self.view.name_of(phrase))
        return self.entities.setdefault(key, Entity(key))

    def _namesakes(self) -> dict[str, str]:
        """Names of two units, 広島県 and 広島市, with the generic part of the one that the bare name means."""
        parts: dict[str, set[str]] = {}
        if self.view.language != "en":
            for line in self.lines:
                for token in line.tokens:
                    if token.place and (part := _GENERIC.search(name := _plain(self.view.name_of(token.place)))):
                        parts.setdefault(_key(name), set()).add(part[0])
        return {name: "市" if "市" in found else min(found) for name, found in parts.items() if len(found) > 1}

    def key(self, name: str) -> str:
        """What the mentions of one place have in common, without generic parts and accents."""
        name = _plain(name)
        key = _key(name)
        if key not in self._units:
            return key
        part = _GENERIC.search(name)
        return key + (part[0] if part else self._units[key])

    def _describe(self) -> None:
        """What each place is, by its mentions together."""
        for entity in self.entities.values():
            phrases = [mention.phrase for mention in entity.mentions] or [entity.phrase]  # type: ignore[list-item]
            entity.phrase = next((p for p in phrases if p.country_stated), None) or max(
                phrases, key=lambda p: (p.country is not None, p.end - p.start)
            )
            countries = Counter(p.country for p in phrases if p.country)
            levels = Counter(p.level for p in phrases if p.level)
            entity.country = countries.most_common(1)[0][0] if countries else None
            entity.level = levels.most_common(1)[0][0] if levels else None
            entity.name = self.view.name_of(entity.phrase)
            entity.in_title = any(mention.phrase.start < self.title_end for mention in entity.mentions)

    def _join_short_forms(self) -> None:
        """维州 after 维多利亚州, Vitoria after Vitoria-Gasteiz: one place, by its fuller name."""
        short_forms = [e for e in self.entities.values() if e.name.isascii() or len(e.name) <= _LONGEST_SHORT]
        alike: dict[str, list[Entity]] = {}
        for entity in self.entities.values():
            alike.setdefault(entity.key[0], []).append(entity)
        for short in sorted(short_forms, key=lambda e: len(e.name)):
            fuller = [e for e in alike[short.key[0]] if e is not short and _is_short_for(short, e)]
            if len(fuller) == 1 and not short.publishes:
                self._join(short, fuller[0])
                alike[short.key[0]].remove(short)

    def _join_misspelt(self) -> None:
        """马斯克廷市 beside 马斯卡廷市, Xaimen beside Xiamen: one place, by the name that somebody knows."""
        unknown = [e for e in self.entities.values() if not _ids(e) and not e.publishes]
        for entity in unknown:
            known = [e for e in self.entities.values() if _ids(e) and _is_misspelt(entity, e)]
            if len(known) == 1:
                self._join(entity, known[0])

    def _join_translations(self) -> None:
        """京都市 and Kyôto of one page: one place, by its name in the page's script."""
        own = {_ids(e)[0]: e for e in self.entities.values() if not _is_latin(e) and _ids(e)}
        for entity in [e for e in self.entities.values() if _is_latin(e) and not e.publishes]:
            same = next((own[place] for place in _ids(entity)[:1] if place in own), None)
            if same:
                self._join(entity, same)

    def _place_abroad(self) -> None:
        """ミシャワカ市: a name in transliteration that nobody knows lies abroad, in a country of its own."""
        for entity in self.entities.values():
            if entity.country is None and is_transliterated(entity.key, self.view.language):
                entity.country = f"?{entity.key}"

    def _join(self, entity: Entity, into: Entity) -> None:
        into.mentions = sorted([*into.mentions, *entity.mentions], key=lambda mention: mention[:2])
        into.in_title |= entity.in_title
        self.named = [[(into if e is entity else e, at) for e, at in named] for named in self.named]
        del self.entities[entity.key]
        self._heads = None

    def _main_country(self) -> str | None:
        """The page's own country: that of its language, in English that of most of its places."""
        weights: Counter[str | None] = Counter()
        for entity in self.entities.values():
            weights[entity.country] += self._weight(entity)
        most = weights.most_common(1)[0][0] if weights else None
        return _HOME.get(self.view.language, most)

    @staticmethod
    def _weight(entity: Entity) -> int:
        return max(1, len(entity.mentions)) + _IN_TITLE * entity.in_title + _PUBLISHES * entity.publishes

    def _rank(self) -> None:
        ranked = sorted(self.entities.values(), key=lambda e: (-self._weight(e), e.position))
        for rank, entity in enumerate(ranked):
            entity.rank = rank
        for rank, entity in enumerate(e for e in ranked if e.country == self.main_country):
            entity.home_rank = rank

    def _distances(self) -> tuple[list[int], list[int]]:
        """For each sentence, how many sentences ago a kind of tie was named, and in how many one will be."""
        speaks = ["K" in types for types in self.types]
        return _since(speaks), _since(speaks[::-1])[::-1]

    def _lists(self) -> list[bool]:
        """For each sentence, whether it stands in a list under a line that names a kind of tie."""
        longest = _HEADING[self.view.language]
        found, running, idle = [], False, 0
        for index, sentence in enumerate(self.sentences):
            text = self.view.text[sentence.start : sentence.end]
            heads = (len(text) < longest and text[-1:] not in _FULL_STOPS) or text.rstrip()[-1:] in (":", "：")
            if "K" in self.types[index] and heads:
                running, idle = True, 0
            elif running:
                idle = 0 if self.named[index] else idle + 1
                running = idle <= _LONGEST_GAP and len(text) <= 3 * longest
            found.append(running)
        return found

    def _rows(self) -> list[Rows | None]:
        """For each sentence, the list it stands in."""
        found: list[Rows | None] = [None] * len(self.sentences)
        run = list[int]()
        for index in range(len(self.sentences) + 1):
            if index < len(self.sentences) and self.is_row(index):
                run.append(index)
                continue
            named = tuple(row for row in run if self.named[row])
            if len(named) >= _FEWEST_ROWS:
                heads = named[0] == 0 or "K" in self.types[named[0]]
                heading, rows = (named[0], named[1:]) if heads else (named[0] - 1, named)
                for row in rows:
                    found[row] = Rows(heading, rows)
            run = []
        return found

    def follows_talk(self, index: int) -> bool:
        """Whether a sentence stands soon after one that names a kind of tie."""
        return self.since[index] <= _SOON

    def is_row(self, index: int) -> bool:
        """Whether a sentence is a short line of its own, whatever it names."""
        block = self.sentences[index].block
        return block.end - block.start <= _ROW[self.view.language] and self.is_whole(index)

    def is_whole(self, index: int) -> bool:
        """Whether a sentence is all of its block."""
        sentence, text = self.sentences[index], self.view.text
        rest = text[sentence.block.start : sentence.start] + text[sentence.end : sentence.block.end]
        return not rest.strip()


def may_tie(one: Entity, other: Entity) -> bool:
    """Whether two places are not known to be of one country, nor the same."""
    return one is not other and (one.country is None or one.country != other.country)


def title_end(view: View) -> int:
    """Where the headline ends."""
    return max((block.end for block in view.document.blocks if block.kind is BlockKind.TITLE), default=0)


def _tokenised(view: View) -> list[TokenLine]:
    """The tokens of the sentences that name a place or a kind of tie; nobody asks for those of the others."""
    tokenise: Callable[[View, Sentence], TokenLine]
    if view.language == "en":
        from youcheng.engines.reading.facts.ties.english import tokenise
    else:
        from youcheng.engines.reading.facts.ties.cjk import tokenise

    return [
        tokenise(view, sentence) if _tells(view, sentence) else TokenLine(sentence.start, sentence.end)
        for sentence in view.sentences
    ]


def _tells(view: View, sentence: Sentence) -> bool:
    span = sentence.start, sentence.end
    return bool(view.kinds_in(*span) or view.places_in(*span))


def _since(speaks: list[bool]) -> list[int]:
    found, distance = [], _FAR
    for speaking in speaks:
        distance = 0 if speaking else distance + 1
        found.append(distance)
    return found


def _ids(entity: Entity) -> tuple[str, ...]:
    """The places that a name may mean, by their numbers in the gazetteer, the likeliest first."""
    return entity.phrase.candidates if entity.phrase else ()


def _is_latin(entity: Entity) -> bool:
    return entity.name[:1] < _AFTER_LATIN


def _is_short_for(short: Entity, full: Entity) -> bool:
    if full.name == f"{short.name}市":
        return True  # 四日市, 四日市市
    if len(full.name) < len(short.name) + 2:
        return False
    if short.country != full.country and any(mention.phrase.country_stated for mention in short.mentions):
        return False
    if full.name.isascii():
        begins = short.country in (None, full.country) and full.key.startswith(short.key)
        return begins and _HYPHENED.match(full.key, len(short.key)) is not None
    if len(short.name) > _LONGEST_SHORT or short.name[-1] != full.name[-1] or not _GENERIC.search(full.name):
        return False
    known = len(short.name) == _LONGEST_SHORT and _ids(short) and _ids(short)[0] not in _ids(full)  # 萨尔州 is a state
    return not known and short.key[0] == full.key[0] and all(char in full.name for char in short.name)


def _is_misspelt(entity: Entity, known: Entity) -> bool:
    """Whether one letter is another, or two have changed places, in a name long enough not to be another's."""
    one, other = entity.key, known.key
    if len(one) != len(other) or entity.country not in (None, known.country) or one[0] != other[0]:
        return False
    differing = [at for at, (here, there) in enumerate(zip(one, other, strict=True)) if here != there]
    if len(differing) == 1:
        return not one.isascii() and len(one) >= _SHORTEST_MISSPELT
    first, last = differing[0], differing[-1]
    swapped = len(differing) == 2 and last == first + 1 and one[first : last + 1] == other[first : last + 1][::-1]
    return swapped and len(one) >= _SHORTEST_MISSPELT


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """凱山豐威漢市 and 凯山丰威汉市 on one page are one place."""
    return name if name.isascii() else simplified(name, "zh-Hant")


def _key(name: str) -> str:
    """Fukuoka and Fukuoka Prefecture on one page are one place, Tromsø and Tromso too."""
    key = _GENERIC.sub("", name).casefold()
    if key.isascii() or key[0] > _AFTER_LATIN:
        return key
    return "".join(char for char in normalize("NFKD", key.translate(_STROKES)) if not combining(char))
