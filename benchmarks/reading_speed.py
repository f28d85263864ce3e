"""How fast pages are decoded, repaired and cleaned, beside trafilatura alone on the same pages in one run.

    .venv/bin/python -m benchmarks.reading_speed [--pages 400] [--facts]

The pages are made up (a news page of about 15 KB of HTML: menu, article, side column, footer; one in ten dirty).
Figures are CPU time, so that a busy machine distorts them less; one process.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

SYLLABLES = (
    "市政府代表团访问友好城市签署协议经济文化教育旅游港口物流企业合作交流发展项目青年学生学校医院大学会议论坛"
    "双方表示今后继续加强推动各领域务实举行仪式出席主任副市长介绍情况参观考察投资环境生态农业科技创新平台"
)


def sentence(rng: random.Random) -> str:
    length = rng.randrange(24, 60)
    words = "".join(rng.choice(SYLLABLES) for _ in range(length))
    return f"{words[: length // 2]}，{words[length // 2 :]}。"


def page(rng: random.Random, number: int) -> str:
    """One news page."""
    menu = "".join(f'<li class="nav-item"><a href="/c/{n}/">栏目{n}</a></li>' for n in range(30))
    body = "".join(f"<p>　　{''.join(sentence(rng) for _ in range(5))}</p>\n" for _ in range(9))
    side = "".join(
        f'<div class="item"><a href="/n/{n}.html">{sentence(rng)[:18]}</a><span>2020-01-0{n % 9 + 1}</span></div>'
        for n in range(25)
    )
    if number % 10 == 0:
        body = body.replace("会", "会(huì)").replace("合", "合(hé)")
        side += "<div>百家乐| 禹州市| 百家乐平台| 大发888| 百家乐官网| 平江县| 百家乐</div>"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>第{number}条新闻：两市缔结友好城市 - 某网</title>'
        f"<script>{'function f(){return 1}' * 40}</script><style>{'.a{color:red}' * 60}</style></head><body>"
        f'<div id="header"><ul>{menu}</ul></div><div class="content"><h1>第{number}条新闻：两市缔结友好城市</h1>'
        f'<div class="info">来源：某日报 2020-01-01 10:00:00</div><div class="article">{body}</div></div>'
        f'<div class="side">{side}</div><div class="footer">版权所有：某网 某ICP备1号</div></body></html>'
    )


def measure(work: Callable[[bytes], object], pages: list[bytes]) -> float:
    """Pages per second of CPU time."""
    for data in pages[:5]:
        work(data)
    start = time.process_time()
    for data in pages:
        work(data)
    return len(pages) / (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--facts", action="store_true", help="also measure reading with facts")
    options = parser.parse_args()

    import trafilatura

    from youcheng.engines.reading.engine import clean, read
    from youcheng.engines.reading.first_look import may_matter

    rng = random.Random(1)
    pages = [page(rng, number).encode() for number in range(options.pages)]
    size = sum(map(len, pages))
    print(f"{len(pages)} pages of {size / len(pages) / 1000:.1f} KB on average; CPU time, one process")
    rates = {"clean": measure(clean, pages)}
    if options.facts:
        rates["clean + facts"] = measure(read, pages)
    rates["trafilatura.extract"] = measure(lambda data: trafilatura.extract(data.decode()), pages)
    rates["trafilatura.extract(fast)"] = measure(lambda data: trafilatura.extract(data.decode(), fast=True), pages)
    for name, rate in rates.items():
        print(f"{name:<28}{rate:8.0f} pages/s   {rate / rates['trafilatura.extract']:5.1f} × trafilatura")
    neutral = b"".join(
        data.decode().replace("友", "某").replace("双", "某").replace("结", "某").encode() for data in pages
    )
    may_matter(neutral[:1000])
    start = time.process_time()
    may_matter(neutral)
    print(f"first look                  {len(neutral) / 1e6 / (time.process_time() - start):8.0f} MB/s")


if __name__ == "__main__":
    main()
