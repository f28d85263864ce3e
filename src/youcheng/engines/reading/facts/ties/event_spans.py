"""Where a page speaks of a tie: in clauses and sentences of its parties, and in some that do not name them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.event_forms import FormReader, Span
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.scene import Scene

_CLAUSE = {
    "zh": re.compile(r"[,，;；。:：!！?？\n]"),
    "ja": re.compile(r"[、。;；!！?？\n]"),
    "en": re.compile(r"[,;:\n]|\. | (?:and|but|while|which|who) "),
}
_US = {
    "zh": re.compile(r"我[市省县区州]|本[市省县区州]|该市|两市|双方|两地|两省"),
    "ja": re.compile(r"本[市県町]|当[市町]|同[市町]|両[市町県]"),
    "en": re.compile(r"\b(?i:our|we|the two|both|the city|the town)\b"),
}
_PAPERS = {
    "zh": re.compile(r"协议|协定|备忘录|议定书|签约|签字|缔盟|结盟"),
    "ja": re.compile(r"調印|協定|締結|覚書|提携"),
    "en": re.compile(r"(?i:agreement|memorandum|\bmou\b|charter|signing|signed|accord|pact|proclamation|partnership)"),
}
_HEADS = re.compile(r"[:：—]\s*$")
_SHORT_ROW, _LONGEST_LIST = {"zh": 40, "ja": 45, "en": 90}, 20
_MOST_TOLD, _MOST_BOTH, _MOST_SINGLE = 2, 6, 8
Spans = Sequence[Span]


class EventSpans:
    """The spans of one page that speak of one tie, in groups; ``main`` if the page speaks more of no other tie.

    ``told`` are the sentences of its evidence that name its ``partner``, the party named less often.
    """

    def __init__(
        self, scene: Scene, forms: FormReader, pair: Pair, evidence: Spans, plain: Sequence[str], *, main: bool
    ):
        self._scene, self._forms, self._plain = scene, forms, plain
        self._text, self._language = scene.view.text, scene.view.language
        self.both: list[Span] = []
        self.alone: list[Span] = []
        self.us: list[Span] = []
        self.unnamed: list[Span] = []
        self._sort(pair, main=main)
        self.partner, self.home = sorted((pair.one, pair.other), key=lambda entity: len(entity.mentions) or math.inf)
        told = [span for span in evidence if span in self.both] or list(evidence)
        self.told = [span for span in told if any(_within(m.phrase.start, span) for m in self.partner.mentions)] or told
        self.elsewhere = self._elsewhere()

    def groups(self) -> dict[str, list[Span]]:
        """Each group's spans."""
        title = [(0, self._scene.title_end)] if self._scene.title_end else []
        return {
            "clause": [self._clause(span) for span in self.told[:_MOST_TOLD]],
            "own": [clause for span in self.told[:_MOST_TOLD] if (clause := self._clause_of_partner(span))],
            "sentence": self.told[:_MOST_TOLD],
            "both": self.both[:_MOST_BOTH],
            "both_clause": [self._clause(span) for span in self.both[:_MOST_BOTH]],
            "alone": self.alone[:_MOST_SINGLE],
            "us": self.us[:_MOST_BOTH],
            "unnamed": self.unnamed[:_MOST_SINGLE],
            "next": self._beside(1),
            "previous": self._beside(-1),
            "named_title": [span for span in title if any(name in self._text[: span[1]] for name in self._plain)],
            "title": title,
            "above": self._above(),
            "elsewhere": [clause for span in self.elsewhere if (clause := self._clause_of_partner(span))],
        }

    def _sort(self, pair: Pair, *, main: bool) -> None:
        """The sentences of the body by whom they name: both parties, one alone or with "us", of the main tie nobody."""
        scene, parties = self._scene, {pair.one, pair.other}
        ones, others = ({m.sentence for m in entity.mentions} for entity in (pair.one, pair.other))
        about = _PAPERS[self._language]
        for index, sentence in enumerate(scene.sentences):
            if sentence.start < scene.title_end:
                continue
            span = sentence.start, sentence.end
            if index in ones and index in others:
                self.both.append(span)
            elif set(scene.named_in(index)) - parties:
                continue
            elif index in ones or index in others:
                (self.us if _US[self._language].search(self._text, *span) else self.alone).append(span)
            elif main and (about.search(self._text, *span) or "kind" in self._forms.of(span)):
                self.unnamed.append(span)

    def _clause(self, span: Span) -> Span:
        """The clauses from the first to name a party to the last; the next too where they tell nothing."""
        text, (start, end) = self._text, span
        words = text[start:end]
        first = min((start + at for name in self._plain if (at := words.find(name)) >= 0), default=None)
        if first is None:
            return span
        last = max(start + words.rfind(name) for name in self._plain)
        cuts = self._cuts(span)
        later = [*(cut for cut in cuts if cut > last), end]
        low, high = max((cut for cut in cuts if cut <= first), default=start), later[0]
        if len(later) > 1 and self._forms.of((low, high)).isdisjoint({"acted", "stands"}):
            high = later[1]
        if not self._forms.of((low, high)):
            return span
        us = _US[self._language].search(text, start, low)
        if us and not all(name in words for name in self._plain):
            low = max((cut for cut in cuts if cut <= us.start()), default=start)
        return low, high

    def _clause_of_partner(self, span: Span) -> Span | None:
        phrase = next((m.phrase for m in self.partner.mentions if _within(m.phrase.start, span)), None)
        if phrase is None:
            return None
        cuts = self._cuts(span)
        low = max((cut for cut in cuts if cut <= phrase.start), default=span[0])
        return low, min((cut for cut in cuts if cut >= phrase.end), default=span[1])

    def _cuts(self, span: Span) -> list[int]:
        return [match.end() for match in _CLAUSE[self._language].finditer(self._text, *span)]

    def _elsewhere(self) -> list[Span]:
        """The first sentences of the body that name the partner and are not told."""
        scene = self._scene
        first = sorted({mention.sentence for mention in self.partner.mentions})
        spans = [(scene.sentences[index].start, scene.sentences[index].end) for index in first]
        return [span for span in spans if span[0] >= scene.title_end and span not in self.told][:_MOST_TOLD]

    def _beside(self, step: int) -> list[Span]:
        """The sentence after or before the first that is told."""
        sentences = self._scene.sentences
        index = next((i for i, s in enumerate(sentences) if self.told and s.start == self.told[0][0]), None)
        beside = -1 if index is None else index + step
        return [(s.start, s.end) for s in sentences[beside : beside + 1]] if beside >= 0 else []

    def _above(self) -> list[Span]:
        """The nearest line above a short one that is longer, names a kind of tie or ends like a heading of rows."""
        short = _SHORT_ROW[self._language]
        if not self.told or self.told[0][1] - self.told[0][0] > short:
            return []
        rows = [(s.start, s.end) for s in self._scene.sentences if s.end <= self.told[0][0]][-_LONGEST_LIST:]
        return [
            (start, end)
            for start, end in rows
            if end - start > short or "kind" in self._forms.of((start, end)) or _HEADS.search(self._text, start, end)
        ][-1:]


def _within(at: int, span: Span) -> bool:
    return span[0] <= at < span[1]
