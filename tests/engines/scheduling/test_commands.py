"""The commands as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.engines.scheduling.factories import make_b2b, make_instance, make_meeting

from youcheng.cli import main
from youcheng.engines.scheduling.instance import Instance


def youcheng(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    return written(tmp_path / "instance.json", make_instance(make_meeting(0, 1, weight=3), make_meeting(0, 2)))


def written(path: Path, instance: Instance) -> Path:
    path.write_text(instance.model_dump_json())
    return path


def test_solve_then_check(instance: Path, tmp_path: Path) -> None:
    out, stream = tmp_path / "out.json", tmp_path / "stream.jsonl"
    result = youcheng("schedule", instance, "-o", out, "--stream", stream, "--time-limit", 30)
    assert result.exit_code == 0, result.output
    assert "optimal after" in result.stderr
    assert json.loads(out.read_text())["objective"] == {"weight": 4, "gap_slots": 0, "interpreter_changes": 0}
    lines = [json.loads(line) for line in stream.read_text().splitlines()]
    assert lines[0]["timetable"] is True
    assert lines[-1]["bound"] == {"weight": 4, "gap_slots": 0, "interpreter_changes": 0}
    checked = youcheng("schedule", "--check", instance, out)
    assert (checked.exit_code, checked.output.strip()) == (
        0, "valid: optimal, weight 4, gap_slots 0, interpreter_changes 0; 2 meetings held",
    )  # fmt: skip


def test_check_names_every_violation_and_exits_with_1(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    youcheng("schedule", instance, "-o", out)
    answer = json.loads(out.read_text())
    answer["meetings"][1]["slot"] = answer["meetings"][0]["slot"]
    out.write_text(json.dumps(answer))
    result = youcheng("schedule", "--check", instance, out)
    assert result.exit_code == 1
    assert "one_meeting_at_a_time: participant 0 is in meeting 0 and meeting 1" in result.output
    assert "one_meeting_per_room" in result.output
    assert "2 violations" in result.stderr


def test_without_an_output_file_the_answer_goes_to_stdout(instance: Path) -> None:
    assert json.loads(youcheng("schedule", instance).stdout)["status"] == "optimal"


def test_an_infeasible_instance_is_an_answer_not_an_error(tmp_path: Path) -> None:
    path = written(tmp_path / "i.json", make_b2b(make_meeting(0, 1, fixed=0), make_meeting(0, 2, fixed=0)))
    result = youcheng("schedule", path)
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert answer["status"] == "infeasible"
    assert answer["objective"] == {"breaks": None}
    assert "participant 0 is asked for 2 meetings in 1 free slots" in result.stderr


def test_exports_are_written(instance: Path, tmp_path: Path) -> None:
    result = youcheng(
        "schedule", instance, "-o", tmp_path / "o.json", "--csv", tmp_path / "t.csv", "--html", tmp_path / "t.html",
        "--ical", tmp_path / "ical", "--time-zone", "Asia/Tokyo", "--first-day", "2026-11-21",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert (tmp_path / "t.csv").is_file()
    assert (tmp_path / "t.html").is_file()
    assert len(list((tmp_path / "ical").iterdir())) == 3


def test_around_an_announced_answer_with_a_pin_and_a_cancellation(instance: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out.json", tmp_path / "again.json"
    youcheng("schedule", instance, "-o", out)
    result = youcheng("schedule", instance, "--around", out, "--pin", 1, "--cancel", 0, "-o", again)
    assert result.exit_code == 0, result.output
    old, new = json.loads(out.read_text()), json.loads(again.read_text())
    assert new["meetings"] == [old["meetings"][1]]
    assert new["unscheduled"] == [{"meeting": 0, "reason": "cancelled"}]


def test_resume_begins_from_an_earlier_answer(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    youcheng("schedule", instance, "-o", out)
    result = youcheng("schedule", instance, "--resume", out)
    assert json.loads(result.stdout)["objective"] == json.loads(out.read_text())["objective"]


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        (["--check"], 2, "--check takes INSTANCE and ANSWER"),
        (["--pin", "0"], 2, "need --around"),
        (["--cancel", "9"], 2, "expected a meeting in 0 … 1"),
        (["--ical", "x"], 2, "give --time-zone"),
        (["--resume", "missing.json"], 1, "No such file"),
    ],
)
def test_mistakes_are_explained(instance: Path, arguments: list[str], code: int, text: str) -> None:
    result = youcheng("schedule", instance, *arguments)
    assert result.exit_code == code
    assert text in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_stop_signal_writes_the_best_so_far(shared_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    path = shared_dir / "data" / "scheduling" / "gatherings" / "fair-201.json"
    code = "from youcheng.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "schedule", str(path), "-o", str(out), "--time-limit", "300"],
        stderr=subprocess.PIPE,
    )
    for _ in range(1200):
        if out.exists():
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert json.loads(out.read_text())["objective"]["weight"] >= 12_000
    assert youcheng("schedule", "--check", path, out).exit_code == 0


def test_bench_scores_a_folder(instance: Path, tmp_path: Path) -> None:
    result = youcheng("bench", "schedule", instance.parent, "--only", "instance", "--json", "--time-limit", 60)
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    (one,) = document["results"]
    assert (one["status"], one["valid"], one["weight_share"], one["kind"]) == ("optimal", True, 100.0, "gathering")
    assert one["first_seconds"] is not None
    assert document["summary"]["gathering"]["decided"] == 1
