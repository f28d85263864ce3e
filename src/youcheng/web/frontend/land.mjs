// The land of the world as polygons that a map can fill: no borders, nothing crossing the antimeridian.
import { feature } from "topojson-client";

const SMALLEST = 0.02; // square degrees; smaller islands would be specks at every zoom the map offers
const SOUTH = -85.05; // as far south as the Mercator projection goes

/** A ring's longitudes made continuous: after 179° comes 181°, not −179°. */
function unwrapped(ring) {
  const points = [[...ring[0]]];
  for (const [lon, lat] of ring.slice(1)) {
    const before = points[points.length - 1][0];
    points.push([lon + 360 * Math.round((before - lon) / 360), lat]);
  }
  const [first, last] = [points[0], points[points.length - 1]];
  if (Math.abs(first[0] - last[0]) > 180) {
    // The ring goes round the pole: close it along the southern edge of the map.
    points.push([last[0], SOUTH], [first[0], SOUTH], [...first]);
  }
  return points;
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman, 1974). */
function cut(ring, meridian, keepsWest) {
  const inside = ([lon]) => (keepsWest ? lon <= meridian : lon >= meridian);
  const kept = [];
  ring.forEach((point, i) => {
    const next = ring[(i + 1) % ring.length];
    if (inside(point)) kept.push(point);
    if (inside(point) !== inside(next)) {
      const share = (meridian - point[0]) / (next[0] - point[0]);
      kept.push([meridian, point[1] + share * (next[1] - point[1])]);
    }
  });
  return kept;
}

function area(ring) {
  return Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
}

/** The ring's parts inside −180…180, each closed and rounded to hundredths of a degree. */
function parts(ring) {
  return [-360, 0, 360]
    .map((shift) => ring.map(([lon, lat]) => [lon + shift, lat]))
    .map((moved) => cut(cut(moved, 180, true), -180, false))
    .filter((part) => part.length > 2 && area(part) > SMALLEST)
    .map((part) => [...part, part[0]].map(([lon, lat]) => [Number(lon.toFixed(2)), Number(lat.toFixed(2))]));
}

/** A GeoJSON MultiPolygon of all land in a world-atlas topology; lakes and inner seas stay holes. */
export function landPolygons(topology) {
  const { features } = feature(topology, topology.objects.land);
  const coordinates = features
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
    .flatMap(([outer, ...holes]) => {
      const holeParts = holes.flatMap((hole) => parts(unwrapped(hole)));
      const outers = parts(unwrapped(outer));
      // Holes lie in the largest part: the Caspian Sea is the only one of note.
      const largest = outers.reduce((best, part, i) => (area(part) > area(outers[best]) ? i : best), 0);
      return outers.map((part, i) => (i === largest ? [part, ...holeParts] : [part]));
    });
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } };
}
