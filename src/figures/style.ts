/** A colour by its name: a variable on a page, a value in a self-contained file. */
export type ColourOf = (name: string) => string;

/** The faces of every drawing, the site's own first, then those that readers have. */
export const fontFamily =
  "Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

const hues = [0, 1, 2, 3, 4, 5];
const classes = ['m', 'w'].flatMap((ramp) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => `${ramp}${i}`));

/** The style of every chart. Programs that draw know few selectors: classes alone, one below the other. */
export function chartStyle(c: ColourOf): string {
  const of = (i: number | '') => (i === '' ? c('accent') : c(`p${i}`));
  return `
.chart text { font: 400 12px ${fontFamily}; font-variant-numeric: tabular-nums; fill: ${c('soft')}; }
.chart .name, .chart .value, .chart .names text, .chart .cell { fill: ${c('ink')}; }
.chart .head, .chart .cell { font-size: 11px; }
.chart .names text { paint-order: stroke; stroke: ${c('paper')}; stroke-width: 3px; stroke-linejoin: round; }
.chart .grid, .chart .tick { stroke: ${c('line')}; stroke-width: 1; }
.chart .rule { stroke: ${c('soft')}; stroke-width: 1; stroke-dasharray: 3 3; }
.chart .strong { fill: ${c('ink')}; font-size: 13px; font-weight: 600; }
.chart .soft { fill: ${c('soft')}; }
.chart .toward { fill: ${c('accent')}; fill-opacity: .08; }
.chart .away { fill: ${c('down')}; fill-opacity: .08; }
.chart .axis { stroke: ${c('ink')}; stroke-width: 1.5; }
.chart .zero { stroke: ${c('soft')}; stroke-width: 1; }
.chart .stroke { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.chart .dashed { stroke-dasharray: 2 5; }
.chart .area { stroke: none; fill-opacity: .14; }
.chart .whisker { stroke: ${c('soft')}; stroke-width: 2.5; stroke-opacity: .6; }
.chart .point { fill: ${c('ink')}; stroke: ${c('paper')}; stroke-width: 1; }
.chart .hollow { fill: ${c('paper')}; stroke: ${c('ink')}; stroke-width: 1.6; }
.chart .dot { fill: ${c('accent')}; fill-opacity: .55; stroke: ${c('paper')}; stroke-width: .6; }
.chart .dot.off { fill: ${c('soft')}; fill-opacity: .35; }
.chart .curve .stroke { stroke: ${c('down')}; stroke-width: 1.6; }
.chart .curve .area { fill: ${c('down')}; }
.chart .curve.plain .stroke { stroke: ${c('soft')}; stroke-dasharray: 4 4; }
.chart .dot.chosen { fill: ${c('ink')}; fill-opacity: 1; } .chart .dot.first { fill: ${c('accent')}; fill-opacity: 1; }
.chart .cursor { stroke: ${c('ink')}; stroke-width: 1; }
.chart .mapped .dots .chosen { stroke: ${c('ink')}; stroke-width: 1.6; }
.chart .here { fill: ${c('mark')}; }
.chart .land { fill: ${c('line')}; stroke: ${c('paper')}; stroke-width: .5; vector-effect: non-scaling-stroke; }
.chart .uncovered { fill: url(#uncovered); stroke: ${c('line')}; stroke-width: .5; vector-effect: non-scaling-stroke; }
.chart .hatch { stroke: ${c('line')}; stroke-width: 5; }
.chart .border { fill: none; stroke: ${c('soft')}; stroke-width: .7; stroke-opacity: .6; vector-effect: non-scaling-stroke; pointer-events: none; }
.chart .mapped path { stroke: ${c('paper')}; stroke-width: .5; vector-effect: non-scaling-stroke; }
.chart .mapped .borders { fill: none; stroke-width: 1.3; pointer-events: none; }
.chart .mapped .inset { fill: none; stroke: ${c('soft')}; stroke-width: .8; }
.chart .mapped .none { fill: url(#hatch); stroke: ${c('line')}; }
.chart .speck { fill: ${c('paper')}; fill-opacity: .9; }
.chart .mapped .carried { fill: url(#carried); pointer-events: none; }
.chart .mapped .land { fill: ${c('wash')}; stroke: ${c('line')}; }
.chart .mapped .dots circle { stroke: ${c('paper')}; stroke-width: .8; fill-opacity: .85; vector-effect: non-scaling-stroke; }
.chart .mapped .coast { fill: ${c('land')}; stroke: none; }
.chart .mapped .dots .nil { fill: none; stroke: ${c('ghost')}; stroke-width: 1.2; }
.chart .mapped .dots .m0 { stroke: ${c('m4')}; } .chart .mapped .dots .w0 { stroke: ${c('w4')}; }
.chart .said { font-weight: 400; fill: ${c('soft')}; }
.chart .mapped .dots .guessed { stroke: ${c('ink')}; stroke-dasharray: 2 2; fill-opacity: .45; }
.chart .mapped .dots .fell { fill: ${c('paper')}; fill-opacity: .25; stroke: ${c('down')}; stroke-width: 1.6; }
.chart .steady circle { fill: ${c('paper')}; stroke: ${c('ink')}; stroke-width: 2; }
.chart .steady text { font: 500 15px ${fontFamily}; fill: ${c('ink')}; paint-order: stroke; stroke: ${c('paper')}; stroke-width: 4px; stroke-linejoin: round; }
.chart .empty { fill: ${c('wash')}; }
.chart .on { fill: ${c('paper')}; }
.chart .band { fill: ${c('ink')}; }
.chart .band-text { fill: ${c('paper')}; font-weight: 600; }
.chart .title { fill: ${c('ink')}; font-size: 16px; font-weight: 600; }
.chart .paper { fill: ${c('paper')}; }
${(['', ...hues] as const).map((i) => `.chart .line${i} .stroke { stroke: ${of(i)}; } .chart .line${i} .area, .chart .line${i} .point, .chart .bar${i}, .chart .dot.h${i} { fill: ${of(i)}; } .chart .line${i} .provisional { fill: ${c('paper')}; stroke: ${of(i)}; stroke-width: 1.6; } .chart .t${i} { fill: ${of(i)}; font-weight: 500; }`).join('\n')}
.chart .pale .stroke { stroke: ${c('soft')}; stroke-width: 1.2; } .chart .pale .area, .chart .pale .point, .chart .t.pale { fill: ${c('soft')}; } .chart .pale .provisional { fill: ${c('paper')}; stroke: ${c('soft')}; }
${classes.map((name) => `.chart .${name} { fill: ${c(name)}; }`).join('\n')}
`;
}

/** Of charts on a page: what lies under the pointer stands out, and a chart is never wider than its column. */
export const chartPageStyle = `${chartStyle((name) => `var(--${name})`)}
.chart { display: block; max-width: 100%; height: auto; overflow: visible; }
.chart a:hover .dot, .chart a:hover .point, .chart a:hover rect { stroke: var(--ink); stroke-width: 1.5; fill-opacity: 1; }
.chart a:hover text { text-decoration: underline; }
.figures > .lead { grid-column: span 2; }
.figures > .lead.broad { grid-column: 1 / -1; }
.lead .narrow { display: none; }
@media (max-width: 900px) { .figures > .lead { grid-column: auto; } .lead .wide { display: none; } .lead .narrow { display: block; } }
.folds { margin-top: 40px; border-top: 1px solid var(--line); }
.fold { border-bottom: 1px solid var(--line); }
.fold > summary { display: grid; grid-template-columns: 14px minmax(0, 22em) minmax(0, 1fr); gap: 4px 12px; align-items: baseline; padding: 12px 0; cursor: pointer; list-style: none; }
.fold > summary::-webkit-details-marker { display: none; }
.fold > summary::before { content: '▸'; color: var(--ink); }
.fold[open] > summary::before { content: '▾'; }
.fold > summary h2 { margin: 0; font-size: 15px; }
.fold > summary p { margin: 0; color: var(--soft); font-size: 14px; }
.fold > .figure { max-width: 640px; margin: 4px 0 28px 26px; }
.fold > .figure.broad { max-width: none; margin-left: 0; }
@media (max-width: 900px) { .fold > summary { grid-template-columns: 14px minmax(0, 1fr); } .fold > summary p { grid-column: 2; } .fold > .figure { margin-left: 0; } }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 370px), 1fr)); gap: 40px 48px; margin-top: 24px; align-items: start; }
.figures > .broad { grid-column: 1 / -1; }
.figures > .tall { grid-column: -2; grid-row: 1 / span 2; }
.drawn { overflow-x: clip; }
.tall .drawn { max-height: 1150px; overflow-y: auto; }
@media (max-width: 900px) { .figures > .tall { grid-column: auto; grid-row: auto; } .tall .drawn { max-height: 70vh; } }
.figure { display: flex; flex-direction: column; min-width: 0; }
.figure figcaption h2 { margin: 0 0 2px; }
.figure figcaption p { margin: 0 0 8px; }
.figure > .drawn { overflow-x: auto; }
.figure > details { font-size: 12px; color: var(--soft); margin-top: 6px; }
.figure summary { cursor: pointer; width: fit-content; }
.figure details table { color: var(--ink); font-size: 12.5px; }
.figure details .scroll { max-height: 24em; overflow: auto; }
.figure thead th { position: sticky; top: 0; background: var(--paper); }
.take .button { margin: 6px 6px 0 0; padding: 3px 10px; font-size: 12px; color: var(--ink); }
.download { display: flex; } .download summary { cursor: pointer; list-style: none; } .download summary::-webkit-details-marker { display: none; }
.figure > .download { margin-top: 6px; } .figure > .download > * > summary, .figure > .download > .button { padding: 3px 10px; font-size: 12px; }
.download .take { font-size: 13px; max-width: 33em; } .download .take b { display: block; font-weight: 600; margin-top: 12px; } .download .take p { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: baseline; margin: 4px 0 0; } .download .take p span { flex: 0 0 13em; } .download .take .button { margin: 0; padding: 5px 12px; font-size: 13px; } .download .of { font-weight: 600; } @media (max-width: 600px) { .download .take p span { flex-basis: 100%; } }
dialog { width: min(36em, calc(100vw - 32px)); max-height: calc(100dvh - 32px); padding: 18px 24px 22px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink); } dialog::backdrop { background: #0007; }
dialog h2 { font-size: 17px; margin: 0; padding-inline-end: 5em; } dialog form { float: inline-end; } dialog form .button { margin: 0; padding: 4px 12px; font-size: 13px; }
.choices { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: end; margin: 14px 0 0; }
.choices label span { display: block; font-size: 12px; color: var(--soft); }
.choices .button { margin: 0; }
.embedded { padding: 0; margin: 0 auto; } .embedded h1 { font-size: 17px; margin: 0 0 2px; }
`;
