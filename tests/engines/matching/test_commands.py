from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from youcheng.cli import main
from youcheng.engines.matching import artifact
from youcheng.engines.matching.artifact import Model
from youcheng.engines.matching.places import PlaceRecord, Places
from youcheng.engines.matching.snapshot import write_tables
from youcheng.engines.matching.ties import Ties


@pytest.fixture
def installed(world: tuple[Places, Ties], model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small world as an installation's exported tables and model."""
    places, ties = world
    records = [
        PlaceRecord(
            id=places.ids[k],
            name=places.names[k],
            country=places.countries[k],
            lat=float(places.lat[k]),
            lon=float(places.lon[k]),
            population=int(places.population[k]),
        )
        for k in range(len(places))
    ]
    folder = tmp_path / "partners"
    write_tables(records, ((places.ids[a], places.ids[b]) for a, b in ties.pairs.tolist()), folder)
    artifact.save(model, folder / "model.zip")
    monkeypatch.setenv("YOUCHENG_PARTNERS", str(folder))
    monkeypatch.setenv("YOUCHENG_GAZETTEER", str(tmp_path / "none.bin"))
    return folder


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def test_the_bare_command_takes_a_place(installed: Path) -> None:
    code, out, _ = run("partners", "CN3", "-n", "3", "--country", "jp", "--json")
    assert code == 0
    document = json.loads(out)
    assert document["place"] == {"id": "CN3", "name": "Example CN 3", "country": "CN"}
    assert [each["country"] for each in document["suggestions"]] == ["JP"] * 3
    assert document["suggestions"][0]["reasons"][0].keys() == {"code", "weight", "values"}


def test_a_name_does_as_well_as_an_id_and_words_say_why(installed: Path) -> None:
    code, out, _ = run("partners", "example cn 3", "-n", "2")
    assert code == 0
    assert out.startswith("Partners for Example CN 3 (CN, CN3)\n  1. ")
    assert "ahead of 100.0 % of candidates" in out


def test_an_unknown_place_is_said_and_exits_with_one(installed: Path) -> None:
    code, out, err = run("partners", "Nowhere at all")
    assert (code, out) == (1, "")
    assert "'Nowhere at all' is not the id or name of any of the 200 places" in err


def test_without_an_installation_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUCHENG_PARTNERS", str(tmp_path))
    code, _, err = run("partners", "CN3")
    assert code == 1
    assert "export them from the registry, or name files with --places and --ties" in err


def test_the_benchmark_reports_the_agreed_keys(installed: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.tsv"
    later.write_text("origin_qid\tpartner_qid\nCN3\tJP4\nAT7\tDE2\nAT7\tDE3\n", encoding="utf-8")
    code, out, err = run(
        "bench", "partners", "--ties", str(installed / "ties.tsv"), "--places", str(installed / "places.tsv"),
        "--later", str(later), "--model", str(installed / "model.zip"), "--json",
    )  # fmt: skip
    assert code == 0, err
    report = json.loads(out)
    assert report["all"]["origins"] == 2
    assert report["all"]["ties"] == 3
    for part in (report["all"], report["baselines"]["adamic_adar"]["all"]):
        assert {"mrr", "hit@1", "hit@10", "hit@50", "auc", "interval"} <= part.keys()
    assert report["few_ties"]["origins"] <= 2
    assert set(report["baselines"]) == {"adamic_adar", "pagerank", "als", "plain_trees"}
    assert report["china"]["towards"]["origins"] == 0
    assert report["japan"]["towards"]["origins"] == 1


def test_a_bad_file_exits_with_one_and_names_the_line(installed: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.tsv"
    later.write_text("origin_qid\tpartner_qid\nCN3\tXX4\n", encoding="utf-8")
    code, _, err = run(
        "bench", "partners", "--ties", str(installed / "ties.tsv"), "--places", str(installed / "places.tsv"),
        "--later", str(later), "--model", str(installed / "model.zip"),
    )  # fmt: skip
    assert code == 1
    assert "later.tsv, line 2: the place 'XX4' is not in the table of places" in err


def test_the_benchmark_trains_when_no_model_is_named(installed: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.tsv"
    later.write_text("origin_qid\tpartner_qid\nCN3\tJP4\n", encoding="utf-8")
    tables = ("--ties", str(installed / "ties.tsv"), "--places", str(installed / "places.tsv"), "--later", str(later))
    code, out, err = run("bench", "partners", *tables, "--quick", "--json")
    assert code == 0, err
    assert json.loads(out)["all"]["origins"] == 1


def test_trains_and_writes_a_model_with_its_scores(installed: Path) -> None:
    code, out, err = run("partners", "train", "--json")
    assert code == 0, err
    header = json.loads(out)
    assert header["path"] == str(installed / "model.zip")
    assert header["scores"].keys() == {"some_ties_hidden", "no_tie", "one_tie"}
    assert artifact.load(installed / "model.zip").version == header["version"]
