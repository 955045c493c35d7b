// What changed in a dossier: only what is newer than a date, or new since the last visit.
// Without this script all of it is shown, newest first, under its dates.
const choice = document.getElementById("_choice");
const days = [...document.querySelectorAll("#_days > li")];

// The texts of entries tell them apart; kept is a number made of each.
function mark(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

// What was on this page at the last visit; its address says which page. A visit lasts as long as its tab; where nothing may be kept,
// there was none.
function lastVisit(now) {
  const name = `changes ${location.pathname}`;
  try {
    const before = sessionStorage.getItem(name) ?? localStorage.getItem(name);
    if (before !== null) sessionStorage.setItem(name, before);
    localStorage.setItem(name, JSON.stringify(now));
    return before === null ? null : new Set(JSON.parse(before));
  } catch {
    return null;
  }
}

if (choice !== null) {
  const select = choice.querySelector("select");
  const output = choice.querySelector("output");
  const entries = days.map((day) => [...day.querySelectorAll("li")]);
  const marks = entries.map((list, at) => list.map((entry) => mark(days[at].querySelector("h3").id + entry.textContent)));
  const seen = lastVisit(marks.flat());
  if (seen === null) select.querySelector("[value=_visit]").remove();

  const show = () => {
    const chosen = select.value;
    const end = days.findIndex((day) => day.querySelector("h3").id === chosen);
    let shown = 0;
    for (const [at, day] of days.entries()) {
      let some = false;
      for (const [place, entry] of entries[at].entries()) {
        entry.hidden = chosen === "_visit" ? seen.has(marks[at][place]) : end >= 0 && at >= end;
        some ||= !entry.hidden;
        shown += entry.hidden ? 0 : 1;
      }
      day.hidden = !some;
    }
    output.textContent = chosen ? shown.toLocaleString(document.documentElement.lang) : "";
  };

  select.addEventListener("change", () => {
    const dated = select.value && select.value !== "_visit";
    history.replaceState(null, "", dated ? `#${select.value}` : location.pathname + location.search);
    show();
  });
  choice.hidden = false;
}
