import { chartPageStyle } from '../../figures/index.js';
import { type Sheet, sheets } from '../word/sheet.js';

/** The style of the sheet of a place: one sheet of paper, and the same on a screen. */
export function sheetStyle(sheet: Sheet): string {
  return `
${chartPageStyle}
@page { size: ${sheets[sheet].css}; margin: 11mm 12mm 9mm; }
.sheet { max-width: 740px; margin: 0 auto; }
.sheet h1 { font-size: 25px; margin: 10px 0 8px; text-wrap: pretty; max-width: none; }
.sheet .lead { font-size: 14px; line-height: 1.6; max-width: none; margin-bottom: 12px; }
.sheet h2 { font-size: 15.5px; margin: 0; padding-top: 6px; border-top: 2px solid var(--ink); }
.sheet h2 + p { font-size: 12px; color: var(--soft); margin: 1px 0 6px; max-width: none; }
.sheet .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 36px; margin-bottom: 14px; align-items: start; }
.sheet .chart { width: 100%; height: auto; display: block; }
.sheet .chart .low { fill: var(--down); } .sheet .chart line.low { stroke: var(--down); }
.sheet .chart .own { fill: var(--accent); font-weight: 600; } .sheet .chart line.own { stroke: var(--accent); stroke-width: 2.6; }
.sheet .chart .other { stroke: var(--ghost); stroke-width: 1.2; }
${[1, 3, 4].map((i) => `.sheet .chart .peer${i} { fill: var(--p${i}); font-weight: 600; } .sheet .chart line.peer${i} { stroke: var(--p${i}); stroke-width: 2; }`).join('\n')}
.sheet ul { margin: 8px 0 0; padding-inline-start: 16px; font-size: 12.5px; } .sheet li { margin-bottom: 3px; }
.sheet table { width: 100%; font-size: 12.5px; margin: 0; } .sheet td, .sheet th { padding: 4px 8px 4px 0; vertical-align: middle; white-space: normal; } .sheet td.n, .sheet th.n { padding: 4px 0 4px 8px; }
.sheet td small, .sheet th { font-size: 11px; color: var(--soft); font-weight: 400; } .sheet .all td { background: var(--mark); font-weight: 600; } .sheet td:last-child { white-space: nowrap; }
.sheet .foot { columns: 2; column-gap: 36px; font-size: 10.5px; line-height: 1.45; color: var(--soft); border-top: 1px solid var(--line); margin-top: 10px; padding-top: 7px; } .sheet .foot p { margin: 0 0 4px; } .sheet .foot p { break-inside: avoid; overflow-wrap: anywhere; }
.sheet .paper { display: flex; gap: 8px; align-items: center; break-inside: avoid; } .sheet .paper svg { width: 15mm; height: 15mm; display: block; }
@media (max-width: 600px) { .sheet .pair { grid-template-columns: minmax(0, 1fr); gap: 14px; } .sheet .foot { columns: 1; } .sheet .wide { display: none; } }
@media screen { .sheet .foot .again { display: none; } }
@media print {
  :root { color-scheme: light; } body { background: #fff; font-size: 12px; }
  .page { padding: 0; max-width: none; } .page > .band { margin: 0; padding: 3px; } .sheet { max-width: none;${sheet === 'letter' ? ' zoom: .92;' : ''} } footer { display: none; }
  header { padding: 4px 0; min-height: 0; } .sheet section, .sheet tr { break-inside: avoid; }
}
`;
}
