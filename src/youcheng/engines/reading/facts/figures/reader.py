"""The figures of a page, one fact for each measure and value, however often the page repeats it."""

from __future__ import annotations

import re
from bisect import bisect_right

from youcheng.engines.reading.facts.figures.columns import column_figures
from youcheng.engines.reading.facts.figures.measures import NOTHING, Measured, measure_of
from youcheng.engines.reading.facts.figures.quantities import Quantity, find_quantities
from youcheng.engines.reading.facts.figures.refusals import refused
from youcheng.engines.reading.facts.numerals import plain
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Evidence, Fact, FactKind, Json, PlaceRef

_SCOPE_WORDS = re.compile(
    r"领区内?|全省|全市|全县|全国|我国|我省|我市|全球|世界各?国?|中国|全区|全州|本市|本县|当市|全世界|nationwide|worldwide"
)
_AS_OF = re.compile(r"截至|截止|现有|現在|時点|[Aa]s of|[Uu]ntil|迄今")
_STAGES = (
    ("intent", re.compile(r"意向|intent")),
    ("registered", re.compile(r"报名|注册|登记|申し込み|registered")),
    ("attended", re.compile(r"参会|与会|出席|参加|到会|相聚|attended|took part|参列")),
    ("agreement", re.compile(r"签署|签订|签约|缔结|締結|調印|signed")),
    ("planned", re.compile(r"拟|计划|预计|将有|予定|plan|expected")),
)
_ABOUT_VERBS = re.compile(
    r".*(?:签署了?|签订了?|签约|达成了?|举行了?|举办了?|开展了?|实施了?|签下|还|其中|并|与|和|及|共|各类|等|接待了?|吸引了?|来自|新增|设立了?|了)(?=.)"
)
# What may stand between two numbers of one measure.
_SAME_MEASURE = re.compile(r"[,、和及与(;]?(?:其中)?[,、:]?(?:[省市县区州乡镇]级)?|和|以及")
_PART_OF_TIES = re.compile(r"[,、(;](?:其中|分别)?(?:有|为|是)?[^,。;、()\d]{1,4}(?:有|为|是)?")
_LEVEL = re.compile(r"[省市县区州乡镇]级$")
# 会员企业8万家,与中国做生意的约420家; 46个友城里没有往来的有15个: a part told without its noun, in the same sentence.
_TOLD_ALONE = frozenset({"ties", "enterprises", "schools", "institutions", "cities"})
_ALONE = re.compile(r"^[^。;!?\n]{0,30}(?:的有|的为|的|仅有|只有|已有|增加到|增至|增长到|扩大到|发展了|新增|到)$")
_LISTED = re.compile(r"[,、。;)和]|$")
# How sure a figure of a measure is, by the development set (docs/engines/reading-facts.md).
_CONFIDENCE = {
    "people": 0.8,
    "meetings": 0.7,
    "students": 0.85,
    "guests": 0.85,
    "years_of_ties": 0.7,
    "schools": 0.85,
    "exchanges": 0.85,
    "intents": 0.85,
    "items": 0.85,
    "percent": 0.85,
    "fields": 0.7,
    "events": 0.7,
    "cities": 0.85,
}
# What is never counted in parts, what stands before and after a part, and how far from the whole it may stand.
_NO_WHOLE = frozenset({"countries", "anniversaries", "years_of_ties", "money", "percent", "area", "population"})
_PART_OPENS = re.compile(r"(?:[:,(;]|\band|\bthem|\bwhich|\bincluding)\s?$")
_PART = re.compile(
    r"\s(?:are\s|were\s)?(?:with|from|in|of)\s(?:the\s)?[A-Z]\w+|\sof\s(?:states|municipalities|cities|towns|prefectures|provinces)\b"
    r"|\s(?:elementary|primary|secondary|middle|junior|senior|high|public|private|foreign|domestic|overseas|local)(?=[,.;)]|\sand\b)"
)
_PART_OF_THEM = re.compile(r"\s(?:of\s(?:them|these|those)|friendly\sones|belong(?:s|ed)?|of\sthe\sties)\b")
# Europe 41, Asia 23: shares of places among ties.
_PLACE_BEFORE = re.compile(r"(?:(?:[:,;]|\band)\s(?:the\s)?(?:[A-Z][\w-]+\s){1,3}|[.]\s(?:[A-Z][\w-]+\s){1,2}has\s)$")
_PLACES_SHARE = re.compile(r"(?=[,;.]|\sand\b)")
_SHARES_REACH = 420
_PARTS_REACH = 160
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_AND_THEN = re.compile(r"\s(?:[\w-]*[a-rt-z]\s){0,2}(?:and|or|to)\s")
# What may stand between seven sister cities and one friendship city.
_SAME_COUNT = re.compile(r"[,、和及与]|以及|,? and ")


# A number inside a date is its own where its unit is of no date: 1865.6平方公里.
_OF_DATES = frozenset({"", "年", "%", "st", "nd", "rd", "th"})


def read_figures(view: View) -> list[Fact]:
    """The figures of a page."""
    groups: dict[tuple[str, float, str], list[tuple[Quantity, Measured, Sentence]]] = {}
    last: tuple[Quantity, Measured] | None = None
    head: tuple[Quantity, Measured] | None = None
    dates, dates_end = view.dates, [when.end for when in view.dates]
    quantities = list(find_quantities(view.text, view.language))
    for index, quantity in enumerate(quantities):
        near = bisect_right(dates_end, quantity.number_start)
        dated = near < len(dates) and dates[near].start < quantity.number_end
        if dated and quantity.unit in _OF_DATES:
            continue
        if view.language != "en" and any(
            place.start <= quantity.number_start < place.end
            for place in view.places_in(quantity.number_start - 1, quantity.number_end + 1)
        ):
            continue  # 七台河市
        own = measured = measure_of(view.text, quantity, view.language)
        if measured is None and view.language == "en":
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            measured = _coordinated(view.text, quantity, following) or _part_in_english(view.text, quantity, head)
        elif measured is None:
            measured = _inherited(view.text, quantity, last)
        among_ties = bool(
            last and last[1].measure == "ties" and _SAME_COUNT.fullmatch(view.text[last[1].end : quantity.start])
        )
        if measured is None or refused(view.text, view.language, quantity, measured, among_ties=among_ties):
            continue
        sentence = view.sentence_at(quantity.start)
        if quantity.start < sentence.start or quantity.end > sentence.end:
            continue
        last = (quantity, measured)
        if own and measured.measure not in _NO_WHOLE and quantity.end < measured.end:
            head = last
        about = _about(view, quantity, measured, sentence)
        key = (measured.measure, quantity.value, _about_key(view, measured, about))
        groups.setdefault(key, []).append((quantity, measured, sentence))
    for quantity, measured in column_figures(view.text):
        sentence = view.sentence_at(quantity.start)
        if sentence.start <= quantity.start and quantity.end <= sentence.end:
            groups.setdefault((measured.measure, quantity.value, ""), []).append((quantity, measured, sentence))
    celebrated = {value for measure, value, _ in groups if measure == "anniversaries"}
    # 25 years of friendship on a page of the 25th anniversary say one thing.
    return [
        _fact(view, found)
        for (measure, value, _), found in groups.items()
        if not (measure == "years_of_ties" and value in celebrated)
    ]


def _inherited(text: str, quantity: Quantity, last: tuple[Quantity, Measured] | None) -> Measured | None:
    """其中省级38对、市级172对; 其中省级6、市级22; 分别是249个和169个: the first number tells the measure of all."""
    if last is None or quantity.unit not in ("", last[0].unit):
        return None
    gap = text[last[1].end if last[1].end <= quantity.start else last[0].end : quantity.start]
    if quantity.unit and last[1].measure in _TOLD_ALONE and _ALONE.search(gap) and _LISTED.match(text, quantity.end):
        return Measured(last[1].measure, quantity.start, quantity.end)
    if quantity.unit:
        part = _SAME_MEASURE.fullmatch(gap) or (last[1].measure == "ties" and _PART_OF_TIES.fullmatch(gap))
    else:
        part = _LEVEL.search(gap) and _SAME_MEASURE.fullmatch(gap) and _LISTED.match(text, quantity.end)
    return Measured(last[1].measure, quantity.start, quantity.end) if part else None


def _coordinated(text: str, quantity: Quantity, following: Quantity | None) -> Measured | None:
    """14 Japanese and 9 Korean cities: the noun after the second number is the first one's too."""
    if following is None or quantity.unit != following.unit:
        return None
    if not _AND_THEN.fullmatch(text[quantity.end : following.start]):
        return None
    measured = measure_of(text, following, "en")
    if measured is None or measured.measure == NOTHING:
        return None
    return Measured(measured.measure, quantity.start, measured.end)


def _part_in_english(text: str, quantity: Quantity, whole: tuple[Quantity, Measured] | None) -> Measured | None:
    """75 schools, among them 36 elementary; 1,762 such ties: 455 with America: a part of what was counted before."""
    if whole is None or quantity.unit or quantity.value >= whole[0].value:
        return None
    gap = text[whole[1].end : quantity.start]
    part = _PART_OF_THEM.match(text, quantity.end) if len(gap) <= _PARTS_REACH else None
    if part is None and len(gap) <= _PARTS_REACH and not _SENTENCE_END.search(gap) and _PART_OPENS.search(gap):
        part = _PART.match(text, quantity.end)
    if (
        part is None
        and whole[1].measure == "ties"
        and _PLACE_BEFORE.search(text[max(0, quantity.start - 32) : quantity.start])
    ):
        part = _PLACES_SHARE.match(text, quantity.end) if len(gap) <= _SHARES_REACH else None
    return Measured(whole[1].measure, quantity.start, part.end()) if part else None


def _about_key(view: View, measured: Measured, about: tuple[int, int] | None) -> str:
    return (
        view.text[about[0] : about[1]]
        if about and measured.measure in ("agreements", "intents") and _parted(view, about)
        else ""
    )


def _parted(view: View, about: tuple[int, int]) -> bool:
    return bool(re.match(r"(?:省|市|县|区|州)级", view.text[about[0] : about[1]]))


def _about(view: View, quantity: Quantity, measured: Measured, sentence: Sentence) -> tuple[int, int] | None:
    """The words that say what is counted: 友城和友好合作城市关系协议 in 签署友城和友好合作城市关系协议28项."""
    text = view.text
    if measured.end > quantity.end:
        start, end = quantity.end, measured.end
        whose = re.match(r"[^,。;]*(?:建立|缔结|结成|签署)的", text[start:end])
        start += whose.end() if whose else 0
        while start < end and text[start] in "的 ":
            start += 1
        return (start, end) if end > start else None
    if view.language == "en":
        return None
    low = max(sentence.start, quantity.start - _ABOUT_REACH)
    clause = text[low : quantity.start]
    cut = max((clause.rfind(mark) + 1 for mark in ",。;:、(“”\n"), default=0)
    clause_start = low + cut
    verb = _ABOUT_VERBS.match(text[clause_start : quantity.start])
    start = clause_start + (verb.end() if verb else 0)
    # 友城和友好合作城市关系协议: the conjunction belongs to the words, if no verb stands after it.
    joined = re.search(r"(?:签署|签订|达成|举行|举办)了?([^,。;]+)$", text[clause_start : quantity.start])
    if joined:
        start = clause_start + joined.start(1)
    start += len(re.match(r"(?:今年是|是|为|各类|共计?|还|等|了|的)*", text[start : quantity.start])[0])  # type: ignore[index]
    return (start, quantity.start) if quantity.start - start >= 2 else None


_ABOUT_REACH = 30


def _fact(view: View, found: list[tuple[Quantity, Measured, Sentence]]) -> Fact:
    quantity, measured, sentence = found[0]
    about = next((a for q, m, s in found if (a := _about(view, q, m, s))), None)
    scope = _scope(view, quantity, sentence)
    evidence = tuple(_evidence(view, q, m, s) for q, m, s in found)
    as_of = _as_of(view, quantity, sentence)
    fields: dict[str, Json] = {
        "measure": measured.measure,
        "value": plain(quantity.value),
        "high": plain(quantity.high) if quantity.high is not None else None,
        "bound": quantity.bound,
        "ordinal": quantity.ordinal,
        "unit": view.words(quantity.unit_start, quantity.unit_start + len(quantity.unit)) if quantity.unit else None,
        "about": view.words(*about) if about else None,
        "scope": view.words(*scope) if scope else None,
        "stage": _stage(view, measured, sentence, quantity),
        "as_of": as_of,
        "words": view.words(quantity.start, quantity.end),
    }
    places: tuple[PlaceRef, ...] = ()
    if scope:
        places = tuple(view.place_ref(p, "scope") for p in view.places_in(*scope)[:1])
    return Fact("", FactKind.FIGURE, fields, evidence, _CONFIDENCE.get(measured.measure, 0.92), places)


def _evidence(view: View, quantity: Quantity, measured: Measured, sentence: Sentence) -> Evidence:
    about = _about(view, quantity, measured, sentence)
    start = min(about[0], quantity.start) if about else measured.start
    return view.evidence(max(start, sentence.start), min(max(measured.end, quantity.end), sentence.end))


def _scope(view: View, quantity: Quantity, sentence: Sentence) -> tuple[int, int] | None:
    """The place or area that the count is of: the nearest one before it in the sentence."""
    words = list(_SCOPE_WORDS.finditer(view.text, sentence.start, quantity.start))
    places = [p for p in view.places_in(sentence.start, quantity.start) if p.end <= quantity.start]
    best = places[-1] if places else None
    if words and (best is None or words[-1].start() > best.start):
        return words[-1].span()
    return (best.start, best.end) if best else None


def _as_of(view: View, quantity: Quantity, sentence: Sentence) -> str | None:
    for match in _AS_OF.finditer(view.text, sentence.start, sentence.end):
        near = [w for w in view.dates_in(sentence.start, sentence.end) if abs(w.start - match.end()) <= 14]
        if near:
            return near[0].iso
    return None


def _stage(view: View, measured: Measured, sentence: Sentence, quantity: Quantity) -> str | None:
    if measured.measure == "intents":
        return "intent"
    text = view.text
    start = max(
        text.rfind(",", sentence.start, quantity.start), text.rfind(";", sentence.start, quantity.start), sentence.start
    )
    stop = re.compile(r"[,、;。]").search(text, measured.end)
    end = min(sentence.end, measured.end + 12, stop.start() if stop else sentence.end)
    return next((name for name, pattern in _STAGES if pattern.search(text, start, end)), None)
