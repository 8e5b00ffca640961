import { colourStyle } from '../../figures/index.js';

/** What the page of a data contract looks like: the contract at the left, a file that is tried at the right. */
export const contractStyle = `
${colourStyle}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 14px/1.5 Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif; }
main { max-width: 1440px; margin: 0 auto; padding: 24px 32px 64px; }
h1 { font-size: 29px; line-height: 1.35; font-weight: 600; margin: 8px 0; }
h2 { font-size: 17px; font-weight: 600; margin: 0 0 6px; padding-top: 8px; border-top: 1px solid var(--ink); }
.soft, th { color: var(--soft); }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); gap: 24px 48px; margin-top: 18px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: 500; font-size: 12px; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td { vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; }
td:first-child { overflow-wrap: normal; }
a { color: inherit; }
code { font: 600 13px ui-monospace, 'Noto Sans Mono', monospace; }
dl { display: grid; grid-template-columns: 8em minmax(0, 1fr); margin: 18px 0 0; border-top: 1px solid var(--ink); }
dt, dd { margin: 0; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd p { margin: 0; }
#drop { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; border: 1px dashed var(--accent); border-radius: 8px; padding: 14px 16px; background: var(--wash); }
#drop.over { outline: 2px solid var(--accent); }
#drop label { border: 1px solid var(--line); border-radius: 6px; padding: 8px 14px; background: var(--paper); cursor: pointer; }
#drop input { position: absolute; width: 1px; height: 1px; opacity: 0; }
#drop input:focus-visible + span { outline: 2px solid var(--accent); outline-offset: 4px; }
.sum { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 16px 0; }
.sum div { display: flex; flex-direction: column; }
.sum span { font-size: 12px; color: var(--soft); }
.sum b { font-size: 20px; font-weight: 600; font-variant-numeric: tabular-nums; }
.sum .look b, .look { color: var(--warn, #8a5200); }
@media (prefers-color-scheme: dark) { .sum .look b, .look { color: #e0a44e; } }
@media (max-width: 900px) { .two { grid-template-columns: minmax(0, 1fr); } main { padding: 16px 16px 48px; } h1 { font-size: 23px; } dl { grid-template-columns: 6em minmax(0, 1fr); } }
@media print { #drop, #result, .try { display: none; } .two { display: block; } }
`;
