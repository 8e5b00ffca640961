import { formatSigned } from '../words/index.js';
import { type Plot, plotted, XAxis, YAxis } from './axes.js';
import type { Draw } from './figure.js';
import { Linked, type Mark } from './mark.js';
import { px, textWidth } from './measure.js';

/** The range of one rank: how many places above it ends, and how many below. */
export interface RankSpan extends Mark {
  rank: number;
  name: string;
  above: number;
  below: number;
}

/** How many names are written at most. */
const named = 7;

/** A line for each rank, in their order: from as many places above it to as many below it as its range holds. */
export function rankFan(spans: readonly RankSpan[], labels: { x: string; y: string }): Draw {
  return (at) => {
    const height = at.width > 700 ? 380 : 300;
    const { across, vertical, plot } = plotted(
      {
        x: { label: labels.x, include: [1], tight: true },
        y: { label: labels.y, include: [-3, 3], format: (v, lang) => formatSigned(v, 0, lang) },
      },
      {
        xs: spans.map(({ rank }) => rank),
        ys: spans.flatMap(({ above, below }) => [above, -below]),
      },
      { lang: at.lang, width: at.width, height },
    );
    const step = (plot.right - plot.left) / Math.max(1, spans.length);
    const width = px(Math.max(0.8, Math.min(8, step * 0.6)));
    return {
      height,
      content: (
        <g>
          <YAxis axis={vertical} plot={plot} />
          <XAxis axis={across} plot={plot} />
          {spans.map((span) => (
            <Linked key={span.rank + span.name} at={at} mark={span}>
              <rect
                class="bar0"
                x={px(across.to(span.rank) - width / 2)}
                y={px(vertical.to(span.above) - 1)}
                width={width}
                height={px(vertical.to(-span.below) - vertical.to(span.above) + 2)}
              />
            </Linked>
          ))}
          <line class="axis" x1={plot.left} x2={plot.right} y1={vertical.to(0)} y2={vertical.to(0)} />
          <g class="names" aria-hidden="true">
            {widest(spans, at.width, across.to).map((span) => (
              <text
                key={span.name}
                x={px(within(across.to(span.rank), textWidth(span.name), plot))}
                y={px(vertical.to(span.above) - 6)}
                text-anchor="middle"
              >
                {span.name}
              </text>
            ))}
          </g>
        </g>
      ),
    };
  };
}

/** A middle from which a text of a width stays within the plot. */
const within = (x: number, width: number, { left, right }: Plot) =>
  Math.min(right - width / 2, Math.max(left + width / 2, x));

/** The widest ranges whose names do not touch. */
function widest(spans: readonly RankSpan[], width: number, to: (rank: number) => number): RankSpan[] {
  const found: RankSpan[] = [];
  for (const span of spans.toSorted((a, b) => b.above + b.below - (a.above + a.below) || a.rank - b.rank)) {
    const isClear = found.every(
      (other) =>
        Math.abs(to(other.rank) - to(span.rank)) > (textWidth(other.name) + textWidth(span.name)) / 2 + 12,
    );
    if (isClear) found.push(span);
    if (found.length === Math.min(named, Math.floor(width / 130))) break;
  }
  return found;
}
