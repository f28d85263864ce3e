"""Addresses of partner search."""

from __future__ import annotations

from django.urls import path

from youcheng.planning.views.partners import (
    choices,
    overview,
    pair,
    prospect_steps,
    prospects,
    shortlists,
    suggestions,
    wishes,
)

app_name = "partners"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("between/", pair.between, name="between"),
    path("place/<str:place_id>/", suggestions.suggestions, name="suggestions"),
    path("place/<str:place_id>/compare/", pair.compare, name="compare"),
    path("place/<str:place_id>/map/", pair.map_data, name="map"),
    path("place/<str:place_id>/with/<str:other_id>/", pair.why, name="why"),
    path("place/<str:place_id>/set-aside/", choices.set_aside, name="set_aside"),
    path("place/<str:place_id>/shortlist/", choices.shortlist, name="add_to_shortlist"),
    path("place/<str:place_id>/follow/", choices.follow, name="follow"),
    path("place/<str:place_id>/wish/", wishes.add_wish, name="add_wish"),
    path("set-aside/<int:pk>/take-back/", choices.take_back, name="take_back"),
    path("shortlists/", shortlists.shortlists, name="shortlists"),
    path("shortlists/<int:pk>/", shortlists.shortlist, name="shortlist"),
    path("shortlists/<int:pk>/note/", shortlists.note, name="note_shortlist"),
    path("shortlists/<int:pk>/give/", shortlists.give, name="give_shortlist"),
    path("shortlists/drop/<int:pk>/", shortlists.drop, name="drop"),
    path("wishes/", wishes.wishes, name="wishes"),
    path("wishes/<int:pk>/close/", wishes.close, name="close_wish"),
    path("prospects/", prospects.board, name="board"),
    path("prospects/<int:pk>/", prospects.prospect, name="prospect"),
    path("prospects/<int:pk>/move/", prospect_steps.move, name="move"),
    path("prospects/<int:pk>/next/", prospect_steps.hand, name="hand_on"),
    path("prospects/<int:pk>/note/", prospect_steps.note, name="note_prospect"),
    path("prospects/<int:pk>/documents/", prospect_steps.attach, name="attach"),
    path("prospects/<int:pk>/documents/<int:document_pk>/", prospect_steps.document, name="document"),
    path("prospects/<int:pk>/sign/", prospect_steps.sign, name="sign"),
    path("prospects/<int:pk>/accept/", prospect_steps.accept, name="accept_signature"),
]
