/**
 * Pages on paper, but for those of places, reports and slides, which have their own: smaller, without controls, each figure and row whole,
 * no heading at the end of a sheet.
 */
export const printStyle = `@media print {
  header nav, header details, .switch, #search, .views, .find, .play, .column, .button, .skip, .download, .zoom, .choices, .controls, .pages, .tick, .grip, footer nav { display: none; }
  body { background: none; }
  .page:not(:has(.place, .report)) { zoom: .8; padding: 0; max-width: none; }
  h1, h2, h3, caption, figcaption, thead { break-after: avoid; } figure, tr, li, .fold { break-inside: avoid; }
  .scroll { overflow: visible; } .scroll td { padding-block: 2px; }
  figure > details:not([open]), #lab details, #lab .lab-row:not(:has(.choice)) { display: none; }
  .below { margin-top: 20px; } footer { margin-top: 16px; padding-top: 8px; break-before: avoid; } footer p { max-width: none; }
}`;
