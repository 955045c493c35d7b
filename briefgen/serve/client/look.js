// How the preview's own parts look: the paper, ink and one accent of the default theme. Sizes are
// in pixels, as the letters of a page may be of any size.

const COLOURS = `
  --paper: #fdfcf9; --ink: #1b1a18; --soft: #5d5951; --rule: #d9d5cb; --edge: #1b1a18;
  --tint: #f3f0e8; --error: #93212c; --warning: #7a5200; --note: #2f5d7c; --good: #2c6a45;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, Georgia, "Noto Serif", serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
`;
const DARK = `
  --paper: #15171b; --ink: #e4e0d7; --soft: #a8a297; --rule: #33363c; --edge: #8d887d;
  --tint: #1f2329; --error: #ee9a90; --warning: #e0b354; --note: #8fbde0; --good: #86c9a0;
`;

const MISTAKES = `
  .mistakes { margin: 0; padding: 0; list-style: none; }
  .mistake { padding-block: 14px; border-block-start: 1px solid var(--rule); }
  .mistake:first-child { border-block-start: 0; padding-block-start: 4px; }
  .mistake p { margin: 0; }
  .mistake.error { --of: var(--error); } .mistake.warning { --of: var(--warning); } .mistake.note { --of: var(--note); }
  .what { font-size: 17px; line-height: 1.4; text-wrap: pretty; overflow-wrap: anywhere; }
  .severity { color: var(--of); font-weight: 600; font-variant-caps: all-small-caps; letter-spacing: .05em; }
  .what code { font: 12px var(--mono); color: var(--soft); }
  .where { margin-block-start: 2px; line-height: 1.5; }
  .place { font: 13px/1.5 var(--mono); color: var(--soft); overflow-wrap: anywhere; text-align: start; }
  a.place, button.place { text-decoration: underline 1px var(--rule); text-underline-offset: .25em; }
  button.place { appearance: none; border: 0; padding: 0; background: none; cursor: copy; }
  .place:hover { color: var(--error); text-decoration-color: currentColor; }
  .place[data-said]::after { content: " " attr(data-said); color: var(--good); font-weight: 600; }
  .excerpt { margin: 8px 0; padding: 7px 12px 1px; overflow-x: auto; background: var(--tint); border-inline-start: 2px solid var(--of); font: 13px/1.45 var(--mono); white-space: pre; tab-size: 4; }
  .gutter { color: var(--soft); user-select: none; }
  .excerpt mark { background: none; color: var(--of); font-weight: 600; }
  .carets { color: var(--of); font-weight: 600; user-select: none; }
  .unseen { visibility: hidden; }
  .advice { color: var(--soft); font-size: 15px; line-height: 1.45; text-wrap: pretty; overflow-wrap: anywhere; }
`;

const PARTS = `
  :host { all: initial; color-scheme: light dark; ${COLOURS} }
  @media (prefers-color-scheme: dark) { :host { ${DARK} } }
  @media print { :host { display: none; } }
  *, ::before, ::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  :focus-visible { outline: 2px solid var(--error); outline-offset: 2px; border-radius: 1px; }
  .unseen-text { position: fixed; margin: 0; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .bar, .panel { position: fixed; z-index: 2147483646; background: var(--paper); color: var(--ink); font-family: var(--serif); font-variant-numeric: lining-nums tabular-nums; }

  .bar { inset: auto 0 0; block-size: 36px; padding-inline: 16px; display: flex; align-items: center; --gap: 16px; gap: var(--gap); border-block-start: 1px solid var(--edge); font-size: 14px; line-height: 20px; white-space: nowrap; }
  .bar > * { min-inline-size: 0; flex: none; margin: 0; }
  .bar button { appearance: none; border: 0; background: none; font: inherit; color: inherit; padding: 4px 0; cursor: pointer; }
  .bar a { color: inherit; padding-block: 4px; text-decoration: underline 1px var(--rule); text-underline-offset: .25em; }
  .bar :is(a, button):hover { color: var(--error); text-decoration: underline; text-underline-offset: .25em; }
  .bar :is(.all, .hider, .size) { color: var(--soft); }
  .bar .gap { flex: 1 0 0; margin-inline-end: calc(-1 * var(--gap)); }
  .mark, .bar .source { flex: 0 1 auto; min-inline-size: 28px; overflow: hidden; text-overflow: ellipsis; }
  .bar .source { font: 12px/20px var(--mono); flex-shrink: 4; color: var(--soft); }
  .bar .source[data-said] { color: transparent; position: relative; }
  .bar .source[data-said]::after { position: absolute; inset: 4px auto auto 0; }
  .bar .mark { font-variant-caps: all-small-caps; letter-spacing: .05em; font-weight: 600; font-size: 15px; color: var(--note); border: 1px solid; padding: 0 7px 2px; line-height: 18px; }
  .bar .mark.draft { color: var(--warning); } .bar .mark.embargo { color: var(--note); } .bar .mark.broken { color: var(--error); }
  .problems { font-weight: 600 !important; }
  .problems.error { color: var(--error) !important; } .problems.warning { color: var(--warning) !important; }
  .down { color: var(--error); font-weight: 600; }
  .down:empty { display: none; }
  .down:not(:empty) ~ .problems { margin-inline-start: auto; }
  .bar[data-small] { inset-inline: auto 12px; block-size: 28px; padding-inline: 10px; --gap: 10px; border: 1px solid var(--edge); border-block-end: 0; font-size: 13px; }

  .panel { inset: auto 12px 48px; margin-inline: auto; max-inline-size: 736px; max-block-size: min(64vh, 540px); display: flex; flex-direction: column; border: 1px solid var(--edge); border-block-start: 3px solid var(--error); box-shadow: 0 8px 32px rgb(0 0 0 / .22); font-size: 16px; line-height: 1.45; }
  .panel header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 14px; padding: 10px 56px 8px 20px; border-block-end: 1px solid var(--rule); position: relative; }
  .panel :is(h2, h3) { margin: 0; font-variant-caps: all-small-caps; letter-spacing: .05em; font-weight: 600; font-size: 18px; line-height: 1.35; color: var(--error); font-variant-numeric: oldstyle-nums; }
  .panel h3 { font-size: 17px; margin-block: 12px 2px; }
  .panel header p { margin: 0; color: var(--soft); font-style: italic; font-size: 15px; }
  .panel [data-close] { position: absolute; inset: 4px 8px auto auto; inline-size: 36px; block-size: 36px; border: 0; background: none; color: var(--soft); font: 24px/1 var(--serif); cursor: pointer; }
  .panel [data-close]:hover { color: var(--error); }
  .inside { overflow-y: auto; overscroll-behavior: contain; padding: 12px 20px 14px; }
  .inside > p { margin: 0 0 6px; overflow-wrap: anywhere; }
  .panel a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: 1px; }
  .panel a.place { color: var(--soft); }
  .panel a:hover { color: var(--error); }
  .panel code { font: 13px var(--mono); }
  .near { margin: 0; padding: 0; list-style: none; }
  .near li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; padding-block: 4px; } .near a { font-weight: 600; } .near code { color: var(--soft); }

  @media (max-width: 640px) {
    .wide { display: none; }
    .bar { padding-inline: 10px; --gap: 10px; font-size: 13px; }
    .bar:not([data-small]) .mark ~ .size { display: none; }
    .panel { inset-inline: 8px; }
    .panel header { padding-inline-start: 14px; }
    .inside { padding-inline: 14px; }
  }
`;

/** Return the stylesheets of the bar and the panel. */
export function sheets() {
  return [sheet(MISTAKES), sheet(PARTS)];
}

/** Return the stylesheets of a page that has these colours and lists mistakes. */
export function pageSheets() {
  const colours = `:root { ${COLOURS} } @media (prefers-color-scheme: dark) { :root { ${DARK} } }`;
  return [sheet(colours), sheet(MISTAKES)];
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
