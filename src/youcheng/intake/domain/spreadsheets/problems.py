"""What stands in the way of a row, in words: what was found, and what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, str | Promise] = {
    "party_missing": _("One of the two places is missing. Choose it, or leave the row out."),
    "place_unknown": _("No place of the name “%(text)s” is known. Search for it under another spelling."),
    "place_ambiguous": _("“%(text)s” could be several places. Choose the one that is meant."),
    "parties_unclear": _("“%(text)s” does not read as two places. Choose both."),
    "several_ties": _(
        "“%(text)s” names several partners. Give each tie a row of its own in the file and send it again, or choose "
        "the places that this row is about."
    ),
    "same_place": _("Both sides are the same place. Choose the partner."),
    "not_a_date": _("“%(text)s” does not read as a date. Give it as 2019, 2019-10 or 2019-10-23."),
    "no_such_day": _("There is no such day as “%(text)s”. Give it as 2019, 2019-10 or 2019-10-23."),
    "two_ways": _("“%(text)s” can be read in two ways. Choose one."),
    "short_year": _("The year in “%(text)s” has two digits. Give it as 2019, 2019-10 or 2019-10-23."),
    "no_such_era_year": _("The era in “%(text)s” had no such day."),
    "out_of_range": _("The year in “%(text)s” is out of range."),
    "in_future": _("%(text)s lies in the future. Correct the date, or leave the row out."),
    "ended_first": _("The tie ends (%(text)s) before it was signed."),
    "kind_unknown": _("“%(text)s” is no kind of tie that is known. Choose one."),
    "status_unknown": _("“%(text)s” is no standing that is known. Choose one."),
    "twice": _("The same two places stand in row %(row)s already."),
    "formula": _("The formula here has no stored value. Open the file, let it calculate, save it; or answer here."),
    "cell_error": _("The cell shows an error (%(text)s). Answer here, or mend the file."),
}


def problem_words(problem: Mapping[str, Any]) -> str:
    """The sentence for a problem of a row."""
    words = str(WORDS.get(problem["code"], problem["code"]))
    return words % {"text": problem.get("text", ""), "row": problem.get("row", "")}
