"""People in Chinese text: posts before names (副总领事方炜、刘磊), names before posts (沈建市长)."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.places.transliteration import sounds_foreign
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.scripts import simplified

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_STOP = r"[,。;:!?、()\[\]“”\"《》<>\s/|\-—…]"
# What may stand between a body's name and the clause before it.
_BODY_BREAK = re.compile(
    r".*(?:以及|以|会见了|会见|会晤了|会晤|接待了|接待|拜会了|拜会|拜访了|陪同|欢迎|邀请|感谢|代表|率领|由|及|与|和|同|对|向|跟|据|在|是|时任|原|现任|前|任|被|经|请|让|为|时|有|了|的|称|说|来自|到访的|来访的|参加|出席|还有|包括|等|暨|兼|会上|活动中|仪式上|期间|当天|当日|上午|下午)(?=.)"
)
_NOT_NAMES = re.compile(
    rf"^(?:{'|'.join(['们', '访', '应约', '应邀', '到任', '申请', '长期', '驻', '会议', '负责', '有关', '一行', '以及', '分别', '共同', '代表', '出席', '会见', '办公', '助理', '等', '峰会', '论坛', '级', '热情', '随团', '陪同', '高度', '率团', '率领', '介绍', '致辞', '先生', '女士', '同志', '论坛', '任命', '职务', '签署', '签约', '单位', '见面', '对话', '圆桌', '大会', '直接', '信箱', '热线', '选举', '候选', '任期', '委员', '成员', '会', '团', '国', '在', '与', '和', '的', '及', '是', '为', '都', '也', '很', '将', '曾', '已', '说', '表示', '还', '又', '就', '于', '来', '去', '从', '向', '对', '把', '被', '让', '给', '用', '因', '由', '以', '等人', '主持', '联席', '工作', '有', '一', '两', '三', '多', '各', '每', '这', '那', '其', '该', '本', '我', '你', '他', '她', '它', '们', '中', '上', '下', '内', '外', '前', '后', '副', '正'])})"
)
# Second characters that make an ordinary word of a surname: 应邀, 高度, 方面.
_ORDINARY = "邀|任|来|分|牌|化|面|功|排|等|目|会|委|誉|级|侨|际|区|泉|园|融|油|平|场|大|用|体|程|间|是|经|过|调|关|位|近平|表|度|别|同|为|于|国|市|省"
_GENERAL_TITLES = frozenset(
    {"代表", "教授", "委员", "干部", "理事", "议员", "顾问", "首席", "负责人", "常委", "领事", "处负责人"}
)


@cache
def _japanese() -> frozenset[str]:
    """Japanese surnames of two characters and more, in simplified characters."""
    return frozenset(simplified(name, "ja") for name in section("surnames.txt", "japanese") if len(name) > 1)


def _is_japanese(name: str) -> bool:
    return 3 <= len(name) <= 5 and (name[:2] in _japanese() or name[:3] in _japanese())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    titles = alternatives(section("zh.txt", "title"))
    follow = alternatives(section("zh.txt", "name.follow"))
    surnames = "".join(section("surnames.txt", "single"))
    doubles = "|".join(section("surnames.txt", "double"))
    end = rf"(?={_STOP}|$|\d|{follow}|{titles})"
    chinese = rf"(?:(?:{doubles})[{_HAN}]{{1,2}}|[{surnames}][{_HAN}]{{1,2}}?)"
    japanese = rf"(?:{'|'.join(sorted(_japanese(), key=len, reverse=True))})[{_HAN}]{{1,3}}?{end}"
    part = rf"[{_HAN}A-Za-z]"
    foreign = rf"{part}{{1,10}}(?:[·.]{part}{{1,10}}?){{1,4}}?{end}"
    latin = r"[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+)*"
    # A surname and two characters, where no known word follows: believed last of all.
    plain = rf"[{surnames}](?!{_ORDINARY})[{_HAN}]{{2}}(?![{_HAN}]?[市省县区州])"
    name = rf"(?:{japanese}|{chinese}{end}|{foreign}|[{_HAN}]{{2,7}}?{end}|{latin}|{plain})"
    title = rf"(?:{titles})(?!会|联席|级|团|馆|办|司|保护|官员|期|久|远|达|江|途|三角|城|沙|春)"
    title_list = rf"{title}(?:(?:、|兼)(?:[{_HAN}]{{0,12}}?){title})*"
    before = re.compile(
        rf"(?P<posts>{title_list})\s?(?P<name>{name})(?P<more>(?:、(?!{titles})(?:{japanese}|{chinese}|[{_HAN}]{{3,5}}?)(?=[,。;、(等和及]|$|{follow}))*)"
    )
    after = re.compile(
        rf"(?P<name>{chinese}|[{_HAN}]{{3,5}}?|[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}})+)(?P<posts>{titles})(?={_STOP}|$|{follow})"
    )
    single = re.compile(rf"(?:[{surnames}]|{doubles})")
    return before, after, single


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post."""
    before, after, _ = _patterns()
    text = view.text
    last: Found | None = None
    starts = {place.head.start for place in view.places} | {place.start for place in view.places}
    for match in before.finditer(text):
        # 大分市副市长久渡晃、议长永松弘基: the body reaches over the list.
        inherited = last.body if last and text[last.name[1] : match.start()] in ("、", "和", "及") else None
        found = _titled(view, match, starts, inherited)
        if found:
            yield from found
            last = found[-1]
    for match in after.finditer(text):
        found_one = _name_first(view, match, starts)
        if found_one:
            yield found_one


def _titled(view: View, match: re.Match[str], places: set[int], inherited: tuple[int, int] | None) -> list[Found]:
    text = view.text
    start, end = match.span("name")
    name = text[start:end]
    posts = _posts(text, match.start("posts"), match.end("posts"))
    body = _body(view, match.start("posts")) or inherited
    abroad = _foreign(view, body)
    # 副议长山口政嘉: a surname that is a place's name as well.
    placed = (start in places and not (_is_japanese(name) or (abroad and len(name) == 4))) or (
        start in places and name[-1] in "市县区州省町村"
    )
    if _NOT_NAMES.match(name) or placed or not _plausible(name) or name[-1] in "总副":
        return []
    confidence = _confidence(name)
    title = text[posts[-1][0] : posts[-1][1]]
    if title in _GENERAL_TITLES and (body is None or confidence < 0.9):
        return []
    if confidence < 0.9 and not abroad and not sounds_foreign(name):
        return []
    found = [Found((start, end), posts, body, confidence)]
    at = match.start("more")
    for name in filter(None, match["more"].split("、")):
        at = text.index(name, at)
        known = _confidence(name) >= 0.9 or abroad or sounds_foreign(name)
        placed = at in places and not _is_japanese(name)
        if not _NOT_NAMES.match(name) and not placed and known and _plausible(name):
            found.append(Found((at, at + len(name)), posts, body, confidence - 0.03))
    return found


def _name_first(view: View, match: re.Match[str], places: set[int]) -> Found | None:
    text = view.text
    start, end = match.span("name")
    name = text[start:end]
    _, _, surname = _patterns()
    tail = (
        re.search(rf"[馆会办府委局协院表任长员司社](?P<name>{surname.pattern}[{_HAN}]{{1,2}})$", name)
        if len(name) > 3
        else None
    )
    if tail:
        start, name = start + tail.start("name"), tail["name"]  # 友好协会|林松添|会长
    if name.startswith("应") and len(name) > 2:
        start, name = start + 1, name[1:]  # 应杨晓波市长邀请
    if name.endswith("副") and len(name) > 3:
        end, name = end - 1, name[:-1]
    if name[-1] in "总副":
        return None  # 陈总领事
    if start in places or _NOT_NAMES.match(name) or not _plausible(name):
        return None
    before = text[start - 1 : start]
    # 总领事馆王宪民总领事: a body may stand right before a full name.
    joined = re.match(r"[的与和及由对向见是]", before) or (
        len(name) == 3 and re.match(r"[馆会办府委局协院表任长员]", before)
    )
    attached = bool(joined) or before == "应" or any(p.end == start for p in view.places_in(max(0, start - 14), start))
    if re.match(rf"[{_HAN}]", before) and not attached:
        return None
    if any(p.start <= start < p.end for p in view.places_in(max(0, start - 12), end)):
        return None
    if not surname.match(name) and "·" not in name:
        return None
    return Found((start, end), (match.span("posts"),), None, 0.8 if len(name) <= 3 else 0.7)


def _plausible(name: str) -> bool:
    if "·" in name or "." in name or re.fullmatch(r"[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+)+", name):
        return len(name) <= 24
    chinese = _patterns()[2].match(name) is not None and len(name) <= 3
    return (
        2 <= len(name) <= 7
        and not re.search(r"[市省县区的]|友好|城市|代表|会议|协会|公司|大学|拜会|会见|会晤|驻华|驻|^[率赴访]", name)
        and (chinese or "国" not in name)
    )


def _confidence(name: str) -> float:
    _, _, surname = _patterns()
    if "·" in name or " " in name:
        return 0.93
    if surname.match(name) and len(name) <= 3:
        return 0.93
    if _is_japanese(name) or (len(name) == 4 and name[:2] in section("surnames.txt", "double")):
        return 0.93
    return 0.85


def _foreign(view: View, body: tuple[int, int] | None) -> bool:
    """Names of any shape are believed after a post abroad: 日本大分市市长佐藤树一郎."""
    if body is None:
        return False
    return any(p.country not in (None, "CN") for p in view.places_in(*body))


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
    chunk = re.search(rf"[{_HAN}A-Za-z·]+$", text[low:post])
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
