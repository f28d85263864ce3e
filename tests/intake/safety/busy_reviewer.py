"""A reviewer who never stops, until somebody kills the process. Run by the tests, in a process of its own."""

from __future__ import annotations

import itertools
import random
import sys

from youcheng.web.django import start_django

start_django()

from tests.intake import factories  # noqa: E402
from tests.registry import factories as registry  # noqa: E402

from youcheng.intake.domain.decide import (  # noqa: E402
    accept_finding,
    accept_remaining,
    correct_finding,
    reject_finding,
)
from youcheng.intake.domain.undo import undo_last  # noqa: E402

PARTIES = [("wd:Q1", "wd:Q2"), ("wd:Q1", "wd:Q3"), ("wd:Q2", "wd:Q3")]


def tie(dice: random.Random, step: int) -> dict[str, object]:
    """A tie between two of three example places."""
    first, second = dice.choice(PARTIES)
    places = [factories.place("伊春市", "party", (first, 1.0)), factories.place("上川町", "party", (second, 1.0))]
    return factories.tie_fact(str(1950 + step % 70), places=places)


def work(dice: random.Random) -> None:
    """Propose, accept, correct, reject, undo, one transaction after the other."""
    by = registry.user()
    for place in ("wd:Q1", "wd:Q2", "wd:Q3"):
        registry.place(id=place)
    for step in itertools.count():
        reading = factories.reading(tie(dice, step), tie(dice, step + 1), factories.figure_fact(step))
        first, second, _figure = reading.findings.order_by("position")
        accept_finding(first, by=by)
        if step % 2:
            correct_finding(second, fields={**second.extracted, "date": "1949"}, by=by)
        else:
            reject_finding(second, by=by)
        accept_remaining(reading, by=by)
        if step % 3 == 0:
            undo_last(reading, by=by)
        if step == 0:
            sys.stdout.write("working\n")
            sys.stdout.flush()


if __name__ == "__main__":
    work(random.Random(sys.argv[1]))
