"""What two spellings of one name share: the form in which names are compared when people search."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


@lru_cache(maxsize=1)
def _converters() -> tuple[OpenCC, OpenCC]:
    from opencc import OpenCC

    return OpenCC("jp2t"), OpenCC("t2s")


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Fold width, case, accents of Latin letters, traditional and Japanese characters, spaces and punctuation.

    ``Xi'an``, ``xian`` and ``XI AN`` become one, as do 廣島, 広島 and 广岛. Serves lookup only, never display.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(char for char in folded if char.isalnum() or (unicodedata.combining(char) and char > "\u036f"))
    composed = unicodedata.normalize("NFC", letters)
    if composed.isascii():
        return composed[:200]
    to_traditional, to_simplified = _converters()
    return str(to_simplified.convert(to_traditional.convert(composed)))[:200]
