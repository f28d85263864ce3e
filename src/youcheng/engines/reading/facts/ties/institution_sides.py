"""Who is tied with whom in a sentence that names several institutions and a kind of tie."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from youcheng.engines.reading.facts.places.institutions import Institution
from youcheng.engines.reading.facts.ties.institution_bodies import Bodies, Body
from youcheng.engines.reading.facts.words import Hit

_WITH = {
    "zh": re.compile(r"^[^、,;]{0,14}(?:与|同|和|跟|及)"),
    "ja": re.compile(r"^[^、,;]{0,14}(?:と|は|が|·|-)|^\s?(?:及び|および)"),
    "en": re.compile(r"\b(?:and|with|to)\b|&"),
}
_MARK = re.compile(r"[、,;·/]")
_LISTED = re.compile(r"[、,;/·]|\band\b|和|及|と|与")
_RESPECTIVELY = re.compile(r"分别|それぞれ|各自|respectively")
_JOINED = re.compile(r"(?:\([^)]{1,20}\))?と(?:も|の|の間に|の間で)?")
_LED = re.compile(r"[与同和跟][^,。;、]{0,12}$")
_NO_MARK = re.compile(r"[^,。;]{0,24}")
_AND = re.compile(r"\s(?:and|with)\s(?:the\s)?")
_DECLARED = re.compile(r"\b(?:became|become|declared|named|made|signed|are|were)\b")
_CLAUSE = ",;\n。"
# So much may stand between the two sides, and between two names of a list: a mark, a country, a province.
_GAP = {"zh": 60, "ja": 70, "en": 160}
_LINK = {"zh": 14, "ja": 24, "en": 50}


class Sides:
    """The names of one sentence with what stands between them."""

    def __init__(
        self, bodies: Bodies, text: str, language: str, named: Sequence[Institution], kinds: Sequence[Hit]
    ) -> None:
        self._bodies, self._text, self._language, self._kinds = bodies, text, language, kinds
        respectively = named and _RESPECTIVELY.search(text, named[0].start, named[-1].end)
        named = self._in_clause(named) if language == "zh" and not respectively else named
        links = [text[a.end : b.start] for a, b in pairwise(named)]
        far = (n for n, link in enumerate(links, 1) if len(link) > _GAP[language] or "\n" in link)
        near = next(far, len(named))
        self._named, self._links = named[:near], links[: near - 1]
        self.all = [bodies.of(one) for one in self._named]

    def pairs(self, subject: Body | None, words: str) -> Iterator[tuple[Body, Body]]:
        """The pairs that the sentence tells; ``subject`` is whose page it is, ``words`` the sentence."""
        found = self.all
        if len(found) > 2 and len(found) % 2 == 0 and self._alternate():
            yield from zip(found[::2], found[1::2], strict=True)
            return
        if subject is not None and subject.own and subject in found:
            found = [subject, *(body for body in found if body is not subject)]
        elif len(found) > 2 and (hub := self._hub()):
            found = [hub, *(body for body in found if body is not hub)]
        elif (
            len(found) > 2
            and all(map(self._bodies.foreign, found))
            and not _WITH[self._language].search(self._links[0])
            and not any(self._named[0].end <= hit.start < self._named[1].start for hit in self._kinds)
        ):
            return  # A、B、Cと: partners of somebody left out
        turn = next((n for n, body in enumerate(found) if self._bodies.differ(found[0], body)), len(found))
        if len(found) > 2 and not (self._two_lists(turn) and self._told_of_all(turn)):
            return
        firsts, others = found[:turn], found[turn:]
        if len(firsts) > 1 and len(others) > 1:
            if not _RESPECTIVELY.search(words) or len(firsts) != len(others):
                return
            pairs = list(zip(firsts, others, strict=True))
        else:
            pairs = [(one, other) for one in firsts for other in others]
        yield from (pair for pair in pairs if self._bodies.differ(*pair))

    def _hub(self) -> Body | None:
        """A港、B港、C港も、それぞれ高知港との間で: the only one at home, behind its partners."""
        at_home = [body for body in self.all if not self._bodies.foreign(body)]
        return at_home[0] if self._bodies.home and at_home == self.all[-1:] and at_home[0].country else None

    def one_by_one(self) -> Iterator[tuple[Body, Body]]:
        """AはBと友好港の提携を結んでいるほか、Cとも姉妹港の提携を: the first with each that has a kind of tie of its own."""
        for one in self._named[1:]:
            body = self._bodies.of(one)
            if self._has_its_kind(one) and self._bodies.differ(self.all[0], body):
                yield self.all[0], body

    def _has_its_kind(self, one: Institution) -> bool:
        between = (self._text[one.end : hit.start] for hit in self._kinds if hit.start >= one.end)
        if self._language == "ja":
            return any(_JOINED.fullmatch(words) for words in between)
        joined = self._text[max(0, one.start - 14) : one.start]
        return self._language == "zh" and bool(_LED.search(joined)) and any(_NO_MARK.fullmatch(w) for w in between)

    def joined(self) -> tuple[Body, Body] | None:
        """A and B were declared sister parks: two of countries nobody tells, with nothing but "and" between them."""
        if self._language != "en" or len(self.all) != 2 or any(body.country or body.own for body in self.all):
            return None
        told = any(_DECLARED.search(self._text, self._named[1].end, hit.start) for hit in self._kinds)
        return (self.all[0], self.all[1]) if told and _AND.fullmatch(self._links[0]) else None

    def _in_clause(self, named: Sequence[Institution]) -> Sequence[Institution]:
        """Those that stand in one clause with the kind of tie, where two do; else all."""
        for hit in self._kinds:
            start = max(self._text.rfind(mark, 0, hit.start) for mark in _CLAUSE)
            stops = [at for mark in _CLAUSE if (at := self._text.find(mark, hit.end)) >= 0]
            within = self._bodies.between(start + 1, min(stops, default=len(self._text)), [one.sort for one in named])
            if len(within) > 1:
                return within
        return named

    def _alternate(self) -> bool:
        """A与B、C与D: pair by pair."""
        found, differ = self.all, self._bodies.differ
        if any(differ(a, b) for a, b in zip(found[::2], found[2::2], strict=False)):
            return False
        return all(differ(a, b) for a, b in zip(found[::2], found[1::2], strict=True)) and all(
            (not _LISTED.search(link) or _WITH[self._language].search(link)) if number % 2 == 0 else _MARK.search(link)
            for number, link in enumerate(self._links)
        )

    def _two_lists(self, turn: int) -> bool:
        """A、B与C、D和E: one list, the word for "with", another list, as far as the marks between the names tell."""
        marks = [bool(_MARK.search(link)) for link in self._links]
        inner = [link for number, link in enumerate(self._links) if number != turn - 1]
        lists = marks[: max(0, turn - 2)] + marks[turn:-1]
        return all(lists) and all(len(link) <= _LINK[self._language] for link in inner)

    def _told_of_all(self, turn: int) -> bool:
        """Whether the kind of tie stands behind all names or between the two sides, not before one of many."""
        named = self._named
        last = named[-1].end if self._language != "en" else len(self._text)
        return turn < len(named) and any(
            hit.start >= last or named[turn - 1].end <= hit.start < named[turn].start for hit in self._kinds
        )
