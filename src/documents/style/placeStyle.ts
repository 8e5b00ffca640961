/** Most of them on a sheet of paper. */
export const printedMembers = 22;

/** The style of the pages of places and of comparisons: two columns and the receipt; one sheet of paper when printed. */
export const placeStyle = `
.crumbs { display: flex; flex-wrap: wrap; gap: 2px 5px; align-items: baseline; margin: 18px 0 0; max-width: none; } .crumbs > * { min-width: 0; }
.crumbs .when { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 2px 12px; }
.when a { text-decoration: none; } .when a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--accent); }
.crumbs ~ h1 { margin-top: 4px; }
h2 small { font-size: 12px; font-weight: 400; color: var(--soft); margin-inline-start: 4px; }
.place { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.04fr) 330px; gap: 0 36px; margin-top: 18px; align-items: start; }
.place > div > section:first-child > h2, .place > #receipt > h2 { margin-top: 0; }
.place > div > section { margin-bottom: 30px; } .place > div > section > h2 { margin-top: 0; }
.place > #receipt { position: sticky; top: 0; max-height: 100vh; overflow: auto; border-inline-start: 1px solid var(--line); padding: 0 0 24px 22px; }
.place table td:first-child { font-variant-numeric: tabular-nums; }
#receipt .receipt { font-size: 11.5px; line-height: 1.65; padding: 9px 11px; }
#receipt .receipt table td { padding: 0 7px 0 0; white-space: normal; } #receipt .receipt table td.n { white-space: nowrap; } #receipt .receipt table td.n:last-child { padding-inline-end: 0; }
#receipt .receipt table { width: 100%; } #receipt .receipt table td.wrap { min-width: 0; }
#receipt code { overflow-wrap: anywhere; font-size: 12px; } #receipt .of { margin-bottom: 8px; }
#receipt :target, #receipt:target h2, .asked { background: var(--mark); }
.lines dt { color: var(--soft); } .lines dd { margin: 0 0 6px; overflow-wrap: anywhere; }
.column .receipt-data { display: none; }
.tools { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin-bottom: 10px; }
.tools .button { margin: 0; padding: 3px 10px; font-size: 12.5px; }
.bars { width: 42%; } .strips .bars, .changes .bars { width: 46%; }
.strips td, .changes td { border: 0; } .strips td.wrap, .changes td.wrap, .sectors td.wrap { min-width: 6em; }
.changes .sum td { border-top: 1px solid var(--line); font-weight: 600; }
.axis div { position: relative; height: 16px; } .axis span { position: absolute; transform: translateX(-50%); font-size: 11px; color: var(--soft); }
.axis span:first-child { transform: none; } .axis span:last-child:not(:first-child) { transform: translateX(-100%); }
.rank-gaps td.name { white-space: normal; overflow-wrap: anywhere; min-width: 9.5em; } .rank-gaps .bars { width: 18%; } .rank-gaps .whisker svg, .place .ends { width: 92px; }
.peers { max-width: 52em; } .printed { display: none; } .onward { color: var(--accent); white-space: nowrap; text-decoration: none; border-bottom: 1px solid; }
.standouts table + table { margin-top: 12px; } .standouts td.wrap { min-width: 9em; }
.against { position: relative; height: 12px; min-width: 80px; } .against i { display: block; height: 12px; border-radius: 2px; opacity: .85; }
.against b { position: absolute; top: -3px; width: 2px; height: 18px; background: var(--ink); }
.ask { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; } .ask input[type=number] { width: 5.5em; } .ask .button { margin: 0; } .ask .note { flex: 1 1 16em; }
.answer { font-weight: 500; }
.own-map { max-width: 560px; }
.differ { position: relative; height: 14px; min-width: 120px; background: var(--wash); border-radius: 2px; } .differ i { position: absolute; top: 0; height: 14px; border-radius: 2px; min-width: 1px; }
.differ::after { content: ''; position: absolute; left: 50%; top: -2px; bottom: -2px; width: 1px; background: var(--soft); }
.compare td { white-space: nowrap; } .compare th[scope=row] { font-weight: 400; color: var(--ink); font-size: 14px; white-space: normal; min-width: 9em; }
.compare thead th { font-size: 14px; color: var(--ink); } .compare .best { font-weight: 600; }
.off { color: var(--soft); text-decoration: none; padding: 0 6px; } .off:hover { color: var(--down); }
@media (max-width: 1280px) { .place { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } .place > #receipt { grid-column: 1 / -1; position: static; max-height: none; border: 0; border-top: 1px solid var(--line); padding: 20px 0 0; } }
@media (max-width: 820px) { .place { grid-template-columns: minmax(0, 1fr); } .crumbs .when { margin-inline-start: 0; width: 100%; } .axis span:first-child:nth-last-child(n + 4) ~ span:nth-child(even) { display: none; } .rank-gaps td:last-child { padding-inline-end: 0; } }
@media print {
  @page { size: A4; margin: 9mm 12mm; }
  .place ~ *, #receipt, header nav, header details, .switch, #search, .ask, .when, .own-map .note, .onward, #what-if, footer nav { display: none !important; }
  .page:has(.place) { padding: 0; max-width: none; font-size: 8.4pt; }
  .page:has(.place) header { padding: 0 0 4pt; } .page:has(.place) .crumbs { margin-top: 6pt; }
  .page:has(.place) h1 { font-size: 12pt; line-height: 1.25; margin: 2pt 0 3pt; max-width: none; } .page:has(.place) h1 ~ p { max-width: none; margin: 0 0 2pt; } .page:has(.place) .lead ~ .lead { display: none; } .page:has(.place) .lead { font-size: 8pt; line-height: 1.3; margin: 0 0 2pt; max-width: none; } .page:has(.place) h2 { font-size: 10pt; margin: 0 0 2pt; }
  .place { display: block; columns: 2; column-gap: 14pt; margin-top: 6pt; } .place > div { display: contents; }
  .page:has(.place) .band { padding: 2pt; } .page:has(.place) header { min-height: 0; }
  .place > div > section { margin-bottom: 6pt; break-inside: avoid; } .place p { margin-bottom: 3pt; }
  .place td, .place th { padding: 1.1pt 5pt 1.1pt 0; font-size: 8.2pt; } .place td.wrap { min-width: 0; } .place .wide { display: none; }
  .place .chart { max-width: 85%; margin-bottom: -4pt; } .own-map svg { max-height: 112pt; } .own-map .zoom, .own-map .steady { display: none; }
  .place:has(#members) .chart { max-width: 68%; } #members { break-inside: auto; } #members tr { break-inside: avoid; } #members tr:nth-child(n + ${printedMembers + 1}), #members .rest { display: none; } #members .printed { display: block; }
  .place .sectors td { padding-block: 0; border: 0; line-height: 1.3; } .place .sectors td.wrap, .place .changes td.wrap { white-space: nowrap; } .place .against, .place .against i { height: 7pt; } .place .against b { height: 10pt; top: -1.5pt; }
  .place .strip, .place .strip svg { height: 16pt; } .place .waterfall, .place .waterfall i { height: 8pt; } .place details:not([open]), .place summary { display: none; }
  .page:has(.place) footer p { max-width: none; margin: 0; }
  .page:has(.place) footer { margin-top: 2pt; padding-top: 3pt; font-size: 7.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
