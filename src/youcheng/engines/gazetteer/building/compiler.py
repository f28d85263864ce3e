"""Drafts to the arrays of the compiled file: the layout that ``store.Store`` reads."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from youcheng.engines.gazetteer import container
from youcheng.engines.gazetteer.building.draft import KIND_ORDER, Atlas, Draft
from youcheng.engines.gazetteer.building.stopwords import Stopwords
from youcheng.engines.gazetteer.folding import Folder
from youcheng.engines.gazetteer.layout import (
    ALSO,
    BIGRAM_BITS,
    FLAG_NAMES,
    KIND_WEIGHT,
    KINDS,
    LEVELS,
    bigram_slots,
)
from youcheng.engines.gazetteer.model import Level, Name

NO_PARENT = -1


def compile_atlas(
    output: Path, atlas: Atlas, table: NDArray[np.uint32], expansions: dict[int, str], info: dict[str, Any]
) -> int:
    """Write the file; returns the number of names."""
    folder = Folder(table, expansions)
    places = sorted(atlas, key=lambda place: (LEVELS.index(place.level), place.id))
    position = {place.id: index for index, place in enumerate(places)}
    for place in places:
        place.names[:] = _ordered(place)
    sections: dict[str, container.Section] = {"fold_table": table}
    sections |= _place_sections(places, position)
    name_sections, keys = _name_sections(places, folder)
    sections |= name_sections
    sections |= _key_sections(keys, places, name_sections)
    info = dict(info)
    info |= {
        "places": len(places),
        "names": int(sum(len(place.names) for place in places)),
        "keys": len(keys),
        "languages": name_sections_languages(places),
        "countries": sorted({place.country for place in places if place.country}),
        "codes": _code_table(places, position),
        "special_ids": {place.id: index for index, place in enumerate(places) if not place.id.startswith("gn:")},
        "expansions": {str(code): text for code, text in expansions.items()},
    }
    digest = hashlib.sha256()
    for name, section in sections.items():
        digest.update(name.encode())
        digest.update(section if isinstance(section, bytes) else np.ascontiguousarray(section).tobytes())
    info["version"] = digest.hexdigest()[:12]
    container.write(output, sections, info)
    return int(info["names"])


def _ordered(place: Draft) -> list[Name]:
    """Official before short before alias before former, otherwise as the sources gave them; countries go by short."""
    kept = [name for name in place.names if name.text.strip()]
    first = "short" if place.level is Level.COUNTRY else "official"
    return sorted(kept, key=lambda name: (name.kind != first, KIND_ORDER[name.kind]))


def name_sections_languages(places: list[Draft]) -> list[str]:
    return sorted({name.language for place in places for name in place.names if name.language})


def _place_sections(places: list[Draft], position: dict[str, int]) -> dict[str, container.Section]:
    countries = sorted({place.country for place in places if place.country})
    index = {country: number for number, country in enumerate(countries)}
    parents = np.array([position.get(place.parent or "", NO_PARENT) for place in places], dtype=np.int32)
    order = np.argsort(parents, kind="stable").astype(np.int32)
    geonames = np.array([int(place.codes.get("geonames", 0)) for place in places], dtype=np.uint32)
    nan = float("nan")
    flags = [sum(1 << FLAG_NAMES.index(flag) for flag in place.flags if flag in FLAG_NAMES) for place in places]
    return {
        "level": np.array([LEVELS.index(place.level) for place in places], dtype=np.uint8),
        "country": np.array([index.get(place.country or "", 0xFFFF) for place in places], dtype=np.uint16),
        "parent": parents,
        "child_order": order,
        "child_parent": parents[order],
        "lat": np.array([nan if place.lat is None else place.lat for place in places], dtype=np.float64),
        "lon": np.array([nan if place.lon is None else place.lon for place in places], dtype=np.float64),
        "population": np.array([place.population or 0 for place in places], dtype=np.uint32),
        "prominence": np.array([place.prominence for place in places], dtype=np.float32),
        "flags": np.array(flags, dtype=np.uint16),
        "geonames": geonames,
        "geonames_order": np.argsort(geonames, kind="stable").astype(np.uint32),
    }


def _name_sections(places: list[Draft], folder: Folder) -> tuple[dict[str, container.Section], dict[str, list[int]]]:
    languages = {tag: number for number, tag in enumerate(name_sections_languages(places))}
    starts, owner, language, kind, inferred = [0], [], [], [], []
    texts: list[bytes] = []
    keys: dict[str, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        for name in place.names:
            number = len(texts)
            texts.append(name.text.encode())
            owner.append(index)
            language.append(languages[name.language] if name.language else 0xFFFF)
            kind.append(KINDS.index(name.kind))
            inferred.append(name.inferred)
            key = folder.fold(name.text)
            if key:
                keys[key].append(number)
        starts.append(len(texts))
    offsets = np.zeros(len(texts) + 1, dtype=np.uint32)
    offsets[1:] = np.cumsum([len(text) for text in texts])
    return {
        "name_start": np.array(starts, dtype=np.uint32),
        "name_owner": np.array(owner, dtype=np.uint32),
        "name_language": np.array(language, dtype=np.uint16),
        "name_kind": np.array(kind, dtype=np.uint8),
        "name_inferred": np.array(inferred, dtype=np.uint8),
        "name_offset": offsets,
        "name_text": b"".join(texts),
    }, dict(keys)


def _key_sections(
    keys: dict[str, list[int]], places: list[Draft], names: dict[str, container.Section]
) -> dict[str, container.Section]:
    trie = marisa_trie.Trie(keys)
    owner, kind = np.asarray(names["name_owner"]), np.asarray(names["name_kind"])
    prominence = np.array([place.prominence for place in places], dtype=np.float32)
    weight_by_kind = np.array([KIND_WEIGHT[kind] for kind in KINDS], dtype=np.float32)
    name_weight = prominence[owner] * weight_by_kind[kind]
    level_bit = np.array([1 << LEVELS.index(place.level) for place in places], dtype=np.uint8)[owner]
    ordered = sorted(keys)
    rank_of = {key: rank for rank, key in enumerate(ordered)}
    ids = np.array([trie[key] for key in ordered], dtype=np.uint32)
    rank_by_id = np.zeros(len(ordered), dtype=np.uint32)
    rank_by_id[ids] = np.arange(len(ordered), dtype=np.uint32)
    starts = np.zeros(len(ordered) + 1, dtype=np.uint32)
    starts[1:] = np.cumsum([len(keys[key]) for key in ordered])
    postings = np.array([number for key in ordered for number in keys[key]], dtype=np.uint32)
    segment = starts[:-1].astype(np.int64)
    weight = np.maximum.reduceat(name_weight[postings], segment)
    levels = np.bitwise_or.reduceat(level_bit[postings], segment)
    stop = Stopwords()
    mentionable = np.zeros(len(ordered), dtype=np.uint8)
    bigrams = np.zeros(1 << BIGRAM_BITS >> 3, dtype=np.uint8)
    firsts: list[str] = []
    pairs = [(place, name) for place in places for name in place.names]
    for key, rank in rank_of.items():
        posted = [pairs[number] for number in keys[key]]
        if stop.mentionable(key, posted):
            mentionable[rank] = 1
            firsts.append(key[:2])
    slots = bigram_slots(np.array([[ord(first[0]), ord(first[1])] for first in firsts], dtype=np.uint32))
    np.bitwise_or.at(bigrams, slots >> 3, (1 << (slots & 7)).astype(np.uint8))
    return {
        "trie": trie.tobytes(),
        "key_id": ids,
        "key_rank": rank_by_id,
        "key_start": starts,
        "key_names": postings,
        "key_weight": weight.astype(np.float32),
        "key_levels": levels.astype(np.uint8),
        "key_mention": mentionable,
        "bigrams": bigrams,
    }


def _code_table(places: list[Draft], position: dict[str, int]) -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for place in places:
        for scheme, code in place.codes.items():
            if scheme != "geonames":
                table[scheme][code] = position[place.id]
        for geonameid in place.also:
            table[ALSO][str(geonameid)] = position[place.id]
    return dict(table)
