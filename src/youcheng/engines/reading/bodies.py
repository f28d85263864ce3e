"""Public bodies and twinning societies that name their page by themselves: Busan City Hall, 宇治市公式ホームページ."""

# ruff: noqa: E501 - patterns read best one to a line

from __future__ import annotations

import re

_CAPITALS = r"(?!Our|Your|The|Its|This|Other|All|New|About|International|Sister|Twin)[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]+|upon|on|of|and|de|la|le)){0,3}?"
_BODY = re.compile(
    r"(?:The )?(?:City|Town|Borough|Municipality) of [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2}"
    rf"|(?!Join|Rotary){_CAPITALS} (?:City Hall|Municipality|Metropolitan City|(?:City|Town|Borough|County|District|Parish|Regional|Shire|Municipal|Village|Metropolitan|Community) (?:Council|Government|Hall))"
    rf"|{_CAPITALS} (?:(?:Town )?Twinning|Twin Towns?|Sister Cit(?:y|ies)) (?:Association|Society|Committee|Commission|Group|Program(?:me)?|Organi[sz]ation|Foundation)"
    r"|(?:\(公財\)|公益財団法人|NPO法人|一般(?:社団|財団)法人)?\s?[\u3400-\u9fff々ヶァ-ヺー]{1,7}[市町村県区府](?:役所|役場|庁)?(?:公式)?(?:ホームページ|サイト|ウェブサイト|Webサイト|HP|国際(?:交流|親善|友好)協会|姉妹都市(?:交流|友好)?協会)"
    r"|[\u4e00-\u9fff]{2,8}[市省县縣区區州](?:人民政府)?(?:外事(?:侨务|僑務)?(?:办公室|辦公室|办|辦|局)|人民政府(?:门户)?网站?|人民政府)(?:官网|网站)?"
)
_PARTS = re.compile(r"\s?[|｜»>]\s?|\s[-–—]\s")
_LONGEST = 50


def find_body(text: str, *, whole: bool) -> str | None:
    """The body whose name is a part of a line between bars and dashes, or ``whole`` lines too."""
    parts = [part.strip() for part in _PARTS.split(text)]
    if len(parts) == 1 and not whole:
        return None
    return next((part for part in parts if len(part) <= _LONGEST and _BODY.fullmatch(part)), None)
