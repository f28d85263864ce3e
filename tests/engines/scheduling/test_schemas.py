"""The schemas published in the documentation are those of the code, and every real file keeps to them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.engines.scheduling.factories import make_instance

from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.schemas import texts
from youcheng.engines.scheduling.solvers.progress import Watch

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference" / "schemas"


@pytest.mark.parametrize("name", texts())
def test_the_published_schema_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == texts()[name]


def test_an_instance_and_its_answer_keep_to_the_schemas() -> None:
    instance = make_instance()
    answer = run(Watch(instance, 30.0), seed=0)
    for name, model in (("schedule-instance.json", instance), ("schedule-answer.json", answer)):
        schema = json.loads((FOLDER / name).read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(model.model_dump_json()), schema)


def test_an_answer_has_exactly_the_keys_promised() -> None:
    answer = json.loads(run(Watch(make_instance(), 30.0), seed=0).model_dump_json())
    assert list(answer) == ["status", "objective", "bound", "seconds", "seed", "meetings", "unscheduled"]
    assert list(answer["objective"]) == list(answer["bound"]) == ["weight", "gap_slots", "interpreter_changes"]
    assert list(answer["meetings"][0]) == ["meeting", "slot", "room", "interpreter"]
