// Bundles the style sheets, the scripts and the map's land layer into static/build/.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { landPolygons } from "./land.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "build");
const modules = join(here, "..", "..", "..", "..", "node_modules");
const target = ["chrome100", "firefox100", "safari15.4"];

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const common = { bundle: true, minify: true, target, outdir: out, logLevel: "warning", legalComments: "none" };
await Promise.all([
  build({ ...common, entryPoints: ["site", "dark", "print", "map", "specimens", "desk"].map((name) => join(here, "css", `${name}.css`)) }),
  build({ ...common, entryPoints: [join(here, "ts", "site.ts"), join(here, "ts", "desk.ts"), join(here, "ts", "passkeys.ts")], format: "iife" }),
  build({ ...common, entryPoints: [join(here, "ts", "map.ts")], format: "esm", legalComments: "eof" }),
  build({
    ...common,
    entryPoints: { "map-worker": join(modules, "maplibre-gl", "dist", "maplibre-gl-worker.mjs") },
    format: "esm",
    legalComments: "eof",
  }),
]);

const atlas = JSON.parse(await readFile(join(modules, "world-atlas", "land-50m.json"), "utf8"));
await writeFile(join(out, "land.json"), JSON.stringify(landPolygons(atlas)));
