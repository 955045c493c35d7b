// The page of the preview itself: what is wrong, what is withheld, what was slow, what changed.

import { copy } from "./copy.js";
import { pageSheets } from "./look.js";
import { addressOf, counted, make } from "./make.js";
import { letScroll, list, ordered, place, summary } from "./mistakes.js";
import { patch } from "./patch.js";

const AGAIN = 1000; // While pages wait to be checked, their number falls without a new look.
const LETTER = 7.9; // Width of a letter of the excerpts, in pixels.
const RAIL = 340 + 56; // As in status.css, with the gap beside it.
const DOWN = "The preview is not running.";

export class Status {
  #token;
  #number = -1;
  #wanted = -1;
  #isBusy = false;
  #isUp = true;
  #status = null;
  #timer = 0;

  constructor(token) {
    this.#token = token;
    document.adoptedStyleSheets.push(...pageSheets());
    document.addEventListener("click", copy);
    this.#fetch().catch(() => {});
  }

  /** Learn that the site has a number. */
  hear(number) {
    this.#wanted = Math.max(this.#wanted, number);
    if (this.#wanted > this.#number) this.#fetch().catch(() => {});
  }

  /** Say that the server cannot be reached, or that it can again. */
  reach(isUp) {
    this.#isUp = isUp;
    this.#draw();
  }

  async #fetch() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#timer);
    try {
      do {
        const query = new URLSearchParams({ token: this.#token });
        const answer = await fetch(`/_briefgen/status.json?${query}`, { cache: "no-store" });
        if (!answer.ok) return;
        this.#status = await answer.json();
        this.#number = this.#status.number;
        this.#draw();
      } while (this.#number < this.#wanted);
    } finally {
      this.#isBusy = false;
    }
    if (this.#status.unchecked) {
      this.#timer = setTimeout(() => this.#fetch().catch(() => {}), AGAIN);
    }
  }

  #draw() {
    if (!this.#status) return;
    const fresh = document.body.cloneNode(true);
    fresh.querySelector("#title").textContent = this.#status.title;
    const state = fresh.querySelector("#state");
    state.textContent = this.#isUp ? standing(this.#status) : DOWN;
    state.classList.toggle("down", !this.#isUp);
    fresh.querySelector("#main").replaceChildren(...sections(this.#status));
    patch(document.body, fresh);
    letScroll(document);
    document.title = `Preview · ${this.#status.title}`;
  }
}

function standing({ unchecked }) {
  if (!unchecked) return "All pages are up to date.";
  return `${counted(unchecked, "page is", "pages are")} still to be checked.`;
}

function sections(status) {
  return [
    make("div", { class: "column" }, problems(status), withheld(status), rounds(status)),
    make("div", { class: "rail" }, documents(status), slowest(status)),
  ];
}

function section(id, title, count, ...children) {
  return make(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    make("h2", { id: `${id}-title` }, title, count && make("span", { class: "count" }, count)),
    children,
  );
}

function problems({ mistakes }) {
  const whole = document.getElementById("main").clientWidth;
  const room = whole - (innerWidth < 1000 ? 0 : RAIL) - 28;
  const shown = mistakes.length
    ? list(ordered(mistakes), Math.floor(room / LETTER))
    : make("p", { class: "good" }, "Nothing is wrong.");
  return section("problems", "Problems", summary(mistakes), shown);
}

function withheld({ withheld: hidden, public_differs: differs }) {
  const rows = hidden.map((each) =>
    make("li", {}, place(each), make("span", { class: "reason" }, each.reason)),
  );
  return section(
    "withheld",
    "Withheld",
    hidden.length ? String(hidden.length) : "",
    differs > 0 && make("p", { class: "remark" }, differing(differs)),
    rows.length
      ? make("ul", { class: "rows" }, rows)
      : make("p", { class: "none" }, "Nothing is withheld here."),
  );
}

function differing(number) {
  const documents = counted(number, "document is", "documents are");
  return `${documents} shown here that a public build would withhold.`;
}

function rounds({ rounds: all, is_polling: polls }) {
  const rows = all.map((each) =>
    make(
      "li",
      {},
      make("span", {}, make("time", {}, each.at), " ", ...outcome(each)),
      make("span", { class: "number" }, milliseconds(each.milliseconds)),
      make("span", { class: "changed" }, each.changed.join(", ") || "all files"),
    ),
  );
  return section(
    "rounds",
    "Last changes",
    "",
    polls &&
      make(
        "p",
        { class: "remark" },
        "This system does not announce changes of files, so they are looked at again and again: " +
          "a change is seen a little later.",
      ),
    rows.length ? make("ol", { class: "rows" }, rows) : make("p", { class: "none" }, "None so far."),
  );
}

function outcome({ errors, warnings }) {
  const found = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")];
  const text = found.filter(Boolean).join(", ");
  return text ? [make("span", { class: errors ? "broken" : "" }, text)] : [];
}

function documents({ counts }) {
  const rows = Object.entries(counts).flatMap(([kind, number]) => [
    make("dt", {}, number === 1 ? kind : `${kind}s`),
    make("dd", {}, number.toLocaleString("en")),
  ]);
  return section("documents", "Documents", "", make("dl", {}, rows));
}

function slowest({ slowest: outputs }) {
  const most = Math.max(...outputs.map((each) => each.milliseconds), 1);
  const rows = outputs.map((each) =>
    make(
      "li",
      {},
      make("a", { class: "path", href: addressOf(each.path) }, `/${each.path}`),
      make("span", { class: "number" }, milliseconds(each.milliseconds)),
      make("span", { class: "share", style: `--share: ${each.milliseconds / most}` }),
    ),
  );
  return section(
    "slowest",
    "Slowest outputs",
    "",
    rows.length ? make("ol", { class: "rows" }, rows) : make("p", { class: "none" }, "None so far."),
  );
}

function milliseconds(number) {
  return `${number.toLocaleString("en", { maximumFractionDigits: number < 10 ? 1 : 0 })} ms`;
}
