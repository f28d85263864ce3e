// The map's looks, from the page's own tokens.
import type { StyleSpecification } from "maplibre-gl";
import type { Colour } from "./arc-layer";

export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A hexadecimal colour token as three shares of one. */
export function colour(name: string): Colour {
  const value = parseInt(token(name).slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function style(land: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land, tolerance: 0.2, maxzoom: 7 },
      chosen: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("map-sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": token("map-land"), "fill-antialias": true } },
      {
        id: "chosen",
        type: "line",
        source: "chosen",
        layout: { "line-cap": "round" },
        paint: { "line-color": token("seal"), "line-width": ["get", "width"] },
      },
    ],
  };
}
