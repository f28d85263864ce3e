"""What a person's name looks like in Chinese text, and where it ends: 张示例, 例示太郎, 示例·范例, Alex Example."""

from __future__ import annotations

import re
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import any_of
from youcheng.engines.reading.facts.places.transliteration import sounds_foreign, wholly_foreign
from youcheng.engines.reading.scripts import simplified

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
STOP = r"[,。;:!?、()\[\]“”\"《》「」『』【】〈〉<>\s/|\\\-—…·*&=]"
# What joins the names of a list.
JOINT = re.compile(r"(?:\([^()]{1,40}\))?(?P<mark>、|和|及|以及|与)")
_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ.'-]*"
_LATIN = re.compile(
    rf"{_WORD}(?: (?:(?:de|da|van|von|der|bin|binti|del|la|al)(?= )|{_WORD})){{1,4}}|[A-Z][a-zà-ÿ]{{3,}}(?! ?[A-Za-z])"
)
# Surnames that are small words as well: what follows them must end as a name does.
SMALL = frozenset("和与及向在对由从同于为应来次后暨并将时")
_PART = rf"[{HAN}A-Za-z]"
_DOTTED = re.compile(rf"{_PART}{{1,8}}?(?:-{_PART}{{1,6}}?)?(?:·|\.(?={_PART}))(?={_PART})")
_GENERIC = re.compile(
    r"[市省县区的们]|国(?!.$|..$)|友好|城市|代表|会议|协会|公司|大学|拜会|会见|会晤|驻华|驻|^[率赴访]|大[姐妈爷哥]$|同学$|阿姨|师傅|老师|奶奶|爷爷"
)


@cache
def given() -> frozenset[str]:
    """The characters of Chinese given names."""
    return frozenset("".join(section("surnames.txt", "given")))


# Characters of foreign persons' names that those of places lack: 威廉, 塞尔焦, 索尼娅.
_OF_PERSONS = frozenset("依廉历焦略甫娅妮薇琳玲茜婷缇谭纪季卓芮晓瑙柳洁洪耿妍妲娣蓓仓宰斐弓坂蕴雄拔素颂坤昆敏貌梭吞宋")


def sounding(part: str) -> bool:
    """Whether every character of a part of a name is one of foreign persons' names."""
    return all(map(_sounds, part))


@cache
def _sounds(char: str) -> bool:
    return char in _OF_PERSONS or wholly_foreign(char)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one; no character at all is none."""
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


@cache
def _singles() -> frozenset[str]:
    return frozenset("".join(section("surnames.txt", "single")))


@cache
def strong_surnames() -> frozenset[str]:
    """Surnames that begin few other words."""
    return frozenset("".join(section("surnames.txt", "strong")))


@cache
def _doubles() -> frozenset[str]:
    return frozenset(section("surnames.txt", "double"))


@cache
def _japanese() -> frozenset[str]:
    """Japanese surnames of two characters and more, in simplified characters."""
    return frozenset(simplified(name, "ja") for name in section("surnames.txt", "japanese") if len(name) > 1)


@cache
def titles() -> tuple[str, ...]:
    """Every post of one or a few: 市长, 特派员."""
    general = section("around_names.txt", "zh.title.general")
    known = (*section("zh.txt", "title"), *section("around_names.txt", "zh.title"))
    return tuple(word for word in known if word not in general)


@cache
def follow() -> re.Pattern[str]:
    """What may come right after a name: the end of the clause, or a word that persons do."""
    words = any_of((*section("zh.txt", "name.follow"), *section("around_names.txt", "zh.follow"), *titles()))
    return re.compile(
        rf"(?P<stop>{STOP}|$|\d|今[(\d天日年早晚晨]|[一二两三四五六七八九十]+[日月位名])|(?P<word>{words})"
    )


def japanese_surname(text: str, at: int) -> int:
    """How many characters the Japanese surname at an offset has; 0 for none."""
    return next((n for n in (3, 2) if text[at : at + n] in _japanese()), 0)


def chinese_surname(text: str, at: int) -> int:
    """How many characters the Chinese surname at an offset has; 0 for none."""
    return 2 if text[at : at + 2] in _doubles() else int(text[at : at + 1] in _singles())


@cache
def _other_words() -> re.Pattern[str]:
    return re.compile(any_of(section("around_names.txt", "zh.not")))


def not_a_name(words: str) -> bool:
    """Whether words that stand where a name could are others: 应邀, 率团."""
    return _other_words().match(words) is not None


def name_at(text: str, at: int, *, abroad: bool, loose: bool = True) -> tuple[int, float] | None:
    """Where the name that begins at an offset ends, and how sure that is.

    ``abroad`` believes names of any shape (a post abroad stands before), ``loose`` Chinese ones before unknown words.
    """
    latin = _LATIN.match(text, at)
    if latin:
        return latin.end() - _initials_after(latin[0]), 0.93
    dotted = _dotted(text, at)
    if dotted:
        return dotted, 0.93
    found = _japanese_name(text, at) or _chinese(text, at, loose=loose)
    run = _foreign(text, at, 2 if abroad or re.match(rf"[{HAN}]{{2}}(?:女士|先生)", text[at : at + 4]) else 3)
    if run and (not found or (run > found[0] and run - at > 3 and sounding(text[at:run]))):
        found = run, 0.9
    if not found:
        # 示例太郎|表示: no known surname, but a given name of Japan
        told = re.match(
            rf"[{HAN}]{{2,3}}?(?:[太一二三次四五健]郎|[花美惠和洋智幸由纪直]子|[和义正一]夫|正雄)", text[at : at + 5]
        )
        if told and _ends(text, at + told.end()) and not not_a_name(text[at : at + 5]):
            found = at + told.end(), 0.9
    if not found and abroad:
        found = _any_shape(text, at)
    if not found or text[found[0] : found[0] + 1] == "·" or not plausible(text[at : found[0]]):
        return None
    return found


def plausible(name: str) -> bool:
    """Whether words of the right length could be a name at all."""
    if "·" in name or "." in name or name.isascii():
        return len(name) <= 30
    if len(name) <= 3 and chinese_surname(name, 0) and name[-1] == "国":
        return True  # 张建国
    return 2 <= len(name) <= 8 and not _GENERIC.search(name)


def _initials_after(name: str) -> int:
    """David Example MP: letters of honour are no part of the name."""
    tail = re.search(r" (?:MP|MBE|OBE|CBE|JP|QC|KC|CEO|AM|AO)$", name)
    return len(tail[0]) if tail else 0


def _ends(text: str, at: int) -> re.Match[str] | None:
    return follow().match(text, at)


def _better(text: str, short: int, after: re.Match[str] | None, following: re.Match[str] | None) -> bool:
    """Whether a name goes on though it could end: 李为|民 before 会见, where 为 alone would be a verb."""
    if following is None:
        return False
    if after is None:
        return True
    if after["word"] is None or len(after["word"]) > 1:
        return False
    # 张示和李示: the word between two names
    return text[short] in given() and not (after["word"] in "和与及" and following["stop"] is None)


def _chinese(text: str, at: int, *, loose: bool) -> tuple[int, float] | None:  # noqa: PLR0911 - one return a shape
    long = chinese_surname(text, at)
    if not long or not_a_name(text[at : at + 5]):
        return None
    one, two = at + long + 1, at + long + 2
    if not is_han(text[one - 1 : one]):
        return None
    known = given()
    after_one = _ends(text, one)
    after_two = _ends(text, two) if is_han(text[one:two]) else None
    if long == 2 and not after_one and not after_two:
        return None
    if after_two and _better(text, one, after_one, after_two):
        sure = (
            text[one - 1] in known or text[one] in known or after_two["stop"] is not None or len(after_two["word"]) > 1
        )
        if sure:
            return two, 0.93
        return (two, 0.88) if loose and text[at] in strong_surnames() else None
    if after_one:
        sure = text[one - 1] in known or after_one["stop"] is not None or len(after_one["word"]) > 1
        return (one, 0.93) if sure else None
    if loose and text[at] not in SMALL and text[one - 1] in known and text[one:two] and text[one] in known:
        return two, 0.85
    if loose and text[at] in strong_surnames() and is_han(text[one:two]):
        return two, 0.8
    return None


def _japanese_name(text: str, at: int) -> tuple[int, float] | None:
    long = japanese_surname(text, at)
    if not long or ((done := _ends(text, at + long)) and done["word"] and len(done["word"]) > 1):
        return None  # 例田表示
    ends = [(n, _ends(text, at + long + n)) for n in (1, 2, 3)]
    kept: int | None = None
    for (n, after), (_, following) in zip(ends, [*ends[1:], (4, None)], strict=True):
        if not re.fullmatch(rf"[{HAN}]{{{n}}}", text[at + long : at + long + n]):
            break
        if after and not (_better(text, at + long + n, after, following) and after["word"]):
            kept = n
            break
    if kept is None:
        # 例示太郎 before an unknown word
        tail = re.match(rf"[{HAN}]{{1,2}}?[郎子男雄夫美介辅彦司树之也哉臣志则明治一]", text[at + long :])
        if not tail:
            return None
        kept = tail.end()
    name = text[at : at + long + kept]
    if name[-1] in "市县村町省州" or not_a_name(name[long:]):
        return None
    return at + long + kept, 0.93


def _dotted(text: str, at: int) -> int | None:
    """示例·范例: the last part reaches to where its characters stop being those of foreign names."""
    last = at
    while head := _DOTTED.match(text, last):
        if re.search(r"[市会见与及代和、]|长(?!·)", head[0]):
            break
        last = head.end()
    if last == at:
        return None
    if re.match(r"[A-Za-z]", text[last]):
        latin = re.match(r"[A-Za-z'-]+", text[last:])
        return last + latin.end() if latin else None
    found = _foreign(text, last, 1)
    if found and sounding(text[found - 1]):
        return found
    run, end = _run_end(text, last), found or _any_end(text, last, 8)
    if run and end and end > run and 2 * sum(map(sounding, text[run:end])) >= end - run:
        return end
    return run or end


def _run_end(text: str, at: int) -> int | None:
    """汉斯·鲁道夫|写的: the end of a run of characters of foreign names before one of no name at all."""
    run = at
    while run < at + 8 and sounding(text[run : run + 1] or "x"):
        run += 1
    ended = text[run : run + 1] not in given() or text[run + 1 : run + 2] in ("着", "了", "过")
    return run if run - at >= 2 and re.match(rf"[{HAN}]", text[run:]) and ended else None


def first_part(text: str, dot: int) -> int | None:
    """Where the first part of a foreign name before a dot begins; None if nothing shows it."""
    run = re.search(rf"(?:^|[^{HAN}-])(?P<part>(?:[{HAN}]{{1,4}}-)?[{HAN}]{{2,6}})$", text[max(0, dot - 12) : dot])
    if run and (sounding(run["part"].replace("-", "")) or sounds_foreign(run["part"])):
        return dot - len(run["part"])
    start = dot
    while dot - start < 6 and sounding(text[start - 1]):
        start -= 1
    begins = re.match(
        rf"[的与和及由向对是给让请被叫同在到跟人来员家师生友者任长席理客主政要商民工徒兵官弟妹姐夫妻父母婿孙女子籍]|[^{HAN}·—-]",
        text[start - 1 : start],
    )
    return start if begins and dot - start >= 2 else None


def _foreign(text: str, at: int, least: int) -> int | None:
    """The end of a run of characters of foreign names; None if there is none."""
    run = at
    while run < len(text) and run < at + 9 and sounding(text[run]):
        run += 1
    for end in range(at + least, min(at + 9, len(text) + 1)):
        if not is_han(text[end - 1]):
            return None
        after = _ends(text, end)
        if not after:
            continue
        # 贝因德: 因 is a word of its own elsewhere
        if (
            after["word"]
            and len(after["word"]) == 1
            and end < run
            and any(_ends(text, e) for e in range(end + 1, run + 1))
        ):
            continue
        name = text[at:end]
        fits = sounding(name) or (least < 3 and sounds_foreign(name) and wholly_foreign(name[0]))
        return end if fits and not not_a_name(name) else None
    return run if 3 <= run - at <= 8 and run - at >= least else None


def _any_end(text: str, at: int, most: int) -> int | None:
    for end in range(at + 1, min(at + most, len(text)) + 1):
        if not is_han(text[end - 1]):
            return None
        if _ends(text, end):
            return end
    return None


def _any_shape(text: str, at: int) -> tuple[int, float] | None:
    if (
        not_a_name(text[at : at + 5])
        or _ends(text, at)
        or not re.match(rf"(?![在与和向及等的以从为由将已也并暨])[{HAN}]", text[at : at + 1])
    ):
        return None
    end = _any_end(text, at + 1, 6)
    return (end, 0.85) if end and end - at >= 2 else None
