import { type Axis, layAxis, type Plot, XAxis } from './axes.js';
import type { Draw, Drawing } from './figure.js';
import { haveColours } from './hues.js';
import { type LegendEntry, legendOf } from './legend.js';
import { LinkedMark, type Mark } from './mark.js';
import { coordinate, textWidth, truncate, wrapText } from './measure.js';

export interface Bar {
  name: string;
  /** Path behind the language that the name leads to. */
  to?: string | undefined;
  /** One after the other from zero, those below it to the left; with a value each and the colour of a part. */
  parts: readonly (Mark & { value: number; hue?: number })[];
  /** Ends of an interval, drawn as a whisker. */
  low?: number;
  high?: number;
  /** A dot instead of a bar: a rank or an estimate with its interval. */
  dot?: Mark & { value: number };
  /** At the right end of the row. */
  text?: string;
  /** Whether it is the one looked at. */
  here?: boolean;
  /** Whether its parts stand back behind those of others. */
  quiet?: boolean;
}

/** What a bar chart shows: its rows, its axis, the height of a row, and what the colours of the parts stand for. */
interface Bars {
  bars: readonly Bar[];
  x: Axis;
  row?: number;
  legend?: readonly LegendEntry[];
}

/** A row a name: bars from zero, stacked where they have parts, or dots with whiskers. As tall as it has rows. */
export function barChart({ legend = [], ...of }: Bars): Draw {
  return (at) => {
    const areTold = haveColours(legend.length);
    const key = legendOf(areTold ? legend : [], at.width);
    const { height, content } = drawRows(areTold ? of : { ...of, bars: of.bars.map(withoutHues) })(at);
    return {
      height: key.height + height,
      content: (
        <g>
          {key.content}
          <g transform={`translate(0 ${key.height})`}>{content}</g>
        </g>
      ),
    };
  };
}

const withoutHues = (bar: Bar): Bar => ({
  ...bar,
  parts: bar.parts.map(({ hue: _, ...part }) => part),
});

function drawRows({ bars, x, row = 22 }: Omit<Bars, 'legend'>): Draw {
  return (at) => {
    const names = Math.min(at.width * 0.36, Math.max(...bars.map((b) => textWidth(b.name)), 20) + 10);
    const named = bars.map((b) => nameLines(b.name, names - 8));
    const tops = topsOf(named.map((lines) => (lines.length > 1 ? Math.max(row, twoLines) : row)));
    const texts = Math.max(0, ...bars.map((b) => textWidth(b.text ?? ''))) + 12;
    const bottom = tops.at(-1)! + 4;
    const plot: Plot = { left: coordinate(names), right: coordinate(at.width - texts), top: 4, bottom };
    const ends = bars.flatMap((b) => [
      ...partSpans(b).flatMap(({ from, to }) => [from, to]),
      b.low ?? Number.NaN,
      b.high ?? Number.NaN,
      b.dot?.value ?? Number.NaN,
    ]);
    const across = layAxis(x, ends, [plot.left + 4, plot.right - 6], at.lang);
    const zero = across.toPixel(0);
    return {
      height: bottom + (x.label ? 42 : across.ticks.length > 0 ? 26 : 0),
      content: (
        <g>
          <XAxis axis={across} plot={plot} grid />
          {bars.map((bar, i) => {
            const y = tops[i]!;
            const high = tops[i + 1]! - y;
            const middle = y + high / 2;
            return (
              <g key={`${bar.name} ${i}`}>
                {bar.here ? <rect class="here" x="0" y={y} width={at.width} height={high} /> : null}
                <BarName at={at} bar={bar} lines={named[i]!} middle={middle} />
                {partSpans(bar).map(({ from, to, part }, j) => {
                  const [x0, x1] = [across.toPixel(Math.min(from, to)), across.toPixel(Math.max(from, to))];
                  return (
                    <LinkedMark key={j} at={at} mark={part}>
                      <rect
                        class={bar.quiet ? 'm3' : `bar${part.hue === undefined ? '' : part.hue}`}
                        x={x0}
                        y={middle - row / 2 + 4}
                        width={coordinate(Math.max(0.5, x1 - x0))}
                        height={row - 8}
                      />
                    </LinkedMark>
                  );
                })}
                {Number.isFinite(bar.low) && Number.isFinite(bar.high) ? (
                  <line
                    class="whisker"
                    x1={across.toPixel(bar.low!)}
                    x2={across.toPixel(bar.high!)}
                    y1={middle}
                    y2={middle}
                  />
                ) : null}
                {bar.dot && Number.isFinite(bar.dot.value) ? (
                  <LinkedMark at={at} mark={bar.dot}>
                    <circle
                      class="point"
                      cx={across.toPixel(bar.dot.value)}
                      cy={middle}
                      r={Math.min(3.5, row / 4)}
                    />
                  </LinkedMark>
                ) : null}
                {bar.text ? (
                  <text class="value" x={at.width} y={middle + 4} text-anchor="end">
                    {bar.text}
                  </text>
                ) : null}
              </g>
            );
          })}
          {across.ticks.some((t) => t.at <= 0) ? (
            <line class="zero" x1={zero} x2={zero} y1={plot.top} y2={plot.bottom} />
          ) : null}
        </g>
      ),
    };
  };
}

interface BarNameOf {
  at: Drawing;
  bar: Bar;
  lines: readonly string[];
  /** The height of the middle of its row. */
  middle: number;
}

function BarName({ at, bar, lines, middle }: BarNameOf) {
  return (
    <LinkedMark at={at} mark={{ title: bar.name, to: bar.to }}>
      {lines.map((line, k) => (
        <text key={line} class="name" x="0" y={coordinate(middle + 4 + (k - (lines.length - 1) / 2) * 13)}>
          {line}
        </text>
      ))}
    </LinkedMark>
  );
}

/** The height of a row with a name on two lines. */
const twoLines = 29;

/** A name in its room, on two lines where it is too long for one; only what is too long for these is cut. */
function nameLines(name: string, room: number): string[] {
  const [first = '', ...others] = wrapText(name, room);
  return others.length === 0
    ? [truncate(first, room)]
    : [truncate(first, room), truncate(others.join(' '), room)];
}

/** Where rows of some heights begin, and where the last one ends. */
function topsOf(heights: readonly number[]): number[] {
  const tops = [4];
  for (const height of heights) tops.push(tops.at(-1)! + height);
  return tops;
}

/** Where the parts of a bar lie: those above zero to the right of one another, those below to the left. */
function partSpans({ parts }: Bar) {
  let [up, down] = [0, 0];
  return parts
    .filter((p) => Number.isFinite(p.value))
    .map((part) => {
      const from = part.value < 0 ? down : up;
      const to = from + part.value;
      if (part.value < 0) down = to;
      else up = to;
      return { from, to, part };
    });
}
