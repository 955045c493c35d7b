// Pictures that were replaced under the same address: the page says nothing of it.

const versions = new Map(); // address -> ETag of what is shown

/** Learn from the browser's own memory which versions of the pictures are shown. */
export async function knowPictures() {
  for (const address of addresses()) {
    if (!versions.has(address)) await ask(address, { cache: "only-if-cached", mode: "same-origin" });
  }
}

/** Ask for all pictures of the page again and show those that have changed. */
export async function refreshPictures() {
  await knowPictures();
  for (const address of addresses()) {
    const before = versions.get(address);
    await ask(address, { cache: "no-cache" });
    if (before && before !== versions.get(address)) show(address);
  }
}

/** Return the addresses of the pictures that came from the preview, each once. */
function addresses() {
  const shown = [...document.images].filter((image) => image.complete && image.naturalWidth);
  return new Set(shown.map(addressOf).filter((each) => each.startsWith(`${location.origin}/`)));
}

function addressOf(image) {
  return image.src.split(/[?#]/)[0];
}

async function ask(address, options) {
  try {
    const answer = await fetch(address, options);
    if (answer.ok) versions.set(address, answer.headers.get("ETag") ?? "");
  } catch {
    // Not loaded so far, or the server is gone.
  }
}

/** Show the newest version; only under another address does a browser look at it. */
function show(address) {
  const version = encodeURIComponent(versions.get(address));
  for (const image of document.images) {
    if (addressOf(image) === address) image.src = `${address}?${version}`;
  }
}
