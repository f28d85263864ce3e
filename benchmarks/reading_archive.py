"""A crawl archive of small pages with a known number of relevant ones, and how fast it is read.

    .venv/bin/python -m benchmarks.reading_archive --pages 20000 [--every 100] [--jobs 2] [--archive crawl.warc.gz]

Writes the archive (unless it is there), reads it with `youcheng read`'s own code, checks that every relevant page and
no other was read, and prints the rate, the peak memory at half way and at the end, and what a month of a public news
crawl would take at that rate.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.reading_speed import SYLLABLES

# A month of a public news crawl, of the size that Common Crawl's CC-NEWS has had in recent years.
MONTH_OF_NEWS = 12_000_000
# The field's terms must not come about by chance.
NEUTRAL = "".join(char for char in SYLLABLES if char not in "友好城双结")


def small_page(rng: random.Random, number: int, *, relevant: bool) -> bytes:
    """A news page of about 3 KB."""
    words = ["".join(rng.choice(NEUTRAL) for _ in range(40)) + "。" for _ in range(16)]
    headline = f"第{number}条：两市缔结友好城市关系" if relevant else f"第{number}条：{words[0][:12]}"
    body = "".join(f"<p>{''.join(words[n : n + 4])}</p>" for n in range(0, 16, 4))
    return f"<html><head><title>{headline}</title></head><body><h1>{headline}</h1>{body}</body></html>".encode()


def write_archive(path: Path, pages: int, every: int) -> None:
    """A WARC of ``pages`` pages, every ``every``-th relevant."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    rng = random.Random(1)
    with path.open("wb") as out:
        for number in range(pages):
            body = small_page(rng, number, relevant=number % every == 0)
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"http://example.org/{number}.html"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
            record.set_bytes_content(http.encode() + body)
            member = io.BytesIO()
            record.write(member)
            out.write(gzip.compress(member.getvalue(), 1))


def memory() -> float:
    """Peak memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write, read, check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--every", type=int, default=100, help="every so many pages one is relevant")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--archive", type=Path)
    options = parser.parse_args()

    from youcheng.engines.reading import collection, run

    with tempfile.TemporaryDirectory() as folder:
        path = options.archive or Path(folder) / "crawl.warc.gz"
        if not path.exists():
            write_archive(path, options.pages, options.every)
        tally, counts = collection.Tally(), run.Counts()
        wall, cpu = time.perf_counter(), time.process_time()
        half = 0.0
        addresses = []
        for reading in run.readings(collection.documents([path], tally), counts, jobs=options.jobs):
            addresses.append(str(reading["url"]))
            if counts.seen <= options.pages // 2:
                half = memory()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        size = path.stat().st_size / 1e6
    wanted = [f"http://example.org/{number}.html" for number in range(0, options.pages, options.every)]
    print(f"{tally.records:,} pages, {size:.0f} MB compressed; {counts.read:,} read; {options.jobs} process(es)")
    print(f"exactly the relevant ones: {addresses == wanted}")
    rate = tally.records / cpu
    print(f"{tally.records / wall:,.0f} pages/s by the clock, {rate:,.0f} pages per CPU second of the reader")
    print(f"peak memory: {half:.0f} MiB half way, {memory():.0f} MiB at the end")
    print(f"a month of a public news crawl ({MONTH_OF_NEWS:,} pages): {MONTH_OF_NEWS / rate / 3600:.1f} CPU hours")


if __name__ == "__main__":
    main()
