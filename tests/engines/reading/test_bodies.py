"""Public bodies and twinning societies that name their page."""

from __future__ import annotations

import pytest

from youcheng.engines.reading import clean
from youcheng.engines.reading.bodies import find_body


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Busan City Hall", "Busan City Hall"),
        ("What is twinning? - Colchester Twinning Society", "Colchester Twinning Society"),
        ("Home | News | City of Fort Worth", "City of Fort Worth"),
        ("宇治市公式ホームページ", "宇治市公式ホームページ"),
        ("(公財)高槻市国際交流協会", "(公財)高槻市国際交流協会"),
        ("徐州市人民政府外事办公室", "徐州市人民政府外事办公室"),
        ("Our Sister Cities Committee", None),
        ("The City Council met today", None),
        ("Sister Cities", None),
        ("宇治市の友好都市", None),
    ],
)
def test_a_body_is_all_of_a_line_or_of_a_part_of_it(line: str, body: str | None) -> None:
    assert find_body(line, whole=True) == body
    assert find_body(line, whole=False) == (body if body != line else None)


def test_a_page_is_its_own_body_s_where_no_byline_says_more() -> None:
    rest = "\n\nThe city keeps up relations with partners on all continents and is glad of every guest."
    page = clean(f"Busan City Hall\n\nSister cities{rest}".encode(), content_type="text/plain")
    assert page.publisher == "Busan City Hall"
    news = f"Busan City Hall\n\nSister cities\n\nSource: Sample News{rest}"
    assert clean(news.encode(), content_type="text/plain").publisher == "Sample News"
