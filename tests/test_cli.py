"""The command line: every command is there, says what it does, and costs nothing until it is called."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from youcheng.cli import BENCHMARKS, COMMANDS, main

FRAMEWORKS = {"django", "numpy", "pandas", "lightgbm", "ortools", "scipy", "sklearn"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_loads_and_explains_itself(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    if name == "manage":
        return
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert command.help


@pytest.mark.parametrize("name", sorted(BENCHMARKS))
def test_every_benchmark_explains_itself(name: str) -> None:
    assert CliRunner().invoke(main, ["bench", name, "--help"]).exit_code == 0


def test_help_lists_every_command_with_its_summary() -> None:
    output = CliRunner().invoke(main, ["--help"], terminal_width=200).output
    for name, command in COMMANDS.items():
        assert name in output
        assert command.summary in output


def test_an_unknown_command_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["conquer"])
    assert result.exit_code == 2
    assert "conquer" in result.output


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in ("gazetteer", "read", "schedule"))])
def test_help_of_an_engines_command_loads_no_framework(arguments: list[str]) -> None:
    code = (
        "import sys; from youcheng.cli import main; main.main(sys.argv[1:], standalone_mode=False); "
        "print('LOADED', *sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.rpartition("LOADED")[2].split())
    assert not loaded & FRAMEWORKS
