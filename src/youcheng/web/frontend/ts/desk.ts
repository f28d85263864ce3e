// The review desk: facts and words light each other up, and everything can be done from the keyboard.
// The page works without this script: every action is a form or a link.

type Current = { fact: HTMLElement | null };

const facts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-finding]:not([hidden])")];
const MARGIN = 8; // pixels left free above what is scrolled to
const current: Current = { fact: null };
let currentId: string | undefined;

// A pane scrolls by itself; the window moves only as far as it takes to have the panes under the bar.
function reveal(element: HTMLElement): void {
  const pane = element.closest<HTMLElement>(".split__pane");
  if (!pane || getComputedStyle(pane).overflowY === "visible") {
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) element.scrollIntoView({ block: "start" });
    return;
  }
  const bar = document.getElementById("desk-bar")?.offsetHeight ?? 0;
  const frame = pane.getBoundingClientRect();
  if (frame.top < bar || frame.bottom > innerHeight) scrollBy(0, frame.top - bar - MARGIN);
  const top = pane.getBoundingClientRect().top;
  const box = element.getBoundingClientRect();
  if (box.top >= top && box.bottom <= top + pane.clientHeight) return;
  pane.scrollTop += box.top - top - Math.max((pane.clientHeight - box.height) / 2, MARGIN);
}

function wordsOf(id: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-words]")].filter((words) =>
    (words.dataset.words ?? "").split(" ").includes(id),
  );
}

function light(fact: HTMLElement, scroll: { words: boolean; fact: boolean }): void {
  for (const lit of document.querySelectorAll(".is-current")) lit.classList.remove("is-current");
  fact.classList.add("is-current");
  current.fact = fact;
  currentId = fact.dataset.finding;
  const words = wordsOf(fact.dataset.finding ?? "");
  for (const word of words) word.classList.add("is-current");
  const first = words[0];
  // On a narrow page text and facts stand below each other: jumping between them would lose the reader's place.
  if (scroll.words && first && matchMedia("(min-width: 60rem)").matches) reveal(first);
  if (scroll.fact) reveal(fact);
}

function select(fact: HTMLElement | undefined, scroll = { words: true, fact: true }): void {
  if (!fact) return;
  light(fact, scroll);
  fact.focus({ preventScroll: true });
}

function step(by: number): void {
  const all = facts();
  const at = all.findIndex((fact) => fact.dataset.finding === currentId);
  select(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function nextOpen(): void {
  const all = facts();
  const at = all.findIndex((fact) => fact.dataset.finding === currentId);
  const open = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find((fact) => fact.dataset.status === "proposed");
  select(open ?? all[at]);
}

function markWords(): void {
  const status = new Map(facts().map((fact) => [fact.dataset.finding, fact.dataset.status]));
  for (const words of document.querySelectorAll<HTMLElement>("[data-words]")) {
    const own = (words.dataset.words ?? "").split(" ").map((id) => status.get(id));
    words.dataset.state = own.every((value) => value === "rejected") ? "rejected" : own.includes("proposed") ? "proposed" : "accepted";
  }
}

function press(key: string): boolean {
  const control = current.fact?.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!control || (control as HTMLButtonElement).disabled) return false;
  control.click();
  return true;
}

function closePanel(): boolean {
  const panel = current.fact?.querySelector(".fact__panel");
  if (!panel?.hasChildNodes()) return false;
  panel.replaceChildren();
  current.fact?.focus({ preventScroll: true });
  return true;
}

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");

function search(text: string): void {
  searched = text;
  const wanted = text.trim().toLocaleLowerCase();
  for (const fact of document.querySelectorAll<HTMLElement>("[data-finding]")) {
    fact.hidden = wanted !== "" && !(fact.textContent ?? "").toLocaleLowerCase().includes(wanted);
  }
}

const keys: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  a: () => void press("a"),
  c: () => void press("c"),
  r: () => void press("r"),
  m: () => void press("m"),
  u: () => document.querySelector<HTMLButtonElement>("[data-undo] button:not([disabled])")?.click(),
  "/": () => document.querySelector<HTMLInputElement>("[data-search]")?.focus(),
  "?": () => {
    const help = document.querySelector<HTMLDetailsElement>("[data-keys]");
    if (help) help.open = !help.open;
  },
};

function onKey(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    const help = document.querySelector<HTMLDetailsElement>("[data-keys]");
    if (help?.open) help.open = false;
    else if (!closePanel()) select(current.fact ?? undefined, { words: false, fact: false });
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
  const arrow = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (arrow && !(event.target instanceof HTMLElement && event.target.matches("[data-finding]"))) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function onClick(event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  const words = target?.closest<HTMLElement>("[data-words]");
  if (words) {
    event.preventDefault();
    const ids = (words.dataset.words ?? "").split(" ");
    // Words that several facts rest on: each click goes to the next of them.
    const id = ids[(ids.indexOf(currentId ?? "") + 1) % ids.length];
    select(document.querySelector<HTMLElement>(`[data-finding="${id}"]`) ?? undefined, { words: false, fact: true });
    return;
  }
  if (target?.closest("[data-close]")) {
    event.preventDefault();
    closePanel();
    return;
  }
  const fact = target?.closest<HTMLElement>("[data-finding]");
  if (!fact) return;
  if (target?.closest("[data-to-words]")) {
    event.preventDefault();
    const first = wordsOf(fact.dataset.finding ?? "")[0];
    light(fact, { words: true, fact: false });
    if (first && !matchMedia("(min-width: 60rem)").matches) first.scrollIntoView({ block: "center" });
    return;
  }
  light(fact, { words: true, fact: false });
  if (!target?.closest("a, button, input, select, textarea, summary, label")) fact.focus({ preventScroll: true });
}

// The field helps only where this script runs, so the page holds it hidden.
function showSearch(): void {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  if (!field?.hidden) return;
  field.hidden = false;
  field.value = searched;
}

interface MapModule {
  showPlaces(place: HTMLElement): Promise<void>;
}

// The list beside says the same, so a map that cannot be shown is simply left out.
async function showMap(place: HTMLElement): Promise<void> {
  const { script, styles } = place.dataset;
  if (!script || !styles) return;
  if (!document.querySelector(`link[href="${styles}"]`)) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: styles }));
  }
  try {
    await ((await import(script)) as MapModule).showPlaces(place);
  } catch {
    place.hidden = true;
  }
}

function showMaps(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-places]:not([data-ready])")) void showMap(place);
}

function sayTrouble(): void {
  const place = document.getElementById("desk-message");
  const words = document.querySelector<HTMLElement>("[data-trouble]")?.dataset.trouble ?? "";
  place?.replaceChildren(Object.assign(document.createElement("span"), { className: "desk-bar__words desk-bar__words--trouble", textContent: words }));
}

// After every answer, once htmx has put the new cards in and given the focus back.
function onAnswer(event: Event): void {
  markWords();
  showSearch();
  const target = event.target instanceof Element ? event.target : null;
  const panel = document.querySelector(".fact.is-current .fact__panel:not(:empty)");
  const replaced = currentId ? document.querySelector<HTMLElement>(`[data-finding="${currentId}"]`) : null;
  if (replaced && replaced !== current.fact) {
    light(replaced, { words: false, fact: false });
    if (decided && replaced.dataset.status !== "proposed") nextOpen();
    else replaced.focus({ preventScroll: true });
  } else if (panel && !panel.contains(document.activeElement) && !target?.matches("[data-undo]")) {
    panel.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  }
  decided = false;
  showMaps();
}

let decided = false;
let searched = "";

function start(): void {
  showMaps();
  if (!document.querySelector("[data-desk]")) return;
  showSearch();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches("[data-search]")) search(event.target.value);
  });
  document.addEventListener("focusin", (event) => {
    const fact = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-finding]") : null;
    if (fact && fact.dataset.finding !== currentId) light(fact, { words: true, fact: false });
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const path = (event as CustomEvent<{ pathInfo: { requestPath: string } }>).detail.pathInfo.requestPath;
    decided = /\/(accept|reject|correct|merge)\/$/.test(path);
  });
  document.body.addEventListener("htmx:afterRequest", onAnswer);
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.body.addEventListener(name, sayTrouble);
  markWords();
  const named = /^#finding-(\d+)$/.exec(location.hash)?.[1];
  select(
    (named ? document.querySelector<HTMLElement>(`[data-finding="${named}"]`) : null) ??
      facts().find((fact) => fact.dataset.status === "proposed") ??
      facts()[0],
    { words: false, fact: Boolean(named) },
  );
}

start();
export {};
