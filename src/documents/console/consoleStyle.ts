/** What the console adds to the style of the site. */
export const consoleStyle = `:root { --needs: light-dark(#9a4708, #d67a2c); }
header { flex-wrap: wrap; } header strong { flex: none; min-width: 0; } header > nav { order: 9; flex: 1 0 100%; flex-wrap: wrap; row-gap: 6px; mask-image: none; }
header .who { color: var(--soft); white-space: nowrap; flex: none; max-width: 12em; overflow: hidden; text-overflow: ellipsis; }
header .partner { white-space: nowrap; flex: 0 1 auto; overflow: hidden; text-overflow: ellipsis; }
header form { margin: 0; flex: none; }
.example { flex: none; font-size: 12px; font-weight: 600; color: var(--needs); background: color-mix(in srgb, var(--needs) 12%, transparent); border-radius: 6px; padding: 2px 9px; white-space: nowrap; }
.example.row { display: inline-block; margin-top: 10px; }
.needs { color: var(--needs); } td.n.needs, .needs b { font-weight: 600; }
h1 em { font-style: normal; color: var(--accent); } h1 em.needs { color: var(--needs); }
h2 { padding-top: 8px; border-top: 1px solid var(--ink); margin: 32px 0 6px; } h2 small { font-weight: 400; font-size: 12px; color: var(--soft); margin-inline-start: 8px; }
.two > section > h2:first-child { margin-top: 10px; }
.sums { margin: 0; border-top: 1px solid var(--ink); border-bottom: 1px solid var(--line); padding: 6px 0; }
.sums > div { display: grid; grid-template-columns: minmax(6em, .8fr) repeat(6, minmax(0, 1fr)); gap: 0 8px; align-items: end; padding: 4px 0; }
.sums b { font-weight: 600; } .sums div > span { position: relative; padding-inline-start: 16px; container-type: inline-size; }
.sums span[data-op]::before { content: attr(data-op); position: absolute; inset-inline-start: 0; bottom: 1px; color: var(--soft); }
.sums i { display: block; font-style: normal; font-size: 12px; color: var(--soft); }
.sums em { font-style: normal; font-variant-numeric: tabular-nums; white-space: nowrap; } .sums .large em { font-size: 20px; font-weight: 600; }
.sums .small i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.sums .needs em { color: var(--needs); }
.volume { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 8px; font-size: 11px; color: var(--soft); }
.volume .ys { display: flex; flex-direction: column; justify-content: space-between; text-align: end; height: 150px; margin-top: -7px; padding-bottom: 0; }
.volume svg { width: 100%; height: 150px; display: block; border-bottom: 1px solid var(--line); }
figure .volume + p { margin-top: 6px; }
.volume .xs { grid-column: 2; display: flex; justify-content: space-between; }
.volume .band { fill: var(--mark); } .volume .stored { fill: var(--m4); } .volume .rest { fill: var(--needs); } .volume .off { fill: var(--needs); } .volume .now { fill: var(--accent); }
td a { text-decoration: underline; text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent); } td a:hover { text-decoration-color: var(--accent); }
td.wrap { overflow-wrap: anywhere; } details summary { cursor: pointer; padding: 6px 0; } td.top, tr.top td { vertical-align: top; }
code.raw { display: block; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--wash); border-radius: 6px; padding: 8px 10px; font-size: 12px; }
dl.facts { display: grid; grid-template-columns: 9em minmax(0, 1fr); margin: 10px 0; }
dl.facts dt, dl.facts dd { margin: 0; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
dl.facts dt { color: var(--soft); }
.inrow { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; margin: 10px 0; }
.inrow label, .form label { display: block; } .inrow label > span, .form label > span { display: block; font-size: 12px; color: var(--soft); }
.form { display: flex; flex-direction: column; gap: 12px; max-width: 34em; margin: 10px 0 0; } .form fieldset { border: 0; margin: 0; padding: 0; } .form legend { font-size: 12px; color: var(--soft); padding: 0; }
.form input[type=text], .form textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 7px 9px; }
.form textarea { min-height: 5.5em; } .form select { max-width: 100%; width: auto; }
.button, button.button { margin: 0; min-height: 36px; } td .button { padding: 3px 11px; min-height: 30px; font-size: 13px; } td form { display: inline-block; margin: 0 8px 0 0; } section > p { margin-top: 8px; }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--on); font-weight: 600; }
.button:disabled { border-style: dashed; }
.said { border-inline-start: 3px solid var(--accent); background: var(--mark); padding: 10px 14px; margin: 16px 0 0; max-width: none; } .said.needs { border-color: var(--needs); background: color-mix(in srgb, var(--needs) 10%, transparent); color: inherit; }
.said p { margin: 0 0 6px; max-width: none; } .said p:last-child { margin: 0; } .said code { overflow-wrap: anywhere; }
.tag { display: inline-block; font-size: 12px; font-weight: 500; border: 1px solid var(--line); border-radius: 5px; padding: 0 7px; white-space: nowrap; } .tag.needs { border-color: currentColor; } .tag.ok { color: var(--accent); border-color: currentColor; }
.stages { display: flex; flex-wrap: wrap; gap: 4px 22px; list-style: none; margin: 14px 0; padding: 0; color: var(--soft); } .stages .done { color: var(--accent); } .stages [aria-current] { color: var(--ink); font-weight: 600; }
.checks { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 8px 18px; border-bottom: 1px solid var(--ink); padding-bottom: 10px; } .checks b, .checks span { display: block; } .checks span { font-size: 13px; }
.choosing { display: flex; flex-wrap: wrap; gap: 4px 18px; } .form .choosing label { display: inline-flex; gap: 6px; align-items: center; min-height: 32px; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 32px; border-bottom: 1px solid var(--line); padding: 12px 0; } .pair h2 { border: 0; padding: 0; font-size: 14px; margin: 0 0 4px; }
.pair .form { margin: 0; }
@media (max-width: 820px) { .checks { grid-template-columns: repeat(2, minmax(0, 1fr)); } .pair { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 600px) {
  header .who { display: none; } header strong { flex: 1 1 30%; } header .partner, header > a:not(.switch), header .example { order: 6; } header > nav { mask-image: linear-gradient(to right, #000 calc(100% - 32px), transparent); }
  .stack, .stack tbody { display: block; } .stack thead { display: none; } .stack tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .stack td, .stack td.n, .stack td.wrap { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: 0 10px; border: 0; padding: 2px 0; text-align: start; white-space: normal; min-width: 0; overflow-wrap: anywhere; }
  .stack td::before { content: attr(data-label); color: var(--soft); font-size: 12px; padding-top: 2px; } .stack td:empty, .stack td.zero { display: none; } .stack td[data-label=''] { display: block; padding: 6px 0; }
  .sums > div { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; } .sums b { grid-column: 1 / -1; } .sums .large em { font-size: 17px; }
  .sums .small i { position: static; width: auto; height: auto; clip-path: none; }
  dl.facts { grid-template-columns: 7em minmax(0, 1fr); }
  .button, button.button, select, input:not([type=checkbox]):not([type=radio]) { min-height: 44px; } td .button { min-height: 40px; }
}
.sums .large em.long { font-size: clamp(11px, 14cqi, 20px); } .sums .small em.long { font-size: clamp(11px, 14cqi, 1em); }
`;
