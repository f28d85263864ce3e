"""Spreadsheets and Wikidata: a list of 5,000 rows previewed and imported, 60,000 made-up ties fetched and imported.

Each step runs in a process of its own on a fresh database. The list's names are the gazetteer's (without one that part
is passed over); Wikidata is a server on the loopback address with made-up items. ``python -m benchmarks.own_imports``
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from tests.registry.interfaces.sparql_server import Statement, World, serving

from benchmarks.imports import MIGRATE, ROOT, RUN, _measure

ROWS, TIES, ITEMS = 5_000, 60_000, 20_000
START = "from youcheng.web.django import start_django; start_django();"
PREPARE = (
    START + "import sys; from pathlib import Path;"
    "from youcheng.accounts.domain.first_user import ensure_first_administrator;"
    "from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet;"
    "from youcheng.intake.domain.spreadsheets.drafts import start_draft;"
    "data = Path(sys.argv[1]).read_bytes();"
    "start_draft(read_spreadsheet(data, file_name='list.csv'), data, file_name='list.csv',"
    " by=ensure_first_administrator())"
)
IMPORT = (
    START + "from youcheng.intake.models import ImportDraft; from youcheng.intake.domain.spreadsheets.run import *;"
    "draft = ImportDraft.objects.get(); request_import(draft, by=draft.by, leave_out_bad=True); import_now(draft);"
    "assert draft.status == 'done', draft.error; print(draft.batch.rows_created)"
)


def main() -> None:
    """Print wall clock, processor time and peak memory of the steps."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(os.environ.get("YOUCHENG_DATA_DIR", ROOT / "var")).resolve() / "gazetteer.bin"
        environment = {**os.environ, "YOUCHENG_DATA_DIR": folder, "YOUCHENG_GAZETTEER": str(built)}
        print(f"{'step':<28}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
        _measure("empty database", ["-c", MIGRATE], environment)
        if built.is_file():
            path = Path(folder) / "list.csv"
            _write_list(path, built)
            _measure(f"preview of {ROWS:,} rows", ["-c", PREPARE, str(path)], environment)
            _measure("their import", ["-c", IMPORT], environment)
        with serving(made_up_world()) as address:
            fetch = ["-c", RUN, "import", "wikidata", "--endpoint", address]
            _measure(f"{TIES:,} ties of Wikidata", fetch, environment)
            _measure("the same again", fetch, environment)


def made_up_world() -> World:
    """Items ``Q1`` … and statements between them; a third has a date, some a reference."""
    chance = random.Random("wikidata")
    countries = ["CN", "JP", "DE", "FR", "US", "PL", "IT", "BR", "AU", "KR"]
    home = {f"Q{number}": chance.choice(countries) for number in range(1, ITEMS + 1)}
    places = {
        item: [
            ("label", f"Made-up {item}", "en"),
            ("label", f"示例{item}", "zh"),
            ("country", country, ""),
            ("coordinates", f"Point({chance.uniform(-170, 170):.3f} {chance.uniform(-60, 70):.3f})", ""),
            ("population", str(chance.randrange(1_000, 2_000_000)), ""),
        ]
        for item, country in home.items()
    }
    items = list(home)
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < TIES:
        one, other = chance.sample(items, 2)
        pairs.add((min(one, other), max(one, other)))
    statements = [
        Statement(
            f"s{number:06}",
            one,
            other,
            home[one],
            (f"{chance.randrange(1950, 2024)}-05-20T00:00:00Z", "11") if number % 3 == 0 else None,
            references=("https://example.org/made-up",) if number % 7 == 0 else (),
        )
        for number, (one, other) in enumerate(sorted(pairs))
    ]
    return World(sorted(statements, key=lambda one: one.country), places)


def _write_list(path: Path, gazetteer: Path) -> None:
    from youcheng.engines.gazetteer import Level, open_gazetteer

    known, chance = open_gazetteer(gazetteer), random.Random("list")
    ours = list(known.places(country="CN", level=Level.CITY))[:340]
    countries = {"JP": "日本", "US": "美国", "FR": "法国", "DE": "德国", "KR": "韩国", "RU": "俄罗斯", "AU": "澳大利亚"}
    theirs = [place for code in countries for place in known.places(country=code, level=Level.CITY)]
    lines = ["序号,中方城市,国家,外方城市,结好日期,级别,类别,协议"]
    for number in range(1, ROWS + 1):
        one, other = chance.choice(ours), chance.choice(theirs)
        name = other.name("zh" if chance.random() < 0.7 else "en").replace(",", " ")
        day = f"{chance.randrange(1975, 2024)}年{chance.randrange(1, 13)}月{chance.randrange(1, 29)}日"
        kind = chance.choice(("友好城市", "友好合作", "友好交流"))
        title = "友好城市协议书" if number % 2 else ""
        lines.append(f"{number},{one.name('zh')},{countries[other.country or '']},{name},{day},市级,{kind},{title}")
    path.write_text("\n".join(lines), encoding="gb18030")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
