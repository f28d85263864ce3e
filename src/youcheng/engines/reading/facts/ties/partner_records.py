"""Lists told in records: under a partner's row stand its country, the date of the tie, a few remarks, a line each.

サンタクルス州 / ボリビア共和国 / 提携年月日 1993年6月22日 · Yiwu, Zhejiang, China / Established: 2005
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from youcheng.engines.reading.facts.dates import When
from youcheng.engines.reading.facts.ties.scene import Entity, Scene

# What says that a date is the conclusion's.
_LABELS = {
    "zh": re.compile(r"(?:结好|缔结|结为|结谊|结交|缔盟|结盟|签[约订字署]|建立(?!于)|建交)[^|。\d]{0,8}"),
    "ja": re.compile(r"(?:提携|締結|盟約|調印|結んだ|縁組|締盟)[^|。\d]{0,8}"),
    "en": re.compile(
        r"(?i)(?<![\w-])(?:date(?! of birth)|signed|established|twinned|affiliated|affiliation|agreement|linked)\b"
        r"[^|.\d]{0,24}"
    ),
}
# It begins what lasts, and is no act.
_LASTS = re.compile(r"以来|至今|から|(?i:\bsince\b)")
# What a line that is a date is made of.
_OF_DATES = re.compile(r"[\s()\[\]\d年月日./:|'-]|(?:昭和|平成|令和|[SHR](?=\d))|(?i:[a-z]{3,9}(?=\.? ?\d))")
# Dates of the page, not of the tie.
_OF_PAGE = re.compile(r"更新|掲載|发布|公開|公开|(?i:\b(?:up-?dat|publish|last modif|information|suspend|ended))")
# So many lines are one record; what else stands in a line that is a date; a label and its date are no longer, a date
# and its label (1986年4月12日提携) neither.
_LONGEST_RECORD, _REST, _LONGEST_LINE, _SHORT_LINE = 7, 1, 90, 30


class RecordDate(NamedTuple):
    """A date in a partner's record: told by a label, in the partner's row, or alone in a line below it."""

    when: When
    how: Literal["labelled", "row", "alone"]
    below: bool


def record_date(scene: Scene, partner: Entity, home: Entity) -> RecordDate | None:
    """The date that the partner's record tells, a labelled one before others; None where it is in no record."""
    found = [
        date
        for row in dict.fromkeys(m.sentence for m in partner.mentions)
        if scene.is_row(row)
        for date in _dates(scene, row, partner, home)
    ]
    return next((date for date in found if date.how == "labelled"), found[0] if found else None)


def _dates(scene: Scene, row: int, partner: Entity, home: Entity) -> list[RecordDate]:
    view, found = scene.view, list[RecordDate]()
    labels, heading = _LABELS[view.language], None
    for index in range(row, min(len(scene.sentences), row + _LONGEST_RECORD)):
        sentence = scene.sentences[index]
        others = (entity for entity in scene.named_in(index) if entity not in (partner, home))
        if index > row and any(_is_another(entity, partner) for entity in others):
            break
        words = view.text[sentence.start : sentence.end]
        if _OF_PAGE.search(words):
            continue
        label = labels.search(words) if len(words) <= _LONGEST_LINE else None
        for when in view.dates_in(sentence.start, sentence.end):
            if _LASTS.search(words):
                continue  # since 1985: it stands
            told = heading or (label and (len(words) <= _SHORT_LINE or when.start >= sentence.start + label.start()))
            if told and len(words) <= _LONGEST_LINE:
                found.append(RecordDate(when, "labelled", index > row))
            elif index == row:
                found.append(RecordDate(when, "row", below=False))
            elif len(_OF_DATES.sub("", words)) <= _REST:
                found.append(RecordDate(when, "alone", below=True))
        heading = label if label and not view.dates_in(sentence.start, sentence.end) and index > row else None
    return found


def _is_another(entity: Entity, partner: Entity) -> bool:
    """Whether a place begins a record of its own: it is no region around the partner."""
    return entity.country != partner.country or entity.level == partner.level
