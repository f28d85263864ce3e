"""The gazetteer: building, opening, memory, resolving, suggesting, reading names out of text.

The build and the memory are measured in processes of their own; CPU time is quoted because machines are shared.
``YOUCHENG_GAZETTEER_POPULATION`` changes the size (500, 1000, 5000, 15000; default 1000).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from youcheng.engines.gazetteer import Gazetteer, Level, open_gazetteer

_BUILD = """
import resource, sys, time
from pathlib import Path
from youcheng.engines.gazetteer.building import build
report = build(Path(sys.argv[1]), population=int(sys.argv[2]))
used = resource.getrusage(resource.RUSAGE_SELF)
cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
print(report.seconds, cpu, peak, report.size / 1e6, report.places, report.names)
"""
_OPEN = """
import resource, sys, time
from pathlib import Path
from youcheng.engines.gazetteer import open_gazetteer
def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
import youcheng.engines.gazetteer.gazetteer
before, started, cpu = resident(), time.perf_counter(), time.process_time()
gazetteer = open_gazetteer(Path(sys.argv[1]))
wall, cpu = time.perf_counter() - started, time.process_time() - cpu
opened = resident()
for place in gazetteer.places():
    pass
gazetteer.verify()
gazetteer.mentions("中国驻大阪总领馆与伊春市签署协议")
print(wall * 1000, cpu * 1000, before, opened, resident())
"""
_SENTENCES = (
    "5月18日，中国驻大阪总领馆与黑龙江省伊春市以视频形式签署了结对帮建框架协议书，双方就八个领域开展合作。\n",
    "会议期间，山东省与广岛县、京畿道、圣保罗州等结为友好关系，济南、青岛、烟台、威海等市与西雅图、巴塞罗那签约。\n",
    "広島県は四川省と友好提携を結び、大阪市、堺市、岸和田市の代表団が上海市と南京市を訪れた。\n",
    "The mayors of Seattle, Vancouver and Christchurch met the governor of Hyogo Prefecture in Kobe last week.\n",
)


def _child(program: str, *arguments: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return [float(value) for value in done.stdout.split()]


def _latency(call: Callable[[str], object], texts: list[str]) -> tuple[float, float, float]:
    """Median, 99th percentile and slowest, in milliseconds of CPU, after one warming round."""
    for text in texts:
        call(text)
    spent = []
    for text in texts:
        started = time.process_time_ns()
        call(text)
        spent.append((time.process_time_ns() - started) / 1e6)
    return float(np.percentile(spent, 50)), float(np.percentile(spent, 99)), max(spent)


def _row(what: str, value: str, target: str = "") -> None:
    print(f"{what:<52} {value:>34}   {target}")


def _names(gazetteer: Gazetteer, count: int) -> list[str]:
    """Names of cities and divisions, in every script, drawn with a fixed seed."""
    chance = random.Random(20191023)
    places = [place for level in (Level.PROVINCE, Level.CITY, Level.COUNTY) for place in gazetteer.places(level=level)]
    return [chance.choice(place.names).text for place in chance.sample(places, count)]


def main() -> None:
    """Print the table."""
    population = os.environ.get("YOUCHENG_GAZETTEER_POPULATION", "1000")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gazetteer.bin"
        wall, cpu, peak, size, places, names = _child(_BUILD, str(path), population)
        _row(
            f"build, cities from {population} people",
            f"{cpu:.0f} s CPU, {wall:.0f} s, {peak:.0f} MiB",
            "≤ 180 s on 2 cores",
        )
        _row("file", f"{size:.0f} MB, {places:,.0f} places, {names:,.0f} names")
        wall, cpu, before, opened, touched = _child(_OPEN, str(path))
        _row("open", f"{wall:.0f} ms, {cpu:.0f} ms CPU", "< 200 ms")
        _row(
            "resident: imported / opened / every byte touched",
            f"{before:.0f} / {opened:.0f} / {touched:.0f} MiB",
            "< 300 MiB",
        )
        gazetteer = open_gazetteer(path)
        texts = _names(gazetteer, 3000)
        prefixes = [text[:length] for text in texts for length in (1, 2, 3, 5) if len(text) >= length]
        for what, call, sample, target in (
            ("resolve a whole name", gazetteer.resolve, texts, ""),
            ("suggest from 1, 2, 3 and 5 characters", gazetteer.suggest, prefixes, "≤ 20 ms"),
        ):
            median, high, slowest = _latency(call, sample)
            _row(what, f"p50 {median:.2f}, p99 {high:.2f}, max {slowest:.2f} ms", target)
        for sentence in _SENTENCES:
            text = sentence * (1_000_000 // len(sentence.encode()))
            gazetteer.mentions(text[:1000])
            started = time.process_time()
            found = len(gazetteer.mentions(text))
            rate = len(text.encode()) / 1e6 / (time.process_time() - started)
            _row(f"mentions: {sentence[:24]}…", f"{rate:.1f} MB/s of CPU, {found:,} found", "≥ 1 MB/s")


if __name__ == "__main__":
    main()
