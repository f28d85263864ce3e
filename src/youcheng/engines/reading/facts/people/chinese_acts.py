"""Persons without a post in Chinese text, by what they do: 由张示例率领, 李示例表示, 左起为…, 例示太郎先生."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import Opening, any_of
from youcheng.engines.reading.facts.people.chinese_left import is_place, name_before
from youcheng.engines.reading.facts.people.chinese_names import (
    HAN,
    JOINT,
    SMALL,
    chinese_surname,
    first_part,
    follow,
    given,
    japanese_surname,
    name_at,
    not_a_name,
    plausible,
    sounding,
    strong_surnames,
    titles,
)
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.places.transliteration import wholly_foreign
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(any_of(titles()))


@cache
def _acts() -> tuple[re.Pattern[str], ...]:
    deed = "率领|率团|率队|带领|带队|领衔|主持|担任|见证|陪同|致辞|致词|签署|出席|打造|创作|指挥|执教|陪伴|接待|牵线"
    said = (
        "表示|指出|强调|认为|介绍说|介绍|说|致辞|致词|致欢迎辞|回忆|坦言|透露|称赞|希望|感慨|告诉|谈到|提到|呼吁|补充"
    )
    honour = "先生|女士|小姐|博士|阁下|夫妇|同志|老师"
    return (
        re.compile(rf"(?:由|在|请|应)(?=[{HAN}·]{{2,14}}(?:{deed}|{honour}))"),
        re.compile(rf"(?<![^。\n”」])(?=[{HAN}·]{{2,14}}(?:{said}))"),
        re.compile(
            rf"(?:左起|右起|左一|右一|从左至右|由左至右|左起依次|依序)(?:\))?(?:依序|依次|分别)?(?:为|是|:)?(?=[{HAN}])"
        ),
        re.compile(r"(?:先生|女士|阁下|夫妇|医生|老师|同学|师傅|院士|博士|小姐|同志)"),
    )


def acting(view: View, places: dict[int, int]) -> Iterator[Found]:
    """Names without a post that the grammar of their sentence makes persons."""
    text = view.text
    led, said, pictured, honoured = _acts()
    for pattern in (led, said):
        for match in pattern.finditer(text):
            found = _plain_name(view, match.end(), places, after_role=pattern is said)
            if found and (pattern is led or found.name[1] - found.name[0] > 2):
                yield found
    for match in honoured.finditer(text):
        found_one = name_before(view, match.start(), places, firm=False)
        if found_one and (match.start() - found_one[0] > 2 or text[found_one[0] - 1] == "的"):
            yield Found((found_one[0], match.start()), (), None, 0.82)
    for match in _HEADED.finditer(text):
        yield from _heading(view, *match.span("name"), places, led=match["as"] != "首")
    for match in _ATTENDED.finditer(text):
        yield from _attending(view, *match.span("row"), places)
    for match in _roles().finditer(text):
        yield from _row(view, match.end(), places, after_role=True)
    for pattern in (pictured, _rows()):
        for match in pattern.finditer(text):
            yield from _row(view, match.end(), places)
    yield from _noted(view, places)
    yield from _dotted(view, places)
    yield from _usual_names(view, places)


# 以张示例|为团长; 张示例、李示|等参加活动
_HEADED = re.compile(rf"以(?P<name>[{HAN}·]{{2,14}}?)为(?P<as>团长|首|领队|队长|顾问)")
_ATTENDED = re.compile(rf"(?<![{HAN}、])(?P<row>[{HAN}]{{2,4}}?(?:、[{HAN}]{{2,4}}?)+)等?(?:参加|出席|陪同|随同|一同)")


def _heading(view: View, start: int, end: int, places: dict[int, int], *, led: bool) -> Iterator[Found]:
    """Who heads a delegation; the leader of one may have a name of any shape."""
    text = view.text
    named = name_at(text, start, abroad=led and end - start > 2, loose=False)
    if named and named[0] == end:
        other = not_a_name(text[start:end]) or is_place(text, start, end, places) or _posts().search(text[start:end])
        if not other and text[start:end] not in country_names("zh"):
            yield Found((start, end), (), None, 0.88)


def _attending(view: View, start: int, end: int, places: dict[int, int]) -> Iterator[Found]:
    """Names in a row, all of whom attended: nothing but their shapes tells, so all of them must be names."""
    text, at, found = view.text, start, list[Found]()
    for name in text[start:end].split("、"):
        stop = at + len(name)
        surname = chinese_surname(text, at)
        usual = surname and 1 <= len(name) - surname <= 2 and plausible(name)
        if not usual or not_a_name(text[at : at + 5]) or is_place(text, at, stop, places) or _posts().search(name):
            return
        found.append(Found((at, stop), (), None, 0.85))
        at = stop + 1
    yield from found


@cache
def _roles() -> Opening:
    """What a person is to others, right before the name: 其妻|陈示莲, 大学生|韦示凤, 任命|李示."""
    appointed = ("任命", "免去", "聘请", "聘任", "推举", "推选", "委任", "委派", "追授", "名叫", "叫做")
    general = section("around_names.txt", "zh.title.general")
    words = (*section("around_names.txt", "zh.role"), *general, *appointed)
    return Opening(words, re.compile(rf"(?:{any_of(words)})(?!人)[\s:]?(?=[{HAN}A-Z])"))


@cache
def _rows() -> re.Pattern[str]:
    """What a list of persons begins with: 签字人:, 出席人员有."""
    words = any_of(section("around_names.txt", "zh.row"))
    link = r"(?:名单)?(?:\([^()]{1,8}\))?(?:[:是为有]|还有|包括|分别是|分别为)\s?"
    return re.compile(rf"(?:{words}){link}(?=[{HAN}A-Z])")


def _row(view: View, at: int, places: dict[int, int], *, after_role: bool = False) -> Iterator[Found]:
    """张示例(市教育局)、李示例和约翰·示例: names in a row, with whatever their brackets hold."""
    while found := _plain_name(view, at, places, after_role=after_role):
        yield found
        joint = JOINT.match(view.text, found.name[1])
        if not joint:
            return
        at = joint.end()


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(
        r"\((?:[前后]排)?(?:[左右中]\d?|[左右][一二三四五六七八九\d起]|\d{4}(?:年|[-—–])|生于|[^()]{2,14}[局会院校厅办部委处学司团]\))"
    )


def _noted(view: View, places: dict[int, int]) -> Iterator[Found]:
    """张示例(右二), 约翰·示例(1931—2012), 李示例(市教育局): the name that a note in brackets follows."""
    text = view.text
    for note in _notes().finditer(text):
        for long in (3, 4, 2):
            start = note.start() - long
            listed = text[start - 1 : start] in ("、", ":")
            found = None if start < 0 or _joined(text, start) else _plain_name(view, start, places, after_role=listed)
            if found and found.name[1] == note.start():
                yield found
                break


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on at an offset: no stop and no small word before it."""
    return re.match(rf"(?![的与和及由向对是给让请被叫同])[{HAN}·]", text[at - 1 : at]) is not None


@cache
def _institutions() -> re.Pattern[str]:
    return re.compile(any_of(section("around_names.txt", "zh.named_after")))


def _dotted(view: View, places: dict[int, int]) -> Iterator[Found]:
    """罗示特·怀示: two parts in the characters of foreign names, with a dot between them, are a person or a place."""
    text = view.text
    for dot in re.finditer(rf"(?<=[{HAN}])·(?=[{HAN}])", text):
        start = first_part(text, dot.start())
        if start is None:
            continue
        named = name_at(text, start, abroad=False, loose=False)
        if named is None or named[1] < 0.93 or _byline(text, start):
            continue
        end = named[0]
        name = text[start:end]
        parts = re.split(r"[·-]", name)
        if not sounding(parts[0]) or not 2 <= len(parts[-1]) <= (8 if sounding(parts[-1]) else 3):
            continue
        if not plausible(parts[-1]) or parts[-1] in country_names("zh") or _institutions().match(text, end):
            continue
        # 塞尔 in 塞尔焦·示例 is no place
        if text[end : end + 1] in ("·", "-") or any(
            p.start < end and dot.start() < p.end for p in view.places_in(start, end)
        ):
            continue
        yield Found((start, end), (), None, 0.85)


@cache
def _starts() -> re.Pattern[str]:
    """Where a plain Chinese name may begin: after a stop or a small word."""
    strong = "".join(sorted(strong_surnames()))
    return re.compile(rf"[{strong}](?:(?<![{HAN}].)|(?<=[的与和及由向对是给让请被叫同员师家者友客].))[{HAN}]{{2}}")


def _usual_names(view: View, places: dict[int, int]) -> Iterator[Found]:
    """王示例 between a stop and what persons do: nothing but the name's own shape tells."""
    text = view.text
    for match in _starts().finditer(text):
        start, end = match.span()
        if not all(char in given() for char in text[start + 1 : end]) or not follow().match(text, end):
            continue
        if not_a_name(text[start : start + 5]) or is_place(text, start, end, places) or _byline(text, start):
            continue
        if "·" in (text[start - 1], text[end : end + 1]) or text[end - 1] in "之以后来周港":
            continue
        if "先生" in text[start:end] or not plausible(text[start:end]) or wholly_foreign(text[start:end]):
            continue
        # 张示例 摄; (张示例 李示例) at the end of a page
        if re.match(rf"\s?(?:摄|文|图|/|[{HAN}、 ]{{0,12}}\)\s*(?:\n|$))", text[end:]):
            continue
        if any(p.start < end and start < p.end for p in view.places_in(max(0, start - 8), end + 6)):
            continue
        yield Found((start, end), (), None, 0.8)


_BYLINE = re.compile(
    r"(?:(?<![诉对向])记者|通讯员|编辑|责编|摄影|撰稿|撰文|作者|实习生|来源|编译|校对|校审|供稿|审核|[初复终一二三]审|监制|主编|(?<![左右上下中])[文图摄][/:]|电|讯)"
    r"[^。;!?\n]{0,4}(?:[/:(\s、,]|(?:[\u3400-\u9fff]{2,4}|[文图摄])[\s、/,:]+)*$"
)


def _byline(text: str, at: int) -> bool:
    """Whether those who wrote the page are named: 记者 张示例, (李示例)电."""
    return _BYLINE.search(text[max(0, text.rfind("\n", 0, at) + 1, at - 40) : at]) is not None


def _plain_name(  # noqa: PLR0911 - one return a doubt
    view: View, start: int, places: dict[int, int], *, after_role: bool = False
) -> Found | None:
    """A name that has nothing but its shape: three characters, all of them of names, or a dotted one.

    ``after_role`` believes shorter ones and such as go on with any word: 教师|曲示, 同事|蔡示红|被派往.
    """
    text = view.text
    named = name_at(text, start, abroad=False, loose=after_role)
    if not named or named[1] < (0.85 if after_role else 0.93):
        return None
    end = named[0]
    name = text[start:end]
    if not_a_name(name) or is_place(text, start, end, places) or start in places or _byline(text, start):
        return None
    if name in country_names("zh") or _posts().search(name):
        return None
    if "·" in name and not sounding(re.split(r"[·-]", name)[0]):
        return None
    if "·" not in name and not name.isascii():
        surname = chinese_surname(text, start)
        japanese = japanese_surname(text, start)
        abroad = (japanese and len(name) >= 4) or (after_role and sounding(name) and len(name) >= 3)
        strong = text[start] in strong_surnames()
        usual = surname and (
            all(char in given() for char in name[surname:]) or (after_role and strong and named[1] >= 0.88)
        )
        if not abroad and not (usual and (len(name) == surname + 2 or (after_role and strong and named[1] >= 0.93))):
            return None
        known = named[1] >= 0.93 and name[0] not in SMALL and all(char in given() for char in name[surname:])
        if after_role and not (abroad or strong or known):
            return None
    return Found((start, end), (), None, 0.82)
