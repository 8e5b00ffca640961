import { type Axis, layPlot, type Plot, XAxis, YAxis } from './axes.js';
import type { Draw } from './figure.js';
import { LinkedMark, type Mark } from './mark.js';
import { coordinate, textWidth } from './measure.js';

interface Dot extends Mark {
  x: number;
  y: number;
  /** A class of the style beside `dot`. */
  cls?: string;
  /** Written beside it. */
  label?: string;
  r?: number;
}

/** A curve over the dots, with the band of its interval. */
interface Curve {
  points: readonly { x: number; y: number; low?: number; high?: number }[];
  cls?: string;
}

interface Scatter {
  dots: readonly Dot[];
  x: Axis;
  y: Axis;
  curves?: readonly Curve[];
  /** Lines across the plot at a value of an axis. */
  rules?: readonly { x?: number; y?: number }[];
  height?: number;
}

/** Dots over two axes, with curves and rules. A dot that an axis cannot show is not drawn; the table has it. */
export function scatterChart({ dots, x, y, curves = [], rules = [], height = 300 }: Scatter): Draw {
  return (at) => {
    const can = (axis: Axis, v: number) => Number.isFinite(v) && (axis.kind !== 'log' || v > 0);
    const shown = dots.filter((d) => can(x, d.x) && can(y, d.y));
    const along = curves.flatMap((c) => c.points).filter((p) => can(x, p.x) && can(y, p.y));
    const all = [...shown, ...along];
    const { across, vertical, plot } = layPlot(
      { x, y },
      { xs: all.map((d) => d.x), ys: all.map((d) => d.y) },
      { lang: at.lang, width: at.width, height },
    );
    const path = (points: Curve['points'], value: (p: Curve['points'][number]) => number) =>
      points
        .map(
          (p) =>
            `${across.toPixel(p.x)} ${coordinate(Math.min(plot.bottom, Math.max(plot.top, vertical.toPixel(value(p)))))}`,
        )
        .join('L');
    return {
      height,
      content: (
        <g>
          <YAxis axis={vertical} plot={plot} />
          <XAxis axis={across} plot={plot} />
          <Rules rules={rules} plot={plot} x={across.toPixel} y={vertical.toPixel} />
          {curves.map((curve, i) => {
            const points = curve.points.filter((p) => can(x, p.x) && can(y, p.y));
            const banded = points.filter(
              (p) => Number.isFinite(p.low) && Number.isFinite(p.high) && can(y, p.low!),
            );
            return points.length < 2 ? null : (
              <g key={i} class={`curve ${curve.cls ?? ''}`}>
                {banded.length > 1 ? (
                  <path
                    class="area"
                    d={`M${path(banded, (p) => p.high!)}L${path(banded.toReversed(), (p) => p.low!)}z`}
                  />
                ) : null}
                <path class="stroke" d={`M${path(points, (p) => p.y)}`} />
              </g>
            );
          })}
          {shown.map((d, i) => (
            <LinkedMark key={i} at={at} mark={d}>
              <circle
                class={`dot ${d.cls ?? ''}`}
                cx={across.toPixel(d.x)}
                cy={vertical.toPixel(d.y)}
                r={d.r ?? 3}
              />
            </LinkedMark>
          ))}
          <g aria-hidden="true" class="names">
            {unobstructedLabels(shown, plot.right, across.toPixel, vertical.toPixel).map(({ d, end }) => (
              <text
                key={d.label}
                x={across.toPixel(d.x) + (end ? -7 : 7)}
                y={vertical.toPixel(d.y) + 4}
                text-anchor={end ? 'end' : 'start'}
              >
                {d.label}
              </text>
            ))}
          </g>
        </g>
      ),
    };
  };
}

/** The labels that do not cover one another, in the order of the dots. */
function unobstructedLabels(
  of: readonly Dot[],
  right: number,
  toX: (v: number) => number,
  toY: (v: number) => number,
) {
  const taken: { x0: number; x1: number; y: number }[] = [];
  return of.flatMap((d) => {
    if (!d.label) return [];
    const wide = textWidth(d.label);
    const end = toX(d.x) + wide + 10 > right;
    const x0 = end ? toX(d.x) - 7 - wide : toX(d.x) + 7;
    const box = { x0, x1: x0 + wide, y: toY(d.y) };
    if (taken.some((o) => Math.abs(o.y - box.y) < 14 && o.x0 < box.x1 && box.x0 < o.x1)) return [];
    taken.push(box);
    return [{ d, end }];
  });
}

/** Lines across the plot. */
export function Rules({
  rules,
  plot,
  x,
  y,
}: {
  rules: NonNullable<Scatter['rules']>;
  plot: Plot;
  x: (v: number) => number;
  y: (v: number) => number;
}) {
  return (
    <>
      {rules.map((rule) =>
        rule.x === undefined ? (
          <line
            key={`y${rule.y}`}
            class="rule"
            x1={plot.left}
            x2={plot.right}
            y1={y(rule.y!)}
            y2={y(rule.y!)}
          />
        ) : (
          <line
            key={`x${rule.x}`}
            class="rule"
            x1={x(rule.x)}
            x2={x(rule.x)}
            y1={plot.top}
            y2={plot.bottom}
          />
        ),
      )}
    </>
  );
}
