"""How plausible a run of characters is as Chinese, Japanese or English.

The tables come from the national standards themselves, through the codecs: GB 2312 level 1 (3,755 hanzi in daily
use), Big5 level 1 (5,401) and JIS X 0208 level 1 (2,965 kanji). Text decoded with the wrong encoding falls
outside of them: fewer than 2 in 100 characters of a news page are rare, of mojibake more than a quarter.
"""

from __future__ import annotations

import re
from functools import cache

from youcheng.engines.reading import frequent


def _rows(encoding: str, leads: range, trails: range) -> set[str]:
    out = set()
    for lead in leads:
        for trail in trails:
            char = bytes((lead, trail)).decode(encoding, "ignore")
            if len(char) == 1:
                out.add(char)
    return out


@cache
def level_one() -> dict[str, frozenset[str]]:
    """The daily-use characters by script: ``zh-Hans``, ``zh-Hant``, ``ja``."""
    return {
        "zh-Hans": frozenset(_rows("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))),
        "zh-Hant": frozenset(
            _rows("big5", range(0xA4, 0xC7), range(0x40, 0x7F)) | _rows("big5", range(0xA4, 0xC7), range(0xA1, 0xFF))
        ),
        "ja": frozenset(_rows("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))),
    }


KANA = "\u3040-\u309f\u30a0-\u30ff"
HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇〆"
_PUNCTUATION = (
    "\u2010-\u201f\u2022\u2026\u2030\u2032\u2033\u203b\u20ac\u2103\u2116\u2122\u2160-\u216b\u2190-\u2193"
    "\u2460-\u2473\u2500-\u257f\u25a0-\u25cf\u2605\u2606\u3000-\u301f\u30fb\u30fc\uff01-\uff5e\uffe5"
    "\u00a0-\u00bf\u00d7"
)


@cache
def rare() -> re.Pattern[str]:
    """Matches one character that everyday Chinese, Japanese or English text hardly ever holds."""
    daily = "".join(sorted(set().union(*level_one().values())))
    return re.compile(f"[^\\x00-\\x7f{KANA}{_PUNCTUATION}{daily}]")


def rarity(text: str) -> float:
    """The share of rare characters among those that are not ASCII, 0–1."""
    wide = len(text) - len(_ASCII.findall(text))
    return len(rare().findall(text)) / wide if wide else 0.0


_ASCII = re.compile(r"[\x00-\x7f]")
FREQUENT_CHARACTER = re.compile(
    f"[{frequent.SIMPLIFIED}{frequent.TRADITIONAL}{frequent.JAPANESE}\u3041-\u3093\u30a1-\u30fc"
    "，。、：；？！“”‘’《》（）「」『』・０-９]"
)
# Characters of a text that are looked at when its naturalness is judged: more would not change the verdict.
SAMPLE = 4_000


def naturalness(text: str) -> float:
    """How much of the text, its ASCII apart, consists of frequent characters, kana and punctuation; 0 to 1.

    Broken characters count against it. News text in Chinese or Japanese lies at 0.55–0.95, mojibake below 0.25.
    """
    text = text[:SAMPLE]
    wide = len(text) - len(_ASCII.findall(text))
    if not wide:
        return 0.0
    return max(0.0, (len(FREQUENT_CHARACTER.findall(text)) - 2 * len(BROKEN.findall(text))) / wide)


# Characters that no encoding puts into running text: private use, replacement, C1 controls.
BROKEN = re.compile("[\ufffd\ud800-\udfff\ue000-\uf8ff\x80-\x9f]")
