/** Most of them on a sheet of paper. */
export const printedMembers = 22;

/** The style of the pages of places and of comparisons: two columns and the receipt; one sheet of paper when printed. */
export const placeStyle = `
.crumbs { display: flex; flex-wrap: wrap; gap: 2px 5px; align-items: baseline; margin: 18px 0 0; max-width: none; } .crumbs > * { min-width: 0; }
.crumbs .when { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 2px 12px; }
.when a { text-decoration: none; } .when a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--accent); }
.crumbs ~ h1 { margin-top: 4px; }
h2 small { font-size: 12px; font-weight: 400; color: var(--soft); margin-inline-start: 4px; }
main > .take:has(~ .place-head) { margin: 10px 0 0; } .take:has(~ .place-head) h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } .take:has(~ .place-head) p { display: flex; gap: 6px; margin: 0; max-width: none; } .take:has(~ .place-head) .button { margin: 0; padding: 4px 11px; font-size: 12.5px; white-space: nowrap; }
.place-head { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 48px; align-items: start; } .place-head h1 { margin-top: 10px; }
.locator { margin: 0; width: 250px; } .locator svg { display: block; width: 100%; max-height: 190px; } .locator path { fill: var(--m5); } .locator circle { fill: var(--accent); stroke: var(--paper); stroke-width: 2; vector-effect: non-scaling-stroke; } .locator figcaption { font-size: 11px; line-height: 1.35; margin-top: 4px; }
.place { display: grid; grid-template-columns: minmax(0, 1.12fr) minmax(0, 1fr); gap: 0 56px; margin-top: 18px; align-items: start; }
.place > div > section { margin-bottom: 30px; } .place > div > section > h2 { margin-top: 0; }
.place > .first:empty { display: none; }
.computed { border-top: 1px solid var(--line); padding-top: 14px; } .computed > summary { cursor: pointer; } .computed > summary .soft { font-variant-numeric: tabular-nums; margin-inline-start: 8px; }
.computed > #receipt { columns: 330px 3; column-gap: 20px; margin-top: 14px; } .computed > #receipt > h2, .computed > #receipt > .of, .computed > #receipt > .tools { column-span: all; margin-top: 0; } .computed > #receipt > .receipt { break-inside: avoid-column; margin: 0 0 14px; }
.strengths th[scope=row] { font-weight: 600; color: var(--ink); font-size: 14px; text-align: start; white-space: normal; min-width: 7.5em; } .strengths th small, .strengths td small { display: block; font-size: 12px; font-weight: 400; color: var(--soft); } .strengths td { vertical-align: middle; } .strengths td small b { font-weight: 400; } .strengths .bars { width: 46%; } .strengths .below { color: var(--down); }
.strengths .axis td { border: 0; font-size: 11px; color: var(--soft); } .strengths .axis span:last-child:not(:first-child) { transform: translateX(-50%); }
.strengths .dots { position: relative; height: 30px; min-width: 120px; } .strengths .dots::before { content: ''; position: absolute; inset: 14.5px 0 auto; height: 1px; background: var(--line); }
.strengths .dots i { position: absolute; top: 15px; } .strengths .other { width: 9px; height: 9px; margin: -4.5px; border: 1.5px solid var(--soft); border-radius: 50%; opacity: .75; } .strengths .middle { width: 2px; height: 20px; margin: -10px -1px; background: var(--soft); } .strengths .own { width: 15px; height: 15px; margin: -7.5px; border-radius: 50%; background: currentColor; box-shadow: 0 0 0 1.5px var(--paper); } .strengths .own.carried { background: var(--paper); border: 3px dashed currentColor; }
.strengths .key { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; margin: -6px 0 0; } .strengths .key i { display: inline-block; margin: 0; color: var(--ink); } .strengths .key i + i, .strengths .key .other, .strengths .key .middle { margin-inline-start: 8px; } .strengths .key .own { width: 11px; height: 11px; } .strengths .key .middle { height: 14px; }
.place .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr)); gap: 0 20px; }
.courses ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 14px 24px; } .courses li > a { color: inherit; text-decoration: none; font-weight: 500; font-size: 13.5px; } .courses svg { display: block; width: 100%; } .courses p { display: flex; justify-content: space-between; margin: 0; font-size: 12px; color: var(--soft); } .courses p b { color: var(--ink); font-weight: 600; }
.courses .zero { stroke: var(--line); } .courses .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; } .courses .line.carried { stroke-dasharray: 3 4; } .courses circle { fill: currentColor; } .courses circle.carried { fill: var(--paper); stroke: currentColor; stroke-width: 1.6; }
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
.bars { width: 42%; }
.axis div { position: relative; height: 16px; } .axis span { position: absolute; transform: translateX(-50%); font-size: 11px; color: var(--soft); }
.axis span:first-child { transform: none; } .axis span:last-child:not(:first-child) { transform: translateX(-100%); }
.rank-gaps td.name { white-space: normal; overflow-wrap: anywhere; min-width: 9.5em; } .rank-gaps .bars { width: 18%; } .rank-gaps .whisker svg, .place .ends { width: 92px; }
.peers { max-width: 52em; } .printed { display: none; } .onward { color: var(--accent); white-space: nowrap; text-decoration: none; border-bottom: 1px solid; }
.standouts table + table { margin-top: 12px; } .standouts td.wrap { min-width: 9em; }
.ask { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: center; } .ask input[type=number] { width: 5.5em; } .ask .button { margin: 0; } .ask .note { flex: 1 1 16em; }
.verify label { display: block; margin: 8px 0; } .verify textarea { display: block; width: 100%; max-width: 44em; font: 13px/1.5 ui-monospace, monospace; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px; } #verify-found .scroll { margin: 16px 0; }
.answer { font-weight: 500; }
.own-map { max-width: 560px; }
.compared { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 0 56px; align-items: start; margin-top: 30px; }
.compare td { white-space: nowrap; } .compare th[scope=row] { font-weight: 400; color: var(--ink); font-size: 14px; white-space: normal; min-width: 9em; }
.compare thead th { font-size: 14px; color: var(--ink); } @media (max-width: 600px) { .compare tr > :first-child { position: sticky; inset-inline-start: 0; background: var(--paper); } } .compare .best { font-weight: 600; }
.off { display: inline-block; min-width: 24px; min-height: 24px; text-align: center; color: var(--soft); text-decoration: none; } .when a { display: inline-block; padding: 3px 0; min-width: 24px; } summary { min-height: 24px; } .off:hover { color: var(--down); }
@media (max-width: 1100px) { .place { gap: 0 32px; } }
@media (max-width: 820px) { .place, .place-head { grid-template-columns: minmax(0, 1fr); } .locator { display: none; } .take:has(~ .place-head) p { overflow-x: auto; padding-bottom: 4px; } .crumbs .when { margin-inline-start: 0; width: 100%; } .axis span:first-child:nth-last-child(n + 4) ~ span:nth-child(even) { display: none; } .rank-gaps td:last-child { padding-inline-end: 0; } }
@media (max-width: 600px) { .strengths th[scope=row] { min-width: 5em; font-size: 13px; } .strengths .dots { min-width: 70px; } .strengths :is(td, th) { padding-inline: 0 6px; } .strengths :is(td, th):last-child { padding-inline-end: 0; } }
@media print {
  @page { size: A4; margin: 9mm 12mm; }
  .place ~ *, .take, .locator, .strengths .key, header nav, header details, .switch, #search, .ask, .when, .own-map .note, .onward, #what-if, footer nav { display: none !important; }
  .page:has(.place) { padding: 0; max-width: none; font-size: 8.4pt; }
  .page:has(.place) header { padding: 0 0 4pt; } .page:has(.place) .crumbs { margin-top: 6pt; }
  .page:has(.place) h1 { font-size: 12pt; line-height: 1.25; margin: 2pt 0 3pt; max-width: none; } .page:has(.place) h1 ~ p { max-width: none; margin: 0 0 2pt; } .page:has(.place) .lead ~ .lead { display: none; } .page:has(.place) .lead { font-size: 8pt; line-height: 1.3; margin: 0 0 2pt; max-width: none; } .page:has(.place) h2 { font-size: 10pt; margin: 0 0 2pt; }
  .place { display: block; columns: 2; column-gap: 14pt; margin-top: 6pt; } .place > div { display: contents; }
  .page:has(.place) .band { padding: 2pt; } .page:has(.place) header { min-height: 0; }
  .place > div > section { margin-bottom: 6pt; break-inside: avoid; } .place p { margin-bottom: 3pt; }
  .place td, .place th { padding: 1.1pt 5pt 1.1pt 0; font-size: 8.2pt; } .place td.wrap { min-width: 0; } .place .wide { display: none; }
  .place .chart { max-width: 85%; margin-bottom: -4pt; } .own-map svg { max-height: 112pt; } .own-map .zoom, .own-map .steady { display: none; }
  .place:has(#members) .chart { max-width: 68%; } #members { break-inside: auto; } #members tr { break-inside: avoid; } #members tr:nth-child(n + ${printedMembers + 1}), #members .rest { display: none; } #members .printed { display: block; }
  .place .charts { grid-template-columns: 1fr 1fr; gap: 0 8pt; } .place .charts .chart { max-width: 100%; } .place .courses ul { grid-template-columns: repeat(4, 1fr); gap: 2pt 8pt; } .courses li > a { font-size: 7.5pt; } .courses p { display: block; font-size: 7pt; } .courses p span { display: block; }
  .strengths td small { display: inline; margin-inline-start: 4pt; font-size: 7pt; } .strengths th small { display: none; } .strengths th[scope=row] { min-width: 5em; font-size: 8.2pt; } .strengths .dots { height: 13pt; min-width: 60pt; } .strengths .dots i { top: 6.5pt; scale: .7; } .strengths .dots::before { top: 6pt; } .strengths td:last-child { white-space: nowrap; }
  .place details:not([open]), .place summary { display: none; }
  .page:has(.place) footer p { max-width: none; margin: 0; }
  .page:has(.place) footer { margin-top: 2pt; padding-top: 3pt; font-size: 7.5pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
