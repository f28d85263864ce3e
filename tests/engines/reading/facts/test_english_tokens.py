"""The tie tokens of English sentences."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.english import tokenise
from youcheng.engines.reading.facts.view import View


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Osaka, the sister of St. Petersburg, wrote.", ["sister_city"]),
        ("Islamabad has sisters already, Ankara and Amman.", ["sister_city"]),
        ("The partner commune of Lourdes is Kobe.", ["sister_city"]),
        ("She was born in Coventry, the twin town of Dresden, in 1950.", ["sister_city"]),
        ("Nanjing, the old capital of Jiangsu, wrote to St. Louis.", []),
        ("A certificate of friendship was given to Durban.", ["friendly_exchange"]),
        ("Victoria and Jiangsu have been twined for 35 years.", ["sister_city"]),
        ("The sistercityship of Lima and Kobe is old.", ["sister_city"]),
        ("On them is our American twin Manteo.", ["sister_city"]),
        ("Kobe is its twin and Riga the twin of Norfolk.", ["sister_city", "sister_city"]),
        ("The twining of Limerick and Quimper is old.", ["sister_city"]),
        ("Her twin Kim went to Kobe with ten twins.", []),
        ("Her sister of ten went to Kobe, and a sister wrote.", []),
        ("Sisters of Mercy run a school in Kobe.", []),
    ],
)
def test_kinds_of_ties(gazetteer: Gazetteer, text: str, kinds: list[str]) -> None:
    view = View(document(text, language="en"), gazetteer)
    tokens = tokenise(view, view.sentences[0]).tokens
    assert [token.value for token in tokens if token.type == "K"] == kinds
