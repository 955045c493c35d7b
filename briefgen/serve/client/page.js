// The page of one tab: fetched again when the site has changed, and patched in place.

import { mark } from "./marks.js";
import { patch } from "./patch.js";
import { knowPictures, refreshPictures } from "./pictures.js";
import { isSheet, swapStyles } from "./styles.js";

const RETRY = 500;
const HIDDEN_WAIT = 150; // Tabs that are seen come first.

/** A tab's page: `number` is of the newest look at the site that it has seen. */
export class Page {
  #served;
  #number;
  #wanted;
  #token;
  #tell;
  #told = 0;
  #isBusy = false;
  #isUp = true;
  #etag = "";
  #was; // The page that is shown, as it was served; undefined where that is not known.

  /** Begin with the number the page was served with; `tell(about)` is called with each About. */
  constructor(number, token, tell) {
    this.#served = number;
    this.#number = number;
    this.#wanted = number;
    this.#token = token;
    this.#tell = tell;
    this.#recall().catch(() => {});
    if (document.readyState === "complete") knowPictures();
    else addEventListener("load", knowPictures);
  }

  /** Learn that the site has a number; what is older than it is fetched. */
  hear(number) {
    this.#wanted = Math.max(this.#wanted, number);
    if (this.#wanted === this.#number || this.#isBusy) return;
    this.#isBusy = true;
    if (document.hidden) setTimeout(() => this.#catchUp(), HIDDEN_WAIT);
    else this.#catchUp();
  }

  /** Learn that the server cannot be reached, or that it can again. */
  reach(isUp) {
    this.#isUp = isUp;
  }

  /** Ask what there is to know of the page; the answer, null where there is none, is told. */
  async ask() {
    const query = new URLSearchParams({ path: location.pathname, token: this.#token });
    const answer = await fetch(`/_briefgen/page.json?${query}`, { cache: "no-store" });
    const about = answer.ok ? await answer.json() : null;
    if (about && about.number >= this.#told) {
      this.#told = about.number;
      this.#tell(about);
    }
    return about;
  }

  async #catchUp() {
    try {
      while (this.#number < this.#wanted) {
        const wanted = this.#wanted;
        await this.#look();
        this.#number = wanted;
      }
    } catch {
      // Where only this request was cut off, it is made once more. Where the server is gone, the
      // stream says when it is back.
      setTimeout(() => this.#isUp && this.hear(this.#wanted), RETRY);
    }
    this.#isBusy = false;
  }

  /** Take from the browser's own memory what the server sent for the page that is shown. */
  async #recall() {
    const where = location.pathname + location.search;
    const answer = await fetch(where, { cache: "only-if-cached", mode: "same-origin" });
    const served = answer.ok && parse(await answer.text());
    // Another tab may have fetched a newer version.
    if (!served || this.#was || ownScript(served)?.dataset.number !== `${this.#served}`) return;
    this.#was = served;
    this.#etag = answer.headers.get("ETag") ?? "";
  }

  async #look() {
    const asked = fetch(location.pathname + location.search, {
      cache: "no-cache",
      headers: { Accept: "text/html" },
    });
    const told = this.ask();
    told.catch(() => {}); // Awaited below, or the page's own request has failed too.
    const answer = await asked;
    if (answer.status === 404) {
      const about = await told;
      if (about?.moved !== null && about?.moved !== undefined) return; // The bar goes there.
    }
    await this.#take(answer);
    await told;
    if (!document.hidden) refreshPictures();
  }

  async #take(answer) {
    const etag = answer.headers.get("ETag") ?? "";
    if (answer.redirected) location.replace(answer.url);
    else if (answer.status >= 500 || (etag && etag === this.#etag)) return;
    else if (!answer.headers.get("Content-Type")?.startsWith("text/html")) {
      // A site without a page for unknown addresses: the last page stays, and the panel helps.
      if (answer.ok) location.reload();
    } else {
      const fresh = parse(await answer.text());
      show(fresh, this.#was ?? document);
      this.#was = fresh;
      this.#etag = etag;
    }
  }
}

function parse(text) {
  return new DOMParser().parseFromString(text, "text/html");
}

function ownScript(page) {
  return page.querySelector("script[data-token][data-number]");
}

/** Patch the document, served as `was`, into a newer one and mark what has changed. */
function show(fresh, was) {
  if (hasNewScript(fresh, was)) {
    // What a script did to the page cannot be undone, so it starts anew.
    location.reload();
    return;
  }
  const start = performance.now();
  const changes = patch(document.documentElement, fresh.documentElement, {
    was: was.documentElement,
    leaves: isOurs,
  });
  swapStyles(fresh.head);
  performance.clearMeasures("briefgen patch");
  performance.measure("briefgen patch", { start });
  mark(changes);
}

/** Tell whether a node is not part of the comparison: the preview's own, or a stylesheet. */
function isOurs(node) {
  if (node.nodeName === "SCRIPT") return Boolean(node.dataset.token);
  return node.localName === "briefgen-preview" || (isSheet(node) && node.closest("head"));
}

function hasNewScript(fresh, was) {
  const known = new Set([...was.scripts].map((script) => script.src));
  return [...fresh.scripts].some((script) => script.src && !known.has(script.src));
}
