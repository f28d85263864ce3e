"""Policies as documents: what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from youcheng.engines.layout import Policy
from youcheng.engines.layout.policy import PolicyError, read_policy

GOOD = """
new_ties = 12
[level_weights]
county = 1.5
[[at_least]]
ties = 1
level = "city"
"""


def test_a_toml_policy(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(GOOD, encoding="utf-8")
    policy = read_policy(path)
    assert (policy.new_ties, policy.level_weights, policy.at_least[0].level) == (12, {"county": 1.5}, "city")
    path.with_suffix(".json").write_text(policy.model_dump_json(), encoding="utf-8")
    assert read_policy(path.with_suffix(".json")) == policy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("new_tie = 3", "new_tie: Extra inputs are not permitted"),
        ("new_ties = -1", "new_ties: Input should be greater than or equal to 0"),
        ("new_ties = 1\nrewards = [0.5, 1.0]", "rewards must never rise"),
        ("new_ties = 1\nlevel_weights = {village = 1}", "level_weights.village"),
        ("new_ties = 1\ncosts = {city = -1}", "costs must not be negative: ['city']"),
        ("new_ties =", "policy.toml: "),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as fault:
        read_policy(path)
    assert expected in str(fault.value)
    assert str(path) in str(fault.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"none\.toml"):
        read_policy(tmp_path / "none.toml")


def test_defaults() -> None:
    assert Policy(new_ties=0).rewards == (1.0, 0.5, 0.25, 0.125)
