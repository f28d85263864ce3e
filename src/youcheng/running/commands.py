"""``youcheng prepare | serve | sign-in-link | manage``."""

from __future__ import annotations

import json
import sys

import click


@click.command()
@click.option("--again", is_flag=True, help="Go through every step even when nothing seems to have changed.")
@click.option("--without-samples", is_flag=True, help="Leave out the sample documents and the starter registry.")
def prepare(again: bool, without_samples: bool) -> None:
    """Make or update what an installation stands on: folders, gazetteer, database, static files, first contents."""
    from youcheng.running.prepare import prepare_installation

    prepare_installation(again=again, samples=not without_samples, say=lambda line: click.echo(line, err=True))


@click.command()
@click.option("--host", help="Address to listen on; the setting YOUCHENG_HOST without it.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on; the setting YOUCHENG_PORT without it.")
@click.option("--no-worker", is_flag=True, help="Do not run the background worker beside the server.")
def serve(host: str | None, port: int | None, no_worker: bool) -> None:
    """Serve the site and run its background work; prints a link that signs the first administrator in."""
    from youcheng.running.serve import serve_installation

    sys.exit(serve_installation(host=host, port=port, worker=not no_worker, say=click.echo))


@click.command("sign-in-link")
@click.argument("username", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def sign_in_link(username: str | None, as_json: bool) -> None:
    """Print a link that signs USERNAME in once; without a name, the first administrator."""
    from youcheng.running.sign_in import UnknownUserError, link_for

    try:
        link = link_for(username)
    except UnknownUserError as error:
        click.echo(f"youcheng sign-in-link: {error}", err=True)
        sys.exit(1)
    click.echo(json.dumps(link, ensure_ascii=False) if as_json else link["url"])


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True}, add_help_option=False)
@click.pass_context
def manage(context: click.Context) -> None:
    """Pass everything on to Django's management commands: ``youcheng manage migrate``."""
    from django.core.management import execute_from_command_line

    from youcheng.web.django import start_django

    start_django()
    execute_from_command_line(["youcheng manage", *context.args])
