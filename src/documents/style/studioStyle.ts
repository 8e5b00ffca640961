/** The editor: three columns, and on a phone one part at a time with words as tabs below. */
export const studioStyle = `
.studio-bar { display: flex; flex-wrap: wrap; gap: 8px 10px; align-items: center; padding: 12px 0 0; }
.studio-bar strong { font-weight: 600; font-size: 15px; } .studio-state { flex: 1 1 12em; font-size: 12.5px; overflow-wrap: anywhere; } .studio-bar .button { margin: 0; }
.button.strong { background: var(--accent); border-color: var(--accent); color: var(--on); } .button.strong:disabled { background: none; border-color: var(--line); color: var(--soft); }
#studio h1 { margin: 14px 0 6px; max-width: 60em; min-height: 1.35em; }
.studio { display: grid; grid-template-columns: minmax(0, 400px) minmax(0, 1fr) minmax(0, 400px); gap: 0 36px; align-items: start; margin-top: 10px; }
.studio-part > h2, .studio-part > .titled h2 { margin: 14px 0 4px; } .studio-part > .titled { align-items: baseline; }
.studio-part { border-top: 1px solid var(--line); margin-bottom: 26px; }
.studio-tree { list-style: none; margin: 0; padding: 0; } .studio-tree .studio-tree { padding-inline-start: 14px; }
.studio-tree li.onto > .studio-node { box-shadow: inset 0 2px 0 var(--accent); }
.studio-node { display: flex; gap: 8px; align-items: center; min-height: 44px; border-bottom: 1px solid var(--line); }
.studio-node .grip { flex: none; margin: 0 0 0 -6px; }
.studio-name { flex: 1 1 0; min-width: 0; padding: 4px 0; border: 0; background: none; text-align: start; cursor: pointer; line-height: 1.3; }
.studio-name i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-inline-end: 7px; } .studio-name small { display: block; color: var(--soft); font-size: 11.5px; }
.studio-name:hover span { text-decoration: underline; text-underline-offset: 3px; text-decoration-color: var(--line); } .studio-node.group .studio-name span { font-weight: 600; }
.studio-node input[type=range] { flex: none; width: 92px; height: 28px; margin: 0; padding: 0; border: 0; background: none; accent-color: var(--accent); touch-action: pan-y; }
${[0, 1, 2, 3, 4, 5].map((n) => `.studio-node input.c${n} { accent-color: var(--p${n}); }`).join(' ')}
.studio-node input[type=number] { flex: none; width: 4.9em; text-align: end; padding: 4px 6px; }
.studio-details { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 14px; padding: 10px 12px 14px; margin: 0; background: var(--mark); }
.studio-details label span, .studio-details legend { display: block; font-size: 12px; color: var(--soft); padding: 0; } .studio-details input:not([type=radio]), .studio-details select { width: 100%; max-width: none; }
.studio-details fieldset { grid-column: 1 / -1; border: 0; margin: 0; padding: 0; } .studio-details fieldset label { display: block; padding: 3px 0; } .studio-details small { display: block; margin-inline-start: 22px; }
#studio-method details { border-bottom: 1px solid var(--line); } #studio-method summary { min-height: 40px; padding: 9px 0; cursor: pointer; }
.studio-choices { padding-bottom: 8px; } .studio-choices label { display: flex; gap: 10px; align-items: start; padding: 7px 8px; margin: 0 -8px; cursor: pointer; border-inline-start: 3px solid transparent; }
.studio-choices label.looked { background: var(--mark); border-inline-start-color: var(--accent); } .studio-choices input { margin: 4px 0 0; flex: none; } .studio-choices b { font-weight: 500; } .studio-choices span > small { display: block; line-height: 1.4; color: var(--soft); } .studio-choices b + small.soft { display: inline; }
.studio-choices small.studio-effect, .studio-effect { color: var(--down); font-weight: 500; }
.views button { border: 0; background: none; padding: 5px 12px; font-size: 13px; cursor: pointer; } .views button[aria-pressed=true] { background: var(--ink); color: var(--paper); }
#studio-ranking td.wrap { min-width: 7em; } #studio-ranking td:first-child { width: 3.2em; } #studio-ranking td.n, #studio-ranking td:nth-child(2) { font-variant-numeric: tabular-nums; }
.studio-list { margin: 0; padding: 0; list-style: none; } .studio-list li { border-bottom: 1px solid var(--line); padding: 7px 0; font-size: 13px; } .studio-list pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
#studio-history li { padding: 0; } #studio-history button { display: flex; gap: 12px; width: 100%; min-height: 36px; align-items: center; border: 0; background: none; text-align: start; cursor: pointer; padding: 4px 6px; } #studio-history time { color: var(--soft); font-variant-numeric: tabular-nums; } #studio-history [aria-current] span { font-weight: 600; } #studio-history [aria-current] { background: var(--mark); }
.studio-count { color: var(--down); } #studio-map .map svg { max-height: 420px; }
.studio-conflict { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; background: var(--mark); border-inline-start: 4px solid var(--accent); padding: 10px 14px; margin: 8px 0; } .studio-conflict p { margin: 0; flex: 1 1 20em; } .studio-conflict .button { margin: 0; background: var(--paper); }
.studio-preview { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; } .studio-preview p { flex: 1 1 18em; margin: 0; } .studio-preview .button { margin: 0; }
.studio > #studio-data { grid-column: 1 / -1; } .studio-grid { position: relative; width: max-content; max-width: 100%; max-height: 420px; overflow: auto; border: 1px solid var(--line); font-variant-numeric: tabular-nums; font-size: 13px; } .studio-grid:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.studio-head, .studio-row { display: flex; width: max-content; } .studio-head { position: sticky; top: 0; z-index: 2; height: 46px; background: var(--wash); } .studio-row { position: absolute; left: 0; height: 32px; }
.studio-head > [role], .studio-row > [role] { flex: none; width: 116px; padding: 6px 8px; border-bottom: 1px solid var(--line); border-inline-end: 1px solid var(--line); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .studio-head > [role] { white-space: normal; font-size: 11.5px; line-height: 1.35; padding: 6px 8px; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.studio-row > [role=gridcell] { text-align: end; cursor: cell; } .studio-grid .first { position: sticky; left: 0; z-index: 1; background: var(--wash); font-weight: 500; } .studio-row .none { color: var(--soft); background: repeating-linear-gradient(45deg, transparent 0 5px, var(--line) 5px 6px); } .studio-row .wrong { box-shadow: inset 0 0 0 2px var(--down); } .studio-row .active { box-shadow: inset 0 0 0 2px var(--accent); } .studio-row input { width: 100%; height: 100%; margin: 0; padding: 0; border: 0; border-radius: 0; text-align: end; background: none; outline: none; }
.studio-tabs { display: none; } .studio input[type=radio] { accent-color: var(--accent); } .studio .whisker svg { width: 96px; }
@media (max-width: 1240px) { .studio { grid-template-columns: minmax(0, 400px) minmax(0, 1fr); } .studio-right { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 0 36px; } }
@media (max-width: 760px) {
  .studio, .studio-right { display: block; } .page { padding-bottom: 80px; } .studio-part { display: none; border-top: 0; }
  ${['data', 'weights', 'method', 'ranking', 'map', 'check', 'history'].map((name) => `.studio[data-tab=${name}] #studio-${name}`).join(', ')} { display: block; }
  .studio[data-tab=weights] #studio-ranking { display: block; }
  .studio-tabs { display: flex; position: fixed; z-index: 4; inset-inline: 0; bottom: 0; background: var(--paper); border-top: 1px solid var(--line); overflow-x: auto; }
  .studio-tabs button { flex: 1 0 auto; min-height: 52px; padding: 0 9px; border: 0; border-top: 3px solid transparent; background: none; font-size: 13px; cursor: pointer; } .studio-tabs button[aria-pressed=true] { border-top-color: var(--accent); color: var(--accent); font-weight: 600; }
  .floating.studio-preview { bottom: 62px; } .studio-node input[type=range] { width: 84px; } .studio-node .grip { width: 32px; height: 40px; } #studio h1 { font-size: 19px; }
  #studio-ranking th:last-child, #studio-ranking td:last-child { padding-inline-end: 0; } .studio .whisker svg { width: 64px; } #studio-ranking td.n { padding-inline-end: 8px; }
  .studio-bar strong { flex: 1 1 100%; } .studio-state { order: 9; flex: 1 1 100%; } .studio-state:empty { display: none; } .studio-bar .button { padding: 6px 11px; }
  .studio-name small { font-size: 11px; } .studio-details { grid-template-columns: minmax(0, 1fr); } header .grow { display: none; } header strong { flex: 1 1 auto !important; }
}
@media (pointer: coarse) { .studio-choices label, #studio-history button { min-height: 44px; } .studio-node input[type=number] { min-height: 40px; } }
`;
