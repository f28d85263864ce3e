"""HTML pages: blocks, mark-up hints, metadata, and the way back to the bytes."""

from __future__ import annotations

import pytest

from youcheng.engines.reading import clean
from youcheng.engines.reading.model import BlockKind, Reason, RepairKind

BODY = (
    "10月8日，滨海市市长李文华与来访的日本原田市市长在市政府签署协议，两市正式缔结友好城市关系，双方代表团出席签字仪式。",
    "根据协议，两市将在港口物流、职业教育、青少年交流等领域开展合作，这是滨海市缔结的第九个国际友好城市，也是今年的第一个。",
)
MENU = "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(12))
SIDE = "".join(f'<div class="item"><a href="/n{n}.html">某地举行第{n}届丰收节庆祝活动</a></div>' for n in range(8))
PAGE = f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">
<title>滨海市与日本原田市缔结友好城市 - 新闻 - 滨海网</title>
<meta property="og:site_name" content="滨海网"><meta name="author" content="王小明">
<meta property="article:published_time" content="2023-10-09T08:30:15+08:00">
<script>var hidden = "友好城市";</script><style>p {{ color: red }}</style></head><body>
<div id="header"><ul class="nav">{MENU}</ul></div>
<div class="crumbs">首页 &gt; 新闻 &gt; 外事</div>
<div class="wrapper"><h1>滨海市与日本原田市缔结友好城市</h1>
<div class="info"><span>2023-10-09 08:30:15</span> <span>来源：滨海日报</span></div>
<div class="article-content"><p>　　{BODY[0]}</p><p>　　{BODY[1]}<br>
签字仪式后，代表团参观了<a href="/port">滨海港</a>&amp;博物馆。</p>
<table><tr><th>城市</th><th>国别</th></tr><tr><td>原田市</td><td>日本</td></tr></table>
<div style="display:none">隐藏的文字</div></div>
<div class="related"><h3>相关新闻</h3>{SIDE}</div></div>
<div class="footer">版权所有：滨海网 某ICP备09000000号</div></body></html>"""


def test_an_article_page() -> None:
    document = clean(PAGE.encode(), url="https://www.example.cn/a/1.html")
    words = [document.text[block.start : block.end] for block in document.blocks]
    assert words == [
        "滨海市与日本原田市缔结友好城市",
        "2023-10-09 08:30:15 来源：滨海日报",
        *BODY,
        "签字仪式后，代表团参观了滨海港&博物馆。",
        "城市\t国别",
        "原田市\t日本",
    ]
    kinds = [block.kind for block in document.blocks]
    assert kinds[:2] == [BlockKind.TITLE, BlockKind.BYLINE]
    assert kinds[-2:] == [BlockKind.TABLE_ROW] * 2
    link = document.blocks[4].links[0]
    assert (document.text[link.start : link.end], link.href) == ("滨海港", "/port")
    assert (document.publisher, document.host, document.author) == ("滨海日报", "example.cn", "王小明")
    assert document.published == "2023-10-09T08:30:15"
    assert {part.reason for part in document.left_out} == {
        Reason.NAVIGATION,
        Reason.BOILERPLATE,
        Reason.OTHER_ARTICLE,
    }
    assert "隐藏的文字" not in document.decoded
    assert "丰收节" not in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_spans_lead_back_to_the_bytes(encoding: str) -> None:
    data = PAGE.replace("utf-8", encoding).encode(encoding)
    document = clean(data)
    assert document.encoding == encoding
    for wanted in ("正式缔结友好城市关系", "第九个国际友好城市", "滨海港&博物馆", "原田市\t日本"):
        start = document.text.rindex(wanted)
        found = b"".join(data[low:high] for low, high in document.raw_span(start, start + len(wanted)))
        text = found.decode(encoding)
        assert text.startswith(wanted[:3])
        assert text.endswith(wanted[-2:])


def test_every_block_leads_back_to_its_bytes() -> None:
    data = PAGE.encode()
    document = clean(data)
    for block, words in document.lines():
        spans = document.raw_span(block.start, block.end)
        assert spans, words
        assert data[spans[0][0] : spans[-1][1]].decode().startswith(words[:2])


def test_ruby_readings_are_kept_out() -> None:
    ruby = "<ruby>大坂<rp>(</rp><rt>おおさか</rt><rp>)</rp></ruby>"
    page = f"<html><body><h1>友好都市</h1><p>{ruby}市の代表団が市長を訪れた。</p></body></html>"
    document = clean(page.encode())
    assert "大坂市の代表団" in document.text
    assert {repair.kind for repair in document.repairs} == {RepairKind.READING}


def test_a_layout_table_is_no_data() -> None:
    menu = "<td><table><tr><td>菜单</td></tr></table></td>"
    page = f"<html><body><table><tr>{menu}<td><p>{BODY[0]}</p><p>{BODY[1]}</p></td></tr></table></body></html>"
    document = clean(page.encode())
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_line_breaks_of_the_source_are_no_blanks_between_wide_characters() -> None:
    document = clean("<html><body><p>两市缔结\n   友好城市 and\n sister\ncities 关系</p></body></html>".encode())
    assert document.text == "两市缔结友好城市 and sister cities 关系"


@pytest.mark.parametrize(
    "markup",
    [
        "<html>",
        "<html><body>" + "<div>" * 5000 + "两市缔结友好城市" + "</div>" * 5000,
        "<html><body>" + "<table><tr><td>" * 500 + "两市缔结友好城市",
        "<html><body><p>两市缔结友好城市<p" + "<b>" * 3000,
        "<html><body>" + "<a href='x'>" * 2000 + "友好城市",
        "<html><body><p>" + "友好城市" * 200_000,
        "<html><body>" + "<p>友</p>" * 50_000,
        "<!DOCTYPE html><!-- 友好城市",
        "<html><body><script>友好城市",
        "<html \x00><body>\x00友好\x00城市</body>",
        "<html>" + "&#x110000;&#0;&bogus;&amp" * 50,
        "<svg><title>a</title></svg><html><p>友好城市",
    ],
    ids=lambda markup: markup[:30],
)
def test_wild_mark_up_is_read_without_a_fault(markup: str) -> None:
    document = clean(markup.encode())
    assert len(document.text) <= 400_100
    assert len(document.simplified) == len(document.text)


@pytest.mark.parametrize("name", ["bottom-content", "main-nav-page", "related-body", "comment-wrap", "search-detail"])
def test_an_article_in_an_element_with_a_misleading_name(name: str) -> None:
    words = "".join(f"<p>{line}</p>" for line in BODY)
    menu = f"<ul>{MENU}</ul>" * 6
    markup = f"<html><body>{menu}<div class='{name}'><h1>两市缔结友好城市</h1>{words}</div></body></html>"
    document = clean(markup.encode())
    assert document.text.split("\n") == ["两市缔结友好城市", *BODY]
