// The Atom feeds of the site, its actors and its tags; an entry is written once for all of them.
const SITE = "https://bench.example";
const entries = new Map();

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

function entry(brief, tags) {
  if (!entries.has(brief.url)) {
    const url = SITE + brief.url;
    const date = brief.date.toISOString();
    entries.set(
      brief.url,
      `<entry>
<id>${url}</id>
<title>${escaped(brief.data.title)}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${date}</published>
<updated>${date}</updated>
${brief.data.topics.map((tag) => `<category term="${escaped(tags[tag].name)}"/>`).join("\n")}
<summary>${escaped(brief.data.summary)}</summary>
<content type="html">${escaped(brief.content)}</content>
</entry>`,
    );
  }
  return entries.get(brief.url);
}

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: (data) => `${data.feed.root}feed.xml`,
  eleventyExcludeFromCollections: true,
};

export function render({ feed, knownActors, knownTags }) {
  const name = { actors: knownActors, tags: knownTags }[feed.section]?.[feed.key].name;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${SITE}${feed.root}feed.xml</id>
<title>${escaped(name ? `The Bench: ${name}` : "The Bench")}</title>
<updated>${feed.briefs[0].date.toISOString()}</updated>
<author><name>The Bench</name></author>
<link rel="self" type="application/atom+xml" href="${SITE}${feed.root}feed.xml"/>
<link rel="alternate" type="text/html" href="${SITE}${feed.root}"/>
<generator>Eleventy</generator>
${feed.briefs.map((brief) => entry(brief, knownTags)).join("\n")}
</feed>
`;
}
