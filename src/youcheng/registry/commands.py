"""``youcheng registry`` and ``youcheng import``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from youcheng.accounts.models import User
    from youcheng.registry.domain.projection.rebuild import Progress
    from youcheng.registry.interfaces.importing.pairs import Imported

WITHOUT_GAZETTEER = (
    "WARNING: there is no gazetteer, so no place was recognised; every place stands under its Wikidata item. "
    "Run `youcheng gazetteer build` before an import you mean to keep."
)


@click.group()
def registry() -> None:
    """Look after the registry's computed rows."""


@registry.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 when a rebuild would change a row.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def rebuild(check: bool, as_json: bool) -> None:
    """Compute every row anew from the accepted claims and say what changed."""
    _start()
    from youcheng.registry.domain.projection import rebuild as recompute

    with in_words_or_exit():
        _refuse_without_gazetteer()
        with _bars() as progress:
            changes = recompute(progress=progress, check=check)
    if as_json:
        click.echo(json.dumps(changes.to_json(), ensure_ascii=False, indent=2, default=str))
    elif not changes:
        click.echo("Nothing to change: every row is what the accepted claims say.")
    else:
        click.echo("Would change:" if check else "Changed:")
        for label, counted in (("new", changes.created), ("changed", changes.updated), ("gone", changes.deleted)):
            for table, rows in sorted(counted.items()):
                click.echo(f"  {table}: {rows} {label}")
    if check and changes:
        sys.exit(1)


@registry.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def stats(as_json: bool) -> None:
    """Count what the registry holds."""
    _start()
    from youcheng.registry.domain.queries.stats import counts

    with in_words_or_exit():
        found = counts()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for group, numbers in found.items():
        click.echo(group)
        for name, number in numbers.items():
            click.echo(f"  {name:<24}{number:>10,}")


@click.group("import")
def import_() -> None:
    """Bring files and lists into the registry; every row is accounted for."""


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--places",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="The file that says which place each Wikidata item is.",
)
@click.option("--by", "username", default="", help="User name of the officer who accepts the import.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def ties(file: Path, places: Path, username: str, as_json: bool) -> None:
    """Import ties between Wikidata items from FILE (tab-separated: qid_a, name_a, qid_b, name_b).

    All of it is imported, or nothing. A second import of the same files changes nothing.
    """
    _start()
    from youcheng.registry.interfaces.importing.ties import import_ties

    with in_words_or_exit(), _bars() as progress:
        done = import_ties(file, places, by=officer(username), progress=progress)
    _report(done, as_json)


@import_.command()
@click.option("--by", "username", default="", help="User name of the officer who accepts the import.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def starter(username: str, as_json: bool) -> None:
    """Import the built-in list of widely documented ties, marked as imported and unreviewed."""
    _start()
    from youcheng.registry.interfaces.importing.starter import import_starter

    with in_words_or_exit(), _bars() as progress:
        done = import_starter(by=officer(username), progress=progress)
    _report(done, as_json)


@import_.command()
@click.option("--country", default="", help="Only ties of one country, by its code such as JP; without it all.")
@click.option("--endpoint", default="", help="Address of the SPARQL endpoint; without it the setting, else Wikidata.")
@click.option("--restart", is_flag=True, help="Fetch everything anew instead of going on where the last run stopped.")
@click.option("--by", "username", default="", help="User name of the officer who accepts the import.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def wikidata(country: str, endpoint: str, restart: bool, username: str, as_json: bool) -> None:
    """Import ties (P190) with names, places and dates from Wikidata, and say what was added, changed and gone."""
    _start()
    from youcheng.registry.interfaces.importing.wikidata import import_wikidata

    with in_words_or_exit(), _bars() as progress:
        by = officer(username)
        report = import_wikidata(by=by, country=country, endpoint=endpoint, restart=restart, told=progress)
    if not report.with_gazetteer:
        click.echo(WITHOUT_GAZETTEER, err=True)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
        return
    for what, counted, batch in (
        ("places", report.places, report.batches[0]),
        ("ties", report.ties, report.batches[1]),
    ):
        parts = " + ".join(f"{counted[name]:,} {name}" for name in ("created", "unchanged", "updated", "rejected"))
        click.echo(f"{what}: {counted['read']:,} rows read = {parts} (import {batch})")
    click.echo(f"gone: {report.gone_count:,} ties of an earlier import are not in Wikidata any more; they still stand.")
    for one in report.gone[:10]:
        click.echo(f"  {one['tie']}: {one['quote']}")


@import_.command()
@click.argument("batch", type=int)
@click.option("--by", "username", default="", help="User name of the officer who takes the import back.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def undo(batch: int, username: str, as_json: bool) -> None:
    """Take back the import with the number BATCH, except for what people have reviewed since."""
    _start()
    from youcheng.registry.domain.batches import undo_batch
    from youcheng.registry.models import Batch

    with in_words_or_exit():
        found = Batch.objects.filter(pk=batch).first()
        if found is None:
            fail(f"There is no import with the number {batch}.")
        claims = undo_batch(found, by=officer(username))
    if as_json:
        click.echo(json.dumps({"batch": batch, "claims": claims}))
        return
    click.echo(f"{claims:,} claims of import {batch} do not stand any more; what people have reviewed stays.")


def _report(done: Imported, as_json: bool) -> None:
    from youcheng.registry.interfaces.importing.report import as_words, to_json

    if not done.with_gazetteer:
        click.echo(WITHOUT_GAZETTEER, err=True)
    if as_json:
        report = {"places": to_json(done.places), "ties": to_json(done.ties), "gazetteer": done.with_gazetteer}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    click.echo(as_words("places", done.places))
    click.echo(as_words("ties", done.ties))


def officer(username: str) -> User:
    """The active user of a name, or the first administrator; leaves with 1 where there is no such user."""
    from youcheng.accounts.domain.first_user import ensure_first_administrator
    from youcheng.accounts.models import User

    if not username:
        return ensure_first_administrator()
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        fail(f"There is no active user “{username}”.")
    return found


def _refuse_without_gazetteer() -> None:
    """Without the gazetteer a rebuild would empty the names of every place it gave."""
    from youcheng.registry.domain.reference import gazetteer, is_reference_id
    from youcheng.registry.models import Place

    if gazetteer() is None and any(map(is_reference_id, Place.objects.values_list("pk", flat=True).iterator())):
        fail("The gazetteer is missing, and places take their names from it: run `youcheng gazetteer build`.")


def _start() -> None:
    from youcheng.web.django import start_django

    start_django()


def fail(message: str) -> NoReturn:
    """Say what is wrong on stderr and leave with 1."""
    click.echo(message, err=True)
    sys.exit(1)


@contextmanager
def in_words_or_exit() -> Iterator[None]:
    """Turn what can go wrong into a sentence and exit code 1."""
    from django.core.exceptions import PermissionDenied
    from django.db import OperationalError, ProgrammingError

    from youcheng.engines.gazetteer import GazetteerError
    from youcheng.registry.domain.errors import RegistryError
    from youcheng.registry.domain.turns import in_words

    try:
        with in_words():
            yield
    except (RegistryError, PermissionDenied, GazetteerError) as error:
        fail(str(error))
    except (OperationalError, ProgrammingError) as error:
        if any(words in str(error) for words in ("no such table", "does not exist", "no such column")):
            fail("The database is not prepared: run `make run` (or `youcheng migrate`) first.")
        fail(f"The database cannot be used: {error}")


@contextmanager
def _bars() -> Iterator[Progress | None]:
    """A progress bar per step on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def progress(what: str, done: int, total: int) -> None:
            task = tasks.setdefault(what, None)
            if task is None:
                task = tasks[what] = bars.add_task(what, total=total)
            bars.update(task, completed=done, total=total)

        yield progress
