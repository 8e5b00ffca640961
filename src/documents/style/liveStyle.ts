/** The page of a flash vintage: three columns, one below the other where there is no room. */
export const liveStyle = `
.live { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 32px; align-items: start; }
.live section { border-top: 1px solid var(--ink); margin-top: 12px; }
.live h2 { font-size: 16px; margin: 10px 0 4px; } .live .note { margin-top: 8px; } .live h2 .soft { font-size: 12px; font-weight: 400; }
.live ul { list-style: none; margin: 0 0 12px; padding: 0; }
.live li { display: grid; grid-template-columns: 1fr auto; padding: 6px 0; border-bottom: 1px solid var(--line); font-size: 13px; }
.live li b { font-weight: 600; } .live time { color: var(--soft); font-variant-numeric: tabular-nums; }
.live dl { margin: 0 0 8px; } .live dl div { display: flex; justify-content: space-between; gap: 12px; font-size: 13px; padding: 2px 0; }
.live dt { color: var(--soft); } .live dd { margin: 0; font-variant-numeric: tabular-nums; }
.live td.n a.moving { border-bottom: 1px dashed var(--ink); }
.behind { border: 2px solid var(--ink); padding: 8px 12px; font-weight: 600; }
.flag.provisional { margin: 0; border: 1px dashed var(--ink); color: var(--ink); }
@media (max-width: 1000px) { .live { grid-template-columns: minmax(0, 1fr); } }
`;
