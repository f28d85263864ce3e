"""The documentation says what the code does: every setting, every command, every make target."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from youcheng.cli import BENCHMARKS, COMMANDS, main
from youcheng.web.config import Config

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", sorted(Config.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    variable = "DATABASE_URL" if name == "database_url" else f"YOUCHENG_{name.upper()}"
    assert f"`{variable}`" in (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")


def _documented_commands() -> list[tuple[str, Path]]:
    pages = DOCS / "reference" / "commands"
    commands = [(name, pages / f"{name}.md") for name in COMMANDS if name != "bench"]
    return commands + [(f"bench {name}", pages / f"bench-{name}.md") for name in BENCHMARKS]


@pytest.mark.parametrize(("name", "page"), _documented_commands())
def test_every_command_and_option_is_documented(name: str, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    context = click.Context(main)
    command: click.Command | None = main
    for part in name.split():
        assert isinstance(command, click.Group)
        command = command.get_command(context, part)
    assert command is not None
    found = [command]
    if isinstance(command, click.Group):
        subcommands = {sub: command.get_command(context, sub) for sub in command.list_commands(context)}
        for sub in subcommands:
            assert f"{name} {sub}" in text
        found += [sub for sub in subcommands.values() if sub]
    for one in found:
        for parameter in one.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert max(parameter.opts, key=len) in text, f"{one.name}: {parameter.opts}"


def test_the_first_page_leads_to_every_other() -> None:
    linked = set(re.findall(r"\]\(([a-z/-]+\.md)\)", (DOCS / "index.md").read_text(encoding="utf-8")))
    assert linked == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {"index.md"}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readmes_commands_exist(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    blocks = "\n".join(re.findall(r"```(?:sh|console)\n(.*?)```", text, re.DOTALL))
    assert set(re.findall(r"^make ([a-z]+)", blocks, re.MULTILINE)) <= targets
    assert {"run", "test"} <= set(re.findall(r"make ([a-z]+)", blocks))
    for name in re.findall(r"^(?:\.venv/bin/)?youcheng ([a-z][a-z-]*)", blocks, re.MULTILINE):
        assert name in COMMANDS


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md"]:
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert not broken
