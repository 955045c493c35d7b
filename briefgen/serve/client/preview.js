// What the preview puts into each page: it keeps the page as the site is now, and says how it is.

import { Bar } from "./bar.js";
import { keep, kept } from "./keep.js";
import { addressOf } from "./make.js";
import { Page } from "./page.js";
import { Panel } from "./panel.js";
import { shadow } from "./shadow.js";
import { follow } from "./stream.js";

const RELOADED = "briefgen.reloaded";
const LEAST_LIFE = 1000;
const STATUS = "/_briefgen/";

const { number, token } = document.querySelector("script[data-token][data-number]").dataset;

/** Load the page again to learn the token of a server that was started again, once. */
function stale(up) {
  const isSecond = kept("sessionStorage", RELOADED) === token;
  keep("sessionStorage", RELOADED, token);
  const isKept = kept("sessionStorage", RELOADED) === token;
  // Where nothing is kept, a tab that has loaded just now does not load again.
  if (isSecond || (!isKept && performance.now() < LEAST_LIFE)) up(false);
  else location.reload();
}

function previewPage() {
  const root = shadow();
  const panel = new Panel(root);
  const bar = new Bar(root, panel);
  const page = new Page(Number(number), token, (about) => {
    if (about.moved !== null && about.moved !== undefined) {
      location.replace(addressOf(about.moved) + location.hash);
      return;
    }
    panel.show(about);
    bar.show(about);
  });
  const up = (isUp) => {
    bar.reach(isUp);
    page.reach(isUp);
  };
  follow(token, { number: (now) => page.hear(now), up, stale: () => stale(up) });
  page.ask().catch(() => {}); // The stream finds out whether the server is there.
}

async function previewStatus() {
  const { Status } = await import("./status.js");
  const status = new Status(token);
  const up = (isUp) => status.reach(isUp);
  follow(token, { number: (now) => status.hear(now), up, stale: () => stale(up) });
}

if (location.pathname === STATUS) previewStatus();
else previewPage();
