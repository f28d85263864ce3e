"""What looks like a place and is a person: a surname before a post, a part of a dotted name, a person of a country."""

from __future__ import annotations

import re

KATAKANA = re.compile(r"[ァ-ヺー]")
_OF_PERSON = re.compile(r"氏|さん|様|総?領事|[駐全副特]|大使|大統領|首相|外相|会長|社長|教授|博士|選手|監督|代表|王|妃")
# What follows a name where it is a place's, or stands alone.
_OF_PLACE = re.compile(r"[市町村県](?!長)|(?![市町村]長|知事|[\u3400-\u9fff])")


def is_dotted(text: str, at: int, end: int, language: str) -> bool:
    """别利斯基·亚历山大 is a person; フライブルク・松山市 are two places."""
    if language != "ja":
        return "·" in (text[at - 1 : at], text[end : end + 1])
    before = text[at - 1 : at] == "·" and KATAKANA.match(text[at - 2 : at - 1])
    after = text[end : end + 1] == "·" and KATAKANA.match(text[end + 1 : end + 2])
    return bool(before or after)


def is_mayor(text: str, start: int, end: int, publisher: str) -> bool:
    """濱田市長 on a page that never names 濱田市, 元町長: a person's surname or former office, no place."""
    name = text[start:end]
    if re.match(r"[\u3400-\u9fff]", text[start - 1 : start]):
        return False  # 例示花子宮崎市長
    if len(name) == 2 and re.match(
        r"[\u3400-\u9fff]{1,3}·[\u3400-\u9fff]{2,5}(?:市|町|村|区|県|府|都|道)", text[end : end + 10]
    ):
        return True  # 上田文雄・札幌市長
    if name in ("元町", "前町", "現町"):
        return text[end : end + 1] == "長"
    stem = name if text[end : end + 2] in ("市長", "町長", "村長", "知事") else name[:-1]
    if stem is not name and not (name[-1] in "市町村" and text[end : end + 1] == "長"):
        return False
    if len(stem) > 3 or any(stem + part in publisher for part in "市町村県"):
        return False
    at = text.find(stem)
    while at >= 0 and not _OF_PLACE.match(text, at + len(stem)):
        at = text.find(stem, at + 1)
    return at < 0


def is_of_person(text: str, name: str, end: int) -> bool:
    """インドネシアのディアナ・サリ総領事: a dotted name in Japanese that a post or an honorific follows."""
    return "·" in name and bool(_OF_PERSON.match(text, end))
