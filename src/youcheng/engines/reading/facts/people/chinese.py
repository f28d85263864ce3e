"""People in Chinese text: posts before names (副总领事方炜、刘磊), names before posts (沈建市长), names with an act (由张示例率领)."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import Opening, any_of
from youcheng.engines.reading.facts.people.chinese_acts import acting
from youcheng.engines.reading.facts.people.chinese_left import is_place, name_before
from youcheng.engines.reading.facts.people.chinese_names import (
    HAN,
    JOINT,
    SMALL,
    chinese_surname,
    follow,
    name_at,
    not_a_name,
    plausible,
    titles,
)
from youcheng.engines.reading.facts.people.chinese_rows import beside
from youcheng.engines.reading.facts.people.chinese_words import are_words
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.places.transliteration import sounds_foreign
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

# What may stand between a body's name and the clause before it.
_BODY_BREAK = re.compile(
    r".*(?:以及|以(?!色列)|应|会见了|会见|会晤了|会晤|接待了|接待|拜会了|拜会|拜访了|陪同|欢迎|邀请|感谢|代表|率领|由|及|与|和|同|对|向|跟|据|在|是|时任|原|现任|前|任|被|经|请|让|为|时|有|了|的|称|说|来自|到访的|来访的|参加|出席|还有|包括|等|暨|兼|会上|活动中|仪式上|期间|当天|当日|上午|下午)(?=.)"
)
# Posts and callings that many hold, and that stand in other words as well.
_GENERAL_TITLES = frozenset(section("around_names.txt", "zh.title.general"))
# What may stand between a post and a name.
_HONORIFIC = re.compile(
    r"(?:[^\S\n]|(?:名?叫做?|是|:[^\S\n]?)(?=.))?(?:(?:拿督斯里|拿督|丹斯里|敦|阁下|先生|女士|博士)(?=.))?[^\S\n]?(?:\([^()]{1,12}\)(?=[\u3400-\u9fff]))?"
)


@cache
def _titles() -> re.Pattern[str]:
    words = any_of((*titles(), *_GENERAL_TITLES))
    title = rf"(?:{words})(?!会|联席|级|团|员|协|馆|办|司|府|处(?!长)|保护|官员|期|久以|久的|远的|远发|远来|达\d|达[一-十]|江[上中下沿流大经三]|途|三角|城|沙(?![阿达尔赫拉米尼伊维])|春)"
    return re.compile(rf"{title}(?:(?:、|兼)(?:[{HAN}]{{0,12}}?){title})*")


@cache
def _posts_in_text() -> Opening:
    return Opening((*titles(), *_GENERAL_TITLES), _titles())


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post, and who is told to have led, signed, witnessed or said something."""
    text = view.text
    last: Found | None = None
    places = {place.head.start: place.head.end for place in view.places} | {p.start: p.end for p in view.places}
    taken: set[int] = set()
    known: dict[int, int] = {}
    for match in _posts_in_text().finditer(text):
        inherited = last.body if last and text[last.name[1] : match.start()] in ("、", "和", "及") else None
        spans = _posts(text, *match.span())
        # 林示例会长、上合组织副秘书长张示例: the post of one before the next one's body and post
        found = [one for span in spans[:-1] if len(spans) > 1 and (one := _name_first(view, span, places))]
        if found:
            spans = tuple(span for span in spans if span[0] > found[-1].span[1])
        named = _post_first(view, spans, places, inherited)
        if not named and (one := _name_first(view, spans[-1], places)):
            named = [one]
        found.extend(named)
        for person in found:
            if person.name[0] not in taken:
                taken.update(range(*person.name))
                known[person.name[0]] = person.name[1]
                yield person
        if found:
            last = found[-1]
    for person in acting(view, places):
        if taken.isdisjoint(range(*person.name)) and not are_words(text, *person.name):
            taken.update(range(*person.name))
            known[person.name[0]] = person.name[1]
            yield person
    for person in beside(view, known, places):
        if taken.isdisjoint(range(*person.name)):
            taken.update(range(*person.name))
            yield person


def _post_first(  # noqa: PLR0911 - one return a doubt
    view: View, posts: tuple[tuple[int, int], ...], places: dict[int, int], inherited: tuple[int, int] | None
) -> list[Found]:
    text = view.text
    gap = _HONORIFIC.match(text, posts[-1][1])
    start = gap.end() if gap else posts[-1][1]
    title = text[posts[-1][0] : posts[-1][1]]
    if title in _GENERAL_TITLES and text[start - 1 : start] != title[-1]:
        return []
    # 大分市副市长久渡晃、议长永松弘基: the body reaches over the list.
    body = _body(view, posts[0][0]) or inherited
    abroad = _foreign(view, body)
    named = name_at(text, start, abroad=abroad)
    if not named or (text[start - 1] in "叫做是:" and (named[1] < 0.93 or title[-1] in "编辑译审")):
        return []
    end, confidence = named
    name = text[start:end]
    # 副议长山口政嘉: a surname that is a place's name as well.
    if (
        is_place(text, start, end, places, posted=True)
        or not_a_name(name)
        or not plausible(name)
        or are_words(text, start, end)
    ):
        return []
    if name[-1] in "总副":
        return []
    if title in _GENERAL_TITLES and (confidence < 0.9 or name[0] in SMALL):
        return []
    if confidence < 0.9 and not abroad and not sounds_foreign(name) and not chinese_surname(text, start):
        return []
    first = Found((start, end), posts, body, confidence)
    return [first, *_listed(view, first, places, abroad=abroad)]


def _listed(view: View, first: Found, places: dict[int, int], *, abroad: bool) -> Iterator[Found]:
    """副会长张示例、李示例和王示例: who else has the post."""
    text, at = view.text, first.name[1]
    while joint := JOINT.match(text, at):
        start = joint.end()
        if _titles().match(text, start):
            return
        named = name_at(text, start, abroad=abroad, loose=False)
        if not named or named[1] < (0.85 if joint["mark"] == "、" else 0.9) or _countries().match(text, start):
            return
        at = named[0]
        if not_a_name(text[start:at]) or is_place(text, start, at, places) or are_words(text, start, at):
            return
        after = follow().match(text, at)
        if after is None or (_titles().match(text, at) and not after["stop"]):
            return
        yield replace(first, name=(start, at), confidence=first.confidence - 0.03)


def _name_first(view: View, post: tuple[int, int], places: dict[int, int]) -> Found | None:
    """沈建|市长, 村上大祐|市长, 示例·范例|会长: the name right before the post; 张示例(市长): in brackets after it."""
    text = view.text
    # 主任、段示例|副主任: a list of people rather than of posts
    title = _titles().search(text, *post)
    if title is None or title.end() < post[1]:
        return None
    stop, done = title.start(), title.end()
    after = follow().match(text, done)
    if after is None:
        return None
    if text[done : done + 1] == ")" and 0 < stop - (opened := text.rfind("(", stop - 16, stop)) < 16:
        found = name_before(view, opened, places, firm=True)
        body = (opened + 1, stop) if stop - opened > 2 else None
        return Found((found[0], opened), ((stop, done),), body, found[1]) if found else None
    if title[0] in _GENERAL_TITLES:
        return None
    found = name_before(view, stop, places, firm=True, towns=title[0] in ("市长", "州长", "省长"))
    return Found((found[0], stop), ((stop, done),), None, found[1]) if found else None


def _foreign(view: View, body: tuple[int, int] | None) -> bool:
    """Names of any shape are believed after a post abroad: 日本大分市市长佐藤树一郎."""
    if body is None:
        return False
    words = view.text[slice(*body)]
    told = "驻" in words or _countries().match(words) is not None
    return told or any(p.country not in (None, "CN") for p in view.places_in(*body))


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(
        any_of(name for name, code in country_names("zh").items() if code not in ("CN", "HK", "MO", "TW"))
    )


def _posts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans, at = [], start
    for part in text[start:end].split("、"):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return tuple(spans)


def _body(view: View, post: int) -> tuple[int, int] | None:
    """The body that a post belongs to: the words right before it, back to the clause or verb."""
    text = view.text
    low = max(0, post - 32)
    chunk = re.search(rf"[{HAN}A-Za-z·]+\Z", text[low:post])
    if not chunk:
        return None
    start = low + chunk.start()
    cut = _BODY_BREAK.match(text[start:post])
    if cut:
        start += cut.end()
    for place in view.places_in(max(0, start - 8), post):
        if place.start < start < place.end:
            start = place.start
    return (start, post) if 2 <= post - start <= 26 or text[start:post] in ("省", "市") else None
