"""People in Japanese text: names before posts (大西秀人市長, 津村重光宮崎市長), posts before names (市長 張 海波)."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives, section
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

_KANJI = r"\u3400-\u9fff々ヶ\U00020000-\U0003ffff"
_KANA = r"ァ-ヺー"
_FOLLOW = r"(?=らは?|は|が|を|に|の|と|や|で|も|、|,|。|さん|氏|一行|夫妻|及び|および|以下|ほか|他|へ|から|\)|」|\s|$|:|ご|兼)"
_PREFIX = r"(?:前|元|現|新|故|同|両|副|各|全|正副|歴代|初代|当時の|名誉|次期)"
# Words that stand before a post and are no names.
_NOT_NAMES = re.compile(
    r"^(?:前|元|現|新|同|両|各|全|正副|歴代|初代|常務|専務|事務局|市議会|県議会|町議会|区議会|議会|人民政府|政府|市|県|町|村|区|州|省|代表|友好|国際|交流|協会|教育|経済|観光|総務|企画|産業|文化|日中|日本|中国|韓国|米国|委員会|書記|共産党|党|秘書|外事|弁公|広報|政策|地域|都市|名誉|特命|全権|駐日|在|次期|特別|実行|後援|主任|担当|"
    r"代理|職務|青少年|村議会|自治体|大学|高校|学校|病院|銀行|商工|会議所|財団|機構|連盟|青年|女性|団体|組合|農業|農協|漁業|公社|放送|新聞|博物館|図書館|美術館|動物園|水族館|センター|クラブ|ロータリー|ライオンズ)"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    posts = alternatives(section("ja.txt", "post"))
    kanji = rf"[{_KANJI}]{{2,6}}?"
    full = rf"[{_KANJI}]{{1,4}} [{_KANJI}]{{1,4}}"
    kana = rf"(?:[{_KANA}]{{1,14}}(?:[·=][{_KANA}]{{1,14}}){{1,4}}|[{_KANA}]{{2,14}})"
    mixed = rf"[{_KANJI}]{{1,3}}[{_KANA}]{{1,5}}"
    spaced = rf"[{_KANJI}]{{3,5}}(?=\s(?:{posts}))"
    name = rf"(?:{spaced}|{full}|{kana}|{mixed}(?=[(市郡道])|{kanji})"
    reading = r"(?:\s?\([^()]{2,16}\))?\s?"
    before = re.compile(
        rf"(?P<name>{name}){reading}·?(?P<body>[{_KANJI}{_KANA}]{{1,18}}?)??(?P<posts>(?:{posts}))(?:\([^()]{{1,20}}\))?{_FOLLOW}"
    )
    after = re.compile(
        rf"(?P<posts>{posts})(?:の|\s|:|·|、)(?P<name>{full}|[{_KANJI}]{{3,5}}|{kana})(?:さん|氏|様)?(?=\s|$|、|,|。|は|が|を|と|ら|に|\(|氏|さん)"
    )
    # 鳥取県|知事|西尾邑次
    told = re.compile(
        rf"(?<=[県府都道市省町村州区])(?P<posts>知事|副知事|長|副市長|市長|副省長)(?P<name>[{_KANJI}]{{3,5}}?)(?=は|が|と|を|、|,|「|ら|の|に|も|氏)"
    )
    return before, after, told


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post."""
    before, after, told = _patterns()
    text = view.text
    taken: list[tuple[int, int]] = []
    for run in re.finditer(rf"[{_KANJI}{_KANA}·= ]*(?:\([^()]{{2,16}}\)[{_KANJI}{_KANA}]*)?", text):
        if run.end() - run.start() < 3:
            continue
        for match in before.finditer(text, run.start(), min(len(text), run.end() + 2)):
            found = _name_first(view, match)
            if found and not any(s < found.span[1] and found.span[0] < e for s, e in taken):
                taken.append(found.span)
                yield found
    for match in (*after.finditer(text), *told.finditer(text)):
        found = _post_first(view, match)
        if found and not any(s < found.span[1] and found.span[0] < e for s, e in taken):
            taken.append(found.span)
            yield found


def _name_first(view: View, match: re.Match[str]) -> Found | None:  # noqa: PLR0912 - one branch a reading
    text = view.text
    start, _ = match.span("name")
    stop = match.start("posts")
    bracket = text.find("(", start, stop)
    end = bracket if bracket > 0 else stop
    body: tuple[int, int] | None = None
    # 津村重光宮崎市長: a place at the end of the run is the body; at its start it is what the name follows.
    for place in view.places_in(start, stop + 1):
        if place.start == start and stop - start <= 5 and _surnames().fullmatch(text[place.start : place.end]):
            continue  # 大村秀章知事: a surname that is a place's name as well
        if (
            place.start == start
            and place.end < end
            and (place.head.suffix or text[place.end : place.end + 1] in ("の", " "))
        ):
            body, start = (place.start, place.end), place.end
            while text[start : start + 1] in ("の", " ", "·"):
                start += 1
        elif place.start > start + 1 and place.end in (stop, stop + 1, end):
            body, end = (place.start, place.end), min(end, place.start)
        elif place.start <= start and place.end >= end:
            return None
    while end > start and text[end - 1] in " ·氏":
        end -= 1
    if bracket < 0:
        dotted = re.fullmatch(rf"(?P<name>[{_KANJI}]{{2,5}})·(?P<body>[{_KANJI}{_KANA}·]+)", text[start:end])
        if dotted:  # 夏耕·同省人民代表大会|副主任
            body = (start + dotted.start("body"), end)
            end = start + dotted.end("name")
        kana = re.fullmatch(rf"(?P<name>[{_KANA}·]{{3,}})(?P<body>[{_KANJI}]{{2,}})", text[start:end])
        if kana and body is None:  # ゴ·ホアン·ナム|市人民委員会|委員長
            body = (start + kana.start("body"), end)
            end = start + kana.end("name")
        cut = _after_surname(text[start:end])
        if cut and body is None:
            body, end = (start + cut, end), start + cut
    if body is None and bracket < 0:
        office = _OFFICE.fullmatch(text, start, stop)
        if office:
            end = office.end("name")
            body = office.span("body")
    name = text[start:end]
    if body is None:
        body = _body_before(view, start)
    country = re.search(r"·[ァ-ヺー]{2,10}(?:共和国|王国|合衆国|連邦|国)?$", name)
    if country and name.count("·") > 1 and country[0].strip("·") in country_names("ja"):
        end, name = start + country.start(), name[: country.start()]  # ロドリゴ·ドゥテルテ|·フィリピン共和国|大統領
    lead = re.match(r".*[長団]·(?=.)", name)
    if lead:
        start, name = start + lead.end(), name[lead.end() :]  # 副団長・今井
    surname = _is_surname(view, start, name, text[slice(*match.span("posts"))])
    if not surname and not _is_name(name):
        return None
    if re.match(rf"[{_KANJI}{_KANA}]", text[start - 1 : start]) and body is None:
        return None
    return Found((start, end), (match.span("posts"),), body, 0.88 if body else 0.82)


def _post_first(view: View, match: re.Match[str]) -> Found | None:
    start, end = match.span("name")
    end -= view.text[end - 1] == "氏"
    name = view.text[start:end]
    known = _surnames().match(name) is not None and len(name) > 2
    if not _is_name(name) or any(
        p.start < end and start < p.end and not (known and p.start == start and p.end < end)
        for p in view.places_in(max(0, start - 10), end)
    ):
        return None
    return Found((start, end), (match.span("posts"),), _body_before(view, match.start("posts")), 0.8)


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(alternatives(section("surnames.txt", "japanese")))


def _after_surname(words: str) -> int | None:
    """Where the name ends in 濱崎隆文|十勝総合 and 梅本香織|カナダ: a surname, two more characters, then a body; else None."""
    surname = _surnames().match(words)
    if surname is None or len(words) <= surname.end() + 2:
        return None
    kana = re.search(rf"[{_KANA}]", words)
    cut = surname.end() + 2
    if kana and surname.end() < kana.start() <= cut + 1:
        return kana.start()
    return cut if re.fullmatch(rf"[{_KANJI}]+", words[:cut]) and len(words) > cut + 1 else None


def _is_name(name: str) -> bool:
    plain = name.replace(" ", "").replace("·", "")
    known = _surnames().match(plain)
    if (
        known
        and known.end() < len(plain) <= known.end() + 3
        and not re.search(r"[市県町村区省州国会団館校長員]$", plain)
    ):
        return True
    if _NOT_NAMES.match(plain) or re.search(
        r"[市県町村区省州国会団館校長員]$|協会|議会|委員|政府|訪問|友好|交流|都市|秘書|総務|企画|事務|担当|高等", plain
    ):
        return False
    if re.fullmatch(rf"[{_KANA}]+", plain):
        return len(plain) >= 3
    surnames = section("surnames.txt", "single")
    return 3 <= len(plain) <= 6 or (len(plain) == 2 and _simple(plain[0]) in surnames)


# 野嶋広子|市議会|副議長: the office between a name and a post.
_OFFICE = re.compile(
    rf"(?P<name>[{_KANJI}]{{3,5}}?)(?P<body>(?:市|県|町|村|区|府|都|道)?(?:議会|教育委員会|商工会議所|国際交流協会|日中友好協会|観光協会|総合政策|総合振興|政府|人民政府)[{_KANJI}]{{0,8}})"
)
# Posts that are said of one person with the surname alone: 濱田市長.
_HEADS = re.compile(r"(?:前|元|副)*(?:市長|町長|村長|知事|区長|総領事|議長|教育長)")


def _is_surname(view: View, start: int, name: str, post: str) -> bool:
    """濱田市長, 佐々木町長: a surname alone before the post of a head."""
    before = view.text[start - 1 : start]
    return (
        re.fullmatch(rf"[{_KANJI}]{{2,3}}", name) is not None
        and _HEADS.fullmatch(post) is not None
        and not re.match(rf"[{_KANJI}{_KANA}]", before)
        and not _NOT_NAMES.match(name)
        and not re.search(r"[市県町村区省州国会団館校長員同両現当構成]", name)
        and not re.search(rf"{name}[市町村区県](?!長)", view.text)
    )


def _simple(char: str) -> str:
    from youcheng.engines.reading.scripts import simplified

    return simplified(char, "ja")


def _body_before(view: View, at: int) -> tuple[int, int] | None:
    """高松市の|大西秀人市長, 人民政府 |市長: the body right before a name or post."""
    text = view.text
    match = re.search(rf"(?P<body>[{_KANJI}{_KANA}·]{{2,24}})(?:の|\s|·|·)?$", text[max(0, at - 26) : at])
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
