// The matrix of connections: its rows can be ordered by any column.
// Without this script those in most briefs stand first.
const table = document.getElementById("_table");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const language = document.documentElement.lang;
const order = new Intl.Collator(language, { numeric: true });

function value(row, column) {
  return row.cells[column].textContent.trim();
}

// Digits may be those of any script, so a cell says its number again for programs.
function amount(row, column) {
  const digits = row.cells[column].dataset.count;
  return digits === undefined ? -1 : Number(digits);
}

function sort(column) {
  const rows = [...body.rows];
  if (column === 0) rows.sort((one, other) => order.compare(value(one, 0), value(other, 0)));
  else rows.sort((one, other) => amount(other, column) - amount(one, column) || order.compare(value(one, 0), value(other, 0)));
  body.append(...rows);
  for (const [at, head] of heads.entries()) {
    if (at === column) head.setAttribute("aria-sort", column === 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  }
}

for (const [column, head] of heads.entries()) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(column));
  head.append(button);
}
