// Stylesheets: a changed one takes the place of the old one when it has been loaded.

const standsFor = new WeakMap(); // new link -> the old links that it replaces once loaded

/** Tell whether a node is a link to a stylesheet. */
export function isSheet(node) {
  return node.nodeName === "LINK" && node.relList.contains("stylesheet");
}

/** Make the stylesheets of the page's head those of a newer version of the page. */
export function swapStyles(freshHead) {
  const olds = [...document.head.children].filter(isSheet);
  const waiting = new Set(olds.flatMap((link) => standsFor.get(link) ?? []));
  const left = olds.filter((link) => !waiting.has(link));
  const fresh = [...freshHead.children].filter(isSheet);
  const isKept = (one, other) => one.href === other.href && one.media === other.media;
  const missing = fresh.filter((now) => {
    const at = left.findIndex((old) => isKept(old, now));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const added = missing.map((now) => {
    const at = left.findIndex((old) => nameOf(old) === nameOf(now));
    return replace(at >= 0 ? left.splice(at, 1)[0] : null, now);
  });
  const gone = left.flatMap((old) => [old, ...(standsFor.get(old) ?? [])]);
  if (added.length) standsFor.get(added.at(-1)).push(...gone);
  else for (const old of gone) old.remove();
}

/** Return a stylesheet's address without the fingerprint in its name: "/static/site.css". */
function nameOf(link) {
  return link.href.replace(/\.[0-9a-f]{8,}(?=\.css$)/, "");
}

function replace(old, now) {
  const link = document.importNode(now, true);
  const before = old ? [old, ...(standsFor.get(old) ?? [])] : [];
  standsFor.set(link, before);
  if (old) standsFor.delete(old);
  link.addEventListener("load", () => {
    // A newer one may have come in the meantime, and then it is that one's business.
    for (const each of standsFor.get(link) ?? []) each.remove();
    standsFor.delete(link);
  });
  link.addEventListener("error", () => {
    if (standsFor.get(link)?.length) link.remove();
  });
  const last = [...document.head.children].filter(isSheet).at(-1);
  const place = old ?? last;
  if (place) place.after(link);
  else document.head.append(link);
  return link;
}
