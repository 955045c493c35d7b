// Which child of the old parent becomes which child of the new one.

const TEXT_BLOCKS = new Set(
  "P LI H1 H2 H3 H4 H5 H6 DT DD TR FIGURE BLOCKQUOTE PRE ARTICLE".split(" "),
);
const LEAST_LIKE = 0.3; // Two text blocks with less in common are two texts, not an edit of one.
const MOST_WORDS = 300;
const MOST_CELLS = 2500; // Beyond this many comparisons, children are paired by their order.

/** Tell whether a node is white space between elements. */
export function isBlank(node) {
  return node.nodeType === Node.TEXT_NODE && !/[^ \t\n\r\f]/.test(node.data);
}

/**
 * Pair two lists of nodes: by id, then by equal content, then by likeness.
 *
 * Returns `become`, a Map from new nodes to old ones, and `stay`, the Set of those old nodes that
 * are in the same order in both lists. White space is not paired.
 */
export function pair(olds, news) {
  olds = olds.filter((node) => !isBlank(node));
  news = news.filter((node) => !isBlank(node));
  const place = new Map(olds.map((node, index) => [node, index]));
  const become = equals(olds, news);
  const places = news.map((node) => (become.has(node) ? place.get(become.get(node)) : -1));
  const anchors = longestRising(places);
  const taken = new Set(become.values());
  const stay = new Set(anchors.map((at) => become.get(news[at])));
  let [from, start] = [0, 0];
  for (const at of [...anchors, news.length]) {
    const end = at < news.length ? places[at] : olds.length;
    const left = olds.slice(start, end).filter((node) => !taken.has(node));
    const right = news.slice(from, at).filter((node) => !become.has(node));
    for (const [old, now] of alike(left, right)) {
      become.set(now, old);
      stay.add(old);
    }
    [from, start] = [at + 1, end + 1];
  }
  return { become, stay };
}

function keyOf(node) {
  if (node.id) return `${node.nodeName}#${node.id}`;
  return node.outerHTML ?? `${node.nodeName} ${node.data}`;
}

/** Pair nodes that have the same id or are the same; those that are there twice in their order. */
function equals(olds, news) {
  const waiting = new Map();
  for (const old of olds) {
    const key = keyOf(old);
    if (!waiting.has(key)) waiting.set(key, []);
    waiting.get(key).push(old);
  }
  const become = new Map();
  for (const now of news) {
    const old = waiting.get(keyOf(now))?.shift();
    if (old) become.set(now, old);
  }
  return become;
}

/** Return the indexes of a longest rising subsequence; values below 0 are not part of it. */
function longestRising(values) {
  const ends = []; // ends[n]: index of the least value that ends a rising row of n + 1
  const before = new Array(values.length);
  values.forEach((value, index) => {
    if (value < 0) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]] < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? ends[low - 1] : -1;
    ends[low] = index;
  });
  const row = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) row.push(at);
  return row.reverse();
}

/** Pair what is left of two stretches, in order, so that the pairs have most in common. */
function alike(olds, news) {
  if (!olds.length || !news.length) return [];
  if (olds.length * news.length > MOST_CELLS) return inOrder(olds, news);
  const pairs = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...bestRow(likenesses(olds, news)), [olds.length, news.length]]) {
    // One text between two others that are paired is an edit of the one that was there.
    if (i - left === j - right) pairs.push(...inOrder(olds.slice(left, i), news.slice(right, j)));
    if (i < olds.length) pairs.push([olds[i], news[j]]);
    [left, right] = [i + 1, j + 1];
  }
  return pairs;
}

function inOrder(olds, news) {
  const pairs = olds.slice(0, news.length).map((old, index) => [old, news[index]]);
  return pairs.filter(([old, now]) => old.nodeName === now.nodeName);
}

/** Return how like each old node is to each new one: 0 where they cannot be paired, at most 2. */
function likenesses(olds, news) {
  const [before, after] = [olds.map(wordsOf), news.map(wordsOf)];
  return olds.map((old, i) =>
    news.map((now, j) => {
      if (old.nodeName !== now.nodeName) return 0;
      const share = shared(before[i], after[j]);
      if (TEXT_BLOCKS.has(old.nodeName)) return share < LEAST_LIKE ? 0 : 1 + share;
      return 0.5 + share + (old.className === now.className ? 0.5 : 0);
    }),
  );
}

function wordsOf(node) {
  const words = node.textContent.split(/\s+/, MOST_WORDS).filter(Boolean);
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Return the share of words that two texts have in common, 0 to 1. */
function shared(one, other) {
  const size = one.size + other.size;
  if (!size) return 1;
  let common = 0;
  for (const [word, count] of one.counts) common += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * common) / size;
}

/** Return the pairs of indexes, rising in both, whose likenesses have the greatest sum. */
function bestRow(table) {
  const [height, width] = [table.length, table[0].length];
  const sums = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      const paired = table[i][j] > 0 ? table[i][j] + sums[i + 1][j + 1] : 0;
      sums[i][j] = Math.max(sums[i + 1][j], sums[i][j + 1], paired);
    }
  }
  const row = [];
  for (let [i, j] = [0, 0]; i < height && j < width; ) {
    if (table[i][j] > 0 && sums[i][j] === table[i][j] + sums[i + 1][j + 1]) row.push([i++, j++]);
    else if (sums[i][j] === sums[i + 1][j]) i++;
    else j++;
  }
  return row;
}
