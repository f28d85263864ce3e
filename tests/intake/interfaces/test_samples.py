"""The sample documents: marked as what they are, readable, and loaded once."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from click.testing import CliRunner

from youcheng.cli import main
from youcheng.intake.interfaces.add_files import SAMPLE_SUFFIXES
from youcheng.intake.models import Reading
from youcheng.registry.models import Claim, Entity

pytestmark = pytest.mark.django_db
SAMPLES = sorted(
    item.name for item in (files("youcheng.intake") / "samples").iterdir() if item.name.endswith(SAMPLE_SUFFIXES)
)
MARKS = ("样例", "樣例", "見本", "Sample", "sample")


def test_there_are_samples_in_three_languages() -> None:
    assert len(SAMPLES) >= 6
    assert {name.partition("-")[0] for name in SAMPLES} == {"zh", "ja", "en"}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_says_that_it_is_one(name: str) -> None:
    text = (files("youcheng.intake") / "samples" / name).read_text(encoding="utf-8")
    assert any(mark in text for mark in MARKS)


def test_loading_them_twice_changes_nothing() -> None:
    first = json.loads(CliRunner().invoke(main, ["intake", "samples", "--json"]).stdout)["documents"]
    assert {entry["status"] for entry in first} == {"ready"}
    assert all(entry["created"] for entry in first)
    assert len(first) == len(SAMPLES)
    assert set(Reading.objects.values_list("document__is_sample", flat=True)) == {True}
    again = json.loads(CliRunner().invoke(main, ["intake", "samples", "--json"]).stdout)["documents"]
    assert not any(entry["created"] for entry in again)
    assert Reading.objects.count() == len(SAMPLES)


def test_they_read_beside_the_starter_registry() -> None:
    """A first installation has both: a video meeting of partners of a known tie is an exchange of theirs then."""
    assert CliRunner().invoke(main, ["import", "starter"]).exit_code == 0
    found = json.loads(CliRunner().invoke(main, ["intake", "samples", "--json"]).stdout)["documents"]
    assert {entry["status"] for entry in found} == {"ready"}
    assert Claim.objects.filter(property="of_tie", entity__kind=Entity.Kind.EXCHANGE).exists()


def test_files_from_the_shell(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "page.txt").write_text("济南市与和歌山市1983年缔结友好城市关系。", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / ".hidden").write_bytes(b"x")
    answer = CliRunner().invoke(main, ["intake", "add", str(folder), "--json"])
    assert answer.exit_code == 1
    found = {Path(entry["file"]).name: entry for entry in json.loads(answer.stdout)["documents"]}
    assert found.keys() == {"page.txt", "empty.txt"}
    assert (found["page.txt"]["status"], found["page.txt"]["created"]) == ("ready", True)
    assert found["empty.txt"]["error"]
    later = CliRunner().invoke(main, ["intake", "add", str(folder / "page.txt"), "--url", "not an address"])
    assert later.exit_code == 1
    twice = CliRunner().invoke(
        main, ["intake", "add", str(folder / "page.txt"), str(folder / "page.txt"), "--url", "https://example.org"]
    )
    assert twice.exit_code == 2


def test_what_waits_is_read_by_work(tmp_path: object) -> None:
    from pathlib import Path

    page = Path(str(tmp_path)) / "page.txt"
    page.write_text("济南市与和歌山市1983年缔结友好城市关系。", encoding="utf-8")
    assert CliRunner().invoke(main, ["intake", "add", str(page), "--later"]).exit_code == 0
    assert Reading.objects.get().status == "queued"
    assert CliRunner().invoke(main, ["intake", "work"]).exit_code == 0
    assert Reading.objects.get().status == "ready"
