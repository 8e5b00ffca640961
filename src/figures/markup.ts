import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { removeControls } from '../edition/index.js';

/** A tree as HTML or SVG. Control characters in names of a release are left out: XML cannot hold them, and a page would obey some. */
export function markup(tree: VNode): string {
  return removeControls(renderToString(tree));
}

/** A drawing as SVG. XML has no `]]>` in a text, HTML has. */
export function svgText(drawing: VNode): string {
  return markup(drawing).replaceAll(']]>', ']]&gt;');
}

/** A drawing as an SVG file of its own. */
export function svgFile(drawing: VNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(drawing)}\n`;
}
