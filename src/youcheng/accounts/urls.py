"""Signing in and out, one's own account, people and organisations."""

from __future__ import annotations

from django.urls import path

from youcheng.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("sign-out/", views.SignOut.as_view(), name="sign_out"),
    path("invitation/<str:token>/", views.accept_invitation, name="accept_invitation"),
    path("", views.account, name="account"),
    path("sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("profile/", views.save_profile, name="save_profile"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.create_root, name="create_root"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/edit/", views.edit_organisation, name="edit_organisation"),
    path("organisations/<int:pk>/move/", views.move_organisation, name="move_organisation"),
    path("organisations/<int:pk>/new/", views.create_below, name="create_below"),
    path("organisations/<int:pk>/invite/", views.invite, name="invite"),
    path("members/<int:pk>/role/", views.give_role, name="give_role"),
    path("members/<int:pk>/remove/", views.remove_member, name="remove_member"),
    path("organisations/people/<int:pk>/", views.person, name="person"),
    path("organisations/people/<int:pk>/close/", views.close_account, name="close_account"),
    path("organisations/people/<int:pk>/reopen/", views.reopen_account, name="reopen_account"),
    path("organisations/people/<int:pk>/sessions/end/", views.end_sessions, name="end_sessions"),
    path("organisations/people/<int:pk>/sessions/<int:session>/end/", views.end_session, name="end_session"),
    path("invitations/<int:pk>/withdraw/", views.revoke_invitation, name="revoke_invitation"),
    path("changes/", views.changes, name="changes"),
    path("rights/", views.rights, name="rights"),
]
