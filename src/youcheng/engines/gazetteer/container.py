"""The compiled file: named numpy arrays and byte strings behind one checked header, read by memory mapping.

Layout: 8 bytes of magic, format version (u32), length of the header (u32), CRC-32 of the header (u32), 12 bytes unused,
the header (JSON), then the sections, each aligned to 64 bytes. Writing is atomic: a temporary file beside the target,
flushed, then renamed, so that concurrent builds and readers never see half a file.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import tempfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.gazetteer.errors import GazetteerMissing, GazetteerUnreadable

MAGIC: Final = b"YOUCHENG"
FORMAT: Final = 1
_PREFIX: Final = struct.Struct("<8sIII12x")
_ALIGN: Final = 64
Section = NDArray[Any] | bytes


def write(path: Path, sections: Mapping[str, Section], info: Mapping[str, Any]) -> None:
    """Write the sections and the free-form ``info`` (JSON values) atomically to ``path``."""
    table: dict[str, dict[str, Any]] = {}
    blobs: list[bytes] = []
    position = 0
    for name, section in sections.items():
        blob = section if isinstance(section, bytes) else np.ascontiguousarray(section).tobytes()
        dtype = "bytes" if isinstance(section, bytes) else section.dtype.str
        table[name] = {"dtype": dtype, "offset": position, "size": len(blob), "crc": zlib.crc32(blob)}
        padding = -len(blob) % _ALIGN
        blobs.append(blob + b"\0" * padding)
        position += len(blob) + padding
    header = json.dumps({"info": info, "size": position, "sections": table}, ensure_ascii=False).encode()
    header += b" " * (-(len(header) + _PREFIX.size) % _ALIGN)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_PREFIX.pack(MAGIC, FORMAT, len(header), zlib.crc32(header)))
            out.write(header)
            out.writelines(blobs)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


class Container:
    """An opened file. Arrays are views into the mapping and read-only."""

    def __init__(self, path: Path) -> None:
        """Raises GazetteerMissing or GazetteerUnreadable."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise GazetteerMissing(path) from None
        except ValueError:
            raise GazetteerUnreadable(path, "it is empty") from None
        except OSError as error:
            raise GazetteerUnreadable(path, error.strerror or str(error)) from error
        self._start, header = self._read_header()
        self.info: dict[str, Any] = header["info"]
        self.sections: dict[str, dict[str, Any]] = header["sections"]
        if self._start + header["size"] != len(self._map):
            raise GazetteerUnreadable(path, f"{len(self._map)} bytes where {self._start + header['size']} belong")

    def _read_header(self) -> tuple[int, dict[str, Any]]:
        if len(self._map) < _PREFIX.size:
            raise GazetteerUnreadable(self.path, "it is too short")
        magic, version, length, crc = _PREFIX.unpack_from(self._map)
        if magic != MAGIC:
            raise GazetteerUnreadable(self.path, "it is not a gazetteer")
        if version != FORMAT:
            raise GazetteerUnreadable(self.path, f"format {version}, this program reads {FORMAT}")
        raw = self._map[_PREFIX.size : _PREFIX.size + length]
        if len(raw) != length or zlib.crc32(raw) != crc:
            raise GazetteerUnreadable(self.path, "its header is damaged")
        header: dict[str, Any] = json.loads(raw)
        return _PREFIX.size + length, header

    def view(self, name: str) -> memoryview:
        """The bytes of a section, without a copy."""
        entry = self.sections[name]
        start = self._start + entry["offset"]
        return memoryview(self._map)[start : start + entry["size"]]

    def array(self, name: str) -> NDArray[Any]:
        """A section as a read-only array."""
        return np.frombuffer(self.view(name), dtype=np.dtype(self.sections[name]["dtype"]))

    def verify(self, *names: str) -> None:
        """Check the sums of the named sections (all when none is named). Raises GazetteerUnreadable."""
        for name in names or tuple(self.sections):
            if zlib.crc32(self.view(name)) != self.sections[name]["crc"]:
                raise GazetteerUnreadable(self.path, f"its section {name} is damaged")
