"""The command ``youcheng read``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from youcheng.engines.reading.collection import Item, Tally
    from youcheng.engines.reading.run import Counts

Write = Callable[[dict[str, object]], None]


@click.command(short_help="Read documents into facts with their evidence.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per document, one per line.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file: JSON Lines, or Parquet if it ends in .parquet.",
)
@click.option("--resume", is_flag=True, help="Go on where an earlier run with the same --output (.jsonl) stopped.")
@click.option(
    "--engine",
    type=click.Choice(["own", "daft"]),
    default="own",
    show_default=True,
    help="Read with this program's own processes, or with Daft (several machines).",
)
@click.option("--ray", metavar="ADDRESS", help="With --engine daft: the Ray cluster to read on.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Processes to read with.")
@click.option(
    "--first-look/--no-first-look",
    default=None,
    help="Pass over pages in which no key term of the field stands. Default: in crawl archives only.",
)
def read(  # noqa: PLR0917  (click passes the options by name)
    paths: tuple[Path, ...],
    as_json: bool,
    output: Path | None,
    resume: bool,
    engine: str,
    ray: str | None,
    jobs: int,
    first_look: bool | None,
) -> None:
    """Read PATHS (pages, Word and PDF files, folders, WARC archives) into facts, each with its words.

    Without --json or --output, a summary of each document is printed.
    """
    from youcheng.engines.reading import collection, run

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise click.ClickException(f"there is no {missing[0]}: name files, folders or .warc.gz archives that exist")
    if resume and (output is None or output.suffix == ".parquet"):
        raise click.UsageError("--resume needs --output FILE.jsonl, the file of the run that stopped")
    if ray is not None and engine != "daft":
        raise click.UsageError("--ray needs --engine daft")
    if engine == "daft" and resume:
        raise click.UsageError("--engine daft gives no fixed order, so it cannot --resume")
    done: set[str] = set()
    after: dict[str, int] = {}
    if resume and output is not None and output.exists():
        done, after = run.read_before(output)
    files = [path for path in collection.list_files(paths) if str(path) not in done]
    tally, counts = collection.Tally(), run.Counts()
    with ExitStack() as stack:
        write = _writer(stack, as_json, output, resume)
        if engine == "daft":
            readings = _on_daft(files, counts, ray, first_look)
        else:
            seen = _progress(stack, files)
            items: Iterator[Item] = collection.documents(files, tally, after=after)
            readings = run.readings(items, counts, jobs=jobs, first_look=first_look, seen=seen)
        for reading in readings:
            write(reading)
    _report(tally, counts, output, len(done))
    if tally.failures or counts.failed:
        sys.exit(1)


def _on_daft(
    files: list[Path], counts: Counts, ray: str | None, first_look: bool | None
) -> Iterator[dict[str, object]]:
    from youcheng.engines.reading.cluster import MissingExtra, readings_on_daft

    try:
        yield from readings_on_daft(files, counts, ray=ray, first_look=first_look)
    except MissingExtra as error:
        raise click.ClickException(str(error)) from error


def _writer(stack: ExitStack, as_json: bool, output: Path | None, resume: bool) -> Write:
    writers: list[Write] = []
    if output is not None and output.suffix == ".parquet":
        from youcheng.engines.reading.table import MissingExtra, parquet

        try:
            writers.append(stack.enter_context(parquet(output)).write)
        except MissingExtra as error:
            raise click.ClickException(str(error)) from error
    elif output is not None:
        import orjson

        file = stack.enter_context(output.open("ab" if resume else "wb"))

        def to_file(reading: dict[str, object]) -> None:
            # One write per line: a run that is killed leaves at most one broken line, which --resume cuts off.
            file.write(orjson.dumps(reading) + b"\n")
            file.flush()

        writers.append(to_file)
    if as_json:
        import orjson

        writers.append(lambda reading: click.echo(orjson.dumps(reading).decode()))
    elif output is None:
        from youcheng.engines.reading.summary import summary

        writers.append(lambda reading: click.echo(summary(reading)))

    def write(reading: dict[str, object]) -> None:
        for one in writers:
            one(reading)
        _complain(reading)

    return write


def _complain(reading: dict[str, object]) -> None:
    problems = reading["problems"]
    for problem in problems if isinstance(problems, list) else []:
        if problem["fatal"]:
            click.echo(f"{reading['source']}: {problem['message']}", err=True)


def _progress(stack: ExitStack, files: list[Path]) -> Callable[[Item], None] | None:
    if not sys.stderr.isatty():
        return None
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    total = sum(path.stat().st_size for path in files if path.exists())
    progress = stack.enter_context(
        Progress(
            TextColumn("reading"),
            BarColumn(),
            DownloadColumn(),
            TextColumn("{task.fields[documents]:,} documents"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
    )
    task = progress.add_task("reading", total=total, documents=0)
    count = 0

    def seen(item: Item) -> None:
        nonlocal count
        count += 1
        progress.update(task, completed=item.position, documents=count)

    return seen


def _report(tally: Tally, counts: Counts, output: Path | None, before: int) -> None:
    for failure in tally.failures:
        click.echo(failure, err=True)
    if counts.seen == 1 and output is None:
        return
    parts = [f"{counts.read:,} documents read", f"{counts.facts:,} facts"]
    if counts.duplicates:
        parts.append(f"{counts.duplicates:,} near-identical to another")
    if counts.passed_over:
        parts.append(f"{counts.passed_over:,} pages without a key term passed over")
    if tally.not_pages:
        parts.append(f"{tally.not_pages:,} records that are no pages")
    if tally.invalid:
        parts.append(f"{tally.invalid:,} invalid records skipped")
    if counts.failed:
        parts.append(f"{counts.failed:,} could not be read")
    if before:
        parts.append(f"{before:,} had been read before")
    click.echo(", ".join(parts) + ".", err=True)
