import type { ColourOf } from '../../figures/index.js';
import { fontFamily } from '../../figures/index.js';

/** The style of a self-contained picture. Programs that draw know few selectors and no shorthands: classes, one property each. */
export function pictureStyle(c: ColourOf): string {
  return `
.picture text { font-family: ${fontFamily}; font-weight: 400; font-variant-numeric: tabular-nums; fill: ${c('ink')}; }
.picture .paper { fill: ${c('paper')}; }
.picture .own .hair { stroke: ${c('line')}; stroke-width: 1.5; }
.picture .own .soft { fill: ${c('soft')}; }
.picture .own .strong { font-weight: 700; }
.picture .own .said { fill: ${c('accent')}; }
.picture .own .accent { fill: ${c('accent')}; }
.picture .own .unit, .picture .own .other { font-weight: 400; fill: ${c('soft')}; }
.picture .own .axis { stroke: ${c('soft')}; stroke-width: 1.5; stroke-opacity: .5; }
.picture .own .reach { stroke: ${c('soft')}; stroke-width: 8; stroke-opacity: .45; stroke-linecap: round; }
.picture .own .spot { fill: ${c('accent')}; }
.picture .own .trend { fill: none; stroke: ${c('accent')}; stroke-width: 4; stroke-linejoin: round; stroke-linecap: round; }
.picture .own .everyone { fill: none; stroke-width: 1.4; stroke-opacity: .38; }
.picture .own .here { fill: none; stroke: ${c('ink')}; stroke-width: 4; }
.picture .own .track { fill: ${c('wash')}; }
.picture .own .lit { fill: ${c('mark')}; }
.picture .own .status { fill: ${c('ink')}; }
.picture .own .status-text { fill: ${c('paper')}; font-weight: 700; letter-spacing: 2px; }
${[0, 1, 2, 3, 4, 5].map((i) => `.picture .own .f${i} { fill: ${c(`p${i}`)}; } .picture .own .s${i} { stroke: ${c(`p${i}`)}; }`).join('\n')}
`;
}
