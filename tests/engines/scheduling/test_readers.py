"""Readers: the two layouts of the shared data, our own, and what is wrong with a file in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.engines.scheduling.factories import make_instance

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.readers import UnreadableError, read_instance, read_solution


def test_own_layout_survives_a_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(make_instance().model_dump_json())
    assert read_instance(path) == make_instance()


def test_b2b_sessions_become_windows_and_minus_one_becomes_no_fixed_slot(tmp_path: Path) -> None:
    path = tmp_path / "b2b.json"
    document = {
        "n_participants": 3, "n_tables": 1, "n_slots": 4, "n_morning": 2, "fairness_d": 2, "name": "x",
        "meetings": [[0, 1, 1], [0, 2, 2], [1, 2, 3]], "forbidden": [[], [3], []], "fixed": [-1, 3, -1],
        "before": [[], [0], []],
    }  # fmt: skip
    path.write_text(json.dumps(document))
    instance = read_instance(path)
    assert [meeting.window for meeting in instance.meetings] == [(0, 2), (2, 4), None]
    assert [meeting.fixed for meeting in instance.meetings] == [None, 3, None]
    assert instance.meetings[1].before == (0,)
    assert (instance.tables, instance.hold_all, instance.fairness, instance.objectives) == (1, True, 2, ("breaks",))
    assert instance.participants[1].forbidden == (3,)


def test_a_participant_named_twice_in_a_gathering_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "g.json"
    meeting = {"who": [1, 0, 1], "weight": 2, "dur": 1, "size": 4, "pair": None, "before": [], "fixed": -1}
    path.write_text(
        json.dumps(
            {
                "slots": 2,
                "days": [[0, 2]],
                "participants": [{}, {}],
                "meetings": [meeting],
                "rooms": [],
                "interpreters": [],
            }
        )
    )
    assert read_instance(path).meetings[0].who == (1, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "expected one JSON object at the top"),
        ("{}", "none of the known layouts"),
        ('{"format": "youcheng-meetings/1", "slots": 2, "participants": [], "meetings": [{"who": [3]}]}',
         "meetings[0].who names a participant outside"),
        ('{"format": "youcheng-meetings/1", "slots": 2, "days": [[0, 3]], "participants": [], "meetings": []}',
         "days[0] is [0, 3]: expected a half-open range"),
        ('{"format": "youcheng-meetings/1", "slots": 2, "people": [], "meetings": []}', "people: Extra inputs"),
        ('{"n_participants": 2, "n_tables": 1, "n_slots": 2, "meetings": [[0, 1, 9]]}',
         "meetings[0] has session 9: expected 1 morning, 2 afternoon or 3 any"),
    ],
)  # fmt: skip
def test_a_bad_file_is_explained(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(UnreadableError) as caught:
        read_instance(path)
    assert expected in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_missing_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        read_solution(tmp_path / "none.json")


def test_every_shared_instance_is_read(shared_dir: Path) -> None:
    counts: dict[str, int] = {}
    for folder in ("b2b", "gatherings"):
        for path in sorted((shared_dir / "data" / "scheduling" / folder).glob("*.json")):
            if path.stat().st_size < 1_000_000:
                assert isinstance(read_instance(path), Instance)
                counts[folder] = counts.get(folder, 0) + 1
    assert counts == {"b2b": 56, "gatherings": 6}
