/** What a news text looks like. */
export const briefStyle = `
.brief { max-width: 46em; }
.brief p { font-size: 16px; line-height: 1.7; margin-bottom: 14px; }
.brief p.soft { font-size: 14px; }
.brief p.note { font-size: 12px; line-height: 1.5; }
.brief .figure { text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); font-variant-numeric: tabular-nums; }
.brief ol code, .brief p code { overflow-wrap: anywhere; }
`;
