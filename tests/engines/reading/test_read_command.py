"""``youcheng read``: files, folders, crawl archives; resuming; what it says of bad input."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from fastwarc.warc import WarcRecord, WarcRecordType
from tests.engines.reading.test_engine import ARTICLE

from youcheng.cli import main

HTML = "<html><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"


def page(number: int, *, relevant: bool) -> bytes:
    headline = f"第{number}号新闻:两市缔结友好城市关系" if relevant else f"第{number}号新闻:丰收节在各地举行"
    body = "".join(
        f"<p>{number}月里的第{n}个消息,记者从市政府新闻办公室了解到,各项工作正在有序推进之中,市民纷纷点赞。</p>"
        for n in range(4)
    )
    return HTML.format(headline, body).encode()


def warc(pages: list[tuple[str, bytes, str]]) -> bytes:
    out = io.BytesIO()
    for url, body, content_type in pages:
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = "application/http; msgtype=response"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        record.set_bytes_content(http + body)
        member = io.BytesIO()
        record.write(member)
        out.write(gzip.compress(member.getvalue()))
    return out.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    pages = [
        (f"http://example.org/{n}.html", page(n, relevant=n % 5 == 0), "text/html; charset=utf-8") for n in range(1, 41)
    ]
    pages.insert(7, ("http://example.org/picture.png", b"\x89PNG" + bytes(50), "image/png"))
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc(pages))
    return path


def run(*arguments: str | Path) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(main, ["read", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    lines = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    return result.exit_code, lines, result.stderr


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE)
    code, lines, _ = run(path, "--json")
    assert code == 0
    assert [line["source"] for line in lines] == [str(path)]
    assert lines[0]["publisher"] == "滨海日报"


def test_a_summary_for_people(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE + "\n百家乐| 大发888| 禹州市| 百家乐| 百家乐平台| 百家乐| 百家乐\n")
    result = CliRunner().invoke(main, ["read", str(path)])
    assert result.exit_code == 0
    assert "滨海市与日本原田市缔结友好城市" in result.stdout
    assert "left out: 1 spam" in result.stdout


def test_an_archive_is_streamed_and_pages_that_cannot_matter_are_passed_over(archive: Path) -> None:
    code, lines, report = run(archive, "--json")
    assert code == 0
    assert [line["url"] for line in lines] == [f"http://example.org/{n}.html" for n in range(5, 41, 5)]
    assert all(str(line["source"]).startswith(f"{archive}@") for line in lines)
    assert "32 pages without a key term passed over" in report
    assert "1 records that are no pages" in report


def test_several_processes_give_the_same(archive: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert run(archive, "-o", one)[0] == 0
    assert run(archive, "-o", two, "-j", "2")[0] == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_stopped_run_resumes_without_loss_or_repetition(archive: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    run(archive, "-o", whole)
    lines = whole.read_bytes().splitlines(keepends=True)
    for stop in (0, 1, 3, len(lines)):
        torn = lines[stop][:57] if stop < len(lines) else b""
        part.write_bytes(b"".join(lines[:stop]) + torn)
        code, _, _ = run(archive, "-o", part, "--resume")
        assert code == 0
        assert [json.loads(line)["source"] for line in part.read_bytes().splitlines()] == [
            json.loads(line)["source"] for line in lines
        ]


@pytest.mark.slow
def test_a_killed_run_resumes(archive: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    run(archive, "-o", whole, "--no-first-look")
    command = [sys.executable, "-m", "youcheng", "read", str(archive), "-o", str(part), "--no-first-look"]
    for lines in (1, 9, 20):
        process = subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL)
        while process.poll() is None and (not part.exists() or part.read_bytes().count(b"\n") < lines):
            time.sleep(0.01)
        process.kill()
        process.wait()
        assert part.read_bytes().count(b"\n") >= lines
    code, _, _ = run(archive, "-o", part, "--no-first-look", "--resume")
    assert code == 0
    assert [json.loads(line)["source"] for line in part.read_bytes().splitlines()] == [
        json.loads(line)["source"] for line in whole.read_bytes().splitlines()
    ]


def test_a_folder_with_near_identical_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("下载客户端\n登录\n" + ARTICLE.replace("来源", "文章来源") + "\n某ICP备000号\n")
    (tmp_path / "c.txt").write_text(
        ARTICLE.replace("滨海", "青原")[:90] + "今年以来,全市粮食生产再获丰收,农民收入稳步提高。" * 8
    )
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "d.bin").write_bytes(bytes(300))
    _, lines, report = run(tmp_path, "--json")
    assert [Path(str(line["source"])).name for line in lines] == ["a.txt", "b.txt", "c.txt"]
    groups = [Path(str(line["group"])).name for line in lines]
    assert groups == ["a.txt", "a.txt", "c.txt"]
    assert "1 near-identical to another" in report


def test_parquet(archive: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="not on this machine: pyarrow (the extra `parquet`)")
    output = tmp_path / "readings.parquet"
    assert run(archive, "-o", output)[0] == 0
    table = parquet.read_table(output)
    assert table.num_rows == 8
    assert "友好城市" in table["text"][0].as_py()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.html", b" \n\t ", "The file is empty."),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("noise.txt", bytes(range(256)) * 40, "binary file"),
        ("cut.docx", b"PK\x03\x04" + bytes(500), "cut off"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word"),
        ("cut.pdf", b"%PDF-1.7\n%broken", "PDF is damaged"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    code, lines, report = run(path, "--json")
    assert code == 1
    assert len(lines) == 1
    assert f"{path}: " in report
    assert says in report


def test_a_damaged_archive_gives_what_it_holds(archive: Path) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])
    code, lines, report = run(archive, "--json")
    assert lines
    assert code == 1
    assert "damaged" in report


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    code, _, report = run(tmp_path / "nothing.txt")
    assert code == 1
    assert "there is no" in report


def test_resume_needs_an_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert run(tmp_path / "a.txt", "--resume")[0] == 2
