// Elements without markup: what a writer typed reaches a page as text only.

/**
 * Return a new element. Attributes that are false, null or undefined are left out, true is "";
 * children are elements or texts, and those that are null, false or "" are left out.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** Return a number with its noun: "1 error", "1,200 words". */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Return the address of a site path such as "briefs/doha/", percent-encoded. */
export function addressOf(path) {
  return `/${path.split("/").map(encodeURIComponent).join("/")}`;
}
