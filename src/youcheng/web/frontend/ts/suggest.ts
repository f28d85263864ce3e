// Suggestions under a search field: the combobox pattern of the ARIA Authoring Practices Guide.

interface Suggestion {
  name: string;
  language: string;
  where: string;
  url: string;
}

const PAUSE = 60; // milliseconds after a key before asking

class Suggestions {
  private readonly list: HTMLUListElement;
  private found: Suggestion[] = [];
  private chosen = -1;
  private timer = 0;
  private request: AbortController | undefined;
  private composing = false;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly address: string,
  ) {
    this.list = document.createElement("ul");
    this.list.className = "suggestions";
    this.list.id = `${input.id}-suggestions`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.getAttribute("aria-label") ?? input.placeholder);
    input.parentElement?.append(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";

    input.addEventListener("input", () => this.later());
    input.addEventListener("compositionstart", () => (this.composing = true));
    input.addEventListener("compositionend", () => {
      this.composing = false;
      this.later();
    });
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (item) this.open(Number(item.dataset["index"]));
    });
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    const text = this.input.value.trim();
    this.request?.abort();
    if (!text || this.composing) return this.close();
    this.request = new AbortController();
    try {
      const more = this.address.includes("?") ? "&" : "?";
      const answer = await fetch(`${this.address}${more}q=${encodeURIComponent(text)}`, { signal: this.request.signal });
      if (!answer.ok) return this.close();
      this.show(((await answer.json()) as { results: Suggestion[] }).results);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  private show(found: Suggestion[]): void {
    this.found = found;
    this.chosen = -1;
    this.list.replaceChildren(
      ...found.map((suggestion, index) => {
        const item = document.createElement("li");
        item.className = "suggestion";
        item.id = `${this.list.id}-${index}`;
        item.dataset["index"] = String(index);
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        const name = document.createElement("span");
        name.lang = suggestion.language;
        name.textContent = suggestion.name;
        const where = document.createElement("span");
        where.className = "suggestion__where";
        where.textContent = suggestion.where;
        item.append(name, where);
        return item;
      }),
    );
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === "Escape") return this.close();
    if (this.list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = this.found.length + 1;
      this.choose(((this.chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && this.chosen >= 0) {
      event.preventDefault();
      this.open(this.chosen);
    }
  }

  private choose(index: number): void {
    this.chosen = index;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    if (index < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
    this.list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  private open(index: number): void {
    const url = this.found[index]?.url;
    if (url) window.location.assign(url);
  }

  private close(): void {
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** Attach suggestions to every field that names where to ask for them. */
export function suggestWhileTyping(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) {
    new Suggestions(input, input.dataset["suggest"] ?? "");
  }
}
