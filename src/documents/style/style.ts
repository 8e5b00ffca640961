import { chartPageStyle, colourStyle, ramps } from '../../figures/index.js';
import { briefStyle } from '../brief/briefStyle.js';
import { docsStyle } from './docsStyle.js';
import { exploreStyle } from './exploreStyle.js';
import { headerStyle } from './headerStyle.js';
import { liveStyle } from './liveStyle.js';
import { overviewStyle } from './overviewStyle.js';
import { placeStyle } from './placeStyle.js';
import { printStyle } from './printStyle.js';

/** The style of every page: paper and ink, one accent, hairlines; dark by the reader's preference. */
export const style = `
@font-face { font-family: Inter; src: url(inter-latin.woff2) format('woff2'); font-weight: 100 900; font-display: optional; unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215, U+25B2, U+25BC; }
@font-face { font-family: Inter; src: url(inter-latin-ext.woff2) format('woff2'); font-weight: 100 900; font-display: optional; unicode-range: U+0100-0130, U+0132-0151, U+0154-02AF, U+1E00-1EFF; }
${colourStyle}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; font: 400 14px/1.5 Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
:lang(zh) { line-break: strict; }
.page { max-width: 1440px; margin: 0 auto; padding: 0 32px 64px; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
a:hover { text-decoration-color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav a { text-decoration: none; color: var(--soft); margin-inline-end: 16px; }
nav a:hover { color: var(--ink); }
.in-full { margin: 0 0 12px; font-size: 13px; color: var(--soft); max-width: 62em; } .in-full summary { cursor: pointer; width: fit-content; min-height: 24px; padding: 2px 0; color: var(--accent); } .in-full ul { margin: 4px 0 0; padding-inline-start: 1.2em; } .in-full li { margin-bottom: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; z-index: 2; }
h1 { font-size: 29px; line-height: 1.35; font-weight: 600; letter-spacing: -.01em; margin: 20px 0 8px; max-width: 42em; text-wrap: pretty; }
h1 + .soft { max-width: 90em; }
h1 a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 2px; text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); text-underline-offset: 6px; }
:lang(zh) h1 { line-height: 1.5; letter-spacing: 0; }
h2 { font-size: 17px; font-weight: 600; margin: 40px 0 8px; }
h3 { font-size: 14px; font-weight: 600; margin: 20px 0 4px; }
p { margin: 0 0 10px; max-width: 46em; }
.soft, .note { color: var(--soft); }
.note { font-size: 12px; }
.band { background: var(--ink); color: var(--paper); font-weight: 600; text-align: center; padding: 6px; margin: 0 -32px; }
.two { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); gap: 24px 48px; margin-top: 14px; }
.two > section > h2:first-child { margin-top: 0; }
figure { margin: 0; }
.map svg { width: 100%; height: auto; display: block; }
.map path { stroke: var(--paper); stroke-width: .5; vector-effect: non-scaling-stroke; }
.map .borders { fill: none; stroke: var(--paper); stroke-width: 1.3; pointer-events: none; }
.map .inset { fill: none; stroke: var(--soft); stroke-width: .8; }
.map .none { fill: url(#hatch); stroke: var(--line); } .map .paper { fill: var(--paper); } .map .hatch { stroke: var(--line); stroke-width: 5; }
.map .speck { fill: var(--paper); fill-opacity: .9; } .map .carried { fill: url(#carried); pointer-events: none; }
.map a:hover path, .map a:focus-visible path { stroke: var(--ink); stroke-width: 1.5; } .map a:focus { outline: none; }
.map text { font: 500 15px Inter, 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; pointer-events: none; }
.map circle:not([class]) { fill: var(--paper); stroke: var(--ink); stroke-width: 2; pointer-events: none; }
@media (prefers-reduced-motion: no-preference) { .map path, .map circle { transition: fill .35s; } #lab-map path { transition: none; } }
/* Below what a script puts here there is nothing to see before it does, so that nothing in sight moves. */
@media (max-width: 1000px) and (scripting: enabled) { #lab { min-height: 100svh; } }
#lab-says { min-height: 2.7em; } #lab-map { contain: layout paint; }
/* What a drag changes in every frame is laid out by itself. */
#lab .weights, #lab-ranks .line, .shares input[type=number] { contain: strict; } #lab-ranks .line { height: 1.5em; line-height: 1.5; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
@media (max-width: 600px) { #lab-ranks td:nth-child(3) .line { contain: none; height: auto; white-space: normal; } #lab-ranks th:nth-child(n) { width: 61px; } #lab-ranks th:nth-child(3) { width: auto; } }
.map .unreal rect { fill: var(--ink); } .map .unreal text { fill: var(--paper); stroke: none; font-weight: 600; }
.map .land { fill: var(--wash); stroke: var(--line); }
.map .dots circle { stroke: var(--paper); stroke-width: .8; fill-opacity: .85; pointer-events: auto; vector-effect: non-scaling-stroke; }
.map .coast { fill: var(--land); stroke: none; } .map .dots .nil { fill: none; stroke: var(--ghost); stroke-width: 1.2; } .map .dots .chosen { stroke: var(--ink); stroke-width: 1.6; } .map .dots .m0 { stroke: var(--m4); } .map .dots .w0 { stroke: var(--w4); } .map .said { font-weight: 400; fill: var(--soft); }
.map .dots .guessed { stroke: var(--ink); stroke-dasharray: 2 2; fill-opacity: .45; }
.map .dots .fell { fill: var(--paper); fill-opacity: .25; stroke: var(--down); stroke-width: 1.6; }
.views { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-bottom: 8px; }
.views span { display: inline-flex; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.views a { margin: 0; padding: 4px 12px; font-size: 13px; }
.views a[aria-current] { background: var(--ink); color: var(--paper); }
.play { width: 34px; height: 34px; border-radius: 50%; border: 0; background: var(--ink); color: var(--paper); cursor: pointer; position: absolute; top: 2px; inset-inline-start: 0; }
.play::before { content: '▶'; } .play.on::before { content: '❚❚'; }
.find { position: relative; }
.find .none:not(:empty) { position: absolute; z-index: 5; inset-inline-end: 0; margin: 4px 0 0; padding: 9px 14px; white-space: nowrap; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; color: var(--soft); }
.find ul { position: absolute; z-index: 5; inset-inline-end: 0; margin: 4px 0 0; padding: 4px; min-width: 100%; list-style: none; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; max-height: 60vh; overflow: auto; }
.find li { padding: 5px 10px; border-radius: 5px; white-space: nowrap; cursor: pointer; } .find li[aria-selected=true] { background: var(--mark); } .find li.near { color: var(--soft); font-size: 12px; cursor: default; }
.find li span { color: var(--soft); margin-inline-start: 8px; font-size: 12px; }
.column { position: fixed; z-index: 4; top: 0; bottom: 0; inset-inline-end: 0; width: min(560px, 92vw); overflow: auto; background: var(--paper); border-inline-start: 1px solid var(--line); padding: 14px 24px 40px; }
.column .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.column .tools .button { margin: 0; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.legend { display: flex; align-items: end; gap: 0; margin-top: 6px; }
.legend div { width: 30px; }
.legend i { display: block; height: 8px; }
.legend span { font-size: 11px; color: var(--soft); white-space: nowrap; }
${ramps.flatMap((ramp) => Array.from({ length: 9 }, (_, i) => `.${ramp}${i} { fill: var(--${ramp}${i}); } i.${ramp}${i} { background: var(--${ramp}${i}); }`)).join('\n')}
${Array.from({ length: 6 }, (_, i) => `.p${i} { background: var(--p${i}); }`).join('\n')}
/* A shade at an edge behind which a table goes on: it lies still, and what covers it at the end moves with the table. */
.scroll { overflow-x: auto; background:
  linear-gradient(to right, var(--paper) 50%, transparent) left / 28px 100% no-repeat local, linear-gradient(to left, var(--paper) 50%, transparent) right / 28px 100% no-repeat local,
  linear-gradient(to right, var(--line), transparent) left / 12px 100% no-repeat, linear-gradient(to left, var(--line), transparent) right / 12px 100% no-repeat; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: 500; font-size: 12px; color: var(--soft); vertical-align: bottom; padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); }
td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td.wrap { white-space: normal; min-width: 12em; } .findings .chart { width: 260px; max-width: none; } :lang(zh-Hans) th { word-break: keep-all; }
td.n, th.n { text-align: end; }
td.n, td:first-child { font-variant-numeric: tabular-nums; }
tr.here td { background: var(--mark); }
td b { font-weight: 600; }
td .zh, td .en { color: var(--soft); margin-inline-start: 6px; }
td a { text-decoration: none; }
td a:hover { text-decoration: underline; }
td.n a { border-bottom: 1px dotted var(--soft); }
.up { color: var(--up); } .down { color: var(--down); }
.bar:not(rect) { display: flex; height: 11px; min-width: 60px; border-radius: 2px; }
.bar i { display: block; height: 11px; }
.bar i:first-child { border-radius: 2px 0 0 2px; } .bar i:last-child { border-radius: 0 2px 2px 0; }
table.pairs { max-width: 780px; } td.moved { font-size: 12px; } .moved-small { display: none; } @media (max-width: 700px) { th.moved, td.moved { display: none; } .moved-small { display: block; font-size: 11px; color: var(--soft); word-break: keep-all; } } td.moved i, .moved-small i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-inline-end: 5px; }
.change-histogram { max-width: 270px; margin: 4px 0 10px; } .change-histogram svg { display: block; width: 100%; height: 54px; } .change-histogram .note { margin: 0 0 4px; } .change-histogram .base { stroke: var(--line); } .change-histogram .zero { stroke: var(--ink); }
.change-histogram .span-ends { position: relative; display: flex; justify-content: space-between; margin: 2px 0 0; font-size: 11px; color: var(--soft); white-space: nowrap; } .change-histogram .span-ends b { position: absolute; transform: translateX(-50%); color: var(--ink); }
.key { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 12px; color: var(--soft); margin: 0 0 6px; padding: 0; list-style: none; }
.key i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-inline-end: 5px; }
.flag { font-size: 11px; color: var(--soft); border: 1px solid var(--line); border-radius: 3px; padding: 0 4px; margin-inline-start: 6px; }
.periods { display: flex; gap: 0; list-style: none; padding: 0; margin: 18px 0 0; max-width: 640px; }
.periods li { flex: 1; border-top: 2px solid var(--line); padding-top: 8px; position: relative; }
.periods li:last-child { flex: 0 0 auto; }
.periods a { white-space: nowrap; text-decoration: none; color: var(--soft); }
.periods li::before { content: ''; position: absolute; top: -6px; inset-inline-start: 0; width: 8px; height: 8px; border-radius: 50%; background: var(--paper); border: 1px solid var(--soft); }
.periods li.on::before { background: var(--accent); border-color: var(--accent); }
@media (max-width: 820px) { .periods li:first-child:nth-last-child(n + 9) ~ li:not(:nth-last-child(3n + 1)):not(.on) { display: none; } }
@media (max-width: 480px) { .periods li:first-child:nth-last-child(n + 7):nth-last-child(-n + 8) ~ li:not(:nth-last-child(2n + 1)):not(.on) { display: none; } }
@media (max-width: 600px) { .periods.long li:first-child:nth-last-child(n + 6) ~ li:not(:nth-last-child(4n + 1)):not(.on) { display: none; } }
.periods li.on a { color: var(--ink); font-weight: 600; }
.button { display: inline-block; border: 1px solid var(--line); border-radius: 7px; padding: 6px 13px; margin: 10px 8px 0 0; text-decoration: none; background: transparent; }
.button:hover { border-color: var(--accent); } .button[hidden] { display: none; }
button, select, input { font: inherit; color: inherit; }
button.button { cursor: pointer; } button.button:disabled { color: var(--soft); cursor: default; }
select, input { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 5px 8px; }
select { max-width: 15em; } .choices label { max-width: 100%; } .choices select { max-width: min(24em, 100%); }
button:focus-visible, select:focus-visible, input:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.lab-row { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: end; margin: 0 0 12px; max-width: none; }
.lab-row .button { margin: 0; }
.gripped { white-space: nowrap; }
.grip { width: 28px; height: 28px; margin: -4px 6px -4px -4px; padding: 0; border: 0; border-radius: 4px; background: none; color: var(--soft); font-size: 15px; cursor: grab; touch-action: none; }
.grip::before { content: '⠿'; } .grip:hover, .grip:focus-visible { color: var(--ink); background: var(--line); } .grip:active { cursor: grabbing; }
#lab-ranks tr.onto td { box-shadow: inset 0 2px 0 var(--accent), inset 0 -2px 0 var(--accent); }
#answer p { margin: 0 0 6px; } #answer pre { max-height: 34vh; } #answer .button { margin: 6px 0 0; }
.floating { position: fixed; z-index: 5; inset-inline: 0; bottom: 16px; width: min(720px, calc(100vw - 24px)); margin-inline: auto; box-sizing: border-box; padding: 12px 18px; background: var(--paper); border: 1px solid var(--accent); border-radius: 8px; }
.floating.passing { pointer-events: none; }
.choice span { display: block; font-size: 12px; color: var(--soft); }
.weights { display: flex; height: 44px; border-radius: 6px; overflow: hidden; touch-action: none; user-select: none; }
.weights > div { position: relative; min-width: 0; flex: 0 1 0; }
.weights > span, .weights > div > span { display: block; padding: 12px 10px; color: var(--on); font-size: 12px; font-weight: 500; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.weights button { position: absolute; z-index: 1; top: 0; right: -9px; width: 18px; height: 44px; padding: 0; border: 0; background: none; cursor: ew-resize; }
.weights button::before { content: ''; position: absolute; top: 0; left: 7px; width: 4px; height: 44px; background: var(--paper); }
.weights button:focus-visible { outline-offset: -2px; background: var(--paper); }
.shares { list-style: none; padding: 0; margin: 10px 0 14px; display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 4px 20px; }
.shares li { display: flex; justify-content: space-between; gap: 10px; align-items: center; font-size: 13px; }
.shares label span { display: inline-block; width: 9.5em; vertical-align: middle; }
.shares input[type=number] { width: 5em; height: 32px; text-align: end; } .shares input { vertical-align: middle; }
pre.receipt { white-space: pre; max-height: 22em; }
.receipt { background: var(--wash); border-radius: 6px; padding: 10px 14px; margin: 0 0 10px; font: 12px/1.7 ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace; overflow-x: auto; }
.receipt table { width: auto; }
.receipt table td { border: 0; padding: 0 14px 0 0; } .receipt table td > a { display: inline-block; min-height: 24px; }
.receipt table td.wrap { min-width: 22em; overflow-wrap: anywhere; }
.receipt .sample { margin: 8px 0; padding-top: 6px; border-top: 1px solid var(--line); } .receipt .sample .wrap { overflow-wrap: anywhere; } .receipt .sample th { font: inherit; border: 0; padding: 0 12px 0 0; vertical-align: top; } .receipt .sample td, #receipt .receipt .sample table td { padding: 0 12px 0 0; overflow-wrap: anywhere; vertical-align: top; } .receipt .sample table, #receipt .receipt .sample table { width: auto; margin-top: 2px; }
.receipt code, code { font: inherit; font-family: ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace; }
.hash { color: var(--soft); font-size: 11px; overflow-wrap: anywhere; white-space: normal; }
.whisker svg { width: 120px; height: 14px; display: block; }
.whisker path { stroke: var(--soft); stroke-width: 2.5; opacity: .6; }
.whisker circle { fill: var(--ink); }
.ends { display: flex; justify-content: space-between; width: 120px; }
.narrow { display: none; }
.comparison td { vertical-align: top; }
.comparison small { display: block; color: var(--soft); font-size: 11.5px; }
.comparison .formula { font-family: ui-monospace, 'Noto Sans Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.comparison tr:has(+ .more) td { border-bottom: 0; }
.comparison th:last-child, .comparison td.all:last-child { padding-inline-start: 14px; } .comparison td.all:last-child { width: 40%; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 400px), 1fr)); gap: 28px 48px; margin-top: 16px; } .cards h3 { margin-top: 0; }
.api .address { margin: 0 0 4px; overflow-wrap: anywhere; } .api ul { max-width: 60em; padding-inline-start: 1.2em; } .api li { margin-bottom: 4px; }
tr:target td { background: var(--mark); }
${chartPageStyle}${briefStyle}
${headerStyle}
${overviewStyle}${exploreStyle}${liveStyle}${docsStyle}
footer { margin-top: 56px; padding-top: 14px; border-top: 1px solid var(--line); font-size: 12px; color: var(--soft); }
@media (max-width: 1000px) { .two { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 600px) {
  .page { padding: 0 16px 48px; } .band { margin: 0 -16px; }
  h1 { font-size: 22px; margin-top: 16px; }
  .wide { display: none; }
  .narrow { display: inline; font-size: 11px; color: var(--soft); margin-inline-start: 5px; } td:first-child:has(.narrow) { white-space: normal; } .narrow { white-space: nowrap; }
  td.wrap { min-width: 7em; } .receipt table td.wrap { min-width: 10em; }
  .comparison, .comparison tbody { display: block; } .comparison thead { display: none; }
  .comparison tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 2px 10px; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .comparison.places tr { grid-template-columns: minmax(0, 1fr); }
  .comparison tr:has(+ .more) { border-bottom: 0; }
  .comparison td { border: 0; padding: 0; white-space: normal; text-align: start; } .comparison td.all:last-child { width: auto; padding: 0; }
  .comparison .all { grid-column: 1 / -1; } .comparison .all:first-child { font-weight: 600; } .comparison .all small { font-weight: 400; }
  .comparison td[data-label]:not(:empty)::before { content: attr(data-label); display: block; font-size: 11px; color: var(--soft); }
  .comparison td:empty { display: none; } .comparison td.n:empty { display: block; } .comparison.places td.n:empty { display: none; }
  .legend div { width: 26px; }
  .map text { font-size: 26px; stroke-width: 6px; } .map .roomy { display: none; }
}
${printStyle}
${placeStyle}
`;
