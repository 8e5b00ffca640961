/** What the audit page adds to the style of a page on its own. */
export const auditStyle = `
.heat { width: auto; font-size: 11.5px; border-collapse: separate; border-spacing: 0; }
.heat th, .heat td { padding: 3px 6px; border: 0; border-right: 1px solid var(--paper); border-bottom: 1px solid var(--paper); }
.heat td { text-align: center; min-width: 36px; font-variant-numeric: tabular-nums; }
.heat thead th { text-align: center; }
.heat .edge { border-left: 2px solid var(--soft); }
.heat tr.edge th, .heat tr.edge td { border-top: 2px solid var(--soft); }
.heat tbody th, .sticky tbody th { color: var(--ink); font-size: 12.5px; font-weight: 400; white-space: nowrap; }
.heat tbody th, .heat thead th:first-child, .sticky tbody th, .sticky thead th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; text-align: start; }
.sticky tbody th { border-bottom: 1px solid var(--line); padding: 4px 14px 4px 0; }
.sticky .top th, .sticky .top td { font-weight: 600; border-top: 1px solid var(--soft); }
.sticky thead th { white-space: nowrap; }
.sticky tbody td { font-size: 13px; }
.sticky tbody th, .sticky tbody td, .heat tbody th { vertical-align: middle; }
.sticky td, .sticky th { padding-inline-end: 14px; }
.sticky td.text { white-space: normal; min-width: 16em; font-size: 12.5px; }
.sticky tbody tr:hover th, .sticky tbody tr:hover td { background: var(--wash); }
th .number, .number { color: var(--soft); font-variant-numeric: tabular-nums; }
.heat .self { color: var(--soft); }
.heat .strong { font-weight: 700; }
.faint { color: var(--soft); }
#components table, #denominators table { width: auto; }
#components td.n { min-width: 9em; }
.sticky td.strong { font-weight: 700; }
${[12, 22, 33, 45].map((mix, i) => `.u${i + 1} { background: color-mix(in srgb, var(--up) ${mix}%, var(--paper)); }`).join('\n')}
${[12, 22, 33, 45].map((mix, i) => `.d${i + 1}n { background: color-mix(in srgb, var(--down) ${mix}%, var(--paper)); }`).join('\n')}
.swatches { display: flex; flex-wrap: wrap; gap: 2px 14px; font-size: 12px; color: var(--soft); margin: 8px 0 10px; }
.swatches i { display: inline-block; width: 22px; height: 12px; vertical-align: -1px; margin-inline-end: 5px; }
.pair { display: block; width: 150px; }
.pair i { display: block; height: 5px; border-radius: 1px; margin: 2px 0; min-width: 1px; }
.pair .nominal { background: var(--soft); opacity: .55; } .pair .effective { background: var(--accent); }
.swatches .nominal { background: var(--soft); opacity: .55; } .swatches .effective { background: var(--accent); }
.objections { padding-inline-start: 2.2em; max-width: 62em; margin: 12px 0 0; }
.objections li { margin: 0 0 9px; padding-inline-start: 6px; font-size: 15px; text-wrap: pretty; }
.objections li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll + .note { margin-top: 8px; }
.note { max-width: 70em; }
@media (max-width: 600px) {
  .heat tbody th, .sticky tbody th { white-space: normal; min-width: 8.5em; max-width: 34vw; font-size: 12px; line-height: 1.3; }
  .pair { width: 90px; }
  #components td.n { min-width: 0; }
  #components thead th { white-space: normal; }
}
@media print { .scroll { overflow: visible; } }
`;
