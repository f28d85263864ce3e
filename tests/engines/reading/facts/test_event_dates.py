"""The dates of what happened to ties."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.extract import extract


def dates(gazetteer: Gazetteer, language: str, text: str) -> list[tuple[str, str | None, str | None]]:
    facts, _ = extract(document(text, language=language), gazetteer)
    ties = [fact for fact in facts if fact.kind == "tie"]
    return [(str(t.fields["event"]), t.fields["date"], t.fields["date_precision"]) for t in ties]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sheffield was twinned with the city of Donetsk in 1956 during the Cold War.",
            [("signed", "1956", "year")],
        ),
        (
            "ja",
            "山形市の姉妹都市\nトゥール市\nフランス共和国\n提携年月日 1988年6月9日",
            [("signed", "1988-06-09", "day")],
        ),
        # the date beside the partner is its own
        (
            "en",
            "Sister cities of Aberdeen\nRegensburg (Germany) - agreement signed in 1955\n"
            "Bulawayo (Zimbabwe) - agreement signed in 1986",
            [("signed", "1955", "year"), ("signed", "1986", "year")],
        ),
        # a year of something else
        (
            "en",
            "Sheffield became a sister city of Guilin, which in 2010 had many people.",
            [("signed", None, None)],
        ),
    ],
)  # fmt: skip
def test_a_tie_has_the_date_of_its_event(
    gazetteer: Gazetteer, language: str, text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert dates(gazetteer, language, text) == expected
