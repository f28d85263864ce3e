"""Making organisations and keeping their tree."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from youcheng.accounts.domain.administrators import keep_an_administrator
from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.errors import CannotMove, NameTaken
from youcheng.accounts.domain.permissions import can_manage_accounts, can_manage_roots
from youcheng.accounts.models import Membership, Organisation, Role, User


@transaction.atomic
def create_organisation(
    *,
    name: str,
    kind: str = Organisation.Kind.OFFICE,
    parent: Organisation | None = None,
    place: str = "",
    by: User | None = None,
) -> Organisation:
    """Create an organisation below ``parent`` (or a root) with its path; without ``by``, the installation does it.

    Who founds a root becomes its administrator: nobody stands above it who could.
    Raises PermissionDenied, or NameTaken when ``parent`` has a child of that name.
    """
    if by is not None:
        _may_place_below(by, parent)
    _refuse_taken_name(name, parent)
    organisation = Organisation.objects.create(name=name, kind=kind, parent=parent, place=place, path="")
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    record_change(by=by, obj=organisation, verb="created", after=state_of(organisation))
    if by is not None and parent is None:
        founder = Membership.objects.create(user=by, organisation=organisation, role=Role.ADMINISTRATOR)
        record_change(by=by, obj=founder, verb="created", after=state_of(founder))
    return organisation


@transaction.atomic
def edit_organisation(organisation: Organisation, *, name: str, kind: str, place: str, by: User) -> Organisation:
    """Rename an organisation, or say what it is and where; raises PermissionDenied or NameTaken."""
    can_manage_accounts(by, within=organisation).enforce()
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if name != current.name:
        _refuse_taken_name(name, current.parent)
    before = state_of(current)
    current.name, current.kind, current.place = name, kind, place
    current.save(update_fields=["name", "kind", "place"])
    record_change(by=by, obj=current, verb="edited", before=before, after=state_of(current))
    return current


@transaction.atomic
def move_organisation(organisation: Organisation, *, parent: Organisation | None, by: User) -> Organisation:
    """Put an organisation with all below it under ``parent`` (None: to the top); every path follows.

    It takes the right to manage where it stands and where it goes. Raises PermissionDenied, CannotMove into its own
    subtree, NameTaken, or LastAdministrator when nobody could manage it there.
    """
    # Two moves at once could make a circle, so a move has the whole (small) tree to itself.
    tree = {one.pk: one for one in Organisation.objects.select_for_update().order_by("pk")}
    current = tree[organisation.pk]
    target = tree[parent.pk] if parent else None
    can_manage_accounts(by, within=current).enforce()
    _may_place_below(by, tree[current.parent_id] if current.parent_id else None)
    _may_place_below(by, target)
    if target is not None and current.covers(target):
        raise CannotMove(_("%(name)s cannot stand below itself.") % {"name": current})
    if current.parent_id == (target.pk if target else None):
        return current
    _refuse_taken_name(current.name, target)
    before, old_path = state_of(current), current.path
    new_path = f"{target.path if target else '/'}{current.pk}/"
    Organisation.objects.filter(path__startswith=old_path).update(
        path=Concat(Value(new_path), Substr(F("path"), len(old_path) + 1))
    )
    current.parent, current.path = target, new_path
    current.save(update_fields=["parent"])
    keep_an_administrator(current)
    record_change(by=by, obj=current, verb="moved", before=before, after=state_of(current))
    return current


def home_of(user: User) -> Organisation | None:
    """The organisation whose work the person does: where their highest role is (the first of the tree among equals)."""
    memberships = Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__path")
    home = max(memberships, key=lambda one: Role(one.role).rank, default=None)
    return home.organisation if home else None


def _may_place_below(by: User, parent: Organisation | None) -> None:
    (can_manage_roots(by) if parent is None else can_manage_accounts(by, within=parent)).enforce()


def _refuse_taken_name(name: str, parent: Organisation | None) -> None:
    if Organisation.objects.filter(parent=parent, name=name).exists():
        raise NameTaken(
            _("There is an organisation called “%(name)s” here already. Choose another name.") % {"name": name}
        )
