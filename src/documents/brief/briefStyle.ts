/** The style of a news text and of a checked sentence. */
export const briefStyle = `
.brief { max-width: 46em; }
.brief p { font-size: 16px; line-height: 1.7; margin-bottom: 14px; }
.brief p.soft { font-size: 14px; }
.brief p.note { font-size: 12px; line-height: 1.5; }
.brief .said, .claim .said { text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); font-variant-numeric: tabular-nums; white-space: nowrap; }
.brief nav { display: flex; flex-wrap: wrap; margin: 20px 0 8px; } .brief nav [aria-current] { color: var(--ink); font-weight: 600; }
.claim form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 18px 0; }
.claim li a { display: inline-block; padding: 4px 0; max-width: 100%; overflow-wrap: anywhere; }
.claim label { flex: 1 1 320px; max-width: 46em; color: var(--soft); font-size: 12px; }
.claim input { display: block; width: 100%; margin-top: 4px; padding: 8px 10px; font: inherit; font-size: 16px; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 3px; }
.claim input:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.claim p { font-size: 16px; } .claim p q.soft { display: block; font-size: 14px; margin-bottom: 4px; }
.brief ol code, .brief p code { overflow-wrap: anywhere; }
`;
