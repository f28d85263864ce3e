"""The person's name that ends at an offset of a Chinese text: 沈建|市长, 例示太郎|先生."""

from __future__ import annotations

import re

from youcheng.engines.reading.facts.people.chinese_names import (
    HAN,
    chinese_surname,
    first_part,
    given,
    japanese_surname,
    not_a_name,
    plausible,
    sounding,
    strong_surnames,
)
from youcheng.engines.reading.facts.places.transliteration import sounds_foreign, wholly_foreign
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

_HEADS_OF_STATE = ("总统", "首相", "总理", "国王", "女王", "总书记")


def name_before(
    view: View, stop: int, places: dict[int, int], *, firm: bool, towns: bool = False
) -> tuple[int, float] | None:
    """Where the name that ends at ``stop`` begins, and how sure that is.

    ``firm`` says that a post follows, so that unusual given names are believed; ``towns`` that it is the head of a
    town, whose name may stand there instead (克劳斯市长 or 温哥华市长).
    """
    text = view.text
    dotted = re.search(rf"(?<![{HAN}·])[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+$", text[max(0, stop - 24) : stop])
    if dotted and sounds_foreign(dotted[0]):
        return stop - len(dotted[0]), 0.8
    tail = re.search(rf"[{HAN}]·[{HAN}]{{2,8}}$", text[max(0, stop - 10) : stop])
    if tail:
        start = first_part(text, stop - len(tail[0]) + 1)
        return (start, 0.8) if start is not None and sounding(tail[0][2:]) else None
    foreign = None if towns else _foreign_before(view, stop, firm=firm)
    if foreign is not None:
        return foreign, 0.8
    for length in (5, 4, 3, 2):
        start = stop - length
        if start < 0 or not re.fullmatch(rf"[{HAN}]{{{length}}}", text[start:stop]):
            continue
        name = text[start:stop]
        japanese = japanese_surname(text, start)
        chinese = chinese_surname(text, start)
        if not (japanese and 1 <= length - japanese <= 3) and not (chinese and 1 <= length - chinese <= 2):
            continue
        if length == 2 and (name[0] in "向与从和于为应由同来次后暨并将任等" or name[1] not in given()):
            continue
        if name[0] in "和与及向在对由从同于为应" and re.match(rf"[{HAN}]", text[start - 1 : start]):
            continue
        if (
            name[0] in "由从对在与及为"
            or not_a_name(name)
            or not plausible(name)
            or name[-1] in "总副代"
            or is_place(text, start, stop, places)
        ):
            continue
        if any(p.start < stop and start < p.end and p.start < start for p in view.places_in(max(0, start - 12), stop)):
            continue
        if not _begins(
            view, start, full=length >= 3, known=japanese > 0 or all(char in given() for char in name[chinese:])
        ):
            continue
        usual = all(char in given() for char in name[chinese:])
        if not japanese and not usual and (not firm or re.match(rf"[{HAN}]", text[start - 1 : start])):
            continue
        return start, 0.8 if length <= 3 else 0.75
    return None


def _begins(view: View, start: int, *, full: bool, known: bool) -> bool:
    """Whether a name may begin here: after a stop, a small word, a place or a body."""
    text = view.text
    before = text[start - 1 : start]
    if not re.match(rf"[{HAN}]", before):
        return True
    if re.match(r"[的与和及由对向见是请应在]", before):
        return True
    if (
        full
        and known
        and re.match(r"[馆会办府委局协院表任长员司社到让经受邀同市县区州省郡国人科部室处校队组所系班站厂]", before)
    ):
        return True
    return any(p.end == start for p in view.places_in(max(0, start - 14), start))


def _foreign_before(view: View, stop: int, *, firm: bool) -> int | None:
    """Where a name in foreign characters begins that ends at ``stop``: after a body, or before a post (``firm``)."""
    text = view.text
    after_body = re.search(rf"(?<=[市州省国会府])[{HAN}]{{3,8}}$", text[max(0, stop - 9) : stop])
    if after_body and wholly_foreign(after_body[0]):
        return stop - len(after_body[0])
    plain = re.search(rf"(?:(?<=[同和与跟对向])|(?<![{HAN}]))[{HAN}]{{3,6}}$", text[max(0, stop - 7) : stop])
    if not plain or not firm or not text.startswith(_HEADS_OF_STATE, stop):
        return None  # 特斯拉|总裁
    if not wholly_foreign(plain[0]) or _names_a_place(view, stop - len(plain[0]), stop):
        return None
    return stop - len(plain[0])


def _names_a_place(view: View, start: int, stop: int) -> bool:
    """Whether a country or another known place stands there: 俄罗斯|总统."""
    name = view.text[start:stop]
    return bool(view.places_in(start, stop)) or any(name.startswith(country) for country in country_names("zh"))


def is_place(  # noqa: PLR0911 - one return a shape
    text: str, start: int, end: int, places: dict[int, int], *, posted: bool = False
) -> bool:
    """Whether what stands where a name could is a place: 市长|广州市, not 市长|布里德.

    ``posted`` says that a post stands right before.
    """
    stop = places.get(start)
    if stop is None:
        return False
    name = text[start:end]
    if name[-1] in "市县区州省町村":
        return True
    if posted and text[start] in strong_surnames() and text[stop - 1] not in "市县区州省町村国":
        return False
    if japanese_surname(text, start) and len(name) >= 3:
        return False
    if text[stop - 1] in "市县区州省町村国" or len(name) < 3:
        return True
    if "·" in name:
        return text[stop] != "·" and text[stop - 1] in "府道郡"
    return stop < end and not chinese_surname(text, start) and not wholly_foreign(name)
