// Maps come after everything else: once the page is there, and the place for the map is near the window.

interface MapModule {
  showMap(place: HTMLElement): Promise<void>;
}

async function load(place: HTMLElement): Promise<void> {
  const { script, styles } = place.dataset;
  if (!script || !styles) return;
  if (!document.querySelector(`link[href="${styles}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = styles;
    document.head.append(link);
  }
  const note = place.querySelector<HTMLElement>(".map__note");
  try {
    const module = (await import(script)) as MapModule;
    await module.showMap(place);
  } catch (error) {
    if (note) {
      note.textContent = place.dataset["failed"] ?? "";
      note.hidden = false;
    }
    throw error;
  }
}

/** Watch every place for a map and fill it when it comes near. */
export function loadMaps(): void {
  const places = document.querySelectorAll<HTMLElement>("[data-map]");
  if (!places.length) return;
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        void load(target as HTMLElement);
      }
    },
    { rootMargin: "200px" },
  );
  const start = (): void => places.forEach((place) => watcher.observe(place));
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start, { once: true });
}
