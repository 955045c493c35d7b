// The panel over the last good page: mistakes, and what may have been meant where no page is.

import { keep, kept } from "./keep.js";
import { addressOf, counted, make } from "./make.js";
import { letScroll, list, only, ordered, summary } from "./mistakes.js";
import { patch } from "./patch.js";

const CLOSED = "briefgen.closed";
const MOST = 30; // The status page has all.
const LETTER = 7.9; // Width of a letter of the excerpts, in pixels.

export class Panel {
  /** Called when the panel opens or closes. */
  onToggle = () => {};
  #about = null;
  #box = make("section", {
    class: "panel",
    id: "panel",
    role: "dialog",
    "aria-labelledby": "panel-title",
    tabindex: "-1",
    hidden: true,
  });
  #said = make("p", { class: "unseen-text", role: "status" });
  #opener = null;

  constructor(root) {
    root.append(this.#said, this.#box);
    this.#box.addEventListener("click", (event) => {
      if (event.target.closest("[data-close]")) this.close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen && !event.defaultPrevented) this.close();
    });
  }

  get isOpen() {
    return !this.#box.hidden;
  }

  /** Show what there is to know; errors and a missing page open the panel, unless it was closed
   * over just these. */
  show(about) {
    this.#about = about;
    const reasons = reasonsOf(about);
    const closed = new Set(JSON.parse(kept("sessionStorage", CLOSED) || "[]"));
    // What was put right and comes back is new.
    this.#remember(reasons.filter((reason) => closed.has(reason)));
    if (!about.mistakes.length && about.is_found) this.#toggle(false);
    else if (reasons.some((reason) => !closed.has(reason))) this.#toggle(true);
    else if (!reasons.length && !this.#opener) this.#toggle(false);
    if (this.isOpen) this.#draw();
    this.#say();
  }

  /** Open the panel for its reader, who comes from a button, or close it. */
  toggle(opener) {
    if (this.isOpen) {
      this.close();
      return;
    }
    this.#opener = opener;
    this.#toggle(true);
    this.#draw();
    this.#box.focus();
  }

  /** Close the panel until there are other mistakes; focus goes back to where it came from. */
  close() {
    const held = this.#box.contains(this.#box.getRootNode().activeElement);
    this.#remember(reasonsOf(this.#about));
    this.#toggle(false);
    if (held) this.#opener?.focus();
    this.#opener = null;
  }

  #remember(reasons) {
    keep("sessionStorage", CLOSED, JSON.stringify(reasons));
  }

  #toggle(isOpen) {
    if (this.isOpen === isOpen) return;
    this.#box.hidden = !isOpen;
    this.onToggle();
  }

  #say() {
    const errors = only(this.#about.mistakes, "error");
    const said = errors.length ? `${counted(errors.length, "error")}. ${errors[0].message}` : "";
    if (this.#said.textContent !== said) this.#said.textContent = said;
  }

  #draw() {
    const fresh = this.#box.cloneNode();
    fresh.append(...parts(this.#about));
    patch(this.#box, fresh);
    letScroll(this.#box);
  }
}

/** Return what makes the panel open by itself: a key for each error, and one for a missing page. */
function reasonsOf({ mistakes, is_found, path }) {
  const errors = only(mistakes, "error").map((each) => [each.code, each.file, each.message]);
  const reasons = errors.map((each) => each.join(" "));
  return is_found ? reasons : [`missing ${path}`, ...reasons];
}

function parts(about) {
  const { is_found, mistakes } = about;
  const columns = Math.floor((Math.min(innerWidth - 24, 736) - 68) / LETTER);
  const shown = ordered(mistakes).slice(0, MOST);
  const title = is_found ? summary(mistakes) : "No page is here";
  return [
    make(
      "header",
      {},
      make("h2", { id: "panel-title" }, title),
      is_found && make("p", {}, standing(about)),
      make(
        "button",
        { type: "button", "data-close": true, "aria-label": "Close", title: "Close (Escape)" },
        "×",
      ),
    ),
    make(
      "div",
      { class: "inside", tabindex: "0", role: "group", "aria-label": title },
      is_found ? [] : missing(about),
      !is_found && mistakes.length ? make("h3", {}, summary(mistakes)) : null,
      shown.length ? list(shown, columns) : null,
      mistakes.length > MOST &&
        make("p", {}, make("a", { href: "/_briefgen/" }, `All ${mistakes.length} problems`)),
    ),
  ];
}

function standing({ is_current, mistakes }) {
  if (!is_current) return "This is the last version of the page that could be made.";
  return mistakes.some((each) => each.is_here) ? "" : "None is in this page.";
}

function missing({ path, near, withheld }) {
  return [
    make("p", {}, "Nothing has the address ", make("code", {}, `/${path}`), "."),
    withheld && make("p", { class: "withheld" }, `Its page is withheld: ${withheld}.`),
    near.length > 0 && make("h3", {}, "Did you mean"),
    near.length > 0 &&
      make(
        "ul",
        { class: "near" },
        near.map((each) =>
          make(
            "li",
            {},
            make("a", { href: addressOf(each.path) }, each.title || `/${each.path}`),
            " ",
            make("code", {}, `/${each.path}`),
          ),
        ),
      ),
  ];
}
