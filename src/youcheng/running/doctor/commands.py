"""``youcheng doctor``."""

from __future__ import annotations

import json
import sys

import click

SIGNS = {"ok": "✓", "advice": "!", "trouble": "✗"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def doctor(as_json: bool) -> None:
    """Look at settings, disk, database, gazetteer, worker and mail; exit with 1 when something does not work."""
    from pydantic import ValidationError

    from youcheng.running.doctor import Grade, examine, wrong_settings

    try:
        findings = list(examine())
    except ValidationError as error:
        findings = list(wrong_settings(error))
        for finding in findings:
            click.echo(f"youcheng doctor: {finding.words}", err=True)
        if not as_json:
            sys.exit(1)
    trouble = any(finding.grade is Grade.TROUBLE for finding in findings)
    if as_json:
        document = {"healthy": not trouble, "findings": [finding.to_json() for finding in findings]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{SIGNS[finding.grade]} {finding.check}: {finding.words}")
            if finding.remedy:
                click.echo(f"    → {finding.remedy}")
    sys.exit(1 if trouble else 0)
