"""``youcheng intake``: documents into the queue, from the shell."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click


@click.group()
def intake() -> None:
    """Put documents into the queue of the review desk, and read what waits there."""


@intake.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--url", default="", help="Where the document was published; for one PATH only.")
@click.option("--later", is_flag=True, help="Only queue; the background worker of `youcheng serve` reads.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def add(paths: tuple[Path, ...], url: str, later: bool, as_json: bool) -> None:
    """Queue and read the files PATHS, or all files below a folder. The same bytes twice are one document."""
    from youcheng.intake.interfaces.add_files import add_files, files_below

    files = files_below(paths)
    if url and len(files) != 1:
        raise click.UsageError("--url goes with exactly one file.")
    results = add_files(files, source_url=url, read=not later, progress=sys.stderr.isatty())
    _report([result.to_json() for result in results], as_json=as_json)
    if any(result.error for result in results):
        sys.exit(1)


@intake.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def samples(as_json: bool) -> None:
    """Load the sample documents, which were written to try the desk out. Loading them twice changes nothing."""
    from youcheng.intake.interfaces.add_files import add_samples

    _report([result.to_json() for result in add_samples()], as_json=as_json)


@intake.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def work(as_json: bool) -> None:
    """Read everything that waits in the queue, then stop. `youcheng serve` does the same all the time."""
    from youcheng.intake.interfaces.add_files import read_waiting

    _report([result.to_json() for result in read_waiting(progress=sys.stderr.isatty())], as_json=as_json)


@intake.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def duplicates(as_json: bool) -> None:
    """Search the whole registry for places and ties that may be one; the desk shows the pairs."""
    from time import process_time

    from youcheng.web.django import start_django

    start_django()
    from youcheng.intake.domain.duplicates import search_now
    from youcheng.intake.models import DuplicateSearch

    start = process_time()
    search = DuplicateSearch.objects.create()
    search_now(search)
    if search.error:
        click.echo(f"The search failed: {search.error}", err=True)
        sys.exit(1)
    seconds = round(process_time() - start, 1)
    if as_json:
        click.echo(json.dumps({"places": search.places, "ties": search.ties, "cpu_seconds": seconds}))
        return
    click.echo(
        f"{search.places:,} pairs of places and {search.ties:,} pairs of ties may be one ({seconds} s of CPU time)."
    )


def _report(results: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"documents": results}, ensure_ascii=False, indent=2))
        return
    for result in results:
        if result["error"]:
            click.echo(f"{result['file']}: {result['error']}", err=True)
        else:
            new = "" if result["created"] else " (here already)"
            click.echo(f"{result['file']}: {result['status']}, {result['facts']} facts{new}")
