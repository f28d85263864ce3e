"""The quantities of a page that may be figures, each with what the rules say that it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from youcheng.engines.reading.facts.figures.measures import NOTHING, Measured, measure_of
from youcheng.engines.reading.facts.figures.quantities import Quantity, find_quantities
from youcheng.engines.reading.facts.figures.refusals import refused
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View

# What may stand between two numbers of one measure.
_SAME_MEASURE = re.compile(r"[,、和及与(;]?(?:其中)?[,、:]?(?:[省市县区州乡镇]级)?|和|以及")
_PART_OF_TIES = re.compile(r"[,、(;](?:其中|分别)?(?:有|为|是)?[^,。;、()\d]{1,4}(?:有|为|是)?")
_LEVEL = re.compile(r"[省市县区州乡镇]级$")
# 会员企业8万家,与中国做生意的约420家; 46个友城里没有往来的有15个: a part told without its noun, in the same sentence.
_TOLD_ALONE = frozenset({"ties", "enterprises", "schools", "institutions", "cities"})
_ALONE = re.compile(r"^[^。;!?\n]{0,30}(?:的有|的为|的|仅有|只有|已有|增加到|增至|增长到|扩大到|发展了|新增|到)$")
_LISTED = re.compile(r"[,、。;)和]|$")
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


class Candidate(NamedTuple):
    """A quantity of a sentence; ``measured`` by the rules, if they know it, and whether they take it for no figure.

    ``own``: its own words tell the measure, not those of one near it. ``last``: by the rules, the figure before it.
    """

    quantity: Quantity
    sentence: Sentence
    measured: Measured | None
    refused: bool
    own: bool
    last: tuple[Quantity, Measured] | None

    @property
    def measure(self) -> str | None:
        """What the rules take it to count."""
        return None if self.measured is None or self.refused else self.measured.measure


def candidates(view: View) -> list[Candidate]:
    """The quantities of a page in order, without those that are part of a date or of a place's name."""
    found: list[Candidate] = []
    last: tuple[Quantity, Measured] | None = None
    head: tuple[Quantity, Measured] | None = None
    quantities = find_quantities(view.text, view.language)
    dates, dates_end = view.dates, [when.end for when in view.dates]
    for index, quantity in enumerate(quantities):
        near = bisect_right(dates_end, quantity.number_start)
        dated = near < len(dates) and dates[near].start < quantity.number_end
        if (dated and quantity.unit in _OF_DATES) or _in_a_place(view, quantity):
            continue
        own = measured = measure_of(view.text, quantity, view.language)
        if measured is None and view.language == "en":
            following = quantities[index + 1] if index + 1 < len(quantities) else None
            measured = _coordinated(view.text, quantity, following) or _part_in_english(view.text, quantity, head)
        elif measured is None:
            measured = _inherited(view.text, quantity, last)
        sentence = view.sentence_at(quantity.start)
        if quantity.start < sentence.start or quantity.end > sentence.end:
            continue
        among_ties = bool(
            last and last[1].measure == "ties" and _SAME_COUNT.fullmatch(view.text[last[1].end : quantity.start])
        )
        refuse = measured is not None and refused(view.text, view.language, quantity, measured, among_ties=among_ties)
        found.append(Candidate(quantity, sentence, measured, refuse, own is not None, last))
        if measured is None or refuse:
            continue
        last = (quantity, measured)
        if own and measured.measure not in _NO_WHOLE and quantity.end < measured.end:
            head = last
    return found


def _in_a_place(view: View, quantity: Quantity) -> bool:
    """七台河市."""
    return view.language != "en" and any(
        place.start <= quantity.number_start < place.end
        for place in view.places_in(quantity.number_start - 1, quantity.number_end + 1)
    )


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
