"""The matrix of rights as a page of the documentation."""

from __future__ import annotations

from django.utils import translation

from youcheng.accounts.domain.matrix import matrix
from youcheng.accounts.interfaces.right_words import first_sentence
from youcheng.accounts.models import Role

HEAD = """# Who may do what

Generated from the predicates in `youcheng.accounts.domain.permissions` by asking each of them; a test fails when this
page and the program differ. Write it anew with `youcheng manage rights_page > docs/reference/rights.md`.

A role holds in its organisation and in all that stand below it, and nowhere else: for an organisation beside or above,
every answer is no. Each role includes those to its left. “at the top” means that the role must be held in an
organisation that stands below no other.

"""


def matrix_page() -> str:
    """The page in Markdown: one line per action, one column per role, a mark where the role suffices."""
    with translation.override("en"):
        head = ["action", *(str(role.label) for role in Role), "predicate"]
    lines = [_line(head), _line(["---", *([":-:"] * len(Role)), "---"])]
    for row in matrix():
        marks = [_mark(row.allowed[role], at_the_top=row.at_the_top) for role in Role]
        lines.append(_line([first_sentence(row.words), *marks, f"`{row.name}`"]))
    return HEAD + "\n".join(lines) + "\n"


def _mark(allowed: tuple[bool, bool, bool], *, at_the_top: bool) -> str:
    own, below, elsewhere = allowed
    if elsewhere or own != below:
        # No rule of today; a new kind of scope must be put into words here first.
        raise AssertionError("a right that does not follow the tree")
    if not own:
        return ""
    return "at the top" if at_the_top else "●"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("  ", " ")
