/**
 * The header: one line where there is room, else name, search and switches, and the sections as a row that scrolls. On a narrow
 * screen a menu of all pages, beside the editions, takes the place of the row; on a phone the search is a button that widens over the name when
 * it is used. The row begins at the section in use where that is one of the later ones (browsers that know `scroll-initial-target`).
 */
export const headerStyle = `header { display: flex; gap: 8px 16px; align-items: center; min-height: 58px; padding: 10px 0; border-bottom: 1px solid var(--line); font-size: 13.5px; }
header strong { font-size: 15px; font-weight: 600; flex: 0 100 auto; min-width: 11.5em; line-height: 1.2; text-wrap: balance; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
header strong a { text-decoration: none; }
header > nav { flex: 1 1 auto; min-width: 6em; display: flex; overflow-x: auto; scrollbar-width: none; padding: 6px 0; }
header > nav a { white-space: nowrap; margin-inline-end: 11px; }
header > nav a[aria-current] { color: var(--ink); font-weight: 600; }
header > nav a:nth-child(n + 6)[aria-current] { scroll-initial-target: nearest; }
header > nav a:focus-visible { outline-offset: -1px; }
header .grow { flex: 1; }
.switch { height: 34px; border: 1px solid var(--line); border-radius: 7px; background: none; padding: 0 10px; display: inline-flex; align-items: center; white-space: nowrap; cursor: pointer; text-decoration: none; flex: none; }
.switch:hover { border-color: var(--accent); }
#theme { width: 34px; padding: 0; justify-content: center; }
#theme::before { content: ''; width: 15px; height: 15px; border: 1.5px solid currentColor; border-radius: 50%; background: linear-gradient(90deg, currentColor 50%, transparent 50%); }
#search { flex: none; width: 156px; height: 34px; }
.find, .find input { display: block; width: 100%; } .find input { height: 34px; border-radius: 7px; }
.menu { position: relative; flex: none; }
.menu summary { list-style: none; } .menu summary::-webkit-details-marker { display: none; }
.menu summary::after { content: '▾'; margin-inline-start: 7px; color: var(--soft); }
.menu > :is(div, nav) { position: absolute; z-index: 6; inset-inline-end: 0; top: 40px; width: max-content; max-width: min(26em, 88vw); padding: 4px 14px 10px; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
.menu.sections { display: none; } .sections > nav { inset-inline: 0 auto; columns: 2; column-gap: 20px; width: max-content; padding-block: 8px; } .sections > nav a { display: block; padding: 7px 0; break-inside: avoid; text-decoration: none; }
.menu h2 { font-size: 12px; color: var(--soft); margin: 10px 0 2px; font-weight: 500; }
.menu ul { list-style: none; margin: 0; padding: 0; } .menu li { padding: 4px 0; } .menu li span { display: block; font-size: 12px; color: var(--soft); }
.menu [aria-current] { font-weight: 600; text-decoration: none; }
.older { background: var(--mark); padding: 8px 12px; margin: 14px 0 0; max-width: none; border-radius: 6px; }
footer nav a { white-space: nowrap; display: inline-block; min-width: 24px; padding: 4px 0; }
@media (max-width: 1180px) {
  header { flex-wrap: wrap; }
  header strong { flex: 1 1 0; } header > nav { order: 9; flex: 1 0 100%; mask-image: linear-gradient(to right, #000 calc(100% - 32px), transparent); padding-inline-end: 24px; }
}
@media (max-width: 900px) {
  header:has(> .sections) > nav { display: none; } .menu.sections { display: block; order: 9; flex: 1 1 60%; } header .menu { order: 10; }
}
@media (max-width: 600px) {
  header { position: relative; gap: 4px 8px; padding: 8px 0; }
  header strong { min-width: 7em; }
  header .menu summary { padding: 0 8px; }
  #search { width: 34px; }
  .find:focus-within { position: absolute; z-index: 6; inset: 8px 0 auto; width: auto; }
  .find:not(:focus-within) input { padding: 0; cursor: pointer; } .find:not(:focus-within) ::placeholder { color: transparent; }
  .find:not(:focus-within)::before, .find:not(:focus-within)::after { content: ''; position: absolute; pointer-events: none; }
  .find::before { width: 11px; height: 11px; inset: 9px auto auto 9px; border: 1.5px solid currentColor; border-radius: 50%; }
  .find::after { width: 6px; height: 1.5px; inset: 21px auto auto 18px; background: currentColor; rotate: 45deg; }
}`;
