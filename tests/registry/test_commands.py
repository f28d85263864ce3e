"""``youcheng registry`` and ``youcheng import`` as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.registry import factories

from youcheng.cli import main
from youcheng.registry.models import Batch, Tie


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.django_db
@pytest.mark.usefixtures("no_gazetteer")
class TestImport:
    def test_the_starter_list(self) -> None:
        first, second = _run("import", "starter"), _run("import", "starter", "--json")

        assert first.exit_code == 0, first.output
        assert "ties: 205 rows read = 205 created + 0 unchanged + 0 updated + 0 rejected" in first.stdout
        assert "WARNING: there is no gazetteer" in first.stderr
        assert json.loads(second.stdout)["ties"]["unchanged"] == 205
        assert Tie.objects.count() == 205

    def test_taking_an_import_back_and_bringing_it_again(self) -> None:
        account = json.loads(_run("import", "starter", "--json").stdout)["ties"]
        undone = _run("import", "undo", str(account["batch"]), "--json")
        assert json.loads(undone.stdout) == {"batch": account["batch"], "claims": 205 * 3 + 192}
        assert not Tie.objects.exists()
        twice = _run("import", "undo", str(account["batch"]))
        assert (twice.exit_code, twice.stderr) == (1, "This import was taken back already.\n")
        assert _run("import", "undo", "0").exit_code == 1

        again = json.loads(_run("import", "starter", "--json").stdout)["ties"]
        assert (again["updated"], Tie.objects.count()) == (205, 205)
        assert _run("import", "undo", str(again["batch"])).exit_code == 0
        assert not Tie.objects.exists()

    def test_a_malformed_file(self, tmp_path: Path) -> None:
        file = tmp_path / "ties.tsv"
        file.write_text("a\tb\n1\t2\n")
        result = _run("import", "ties", str(file), "--places", str(file))

        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.startswith("ties.tsv, line 1: the header lacks the columns qid, name, name_en,")
        assert not Batch.objects.exists()

    def test_the_officer_must_exist_and_may_import(self) -> None:
        viewer = factories.user(role="viewer")
        unknown, forbidden = (
            _run("import", "starter", "--by", "nobody"),
            _run("import", "starter", "--by", viewer.username),
        )

        assert (unknown.exit_code, unknown.stderr) == (1, "There is no active user “nobody”.\n")
        assert forbidden.exit_code == 1
        assert forbidden.stderr == "This needs the role “officer”; yours is “viewer”.\n"

    def test_wrong_usage(self) -> None:
        assert _run("import", "ties").exit_code == 2
        assert _run("import", "ties", "missing.tsv", "--places", "missing.tsv").exit_code == 2


@pytest.mark.django_db
class TestRegistry:
    @pytest.fixture(autouse=True)
    def rebuild_finds_nothing(self) -> None:
        """Rows are tampered with on purpose."""

    def test_rebuild_and_check(self) -> None:
        tie = factories.tie(signed_on="1973")
        assert _run("registry", "rebuild", "--check").exit_code == 0
        Tie.objects.filter(pk=tie.pk).update(since="1999")
        checked = _run("registry", "rebuild", "--check")
        assert (checked.exit_code, checked.stdout) == (1, "Would change:\n  Tie: 1 changed\n")
        rebuilt = _run("registry", "rebuild", "--json")
        assert rebuilt.exit_code == 0
        assert json.loads(rebuilt.stdout)["updated"] == {"Tie": 1}
        assert _run("registry", "rebuild").stdout == "Nothing to change: every row is what the accepted claims say.\n"

    def test_stats(self) -> None:
        factories.tie()
        assert json.loads(_run("registry", "stats", "--json").stdout)["rows"]["ties"] == 1
        assert "ties" in _run("registry", "stats").stdout

    @pytest.mark.usefixtures("no_gazetteer")
    def test_without_the_gazetteer_nothing_is_emptied(self) -> None:
        from youcheng.registry.domain.entities import place_entity

        place_entity("gn:1853909")
        refused = _run("registry", "rebuild")

        assert refused.exit_code == 1
        assert "youcheng gazetteer build" in refused.stderr
