// Great circles in the Mercator square: x from 0 (180° W) to 1 (180° E), y from 0 (north) to 1 (south).
import type { TieData } from "./data";

const STEP = (3 * Math.PI) / 180; // radians of arc per vertex
const RESTART = 0xffffffff;
const EDGE = (85.05 * Math.PI) / 180;

export function mercator(lon: number, lat: number): [number, number] {
  const phi = Math.max(-EDGE, Math.min(EDGE, (lat * Math.PI) / 180));
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}

/** Points of the great circle between two places, x continuous over the antimeridian. */
export function arc(lonA: number, latA: number, lonB: number, latB: number): [number, number][] {
  const radians = Math.PI / 180;
  const unit = (lon: number, lat: number): [number, number, number] => [
    Math.cos(lat * radians) * Math.cos(lon * radians),
    Math.cos(lat * radians) * Math.sin(lon * radians),
    Math.sin(lat * radians),
  ];
  const [p, q] = [unit(lonA, latA), unit(lonB, latB)];
  const angle = Math.acos(Math.max(-1, Math.min(1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  const steps = Math.max(1, Math.ceil(angle / STEP));
  const points: [number, number][] = [];
  let before = lonA;
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    let lon = lonB;
    let lat = latB;
    if (i < steps && angle > 1e-9) {
      const [u, v] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
      const [x, y, z] = [u * p[0] + v * q[0], u * p[1] + v * q[1], u * p[2] + v * q[2]];
      lon = Math.atan2(y, x) / radians;
      lat = Math.atan2(z, Math.hypot(x, y)) / radians;
    }
    lon += 360 * Math.round((before - lon) / 360);
    before = lon;
    points.push(mercator(lon, lat));
  }
  return points;
}

export interface ArcBuffers {
  /** x and y of every vertex */
  vertices: Float32Array;
  /** line strips, one per tie, parted by the restart index */
  indices: Uint32Array;
  /** first vertex of each tie, and one past the last */
  starts: Uint32Array;
}

/** All ties as line strips. */
export function buildArcs(data: TieData): ArcBuffers {
  const vertices: number[] = [];
  const indices: number[] = [];
  const starts = new Uint32Array(data.ties.length + 1);
  data.ties.forEach(({ a, b }, i) => {
    const [from, to] = [data.places[a]!, data.places[b]!];
    starts[i] = vertices.length / 2;
    for (const [x, y] of arc(from[3], from[4], to[3], to[4])) {
      indices.push(vertices.length / 2);
      vertices.push(x, y);
    }
    indices.push(RESTART);
  });
  starts[data.ties.length] = vertices.length / 2;
  return { vertices: Float32Array.from(vertices), indices: Uint32Array.from(indices), starts };
}
