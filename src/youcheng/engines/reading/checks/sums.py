"""Sum relations between the figures of a page.

*Stated*: the page itself breaks a number down (28项,其中省级6项、市级22项). *Derived*: a total of
the page (各类协议82项) against its other numbers of the same family, which is our arithmetic.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Check, Evidence, Fact, FactKind, Term

_BREAKDOWN = re.compile(r"其中|包括|分别为|分别是|うち|内訳|of which|of them|including|comprising", re.IGNORECASE)
_TOTAL = re.compile(r"各类|共计?|总|合计|累计|达|合計|総|計|total|altogether|in all", re.IGNORECASE)
_FAMILY = frozenset({"agreements", "intents", "memorandums"})


def find_checks(view: View, facts: list[Fact]) -> list[Check]:
    """The sum relations of a page, the stated first."""
    figures = [
        fact
        for fact in facts
        if fact.kind is FactKind.FIGURE and fact.fields["bound"] == "exact" and not fact.fields["ordinal"]
    ]
    stated, used = _stated(view, figures)
    rounded = [f for f in facts if f.kind is FactKind.FIGURE and f.fields["bound"] != "exact" and _in_family(f)]
    return stated + _derived(view, figures, used, rounded)


def _term(fact: Fact) -> Term:
    about = fact.fields["about"]
    label = str(about["text"]) if isinstance(about, dict) else str(fact.fields["measure"])
    return Term(_value(fact), label, fact.evidence, fact.id)


def _value(fact: Fact) -> float:
    value = fact.fields["value"]
    return float(value) if isinstance(value, int | float) else 0.0


def _unit(fact: Fact) -> str:
    unit = fact.fields["unit"]
    return str(unit["text"]) if isinstance(unit, dict) else ""


def _positions(figures: list[Fact]) -> list[tuple[Evidence, Fact]]:
    return sorted(((item, fact) for fact in figures for item in fact.evidence), key=lambda pair: pair[0].start)


def _stated(view: View, figures: list[Fact]) -> tuple[list[Check], set[str]]:
    """Breakdowns inside one sentence: a total, 其中, and at least two parts in the same unit."""
    checks: list[Check] = []
    used: set[str] = set()
    places = _positions(figures)
    starts = [item.start for item, _ in places]
    for index, (item, total) in enumerate(places):
        sentence = view.sentence_at(item.start)
        after = [(e, f) for e, f in places[index + 1 : bisect_left(starts, sentence.end)] if f is not total]
        if len(after) < 2 or not _BREAKDOWN.search(view.text, item.end, after[0][0].start + 4):
            continue
        if not re.fullmatch(
            r"[\s,、:(]*(?:其中|包括|分别为|うち|内訳は|of which|including)?[^,。;]{0,12}",
            view.text[item.end : after[0][0].start],
        ):
            continue
        parts = _run_of_parts(view, after, total)
        if len(parts) < 2:
            continue
        holds = sum(_value(part) for part in parts) == _value(total)
        checks.append(Check("sum", "stated", holds, _term(total), tuple(_term(part) for part in parts)))
        used.update(part.id for part in parts)
    return checks, used


def _run_of_parts(view: View, after: list[tuple[Evidence, Fact]], total: Fact) -> list[Fact]:
    """The parts after 其中: same unit, listed with 、 or commas, no new verb between them."""
    parts: list[Fact] = []
    last: Evidence | None = None
    for item, fact in after:
        if _unit(fact) != _unit(total) or _value(fact) > _value(total):
            break
        if last is not None and re.search(r"还|另|此外|同时|。|;|[,][^,、]{0,6}为", view.text[last.end : item.start]):
            break
        gap = view.text[last.end : item.start] if last is not None else ""
        if last is not None and len(gap) > 14:
            break
        parts.append(fact)
        last = item
    return parts


def _in_family(fact: Fact) -> bool:
    return str(fact.fields["measure"]) in _FAMILY


def _derived(view: View, figures: list[Fact], parts_used: set[str], rounded: list[Fact]) -> list[Check]:
    family = [f for f in figures if _in_family(f) and f.id not in parts_used]
    totals = [f for f in family if any(_TOTAL.search(item.quote) or _total_before(view, item) for item in f.evidence)]
    totals = [f for f in totals if _value(f) == max((_value(g) for g in family), default=0)]
    checks = []
    for total in totals[:1]:
        others = _together(view, [f for f in family if f is not total])
        sentences = {view.sentence_at(f.evidence[0].start).start for f in others}
        if len(others) < 2 or any(view.sentence_at(f.evidence[0].start).start in sentences for f in rounded):
            continue  # with a rounded number among the parts nothing can be added
        holds = sum(_value(f) for f in others) == _value(total)
        intents = [f for f in others if f.fields["measure"] == "intents"]
        remarks = tuple(
            f"{_value(f):g} of the {_value(total):g} are intents, not agreements"
            for f in intents
            if total.fields["measure"] == "agreements"
        )
        checks.append(Check("sum", "derived", holds, _term(total), tuple(_term(f) for f in others), remarks))
    return checks


def _total_before(view: View, item: Evidence) -> bool:
    return bool(_TOTAL.search(view.text, max(0, item.start - 6), item.start))


def _together(view: View, figures: list[Fact]) -> list[Fact]:
    """The figures that one sentence enumerates: only those are parts of one total."""
    by_sentence: dict[int, list[Fact]] = {}
    for fact in figures:
        by_sentence.setdefault(view.sentence_at(fact.evidence[0].start).start, []).append(fact)
    return max(by_sentence.values(), key=len, default=[])
