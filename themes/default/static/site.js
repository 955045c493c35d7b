// Opened from a disk, a folder has no index: name it in each link. Served by HTTP, do nothing.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
}

// Filters of a list on this page. Without this script the list is whole and the form is not shown.
for (const form of document.querySelectorAll("form.filters")) {
  const entries = [...document.querySelectorAll(`#${form.dataset.list} > li`)];
  const selects = [...form.querySelectorAll("select")];
  const valuesOf = (entry, name) => (entry.dataset[name] || "").split("\n").filter(Boolean);
  for (const select of selects) {
    const found = new Set(entries.flatMap((entry) => valuesOf(entry, select.name)));
    const language = document.documentElement.lang;
    for (const value of [...found].sort((one, other) => one.localeCompare(other, language))) {
      select.add(new Option(value, value));
    }
    select.closest("label").hidden = found.size < 2;
  }
  const show = () => {
    const asked = selects.filter((select) => select.value);
    const fits = (entry) =>
      asked.every((select) => valuesOf(entry, select.name).includes(select.value));
    for (const entry of entries) entry.hidden = !fits(entry);
    const shown = entries.filter((entry) => !entry.hidden).length;
    const told = { shown, total: entries.length };
    form.querySelector("output").textContent = form.dataset.told.replace(
      /\{(\w+)\}/g, (_, name) => told[name].toLocaleString(document.documentElement.lang),
    );
  };
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = entries.length < 2 || selects.every((select) => select.closest("label").hidden);
  show();
}
