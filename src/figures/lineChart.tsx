import { type Axis, type LaidAxis, layPlot, type Plot, XAxis, YAxis } from './axes.js';
import type { Draw, Drawing } from './figure.js';
import { LinkedMark, type Mark } from './mark.js';
import { coordinate, spreadLabels, textWidth } from './measure.js';
import { Rules } from './scatterChart.js';

/** A point of a line; not finite where it is missing: the line is broken there. */
interface LinePoint extends Mark {
  x: number;
  y: number;
  /** Ends of its interval. */
  low?: number;
  high?: number;
  /** Its value in words, for a reader who follows the line. */
  text?: string;
}

export interface Line {
  name: string;
  points: readonly LinePoint[];
  /** Colour of a part, 0 to 5; the accent where nothing is said. */
  hue?: number;
  dashed?: boolean;
  /** Thin and soft, beside one that is read first. */
  quiet?: boolean;
  /** Without a dot at each point. */
  bare?: boolean;
  /** What the value of a point is called where its name at the end says more; lines that have it can be read with a pointer or keys. */
  reads?: string;
  /** Broken where points are missing, rather than interrupted. */
  bridged?: boolean;
}

/** A point of the plot with words at its left or right: below its dot, or beside it where it has none. */
interface Remark {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'end';
  bare?: boolean;
  /** Above its dot. */
  above?: boolean;
}

/** Lines over an axis of numbers or periods, with the band of their intervals, their names at the right end, and remarks. */
export function lineChart({
  lines,
  x,
  y,
  height = 270,
  remarks = [],
  breaks = [],
  said,
}: {
  lines: readonly Line[];
  x: Axis;
  y: Axis;
  height?: number;
  remarks?: readonly Remark[];
  /** Where what is measured changes, upright broken lines. */
  breaks?: readonly number[];
  /** What holds of all lines, in the plot at the top: that they have their season. */
  said?: string | undefined;
}): Draw {
  return (at) => {
    const named = lines.length > 1 ? Math.max(...lines.map((l) => textWidth(l.name))) + 12 : 0;
    const points = lines.flatMap((l) => l.points);
    const ys = points.flatMap((p) => [p.y, p.low ?? p.y, p.high ?? p.y]);
    const { across, vertical, plot } = layPlot(
      { x, y },
      { xs: points.map((p) => p.x), ys },
      {
        lang: at.lang,
        width: at.width,
        height,
        right: Math.max(14, Math.min(named, at.width * 0.32)),
        inset: 4,
        saysCut: true,
      },
    );
    const ends = spreadLabels(
      lines.map((l) => {
        const last = l.points.findLast((p) => Number.isFinite(p.y));
        return last ? vertical.toPixel(last.y) : Number.NaN;
      }),
    );
    return {
      height,
      content: (
        <g>
          <YAxis axis={vertical} plot={plot} />
          <XAxis axis={across} plot={plot} />
          <Rules
            rules={breaks.map((place) => ({ x: place }))}
            plot={plot}
            x={across.toPixel}
            y={vertical.toPixel}
          />
          {said === undefined ? null : (
            <text class="soft" x={plot.left + 6} y={plot.top + 12}>
              {said}
            </text>
          )}
          {lines.some((line) => line.reads) ? (
            <Reading at={across} ticks={x.ticks ?? []} plot={plot} />
          ) : null}
          {lines.map((line, i) => (
            <LineMarks
              key={`${line.name} ${i}`}
              line={line}
              at={at}
              x={across.toPixel}
              y={vertical.toPixel}
              settled={x.settled ?? Number.POSITIVE_INFINITY}
            />
          ))}
          <Remarks remarks={remarks} x={across.toPixel} y={vertical.toPixel} />
          {named === 0 ? null : <EndNames lines={lines} heights={ends} x={plot.right + 6} />}
        </g>
      ),
    };
  };
}

/** The names of the lines at their ends. */
function EndNames({ lines, heights, x }: { lines: readonly Line[]; heights: readonly number[]; x: number }) {
  return (
    <>
      {lines.map((line, i) =>
        Number.isFinite(heights[i]) ? (
          <text
            key={`${line.name} ${i}`}
            class={`t${lineHue(line)}`}
            x={x}
            y={coordinate(heights[i]! + 4)}
            aria-hidden="true"
          >
            {line.name}
          </text>
        ) : null,
      )}
    </>
  );
}

interface RemarksOf {
  remarks: readonly Remark[];
  x: (v: number) => number;
  y: (v: number) => number;
}

function Remarks({ remarks, x, y }: RemarksOf) {
  return (
    <>
      {remarks.map((one) => (
        <g key={one.text} class="line">
          {one.bare ? null : <circle class="point" cx={x(one.x)} cy={y(one.y)} r="3.5" />}
          <g class="names">
            <text
              x={x(one.x) + (one.anchor === 'end' ? -8 : 8)}
              y={y(one.y) + (one.bare ? 4 : one.above ? -9 : 16)}
              text-anchor={one.anchor}
            >
              {one.text}
            </text>
          </g>
        </g>
      ))}
    </>
  );
}

const lineHue = ({ hue: of, quiet }: Line) => (quiet ? ' pale' : of === undefined ? '' : of % 6);

function LineMarks({
  line,
  at,
  x,
  y,
  settled,
}: {
  line: Line;
  at: Drawing;
  x: (v: number) => number;
  y: (v: number) => number;
  settled: number;
}) {
  const runs = unbrokenRuns(line.points);
  const path = (points: readonly LinePoint[], value: (p: LinePoint) => number) =>
    points.map((p) => `${x(p.x)} ${y(value(p))}`).join('L');
  const read =
    line.reads && line.points.flatMap((p) => (Number.isFinite(p.y) ? [[x(p.x), y(p.y), p.text]] : []));
  return (
    <g class={`line${lineHue(line)}`} data-name={line.reads} data-read={read && JSON.stringify(read)}>
      {line.bridged
        ? runs.slice(1).map((run, i) => {
            const last = runs[i]!.at(-1)!;
            return (
              <path
                key={`to ${run[0]!.x}`}
                class="stroke dashed"
                d={`M${path([last, run[0]!], (p) => p.y)}`}
              />
            );
          })
        : null}
      {runs.map((run) => {
        const banded = run.filter((p) => Number.isFinite(p.low) && Number.isFinite(p.high));
        return (
          <g key={run[0]!.x}>
            {banded.length > 1 ? (
              <path
                class="area"
                d={`M${path(banded, (p) => p.high!)}L${path(banded.toReversed(), (p) => p.low!)}z`}
              />
            ) : null}
            {splitAtSettled(run, settled).map((part) => (
              <path
                key={part.points[0]!.x}
                class={line.dashed || part.provisional ? 'stroke dashed' : 'stroke'}
                d={`M${path(part.points, (p) => p.y)}`}
              />
            ))}
          </g>
        );
      })}
      {line.bare
        ? null
        : line.points
            .filter((p) => Number.isFinite(p.y))
            .map((p) => (
              <LinkedMark key={p.x} at={at} mark={p}>
                {runs.length === line.points.length && Number.isFinite(p.low) && Number.isFinite(p.high) ? (
                  <line class="whisker" x1={x(p.x)} x2={x(p.x)} y1={y(p.low!)} y2={y(p.high!)} />
                ) : null}
                <circle
                  class={p.x > settled ? 'point provisional' : 'point'}
                  cx={x(p.x)}
                  cy={y(p.y)}
                  r="3.5"
                />
              </LinkedMark>
            ))}
    </g>
  );
}

/** The line that a reader moves along the periods, hidden until a script shows it. */
function Reading({ at, ticks, plot }: { at: LaidAxis; ticks: NonNullable<Axis['ticks']>; plot: Plot }) {
  const stops = ticks.map((tick) => [at.toPixel(tick.at), tick.label]);
  return (
    <line
      class="cursor"
      visibility="hidden"
      y1={plot.top}
      y2={plot.bottom}
      data-stops={JSON.stringify(stops)}
    />
  );
}

/** A run up to where figures are settled, and from there on; the part behind begins where the first one ends. */
function splitAtSettled(run: readonly LinePoint[], settled: number) {
  const beyond = run.findIndex((p) => p.x > settled);
  if (beyond < 0) return [{ points: run, provisional: false }];
  const first = beyond > 0 ? [{ points: run.slice(0, beyond), provisional: false }] : [];
  return [...first, { points: run.slice(Math.max(0, beyond - 1)), provisional: true }];
}

/** The points in runs without a gap. */
function unbrokenRuns(points: readonly LinePoint[]): LinePoint[][] {
  const runs: LinePoint[][] = [];
  let open: LinePoint[] = [];
  for (const p of points) {
    if (Number.isFinite(p.y)) open.push(p);
    else if (open.length > 0) {
      runs.push(open);
      open = [];
    }
  }
  return open.length > 0 ? [...runs, open] : runs;
}
