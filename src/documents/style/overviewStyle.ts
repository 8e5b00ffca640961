/** Overview, method and data: what stands beside and below the map, steps, files. */
export const overviewStyle = `.titled { display: flex; flex-wrap: wrap; gap: 2px 20px; align-items: baseline; justify-content: space-between; min-height: 32px; }
.titled h2, .titled .key { margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 12px; }
.row .button { margin: 0; }
.menu > .button { cursor: pointer; list-style: none; }
.row .menu > div { inset-inline: 0 auto; }
.strip-row { flex-wrap: nowrap; gap: 14px; }
.strip-row .button { flex: none; }
.weights.still { flex: 1; height: 30px; gap: 3px; background: none; }
.weights.still > span { flex: 0 1 0; min-width: 0; padding: 7px 6px; font-size: 11px; } .weights.still b { font-weight: 600; }
.onwards { color: var(--accent); } .onwards::after { content: '\\00a0→'; }
.below { margin-top: 44px; }
.announced caption { text-align: start; font-weight: 600; font-size: 15px; padding: 18px 0 4px; } .announced td, .announced tbody th { vertical-align: top; border-bottom: 0; padding-block: 3px; } .announced tbody th { font-size: 14px; font-weight: 400; color: var(--ink); min-width: 14em; max-width: 26em; } .announced tbody tr:last-child > *, .announced tbody [rowspan] { border-bottom: 1px solid var(--line); } .announced small { display: block; color: var(--soft); font-size: 11.5px; } .announced .drawn { width: 260px; padding-block: 0; } .announced svg { display: block; } .announced text { font-size: 11px; fill: var(--soft); } .announced td b { font-weight: 600; }
.judged { display: grid; grid-template-columns: minmax(0, 19em) minmax(0, 1fr); gap: 4px 32px; border-top: 1px solid var(--line); padding: 14px 0 10px; } .judged h2 { font-size: 15.5px; margin: 0 0 4px; } .judged p { margin: 0 0 6px; } .judged .verdict { font-weight: 600; } .judged .readings { display: grid; grid-template-columns: repeat(auto-fit, minmax(230px, 1fr)); gap: 10px 28px; } .judged .readings + .nearest { margin-top: 8px; } .judged .readings:empty { display: none; } .judged .chart { max-width: 100%; height: auto; } .judged h3 { font-size: 13px; color: var(--soft); margin: 0 0 2px; font-weight: 500; } .judged h3 b { margin-inline-start: .6em; } .judged ul { list-style: none; margin: 0; padding: 0; font-size: 13.5px; } .judged li { margin: 0 0 7px; } .judged li b { font-weight: 600; font-size: 12.5px; } .judged small { display: block; color: var(--soft); } .judged .true { color: var(--accent); } .judged .false { color: var(--down); }
@media (max-width: 800px) { .judged { grid-template-columns: minmax(0, 1fr); } }
.opening { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20em), 1fr)); gap: 6px 40px; margin: 12px 0 16px; } .opening p { margin: 0; color: var(--soft); font-size: 13.5px; } .opening b { color: var(--ink); font-weight: 600; }
.controls { margin: 18px 0 12px; align-items: end; gap: 8px 12px; } .controls label > span { display: block; font-size: 12px; color: var(--soft); } .tick { display: block; padding: 3px 0; } .tick input { margin: 0; }
#ranking-all th a { text-decoration: none; } #ranking-all th a:hover { color: var(--ink); text-decoration: underline; } #ranking-all th[aria-sort] { color: var(--ink); }
.pages { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-top: 14px; } .pages a { margin: 0; font-variant-numeric: tabular-nums; } .pages [aria-current] { color: var(--ink); font-weight: 600; }
.time { position: relative; margin-top: 10px; } @media (scripting: enabled) { .time .periods { margin-inline-start: 48px; } } .time .periods { margin-top: 10px; } .time:first-child { min-height: 52px; }
#ranking td { padding-block: 3px; } #ranking th { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } #ranking table, #lab-ranks { table-layout: fixed; }
#ranking th:nth-child(1) { width: 50px; } #ranking th.since { width: 82px; white-space: normal; } #ranking th.wide { width: 14%; } #ranking th.wide, #ranking th.heads { white-space: normal; } #ranking th.scores { width: 66px; } #ranking th.heads { width: 108px; } #ranking th.ranges { width: 160px; padding-inline: 10px 0; } #ranking td.whisker { padding-inline-start: 10px; }
#ranking td.named { overflow: hidden; text-overflow: ellipsis; } #ranking-all td.named { white-space: normal; min-width: 10em; max-width: 20em; } #ranking td:first-child { font-weight: 600; } #ranking table:has(th.heads) td.named > [lang] { display: none; } #ranking table:has(th.heads) th.wide:not(.ranges) { width: 11%; }
.map { position: relative; }
.map .steady, .map .dots circle { transform: scale(var(--shrink, 1)); } .map .dots circle { transform-box: fill-box; transform-origin: center; }
.map svg { touch-action: pan-x pan-y; } .map svg.zoomed { touch-action: none; cursor: grab; } .map svg:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.map a.on path, .map a.on circle { stroke: var(--ink); stroke-width: 2; }
.tip { position: absolute; z-index: 3; top: 0; left: 0; pointer-events: none; max-width: 90%; padding: 4px 9px; background: var(--ink); color: var(--paper); border-radius: 5px; font-size: 12.5px; white-space: nowrap; font-variant-numeric: tabular-nums; }
.zoom { position: absolute; z-index: 2; top: 0; inset-inline-end: 0; display: flex; flex-direction: column; } .zoom button { width: 30px; height: 30px; border: 1px solid var(--line); background: var(--paper); cursor: pointer; line-height: 1; } .zoom button::before { content: attr(data-sign); } .zoom button:first-child { border-radius: 6px 6px 0 0; border-bottom: 0; } .zoom button:last-child { border-radius: 0 0 6px 6px; } .zoom button:hover { border-color: var(--accent); } .map svg { max-height: max(360px, min(60vh, 580px)); }
.map figcaption { display: flex; flex-wrap: wrap; gap: 4px 28px; align-items: end; justify-content: space-between; } .map figcaption .note { margin: 0; }
.steps { margin: 0; padding-inline-start: 1.4em; } .steps li { padding-inline-start: 6px; } .steps li::marker { color: var(--soft); font-weight: 600; } .steps .receipt { max-width: 72em; }
.files { list-style: none; margin: 0; padding: 0; columns: 15em; } .files li { break-inside: avoid; padding: 2px 0; }
@media (min-width: 901px) { #ranking-all td.named { min-width: 16em; } }
@media (max-width: 600px) { .front { display: flex; flex-direction: column; } .front > .lead, .front > .opening { order: 1; margin-top: 20px; } #ranking th.heads { width: 88px; } #ranking table:has(th.heads) th.since { width: 56px; } #ranking table:has(th.heads) th.scores { width: 56px; } #ranking td.named, #ranking-all td.named { white-space: normal; overflow-wrap: anywhere; min-width: 6.5em; max-width: none; } #ranking th:nth-child(1) { width: 76px; } .strip-row { flex-wrap: wrap; } .weights.still { order: 3; flex: 1 0 100%; } }
`;
