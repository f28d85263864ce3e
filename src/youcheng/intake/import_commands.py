"""``youcheng import``: the registry's importers, and those that stand on this room."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from youcheng.registry.commands import fail, import_, in_words_or_exit, officer

SHOWN = 20


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preset", default="", help="Read the columns as a known layout: office, clair, seoul, busan.")
@click.option("--sheet", default="", help="The sheet's name; without it the one that looks most like a list of ties.")
@click.option("--home", default="", help="The place that is our side of every row, where no column names it.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported; change nothing.")
@click.option("--leave-out-bad", is_flag=True, help="Import the rows that are clear and leave out the others.")
@click.option("--hidden", is_flag=True, help="Do not show to the public what is imported.")
@click.option("--by", "username", default="", help="User name of the officer who accepts the import.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def spreadsheet(  # noqa: PLR0917  (click passes the options by name)
    file: Path,
    preset: str,
    sheet: str,
    home: str,
    dry_run: bool,
    leave_out_bad: bool,
    hidden: bool,
    username: str,
    as_json: bool,
) -> None:
    """Import a list of ties from FILE (.xlsx, .xls, .csv), all of it or nothing.

    Rows that need a person's answer stop the import; answer them on the page of the import, or leave them out.
    """
    from youcheng.web.django import start_django

    start_django()
    from youcheng.intake.domain.errors import IntakeError
    from youcheng.intake.interfaces.spreadsheets.from_shell import Wanted, import_file

    wanted = Wanted(preset, sheet, home, dry_run=dry_run, leave_out_bad=leave_out_bad, public=not hidden)
    with in_words_or_exit():
        try:
            report = import_file(file, wanted, by=officer(username))
        except IntakeError as error:
            fail(f"{file.name}: {error}")
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _in_words(report)
    if not report["imported"] and not dry_run:
        sys.exit(1)


def _in_words(report: dict[str, Any]) -> None:
    rows = report["rows"]
    click.echo(f"{report['file']}, sheet “{report['sheet']}”, header in row {report['header_row']}:")
    click.echo(
        f"  {rows['all']:,} rows = {rows['new']:,} new + {rows['changed']:,} changing what is there + "
        f"{rows['same']:,} there already + {rows['skipped']:,} left out + {rows['bad']:,} that need an answer"
    )
    for note in report["notes"]:
        click.echo(f"  {note}", err=True)
    for problem in report["problems"][:SHOWN]:
        elsewhere = f"sheet “{problem['sheet']}”, " if problem["sheet"] != report["sheet"] else ""
        click.echo(f"  {elsewhere}row {problem['row']}, {problem['column']}: {problem['message']}", err=True)
    if len(report["problems"]) > SHOWN:
        click.echo(f"  … and {len(report['problems']) - SHOWN:,} more (all of them with --json)", err=True)
    if report["imported"]:
        click.echo(f"Imported (import {report['batch']}); {len(report['gone']):,} ties of the last list are not in it.")
    elif report["error"]:
        click.echo(report["error"], err=True)
    if report["address"]:
        click.echo(f"Its page: {report['address']}")
