"""``youcheng office``: the room's regular jobs, for a scheduler or by hand."""

from __future__ import annotations

import json

import click


@click.group()
def office() -> None:
    """The office room's regular jobs: what is due, letters waiting, files left over."""


@office.command()
@click.option("--tell", is_flag=True, help="Also tell those who may erase, in their notifications.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def due(tell: bool, as_json: bool) -> None:
    """List contacts whose day has passed: each must be kept longer or erased."""
    from youcheng.web.django import start_django

    start_django()
    from youcheng.office.domain.queries.contacts import due_contacts
    from youcheng.office.domain.retention import tell_what_is_due

    contacts = list(due_contacts().select_related("organisation"))
    told = tell_what_is_due() if tell else 0
    if as_json:
        rows = [
            {"contact": one.pk, "organisation": one.organisation.name, "keep_until": one.keep_until.isoformat()}
            for one in contacts
        ]
        click.echo(json.dumps({"due": rows, "told": told}, ensure_ascii=False))
        return
    # Names stay out of terminals and the logs of schedulers: the number is the contact's page.
    for one in contacts:
        click.echo(f"{one.keep_until}  contact {one.pk}  {one.organisation.name}")
    click.echo(f"{len(contacts)} due" + (f", {told} people told" if tell else ""), err=True)


@office.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def send(as_json: bool) -> None:
    """Go on with released letters that are not yet sent to everybody, such as after a stop of the mail server."""
    from youcheng.web.django import start_django

    start_django()
    from youcheng.office.domain.sending import send_all_waiting

    sent = send_all_waiting()
    click.echo(json.dumps({"sent": sent}) if as_json else f"{sent} sent")


@office.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def sweep(as_json: bool) -> None:
    """Delete stored bytes that belong to no file, such as a broken-off upload leaves behind."""
    from youcheng.web.django import start_django

    start_django()
    from youcheng.office.domain.files import sweep_files

    swept = sweep_files()
    click.echo(json.dumps({"swept": swept}) if as_json else f"{swept} swept")
