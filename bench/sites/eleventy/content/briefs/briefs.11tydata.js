// Eleventy drops the date from the names of files; the address of a brief keeps it.
export default {
  layout: "brief.njk",
  permalink: ({ page }) => page.inputPath.replace("./content", "").replace(".md", "/"),
};
