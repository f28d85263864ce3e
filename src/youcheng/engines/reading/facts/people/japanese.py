"""People in Japanese text: names before posts (大西秀人市長, 津村重光宮崎市長), posts before names (市長 張 海波)."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import any_of
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.people.japanese_acts import acting
from youcheng.engines.reading.facts.people.japanese_names import (
    DOTTED,
    HIRAGANA,
    KANA,
    KANJI,
    READING,
    chinese_surname,
    full_name,
    given_shaped,
    is_name,
    is_surname,
    not_a_name,
    surely_given,
    surname_lengths,
)
from youcheng.engines.reading.facts.people.japanese_runs import READINGS, pair
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

_FOLLOW = r"(?=らは?|は|が|を|に|の|と|や|で|も|、|,|。|さん|氏|一行|夫妻|及び|および|以下|ほか|他|へ|から|より|\)|」|\]|】|\s|$|:|;|ご|あて|宛|兼|·|/|「|並びに|ならびに|など|率い|を?はじめ|\(|[A-Z])"
_TAIL = re.compile(rf"(?:[{KANJI}{KANA}·= A-Z.]|{READING}|(?<=[{KANJI}]{{2}}){HIRAGANA}(?=[{KANJI}]|$))+$")
_PREFIX = re.compile(r"(?:前|元|現|新|故|同|両|各|全|正副|歴代|初代|当時の|名誉|次期)+$")
_HONOUR = r"(?:さん|氏|様|女史|先生|君|選手|閣下|博士|神父|牧師|夫妻|くん|ちゃん)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = {*section("ja.txt", "post"), *section("around_names.txt", "ja.post"), *_general()}
    posts = any_of(known - {"都知事", "道知事", "府知事", "県知事", "州知事"})  # 北海道|知事
    full = rf"(?:[{KANJI}]{{1,4}} [{KANJI}]{{1,4}})"
    name = rf"(?:{DOTTED}|{full}|[{KANJI}]{{3,5}}|[{KANJI}]{{2}}(?={READING}|氏))"
    post = re.compile(rf"(?P<posts>{posts})(?:\([^()]{{1,20}}\))?{_FOLLOW}")
    after = re.compile(
        rf"(?P<posts>{posts})(?:(?:の|\s|:|·|、)(?={name})|(?={DOTTED}))(?P<name>{name}){READING}?(?:{_HONOUR})?(?=\s|$|[、,。はがをとらにでやも()]|など|から)",
        re.MULTILINE,
    )
    # 鳥取県|知事|西尾邑次
    told = re.compile(
        rf"(?<=[県府都道市省町村州区])(?P<posts>知事|副知事|長|副市長|市長|副省長)(?P<name>[{KANJI}]{{3,5}}?)(?=は|が|と|を|、|,|「|ら|の|に|も|氏)"
    )
    # 高木 例示(たかぎ れいじ)さん, サム・イグザンプル氏
    honoured = re.compile(
        rf"(?:(?<![{KANJI}{KANA}A-Za-z·])|(?<=[生員長民者]·)|(?<=[{KANJI}])(?=[{KANA}]))(?:(?P<read>[{KANJI}]{{1,4}} ?(?:[{KANJI}]{{1,4}}|{HIRAGANA})){READING}|(?P<name>{DOTTED}|{full}|[{KANJI}]{{3,6}}|[{KANJI}]{{2,3}}(?:{HIRAGANA}|[{KANA}]{{2,5}}))){_HONOUR}(?=[はがをにのとやでもらへ、,。\s(」]|から|より|など|ほか|$)"
    )
    return post, after, told, honoured


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post, and who is named in full with さん or 氏."""
    post, after, told, honoured = _patterns()
    text = view.text
    taken: list[tuple[int, int]] = []

    def free(found: Found | None) -> bool:
        return found is not None and not any(s < found.name[1] and found.name[0] < e for s, e in taken)

    for match in post.finditer(text):
        found = _name_first(view, match)
        if found and free(found):
            taken.append(found.name)
            yield found
    for match in (*after.finditer(text), *told.finditer(text)):
        found = _post_first(view, match)
        if found and free(found):
            taken.append(found.name)
            yield found
    for match in honoured.finditer(text):
        found = _honoured(view, match)
        if found and free(found):
            taken.append(found.name)
            yield found
    for found in acting(view):
        if free(found):
            taken.append(found.name)
            yield found


def _name_first(  # noqa: PLR0911 - one return a shape
    view: View, match: re.Match[str]
) -> Found | None:
    """The name before a post, with or without its body between."""
    text, stop = view.text, match.start("posts")
    low = max(0, stop - 44)
    tail = _TAIL.search(text, low, stop)
    if not tail:
        return None
    start = _after_words(text, tail.start(), stop)
    post = match.span("posts")
    general = text[slice(*post)] in _general()
    prefix = _PREFIX.search(text, start, stop)
    if prefix and prefix.start() > start:
        stop = prefix.start()
    for reading in READINGS:
        found = reading(view, start, stop)
        if found is None:
            continue
        (begin, end), body = found
        name = text[begin:end]
        if name.split("·")[0] in country_names("ja") or (len(name) == 2 and _named_after(text, post[1])):
            return None
        if general and not (full_name(name) or "·" in name or given_shaped(name)):
            return None
        if body is None:
            body = _body_before(view, begin)
        return Found((begin, end), (post,), body, 0.88 if body else 0.82)
    # 例示さくら|課長: a given name in kana after any surname
    kana = re.search(
        rf"(?<![{KANJI}{KANA}])[{KANJI}]{{2}}(?:{HIRAGANA}|[{KANA}]{{2,5}})$", text[max(0, stop - 9) : stop]
    )
    if kana and given_shaped(kana[0]) and not view.places_in(stop - len(kana[0]), stop):
        return Found((stop - len(kana[0]), stop), (post,), None, 0.8)
    if general:
        return None
    return _surname_first(view, start, stop, post)


def _named_after(text: str, at: int) -> bool:
    """Whether a name comes after the post, so that what stands before is a place: 京都市長 高木例示."""
    after = re.match(rf"[ ·:]([{KANJI}]{{1,4}} ?[{KANJI}]{{1,4}})", text[at : at + 10])
    return after is not None and (full_name(after[1]) or chinese_surname(after[1]))


def _after_words(text: str, start: int, stop: int) -> int:
    """Where the run before a post begins: behind 挨拶する, unless the hiragana is a name's as in 高木はるみ."""
    bare = re.sub(r"\([^()]*\)", lambda bracket: "-" * len(bracket[0]), text[start:stop])
    kept = 0
    for words in re.finditer(rf"([{KANJI}]+)[ぁ-ん]+", bare):
        if not any(full_name(words[0][at:]) for at in range(len(words[1]) - 1)):
            kept = words.end()
    return start + max(kept, 1 if bare.startswith("零") else 0)  # ○高木例示委員


@cache
def _general() -> frozenset[str]:
    """Posts of many, believed of full names only."""
    return frozenset(section("around_names.txt", "ja.post.general"))


# Posts that are said of one person with the surname alone: 濱田市長.
_HEADS = re.compile(r"(?:前|元|副)*(?:市長|町長|村長|知事|区長|総領事|議長|教育長)")


def _surname_first(  # noqa: PLR0911 - one return a doubt
    view: View, start: int, stop: int, post: tuple[int, int]
) -> Found | None:
    """濱田市長, 高橋大分市議会副議長: a surname alone before the post of a head."""
    text = view.text
    start = max(start, text.rfind(" ", start, stop) + 1, text.rfind("·", start, stop) + 1)
    words = text[start:stop]
    if not _HEADS.fullmatch(text[slice(*post)]) or re.match(rf"[{KANJI}{KANA}]", text[start - 1 : start]):
        return None
    body = None
    inner = re.match(rf"(?P<name>[{KANJI}]{{2,3}})(?=(?:市|県|町|村|区|府|都|道)?議会$)", words)
    place = next((p for p in view.places_in(start + 2, stop + 1) if p.start - start in surname_lengths(words)), None)
    end = start + inner.end() if inner else place.start if place else stop
    if end < stop:
        body = (end, stop)
    name = text[start:end]
    known = is_surname(name)
    if not known and _named_after(text, post[1]):
        return None
    if not re.fullmatch(rf"[{KANJI}]{{2,3}}", name) or not_a_name(name) or (end < stop and not known):
        return None
    if not known and re.search(r"[市県町村区省州国会団館校長員同両現当構成副総正]", name):
        return None
    if re.search(rf"{name}[市町村区県](?!長)", text):
        return None
    # 三田|市長: a town or a person
    town = text[post[0]] in "市町村区" and any(p.end > start for p in view.places_in(max(0, start - 8), end))
    if town and not re.search(rf"{name} ?[{KANJI}]{{1,3}}(?:{_HONOUR}|[市町村区]長)", text):
        return None
    return Found((start, end), (post,), body or _body_before(view, start), 0.82)


def _post_first(view: View, match: re.Match[str]) -> Found | None:
    start, end = match.span("name")
    end -= view.text[end - 1] == "氏"
    name = view.text[start:end]
    general = view.text[slice(*match.span("posts"))] in _general()
    known = full_name(name)
    if not is_name(name) or (general and not (known or "·" in name or surely_given(name))):
        return None
    # 市長の|御認識: what a head has
    of = view.text[match.end("posts") : match.end("posts") + 1] == "の"
    if of and not (known or "·" in name or surely_given(name) or (len(name) in (2, 3) and chinese_surname(name))):
        return None
    if any(
        p.start < end and start < p.end and not (known and p.start == start and p.end < end)
        for p in view.places_in(max(0, start - 10), end)
    ):
        return None
    return Found((start, end), (match.span("posts"),), _body_before(view, match.start("posts")), 0.8)


def _honoured(view: View, match: re.Match[str]) -> Found | None:
    """高木例示氏, サム・イグザンプルさん: a full name that is spoken of politely."""
    text = view.text
    start, end = match.span("read") if match["read"] else match.span("name")
    words = text[start:end].split(" ")
    if len(words) == 2 and not match["read"] and not pair(*words):
        start, words = end - len(words[1]), words[1:]  # ご芳名 高木例示様
    name = text[start:end]
    shaped = full_name(name) and len(name.replace(" ", "")) >= 3
    aged = re.match(rf"{_HONOUR}(?:\(\d|は「)", text[end:]) is not None and re.fullmatch(rf"[{KANJI}]{{3}}", name)
    shaped = shaped or given_shaped(name) or bool(aged and (chinese_surname(name) or name[-1] not in "者屋員生人方"))
    shaped = shaped or (len(name) == 3 and chinese_surname(name) and text[start - 1 : start] in ("の", "、"))
    if not shaped and not re.search(r"[·.]", name) and not (len(words) == 2 and pair(*words)) and not match["read"]:
        return None
    if not_a_name(name) or any(p.start <= start and p.end >= end for p in view.places_in(max(0, start - 2), end)):
        return None
    return Found((start, end), (), None, 0.82)


def _body_before(view: View, at: int) -> tuple[int, int] | None:
    """高松市の|大西秀人市長, 人民政府 |市長: the body right before a name or post."""
    text = view.text
    match = re.search(rf"(?P<body>[{KANJI}{KANA}·]{{2,24}})(?:の|\s|·|·)?$", text[max(0, at - 26) : at])
    if not match:
        return None
    start = max(0, at - 26) + match.start("body")
    end = max(0, at - 26) + match.end("body")
    if not re.search(
        r"(?:市|県|町|村|区|省|州|府|都|道|政府|協会|議会|委員会|領事館|大使館|会議所|大学|課|部|局|室|国|会|所|館)$",
        text[start:end],
    ):
        return None
    return start, end
