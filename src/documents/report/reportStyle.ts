import { type Sheet, sheets } from '../word/sheet.js';

/** The style of a report on screen and paper; `running` is the running head. */
export function reportStyle(sheet: Sheet, running: string): string {
  return `
:root { color-scheme: light; }
@page { size: ${sheets[sheet].css}; margin: 20mm 18mm; @top-center { content: ${cssString(running)}; font: 500 9px Inter, 'Noto Sans CJK SC', sans-serif; } @bottom-center { content: counter(page); font: 9px Inter, sans-serif; } }
.report { max-width: 860px; margin: 0 auto; }
.report section { margin-top: 48px; }
.report .lead { font-size: 17px; line-height: 1.6; }
.report li { margin-bottom: 8px; max-width: 46em; }
.report figure { margin: 22px 0; }
.report .chart { max-width: 100%; max-height: 215mm; width: auto; }
.report caption, .report figcaption { text-align: start; font-weight: 600; margin-bottom: 6px; caption-side: top; padding: 0 0 6px; }
.report figcaption .note { font-weight: 400; margin: 4px 0 0; }
.report table { margin: 18px 0; font-size: 12px; }
.report :is(td, th).n + :is(td, th):not(.n) { padding-inline-start: 14px; }
.report td { white-space: normal; word-break: keep-all; overflow-wrap: break-word; }
.report td.n { white-space: nowrap; }
.report .refs { font-size: 10px; columns: 2; } .report .refs code { overflow-wrap: anywhere; }
.report .figure { text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); display: inline; }
.report .method .receipt, .report pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; }
@media screen { .report th { word-break: keep-all; } .report .cover { padding-top: 24px; } }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  .page { padding: 0; max-width: none; } .page > .band { margin: 0; }
  .report { max-width: none; }
  .report > section.opens { break-before: page; margin-top: 0; }
  .report h2 { font-size: 18pt; }
  h2, h3, caption, figcaption { break-after: avoid; }
  figure, tr, li, .short { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .report td, .report th { font-size: 8.5pt; padding-block: 2px; padding-inline-end: 6px; }
}
`;
}

function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('<', '\\3c ')}"`;
}
