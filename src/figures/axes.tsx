import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import type { Lang } from '../edition/index.js';
import { formatNumber } from '../words/index.js';
import { coordinate, textWidth } from './measure.js';

/** An axis of numbers. */
export interface Axis {
  label: string;
  kind?: 'linear' | 'log';
  /** Numbers that must lie on it beside those of the data. */
  include?: readonly number[];
  format?: (value: number, lang: Lang) => string;
  /** Ticks where they are not to be found by the axis: periods by their number. */
  ticks?: readonly { at: number; label: string }[];
  /** Whether it ends where its data end, not at the next round number. */
  tight?: boolean;
  /** Up to where figures are settled: what lies beyond is provisional. */
  settled?: number;
}

/** An axis laid over pixels. */
export interface LaidAxis {
  toPixel: (value: number) => number;
  ticks: { at: number; label: string }[];
  label: string;
  /** Whether zero is not on it, so that lengths upon it say nothing. */
  isCut: boolean;
}

/** Lays an axis over its data. Values that it cannot show (not finite, not above zero under a logarithm) are not asked for. */
export function layAxis(
  axis: Axis,
  values: readonly number[],
  range: [number, number],
  lang: Lang,
): LaidAxis {
  const log = axis.kind === 'log';
  const shown = [...values, ...(axis.include ?? [])].filter((v) => Number.isFinite(v) && (!log || v > 0));
  const scale = scaleFor(log, extent(shown, log), range);
  if (!axis.ticks && !log && !axis.tight) scale.nice(5);
  const room = Math.abs(range[1] - range[0]);
  const wanted = Math.max(2, Math.min(6, Math.round(room / 70)));
  const at =
    axis.ticks ??
    (log ? logTicks(scale, wanted) : scale.ticks(wanted)).map((value) => ({
      at: value,
      label: tickLabel(axis, value, scale.ticks(wanted), lang),
    }));
  return {
    toPixel: (value) => coordinate(scale(value)),
    ticks: thinTicks(at, axis.ticks ? at.length - 1 : zeroOf(at), (value) => scale(value), range),
    label: axis.label,
    isCut: !log && !axis.ticks && (scale.domain()[0]! > 0 || scale.domain().at(-1)! < 0),
  };
}

function scaleFor(
  log: boolean,
  domain: [number, number],
  range: [number, number],
): ScaleContinuousNumeric<number, number> {
  return (log ? scaleLog() : scaleLinear()).domain(domain).range(range);
}

/** Least and greatest; apart from each other even where all values are one. */
function extent(values: readonly number[], log: boolean): [number, number] {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    lo = Math.min(lo, v);
    hi = Math.max(hi, v);
  }
  if (values.length === 0) return log ? [1, 10] : [0, 1];
  if (lo < hi) return [lo, hi];
  if (lo === 0 && !log) return [0, 1];
  const by = Math.abs(lo) / 2;
  return log ? [lo / 2, lo * 2] : [lo - by, lo + by];
}

/** Powers of ten, or their halves and fifths where there are few. */
function logTicks(scale: ScaleContinuousNumeric<number, number>, wanted: number): number[] {
  const all = scale.ticks(wanted);
  const lead = (v: number) => Number(v.toExponential().split('e')[0]);
  for (const leads of [[1], [1, 3], [1, 2, 5]]) {
    const some = all.filter((v) => leads.includes(Math.round(lead(v))));
    if (some.length >= 3) return some;
  }
  return all.length >= 3 && all.length <= 8 ? all : scale.domain();
}

function tickLabel(axis: Axis, value: number, all: readonly number[], lang: Lang): string {
  if (axis.format) return axis.format(value, lang);
  if (axis.kind === 'log')
    return Number(value.toPrecision(2)).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
      maximumSignificantDigits: 2,
    });
  const step = Math.abs((all[1] ?? value) - (all[0] ?? 0)) || 1;
  const digits = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
  return formatNumber(value, digits, lang);
}

/** How far a label below an axis may stand out at its right end. */
const overhang = 10;

/** The middle of a label below an axis: below its tick, or as far left as it takes to stay within the figure. */
function labelCentre(x: number, text: string, right: number): number {
  return coordinate(Math.min(x, right + overhang - textWidth(text) / 2));
}

/** The number of the tick at zero; the first where there is none. */
const zeroOf = (ticks: readonly { at: number }[]) =>
  Math.max(
    0,
    ticks.findIndex(({ at }) => at === 0),
  );

/** Labels that do not touch, that of `kept` among them: every one, or every second, third …; below one another they need a line, beside one another their width. */
function thinTicks(
  ticks: readonly { at: number; label: string }[],
  kept: number,
  to: (value: number) => number,
  [begin, end]: readonly [number, number],
) {
  const below = begin > end;
  const room = (a: string, b: string) => (below ? 15 : (textWidth(a) + textWidth(b)) / 2 + 8);
  const place = (x: number, text: string) => (below ? x : labelCentre(x, text, end));
  for (let step = 1; step < ticks.length; step++) {
    const some = ticks.filter((_, i) => (kept - i) % step === 0);
    const clear = some.every(({ at, label: text }, i) => {
      const before = some[i - 1];
      if (!before) return true;
      return Math.abs(place(to(at), text) - place(to(before.at), before.label)) >= room(text, before.label);
    });
    if (clear) return some;
  }
  return ticks.slice(kept, kept + 1);
}

/** The area in which marks stand. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How large a plot with two axes is, and how far its marks stand from the ends of the lower one. */
interface PlotOptions {
  lang: Lang;
  width: number;
  height: number;
  right?: number;
  inset?: number;
  /** Whether an upright axis without zero says so, as beside lines. */
  saysCut?: boolean;
}

/** Said above an upright axis without zero. */
function cutNote(label: string, lang: Lang): string {
  if (label === '') return { en: 'Axis not from zero', zh: '纵轴不从零起' }[lang];
  return { en: `${label} (axis not from zero)`, zh: `${label}（纵轴不从零起）` }[lang];
}

/** Two axes laid over their data, and the area between them: beside the upright one there is room for its numbers. */
export function layPlot(
  { x, y }: { x: Axis; y: Axis },
  { xs, ys }: { xs: readonly number[]; ys: readonly number[] },
  { lang, width, height, right = 14, inset = 6, saysCut = false }: PlotOptions,
): { across: LaidAxis; vertical: LaidAxis; plot: Plot } {
  const bottom = height - 44;
  const upright = (label: string) => layAxis({ ...y, label }, ys, [bottom, label === '' ? 10 : 30], lang);
  const usual = upright(y.label);
  const vertical = saysCut && usual.isCut ? upright(cutNote(y.label, lang)) : usual;
  const left = Math.max(...vertical.ticks.map((t) => textWidth(t.label)), 10) + 10;
  const plot: Plot = { left, right: width - right, top: vertical.label === '' ? 10 : 30, bottom };
  return { across: layAxis(x, xs, [left + inset, plot.right - inset], lang), vertical, plot };
}

/** The axis at the left: hairlines across the plot, its label above it. */
export function YAxis({ axis, plot }: { axis: LaidAxis; plot: Plot }) {
  return (
    <g aria-hidden="true">
      {axis.ticks.map(({ at, label: text }) => (
        <g key={at}>
          <line class="grid" x1={plot.left} x2={plot.right} y1={axis.toPixel(at)} y2={axis.toPixel(at)} />
          <text x={plot.left - 6} y={axis.toPixel(at) + 4} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      <text x="0" y={plot.top - 12}>
        {axis.label}
      </text>
    </g>
  );
}

/** The axis below: its label at the right end, below the ticks. */
export function XAxis({ axis, plot, grid }: { axis: LaidAxis; plot: Plot; grid?: boolean }) {
  return (
    <g aria-hidden="true">
      {axis.ticks.map(({ at, label: text }) => (
        <g key={at}>
          {grid ? (
            <line class="grid" x1={axis.toPixel(at)} x2={axis.toPixel(at)} y1={plot.top} y2={plot.bottom} />
          ) : (
            <line
              class="tick"
              x1={axis.toPixel(at)}
              x2={axis.toPixel(at)}
              y1={plot.bottom}
              y2={plot.bottom + 4}
            />
          )}
          <text x={labelCentre(axis.toPixel(at), text, plot.right)} y={plot.bottom + 17} text-anchor="middle">
            {text}
          </text>
        </g>
      ))}
      {axis.label ? (
        <text x={plot.right} y={plot.bottom + 34} text-anchor="end">
          {axis.label}
        </text>
      ) : null}
    </g>
  );
}
