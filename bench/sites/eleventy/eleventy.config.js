// Eleventy's settings for the made-up desk.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import contents from "markdown-it-toc-done-right";

const SITE = "https://bench.example/";
const PAGE = 50;
const SHORT = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const LONG = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

// A static file under a name that tells what is in it.
function fingerprinted(name) {
  const digest = createHash("md5").update(readFileSync(`static/${name}`)).digest("hex").slice(0, 8);
  return name.replace(".", `.${digest}.`);
}

// Group briefs, newest first, by what a function says of each.
function grouped(briefs, keysOf) {
  const groups = new Map();
  for (const brief of briefs) {
    for (const key of keysOf(brief)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(brief);
    }
  }
  return groups;
}

// Cut the briefs of each group into pages; the first page stands at the group's own address.
function paged(section, groups) {
  return [...groups].flatMap(([key, briefs]) => {
    const root = `/${section}/${key}/`;
    const count = Math.ceil(briefs.length / PAGE);
    const path = (number) => (number === 1 ? root : `${root}page/${number}/`);
    return Array.from({ length: count }, (_, index) => ({
      key,
      root,
      path: path(index + 1),
      total: briefs.length,
      briefs: briefs.slice(index * PAGE, (index + 1) * PAGE),
      pager: {
        number: index + 1,
        count,
        newer: index ? path(index) : null,
        older: index + 1 < count ? path(index + 2) : null,
      },
    }));
  });
}

export default function (config) {
  let briefs, byActor, byTag, byPeriod;

  config.addPassthroughCopy(
    Object.fromEntries(
      ["site.css", "print.css", "favicon.svg", "site.js"].map((name) => [`static/${name}`, fingerprinted(name)]),
    ),
  );
  config.amendLibrary("md", (library) => {
    library.use(footnote).use(anchor).use(contents, { level: [2, 3] });
  });

  function newestFirst(api) {
    if (briefs) return briefs;
    briefs = api.getFilteredByGlob("content/briefs/*.md").reverse();
    briefs.forEach((brief, index) => {
      brief.data.newer = briefs[index - 1];
      brief.data.older = briefs[index + 1];
    });
    byActor = grouped(briefs, (brief) => brief.data.actors);
    byTag = grouped(briefs, (brief) => brief.data.topics);
    byPeriod = grouped(briefs, (brief) => {
      const day = brief.date.toISOString();
      return [day.slice(0, 4), `${day.slice(0, 4)}/${day.slice(5, 7)}`];
    });
    return briefs;
  }

  const collection = (name, made) =>
    config.addCollection(name, (api) => {
      newestFirst(api);
      return made();
    });
  config.on("eleventy.before", () => (briefs = undefined));
  collection("briefs", () => briefs);
  collection("actorPages", () => paged("actors", byActor));
  collection("tagPages", () => paged("tags", byTag));
  collection("periodPages", () => paged("archive", byPeriod));
  collection("actorCounts", () => [...byActor].map(([key, list]) => ({ key, total: list.length })));
  collection("tagCounts", () => [...byTag].map(([key, list]) => ({ key, total: list.length })));
  collection("feeds", () => [
    { root: "/", section: "", key: "", briefs: briefs.slice(0, 20) },
    ...[...byActor].map(([key, list]) => ({ root: `/actors/${key}/`, section: "actors", key, briefs: list.slice(0, 20) })),
    ...[...byTag].map(([key, list]) => ({ root: `/tags/${key}/`, section: "tags", key, briefs: list.slice(0, 20) })),
  ]);

  const names = new Map();
  config.addFilter("fingerprinted", (name) => {
    if (!names.has(name)) names.set(name, `/${fingerprinted(name)}`);
    return names.get(name);
  });
  config.on("eleventy.before", () => names.clear());
  config.addFilter("whole", (path) => SITE + path.slice(1));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("short", (date) => SHORT.format(date));
  config.addFilter("long", (date) => LONG.format(date));
  config.addFilter("words", (html) => html.replace(/<[^>]*>/g, " ").split(/\s+/).filter(Boolean).length);
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("most", (counts) => [...counts].sort((one, other) => other.total - one.total).slice(0, 12));
  config.addFilter("sorted", (counts) => [...counts].sort((one, other) => (one.key < other.key ? -1 : 1)));
  config.addFilter("graph", (title, url) => JSON.stringify(graph(title, SITE + url.slice(1))));
  config.addFilter("articleGraph", (data, page, words) => JSON.stringify(articleGraph(data, SITE + page.url.slice(1), words)));

  return { dir: { input: "content", data: "_data", includes: "_includes" }, markdownTemplateEngine: "liquid" };
}

const ORGANIZATION = { "@type": "Organization", name: "The Bench" };
const WEBSITE = { "@type": "WebSite", "@id": `${SITE}#website`, url: SITE, name: "The Bench", inLanguage: "en", publisher: ORGANIZATION };

function crumbs(...steps) {
  const list = [["The Bench", SITE], ...steps];
  return {
    "@type": "BreadcrumbList",
    itemListElement: list.map(([name, item], index) => ({ "@type": "ListItem", position: index + 1, name, item })),
  };
}

function graph(title, url) {
  const page = { "@type": "CollectionPage", "@id": url, url, name: title, inLanguage: "en", isPartOf: { "@id": WEBSITE["@id"] } };
  return { "@context": "https://schema.org", "@graph": [page, crumbs([title, url]), WEBSITE] };
}

function articleGraph(data, url, words) {
  const date = data.page.date.toISOString();
  const actors = data.actors.map((id) => ({
    "@type": { person: "Person", state: "Country" }[data.knownActors[id].kind] ?? "Organization",
    "@id": `${SITE}actors/${id}/#actor`,
    name: data.knownActors[id].name,
    url: `${SITE}actors/${id}/`,
  }));
  const article = {
    "@type": "NewsArticle",
    "@id": `${url}#article`,
    url,
    mainEntityOfPage: url,
    isPartOf: { "@id": WEBSITE["@id"] },
    headline: data.title,
    abstract: data.summary,
    datePublished: date,
    dateModified: date,
    inLanguage: "en",
    dateline: data.dateline,
    author: [ORGANIZATION],
    publisher: ORGANIZATION,
    keywords: data.topics.map((id) => data.knownTags[id].name),
    wordCount: words,
    about: actors.map((actor) => ({ "@id": actor["@id"] })),
  };
  const trail = crumbs(["Briefs", `${SITE}briefs/`], [data.title, url]);
  return { "@context": "https://schema.org", "@graph": [article, ...actors, trail, WEBSITE] };
}
