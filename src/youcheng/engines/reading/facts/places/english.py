"""Place names in English text: capitalised names that the gazetteer knows, or that a country, region or word vouches for."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section, sections
from youcheng.engines.reading.facts.places.induced import induced
from youcheng.engines.reading.facts.places.phrase import LEVELS, PlacePhrase, Unit
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

_CAP = r"(?:St\.|Ste\.|Mt\.|Ft\.|[A-ZÀ-ÖØ-ÝŁŚŠŽČĆ][\w'’À-ÿ.]*[\wÀ-ÿ]|[A-Z])(?:-[\wÀ-ÿ']+)*"
_LINK = r"(?:[ ]|[ ](?:de|la|le|del|di|da|do|dos|du|am|an|der|den|upon|on|sur|los|las|el|al|y|of)[ ]|-)"
# Mayor Peter | Carlisle
_TITLED = re.compile(
    r"\b(?:Mayor|Governor|President|Premier|Minister|Ambassador|Senator|Provost|Councill?or|Chairman|Chairwoman)\s(?!of\b)[A-Z][a-z]+\s(?:[A-Z]\.\s)?(?P<name>[A-Z][a-z]+)\b(?![\s-][A-Z]|,\s[A-Z])"
)
# Kaohsiung on | Sunday
_TRAILING_LINK = re.compile(r"(?<=\w)\s(?:of|on|upon|and|y)$")
_LEADING_LINK = re.compile(r"\s?(?:of|y|on|and|the)\s(?=[A-Z])")
_NAME = re.compile(rf"\b{_CAP}(?:{_LINK}{_CAP})*")


@cache
def _regions() -> dict[str, str]:
    found = {
        name: part.partition(".")[2]
        for part in sections("en.txt")
        if part.startswith("region.")
        for name in section("en.txt", part)
    }
    for name, code in country_names("en").items():
        found.setdefault(name, code)
    return found


@cache
def _region_after() -> re.Pattern[str]:
    names = alternatives(_regions())
    lead = r"(?:(?:,\s?|\s(?:in|of)\s)(?:(?:central|eastern|western|northern|southern|northeast(?:ern)?|northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?|east|west|north|south)\s)?(?:the\s)?)"
    middle = r"(?:(?:[A-Z][\w-]+\s)?(?:China's|Japan's)\s)?"
    region = rf"(?P<name>{names})(?!\s(?:City|D\.F|Antilles))(?:\s(?:[Pp]rovince|[Pp]refecture|[Ss]tate|Oblast|[Cc]ounty))?(?![\w-])"
    return re.compile(rf"{lead}{middle}{region}|\s?\((?P<bracket>{names})\)", re.IGNORECASE if False else 0)


@cache
def _breaks() -> re.Pattern[str]:
    words = [*section("en.txt", "post"), *section("en.txt", "not.name")]
    return re.compile(rf"^(?:(?:{alternatives(words)})(?:\s|$))+|(?:\s|^)(?:{alternatives(words)})(?=\s|$)")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(
        rf"[ ](?:{alternatives(section('en.txt', 'place.suffix'))})\b(?!\s(?:Council|Hall|[Cc]ouncil|[Gg]overnment))"
    )


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(section('en.txt', 'place.prefix'))})\s(?:the\s)?$")


@cache
def _leading_prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(section('en.txt', 'place.prefix'))})\s")


@cache
def _organisation() -> frozenset[str]:
    return frozenset(section("en.txt", "organisation"))


def find_places(
    text: str,
    mentions: Mentions,
    blocked: list[tuple[int, int]],
    *,
    own: str | None = None,
    names: PlaceNames | None = None,
) -> list[PlacePhrase]:
    """All place phrases of an English text; ``blocked`` spans (dates) hold none.

    ``own`` is the name of the place that publishes the page, known or not. With ``names``, the small places that the
    page itself shows to be places are found too.
    """
    if own:
        candidates = (Candidate("", own, "", "city", 1.0),)
        for match in re.finditer(rf"\b{re.escape(own)}\b", text):
            mentions.setdefault(match.start(), []).insert(0, (match.end(), candidates))
    pieces = [
        (start, end)
        for match in _NAME.finditer(text)
        for piece in _pieces(text, match.start(), match.end(), mentions)
        for start, end in _at_of(text, *piece, mentions)
        if not any(s < end and start < e for s, e in blocked)
    ]
    if names is not None:
        for start, known in induced(text, _unread(text, pieces, mentions), names).items():
            mentions.setdefault(start, []).extend(known)
    found: list[PlacePhrase] = []
    last = 0
    for start, end in _split_pairs(text, pieces, mentions):
        if start < last:
            continue
        phrase = _phrase(text, start, end, mentions)
        if phrase:
            found.append(_possessed(text, phrase))
            last = phrase.end
    surnames = _surnames(text)
    return _nested(text, [place for place in found if text[place.start : place.end] not in surnames])


def _surnames(text: str) -> frozenset[str]:
    """Mayor Peter Carlisle: on such a page Carlisle alone is he, unless the page speaks of being in or of Carlisle."""
    names = {match["name"] for match in _TITLED.finditer(text)}
    return frozenset(
        n for n in names if not re.search(rf"\b(?:[Ii]n|of|from|to|near|visit\w*)\s{re.escape(n)}\b", text)
    )


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{alternatives(_regions())}|S\. Korea)'s\s(?:[a-z]+\s){{0,2}}$")


def _possessed(text: str, place: PlacePhrase) -> PlacePhrase:
    """South Korea's Dobong-gu, Japan's Ichinoseki: the country stands before the name."""
    owner = _possessive().search(text, max(0, place.start - 40), place.start)
    if owner is None or place.country_stated:
        return place
    code = _regions().get(owner["name"], "KR")
    return replace(place, country=code, country_stated=True, weak=False, candidates=())


def _nested(text: str, found: list[PlacePhrase]) -> list[PlacePhrase]:
    """Paju, Gyeonggi Province: a province after a comma is where the place before it lies, no second place."""
    kept: list[PlacePhrase] = []
    for place in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and place.level == "province"
            and last.level != "province"
            and (
                (last.country in (None, place.country) and text[last.end : place.start] in (", ", " of ", " in "))
                or (not last.country_stated and text[last.end : place.start] in (" of ", " in "))
            )
        ):
            kept[-1] = replace(last, end=place.end, country=place.country, country_stated=True)
        else:
            kept.append(place)
    return kept


def _at_of(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Meeting of | Dún Laoghaire: a name begins after "of" unless the whole is one (Isle of Wight)."""
    if any(stop == end for stop, _ in mentions.get(start, ())) or _leading_prefix().match(text[start:end]):
        return [(start, end)]
    cut = text.find(" of ", start, end)
    if cut < 0 or text[cut + 4 : end] in _regions():
        return [(start, end)]
    return [(start, cut), (cut + 4, end)]


def _unread(text: str, pieces: list[tuple[int, int]], mentions: Mentions) -> Iterator[tuple[int, int]]:
    """The names that nothing vouches for yet, and the halves of hyphened ones."""
    for start, end in pieces:
        if any(stop == end for stop, _ in mentions.get(start, ())):
            continue
        words = text[start:end]
        government = _GOVERNMENT.fullmatch(words)
        if government:
            yield start, start + len(government[1])  # Dún Laoghaire-Rathdown | County Council
            continue
        if words.rsplit(maxsplit=1)[-1].rstrip(".") in _organisation() or words in country_names("en"):
            continue
        if any(part in country_names("en") or part in ("US", "Sino", "U.S.") for part in words.split("-")):
            continue  # US-China
        cut = start + words.find("-")
        if cut > start and any(stop == cut for stop, _ in mentions.get(start, ())):
            yield cut + 1, end
            continue
        yield start, end
        if cut > start:
            yield start, cut
            if not any(stop == end for stop, _ in mentions.get(cut + 1, ())):
                yield cut + 1, end


def _pieces(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """A run of capitalised words cut at posts and ordinary words: Beijing | Mayor | Guo Jinlong; The Dalles stays whole."""
    pieces, at = [], start
    for word in _breaks().finditer(text[start:end]):
        left, right = start + word.start(), start + word.end()
        if any(right <= stop <= end for begin in (at, left) for stop, _ in mentions.get(begin, ())):
            continue  # The Dalles, Newport News
        if left > at:
            pieces.append((at, left))
        at = right
    if at < end:
        pieces.append((at, end))
    trimmed = []
    for left, right in pieces:
        link = _LEADING_LINK.match(text, left, right)
        left = link.end() if link else left  # noqa: PLW2901
        prefix = _leading_prefix().match(text[left:right])
        left += prefix.end() if prefix else 0  # noqa: PLW2901
        while left < right and text[left] in " -":
            left += 1  # noqa: PLW2901
        while right > left and text[right - 1] in " -'’":
            right -= 1  # noqa: PLW2901
        if text[left:right].endswith(("'s", "’s")):
            right -= 2  # noqa: PLW2901
        trailing = _TRAILING_LINK.search(text, left, right)
        right = trailing.start() if trailing else right  # noqa: PLW2901
        if right - left > 1:
            trimmed.append((left, right))
    return trimmed


def _split_pairs(text: str, pieces: list[tuple[int, int]], mentions: Mentions) -> list[tuple[int, int]]:
    """Invercargill-Kumagaya: two places joined by a hyphen, unless the whole is a name (Titisee-Neustadt)."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        whole = any(stop == end and known[0].place_id for stop, known in mentions.get(start, ()))
        cut = next(
            (i for i in range(start, end) if text[i] == "-" and _known_pair(text, start, i, end, mentions)), None
        )
        out += [(start, end)] if whole or cut is None else [(start, cut), (cut + 1, end)]
    return out


def _known_pair(text: str, start: int, cut: int, end: int, mentions: Mentions) -> bool:
    left = any(stop == cut and known[0].place_id for stop, known in mentions.get(start, ()))
    left = left or text[start:cut] in _regions()
    right = any(
        (stop == end or text[stop : stop + 1] == " ") and known[0].place_id for stop, known in mentions.get(cut + 1, ())
    )
    right = right or text[cut + 1 : end] in _regions()
    return left and right


# The government of a place stands for the place: Hokkaido Government, Nagpur Municipal Corporation.
_GOVERNMENT = re.compile(
    r"(.+?)\s(?:(?:Municipal|Metropolitan|City|Town|Borough|District|County|Parish|Regional|Village|Provincial|Prefectural|State)(?:\s(?:Government|Corporation|Council|Assembly))?|Government)"
)
# Miyagi-ken, Atsugi-shi, Gyeonggi-do
_HYPHENED = re.compile(r"(.+?)-(?:ken|shi|do|gun|gu|si|to|fu|cho|machi)")
_OF_REGION = re.compile(r"(.+?)\sof\s(?:the\s)?(.+)")

_Known = tuple[int, tuple[Candidate, ...]] | None


def _plain_name(text: str, start: int, end: int, words: str, mentions: Mentions) -> tuple[int, int, str, _Known]:
    """The name without what is no part of it: a region after "of", a government, a Japanese or Korean generic part."""
    of = _OF_REGION.fullmatch(words)
    if of and of[2] in _regions():
        end = start + len(of[1])
        words = text[start:end]
    for pattern in (_GOVERNMENT, _HYPHENED):
        match = pattern.fullmatch(words)
        if not match:
            continue
        stop = start + len(match[1])
        known = next(((stop, c) for e, c in mentions.get(start, ()) if e == stop), None)
        if known is None and match[1] in _regions():
            known = (stop, (Candidate("", match[1], _regions()[match[1]], "province", 1.0),))
        if known:
            if pattern is _HYPHENED:
                return start, end, words, (end, known[1])
            return start, stop, text[start:stop], known
    return start, end, words, None


@cache
def _owner() -> re.Pattern[str]:
    """Central China's, S. Korea's: the country as the owner of the name."""
    side = r"(?:(?:Central|East|West|North|South|Northeast|Northwest|Southeast|Southwest)(?:ern)?\s)?"
    return re.compile(rf"{side}(?:S\.\s)?(?:{alternatives(country_names('en'))})'s\s")


def _phrase(text: str, start: int, end: int, mentions: Mentions) -> PlacePhrase | None:
    chinas = _owner().match(text[start:end])
    start += chinas.end() if chinas else 0
    words = text[start:end]
    if words.startswith(("Republic of", "People's Republic")):
        return None
    start, end, words, known = _plain_name(text, start, end, words, mentions)
    countries = country_names("en")
    if words in countries or words.split()[-1].rstrip(".") in _organisation():
        return None
    known = known or next(((e, c) for e, c in mentions.get(start, ()) if e == end), None)
    suffix_inside = re.fullmatch(rf"(.+?)({_suffix().pattern})", words)
    if known is None and suffix_inside:
        known = next(((e, c) for e, c in mentions.get(start, ()) if e == start + len(suffix_inside[1])), None)
    if known is None and words in _regions() and len(words) > 2:
        known = (end, (Candidate("", words, _regions()[words], "province", 1.0),))
    region, stop = _region(text, end)
    if known and region and not _fits(known[1], region, text[end : end + 1]):
        region, stop = None, end  # Beijing, Washington and …: two places
    prefix = _prefix().search(text, max(0, start - 20), start)
    after = _suffix().match(text, end)
    if known is None and _NATIONAL.fullmatch(words):
        return None  # the Mexican city of Tampico
    vouched = region is not None or prefix is not None or suffix_inside is not None or after is not None
    if known is None and not vouched:
        return None
    if known and known[1][0].level == "country":
        return None
    country, candidates = region, known[1] if known else ()
    if country:
        candidates = tuple(c for c in candidates if c.country == country)
    elif candidates:
        country = candidates[0].country or None
    generic = (after[0].strip() if after else (suffix_inside[2].strip() if suffix_inside else "")).lower()
    level = LEVELS.get(generic) or (candidates[0].level if candidates else ("city" if prefix else None))
    return PlacePhrase(
        start=prefix.start() if prefix else start, end=stop, units=(Unit(start, end, ""),), country=country, country_stated=region is not None,
        weak=(known is None or not known[1][0].place_id) and region is None, level=level, candidates=tuple(c.place_id for c in candidates if c.place_id),
    )  # fmt: skip


def _fits(candidates: tuple[Candidate, ...], region: str, mark: str) -> bool:
    """Whether a region after a comma can hold the place: a well-known name abroad with no namesake there cannot."""
    return mark != "," or not candidates or any(c.country == region for c in candidates) or candidates[0].score < 0.9


_NATIONAL = re.compile(r"[A-Z][a-z]+(?:ese|ish|ican|ian|ean|ench|utch|man|ish)")
# Li Xiaolin, Anhui Governor …: the region belongs to the next person's post.
_POST_AFTER = re.compile(
    r"\s(?:Vice|Deputy|Lt\.?|Lieutenant|Party|Provincial)?\s?(?:Governor|Gov\.|Mayor|[Ss]ecretary|Premier|Minister|Ambassador|Senator)\b"
)


def _region(text: str, end: int) -> tuple[str | None, int]:
    """The country that follows a name (Yorba Linda, California · Tongchuan, Shaanxi province · Sligo, Ireland)."""
    code, at = None, end
    suffix = _suffix().match(text, end)
    if suffix:
        at = suffix.end()
    for _ in range(3):
        match = _region_after().match(text, at)
        if not match or _POST_AFTER.match(text, match.end()):
            break
        code, at = _regions()[match["name"] or match["bracket"]], match.end()
    return code, (at if code or suffix else end)
