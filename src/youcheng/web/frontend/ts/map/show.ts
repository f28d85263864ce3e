// One map of ties: land, great circles, and a note that says what the pointer is on.
import { Map as MapLibreMap, NavigationControl, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from "maplibre-gl";
import { ArcLayer } from "./arc-layer";
import { arc, buildArcs, mercator } from "./arcs";
import { TieData, type TiesAnswer } from "./data";
import { Picker } from "./pick";
import { colour, style, token } from "./style";

const REACH = 7; // pixels from the pointer within which something is meant
const TILE = 512; // pixels of the whole world at zoom 0
const MANY = 400; // places beyond which a map shows the world

interface Labels {
  count: Record<string, string>;
  between: string;
  locale: Record<string, string>;
}

class TieMap {
  private readonly map: MapLibreMap;
  private readonly note: HTMLElement | null;
  private readonly labels: Labels;
  private picker: Picker | undefined;
  private target = "";

  constructor(
    private readonly place: HTMLElement,
    private readonly data: TieData,
  ) {
    this.labels = JSON.parse(place.dataset["labels"] ?? "{}") as Labels;
    this.note = place.querySelector(".map__note");
    const canvas = document.createElement("div");
    canvas.className = "map__canvas";
    place.prepend(canvas);
    this.map = new MapLibreMap({
      container: canvas,
      style: style(place.dataset["land"] ?? ""),
      center: [20, 25],
      zoom: 0.8,
      minZoom: data.places.length > MANY ? 0.3 : -1,
      maxZoom: 8,
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: this.labels.locale,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  }

  async show(): Promise<void> {
    const places = Float32Array.from(this.data.places.flatMap(([, , , lon, lat]) => mercator(lon, lat)));
    const arcs = buildArcs(this.data);
    this.fit();
    await new Promise<void>((resolve) => void this.map.once("style.load", () => resolve()));
    const strength = Math.min(0.9, Math.max(0.07, 9 / Math.sqrt(this.data.ties.length + 1) / 2));
    const layer = new ArcLayer(arcs, places, colour("tie"), colour("ink"), strength);
    this.map.addLayer(layer, "chosen");
    const repaint = (): void => {
      this.map.setPaintProperty("sea", "background-color", token("map-sea"));
      this.map.setPaintProperty("land", "fill-color", token("map-land"));
      this.map.setPaintProperty("chosen", "line-color", token("seal"));
      [layer.lineColour, layer.pointColour] = [colour("tie"), colour("ink")];
      this.map.triggerRepaint();
    };
    document.addEventListener("youcheng:appearance", () => requestAnimationFrame(repaint));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    this.map.on("mousemove", (event) => this.point((this.picker ??= new Picker(arcs, places)), event));
    this.map.on("click", (event) => {
      this.point((this.picker ??= new Picker(arcs, places)), event);
      const byMouse = !(event.originalEvent instanceof PointerEvent) || event.originalEvent.pointerType === "mouse";
      if (this.target && byMouse) window.location.assign(this.target);
    });
    this.place.dataset["ready"] = "true";
  }

  /** Everything in view, over whichever ocean keeps the ties together. */
  private fit(): void {
    const { places } = this.data;
    if (!places.length || places.length > MANY) return;
    const longitudes = besideEachOther(places.map(([, , , lon]) => lon));
    const latitudes = places.map(([, , , , lat]) => lat);
    this.map.fitBounds(
      [
        [Math.min(...longitudes), Math.max(-70, Math.min(...latitudes))],
        [Math.max(...longitudes), Math.min(78, Math.max(...latitudes))],
      ],
      { padding: 44, maxZoom: places.length < 2 ? 2.2 : 5, animate: false },
    );
  }

  private point(picker: Picker, event: MapMouseEvent): void {
    const [x, y] = mercator(event.lngLat.lng, event.lngLat.lat);
    const reach = REACH / (TILE * 2 ** this.map.getZoom());
    const place = picker.place(x, y, reach);
    const tie = place < 0 ? picker.tie(x, y, reach) : -1;
    this.map.getCanvas().style.cursor = place >= 0 || tie >= 0 ? "pointer" : "";
    if (place >= 0) this.showPlace(place);
    else if (tie >= 0) this.showTie(tie);
    else this.clear();
  }

  private showPlace(index: number): void {
    const row = this.data.places[index]!;
    const ties = this.data.of(index);
    const form = new Intl.PluralRules(document.documentElement.lang).select(ties.length);
    const words = (this.labels.count[form] ?? this.labels.count["other"] ?? "").replace("{n}", String(ties.length));
    this.say(`${this.place.dataset["placeUrl"]}${encodeURIComponent(row[0])}/`, [[row[1], row[2]]], words);
    this.choose(ties, 1.2);
  }

  private showTie(index: number): void {
    const { a, b } = this.data.ties[index]!;
    const [from, to] = [this.data.places[a]!, this.data.places[b]!];
    const query = new URLSearchParams({ a: from[0], b: to[0] });
    this.say(`${this.place.dataset["tieUrl"]}?${query.toString()}`, [
      [from[1], from[2]],
      [to[1], to[2]],
    ]);
    this.choose([index], 3);
  }

  private clear(): void {
    if (!this.target) return;
    this.target = "";
    if (this.note) this.note.hidden = true;
    this.choose([], 1);
  }

  private say(url: string, names: [string, string][], more = ""): void {
    if (!this.note || this.target === url) return;
    this.target = url;
    const link = document.createElement("a");
    link.href = url;
    names.forEach(([name, language], i) => {
      if (i) link.append(this.labels.between);
      const run = document.createElement("span");
      run.lang = language;
      run.textContent = name;
      link.append(run);
    });
    this.note.replaceChildren(link, more ? ` ${more}` : "");
    this.note.hidden = false;
  }

  private choose(ties: number[], width: number): void {
    const features = ties.map((index): GeoJSON.Feature => {
      const { a, b } = this.data.ties[index]!;
      const [from, to] = [this.data.places[a]!, this.data.places[b]!];
      const coordinates = arc(from[3], from[4], to[3], to[4]).map(([x, y]) => [
        x * 360 - 180,
        (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90,
      ]);
      return { type: "Feature", properties: { width }, geometry: { type: "LineString", coordinates } };
    });
    this.map.getSource<GeoJSONSource>("chosen")?.setData({ type: "FeatureCollection", features });
  }
}

/** Longitudes (sorted) cut open at the widest stretch without any, so that the rest lies as close as it can. */
function besideEachOther(longitudes: number[]): number[] {
  const sorted = [...longitudes].sort((a, b) => a - b);
  let [widest, cut] = [sorted[0]! + 360 - sorted[sorted.length - 1]!, 0];
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!;
    if (gap > widest) [widest, cut] = [gap, i];
  }
  return [...sorted.slice(cut), ...sorted.slice(0, cut).map((lon) => lon + 360)];
}

/** Fetch the ties that the place names and draw them. */
export async function showMap(place: HTMLElement): Promise<void> {
  const answer = await fetch(place.dataset["ties"] ?? "");
  if (!answer.ok) throw new Error(`ties: ${answer.status}`);
  setWorkerUrl(new URL(place.dataset["worker"] ?? "", window.location.href).href);
  await new TieMap(place, new TieData((await answer.json()) as TiesAnswer)).show();
}
