"""Ids of entities: short, safe in addresses, drawn at random or from what identifies the thing."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
LENGTH = 12


def _spell(number: int) -> str:
    return "".join(DIGITS[(number >> (5 * place)) & 31] for place in reversed(range(LENGTH)))


def random_id(kind: str) -> str:
    """A new id such as ``tie-4f0k2m9x7abc``: the kind's first three letters and 60 random bits."""
    return f"{kind[:3]}-{_spell(secrets.randbits(5 * LENGTH))}"


def derived_id(kind: str, *parts: str) -> str:
    """The id that ``parts`` always give: 60 bits of their SHA-256. The order of the parts counts."""
    digest = hashlib.sha256(json.dumps([kind, *parts], ensure_ascii=False).encode()).digest()
    return f"{kind[:3]}-{_spell(int.from_bytes(digest[:8], 'big') >> 4)}"


def tie_id(*parties: str, kind: str = "") -> str:
    """The id of the tie between parties, whatever their order.

    ``kind`` is given only where a second tie of another nature stands between the same parties.
    """
    return derived_id("tie", *sorted(parties), *([kind] if kind else []))


def claim_key(  # noqa: PLR0917  the six things that make a claim, in the order of the hash
    entity: str, property: str, value: Any, language: str = "", valid_from: str = "", valid_to: str = ""
) -> str:
    """What makes two claims one: a SHA-256 over the entity (before any merge), property, value, language, validity."""
    return _hash([entity, property, value, language, valid_from, valid_to])


def evidence_key(kind: str, *parts: str | int) -> str:
    """What makes two pieces of evidence one."""
    return _hash([kind, *parts])


def _hash(content: list[Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
