"""A year's policy as a document: TOML or JSON, every unit and default stated, unknown words refused."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, model_validator

from youcheng.engines.layout.instance import Level, Strict


class PolicyError(ValueError):
    """The policy document is not usable; the message says where and what was expected."""


class AtLeast(Strict):
    """Every unit of a level (and part of the region) shall have so many ties in the end, existing ones counted."""

    ties: int = Field(ge=1)
    level: Level | None = None
    region: str | None = None


class Reserve(Strict):
    """So many of the new ties go to units of this level (and part), such as counties that a support measure backs."""

    ties: int = Field(ge=1)
    level: Level | None = None
    region: str | None = None
    units: tuple[str, ...] = Field((), description="Beneficiaries by id; empty means all of the level and part.")
    measure: str = Field("", description="The support measure that backs them, in words.")


class Policy(Strict):
    """What a plan may do and what it should prefer."""

    new_ties: int = Field(ge=0, description="Most new ties in all.")
    balance: float = Field(
        0.5, ge=0, le=1, description="0 looks only at how well partners suit, 1 only at spreading ties over units."
    )
    rewards: tuple[float, ...] = Field(
        (1.0, 0.5, 0.25, 0.125),
        min_length=1,
        description="Worth of a unit's first, second, … tie, existing ones counted; never rising; later ones 0.",
    )
    level_weights: dict[Level, float] = Field(default_factory=dict, description="Weight of a level; 1 when not named.")
    region_weights: dict[str, float] = Field(default_factory=dict, description="Weight of a part; 1 when not named.")
    unit_weights: dict[str, float] = Field(default_factory=dict, description="Weight of a unit; 1 when not named.")
    country_weights: dict[str, float] = Field(default_factory=dict, description="Weight of a partner country; 1 else.")
    leave_out_units: tuple[str, ...] = ()
    leave_out_countries: tuple[str, ...] = ()
    most_per_unit: int = Field(2, ge=0, description="Most new ties of one unit.")
    most_per_country: int | None = Field(None, ge=0, description="Most new ties with one partner country.")
    most_per_partner: int = Field(1, ge=1, description="Most units that seek the same partner.")
    at_least: tuple[AtLeast, ...] = ()
    reserve: tuple[Reserve, ...] = ()
    budget: float | None = Field(None, ge=0, description="Money for all new ties, in the currency of `costs`.")
    costs: dict[Level, float] = Field(default_factory=dict, description="Cost of a new tie by level; 0 when not named.")
    plan_for_unknown: bool = Field(
        False, description="Leave to plan for units whose existing ties are not known; the plan then says so."
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if any(later > earlier for earlier, later in zip(self.rewards, self.rewards[1:], strict=False)):
            raise ValueError(f"rewards must never rise: {self.rewards}")
        for name in ("level_weights", "region_weights", "unit_weights", "country_weights", "costs"):
            negative = [key for key, value in getattr(self, name).items() if value < 0]
            if negative:
                raise ValueError(f"{name} must not be negative: {negative}")
        return self


def read_policy(path: Path) -> Policy:
    """The policy in a ``.toml`` or ``.json`` file.

    Raises PolicyError naming the file, the place in it and what was expected.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        return Policy.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc']) or 'policy'}: {fault['msg']}" for fault in error.errors()
        )
        raise PolicyError(f"{path}: {faults}") from error
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise PolicyError(f"{path}: {error}") from error
