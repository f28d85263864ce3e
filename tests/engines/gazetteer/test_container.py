"""The compiled file: whole, cut short, damaged, foreign, missing; written by several at once."""

from __future__ import annotations

import multiprocessing
import random
import struct
from pathlib import Path

import numpy as np
import pytest

from youcheng.engines.gazetteer import GazetteerMissing, GazetteerUnreadable, open_gazetteer
from youcheng.engines.gazetteer.container import FORMAT, Container, write


def small(path: Path, value: int = 1) -> None:
    write(path, {"numbers": np.full(100_000, value, dtype=np.uint32), "text": b"abc"}, {"value": value})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.bin"
    small(path)
    opened = Container(path)
    assert opened.info == {"value": 1}
    assert opened.array("numbers").sum() == 100_000
    assert bytes(opened.view("text")) == b"abc"
    opened.verify()
    assert not opened.array("numbers").flags.writeable


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="run `youcheng gazetteer build`"):
        open_gazetteer(tmp_path / "none.bin")


def test_a_folder_is_no_gazetteer(tmp_path: Path) -> None:
    with pytest.raises(GazetteerUnreadable):
        open_gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"YOUCHENG", "it is too short"),
        (b"PK\x03\x04" + b"\0" * 100, "it is not a gazetteer"),
        (struct.pack("<8sIII12x", b"YOUCHENG", FORMAT + 1, 0, 0), f"format {FORMAT + 1}, this program reads {FORMAT}"),
        (struct.pack("<8sIII12x", b"YOUCHENG", FORMAT, 9, 0) + b"{}", "its header is damaged"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerUnreadable, match="run `youcheng gazetteer build`") as caught:
        open_gazetteer(path)
    assert caught.value.why == why
    assert caught.value.path == path


def test_a_file_cut_short_anywhere(gazetteer_path: Path, tmp_path: Path) -> None:
    whole, path = gazetteer_path.read_bytes(), tmp_path / "cut.bin"
    for length in (1, 40, 5000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(GazetteerUnreadable):
            open_gazetteer(path)


def test_a_file_of_another_layout(tmp_path: Path) -> None:
    small(tmp_path / "other.bin")
    with pytest.raises(GazetteerUnreadable, match="a section is missing or bad"):
        open_gazetteer(tmp_path / "other.bin")


def test_damage_in_the_trie_is_seen_at_opening(gazetteer_path: Path, tmp_path: Path) -> None:
    opened = Container(gazetteer_path)
    whole = bytearray(gazetteer_path.read_bytes())
    entry = opened.sections["trie"]
    spot = opened._start + entry["offset"] + entry["size"] // 2
    whole[spot] ^= 0xFF
    (tmp_path / "damaged.bin").write_bytes(whole)
    with pytest.raises(GazetteerUnreadable, match="its section trie is damaged"):
        open_gazetteer(tmp_path / "damaged.bin")


def test_damage_anywhere_is_found_by_verify(gazetteer_path: Path, tmp_path: Path) -> None:
    opened = Container(gazetteer_path)
    whole = bytearray(gazetteer_path.read_bytes())
    for name in ("population", "name_text", "key_names"):
        damaged = bytearray(whole)
        damaged[opened._start + opened.sections[name]["offset"]] ^= 1
        path = tmp_path / f"{name}.bin"
        path.write_bytes(damaged)
        with pytest.raises(GazetteerUnreadable, match=f"its section {name} is damaged"):
            Container(path).verify()
    opened.verify()


def test_random_damage_never_goes_beyond_a_clear_error(gazetteer_path: Path, tmp_path: Path) -> None:
    whole, chance = gazetteer_path.read_bytes(), random.Random(3)
    path = tmp_path / "noise.bin"
    for _ in range(8):
        damaged = bytearray(whole)
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged)
        with pytest.raises(GazetteerUnreadable):
            Container(path).verify()


def _write_often(path: Path, value: int) -> None:
    for _ in range(10):
        small(path, value)


def test_writers_at_once_never_leave_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "shared.bin"
    small(path, 0)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_often, args=(path, value)) for value in (1, 2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        opened = Container(path)
        opened.verify()
        assert set(opened.array("numbers")) == {opened.info["value"]}
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["shared.bin"]


def test_an_open_gazetteer_survives_its_replacement(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    small(path, 1)
    opened = Container(path)
    small(path, 2)
    assert opened.array("numbers")[0] == 1
    assert Container(path).array("numbers")[0] == 2


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.bin"
    small(path, 1)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        small(path, 2)
    assert Container(path).info == {"value": 1}
    assert [file.name for file in tmp_path.iterdir()] == ["file.bin"]
