// What a browser remembers of the preview; where it may not, all is as at first.

/** Return what is kept in `localStorage` or `sessionStorage` under a name, "" if nothing. */
export function kept(storage, name) {
  try {
    return globalThis[storage].getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text under a name. */
export function keep(storage, name, text) {
  try {
    globalThis[storage].setItem(name, text);
  } catch {
    // Storage is full or not allowed.
  }
}
