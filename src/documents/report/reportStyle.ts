import { type Sheet, sheets } from '../word/sheet.js';

/** The style of a report on screen and paper; `running` is the running head. */
export function reportStyle(sheet: Sheet, running: string): string {
  return `
:root { color-scheme: light; }
@page { size: ${sheets[sheet].css}; margin: 18mm 16mm; @top-center { content: ${cssString(running)}; font: 500 9px Inter, 'Noto Sans CJK SC', sans-serif; } @bottom-center { content: counter(page); font: 9px Inter, sans-serif; } }
.report { max-width: 860px; margin: 0 auto; }
.report section { margin-top: 48px; }
.report .lead { font-size: 17px; line-height: 1.6; }
.report li { margin-bottom: 8px; max-width: 46em; }
.report figure { margin: 22px 0; }
.report .drawn-points { list-style: none; padding: 0; } .report .drawn-points li { display: grid; grid-template-columns: 236px minmax(0, 1fr); gap: 6px 28px; align-items: center; max-width: none; margin: 0; padding: 12px 0; border-top: 1px solid var(--line); } .report .drawn-points li > div:only-child { grid-column: 1 / -1; } .report :is(td, li) > figure { margin: 0; }
@media (max-width: 600px) { .report .drawn-points li { grid-template-columns: minmax(0, 1fr); } }
.report .chart { max-width: 100%; max-height: 215mm; width: auto; }
.report caption, .report figcaption { text-align: start; font-weight: 600; margin-bottom: 6px; caption-side: top; padding: 0 0 6px; }
.report figcaption .note { font-weight: 400; margin: 4px 0 0; }
.report table { margin: 18px 0; font-size: 12px; }
.report :is(td, th).n + :is(td, th):not(.n) { padding-inline-start: 14px; }
.report td { white-space: normal; word-break: keep-all; overflow-wrap: break-word; }
.report td.n { white-space: nowrap; }
.report .contents { margin-top: 32px; } .report .contents ol { columns: 2 16em; padding-inline-start: 1.6em; } .report .contents li { margin-bottom: 4px; }
.report .paper { display: none; }
.report .refs { font-size: 10px; columns: 2; } .report .refs code { overflow-wrap: anywhere; }
.report .figure { text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); display: inline; }
.report .method .receipt, .report pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; }
@media screen { .report th { word-break: keep-all; } .report .cover { padding-top: 24px; } }
@media print {
  body { background: #fff; font-size: 10pt; }
  .page { padding: 0; max-width: none; } .page > .band { margin: 0; }
  .report { max-width: none; }
  footer { display: none; }
  .report .cover h1 { font-size: 34pt; margin: 8mm 0 4mm; }
  .report .chart { max-height: ${sheet === 'a4' ? 72 : 57}mm; } .report #regions .chart { max-height: 88mm; }
  .report .cover .chart { width: 100%; max-height: ${sheet === 'a4' ? 128 : 108}mm; }
  .report > .contents + section { margin-top: 5mm; }
  .report td .chart { height: 5mm; }
  .report .drawn-points li { grid-template-columns: 52mm minmax(0, 1fr); gap: 4mm; padding: 1mm 0; }
  .report .contents ol { columns: 3; margin: 0; } .report .contents li { margin-bottom: 0; }
  .report .refs { display: none; } .report #receipts .note { display: none; }
  .report .paper { display: flex; gap: 6mm; align-items: center; break-inside: avoid; } .report .paper svg { width: 26mm; height: 26mm; display: block; }
  .report .long { columns: 2; column-gap: 8mm; }
  .report #all .long { columns: 3; column-gap: 6mm; } .report #glossary dl, .report #cite > .body { columns: 2; column-gap: 8mm; } .report #glossary dl, .report #cite dl { font-size: 8.5pt; margin-block: 2mm; } .report #cite h3 { margin: 0 0 1mm; } .report #cite :is(div, pre) { break-inside: avoid; } .report #cite pre { font-size: 7pt; line-height: 1.4; padding: 6px 8px; }
  .report .long table { margin: 0; width: 100%; }
  .report .long .aside { display: none; }
  .report .long :is(td, th) { font-size: 7.5pt; padding-block: .6px; padding-inline-end: 4px; line-height: 1.3; }
  .report #all :is(td, th) { font-size: 6.5pt; line-height: 1.2; padding-inline: 0 3px; } .report #all td + td:not(.n) { padding-inline-start: 6px; }
  .report .contents h2 { margin-top: 0; }
  .report h2 { font-size: 18pt; } .report section { margin-top: 7mm; } .report figure { margin: 4mm 0; } .report p { margin-block: 2mm; }
  .report #method > .body { columns: 2; column-gap: 8mm; } .report #method > .body > .scroll { column-span: all; } .report #method .receipt { padding: 3px 6px; margin: 0 0 2mm; }
  h2, h3, caption, figcaption, thead, .report tr:nth-child(-n+2) { break-after: avoid; } .report #receipts { break-before: avoid; }
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
