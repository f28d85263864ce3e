// A small map of places to choose from, each with the number that it has in the list beside.
import { LngLatBounds, Map as MapLibreMap, Marker, setWorkerUrl } from "maplibre-gl";
import { style } from "./style";

interface Point {
  lat: number;
  lon: number;
  label: string;
  name: string;
}

export async function showPlaces(place: HTMLElement): Promise<void> {
  const points = JSON.parse(place.dataset["places"] ?? "[]") as Point[];
  if (!points.length || place.dataset["ready"]) return;
  setWorkerUrl(place.dataset["worker"] ?? "");
  const map = new MapLibreMap({
    container: place,
    style: style(place.dataset["land"] ?? ""),
    center: [points[0]!.lon, points[0]!.lat],
    zoom: 2,
    maxZoom: 8,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    fadeDuration: 0,
  });
  const bounds = new LngLatBounds();
  for (const point of points) {
    const sign = document.createElement("span");
    sign.className = "place-sign";
    sign.textContent = point.label;
    sign.title = point.name;
    new Marker({ element: sign }).setLngLat([point.lon, point.lat]).addTo(map);
    bounds.extend([point.lon, point.lat]);
  }
  map.fitBounds(bounds, { padding: 40, maxZoom: 5, animate: false });
  await new Promise<void>((resolve) => void map.once("load", () => resolve()));
  place.dataset["ready"] = "true";
}
