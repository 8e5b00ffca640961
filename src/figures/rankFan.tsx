import { formatSigned } from '../words/index.js';
import { layPlot, type Plot, XAxis, YAxis } from './axes.js';
import type { Draw } from './figure.js';
import { LinkedMark, type Mark } from './mark.js';
import { coordinate, textWidth } from './measure.js';

/** The range of one rank: how many places above it ends, and how many below. */
export interface RankSpan extends Mark {
  rank: number;
  name: string;
  above: number;
  below: number;
}

/** How many names are written at most. */
const mostNames = 7;
/** How many lines are drawn at most: more would stand on one another. */
const mostLines = 2000;

/**
 * A line for each rank, in their order: from as many places above it to as many below it as its range holds. Of very many ranks those are
 * drawn that have the widest range of as many neighbours as share a line.
 */
export function rankFan(spans: readonly RankSpan[], labels: { x: string; y: string }): Draw {
  return (at) => {
    const height = at.width > 700 ? 380 : 300;
    const { across, vertical, plot } = layPlot(
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
    const step = (plot.right - plot.left) / Math.max(1, Math.min(mostLines, spans.length));
    const width = coordinate(Math.max(0.8, Math.min(8, step * 0.6)));
    return {
      height,
      content: (
        <g>
          <YAxis axis={vertical} plot={plot} />
          <XAxis axis={across} plot={plot} />
          {widestOfEach(spans).map((span) => (
            <LinkedMark key={span.rank + span.name} at={at} mark={span}>
              <rect
                class="bar0"
                x={coordinate(across.toPixel(span.rank) - width / 2)}
                y={coordinate(vertical.toPixel(span.above) - 1)}
                width={width}
                height={coordinate(vertical.toPixel(-span.below) - vertical.toPixel(span.above) + 2)}
              />
            </LinkedMark>
          ))}
          <line
            class="axis"
            x1={plot.left}
            x2={plot.right}
            y1={vertical.toPixel(0)}
            y2={vertical.toPixel(0)}
          />
          <g class="names" aria-hidden="true">
            {widestRanges(spans, at.width, across.toPixel).map((span) => (
              <text
                key={span.name}
                x={coordinate(clampMiddle(across.toPixel(span.rank), textWidth(span.name), plot))}
                y={coordinate(vertical.toPixel(span.above) - 6)}
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
const clampMiddle = (x: number, width: number, { left, right }: Plot) =>
  Math.min(right - width / 2, Math.max(left + width / 2, x));

const widthOf = ({ above, below }: RankSpan) => above + below;

/** How many neighbouring ranks share a line. */
export const ranksPerLine = (ranks: number): number => Math.ceil(ranks / mostLines);

function widestOfEach(spans: readonly RankSpan[]): readonly RankSpan[] {
  const together = ranksPerLine(spans.length);
  if (together <= 1) return spans;
  return Array.from({ length: Math.ceil(spans.length / together) }, (_, i) =>
    spans
      .slice(i * together, (i + 1) * together)
      .reduce((widest, one) => (widthOf(one) > widthOf(widest) ? one : widest)),
  );
}

/** The widest ranges whose names do not touch. */
function widestRanges(spans: readonly RankSpan[], width: number, to: (rank: number) => number): RankSpan[] {
  const found: RankSpan[] = [];
  for (const span of spans.toSorted((a, b) => widthOf(b) - widthOf(a) || a.rank - b.rank)) {
    const isClear = found.every(
      (other) =>
        Math.abs(to(other.rank) - to(span.rank)) > (textWidth(other.name) + textWidth(span.name)) / 2 + 12,
    );
    if (isClear) found.push(span);
    if (found.length === Math.min(mostNames, Math.floor(width / 130))) break;
  }
  return found;
}
