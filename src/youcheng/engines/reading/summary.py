"""A reading in a few lines for the terminal."""

from __future__ import annotations

from collections import Counter
from typing import Any


def summary(reading: dict[str, Any]) -> str:
    """Title, provenance, what was repaired and left out, and the facts with the beginning of their words."""
    lines = [reading["title"] or reading["source"] or "(untitled)"]
    origin = [reading["publisher"], reading["host"] and f"found on {reading['host']}", reading["published"]]
    kind = [reading["language"], reading["encoding"], reading["media_type"]]
    lines.append("  " + " · ".join(str(part) for part in [*origin, *kind] if part))
    counted = [f"{len(reading['text']):,} characters"]
    for name, key, field in (("repaired", "repairs", "kind"), ("left out", "left_out", "reason")):
        found = Counter(part[field] for part in reading[key])
        if found:
            counted.append(f"{name}: " + ", ".join(f"{n} {what.replace('_', ' ')}" for what, n in found.most_common()))
    if reading["damaged"]:
        counted.append(f"{len(reading['damaged'])} damaged places")
    lines.append("  " + "; ".join(counted))
    lines += [f"  ! {problem['message']}" for problem in reading["problems"]]
    for fact in reading["facts"]:
        quote = fact["evidence"][0]["quote"] if fact["evidence"] else ""
        places = " – ".join(place["name"] for place in fact["places"])
        words = quote if len(quote) <= 60 else quote[:59] + "…"
        lines.append(f"  {fact['kind']:<12} {fact['confidence']:.2f}  {places}  “{words}”")
    for check in reading["checks"]:
        parts = " + ".join(f"{part['value']:g}" for part in check["parts"])
        sign = "=" if check["holds"] else "≠"
        lines.append(f"  check        {check['total']['value']:g} {sign} {parts} ({check['origin']})")
    return "\n".join(lines)
