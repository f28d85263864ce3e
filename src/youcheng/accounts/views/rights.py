"""Who may do what: the matrix of roles and actions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from youcheng.accounts.domain.matrix import matrix
from youcheng.accounts.interfaces.right_words import action_words
from youcheng.accounts.models import Membership, Role
from youcheng.accounts.views.access import account_view, user_of


@account_view
def rights(request: HttpRequest) -> HttpResponse:
    """The table, as the predicates answer it, and the person's own roles."""
    rows = [(action_words(row), [(role, row.allowed[role][0]) for role in Role], row.at_the_top) for row in matrix()]
    own = Membership.objects.filter(user=user_of(request)).select_related("organisation")
    context = {"rows": rows, "roles": list(Role), "own": own.order_by("organisation__path")}
    return render(request, "accounts/rights.html", context)
