"""Lists of partners: under the sentence that announces them, under their place's name, and tables of pairs.

Hsinchu is a sister city of the following cities: … · Ipoh, then "- Fukuoka, Japan" · Consett | Châtelet | Belgium
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from youcheng.engines.reading.facts.ties.scene import Entity, Scene, may_tie
from youcheng.engines.reading.facts.words import country_names

_ANNOUNCES = {
    "zh": re.compile(r"(?:如下|以下|下列|下表|名单|一览)[^。]{0,12}$|:$"),
    "ja": re.compile(r"(?:以下|次の|下記|一覧)[^。]{0,16}。?$|:$"),
    "en": re.compile(r"(?i:\b(?:following|as follows|below|list of)\b)[^.]{0,40}\.?$|:$"),
}
# What the dates of rows are, as a heading says.
_CONCLUDED = {
    "zh": re.compile(r"(?:结好|缔结|结为|签[约订字署]|建立|建交)[^|。]{0,8}(?:时间|日期|年月|年份|年度)"),
    "ja": re.compile(r"(?:提携|締結|盟約|調印|結んだ|縁組)[^|。]{0,4}[年日]"),
    "en": re.compile(
        r"(?i:\bdate of (?:signing|agreement|affiliation)|\bdate signed|\bsigned(?: on| in)?\b|\bsigning date)"
    ),
}
# A row that tells its act, 长野市(1981年4月19日缔结), and what announces new ones: 新缔结的5对是:
_ACT = re.compile(r"\([^()]{0,12}\d年[^()]{0,12}(?:缔结|结好|结为|签[约订定字署])[^()]{0,8}\)")
_NEW = re.compile(r"(?:新(?:缔结|结|签|增)|(?:此|本)次(?:签约|缔结|结好))[^。:]{0,6}[对个][^。:]{0,12}:")
# A row that says its place is no partner: With Lyon there is no formal partnership.
_DENIES = {
    "zh": re.compile(r"(?:没有|尚未|并非|不是)[^,，;；。]{0,8}(?:友好|友城|结好|缔结|姐妹|姊妹)"),
    "ja": re.compile(r"(?:姉妹|友好|提携|協定)[^、。]{0,10}(?:ではな[いく]|していない|していません|はない)"),
    "en": re.compile(
        r"(?i:\bno (?:\w+ )?(?:partner|agreement|tie|twinning|relation)|\bnot (?:\w+ ){0,2}(?:twin|sister|partner))"
    ),
}
_AWARD = re.compile(r"奖|獎|賞|表彰|(?i:\baward)")
_COLON = re.compile(r"(?<!\d)[:：]")
# What follows a colon is more than names.
_SENTENCE = {
    "zh": re.compile(
        r"[,，;；。](?![^,，;；。]{0,14}(?:[,，;；。]|$))|[与和同][^、,，;；]{1,9}[市州省县区](?:$|[。;；])"
    ),
    "ja": re.compile(r"と[^、。]{1,9}(?:市|町|州|省|県)(?:$|[。、])|。."),
    "en": re.compile(r"(?i:\b(?:with|is|was|has|are|were|became|from|through|each|respectively)\b)|[–—]| - "),
}
_BRACKET_OF_TIE = re.compile(r"\([^()\n]{2,40}(?:(?:提携|締結|缔结|结好)[^()\n]{0,6}\)|(?:\n|$))")
_FOOTNOTE = re.compile(r"\s?\[\d{1,3}\]$")
_PAIRED = re.compile("P-P[dh]{1,2}P-P")  # Riverside-Sendai, San Diego-Yokohama
_MARKED = re.compile(r"[-•*·◆▪‣]\s*")
# So many rows without a place end a list, its header among them.
_LONGEST_GAP = 2
# So many short lines may tell of a place before its partners' rows.
_LONGEST_PROFILE = 6
# So far behind the kind of tie stands the colon of an enumeration, and so many places it counts up.
_NEAR_COLON = 60
_FEWEST_LISTED = 3
# So many rows make a table.
_FEWEST_ROWS = 3
# No list is read further than this.
_MOST_ROWS = 300


def announced(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a place with the partners that a sentence counts up, or rows under it name (true), one a row."""
    found: dict[frozenset[Entity], bool] = {}
    announces, speakers = _ANNOUNCES[scene.view.language], _speakers(scene)
    for index, types in enumerate(scene.types):
        found |= _enumerated(scene, index, speakers) if "K" in types else {}
        line, owners = scene.lines[index], set(scene.named_in(index)) or speakers
        if "K" not in types or len(owners) != 1:
            continue
        words = scene.view.text[line.start : line.end].rstrip()
        rows = [row for row in _rows(scene, index) if scene.named_in(row)]
        if announces.search(words) or ("|" not in words and _is_table(scene, rows)):
            (owner,) = owners
            for row in _of_one(scene, rows, owner):
                told = _told(owner, [e for e in dict.fromkeys(scene.named_in(row)) if e is not owner])
                found |= dict.fromkeys(told, False) if _denies(scene, row) else told
    return found


def _of_one(scene: Scene, rows: Sequence[int], owner: Entity) -> Iterator[int]:
    """The rows up to the second that names compatriots alone: from there on they may own the partners under them."""
    compatriots = 0
    for row in rows:
        compatriots += all(entity.country == owner.country for entity in scene.named_in(row))
        if compatriots > 1 and scene.view.language == "en":
            return
        yield row


def _denies(scene: Scene, row: int) -> bool:
    line = scene.lines[row]
    return bool(_DENIES[scene.view.language].search(scene.view.text, line.start, line.end))


def _enumerated(scene: Scene, index: int, speakers: set[Entity]) -> dict[frozenset[Entity], bool]:
    """The partners that one sentence counts up behind a colon, of the place before it: with 38 cities: Fukuoka, ….

    Nothing but names may stand there, nor "and" before the last in Chinese and Japanese, where it may pair two off.
    """
    line, text = scene.lines[index], scene.view.text
    kind = next(token for token, is_a in zip(line.tokens, scene.types[index], strict=True) if is_a == "K")
    colon = _COLON.search(text, kind.end, min(line.end, kind.end + _NEAR_COLON))
    if not colon or kind.value == "institutional" or _AWARD.search(text, kind.start, colon.end()):
        return {}
    named = scene.named[index]
    owners = {e for e, at in named if line.tokens[at].start < colon.start()} or speakers
    listed = list(dict.fromkeys(e for e, at in named if line.tokens[at].start >= colon.end()))
    listed = [e for e in listed if e.level != "province"] or listed
    sentence = _SENTENCE[scene.view.language].search(text, colon.end(), line.end)
    behind = next((n for n, token in enumerate(line.tokens) if token.start >= colon.end()), len(line.tokens))
    paired = _PAIRED.search(scene.types[index], behind)
    if len(owners) != 1 or len(listed) < _FEWEST_LISTED or sentence or paired:
        return {}
    (owner,) = owners
    return {} if any(not may_tie(owner, e) for e in listed) else {frozenset((owner, e)): True for e in listed}


def _is_table(scene: Scene, rows: Sequence[int]) -> bool:
    """Whether rows have cells, as many each."""
    cells = {scene.view.text.count("|", scene.lines[row].start, scene.lines[row].end) for row in rows}
    return len(rows) >= _FEWEST_ROWS and len(cells) == 1 and cells != {0}


def grouped(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a list of many places' partners: a line that is a place's name alone, under it the partners' lines.

    These are marked, or tell the ties of a place at home: オルヴィエート市(イタリア・H9.12.12友好都市提携)、….
    """
    found: dict[frozenset[Entity], bool] = {}
    if not any("K" in types for types in scene.types):
        return found
    owner, idle, rows = None, 0, False
    for index, sentence in enumerate(scene.sentences):
        words = scene.view.text[sentence.start : sentence.end].strip()
        whole = scene.is_whole(index)
        if whole and _MARKED.match(words):
            found |= _told(owner, list(dict.fromkeys(scene.named_in(index)))) if owner else {}
            rows = True
            continue
        if whole and owner and (partners := _tied_in_brackets(scene, index, owner)):
            found |= {frozenset((owner, partner)): True for partner in partners}
            rows, idle = True, 0
            continue
        # 102,000 pop. · 3 sister cities: what is told of the owner before the rows, and of the rows
        tells = scene.is_row(index) and not scene.named_in(index) and (not rows or "K" in scene.types[index])
        idle = idle + 1 if tells else _LONGEST_PROFILE
        if idle >= _LONGEST_PROFILE:
            owner, idle, rows = _alone(scene, index, words) if whole else None, 0, False
    return found


def _tied_in_brackets(scene: Scene, index: int, owner: Entity) -> list[Entity]:
    """The partners of a line whose brackets tell country and tie; none if one is no town abroad, or the owner is."""
    if owner.country != scene.focus.home:
        return []
    text, tokens = scene.view.text, scene.lines[index].tokens
    towns = [
        entity
        for entity, token in scene.named[index]
        if (phrase := tokens[token].place) and _BRACKET_OF_TIE.match(text, phrase.head.end)
    ]
    return towns if all(may_tie(owner, entity) for entity in towns) else []


def _alone(scene: Scene, index: int, words: str) -> Entity | None:
    """The place whose name is all of a line."""
    named = scene.named[index]
    if len(named) != 1:
        return None
    (entity, at) = named[0]
    token = scene.lines[index].tokens[at]
    return entity if scene.view.text[token.start : token.end] == _FOOTNOTE.sub("", words).rstrip(": ") else None


def tabled(scene: Scene) -> dict[frozenset[Entity], bool]:
    """The pairs of a table under talk of ties whose rows name two places each: Consett | Châtelet | Belgium."""
    found: dict[frozenset[Entity], bool] = {}
    for index, types in enumerate(scene.types):
        line = scene.lines[index]
        lists = scene.follows_talk(index) and scene.view.text[line.start : line.end].rstrip().endswith(":")
        if ("K" in types or lists) and "N" not in types:
            rows = [pair for row in _rows(scene, index) if (pair := _in_two_cells(scene, row))]
            found |= {frozenset(pair): True for pair in rows if len(rows) > 1}
    return found


def _in_two_cells(scene: Scene, row: int) -> tuple[Entity, Entity] | None:
    """The two places of a row if they may be tied; a province may go before, regions may follow."""
    named = sorted(scene.named[row], key=lambda named: named[1])
    if len(named) == 3 and named[0][0].level == "province" and not may_tie(named[0][0], named[1][0]):
        named = named[1:]
    if len(named) < 2 or any(may_tie(named[1][0], entity) for entity, _ in named[2:]):
        return None
    (one, at), (other, then) = named[:2]
    return (one, other) if may_tie(one, other) and _are_apart(scene, row, at, then) else None


def _are_apart(scene: Scene, row: int, one: int, other: int) -> bool:
    """Whether two places of a row, by their tokens, stand in cells of their own: parted, joined, or side by side."""
    line, types = scene.lines[row], scene.types[row]
    between = scene.view.text[line.tokens[one].end : line.tokens[other].start].strip()
    joined = types[one + 1 : other] in ("w", "h", "-") and not types[other + 1 :].strip("dc;")
    side_by_side = (not between and line.dates) or between in country_names(scene.view.language)
    return "|" in between or joined or bool(side_by_side)


def concluded(scene: Scene) -> frozenset[int]:
    """The rows and sentences, by their numbers, that tell conclusions though no verb of theirs does.

    Rows with a date under a heading that says what the date is (结好时间, Date of signing) or with the act behind the
    date, and announcements of new ties.
    """
    view = scene.view
    told = _CONCLUDED[view.language]
    found: set[int] = set()
    for index, line in enumerate(scene.lines):
        if _NEW.search(view.text, line.start, line.end):
            found.add(index)
        elif not scene.is_row(index):
            continue
        elif line.dates:
            alone = len(scene.named_in(index)) == 1
            found |= {index} if alone and _ACT.search(view.text, line.start, line.end) else set()
        elif told.search(view.text, line.start, line.end):
            found |= {row for row in _rows(scene, index) if scene.lines[row].dates}
    return frozenset(found)


def _speakers(scene: Scene) -> set[Entity]:
    """Whose partners a sentence announces that names nobody: the publisher's, else the headline's place's."""
    found = {entity for entity in scene.entities.values() if entity.publishes}
    return found or {entity for entity in scene.entities.values() if entity.in_title}


def _told(owner: Entity, row: list[Entity]) -> dict[frozenset[Entity], bool]:
    """The partner that a row names, alone or with its state: 1 | Cupertino | California."""
    towns = [entity for entity in row if entity.level != "province"] or row
    if len(towns) != 1 or any(entity.country == owner.country for entity in row):
        return {}
    return {frozenset((owner, entity)): entity is towns[0] for entity in row}


def _rows(scene: Scene, heading: int) -> Iterator[int]:
    """The short lines of their own after a sentence, with few between them that name no place."""
    idle = 0
    for index in range(heading + 1, min(len(scene.lines), heading + 1 + _MOST_ROWS)):
        idle = 0 if scene.named_in(index) else idle + 1
        if not scene.is_row(index) or idle > _LONGEST_GAP:
            return
        yield index
