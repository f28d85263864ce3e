"""The figures of a page, one fact for each measure and value, however often the page repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from youcheng.engines.reading.facts.figures.candidates import candidates
from youcheng.engines.reading.facts.figures.columns import column_figures
from youcheng.engines.reading.facts.figures.judge import Told, judged
from youcheng.engines.reading.facts.figures.measures import Measured
from youcheng.engines.reading.facts.figures.quantities import Quantity
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
# How sure a number under a column's heading is.
_IN_A_COLUMN = 0.9


def read_figures(view: View) -> list[Fact]:
    """The figures of a page."""
    return figures_of(view, judged(view, candidates(view)))


def figures_of(view: View, told: Iterable[Told]) -> list[Fact]:
    """The figures that are told on a page, and those of its tables."""
    groups: dict[tuple[str, float, str], list[Told]] = {}
    for figure in told:
        measured = figure.measured
        about = _about(view, figure.quantity, measured, figure.sentence)
        key = (measured.measure, figure.quantity.value, _about_key(view, measured, about))
        groups.setdefault(key, []).append(figure)
    for quantity, measured in column_figures(view.text):
        sentence = view.sentence_at(quantity.start)
        if sentence.start <= quantity.start and quantity.end <= sentence.end:
            figure = Told(quantity, measured, sentence, _IN_A_COLUMN)
            groups.setdefault((measured.measure, quantity.value, ""), []).append(figure)
    celebrated = {value for measure, value, _ in groups if measure == "anniversaries"}
    # 25 years of friendship on a page of the 25th anniversary say one thing.
    return [
        _fact(view, found)
        for (measure, value, _), found in groups.items()
        if not (measure == "years_of_ties" and value in celebrated)
    ]


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


def _fact(view: View, found: list[Told]) -> Fact:
    quantity, measured, sentence, _ = found[0]
    about = next((a for q, m, s, _ in found if (a := _about(view, q, m, s))), None)
    scope = _scope(view, quantity, sentence)
    evidence = tuple(_evidence(view, q, m, s) for q, m, s, _ in found)
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
    return Fact("", FactKind.FIGURE, fields, evidence, max(figure.chance for figure in found), places)


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
