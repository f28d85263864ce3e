"""A document as all rules share it: folded text, sentences, cue words, dates, places; each found once."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from youcheng.engines.reading.facts.dates import When, find_dates
from youcheng.engines.reading.facts.folding import folded
from youcheng.engines.reading.facts.places import PlaceNames, PlacePhrase, Unit
from youcheng.engines.reading.facts.places.phrase import join_nested
from youcheng.engines.reading.facts.places.publishers import own_name
from youcheng.engines.reading.facts.places.site import place_of_site
from youcheng.engines.reading.facts.places.told_countries import settled_country
from youcheng.engines.reading.facts.sentences import Sentence, split
from youcheng.engines.reading.facts.words import Hit, Hits, find_words
from youcheng.engines.reading.model import Document, Evidence, PlaceRef
from youcheng.engines.reading.scripts import simplified

if TYPE_CHECKING:
    from youcheng.engines.gazetteer import Gazetteer


T = TypeVar("T")


def _as_stated(found: list[PlacePhrase], text: str) -> list[PlacePhrase]:
    """韩国大田市 once, then 大田市 alone: the country once stated holds for the page, whatever place elsewhere has the name."""
    stated = {text[p.head.start : p.head.end]: p.country for p in found if p.country_stated and p.country}
    return [
        replace(p, country=stated[name], candidates=())
        if not p.country_stated and (name := text[p.head.start : p.head.end]) in stated and p.country != stated[name]
        else p
        for p in found
    ]


class View:
    """One document, annotated as far as somebody has asked."""

    def __init__(self, document: Document, gazetteer: Gazetteer | None) -> None:
        self.document = document
        self.language = (document.language or "zh").partition("-")[0]
        self.text = folded(document, self.language)
        self.names = PlaceNames(gazetteer, self.language)
        self.dateline = document.published
        self._gazetteer = gazetteer
        self._found: dict[Callable[[View], list[Any]], list[Any]] = {}

    def once(self, reader: Callable[[View], list[T]]) -> list[T]:
        """What a reader finds, computed once for all who ask."""
        found = self._found.get(reader)
        if found is None:
            found = self._found[reader] = list(reader(self))
        return found

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences in order."""
        return split(self.document, self.text, self.language)

    @cached_property
    def hits(self) -> Hits:
        """Cue words by where they start."""
        return find_words(self.text, self.language)

    @property
    def speaks_of_ties(self) -> bool:
        """Whether a kind of tie is named anywhere."""
        return bool(self.hits.kinds)

    def hit_starts_in(self, start: int, end: int) -> Sequence[int]:
        """Where cue words begin inside a span."""
        starts = self.hits.starts
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]

    def hits_in(self, start: int, end: int) -> Iterator[tuple[int, list[Hit]]]:
        """The cue words that begin inside a span, by their start."""
        return ((at, self.hits[at]) for at in self.hit_starts_in(start, end))

    def kinds_in(self, start: int, end: int) -> Sequence[Hit]:
        """The words for a kind of tie that begin inside a span."""
        starts = self.hits.kind_starts
        return self.hits.kinds[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def dates(self) -> list[When]:
        """Dates in order."""
        return find_dates(self.text, language=self.language, published=self.dateline)

    @cached_property
    def places(self) -> list[PlacePhrase]:
        """Place phrases in order."""
        blocked = [(when.start, when.end) for when in self.dates]
        mentions = self.names.mentions(self.text)
        if self.language == "en":
            from youcheng.engines.reading.facts.places import english

            return english.find_places(
                self.text, mentions, blocked, own=self.own_name, names=self.names, ties=self.speaks_of_ties
            )
        from youcheng.engines.reading.facts.places import runs

        publisher = self.document.publisher or ""
        names = self.names if self.speaks_of_ties else None
        found = runs.find_places(
            self.text, self.hits, mentions, blocked, language=self.language, publisher=publisher, names=names
        )
        return _as_stated(join_nested(found, self.text), self.text)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.places]

    def places_in(self, start: int, end: int) -> list[PlacePhrase]:
        """The place phrases that begin inside a span."""
        low = bisect_left(self._place_starts, start)
        high = bisect_left(self._place_starts, end)
        return self.places[low:high]

    @cached_property
    def _date_starts(self) -> list[int]:
        return [when.start for when in self.dates]

    def dates_in(self, start: int, end: int) -> list[When]:
        """The dates that stand inside a span."""
        low = bisect_left(self._date_starts, start)
        high = bisect_left(self._date_starts, end)
        return [when for when in self.dates[low:high] if when.end <= end]

    def words(self, start: int, end: int) -> dict[str, str | None]:
        """Words of the page with their simplified form, for ``Fact.fields``.

        The form is None for words in Latin script, which have none.
        """
        start, end = self._trimmed(start, end)
        text = self.document.text[start:end]
        return {"text": text, "zh_hans": None if self.language == "en" else self.simplified(start, end)}

    def value(self, text: str) -> dict[str, str | None]:
        """Like ``words`` for a text that is put together rather than quoted."""
        return {"text": text, "zh_hans": None if self.language == "en" else simplified(text, self.document.language)}

    def simplified(self, start: int, end: int) -> str:
        """The simplified form of a span."""
        return self.document.simplified[start:end]

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence at a span, trimmed of white space."""
        return Evidence.of(self.document, *self._trimmed(start, end))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        starts = self._sentence_starts
        return self.sentences[max(0, bisect_left(starts, offset + 1) - 1)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def own_name(self) -> str | None:
        """The place in the name of an English publisher: Invercargill City Council, City of Brighton."""
        publisher = self.document.publisher
        return own_name(publisher, self.document.text, self.names) if publisher else None

    @cached_property
    def publisher_place(self) -> PlacePhrase | None:
        """The place that the publisher's name tells (武汉市外事办, 泉佐野市, City of Brighton), else the site's address."""
        return self._place_in_publisher or place_of_site(
            self.document.host, text=self.document.simplified, language=self.language, gazetteer=self._gazetteer
        )

    @cached_property
    def _place_in_publisher(self) -> PlacePhrase | None:
        publisher = self.document.publisher
        if not publisher:
            return None
        if self.own_name:
            written = next((p for p in self.places if self.name_of(p) == self.own_name), None)
            country = written.country if written else settled_country(self.own_name, self.names)
            return PlacePhrase(0, 0, (Unit(0, 0, ""),), country=country, level="city", name=self.own_name)
        return _place_in(publisher, self.document.language, self._gazetteer)

    def name_of(self, phrase: PlacePhrase) -> str:
        """The innermost unit of a place, as the page or its publisher writes it."""
        return phrase.name if phrase.name is not None else self.document.text[phrase.head.start : phrase.head.end]

    def name_words(self, phrase: PlacePhrase) -> dict[str, str | None]:
        """``words`` of a place's innermost unit."""
        return self.value(phrase.name) if phrase.name is not None else self.words(phrase.head.start, phrase.head.end)

    def place_ref(self, phrase: PlacePhrase, role: str) -> PlaceRef:
        """A place of the page with its candidates."""
        head = phrase.head
        if phrase.name is not None:
            plain = simplified(phrase.name, self.document.language)
            return PlaceRef(phrase.name, plain, role, None, None, self.names.resolve(phrase.name, phrase.country))
        name = self.document.text[head.start : head.end]
        candidates = self.names.resolve(name, phrase.country)
        return PlaceRef(
            name=name,
            simplified=self.simplified(head.start, head.end),
            role=role,
            start=head.start,
            end=head.end,
            candidates=candidates,
        )


@lru_cache(maxsize=1024)
def _place_in(name: str, language: str | None, gazetteer: Gazetteer | None) -> PlacePhrase | None:
    """The innermost place in a publisher's name, the same on all its pages."""
    document = Document(
        source=None, sha256="", size=0, media_type="text/plain", encoding=None, language=language, title=None, host=None,
        publisher=None, author=None, published=None, text=name, simplified=simplified(name, language),
    )  # fmt: skip
    found = [place for place in View(document, gazetteer).places if place.level != "country"]
    return replace(found[-1], name=name[found[-1].head.start : found[-1].head.end]) if found else None
