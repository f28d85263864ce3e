"""``youcheng manage rights_page``: the matrix of rights as Markdown."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from youcheng.accounts.interfaces.matrix_page import matrix_page


class Command(BaseCommand):
    """Prints the page; the documentation keeps it in ``docs/reference/rights.md``."""

    help = "Print the matrix of roles and rights as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(matrix_page(), ending="")
