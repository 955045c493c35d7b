// Copying a place such as "content/briefs/doha.md:3:7", to paste it into an editor.

const SAID = 1500;

/** Copy the text of a button that has `data-copy` when it is clicked, and say so on it. */
export async function copy(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const done = await write(button.dataset.copy, button);
  button.dataset.said = done ? "Copied" : "Not copied";
  setTimeout(() => delete button.dataset.said, SAID);
}

async function write(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeOld(text, button); // An address that is not this machine's has no clipboard.
  }
}

function writeOld(text, button) {
  const field = document.createElement("textarea");
  field.value = text;
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  button.focus();
  return done;
}
