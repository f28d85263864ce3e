"""Chinese and Japanese sentences → tie tokens."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from bisect import bisect_left

from youcheng.engines.reading.facts.places import PlacePhrase
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import Hit, country_names

_TYPES = {
    "kind.sister_city": "K", "kind.friendly_exchange": "K", "kind.friendly_cooperation": "K",
    "kind.institutional": "K", "kind.friendly": "K", "kind.pairing": "x", "document": "G", "intent.document": "G",
    "verb.sign": "V", "verb.renew": "U", "verb.upgrade": "U", "verb.terminate": "X", "verb.suspend": "X",
    "verb.be": "L", "intention.strong": "I", "negation": "N", "adverbs": "", "both": "B", "ours": "S",
    "adjunct": "D", "organisation": "Z", "award.object": "A", "award": "A", "post": "M", "on.behalf": "r",
    "conj.with": "w", "conj.and": "h", "names.with.conjunction": "x", "not.unit": "x", "bilateral": "x", "particles": "p", "of": "n",
}  # fmt: skip
_EVENTS = {
    "verb.sign": "signed", "verb.renew": "renewed", "verb.upgrade": "upgraded", "verb.terminate": "terminated",
    "verb.suspend": "suspended",
}  # fmt: skip
# Where two sections hold a word, the one named first decides.
_RANK = {section: rank for rank, section in enumerate((
    "kind.sister_city", "kind.friendly_cooperation", "kind.friendly_exchange", "kind.institutional", "kind.friendly", "kind.pairing",
    "award.object", "intent.document", "document", "verb.renew", "verb.upgrade", "verb.terminate", "verb.suspend", "verb.sign",
    "both", "ours", "negation", "intention.strong", "conj.with", "conj.and", "on.behalf", "verb.be", "adverbs", "award",
    "organisation", "adjunct", "post", "of", "particles", "names.with.conjunction", "not.unit", "bilateral",
))}  # fmt: skip
# Words that begin a longer hit must not hide the particle: と inside とともに.
_N = r"[\d零一二两三四五六七八九十百]{1,8}"
_ANNIVERSARY = re.compile(rf"{_N}\s?(?:多|余)?\s?(?:周年|年来)|周年")
_ORDINAL = re.compile(rf"第\s?{_N}\s?(?:个|对|座|家|位|名)|首(?:个|对|座|家|批)|唯一(?:一?个|的)?|最早的?|第一(?=友城)")
_COUNT = re.compile(
    rf"(?:近|逾|超|约|共)?{_N}(?:多|余)?\s?(?:个|对|座|家|国)(?:国家|地区|城市|外国城市|省州)?(?:的|和)?"
)
_COUNTS = ((_ANNIVERSARY, "Y"), (_ORDINAL, "O"), (_COUNT, "Q"))
_COUNT_STARTS = frozenset("0123456789零一二两三四五六七八九十百周第首唯最近逾超约共")
_SINGLE = {"、": "d", ",": "c", ":": ":", "/": "d", "→": "-", "|": "c", "\t": "c"}
# 友好都市提携した: the kind ends in the verb.
_KIND_AND_VERB = re.compile(r"(?:提携|盟約|縁組)(?:し|す|さ|を行|をし)")
_KIND_NEAR = re.compile(
    r"[了成为的]{0,2}(?:国际)?(?:友|姐妹|姊妹|城市|事宜|工作|仪式|协议|意向|\d|[一二三四五六七八九十]+周年|周年)"
)
# 莫斯科6月28日电: whence the news comes.
_DATELINE = re.compile(r"\s?(?:\d{1,2}月\d{1,2}日)?(?:电|讯|報道|电\s?\()")
# 札幌市で|調印, ダブリンにほど近い|町: not 姉妹都市は札幌市で、 nor 札幌市では.
_HERE = re.compile(r"で(?![はもあすしご、。])|に(?:ある|位置する|ほど近い|近い|隣接する)")
_LONGEST_REST = 6
_QUOTES = "“”\"「」『』《》〈〉【】'"
_DASHES = "—-─―~"
# What may be more than a letter of some word, where no cue word, place or date begins.
_MARKS = re.compile(rf"[\s·({re.escape(''.join((*_SINGLE, *_COUNT_STARTS, _DASHES, _QUOTES)))}]")


def tokenise(view: View, sentence: Sentence) -> TokenLine:
    """The tie tokens of one sentence."""
    line = TokenLine(sentence.start, sentence.end)
    places = {place.start: place for place in view.places_in(sentence.start, sentence.end)}
    dates = {when.start: when for when in view.dates_in(sentence.start, sentence.end)}
    text, at = view.text, sentence.start
    told = view.hit_starts_in(sentence.start, sentence.end)
    marks = (match.start() for match in _MARKS.finditer(text, sentence.start, sentence.end))
    stops = sorted({*places, *dates, *told, *marks, sentence.end})
    while at < sentence.end:
        plain = stops[bisect_left(stops, at)]
        if plain > at:
            line.add(Token("x", at, plain))
            at = plain
            continue
        if at in places:
            place = places[at]
            kind = "x" if _DATELINE.match(text, place.end) else "P"
            line.add(Token(kind, at, place.end, place=place))
            at = place.end
            continue
        if at in dates and not _ANNIVERSARY.match(text, at):
            line.dates.append(dates[at])
            at = dates[at].end
            continue
        beyond = _country_word(view, at, places) if at in view.hits.countries else 0
        if beyond:
            at = beyond
            continue
        char = text[at]
        if char == "(":
            close = text.find(")", at, min(sentence.end, at + 80))
            # (大津市議会会議録より): a bracket that is the sentence itself is read, others are asides.
            if close > 0 and not (at == sentence.start and sentence.end - close < _LONGEST_REST):
                line.brackets.append((at, close + 1))
                line.dates.extend(when for when in view.dates_in(at, close))
                at = close + 1
                continue
        at = _word(view, line, at, sentence.end)
    _orphan_places(line, text)
    _locations(line, text)
    return line


def _word(view: View, line: TokenLine, at: int, end: int) -> int:  # noqa: PLR0912 - one branch a reading
    text, char = view.text, view.text[at]
    hit = _best(view.hits.get(at, ()))
    for pattern, kind in _COUNTS if char in _COUNT_STARTS else ():
        match = pattern.match(text, at, end)
        if match and (hit is None or match.end() > hit.end):
            line.add(Token(kind, at, match.end(), match[0]))
            return match.end()
    if hit is not None and hit.section == "names.with.conjunction" and _country_at(view, at + 1):
        hit = next((h for h in view.hits[at] if h.section.startswith("conj.")), None)  # 和|美国纽约, not 和美
    if hit is not None and hit.end <= end:
        kind = _TYPES[hit.section]
        if hit.word == "结好" and text.startswith("的", hit.end):
            line.add(Token("x", at, hit.end))  # 与上海市结好的友城
            return hit.end
        if kind == "Z" and hit.word.startswith("港") and line.tokens and line.tokens[-1].end == at:
            return hit.end  # 马六甲|港务局: the authority stands for its port
        if kind:
            value = hit.section.partition(".")[2] if kind == "K" else _EVENTS.get(hit.section, hit.section)
            line.add(Token(kind, at, hit.end, value))
            if hit.word == "结好" and not _KIND_NEAR.match(text, hit.end):
                line.add(Token("K", at, hit.end, "sister_city"))  # 甲市与乙市1984年结好
            if kind == "K" and _KIND_AND_VERB.match(text, hit.end - 2):
                line.add(Token("V", hit.end - 2, hit.end, "signed"))
        return hit.end
    if char in _SINGLE:
        # 、 after a particle closes a phrase, between names it lists them.
        kind = "c" if char == "、" and view.language == "ja" and "\u3041" <= text[at - 1] <= "\u309f" else _SINGLE[char]
        line.add(Token(kind, at, at + 1))
    elif char in _DASHES or (char == "·" and view.language == "ja"):
        line.add(Token("-", at, at + 1))
    elif char in _QUOTES or char.isspace():
        if char in "《》":
            line.add(Token("q", at, at + 1))
    else:
        line.add(Token("x", at, at + 1))
    return at + 1


def _country_word(view: View, at: int, places: dict[int, PlacePhrase]) -> int:
    """中国城市|厦门, ドイツ、|ボッパルト市: a country, or what a name is, before the name; where the name begins, else 0."""
    for hit in view.hits.get(at, ()):
        if hit.section == "country":
            for word in ("城市", "、"):
                if view.text.startswith(word, hit.end) and hit.end + len(word) in places:
                    place = places[hit.end + len(word)]
                    if word == "城市" or place.country in (None, country_names(view.language).get(hit.word)):
                        return hit.end + len(word)
    return 0


def _country_at(view: View, at: int) -> bool:
    return at in view.hits.countries


def _best(hits: list[Hit] | tuple[()]) -> Hit | None:
    best: Hit | None = None
    for hit in hits:
        if hit.section in _TYPES and (
            best is None or (hit.end, -_RANK[hit.section]) > (best.end, -_RANK[best.section])
        ):
            best = hit
    return best


def _locations(line: TokenLine, text: str) -> None:
    """在潮州市签署, 札幌市で調印: where it happened, not who."""
    for index, token in enumerate(line.tokens):
        before = line.tokens[index - 1] if index else None
        if (
            token.type == "P"
            and before
            and before.type == "M"
            and before.end == token.start
            and token.place
            and not token.place.head.suffix
            and text[before.end - 1] in "长長事席记記"
        ):
            line.tokens[index] = Token("x", token.start, token.end)  # 市长|布里德: a person named like a place
            continue
        following = line.tokens[index + 1].type if index + 1 < len(line.tokens) else ""
        here = text[token.start - 1] == "在" and following not in ("w", "d", "h")
        if token.type == "P" and (here or _HERE.match(text, token.end)):
            line.tokens[index] = Token("l", token.start, token.end, place=token.place)


def _orphan_places(line: TokenLine, text: str) -> None:
    """A place that only modifies an organisation (长野市日中友好协会) is no party of a city's tie."""
    tokens = line.tokens
    for index, token in enumerate(tokens):
        if token.type != "Z":
            continue
        back = index - 1
        while back >= 0 and tokens[back].type in "xZDKL" and token.start - tokens[back].start < 14:
            back -= 1
        if back >= 0 and tokens[back].type in "PS" and token.start - tokens[back].end < 14:
            tokens[back] = Token("z", tokens[back].start, tokens[back].end, place=tokens[back].place)
