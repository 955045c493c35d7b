// Show for two seconds what a patch changed. The marks are animations: the page holds nothing of
// them, and nothing is left of them.

const MILLISECONDS = 2000;
const MOST = 60; // More is another page, not an edit of this one.
const TEXT_BLOCKS =
  "p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, pre, blockquote, figure, figcaption, summary";
const LOOKS = {
  changed: { color: "rgb(198 128 8)", tint: "rgb(198 128 8 / 0.14)", style: "dashed" },
  added: { color: "rgb(46 144 84)", tint: "rgb(46 144 84 / 0.14)", style: "solid" },
};

const letters = new CSSStyleSheet();
letters.replaceSync("::highlight(briefgen) { background-color: rgb(198 128 8 / 0.32) }");
let lastLetters = 0;

/** Mark the blocks that changed and those that are new, and the words that changed. */
export function mark(changes) {
  const blocks = blocksOf(changes);
  if (!blocks.size || blocks.size > MOST) return;
  for (const [block, kind] of blocks) animate(block, kind);
  highlight(changes.ranges);
}

/** Return the blocks to be marked, each once, with how. */
function blocksOf({ changed, added, shortened }) {
  const blocks = new Map();
  const take = (block, kind) => {
    if (block && document.body.contains(block) && block !== document.body) blocks.set(block, kind);
  };
  for (const node of shortened) if (node.matches(TEXT_BLOCKS)) take(node, "changed");
  for (const node of changed) take(blockOf(node), "changed");
  for (const node of added) {
    if (isBlock(node)) take(node, "added");
    else take(blockOf(node), "changed");
  }
  return blocks;
}

function blockOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest(TEXT_BLOCKS) ?? element;
}

function isBlock(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  return !getComputedStyle(node).display.startsWith("inline");
}

function animate(block, kind) {
  const { color, tint, style } = LOOKS[kind];
  const full = {
    outline: `1px ${style} ${color}`,
    outlineOffset: "4px",
    backgroundColor: tint,
    boxShadow: `0 0 0 4px ${tint}`,
    offset: 0,
  };
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const frames = [full, { ...full, offset: isStill ? 1 : 0.6 }];
  if (!isStill) frames.push({ outline: `1px ${style} transparent`, outlineOffset: "4px" });
  for (const old of block.getAnimations()) if (old.id.startsWith("briefgen-")) old.cancel();
  block.animate(frames, { duration: MILLISECONDS, id: `briefgen-${kind}` });
}

function highlight(ranges) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  if (!document.adoptedStyleSheets.includes(letters)) document.adoptedStyleSheets.push(letters);
  CSS.highlights.set("briefgen", new Highlight(...ranges));
  clearTimeout(lastLetters);
  lastLetters = setTimeout(() => CSS.highlights.delete("briefgen"), MILLISECONDS);
}
