/** One slide at a time: what the page is then, and which slide is shown. */
const oneAtATime = (page: string, shown: string) => `
${page} { overflow: hidden; }
${page} main { height: calc(100dvh - 50px); padding: 0; gap: 0; align-content: center; }
${page} .slide { width: min(100vw, calc((100dvh - 50px) * 16 / 9)); }
${page} .slide:not(${shown}) { display: none; }`;

/** The style of slides on a screen, one below the other or one at a time, and on paper, one on each sheet. */
export const slidesStyle = `
@page { size: 1280px 720px; margin: 0; }
* { box-sizing: border-box; }
html { color-scheme: dark; }
body { margin: 0; background: #14211d; color: #e9efec; font: 16px Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
main { display: grid; gap: 24px; padding: 24px; justify-items: center; }
.slide { margin: 0; width: min(100%, 1280px); }
.slide svg { display: block; width: 100%; height: auto; }
nav { position: fixed; inset: auto 0 0 0; display: flex; gap: 12px; justify-content: center; align-items: center; padding: 8px; background: #14211de6; }
nav a, nav button { font: inherit; color: inherit; background: none; border: 1px solid #5b6763; border-radius: 4px; padding: 4px 14px; white-space: nowrap; cursor: pointer; text-decoration: none; }
nav a:focus-visible, nav button:focus-visible { outline: 2px solid #4fc3b4; outline-offset: 2px; }
@media (max-width: 600px) { nav { gap: 8px; font-size: 14px; } nav a, nav button { padding: 4px 10px; } }
nav output { min-width: 4em; text-align: center; font-variant-numeric: tabular-nums; }
nav [hidden] { display: none; }
@media screen { main { padding-bottom: 72px; } }
${oneAtATime('.stepping', '.now')}
/* Until the script is there, a screen on which it will show one at a time does so already, so that nothing moves. */
@media screen and (scripting: enabled) and (min-width: 701px), screen and (scripting: enabled) and (orientation: landscape) {
${oneAtATime('body:not(.ready)', ':target, body:not(:has(.slide:target)) .slide:first-of-type')}
body:not(.ready) nav [hidden] { display: inline-block; visibility: hidden; }
}
@media print {
  body { background: #fff; } nav { display: none; }
  main, .stepping main { display: block; height: auto; padding: 0; }
  .stepping { overflow: visible; }
  .slide, .stepping .slide, .stepping .slide:not(.now) { display: block; width: 1280px; height: 720px; break-after: page; break-inside: avoid; }
  .slide:last-child { break-after: auto; }
}
`;
