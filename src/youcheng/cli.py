"""The console script ``youcheng``: a table of commands, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from youcheng import __version__


class Command(NamedTuple):
    """Where a command lives (``module:attribute``) and what ``--help`` says of it in one line."""

    target: str
    summary: str


COMMANDS: dict[str, Command] = {
    "backup": Command("youcheng.running.backup.commands:backup", "Write database and files into one archive."),
    "restore": Command("youcheng.running.backup.commands:restore", "Put a backup back, after verifying it."),
    "doctor": Command("youcheng.running.doctor.commands:doctor", "Look for what is wrong, and say what to do."),
    "coverage": Command("youcheng.planning.commands:coverage", "Show the ties of a region's units by level and part."),
    "manage": Command("youcheng.running.commands:manage", "Pass a command on to Django."),
    "plan": Command("youcheng.planning.commands:plan", "Plan where a region's next ties should go."),
    "prepare": Command("youcheng.running.commands:prepare", "Make or update what an installation stands on."),
    "serve": Command("youcheng.running.commands:serve", "Serve the site and its background work."),
    "sign-in-link": Command("youcheng.running.commands:sign_in_link", "Print a link that signs a person in once."),
    "gazetteer": Command("youcheng.engines.gazetteer.commands:gazetteer", "Build and query the gazetteer of places."),
    "intake": Command("youcheng.intake.commands:intake", "Put documents into the queue of the review desk."),
    "office": Command("youcheng.office.commands:office", "Run the office room's regular jobs: what is due, letters."),
    "read": Command("youcheng.engines.reading.commands:read", "Read documents into facts with their evidence."),
    "import": Command("youcheng.intake.import_commands:import_", "Bring files and lists into the registry."),
    "registry": Command("youcheng.registry.commands:registry", "Rebuild and count the registry's rows."),
    "partners": Command("youcheng.engines.matching.commands:partners", "Suggest partners for a place, with reasons."),
    "schedule": Command("youcheng.engines.scheduling.commands:schedule", "Make or check a meeting timetable."),
}

BENCHMARKS: dict[str, Command] = {
    "partners": Command("youcheng.engines.matching.bench:partners", "Score partner suggestions on later ties."),
    "schedule": Command("youcheng.engines.scheduling.bench:schedule", "Score the scheduler on a folder of instances."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and summaries without importing them."""

    def __init__(self, table: dict[str, Command], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self._table.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._table[name].summary) for name in self.list_commands(ctx)])


bench = LazyGroup(BENCHMARKS, name="bench", help="Measure the engines on files you name.")

main = LazyGroup(
    COMMANDS,
    name="youcheng",
    help="Youcheng (友城): the open platform for international sister-city cooperation.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
click.version_option(__version__, prog_name="youcheng")(main)

COMMANDS["bench"] = Command("youcheng.cli:bench", "Measure the engines on files you name.")
