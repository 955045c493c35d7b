// Turn the page that is shown into the page as it is now, and touch nothing that is the same.
// What stays keeps its scroll position, focus, selection and whatever the reader did to it.

import { isBlank, pair } from "./pair.js";

const SHOWN_ATTRIBUTES = new Set(["alt", "href", "src", "srcset"]);
const READERS_CHOICE = { DETAILS: "open", DIALOG: "open" };

/** What a patch did: nodes that changed, are new, or lost a child; changed words as ranges. */
export class Changes {
  changed = new Set();
  added = new Set();
  shortened = new Set();
  ranges = [];
}

/**
 * Patch a shown element into `now`, an element of the same name, and return the changes.
 *
 * `was` is the version that is shown, as it was served: what scripts and extensions have done to
 * the page since then is left alone where `was` and `now` are the same. Without it, the page that
 * is shown is taken for it.
 * `leaves` tells of a child, shown or new, that it is not part of the comparison: the shown one is
 * left as it is, the new one is not taken.
 */
export function patch(shown, now, { was = shown, leaves = () => false } = {}) {
  const changes = new Changes();
  become(shown, was, now, { leaves, changes });
  return changes;
}

function become(shown, was, now, how) {
  if (was.isEqualNode(now)) return;
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    retype(shown, now, how.changes);
    return;
  }
  takeAttributes(shown, was, now, how.changes);
  takeChildren(shown, was, now, how);
}

/** Change the letters that differ, so that a selection of others keeps its ends. */
function retype(old, now, changes) {
  const [before, after] = [old.data, now.data];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < most - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  if (before.length === start + rest && after.length === start + rest) return;
  old.replaceData(start, before.length - start - rest, after.slice(start, after.length - rest));
  if (old.nodeType !== Node.TEXT_NODE || isBlank(now)) return;
  changes.changed.add(old);
  changes.ranges.push(wholeWords(old, start, rest));
}

function wholeWords(text, start, rest) {
  let end = text.data.length - rest;
  while (start > 0 && /\S/.test(text.data[start - 1])) start--;
  while (end < text.data.length && /\S/.test(text.data[end])) end++;
  return new StaticRange({
    startContainer: text,
    startOffset: start,
    endContainer: text,
    endOffset: end,
  });
}

function takeAttributes(shown, was, now, changes) {
  const kept = READERS_CHOICE[shown.nodeName];
  for (const { name } of [...was.attributes]) {
    if (name !== kept && !now.hasAttribute(name)) shown.removeAttribute(name);
  }
  for (const attribute of now.attributes) {
    const { name, value } = attribute;
    if (name === kept || was.getAttribute(name) === value) continue;
    // A parser takes names that `setAttribute` does not.
    shown.setAttributeNode(attribute.cloneNode());
    if (SHOWN_ATTRIBUTES.has(name)) changes.changed.add(shown);
  }
}

function takeChildren(parent, was, now, how) {
  const childrenOf = (each) => [...each.childNodes].filter((node) => !how.leaves(node));
  const [olds, news] = [childrenOf(was), childrenOf(now)];
  const shown = parent === was ? olds : childrenOf(parent);
  const shownOf = parent === was ? (old) => old : twins(olds, shown);
  let start = 0;
  const most = Math.min(olds.length, news.length);
  while (start < most && olds[start].isEqualNode(news[start])) start++;
  let rest = 0;
  while (rest < most - start && olds.at(-1 - rest).isEqualNode(news.at(-1 - rest))) rest++;
  const after = olds.slice(olds.length - rest).map(shownOf).find(Boolean);
  const place = { parent, shownOf, next: after ?? lastLeft(parent, how.leaves) };
  arrange(place, olds.slice(start, olds.length - rest), news.slice(start, news.length - rest), how);
}

/** Return what gives the shown child of a served one, undefined where a script removed it. */
function twins(olds, shown) {
  const isSame = (old, index) => old.nodeName === shown[index].nodeName;
  if (olds.length === shown.length && olds.every(isSame)) {
    const places = new Map(olds.map((old, index) => [old, shown[index]]));
    return (old) => places.get(old);
  }
  const { become: pairs } = pair(shown, olds);
  return (old) => pairs.get(old);
}

/** Return the first of the children left alone at the end of a parent, null if there is none. */
function lastLeft(parent, leaves) {
  let found = null;
  for (let node = parent.lastChild; node && leaves(node); node = node.previousSibling) found = node;
  return found;
}

/** Make a stretch of children the new one; it ends before the shown child `next`. */
function arrange({ parent, shownOf, next }, olds, news, how) {
  const paired = pair(olds, news);
  const used = new Set(paired.become.values());
  const isLeft = (old) => shownOf(old) && (used.has(old) || isBlank(old));
  for (const old of olds) if (!isLeft(old)) cut(shownOf(old), how.changes);
  const left = olds.filter(isLeft);
  const moved = new Set();
  let at = 0; // left[at] is the first child that has not had its turn.
  const drop = () => isBlank(left[at]) && shownOf(left[at]).remove();
  for (const now of news) {
    while (moved.has(left[at])) at++;
    let old = paired.become.get(now);
    if (!old && isBlank(now) && left[at] && isBlank(left[at])) old = left[at];
    const [shown, here] = [shownOf(old), shownOf(left[at]) ?? next];
    if (!shown) {
      insert(parent, now, here, how.changes);
      continue;
    }
    if (old === left[at]) {
      at++;
    } else if (paired.stay.has(old)) {
      for (; left[at] !== old; at++) drop();
      at++;
    } else {
      move(parent, shown, here);
      moved.add(old);
    }
    become(shown, old, now, how);
  }
  for (; at < left.length; at++) drop();
}

function cut(shown, changes) {
  if (!shown) return;
  changes.shortened.add(shown.parentNode);
  shown.remove();
}

function insert(parent, now, next, changes) {
  const added = document.importNode(now, true);
  parent.insertBefore(added, next);
  if (!isBlank(added)) changes.added.add(added);
}

/** Move a child; `moveBefore`, where there is one, keeps its focus and its frames. */
function move(parent, child, next) {
  if (parent.moveBefore) parent.moveBefore(child, next);
  else parent.insertBefore(child, next);
}
