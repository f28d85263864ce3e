"""Ties stated by the sentences of a page: the grammar applied, the left-out filled in, the look-alikes refused."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from youcheng.engines.reading.facts.dates import When, parse_iso
from youcheng.engines.reading.facts.numerals import value_of
from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.ties.focus import Focus
from youcheng.engines.reading.facts.ties.loose import loose_tie
from youcheng.engines.reading.facts.ties.patterns import Pattern
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

Tokeniser = Callable[[View, Sentence], TokenLine]
_INTENT_DOCUMENT = re.compile(r"意向|intent|Intent")
_SO_FAR = re.compile(r"截至|截止|目前|现已|至今|迄今|已先后|已经?与|已同|现有|これまで|現在")
_SINCE_OTHER = re.compile(r"[^,。、]{0,8}(?:建交|交往|改革开放|成立|国交|往来)")
_CELEBRATED = re.compile(r"[Aa]nniversar|[Cc]elebrat|[Cc]ommemorat|\bmark(?:s|ed|ing)?\b")
_NEWLY = re.compile(r"新签|新增|新结|签约|现场签署")
# "sister cities since 1961", "established in 1999": in a stock-taking other dates are of other things.
_SINCE = re.compile(
    r"(?:[Ss]ince|(?:established|signed|formed|founded|twinned|began|begun|concluded|dates? back to|dating from)(?:\s(?:in|on|back to))?|cities in|towns in)\s$"
)
# Patterns that say whose friend city the other is.
_OWNED = frozenset({"becomes", "becomes-of"})
_CUES = re.compile(r"结好|缔结|提携|周年")
_TOWARDS = re.compile(r"(?:し|する|の)?(?:に向け|の?協力依頼|に協力依頼|を目指|を検討|を?予定|の可能性)")
_ANNUAL = re.compile(r"年度|计划书|行动计划|实施计划|実施計画")
_NOT_A_TIE_NOUN = re.compile(
    r"\s*(?:大会|论坛|峰会|协会|联合会|工作|奖|荣誉|活动周|文化周|商品展|美食|市长|作品|画展|联盟|委员会|公园|広場|公園|会議|協会|連盟|フェア|展)"
)
# Gaps that patterns may skip are short: a subject far away belongs to another statement.
# How far after the statement its date may stand: "… on Oct 23".
_DATE_AFTER = {"zh": 12, "ja": 12, "en": 60}
# A date in the text that is this near to the dateline is the news's own.
_NEWS_DAYS = 21
_LONGEST_SPAN = {"zh": 160, "ja": 200, "en": 320}


class SentenceReader:
    """Reads a page's sentences in order, remembering whom it speaks of."""

    def __init__(self, view: View, focus: Focus, tokenise: Tokeniser, patterns: tuple[Pattern, ...]) -> None:
        self._view, self._focus, self._tokenise, self._patterns = view, focus, tokenise, patterns
        self._subject: PlacePhrase | None = None
        self._pair: tuple[PlacePhrase, PlacePhrase] | None = None
        self._owner: tuple[int, PlacePhrase] | None = None
        cues = ((match.start(), match[0]) for match in _CUES.finditer(view.text))
        self._cues = [at for at, word in cues if any(hit.word == word for hit in view.hits.get(at, ()))]
        self._sides = sorted(view.hits.starts_of(("both", "ours")))

    def read(self) -> Iterator[RawTie]:
        """The ties of all sentences."""
        for sentence in self._view.sentences:
            yield from self.read_sentence(sentence)

    def read_sentence(self, sentence: Sentence) -> list[RawTie]:
        """The ties of one sentence."""
        found: list[RawTie] = []
        if self._has_cue(sentence):
            line = self._tokenise(self._view, sentence)
            found = list(self._match(line))
            if not found:
                loose = loose_tie(self._view, self._focus, line)
                found = [loose] if loose else []
        self._remember(sentence, found)
        return found

    def _has_cue(self, sentence: Sentence) -> bool:
        """Whether a sentence can say anything: a kind of tie or its conclusion, and somebody to have it."""
        view, start, end = self._view, sentence.start, sentence.end
        if not view.kinds_in(start, end) and not _any_in(self._cues, start, end):
            return False
        return bool(view.places_in(start, end)) or _any_in(self._sides, start, end)

    def _remember(self, sentence: Sentence, found: list[RawTie]) -> None:
        if found:
            subject = found[-1].parties[0].place
            if self._focus.home is None or subject.country in (None, self._focus.home):
                self._subject = subject
            self._pair = (found[-1].parties[0].place, found[-1].parties[1].place)
            return
        places = self._view.places_in(sentence.start, sentence.end)
        home = [p for p in places if p.country == self._focus.home and p.level != "country"]
        if home and (home[0].start - sentence.start) < 12:
            self._subject = home[0]
        foreign = [p for p in places if p.country not in (None, self._focus.home)]
        if home and foreign:
            self._pair = (home[0], foreign[0])
        elif self._focus.home is None and len(places) == 2 and places[0].country != places[1].country:
            self._pair = (places[0], places[1])

    def _match(self, line: TokenLine) -> Iterator[RawTie]:
        types = line.types
        claimed: set[int] = set()
        seen = set(types)
        for pattern in self._patterns:
            if not all(seen.intersection(need) for need in pattern.needs):
                continue
            for match in pattern.regex.finditer(types):
                kinds = {i for i in range(*match.span()) if types[i] in "Kk"}
                places = {i for i in range(*match.span()) if types[i] == "P"}
                if kinds & claimed or (places and places <= claimed):
                    continue
                ties = list(self._ties(line, pattern, match))
                if ties:
                    claimed |= kinds | places
                    self._owner = (line.start, ties[0].parties[0].place) if pattern.name in _OWNED else self._owner
                yield from ties

    def _ties(self, line: TokenLine, pattern: Pattern, match: re.Match[str]) -> Iterator[RawTie]:
        tokens, groups = line.tokens, match.groupdict()
        k = tokens[match.start("k")] if groups.get("k") else None
        first, last = tokens[match.start()], tokens[match.end() - 1]
        if last.end - first.start > _LONGEST_SPAN[self._view.language]:
            return
        if self._refused(line, match, k) or (pattern.name == "with-anniversary-alone" and not self._focus.titled):
            return
        if pattern.name == "becomes" and re.search(
            r"\binclud", self._view.text[first.start : k.start if k else last.end]
        ):
            return  # a prefecture that includes A's sister city
        event = self._event(line, pattern, match, k)
        if event is None:
            return
        kind = k.value if k else "sister_city"
        for a, b in self._pairs(line, pattern, match):
            if kind == "institutional" and "港" in self._view.text[k.start : k.end] if k else False:
                a, b = self._port(a), self._port(b)  # noqa: PLW2901
            confidence = pattern.confidence - 0.1 * (a.place.weak + b.place.weak) / 2
            start = first.start
            yield RawTie(
                parties=(a, b), kind=kind, event=event, start=start, end=last.end, confidence=confidence,
                kind_span=(k.start, k.end) if k else None, date=self._date(line, match, b, event),
                ordinal=self._ordinal(line, match), anniversary=self._anniversary(line, match),
            )  # fmt: skip

    def _refused(self, line: TokenLine, match: re.Match[str], k: Token | None) -> bool:
        before = line.types[: match.start()]
        inside = before[before.rfind("c") + 1 :][-4:].replace("A", "") + line.types[match.start() : match.end()]
        after = line.types[match.end() : match.end() + 2]
        text = self._view.text
        if "国内では" in text[max(line.start, line.tokens[match.start()].start - 5) : line.tokens[match.end() - 1].end]:
            return True  # ニュージーランドの甲と…、国内では乙と
        if "A" in inside or "N" in inside or (k and inside[-1:] == "K" and "A" in after[:1]):
            return True
        if k and _NOT_A_TIE_NOUN.match(text, k.end) and "V" not in inside:
            return True
        v = match.groupdict().get("v")
        return bool(v and _ANNUAL.search(text, line.tokens[match.start("v")].end, (k.end if k else line.end) + 8))

    def _event(self, line: TokenLine, pattern: Pattern, match: re.Match[str], k: Token | None) -> str | None:  # noqa: PLR0911, PLR0912
        types, tokens, text = line.types, line.tokens, self._view.text
        after = types[match.end() : match.end() + 3]
        clause = types[: match.end()]
        comma = "d" if self._view.language == "en" else "c"
        clause = clause[clause.rfind(comma, 0, max(0, match.start() - (comma == "c"))) + 1 :]
        if pattern.event == "anniversary":
            return "anniversary"
        if match.groupdict().get("v"):
            events = [tokens[i].value for i in range(*match.span("v"))]
            if k:
                events += [t.value for t in tokens[match.end("v") : match.start("k")] if t.type == "U"]
            event = next((e for e in events if e != "signed"), "signed")
            if event == "upgraded" and not re.match(
                r"[^,。]{0,6}?(?:为|到|至|成|に)", text[tokens[match.start("v")].start :][:12]
            ):
                event = "existing"
            if k and _INTENT_DOCUMENT.search(text, k.start, min(line.end, k.end + 10)):
                return "proposed"
            verb = tokens[match.start("v")]
            if event == "signed" and re.match(
                r"結ぶ|結んでい|結んでお|締結してい|提携してい", text[verb.start : verb.start + 6]
            ):
                return "existing"
            if k and event == "signed" and re.search(r"深化|加强|巩固", text[verb.start : k.start]):
                return "existing"  # 签署深化友好省州交流合作协议书
            if _TOWARDS.match(text, tokens[match.end() - 1].end):
                return "proposed"
            if "I" in clause and event in ("terminated", "suspended"):
                return "existing"  # only called for
            if "I" in clause and event in ("signed", "renewed", "upgraded"):
                return "proposed"
            if re.match(r"G?[VO]?Y", after) and event == "signed":
                return "anniversary"
            if event == "signed" and re.search(r"Y[xo]{0,2}$", types[: match.start("v")]):
                return "anniversary"  # the 25th anniversary of the signing of …
            if event == "signed" and not line.dates and self._so_far(line, match):
                return "existing"
            return event
        if pattern.name == "pairs-listed" and _NEWLY.search(
            text, line.start, (match.start() and tokens[match.start()].end) or line.end
        ):
            return "signed"
        if pattern.name == "are" and "I" in types[match.start() : match.end()]:
            return "proposed"  # A and B will be sister cities
        if (
            pattern.event == "existing"
            and self._view.language == "en"
            and "Y" in types
            and _CELEBRATED.search(text, line.start, line.end)
        ):
            return "anniversary"
        if pattern.event == "existing" and k and re.search(r"Ix?$", types[: match.start("k")]):
            return "proposed"  # is considering an agreement with B
        if "I" in clause and pattern.event == "existing" and match.groupdict().get("v"):
            return "proposed"
        if self._view.language == "ja" and pattern.name == "of-kind" and re.search(r"K[xnG]?V?Y", types[match.end() :]):
            return "anniversary"  # 甲市と姉妹都市の乙市を訪れた訪問団は、姉妹都市35周年の式典に出た
        if pattern.event == "existing" and pattern.name in ("with-kind", "of-kind-with") and re.match(r"G?Y", after):
            return "anniversary"
        return pattern.event

    def _so_far(self, line: TokenLine, match: re.Match[str]) -> bool:
        """截至目前，甲市已与…缔结: a stock-taking, no news."""
        start = max(line.start, line.tokens[match.start()].start - 12)
        return bool(_SO_FAR.search(self._view.text, start, line.tokens[match.end() - 1].end))

    def _pairs(self, line: TokenLine, pattern: Pattern, match: re.Match[str]) -> Iterator[tuple[Party, Party]]:
        tokens, groups = line.tokens, match.groupdict()
        if pattern.name.startswith("pairs"):
            places = [t for t in tokens[match.start("m") : match.end("m")] if t.type in "PS"]
            for one, two in zip(places[::2], places[1::2], strict=False):
                if one.place and two.place:
                    yield Party(one.place), Party(two.place)
            return
        partners = (
            [party for t in self._group(line, match, "b") if (party := self._party(t))] if groups.get("b") else []
        )
        k = tokens[match.start("k")] if groups.get("k") else None
        if k and partners and partners[0].place.country is None and not partners[0].implied:
            partners[0] = Party(self._with_country_before(partners[0].place, k.start))
        if pattern.subject == "both":
            pair = self._both(line, match)
            if pair:
                yield Party(pair[0], implied=True), Party(pair[1], implied=True)
            return
        if pattern.subject == "left_out":
            subject = self._left_out(line, match, partners[0].place if partners else None)
            if subject:
                for partner in partners:
                    yield Party(subject, implied=True), partner
            return
        subjects = [party for token in self._group(line, match, "a") if (party := self._party(token))]
        if len(subjects) == len(partners) > 1:
            yield from zip(subjects, partners, strict=True)
        elif len(subjects) == 1 or len(partners) == 1:
            yield from ((s, p) for s in subjects for p in partners)

    def _port(self, party: Party) -> Party:
        """福州港口管理局与马六甲港务局签订友好港协议: the ports are meant, not their cities."""
        place, head = party.place, party.place.head
        if party.place.name is not None or self._view.text[head.end : head.end + 1] != "港":
            return party
        unit = head._replace(end=head.end + 1, suffix="港")
        return replace(party, place=replace(place, end=unit.end, units=(*place.units[:-1], unit), level="port"))

    def _with_country_before(self, place: PlacePhrase, at: int) -> PlacePhrase:
        """韩国友城大邱市: the country stands before the kind."""
        for name, code in country_names(self._view.language).items():
            if self._view.text.endswith(name, max(0, at - len(name)), at):
                return replace(place, country=code, country_stated=True)
        return place

    def _group(self, line: TokenLine, match: re.Match[str], name: str) -> list[Token]:
        start, end = match.span(name)
        return [token for token in line.tokens[start:end] if token.type in "PS"]

    def _party(self, token: Token) -> Party | None:
        if token.place:
            return Party(token.place)
        words = self._view.text[token.start : token.end]
        place = self._focus.ours(words)
        if words.lower() in ("the city", "the town") and (place is None or place.level == "province"):
            place = self._focus.nearest(token.start)
        return Party(place, implied=True, stand_in=(token.start, token.end)) if place else None

    def _left_out(self, line: TokenLine, match: re.Match[str], partner: PlacePhrase | None) -> PlacePhrase | None:
        before = [t for t in line.tokens[: match.start()] if t.type in "PS"]
        if self._owner is not None and self._owner[0] == line.start:
            return self._owner[1]  # 乙市成为甲市第11座友城，其他友城分别是……
        if partner is not None and self._focus.home and partner.country == self._focus.home:
            return self._visitor(line, match)
        for token in reversed(before):
            party = self._party(token)
            if party and self._at_home(party.place):
                return party.place
        if self._view.language == "en":
            return self._focus.subject()
        after = [t.place for t in line.tokens[match.end() :] if t.type == "P" and t.place]
        if after and self._view.text[: after[0].start].endswith(("自", "赴", "在")):
            after = []  # 与来自江苏昆山市的代表交流: whence guests come
        if not before and after and after[0].country == self._focus.home and self._focus.home:
            return after[0]
        return self._subject or self._focus.subject()

    def _visitor(self, line: TokenLine, match: re.Match[str]) -> PlacePhrase | None:
        """A place abroad ties with a home city: the topic of the sentence, else what the page is about."""
        types, tokens = line.types, line.tokens
        abroad = [
            (token.place, types[index + 1 : index + 2])
            for index, token in enumerate(tokens[: match.start()])
            if token.place and token.type == "P" and token.place.country not in (None, self._focus.home)
        ]
        topic = next((place for place, after in reversed(abroad) if after == "p" or self._view.language == "zh"), None)
        if topic:
            return topic
        if self._pair and self._pair[1].country not in (None, self._focus.home):
            return self._pair[1]
        return self._focus.foreign or (abroad[-1][0] if abroad else None)

    def _at_home(self, place: PlacePhrase) -> bool:
        """Whether a place can be the subject left out: one of the page's own country, in English any before it."""
        if self._focus.home is None:
            return True
        return place.country == self._focus.home or (place.country is None and not self._view.names.available)

    def _both(self, line: TokenLine, match: re.Match[str]) -> tuple[PlacePhrase, PlacePhrase] | None:
        before = [t.place for t in line.tokens[: match.start()] if t.type == "P" and t.place]
        for index in range(len(before) - 1, 0, -1):
            if before[index].country != before[index - 1].country:
                return before[index - 1], before[index]
        return self._pair or self._focus.pair

    def _date(self, line: TokenLine, match: re.Match[str], partner: Party, event: str) -> When | None:
        if event == "anniversary" and not match.groupdict().get("v"):
            return None
        end = partner.place.end
        for start, stop in line.brackets:
            if 0 <= start - end <= 1 and not partner.implied:
                inside = [when for when in line.dates if start <= when.start < stop]
                if inside:
                    return inside[0]
        brackets = line.brackets
        if event == "existing" and self._view.language == "en":
            return next((w for w in line.dates if _SINCE.search(self._view.text, max(0, w.start - 24), w.start)), None)
        free = [w for w in line.dates if not any(s <= w.start < e for s, e in brackets)]
        free = [w for w in free if not _SINCE_OTHER.match(self._view.text, w.end)]
        stop = line.tokens[match.end() - 1].end
        before = [w for w in free if w.start < stop]
        if event == "anniversary":
            return None
        after = [w for w in free if 0 <= w.start - stop < _DATE_AFTER[self._view.language]]
        if before or after:
            return before[-1] if before else after[0]
        return self._news_date(line) if event in ("signed", "renewed", "terminated", "suspended") else None

    def _news_date(self, line: TokenLine) -> When | None:
        """The day named just before in the paragraph, where it is the news's own: 17日……开幕。随后，两市签署……"""
        published = parse_iso(self._view.dateline)
        block = self._view.document.block_at(line.start)
        if published is None or block is None:
            return None
        earlier = [w for w in self._view.dates_in(block.start, line.start) if w.precision == "day"]
        day = parse_iso(earlier[-1].iso) if earlier else None
        return earlier[-1] if day and abs((published - day).days) <= _NEWS_DAYS else None

    def _ordinal(self, line: TokenLine, match: re.Match[str]) -> int | None:
        for token in line.tokens[max(0, match.start() - 2) : match.end() + 2]:
            if token.type == "O":
                digits = re.search(r"[\d一二三四五六七八九十百]+", token.value)
                value = value_of(digits[0]) if digits and not token.value.startswith("唯一") else 1
                return int(value) if value else None
        return None

    def _anniversary(self, line: TokenLine, match: re.Match[str]) -> int | None:
        for token in line.tokens[match.start() : match.end() + 3]:
            if token.type == "Y":
                digits = re.search(r"[\d零一二三四五六七八九十百]+", token.value)
                value = value_of(digits[0]) if digits else None
                return int(value) if value else None
        return None


def _any_in(starts: list[int], start: int, end: int) -> bool:
    """Whether any of some offsets, given in order, lies in a span."""
    at = bisect_left(starts, start)
    return at < len(starts) and starts[at] < end
