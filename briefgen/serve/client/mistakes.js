// Mistakes as elements: what is wrong, where, the line with carets under the place, and advice.

import { counted, make } from "./make.js";

const RANKS = { error: 0, warning: 1, note: 2 };
const CUT = "…";

/** Return the mistakes with those of this page first, then errors first; else newest first. */
export function ordered(mistakes) {
  const rank = (each) => (each.is_here ? 0 : 10) + (RANKS[each.severity] ?? 3);
  return [...mistakes].sort((one, other) => rank(one) - rank(other));
}

/** Return those of one severity. */
export function only(mistakes, severity) {
  return mistakes.filter((each) => each.severity === severity);
}

/** Say how many mistakes there are: "2 errors, 1 warning", "" where there are none. */
export function summary(mistakes) {
  return Object.keys(RANKS)
    .map((severity) => [only(mistakes, severity).length, severity])
    .filter(([number]) => number)
    .map(([number, severity]) => counted(number, severity))
    .join(", ");
}

/** Return a list of mistakes; `columns` is how many letters of a line have room. */
export function list(mistakes, columns) {
  return make("ol", { class: "mistakes" }, mistakes.map((each) => item(each, columns)));
}

function item(mistake, columns) {
  const { code, severity, message, advice } = mistake;
  return make(
    "li",
    { class: `mistake ${severity}` },
    make(
      "p",
      { class: "what" },
      make("span", { class: "severity" }, severity),
      " ",
      make("code", {}, code),
      " ",
      make("span", { class: "message" }, message),
    ),
    mistake.file && make("p", { class: "where" }, place(mistake)),
    mistake.excerpt && excerpt(mistake, columns),
    advice && make("p", { class: "advice" }, advice),
  );
}

/** Return the place of something with `file` and `open` as a link, or a button that copies it. */
export function place({ file, line, column, open }, shown = null) {
  const text = [file, line, line && column].filter(Boolean).join(":");
  shown ??= broken(text);
  if (open) return make("a", { class: "place", href: open }, shown);
  return make(
    "button",
    { class: "place", type: "button", "data-copy": text, title: `Copy ${text}` },
    shown,
  );
}

/** Let the keyboard reach the lines that are wider than their place, and scroll them. */
export function letScroll(root) {
  for (const each of root.querySelectorAll(".excerpt")) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
}

/** Let a path break after its slashes. */
function broken(path) {
  const parts = path.split(/(?<=\/)/);
  return parts.flatMap((part) => [make("wbr"), part]).slice(1);
}

/** Return the line with carets under the place, cut on both sides where it is too long. */
function excerpt({ line, column, length, excerpt: text }, columns) {
  const letters = [...text];
  const at = Math.min(Math.max(column - 1, 0), letters.length);
  const most = Math.max(columns - String(line).length - 3, 16);
  const width = Math.max(1, Math.min(length, letters.length - at || 1));
  const [start, end] = windowOf(letters.length, at, width, most);
  const before = (start > 0 ? CUT : "") + letters.slice(start, at).join("");
  const marked = letters.slice(at, Math.min(at + width, end)).join("");
  const after = letters.slice(Math.min(at + width, end), end).join("");
  const gutter = line ? `${line} │ ` : "";
  return make(
    "pre",
    { class: "excerpt" },
    make("span", { class: "gutter" }, gutter),
    before,
    column > 0 ? make("mark", {}, marked) : marked,
    after + (end < letters.length ? CUT : ""),
    column > 0 && carets(gutter + before, Math.max(1, Math.min(width, end - at))),
  );
}

/** Return the first and the last letter (excluded) to show, so that the place is among them. */
function windowOf(size, at, width, most) {
  if (size <= most) return [0, size];
  const room = Math.max(most - width, 0);
  const start = Math.max(0, Math.min(at - Math.floor(room / 2), size - most));
  return [start, Math.min(size, start + most)];
}

/** Return the line of carets; what stands before them is there unseen, for tabs and wide letters. */
function carets(before, width) {
  return make(
    "span",
    { class: "carets", "aria-hidden": "true" },
    "\n",
    make("span", { class: "unseen" }, before),
    "^".repeat(width),
  );
}
