"""The credit that the licence of GeoNames asks for (CC BY 4.0); show it wherever places are shown."""

from __future__ import annotations

from typing import Final

GEONAMES_ATTRIBUTION: Final = "Place data: GeoNames (geonames.org), CC BY 4.0"
GEONAMES_URL: Final = "https://www.geonames.org/"
GEONAMES_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
