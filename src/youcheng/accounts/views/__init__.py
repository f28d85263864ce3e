"""Pages of the accounts room."""

from youcheng.accounts.views.account import account, save_profile
from youcheng.accounts.views.changes import changes
from youcheng.accounts.views.forgotten import forgotten, forgotten_sent, new_password, new_password_done
from youcheng.accounts.views.invitations import accept as accept_invitation
from youcheng.accounts.views.invitations import make as invite
from youcheng.accounts.views.invitations import revoke as revoke_invitation
from youcheng.accounts.views.members import give_role
from youcheng.accounts.views.members import remove as remove_member
from youcheng.accounts.views.organisations import create_below, create_root, organisation, organisations
from youcheng.accounts.views.organisations import edit as edit_organisation
from youcheng.accounts.views.organisations import move as move_organisation
from youcheng.accounts.views.people import close as close_account
from youcheng.accounts.views.people import end_all as end_sessions
from youcheng.accounts.views.people import end_one as end_session
from youcheng.accounts.views.people import person
from youcheng.accounts.views.people import reopen as reopen_account
from youcheng.accounts.views.rights import rights
from youcheng.accounts.views.sessions import sign_out_everywhere
from youcheng.accounts.views.sign_in import SignIn, SignOut, sign_in_by_link

__all__ = [
    "SignIn",
    "SignOut",
    "accept_invitation",
    "account",
    "changes",
    "close_account",
    "create_below",
    "create_root",
    "edit_organisation",
    "end_session",
    "end_sessions",
    "forgotten",
    "forgotten_sent",
    "give_role",
    "invite",
    "move_organisation",
    "new_password",
    "new_password_done",
    "organisation",
    "organisations",
    "person",
    "remove_member",
    "reopen_account",
    "revoke_invitation",
    "rights",
    "save_profile",
    "sign_in_by_link",
    "sign_out_everywhere",
]
