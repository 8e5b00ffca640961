/** The documentation: pages at the left, the text, and its headings at the right; on a small screen the text comes first. */
export const docsStyle = `
.docs { display: grid; grid-template-columns: 210px minmax(0, 1fr) 220px; gap: 0 48px; margin-top: 6px; }
.docs article { grid-area: 1 / 2; } .docs-pages { grid-area: 1 / 1; } .docs-here { grid-area: 1 / 3; }
.docs article h1 { margin-top: 14px; } .docs article h2 { font-size: 20px; margin-top: 44px; } .docs article h3 { font-size: 16px; margin-top: 28px; }
.docs article :is(h2, h3, h4) { scroll-margin-top: 12px; }
.docs article :is(p, li) { font-size: 15px; line-height: 1.65; } .docs article p, .docs article > div > :is(ul, ol) { max-width: 46em; }
.docs article p { margin-bottom: 12px; } .docs article li { margin-bottom: 5px; } .docs article :is(ul, ol) { padding-inline-start: 1.4em; }
.docs article td { white-space: normal; vertical-align: top; min-width: 6em; font-size: 14px; line-height: 1.75; padding-block: 6px; } .docs article .scroll { margin: 10px 0 18px; }
.docs article code { font-size: .9em; background: var(--wash); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere; } .docs article td code { white-space: nowrap; }
.docs article pre { background: var(--wash); border-radius: 8px; padding: 12px 16px; margin: 0 0 16px; overflow-x: auto; font-size: 14px; line-height: 1.6; tab-size: 2; } .docs article pre code { background: none; padding: 0; overflow-wrap: normal; }
.docs article blockquote { margin: 0 0 14px; padding: 2px 16px; border-inline-start: 3px solid var(--line); color: var(--soft); }
.docs article img { max-width: 100%; height: auto; }
.anchor { margin-inline-start: 8px; color: var(--soft); text-decoration: none; opacity: 0; } :is(h2, h3, h4):hover > .anchor, .anchor:focus-visible { opacity: 1; }
.docs :is(.docs-pages, .docs-here) { align-self: start; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 14px 0; font-size: 13px; }
.docs-here h2, .docs-pages summary { font-size: 12px; font-weight: 600; color: var(--soft); margin: 8px 0 4px; } .docs-pages summary { margin-top: 14px; min-height: 24px; cursor: pointer; } .docs-pages > a { font-weight: 600; }
.docs :is(nav, .docs-inside) ul { list-style: none; margin: 0; padding: 0; } .docs nav li a { display: block; margin: 0; padding: 3px 0; }
.docs nav a[aria-current] { color: var(--ink); font-weight: 600; } .docs :is(.docs-here, .docs-inside) .l3 { padding-inline-start: 12px; }
.targets a { display: inline-block; padding: 3px 0; min-height: 24px; }
.docs-inside { display: none; margin: 4px 0 18px; } .docs-inside a { display: block; padding: 5px 0; }
.docs-next { display: flex; justify-content: space-between; gap: 24px; margin-top: 48px; padding-top: 14px; border-top: 1px solid var(--line); } .docs-next a { margin: 0; color: var(--ink); } .docs-next a[rel=next] { margin-inline-start: auto; text-align: end; } .docs-next span { display: block; font-size: 12px; color: var(--soft); }
@media (max-width: 1180px) { .docs { grid-template-columns: 190px minmax(0, 1fr); gap: 0 36px; } .docs-here { display: none; } .docs-inside { display: block; } }
@media (max-width: 760px) { .docs { display: block; } .docs .docs-pages { position: static; max-height: none; margin-top: 40px; padding-top: 4px; border-top: 1px solid var(--line); } .docs nav li a { padding: 6px 0; font-size: 14px; } }
@media print { .docs-pages, .docs-here, .docs-inside, .docs-next, .anchor { display: none; } .docs { display: block; } }
`;
