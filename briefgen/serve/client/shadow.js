// The place of the preview's own parts: beside the body, so that the page itself holds nothing of
// them, and in a shadow, so that no style of the page reaches them.

import { copy } from "./copy.js";
import { sheets } from "./look.js";

const room = new CSSStyleSheet();

/** Return the shadow root that the bar and the panel share. */
export function shadow() {
  const host = document.createElement("briefgen-preview");
  host.lang = "en";
  host.dir = "ltr";
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = sheets();
  root.addEventListener("click", copy);
  document.documentElement.append(host);
  document.adoptedStyleSheets.push(room);
  return root;
}

/** Keep so many pixels free at the end of the page, so that the bar never covers its last lines. */
export function keepFree(pixels) {
  room.replaceSync(`@media screen { html {
    padding-block-end: ${pixels}px !important; scroll-padding-block-end: ${pixels + 8}px;
  } }`);
}
