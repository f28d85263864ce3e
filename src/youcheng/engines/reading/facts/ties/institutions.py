"""Ties of ports, schools, zoos …: the institutions that a page names near words like 姉妹校 or sister port, paired.

A pair is believed where one sentence names both beside such words, where a list stands under them, or where the page
is an institution's own and names a partner. Two institutions of one country, or of countries nobody tells, are none.
"""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.places import PlacePhrase, Unit
from youcheng.engines.reading.facts.places.institutions import Institution, kind_hits, sorts_of
from youcheng.engines.reading.facts.ties.institution_bodies import Bodies, Body
from youcheng.engines.reading.facts.ties.institution_events import JUBILEE, date_told, event_told
from youcheng.engines.reading.facts.ties.institution_ports import Ports, of_towns
from youcheng.engines.reading.facts.ties.institution_sides import Sides
from youcheng.engines.reading.facts.ties.institution_words import (
    BARE,
    BOTH,
    CLAUSE,
    DENIED_AFTER,
    DENIED_BEFORE,
    EARLIER,
    OR,
    PAIR_LINK,
    SAME,
    SELF,
)
from youcheng.engines.reading.facts.ties.merge import merged
from youcheng.engines.reading.facts.ties.raw import Party, RawTie
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.ties.told import number_told
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import Hit
from youcheng.engines.reading.model import Fact

_ROW = {"zh": 60, "ja": 70, "en": 140}
_FULL_STOP = re.compile(r"[。.!?]\"?$")
# 姉妹校一覧: so little follows the kind of tie in a heading.
_TITLE_TAIL = {"zh": 4, "ja": 4, "en": 16}
_ANNOUNCED = re.compile(r":$|(?:一覧|以下の?通り|次の?通り|とおり)(?:です|となります|である)?。?$|(?:如下|名单)。?$")
# So many lines without a name end a list; a name so many sentences back is still spoken of.
_LIST_GAP, _BACK = 6, 3
# Sister-port agreements bind the|Port of X to: so near is the port whose they are.
_NEAR_KIND = 12
# How sure a pair is: both named beside the words and their countries told; in a list; one country guessed; one side
# left out; a page that names just the two.
_SURE, _IN_LIST, _GUESSED, _LEFT_OUT, _OF_TWO = 0.9, 0.82, 0.78, 0.76, 0.68


def institutional_ties(view: View) -> list[Fact]:
    """The ties of institutions that a page states; none where it names no kind of such ties."""
    if not kind_hits(view):
        return []
    return _Page(view).read()


def with_institutions(ties: Sequence[Fact], found: Sequence[Fact]) -> list[Fact]:
    """The ties of a page with those found of its institutions in place of what patterns made of them.

    Patterns know places only: a school's tie is its town's to them. Where no port is named as one ("Baltimore and
    Nagoya signed a sister port agreement") the towns stand for their ports, and what patterns read stays. A tie of
    the towns that stand in the institutions' names is theirs.
    """
    kept = [tie for tie in ties if tie.fields["kind"] != "institutional" or (not found and _of_ports(tie))]
    return [*(tie for tie in kept if not any(of_towns(tie, one) for one in found)), *found]


def _of_ports(tie: Fact) -> bool:
    words = tie.fields["kind_words"]
    return isinstance(words, dict) and "port" in sorts_of(str(words["text"]).casefold())


class _Page:
    """One page: its institutions, whose page it is, and what is said of their ties."""

    def __init__(self, view: View) -> None:
        self.view, self.language = view, view.language
        self.scene = Scene(view)
        self.bodies = Bodies(view)
        self.ports = Ports(view, self.bodies)
        self.kinds = kind_hits(view)
        self.found: dict[frozenset[Body], list[RawTie]] = {}

    def read(self) -> list[Fact]:
        """One fact for each pair, in page order."""
        for index, _ in enumerate(self.scene.sentences):
            kinds, sorts = self._kinds_in(index)
            if kinds:
                self._sentence(index, kinds, sorts)
                self._list_under(index, kinds, sorts)
        if not any(pair <= set(self.bodies.all) for pair in self.found):
            self._page_of_two()
        self._jubilees()
        return [merged(self.view, ties) for ties in self.found.values()]

    def _kinds_in(self, index: int) -> tuple[list[Hit], tuple[str, ...]]:
        """The kinds of tie that a sentence names, and the sorts of institution they are of."""
        sentence = self.scene.sentences[index]
        here = [
            (hit, sorts)
            for hit, sorts in self.kinds
            if sentence.start <= hit.start < sentence.end and not self._denied(hit)
        ]
        return [hit for hit, _ in here], tuple(dict.fromkeys(sort for _, sorts in here for sort in sorts))

    def _denied(self, hit: Hit) -> bool:
        """没有友好港, 姉妹校ではありません, no sister airport."""
        before, after = self.view.text[max(0, hit.start - 12) : hit.start], self.view.text[hit.end : hit.end + 10]
        return bool(DENIED_BEFORE[self.language].search(before) or DENIED_AFTER.match(after))

    def _named(self, index: int, sorts: Sequence[str]) -> list[Institution]:
        sentence = self.scene.sentences[index]
        return self.bodies.between(sentence.start, sentence.end, sorts)

    def _sentence(self, index: int, kinds: list[Hit], sorts: Sequence[str]) -> None:
        """What a sentence says that names a kind of tie: of two, of one and whose page it is, of one named before."""
        sentence, named = self.scene.sentences[index], self._named(index, sorts)
        words = self.view.text[sentence.start : sentence.end]
        named = self._without_earlier(index, kinds, named)
        themselves = bool(SELF[self.language].search(words))
        subject = self.bodies.subject(sorts, self.scene.title_end)
        if self._towns(index, kinds, named, subject) and len(named) < 2:
            return
        if len(named) < 2 and self._of_both(index, kinds, named, sorts, words):
            return
        if len(named) == 1:
            last = self._last_spoken_of(index, sorts) if SAME[self.language].search(words) else None
            self._with_subject(index, kinds, named[0], last or subject, themselves=themselves)
        elif not named and subject is not None and subject.own:
            self._with_last_named(index, kinds, subject, sorts)
        elif named:
            self._settle(index, [self.bodies.of(one) for one in named], subject)
            self._share_countries(named)
            for named_here, kinds_here in self._clauses(index, named, kinds):
                self._together(index, kinds_here, named_here, subject, words, themselves=themselves)

    def _without_earlier(self, index: int, kinds: list[Hit], named: list[Institution]) -> list[Institution]:
        """继大田高中之后的第二所: the names of a sentence without earlier partners of the one at home, which are noted."""
        sentence = self.scene.sentences[index]
        spans = [m.span() for m in EARLIER[self.language].finditer(self.view.text, sentence.start, sentence.end)]
        earlier = [one for one in named if any(start <= one.start < end for start, end in spans)]
        rest = [one for one in named if one not in earlier]
        at_home = [body for one in rest if not self.bodies.foreign(body := self.bodies.of(one))]
        if not earlier or len(at_home) != 1:
            return named
        for one in earlier:
            if self.bodies.differ(at_home[0], self.bodies.of(one)):
                self._state(index, kinds, at_home[0], self.bodies.of(one), _LEFT_OUT, event="existing")
        return rest

    def _together(
        self,
        index: int,
        kinds: list[Hit],
        named: Sequence[Institution],
        subject: Body | None,
        words: str,
        *,
        themselves: bool,
    ) -> None:
        """What a clause says that names several."""
        sides = Sides(self.bodies, self.view.text, self.language, named, kinds)
        abroad = subject not in sides.all and all(map(self.bodies.foreign, sides.all))
        if subject and abroad and (themselves or subject.own):
            for body in sides.all:
                if self.bodies.differ(subject, body):
                    self._state(index, kinds, subject, body, _LEFT_OUT)
            return
        pairs = list(sides.pairs(subject, words)) or list(sides.one_by_one())
        for one, other in pairs:
            self._state(index, kinds, one, other, _SURE if one.country and other.country else _GUESSED)
        if not pairs and len(self.bodies.countries) > 1 and (bare := sides.joined()):
            self._state(index, kinds, bare[0], bare[1], _OF_TWO)

    def _clauses(
        self, index: int, named: list[Institution], kinds: list[Hit]
    ) -> list[tuple[list[Institution], list[Hit]]]:
        """The names and kinds of tie of a sentence by its clauses, where several clauses tell of ties."""
        sentence = self.scene.sentences[index]
        marks = [m.start() for m in CLAUSE[self.language].finditer(self.view.text, sentence.start, sentence.end)]
        found = []
        for start, end in pairwise([sentence.start, *marks, sentence.end]):
            names = self.bodies.between(start, end, [one.sort for one in named])
            hits = [hit for hit in kinds if start <= hit.start < end]
            if hits and len(names) > 1:
                found.append((names, hits))
        return found if len(found) > 1 else [(named, kinds)]

    def _settle(self, index: int, named: Sequence[Body], subject: Body | None) -> None:
        """赴日本埼玉县,与东武动物园…: the other of two is of the only country abroad that is named with them or just before."""
        if self.bodies.home is None or len(named) != 2:
            return
        at_home = [b for b in named if b is subject or b.own or (b.country and not self.bodies.foreign(b))]
        other = next((b for b in named if b.country is None and b not in at_home), None)
        if other is None or len(at_home) != 1:
            return
        for near in (index, index - 1):
            sentence = self.scene.sentences[near] if near >= 0 else None
            places = self.view.places_in(sentence.start, sentence.end) if sentence else []
            abroad = {p.country for p in places if p.country and p.country not in self.bodies.homes}
            if len(abroad) == 1 and not self._named_abroad(near, abroad):
                self.bodies.settle(other, str(abroad.pop()))
            if abroad:
                return

    def _share_countries(self, named: Sequence[Institution]) -> None:
        """岡山市の岡北中学校、操山中学校: what stands bare in a list behind one of a known country is of that country."""
        for one, other in pairwise(named) if self.bodies.home else ():
            body, after = self.bodies.of(one), self.bodies.of(other)
            if body.country and after.country is None and BARE.fullmatch(self.view.text, one.end, other.start):
                self.bodies.settle(after, body.country)

    def _named_abroad(self, index: int, countries: set[str]) -> bool:
        """Whether a sentence names an institution of one of some countries, whose own that country then is."""
        sentence = self.scene.sentences[index]
        return any(one.country in countries for one in self.bodies.named if sentence.start <= one.start < sentence.end)

    def _towns(self, index: int, kinds: list[Hit], named: Sequence[Institution], subject: Body | None) -> bool:
        """Sister ports named by their towns, of the one port that the sentence names or whose page it is."""
        found = False
        end = self.scene.sentences[index].end
        for kind in (kind for kind in kinds if "port" in sorts_of(kind.word)):
            port, start = self._lister(index, kind, named, subject)
            for other in self.ports.listed(start, end):
                if port is not None and self.bodies.differ(port, other):
                    self._state(index, kinds, port, other, _IN_LIST)
                    found = True
        return found

    def _lister(
        self, index: int, kind: Hit, named: Sequence[Institution], subject: Body | None
    ) -> tuple[Body | None, int]:
        """The one port whose sister ports a sentence lists, and from where on the list may begin."""
        sentence = self.scene.sentences[index]
        before = [one for one in named if one.end <= kind.start]
        if len(before) == 1:
            return self.bodies.of(before[0]), kind.end
        if len(named) == 1 and named[0].start - kind.end < _NEAR_KIND:
            return self.bodies.of(named[0]), named[0].end
        towns = [p for p in self.view.places_in(sentence.start, kind.start) if p.level != "country"]
        if len(towns) == 1 and not before and (port := self.ports.named(towns[0])):
            return port, kind.end
        return (subject, kind.end) if subject and subject.own and not before else (None, 0)

    def _of_both(
        self, index: int, kinds: list[Hit], named: Sequence[Institution], sorts: Sequence[str], words: str
    ) -> bool:
        """两校缔结…: the two that the sentences before name, or the last of them and the one named here."""
        if not BOTH[self.language].search(words):
            return False
        found = [self.bodies.of(one) for one in named]
        for back in range(index - 1, max(-1, index - 1 - _BACK), -1):
            before = [body for one in self._named(back, sorts) if (body := self.bodies.of(one)) not in found]
            if not before:
                continue
            both = [*before, *found]
            if len(both) == 2 and self.bodies.differ(both[0], both[1]):
                self._state(index, kinds, both[0], both[1], _LEFT_OUT)
                return True
            if found or len(before) > 1:
                return False
            found = before
        return False

    def _last_spoken_of(self, index: int, sorts: Sequence[str]) -> Body | None:
        """同園: the one that the nearest sentence before begins with."""
        before = (self._named(back, sorts) for back in range(index - 1, max(-1, index - 1 - _BACK), -1))
        return next((self.bodies.of(named[0]) for named in before if named), None)

    def _with_subject(
        self, index: int, kinds: list[Hit], partner: Institution, subject: Body | None, *, themselves: bool
    ) -> None:
        """A partner alone: the page's own institution is the other side, if it speaks or was just named."""
        body = self.bodies.of(partner)
        if subject is None or not self.bodies.differ(subject, body):
            return
        if subject.own or themselves:
            self._state(index, kinds, subject, body, _LEFT_OUT)
            return
        sentence = self.scene.sentences[index]
        before = [one for n in range(max(0, index - 2), index) for one in self._named(n, (subject.sort,))]
        beside = (p for p in self.view.places_in(sentence.start, sentence.end) if p.start != partner.start)
        at_home = any(self.scene.focus.key(p) in self.bodies.words(one) for p in beside for one in subject.mentions)
        if at_home or any(self.bodies.of(one) is subject for one in before):
            self._state(index, kinds, subject, body, _OF_TWO)

    def _with_last_named(self, index: int, kinds: list[Hit], subject: Body, sorts: Sequence[str]) -> None:
        """A line that names nobody, under the name of the partner in a short line of its own."""
        for back in range(index - 1, max(-1, index - 1 - _BACK), -1):
            sentence, named = self.scene.sentences[back], self._named(back, sorts)
            if named:
                body = self.bodies.of(named[0])
                short = sentence.end - sentence.start <= _ROW[self.language] // 2
                if len(named) == 1 and short and self.bodies.differ(subject, body):
                    self._state(index, kinds, subject, body, _LEFT_OUT)
                return

    def _list_under(self, index: int, kinds: list[Hit], sorts: Sequence[str]) -> None:
        """The rows under a line that names a kind of tie and no partner."""
        head = self._named(index, sorts)
        if len(head) > 1 or not self._heads(index, kinds):
            return
        subject = self.bodies.of(head[0]) if head else self.bodies.subject(sorts, self.scene.title_end)
        subject = subject or self._port_of(index, sorts)
        idle, towns = 0, "port" in sorts  # rows name towns for their ports as long as none names a port
        for below in range(index + 1, len(self.scene.sentences)):
            row = self.scene.sentences[below]
            if "K" in self.scene.types[below] or idle > _LIST_GAP or row.end - row.start > 2 * _ROW[self.language]:
                return
            found = [self.bodies.of(one) for one in self._named(below, sorts)]
            if found:
                towns = False
            elif towns and (port := self.ports.heading(row.start, row.end)):
                found = [port]
            idle = 0 if found else idle + 1
            if len(found) > 1 and subject is not None and all(self._partner(subject, body) for body in found):
                for body in found:
                    self._state(below, kinds, subject, body, _LEFT_OUT, head=index)
            elif len(found) == 2 and self.bodies.differ(*found):
                self._state(below, kinds, found[0], found[1], _IN_LIST, head=index)
            elif len(found) == 1 and subject is not None and self.bodies.differ(subject, found[0]):
                self._state(below, kinds, subject, found[0], _LEFT_OUT, head=index)
            elif len(found) == 1 and subject is not None and subject.own and self._bare(below, found[0]):
                self._state(below, kinds, subject, found[0], _OF_TWO, head=index)

    def _partner(self, subject: Body, body: Body) -> bool:
        """Whether one of several in a row is abroad, and so a partner of the one at home whose list it is."""
        return bool(self.bodies.home) and self.bodies.foreign(body) and self.bodies.differ(subject, body)

    def _bare(self, index: int, body: Body) -> bool:
        """Whether a row is the name of an English institution of unknown country and hardly more."""
        sentence = self.scene.sentences[index]
        name = body.within(sentence.start, sentence.end)
        spare = sentence.end - sentence.start - (name.end - name.start if name else 0)
        return self.language == "en" and not body.own and body.country is None and spare <= _TITLE_TAIL["en"]

    def _heads(self, index: int, kinds: list[Hit]) -> bool:
        """Whether a sentence announces a list: 姉妹校一覧; our sister ports are:."""
        sentence = self.scene.sentences[index]
        words = self.view.text[sentence.start : sentence.end].strip()
        tail = self.view.text[kinds[-1].end : sentence.end].strip()
        short = len(words) < _ROW[self.language] and len(tail) <= _TITLE_TAIL[self.language]
        dated = bool(self.scene.lines[index].dates)
        return bool(_ANNOUNCED.search(words)) or (short and not dated and not _FULL_STOP.search(words))

    def _port_of(self, index: int, sorts: Sequence[str]) -> Body | None:
        """Hakodate has two sister ports: the port of the one place that the heading names."""
        sentence = self.scene.sentences[index]
        places = [p for p in self.view.places_in(sentence.start, sentence.end) if p.level != "country"]
        if "port" not in sorts or len({self.view.name_of(p) for p in places}) != 1:
            return None
        return self.ports.of(places[0], implied=True)

    def _page_of_two(self) -> None:
        """The page names two institutions of two countries in one sentence, and their kind of tie elsewhere."""
        sorts = tuple(dict.fromkeys(sort for _, found in self.kinds for sort in found))
        fitting = sorted((body for body in self.bodies.all if body.sort in sorts), key=lambda body: not body.own)
        if len(fitting) != 2 or not self.bodies.differ(*fitting):
            return
        one, other = fitting
        prominent = one.own or one.within(0, self.scene.title_end) is not None
        last = len(self.scene.sentences) - 1
        telling = next((index for index in range(last + 1) if self._kinds_in(index)[0]), None)
        if telling is None:
            return
        for index, _ in enumerate(self.scene.sentences):
            near = any(self._kinds_in(n)[0] for n in (index - 1, index + 1) if 0 <= n <= last)
            known = one.country and other.country
            sure = prominent or (known and (near or self._side_by_side(index, one, other)))
            if sure and len(self._named(index, sorts)) == len(fitting) and not self._examples(index, one, other):
                self._state(index, [], one, other, _OF_TWO, told=telling)

    def _jubilees(self) -> None:
        """两馆结好15周年: years of the pair that a sentence names, or of both where the page knows but one or its first."""
        for index, sentence in enumerate(self.scene.sentences if self.found else ()):
            told = JUBILEE[self.language].search(self.view.text, sentence.start, sentence.end)
            words = self.view.text[sentence.start : sentence.end]
            if not told or self._kinds_in(index)[0]:
                continue
            pairs = [p for p in self.found if all(body.within(sentence.start, sentence.end) for body in p)]
            if not pairs and BOTH[self.language].search(words):
                pairs = [p for p in self.found if all(body.within(0, self.scene.title_end) for body in p)]
                pairs = pairs or list(self.found) if len(self.found) == 1 else pairs
            if len(pairs) == 1:
                tie = self.found[pairs[0]][0]
                self.found[pairs[0]].append(
                    replace(tie, event="anniversary", start=told.start(), end=told.end(), date=None)
                )

    def _examples(self, index: int, one: Body, other: Body) -> bool:
        """A高校やB高校のような: two of many."""
        sentence = self.scene.sentences[index]
        spans = sorted((m.start, m.end) for b in (one, other) if (m := b.within(sentence.start, sentence.end)))
        return len(spans) > 1 and bool(OR.search(self.view.text, spans[0][1], spans[1][0]))

    def _side_by_side(self, index: int, one: Body, other: Body) -> bool:
        """AとBは: whether a sentence begins with the two."""
        sentence = self.scene.sentences[index]
        first, second = sorted(
            (b.within(sentence.start, sentence.end) for b in (one, other)), key=lambda m: m.start if m else -1
        )
        if first is None or second is None:
            return False
        link = self.view.text[first.end : second.start]
        return first.start == sentence.start and bool(PAIR_LINK[self.language].fullmatch(link))

    def _state(
        self,
        index: int,
        kinds: list[Hit],
        one: Body,
        other: Body,
        confidence: float,
        *,
        head: int | None = None,
        told: int | None = None,
        event: str | None = None,
    ) -> None:
        """Note what a sentence tells of a pair; ``head`` is the heading of the list that it is a row of, ``told`` the
        sentence that names the kind of tie where that is another.
        """
        sentence, line, text = self.scene.sentences[index], self.scene.lines[index], self.view.text
        here = [body.within(sentence.start, sentence.end) for body in (one, other)]
        kind = next((hit for hit in kinds if other.sort in sorts_of(hit.word)), None)
        spans = [(mention.start, mention.end) for mention in here if mention]
        if kind and sentence.start <= kind.start < sentence.end:
            spans.append((kind.start, kind.end))
        if not spans:  # a row that names a town for the port that another row names
            return
        span = min(start for start, _ in spans), max(end for _, end in spans)
        date: When | None = None
        if head is not None:
            event, date = self._row(index, head)
        elif event is None:
            event = self._event(index, span, kind, told)
            partner = here[1] or here[0]
            date = date_told(line, text, self.language, span, event=event, partner_end=partner.end if partner else -1)
        tie = RawTie(
            parties=(self._party(one, here[0]), self._party(other, here[1])), kind="institutional", event=event,
            start=span[0], end=span[1], confidence=confidence, kind_span=(kind.start, kind.end) if kind else None, date=date,
            ordinal=number_told(line, "O"), anniversary=number_told(line, "Y"),
        )  # fmt: skip
        self.found.setdefault(frozenset((one, other)), []).append(tie)

    def _event(self, index: int, span: tuple[int, int], kind: Hit | None, told: int | None) -> str:
        """What a sentence tells, or the one that names the kind of tie where that is another."""
        text, language = self.view.text, self.language
        event = event_told(self.scene.lines[index], text, language, span, kind)
        if told is None or event not in ("existing", "signed"):
            return event
        hit = self._kinds_in(told)[0][0]
        there = event_told(self.scene.lines[told], text, language, (hit.start, hit.end), hit)
        return there if event == "existing" or there == "renewed" else event

    def _row(self, index: int, head: int) -> tuple[str, When | None]:
        """A row's own date, else the act and the date that its heading tells."""
        above, dates = self.scene.lines[head], self.scene.lines[index].dates
        if not dates and above.dates and "V" in above.types and "I" not in above.types:
            return "signed", above.dates[-1]
        return "existing", dates[0] if len(dates) == 1 else None

    def _party(self, body: Body, here: Institution | None) -> Party:
        level = "port" if body.sort == "port" else None
        if body.name is not None:
            return Party(PlacePhrase(0, 0, (Unit(0, 0, ""),), body.country, level=level, name=body.name), implied=True)
        fullest = max(body.mentions, key=lambda one: one.end - one.start)
        told = fullest if here is None or self.language == "en" else here  # Muroto HS, Muroto High School
        phrase = PlacePhrase(told.start, told.end, (Unit(told.start, told.end, ""),), body.country, level=level)
        return Party(phrase, implied=here is None)
