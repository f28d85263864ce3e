"""Place names in English text: capitalised names that the gazetteer knows, or that a country, region or word vouches for."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.places.english_frames import may_speak_of_ties
from youcheng.engines.reading.facts.places.english_regions import nested, region_after, suffix
from youcheng.engines.reading.facts.places.generic_parts import add_parts
from youcheng.engines.reading.facts.places.induced import headline_verbs, induced
from youcheng.engines.reading.facts.places.phrase import LEVELS, PlacePhrase, Unit
from youcheng.engines.reading.facts.places.resolve import PlaceNames
from youcheng.engines.reading.facts.places.told_countries import owned, peoples, regions, settled
from youcheng.engines.reading.facts.places.twin_names import add_twins
from youcheng.engines.reading.facts.words import country_names
from youcheng.engines.reading.model import Candidate

Mentions = dict[int, list[tuple[int, tuple[Candidate, ...]]]]

_UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_CAP = rf"(?:(?:e|u|kwa)[A-Z][a-z]{{3,}}|St\.|Ste\.|Mt\.|Ft\.|[{_UPPER}][\w'’.]*\w|[A-Z]\.(?=\s[A-Z][a-z])|[A-Z])(?:-[\w']+)*"
_LINK = r"(?:[ ]|[ ](?:de|la|le|del|di|da|do|dos|du|am|an|der|den|(?:an|in|ob|vor)\s(?:der|dem)|im|bei|op|aan\sden|van|lès|les|aux|upon|on|on\sthe|sur|sous|los|las|el|al|y|og|of|es)[ ]|-)"
# Mayor Peter | Carlisle
_TITLED = re.compile(
    r"\b(?:Mayor|Governor|President|Premier|Minister|Ambassador|Senator|Provost|Councill?or|Chairman|Chairwoman)\s(?!of\b)[A-Z][a-z]+\s(?:[A-Z]\.\s)?(?P<name>[A-Z][a-z]+)\b(?![\s-][A-Z]|,\s[A-Z])"
)
# Kaohsiung on | Sunday
_TRAILING_LINK = re.compile(r"(?<=\w)\s(?:of|on|upon|and|y)$")
_LEADING_LINK = re.compile(r"\s?(?:(?:of|y|on|and|the)\s)+(?=[A-Z])")
# Suseong-gu, Minato-ku: the unit tells the country.
_ROMANISED_UNITS = {
    "gu": ("KR", "district"), "si": ("KR", "city"), "ku": ("JP", "district"), "shi": ("JP", "city"),
    "cho": ("JP", "town"), "machi": ("JP", "town"), "mura": ("JP", "town"), "ken": ("JP", "province"),
}  # fmt: skip
_ROMANISED = re.compile(rf"\b[A-Z][a-zō]{{2,}}-(?P<part>{'|'.join(_ROMANISED_UNITS)})\b")
_NAME = re.compile(rf"\b{_CAP}(?:{_LINK}{_CAP})*")


@cache
def _breaks() -> re.Pattern[str]:
    words = [*section("en.txt", "post"), *section("en.txt", "not.name")]
    return re.compile(rf"^(?:(?:{alternatives(words)})(?:\s|$))+|(?:\s|^)(?:{alternatives(words)})(?=\s|$)")


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
    ties: bool = False,
) -> list[PlacePhrase]:
    """All place phrases of an English text; ``blocked`` spans (dates) hold none.

    ``own`` is the name of the place that publishes the page, known or not. On a page that speaks of ``ties``, or
    has any word of them, the small places that the page itself shows to be places are found too.
    """
    if own:
        known = tuple(c for c in (names.resolve(own) if names else ()) if c.score >= _SURE and c.level != "country")
        candidates = known or (Candidate("", own, "", "city", 1.0),)
        for match in re.finditer(rf"\b{re.escape(own)}\b(?!-[a-z])", text):
            mentions.setdefault(match.start(), []).insert(0, (match.end(), candidates))
    for match in _ROMANISED.finditer(text):
        country, level = _ROMANISED_UNITS[match["part"]]
        mentions.setdefault(match.start(), []).append((match.end(), (Candidate("", match[0], country, level, 1.0),)))
    twins = add_twins(text, mentions, names) if names is not None else {}
    pieces = [
        (start, end)
        for match in _NAME.finditer(text)
        for part in _at_twins(match.start(), match.end(), twins)
        for piece in _pieces(text, *part, mentions)
        for own in _at_owner(text, *piece, mentions)
        for side in _at_generic(text, *own, mentions, names)
        for cut in _at_of(text, *side, mentions)
        for start, end in _at_country(text, *cut, mentions)
        if not any(s < end and start < e for s, e in blocked)
    ]
    if names is not None:
        add_parts(text, pieces, mentions, names)
        if ties or may_speak_of_ties(text):
            unread = _unread(text, pieces, mentions)
            for start, found_there in induced(text, unread, names, _read(text, pieces, mentions)).items():
                new = [
                    (end, c)
                    for end, c in found_there
                    if c[0].place_id or not _begins_known(text, (start, end), mentions, names)
                ]
                mentions.setdefault(start, []).extend(new)
    found: list[PlacePhrase] = []
    last = 0
    for start, end in _split_pairs(text, pieces, mentions):
        if start < last:
            continue
        phrase = _phrase(text, start, end, mentions, names)
        if phrase:
            found.append(owned(text, phrase, names))
            last = phrase.end
    surnames = _surnames(text)
    kept = [place for place in found if text[place.start : place.end] not in surnames and not _holds(text, place)]
    return settled(text, nested(text, kept, names), names, mentions)


# The South Carolina town of Clover, the Hiroshima suburb Hatsukaichi.
_TOWN_IN = re.compile(r"\s(?:town|village|community|resort|suburb)|\scity(?=\sof\s[A-Z])")


def _holds(text: str, place: PlacePhrase) -> bool:
    """Whether a region, or a city before "suburb", only tells where the town lies that is meant."""
    generic = _TOWN_IN.match(text, place.head.end)
    name = text[place.head.start : place.head.end]
    return generic is not None and (name in regions() or generic[0].endswith("suburb"))


def _at_twins(start: int, end: int, behind: dict[int, int]) -> list[tuple[int, int]]:
    """Madison | Arcatao | Sister City Project."""
    left = next((at for at in range(start + 1, end) if at in behind), None) if behind else None
    return [(start, left - 1), (left, behind[left])] if left and behind[left] <= end else [(start, end)]


def _begins_known(text: str, span: tuple[int, int], mentions: Mentions, names: PlaceNames) -> bool:
    """Hangzhou Chen Example, of whom the page says that she is its mayor; Walla Walla-Tamba Sasayama, which are two."""
    start, end = span
    stops = [stop for stop, known in mentions.get(start, ()) if stop < end and known[0].place_id]
    return any(
        (text[stop] == " " and text.count(" ", start, end) > 1)
        or (text[stop] == "-" and bool(names.resolve(text[stop + 1 : end])))
        for stop in stops
    )


def _read(text: str, pieces: list[tuple[int, int]], mentions: Mentions) -> set[tuple[int, int]]:
    """The names that the gazetteer knows, and the halves of hyphened ones that it does."""
    found = set()
    for start, end in pieces:
        for stop, candidates in mentions.get(start, ()):
            if candidates[0].level != "country" and (stop == end or text[stop : stop + 1] == "-"):
                found.add((start, stop))
    return found


def _surnames(text: str) -> frozenset[str]:
    """Mayor Peter Carlisle: on such a page Carlisle alone is he, unless the page speaks of being in or of Carlisle."""
    names = {match["name"] for match in _TITLED.finditer(text)}
    return frozenset(
        n for n in names if not re.search(rf"\b(?:[Ii]n|of|from|to|near|visit\w*)\s{re.escape(n)}\b", text)
    )


def _at_country(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Kobe | Japan, without a comma: the country is no part of the name."""
    cells: list[tuple[int, int]] = []
    while not any(stop == end for stop, _ in mentions.get(start, ())):
        lead = _country_before().match(text, start, end)
        if lead and (
            _IN_COUNTRY.search(text, lead.end(), end)
            or _told_again(text, end, lead[1])
            or any(
                stop == end and known[0].country == country_names("en")[lead[1]]
                for stop, known in mentions.get(lead.end(), ())
            )
        ):
            return [*cells, (lead.end(), end)]  # China | Daqing, Japan | Onomichi City
        within = _country_within().search(text, start, end)
        if within is None or not any(stop == within.start() for stop, _ in mentions.get(start, ())):
            break
        cells.append((start, within.start()))  # Sendai-shi China | Changchun
        start = within.end()
    for stop, known in mentions.get(start, ()):
        if stop < end and text[stop] == " " and _tells_country(text[stop + 1 : end], {c.country for c in known}):
            return [*cells, (start, stop)]
    return [*cells, (start, end)]


def _tells_country(words: str, countries: set[str]) -> bool:
    """Whether words after a name are regions of its countries: Japan, MO USA."""
    parts = [words] if words in regions() else words.split()
    return all(regions().get(part) in countries for part in parts)


def _at_owner(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Become | Fort Worth's | Newest, Wuxi's | Xinwu District: an owner's name, without the verb of a headline."""
    if any(stop == end for stop, _ in mentions.get(start, ())):
        return [(start, end)]
    word = text.find(" ", start, end)
    if word > start and text[start:word].casefold() in headline_verbs():
        start = word + 1
    owner = next((stop for stop, _ in mentions.get(start, ()) if text[stop : stop + 3] in ("'s ", "’s ")), None)
    if owner is None:
        return [(start, end)]
    owned = _UNIT.fullmatch(text, owner + 3, end) or any(
        stop == end or suffix().fullmatch(text, stop, end) for stop, _ in mentions.get(owner + 3, ())
    )  # China's | Nanjing City
    return [(start, owner), (owner + 3, end)] if owned else [(start, owner)]


_GENERIC_WITHIN = re.compile(r"\s(?:City|Town|Village|Prefecture|Ward)(?=\s[A-Z])")
_STATE_OF = re.compile(r"State\sof\s")


def _at_generic(text: str, start: int, end: int, mentions: Mentions, names: PlaceNames | None) -> list[tuple[int, int]]:
    """Sapporo City | Portland, Iwaki Town | Bath, Maine: two cells of a row, if the second is a place."""
    if any(stop == end for stop, _ in mentions.get(start, ())):
        return [(start, end)]
    for generic in _GENERIC_WITHIN.finditer(text, start, end):
        state = _STATE_OF.match(text, generic.end() + 1, end)
        right = state.end() if state else generic.end() + 1
        if any(stop == end for stop, _ in mentions.get(right, ())) or region_after(text, right, end, names)[0]:
            return [(start, generic.end()), (right, end)]
    return [(start, end)]


@cache
def _country_within() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives(country_names('en'))})\s(?=[A-Z])")


_IN_COUNTRY = re.compile(r"[a-z] (?:City|Town|Prefecture|Province|District)$")


def _told_again(text: str, end: int, country: str) -> bool:
    """Mexico Acapulco, Mexico: a row that begins with the name of a flag."""
    return re.compile(rf",\s(?:[^,\n]{{2,30}},\s)?{re.escape(country)}\b").match(text, end) is not None


@cache
def _country_before() -> re.Pattern[str]:
    return re.compile(rf"({alternatives(country_names('en'))})\s(?=[A-Z])")


def _at_of(text: str, start: int, end: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Meeting of | Dún Laoghaire: a name begins after "of" unless the whole is one (Isle of Wight)."""
    if any(stop == end for stop, _ in mentions.get(start, ())) or _leading_prefix().match(text[start:end]):
        return [(start, end)]
    cut = text.find(" of ", start, end)
    if cut < 0:
        return [(start, end)]
    known = any(stop == cut for stop, _ in mentions.get(start, ()))
    if text[cut + 4 : end] in (regions() if known else country_names("en")):
        return [(start, end)]  # Perth of Western Australia, not Smith of Fukuoka
    prefix = _leading_prefix().match(text, cut + 4, end)
    return [(start, cut), (prefix.end() if prefix else cut + 4, end)]


def _unread(text: str, pieces: list[tuple[int, int]], mentions: Mentions) -> Iterator[tuple[int, int]]:
    """The names that nothing vouches for yet, and the halves of hyphened ones."""
    for start, end in pieces:
        if any(stop == end for stop, _ in mentions.get(start, ())):
            continue
        words = text[start:end]
        unit = _UNIT.fullmatch(words)
        if unit and any(stop == start + len(unit[1]) for stop, _ in mentions.get(start, ())):
            continue  # Astrakhan | Region
        government = _GOVERNMENT.fullmatch(words)
        if government:
            yield start, start + len(government[1])  # Dún Laoghaire-Rathdown | County Council
            continue
        if (
            words.rsplit(maxsplit=1)[-1].rstrip(".") in _organisation()
            or {words, f"{words}."} & country_names("en").keys()
        ):
            continue
        if any(part in country_names("en") or part in ("US", "Sino", "U.S.") for part in words.split("-")):
            continue  # US-China
        if any(text[i] == "-" and _known_pair(text, start, i, end, mentions) for i in range(start, end)):
            continue  # Medan-Penang
        cut = start + words.find("-")
        if cut > start and any(stop == cut for stop, _ in mentions.get(start, ())):
            yield cut + 1, end
        yield start, end
        if cut > start and text[cut + 1].isupper():
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
        if any(stop == right and known[0].place_id for stop, known in mentions.get(left, ())):
            trimmed.append((left, right))  # St. John's
            continue
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
    """Whether both sides of a hyphen are places; at most one of them one that the gazetteer does not hold."""
    ahead = [known[0] for stop, known in mentions.get(start, ()) if stop == cut]
    behind = [known[0] for stop, known in mentions.get(cut + 1, ()) if stop == end or text[stop : stop + 1] == " "]
    if ahead and behind and any(candidate.place_id for candidate in (*ahead, *behind)):
        return True
    left = any(candidate.place_id for candidate in ahead)
    left = left or text[start:cut] in regions()
    right = any(candidate.place_id for candidate in behind)
    right = right or text[cut + 1 : end] in regions()
    return left and right


# The government of a place stands for the place: Hokkaido Government, Nagpur Municipal Corporation.
_GOVERNMENT = re.compile(
    r"(.+?)\s(?:(?:Municipal|Metropolitan|City|Town|Borough|District|County|Parish|Regional|Village|Provincial|Prefectural|State)(?:\s(?:Government|Corporation|Council|Assembly))?|Government)"
)
_UNIT = re.compile(
    r"(.+?)\s(?:Region|Oblast|Krai|Province|Prefecture|State|District|County|Governorate|Voivodeship|Canton|Republic)"
)
_OF_REGION = re.compile(r"(.+?)\sof\s(?:the\s)?(.+)")

_SURE, _LIKELY = 0.75, 0.6
_Known = tuple[int, tuple[Candidate, ...]] | None


def _plain_name(text: str, start: int, end: int, words: str, mentions: Mentions) -> tuple[int, int, str, _Known]:
    """The name without what is no part of it: a region after "of", a government."""
    whole = next(
        ((e, c) for e, c in mentions.get(start, ()) if e == end and c[0].place_id and c[0].level != "country"), None
    )
    if whole:
        return start, end, words, whole  # Mexico City
    of = _OF_REGION.fullmatch(words)
    if of and of[2] in regions():
        end = start + len(of[1])
        words = text[start:end]
    match = _GOVERNMENT.fullmatch(words)
    if match:
        stop = start + len(match[1])
        known = next(((stop, c) for e, c in mentions.get(start, ()) if e == stop), None)
        if known is None and match[1] in regions():
            known = (stop, (Candidate("", match[1], regions()[match[1]], "province", 1.0),))
        if known:
            return start, stop, text[start:stop], known
    return start, end, words, None


@cache
def _owner() -> re.Pattern[str]:
    """Central China's, S. Korea's: the country as the owner of the name."""
    side = r"(?:(?:Central|East|West|North|South|Northeast|Northwest|Southeast|Southwest)(?:ern)?\s)?"
    return re.compile(rf"{side}(?:S\.\s)?({alternatives(country_names('en'))})['’]s\s")


def _no_place(words: str, known: _Known) -> bool:
    """Countries, Ireland US, and bodies: only a known name may end as bodies do (Newport News)."""
    countries = country_names("en")
    if words in countries or f"{words}." in countries:
        return True
    if known is None and " " in words and all(word in regions() for word in words.split()):
        return True
    last = words.rsplit(maxsplit=1)[-1].rstrip(".")
    town = known is not None and bool(known[1][0].place_id) and " " in words and last in _TOWNS_TOO
    return last in _organisation() and not town


@cache
def _no_names() -> frozenset[str]:
    parts = (("en_words.txt", "no.place"), ("en_words.txt", "word"), ("en.txt", "not.name.menu"))
    return frozenset(word for file, part in parts for word in section(file, part))


@cache
def _never() -> frozenset[str]:
    return frozenset(section("en_words.txt", "never"))


def _phrase(text: str, start: int, end: int, mentions: Mentions, names: PlaceNames | None) -> PlacePhrase | None:
    owner = _owner().match(text[start:end])
    start += owner.end() if owner else 0
    words = text[start:end]
    never = words in _never() and not suffix().match(text, end)  # GUANGZHOU, Nov. 12 (Xinhua)
    if never or words.startswith(("Republic of", "People's Republic")):
        return None
    start, end, words, known = _plain_name(text, start, end, words, mentions)
    if _no_place(words, known):
        return None
    known = known or next(((e, c) for e, c in mentions.get(start, ()) if e == end), None)
    suffix_inside = re.fullmatch(rf"(.+?)({suffix().pattern})", words)
    if known is None and suffix_inside:
        known = next(((e, c) for e, c in mentions.get(start, ()) if e == start + len(suffix_inside[1])), None)
    if known is None and owner and names is not None:
        of_owner = tuple(c for c in names.resolve(words, country_names("en")[owner[1]]) if c.score >= _LIKELY)
        known = (end, of_owner) if of_owner else None  # Lithuania's Prienai
    if known is None and words in regions() and len(words) > 2:
        known = (end, (Candidate("", words, regions()[words], "province", 1.0),))
    region, stop = region_after(text, start, end, names)
    if known and region and not _fits(known[1], region, text[start:stop], end - start, names):
        region, stop = None, end  # Beijing, Washington and …: two places
    listed = region is not None and text[end : end + 1] == ","
    if (
        (known is None or not known[1][0].place_id)
        and not listed
        and all(word in _no_names() for word in words.split())
    ):
        return None  # Elsewhere town halls, Counterparts in Russia, the Sultanate of Oman
    prefix = _prefix().search(text, max(0, start - 20), start)
    after = suffix().match(text, end)
    if known is None and (
        _NATIONAL.fullmatch(words)  # the Mexican city of Tampico
        or words in peoples()
        or (region and text.startswith(" in ", end) and _PARTICIPLE.fullmatch(words))  # Registered in England
    ):
        return None
    vouched = region is not None or prefix is not None or suffix_inside is not None or after is not None
    if known[1][0].level == "country" if known else not vouched:
        return None
    country, candidates = region, known[1] if known else ()
    if country:
        candidates = tuple(c for c in candidates if c.country == country)
    elif candidates:
        country = candidates[0].country or None
    if country is None and (around := _AROUND.match(words)):
        country = next((c[0].country for e, c in mentions.get(start + around.end(), ()) if e == end), None)
    generic = (after[0].strip() if after else (suffix_inside[2].strip() if suffix_inside else "")).lower()
    level = LEVELS.get(generic) or (candidates[0].level if candidates else ("city" if prefix else None))
    head_end = start + len(suffix_inside[1]) if suffix_inside and generic in _APART else end
    return PlacePhrase(
        start=prefix.start() if prefix else start, end=stop, units=(Unit(start, head_end, ""),), country=country, country_stated=region is not None,
        weak=(known is None or not known[1][0].place_id) and region is None, level=level, candidates=tuple(c.place_id for c in candidates if c.place_id),
    )  # fmt: skip


# Metro Manila lies where Manila does.
_AROUND = re.compile(r"(?:Metro|Greater|Metropolitan) ")
_PARTICIPLE = re.compile(
    r"[A-Z][a-z]+(?:ed|ing|ly|ers|ors|ents)|Born|Made|Held|Schools|People|Towns|Friends|Back|Out|Up"
)
_FAMOUS, _KNOWN = 0.9, 0.8
# Elmwood Park, Newport News
_TOWNS_TOO = frozenset(
    ("Park", "Bridge", "Church", "Castle", "Hall", "Center", "Centre", "News", "Summit", "Garden", "Gardens", "Court")
)
# Central Java State, Inner Mongolia Autonomous Region: names of the kind, not of the place.
_APART = frozenset({"state", "territory", "autonomous region", "special administrative region"})


def _fits(candidates: tuple[Candidate, ...], region: str, words: str, length: int, names: PlaceNames | None) -> bool:
    """Whether a region after a name can hold the place: a well-known name abroad with no namesake there cannot."""
    famous = _FAMOUS if words[length : length + 1] in ",(" else _KNOWN
    known = bool(candidates) and bool(candidates[0].place_id)
    if not known or candidates[0].score < famous or any(c.country == region for c in candidates):
        return True
    return names is not None and bool(names.resolve(words[:length], region))


_NATIONAL = re.compile(r"[A-Z][a-z]+(?:ese|ish|ican|ian|ean|ench|utch|man|ish)")
