"""Addresses of coverage and plans."""

from __future__ import annotations

from django.urls import path

from youcheng.planning.views.structure import (
    compare,
    district,
    home,
    measures,
    plan,
    policy,
    region,
    schemas,
    tie_lines,
    units,
)

app_name = "structure"
urlpatterns = [
    path("", home.home, name="home"),
    path("schemas/<str:name>", schemas.schema, name="schema"),
    path("place/<str:place_id>/", units.of_place, name="of_place"),
    path("district/<slug:key>/", district.district, name="district"),
    path("district/<slug:key>/ties.csv", district.district_csv, name="district_csv"),
    path("<str:region_id>/", region.region, name="region"),
    path("<str:region_id>/coverage.csv", region.coverage_csv, name="coverage_csv"),
    path("<str:region_id>/ties/", tie_lines.ties, name="ties"),
    path("<str:region_id>/ties.csv", tie_lines.ties_csv, name="ties_csv"),
    path("<str:region_id>/units/", units.units, name="units"),
    path("<str:region_id>/units.csv", units.units_csv, name="units_csv"),
    path("<str:region_id>/unit/<str:unit_id>/", units.unit, name="unit"),
    path("<str:region_id>/measures/", measures.measures, name="measures"),
    path("<str:region_id>/measures/<int:pk>/", measures.measures, name="measure"),
    path("<str:region_id>/plan/", policy.policy, name="policy"),
    path("<str:region_id>/plan/preview/", policy.policy_preview, name="policy_preview"),
    path("<str:region_id>/plan/compare/", compare.compare, name="compare"),
    path("<str:region_id>/plan/<int:version>/", plan.plan, name="plan"),
    path("<str:region_id>/plan/<int:version>/status/", plan.status, name="plan_status"),
    path("<str:region_id>/plan/<int:version>/stop/", plan.stop, name="plan_stop"),
    path("<str:region_id>/plan/<int:version>/again/", plan.again, name="plan_again"),
    path("<str:region_id>/plan/<int:version>/send/", plan.send, name="plan_send"),
    path("<str:region_id>/plan/<int:version>/plan.csv", plan.plan_csv, name="plan_csv"),
    path("<str:region_id>/plan/<int:version>/plan.json", plan.plan_json, name="plan_json"),
]
