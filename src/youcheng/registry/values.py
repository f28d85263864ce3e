"""Types of claim values: each checks a value and returns its one canonical JSON form.

Canonical means that two ways of writing the same value become equal, since a claim's key hashes its value.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal as Number
from decimal import InvalidOperation
from typing import Any, Protocol

from django.utils.translation import gettext as _

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
ENTITY_ID = re.compile(r"[A-Za-z0-9:._-]{1,40}")
WIKIDATA_ID = re.compile(r"Q[1-9]\d{0,10}")
COUNTRY = re.compile(r"[A-Z]{2}")
MAX_NUMBER = Number(10) ** 20


class InvalidValue(ValueError):
    """A value that its property does not take; the message is for the person who entered it."""


class ValueType(Protocol):
    """What every type of value can do."""

    def clean(self, value: Any) -> Any:
        """The canonical JSON form; raises :class:`InvalidValue`."""
        ...

    def references(self, value: Any) -> tuple[str, ...]:
        """Ids of the entities that a canonical value names, the principal one first."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words of up to ``longest`` characters, NFC, without edge or repeated white space."""

    longest: int = 500

    def clean(self, value: Any) -> str:
        if not isinstance(value, str):
            raise InvalidValue(_("Words are expected."))
        text = " ".join(unicodedata.normalize("NFC", value).replace("\0", " ").split())
        if not text:
            raise InvalidValue(_("The text is empty."))
        if len(text) > self.longest:
            raise InvalidValue(
                _("The text has %(length)d characters; at most %(most)d fit.")
                % {"length": len(text), "most": self.longest}
            )
        return text

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A code such as a country or a Wikidata id; ``example`` shows people the form."""

    pattern: re.Pattern[str]
    example: str

    def clean(self, value: Any) -> str:
        if isinstance(value, str) and self.pattern.fullmatch(value.strip()):
            return value.strip()
        raise InvalidValue(_("A code such as %(example)s is expected.") % {"example": self.example})

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class EntityRef:
    """The id of an entity."""

    def clean(self, value: Any) -> str:
        if isinstance(value, str) and ENTITY_ID.fullmatch(value):
            return value
        raise InvalidValue(_("The id of an entity is expected."))

    def references(self, value: Any) -> tuple[str, ...]:
        return (value,)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of words."""

    values: tuple[str, ...]

    def clean(self, value: Any) -> str:
        if isinstance(value, str) and str(value) in self.values:
            return str(value)
        raise InvalidValue(_("One of these is expected: %(values)s.") % {"values": ", ".join(self.values)})

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """An ISO 8601 date as precise as is known: ``2019``, ``2019-10`` or ``2019-10-23``."""

    def clean(self, value: Any) -> str:
        match = PARTIAL_DATE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise InvalidValue(_("A date such as 2019, 2019-10 or 2019-10-23 is expected."))
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year or (month is not None and not 1 <= month <= 12):
            raise InvalidValue(_("There is no such date: %(value)s.") % {"value": value})
        if day is not None and month is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise InvalidValue(_("There is no such date: %(value)s.") % {"value": value})
        return str(value)

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


def number(value: Any, *, least: Number | None = None, most: Number = MAX_NUMBER, places: int = 4) -> int | float:
    """A number from an int, float, Decimal or text: an int where it is whole, else a float of ``places`` digits."""
    try:
        exact = Number(str(value).strip())
    except InvalidOperation:
        exact = Number("NaN")
    if isinstance(value, bool) or not exact.is_finite():
        raise InvalidValue(_("A number is expected."))
    if (least is not None and exact < least) or abs(exact) > most or (least is None and exact > most):
        raise InvalidValue(_("The number %(value)s is out of range.") % {"value": value})
    rounded = round(exact, places)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number from ``least`` to ``most``."""

    least: int = 0
    most: int = 10**12

    def clean(self, value: Any) -> int:
        cleaned = number(value, least=Number(self.least), most=Number(self.most))
        if not isinstance(cleaned, int):
            raise InvalidValue(_("A whole number is expected."))
        return cleaned

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Coordinates:
    """``{"lat": …, "lon": …}`` in degrees (WGS 84), to five digits (about a metre)."""

    def clean(self, value: Any) -> dict[str, float]:
        fields = _mapping(value, {"lat", "lon"})
        lat = float(number(fields.get("lat"), least=Number(-90), most=Number(90), places=5))
        lon = float(number(fields.get("lon"), least=Number(-180), most=Number(180), places=5))
        return {"lat": lat, "lon": lon}

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Compound:
    """An object of named parts. Parts left out or empty are not stored; ``needed`` ones must be there."""

    parts: Mapping[str, ValueType]
    needed: Collection[str]

    def clean(self, value: Any) -> dict[str, Any]:
        fields = _mapping(value, self.parts.keys())
        cleaned: dict[str, Any] = {}
        for name, kind in self.parts.items():
            if fields.get(name) in (None, ""):
                if name in self.needed:
                    raise InvalidValue(_("“%(part)s” is missing.") % {"part": name})
                continue
            cleaned[name] = kind.clean(fields[name])
        return cleaned

    def references(self, value: Any) -> tuple[str, ...]:
        return tuple(
            reference
            for name, kind in self.parts.items()
            if name in value
            for reference in kind.references(value[name])
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A reported number: measure, value, bound, and where known upper end, unit, scope, stage, as-of date.

    ``upper`` stands with the bound ``range`` and only with it.
    """

    bounds: tuple[str, ...]

    def clean(self, value: Any) -> dict[str, Any]:
        shape = Compound(
            {
                "measure": Text(60),
                "value": _Figure(),
                "upper": _Figure(),
                "bound": Choice(self.bounds),
                "unit": Text(40),
                "scope": Text(300),
                "stage": Text(20),
                "as_of": PartialDate(),
            },
            {"measure", "value"},
        )
        cleaned = shape.clean({"bound": "exact", **_mapping(value, shape.parts.keys())})
        if (cleaned["bound"] == "range") != ("upper" in cleaned):
            raise InvalidValue(_("A range has an upper end, and nothing else has one."))
        if "upper" in cleaned and cleaned["upper"] < cleaned["value"]:
            raise InvalidValue(_("The upper end of the range lies below its lower end."))
        return cleaned

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class _Figure:
    def clean(self, value: Any) -> int | float:
        return number(value, least=-MAX_NUMBER)

    def references(self, value: Any) -> tuple[str, ...]:
        return ()


def _mapping(value: Any, known: Collection[str]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise InvalidValue(_("An object with named parts is expected."))
    unknown = sorted(set(value) - set(known))
    if unknown:
        raise InvalidValue(_("Unknown parts: %(parts)s.") % {"parts": ", ".join(map(str, unknown))})
    return dict(value)
