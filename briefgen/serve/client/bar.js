// The bar at the foot of each page: what a public build would do with it, its size, its mistakes,
// its source.

import { keep, kept } from "./keep.js";
import { counted, make } from "./make.js";
import { place, summary } from "./mistakes.js";
import { patch } from "./patch.js";
import { keepFree } from "./shadow.js";

const SIZE = "briefgen.bar";
const DOWN = "The preview is not running.";

export class Bar {
  #box = make("aside", { class: "bar", "aria-label": "Preview" });
  #panel;
  #about = null;
  #isUp = true;

  constructor(root, panel) {
    this.#panel = panel;
    panel.onToggle = () => this.#draw();
    root.append(this.#box);
    this.#box.addEventListener("click", (event) => this.#clicked(event));
    addEventListener("storage", (event) => event.key === SIZE && this.#draw());
    this.#draw();
  }

  show(about) {
    this.#about = about;
    this.#draw();
  }

  /** Say that the server cannot be reached, or that it can again. */
  reach(isUp) {
    if (this.#isUp === isUp) return;
    this.#isUp = isUp;
    this.#draw();
  }

  #clicked(event) {
    const button = event.target.closest("[data-do]");
    if (button?.dataset.do === "panel") this.#panel.toggle(button);
    if (button?.dataset.do !== "bar") return;
    keep("localStorage", SIZE, isSmall() ? "whole" : "small");
    this.#draw();
    this.#box.querySelector("[data-do=bar]").focus();
  }

  #draw() {
    const fresh = this.#box.cloneNode();
    fresh.toggleAttribute("data-small", isSmall());
    const state = make("p", { class: "down", role: "status" }, !this.#isUp && DOWN);
    fresh.append(state);
    if (this.#isUp && !isSmall()) fresh.append(...left(this.#about), make("span", { class: "gap" }));
    if (this.#about) fresh.append(...problems(this.#about, this.#panel.isOpen));
    if (!isSmall()) fresh.append(...right(this.#about));
    fresh.append(hider());
    patch(this.#box, fresh);
    keepFree(this.#box.offsetHeight);
  }
}

function isSmall() {
  return kept("localStorage", SIZE) === "small";
}

/** Return marks, words and minutes. */
function left(about) {
  if (!about) return [];
  const marks = about.marks.map((text) => [text, text.split(" ")[0]]);
  if (!about.is_found) marks.push(["no page here", "broken"]);
  else if (!about.is_current) marks.push(["last good version", "broken"]);
  return [
    ...marks.map(([text, kind]) => make("span", { class: `mark ${kind}`, title: text }, text)),
    about.words > 0 &&
      make(
        "span",
        { class: "size" },
        counted(about.words, "word"),
        make("span", { class: "wide" }, ` · ${about.minutes} min`),
      ),
  ].filter(Boolean);
}

function problems(about, isOpen) {
  const text = summary(about.mistakes) || (about.is_found ? "" : "Help");
  if (!text) return [];
  const worst = ["error", "warning"].find((severity) => text.includes(severity)) ?? "note";
  const [first, ...others] = text.split(/(?=, )/);
  const here = about.mistakes.filter((each) => each.is_here).length;
  return [
    make(
      "button",
      {
        type: "button",
        class: `problems ${worst}`,
        "data-do": "panel",
        "aria-expanded": String(isOpen),
        "aria-controls": "panel",
        title: here ? `${here} of them in this page` : null,
      },
      first,
      others.length > 0 && make("span", { class: "wide" }, others.join("")),
    ),
  ];
}

function right(about) {
  return [
    about?.source ? source(about) : null,
    make(
      "a",
      { class: "all", href: "/_briefgen/" },
      "All",
      make("span", { class: "wide" }, " problems"),
    ),
  ].filter(Boolean);
}

function source({ source: file, open }) {
  const name = file.lastIndexOf("/") + 1;
  const link = place({ file, open }, [
    make("span", { class: "wide" }, file.slice(0, name)),
    file.slice(name),
  ]);
  link.classList.add("source");
  if (open) link.title = `Open ${file}`;
  return link;
}

function hider() {
  const [text, name] = isSmall() ? ["Preview", "Show the preview bar"] : ["Hide", null];
  return make(
    "button",
    { type: "button", class: "hider", "data-do": "bar", "aria-label": name ?? "Hide the preview bar" },
    text,
  );
}
