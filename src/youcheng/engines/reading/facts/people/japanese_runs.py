"""How the words before a Japanese post divide into a name and its body: 高木例示|宮崎市|長, 議会 高木 例示|議長."""

from __future__ import annotations

import re

from youcheng.engines.reading.facts.people.japanese_names import (
    DOTTED,
    KANA,
    KANJI,
    READING,
    full_name,
    is_name,
    is_surname,
    name_before_body,
    not_a_name,
)
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

# 野嶋広子|市議会|副議長: the office between a name and a post.
_OFFICE = re.compile(
    rf"(?P<name>[{KANJI}]{{3,5}}?)(?P<body>(?:市|県|町|村|区|府|都|道|省)?(?:議会|教育委員会|教育|商工会議所|国際交流協会|日中友好協会|観光協会|総合政策|総合振興|政府|人民政府|国際交流|友好協会|交流協会)[{KANJI}]{{0,8}})"
)

# The span of a name and that of the body after it.
Reading = tuple[tuple[int, int], tuple[int, int] | None] | None


def _with_reading(view: View, start: int, stop: int) -> Reading:
    """高木例示(たかぎ・れいじ)|利尻富士町|長: a reading in brackets ends the name."""
    text = view.text
    bracket = None
    for bracket in re.finditer(READING, text[start:stop]):  # noqa: B007 - the last one
        pass
    if bracket is None:
        return None
    end = start + bracket.start()
    begin = _last_token(text, start, end)
    begin = _after_place(view, begin, end)
    name = text[begin:end]
    if not is_name(name) and not re.fullmatch(rf"[{KANJI}]{{2,3}}|[{KANJI}]{{1,3}}[{KANA}]{{2,4}}", name):
        return None
    rest = start + bracket.end()
    return (begin, end), ((rest, stop) if stop - rest > 1 else None)


def _last_token(text: str, start: int, end: int) -> int:
    """Where the last word of a run begins; a space inside a name is none: 議会 高木 例示."""
    words = text[start:end].split(" ")
    if len(words) > 1 and pair(words[-2], words[-1]):
        return end - len(words[-1]) - len(words[-2]) - 1
    return end - len(words[-1])


def pair(one: str, two: str) -> bool:
    """Whether two words are a surname and a given name: 高木 例示."""
    if not re.fullmatch(rf"[{KANJI}]{{1,4}}", one) or not re.fullmatch(rf"[{KANJI}]{{1,3}}|[ぁ-ん]{{2,4}}", two):
        return False
    if not_a_name(one) or not_a_name(two) or re.search(r"[市県町村区州省会国部課局館所]$", one + two):
        return False
    return is_surname(one) or len(one) + len(two) in (2, 3, 4)


def _spaced(view: View, start: int, stop: int) -> Reading:  # noqa: PLR0911 - one return a shape
    """高木 例示|市長, 高木 例示廿日市市国際交流協会|会長."""
    text = view.text
    words = text[start:stop].rstrip(" ").split(" ")
    if len(words) < 2:
        return None
    end = start + len(" ".join(words))
    one, two = words[-2], words[-1]
    at = end - len(two)
    if pair(one, two):
        return (at - 1 - len(one), end), None
    if re.fullmatch(rf"[{KANA}]{{2,12}}", one) and re.match(rf"[{KANA}]{{2,}}", two):
        # サム イグザンプル|マリキナ市|長
        cuts = {p.start for p in view.places_in(at + 2, stop)}
        done = min(cuts, default=end if re.fullmatch(rf"[{KANA}]+", two) else 0)
        if done:
            return (at - 1 - len(one), done), ((done, stop) if done < stop else None)
    if re.fullmatch(rf"[{KANJI}]{{2,4}}", one) and is_surname(one):
        cuts = {p.start for p in view.places_in(at + 1, stop)}
        given = next((c for c in sorted(cuts) if 1 <= c - at <= 3), None)
        if given is None and re.match(rf"[{KANJI}]{{4,}}", two):
            given = at + 2
        if given:
            return (at - 1 - len(one), given), (given, stop)
    if len(words) > 2 and pair(words[-3], one) and (view.places_in(at, at + 1) or not_a_name(two)):
        return (at - 2 - len(one) - len(words[-3]), at - 1), (at, end)
    if full_name(one) and (view.places_in(at, at + 1) or not_a_name(two)):
        return (at - 1 - len(one), at - 1), (at, end)
    if is_name(two) and len(two) >= 3 and not view.places_in(at, end):
        return (at, end), None
    return None


def _dotted(view: View, start: int, stop: int) -> Reading:
    """サム・イグザンプル|市人民委員会|委員長."""
    text = view.text
    match = re.search(
        rf"(?<![{KANJI}{KANA}·])(?P<name>{DOTTED})[· ]?(?P<body>[{KANJI}{KANA}]{{0,20}})$", text[start:stop]
    )
    if not match:
        return None
    begin, end = start + match.start("name"), start + match.end("name")
    country = re.search(r"·[ァ-ヺー]{2,10}$", text[begin:end])
    if country and text[begin:end].count("·") > 1 and country[0].strip("·") in country_names("ja"):
        end = begin + country.start()  # ロドリゴ・ドゥテルテ|・フィリピン共和国|大統領
        return (begin, end), (end + 1, stop)
    last = text.rfind("·", begin, end)
    if (
        last > begin
        and text[last - 1] != "="
        and any(p.start == last + 1 for p in view.places_in(last, end))
        and "·" in text[begin:last]
    ):
        return (begin, last), (last + 1, stop)  # グエン・バン・タン|・フエ市
    # ゴ・ホアン・ナム|市人民委員会: a town's committee, named after nobody
    committee = text[begin:end].count("·") > 1 and text.startswith("市人民委員会", end)
    if not committee and any(p.start <= begin and p.end >= end for p in view.places_in(max(0, begin - 2), end)):
        return None
    body = start + match.start("body")
    # サム·イグザンプル|州知事, but no リンデナウ·シュレスヴィッヒ州リューベック市長
    lands = stop - body > 1 or text[begin:end].split("·")[0] in country_names("ja") or view.places_in(begin, end)
    if text[body : body + 1] == "州" and lands:
        return None
    if text[body:stop] and re.match(r"同(?!志)", text[body:stop]):
        body += 1
    return (begin, end), ((body, stop) if stop - body > 1 else None)


def _after_place(view: View, start: int, stop: int) -> int:
    """Where a name may begin behind a place and what joins it: 高松市の|, 大分市|."""
    text = view.text
    for place in view.places_in(start, stop):
        if place.end < stop and stop - place.end >= 2 and not full_name(text[place.start : stop]):
            start = place.end
    while text[start : start + 1] in ("の", " ", "·") and start < stop:
        start += 1
    return start


def _joined(view: View, start: int, stop: int) -> Reading:  # noqa: PLR0911 - one return a shape
    """高木例示|市長, 高木例示|宮崎市|長, 宮崎市|高木例示|議長: no space between."""
    text = view.text
    while stop > start and text[stop - 1] in " ·氏":
        stop -= 1
    given = name_before_body(text[start:stop], {p.start - start for p in view.places_in(start + 2, stop)})
    if given and re.match(rf"[{KANJI}]{{{given}}}[{KANA}]", text[start:stop]):
        return (start, start + given), (start + given, stop)  # 高木例示|カナダ·アルバータ州政府
    space = max(text.rfind(" ", start, stop), text.rfind("·", start, stop))
    lead = re.match(r".*[長団員]·(?=.)", text[start:stop])
    if lead:
        start += lead.end()  # 副団長・今井
    elif text.count("·", start, stop) == 1 and space == text.rfind("·", start, stop) and space > 0:
        if (
            is_surname(text[start:space])
            and not view.places_in(space + 1, stop)
            and re.fullmatch(rf"[{KANJI}]{{1,3}}", text[space + 1 : stop])
        ):
            return (start, stop), None  # 高木·例示
        # 夏例示·同省人民代表大会|副主任
        if is_name(text[start:space]) and not text[start:space].endswith("市"):
            return (start, space), (space + 1, stop)
        start = space + 1
    elif space >= start:
        start = space + 1
    words = text[start:stop]
    if len(words) < 2:
        return None
    # 津村重光宮崎市長: a place at the end is the body, one at the start what the name follows.
    places = view.places_in(start, stop + 1)
    for place in places:
        if place.start == start and (place.end >= stop or full_name(words) or name_before_body(words, set())):
            if full_name(words) or name_before_body(words, set()):
                continue
            return None
        if place.start == start and place.end < stop and (place.head.suffix or len(words) > 4):
            inner = _joined_at(view, place.end, stop)
            return (inner[0], inner[1] or (place.start, place.end)) if inner else None
    return _joined_at(view, start, stop)


def _joined_at(view: View, start: int, stop: int) -> Reading:
    text = view.text
    words = text[start:stop]
    cuts = {p.start - start for p in view.places_in(start + 1, stop + 1) if p.start > start + 1 and p.end >= stop}
    if any(is_surname(words[:cut]) for cut in cuts):
        return None  # 佐藤|山形市|長
    if full_name(words) and len(words) <= 5 and not any(full_name(words[:cut]) for cut in cuts):
        return (start, stop), None
    home = next((cut for cut in sorted(cuts) if 3 <= cut <= 5 and is_name(words[:cut])), None)
    cuts |= {p.start - start for p in view.places_in(start + 1, stop + 1) if p.start > start + 1}
    office = _OFFICE.fullmatch(words)
    cut = name_before_body(words, cuts | ({office.end("name")} if office else set()))
    if cut or home:
        end = start + (cut or home or 0)  # 高木例示|宮崎市|長
        return (start, end), (end, max([stop, *(p.end for p in view.places_in(end, end + 1))]))
    if is_name(words) and not any(start < p.end for p in view.places_in(max(0, start - 16), stop)):
        if re.match(rf"[{KANJI}{KANA}]", text[start - 1 : start]) and not _ends_place(view, start):
            return None
        return (start, stop), None
    return None


def _ends_place(view: View, at: int) -> bool:
    return any(p.end == at for p in view.places_in(max(0, at - 14), at))


# Every way to divide a run, the surest first.
READINGS = (_with_reading, _spaced, _dotted, _joined)
