"""Persons without a post in Chinese text, by what they do: 由张示例率领, 李示例表示, 左起为…, 例示太郎先生."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.people.alternation import any_of
from youcheng.engines.reading.facts.people.chinese_left import is_place, name_before
from youcheng.engines.reading.facts.people.chinese_names import (
    HAN,
    JOINT,
    chinese_surname,
    given,
    japanese_surname,
    name_at,
    not_a_name,
    titles,
)
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View


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
        re.compile(rf"(?:^|(?<=[。\n”」]))(?=[{HAN}·]{{2,14}}(?:{said}))", re.MULTILINE),
        re.compile(
            rf"(?:左起|右起|左一|右一|从左至右|由左至右|左起依次|依序)(?:\))?(?:依序|依次|分别)?(?:为|是|:)?(?=[{HAN}])"
        ),
        re.compile(r"(?:先生|女士|阁下|夫妇)"),
    )


def acting(view: View, places: dict[int, int]) -> Iterator[Found]:
    """Names without a post that the grammar of their sentence makes persons."""
    text = view.text
    led, said, pictured, honoured = _acts()
    for pattern in (led, said):
        for match in pattern.finditer(text):
            found = _plain_name(view, match.end(), places)
            if found:
                yield found
    for match in honoured.finditer(text):
        found_one = name_before(view, match.start(), places, firm=False)
        if found_one and match.start() - found_one[0] > 2:
            yield Found((found_one[0], match.start()), (), None, 0.82)
    for match in pictured.finditer(text):
        at = match.end()
        while found := _plain_name(view, at, places):
            yield found
            joint = JOINT.match(text, found.name[1])
            if not joint:
                break
            at = joint.end()


def _plain_name(view: View, start: int, places: dict[int, int]) -> Found | None:
    """A name that has nothing but its shape: three characters, all of them of names, or a dotted one."""
    text = view.text
    named = name_at(text, start, abroad=False, loose=False)
    if not named or named[1] < 0.93:
        return None
    end = named[0]
    name = text[start:end]
    if not_a_name(name) or is_place(text, start, end, places) or start in places:
        return None
    if "·" not in name:
        surname = chinese_surname(text, start)
        japanese = japanese_surname(text, start)
        if japanese and len(name) >= 4 and not _posts().search(name):
            pass
        elif not surname or len(name) != surname + 2 or not all(char in given() for char in name[surname:]):
            return None
    return Found((start, end), (), None, 0.82)
