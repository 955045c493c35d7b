// The JSON feeds of the site, its actors and its tags; an item is written once for all of them.
const SITE = "https://bench.example";
const items = new Map();

function item(brief, tags) {
  if (!items.has(brief.url)) {
    const url = SITE + brief.url;
    const date = brief.date.toISOString();
    const written = {
      id: url,
      url,
      title: brief.data.title,
      content_html: brief.content,
      summary: brief.data.summary,
      date_published: date,
      date_modified: date,
      tags: brief.data.topics.map((tag) => tags[tag].name),
      language: "en",
    };
    items.set(brief.url, JSON.stringify(written));
  }
  return items.get(brief.url);
}

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: (data) => `${data.feed.root}feed.json`,
  eleventyExcludeFromCollections: true,
};

export function render({ feed, knownActors, knownTags }) {
  const name = { actors: knownActors, tags: knownTags }[feed.section]?.[feed.key].name;
  const head = {
    version: "https://jsonfeed.org/version/1.1",
    title: name ? `The Bench: ${name}` : "The Bench",
    home_page_url: SITE + feed.root,
    feed_url: `${SITE}${feed.root}feed.json`,
    language: "en",
  };
  return `${JSON.stringify(head).slice(0, -1)},"items":[${feed.briefs.map((brief) => item(brief, knownTags)).join(",")}]}\n`;
}
