// Light or dark at once, without a reload; the server's answer to the same link does it where scripts are off.

const MEDIA: Record<string, string> = {
  light: "not all",
  dark: "screen",
  auto: "screen and (prefers-color-scheme: dark)",
};

/** Let the links in the footer switch the night sheet on or off and remember the choice for a year. */
export function rememberAppearance(): void {
  const sheet = document.querySelector<HTMLLinkElement>("#night");
  const links = document.querySelectorAll<HTMLAnchorElement>("[data-appearance]");
  for (const link of links) {
    link.addEventListener("click", (event) => {
      const choice = link.dataset["appearance"] ?? "auto";
      const media = MEDIA[choice];
      if (!sheet || !media) return;
      event.preventDefault();
      sheet.media = media;
      document.cookie = `appearance=${choice}; path=/; max-age=31536000; samesite=lax`;
      for (const other of links) other.toggleAttribute("aria-current", other === link);
      document.dispatchEvent(new CustomEvent("youcheng:appearance"));
    });
  }
}
