// Charts as functions from rows to SVG. The elements of `./elements` draw the same from the address of a release.
import {
  type Axis,
  type Bar,
  chartStyle,
  colours,
  type Drawing,
  barChart as drawBars,
  lineChart as drawLines,
  type Line,
  svgText,
} from '../../figures/index.js';

export type Lang = 'en' | 'zh';

export interface Look {
  width?: number;
  lang?: Lang;
  paper?: 'light' | 'dark';
  /** What those who do not see it are told. */
  alt?: string;
}

/** A row of a bar chart. */
export interface BarRow {
  name: string;
  value: number;
  /** In words, at the end of the row. */
  text?: string;
  /** Ends of an interval. */
  low?: number;
  high?: number;
  /** The address that the bar leads to: its receipt. */
  href?: string;
  /** Whether it is the one looked at. */
  here?: boolean;
}

/** A line of a line chart: its points by place on the axis, missing ones NaN. */
export interface LineRow {
  name: string;
  points: readonly { x: number; y: number; low?: number; high?: number; text?: string; href?: string }[];
}

/** A row a name, bars from zero; as tall as it has rows. */
export function barChart(
  rows: readonly BarRow[],
  { label = '', ...look }: Look & { label?: string } = {},
): string {
  const bars = rows.map(({ name, value, href, ...row }): Bar => {
    const title = `${name}: ${row.text ?? value}`;
    return { name, to: href, parts: [{ title, value, to: href }], ...row };
  });
  return svgOf(drawBars({ bars, x: { label, include: [0] } }), look);
}

/** Lines over periods or numbers. @param ticks the names of places on the axis, such as periods */
export function lineChart(
  rows: readonly LineRow[],
  {
    label = '',
    ticks,
    ...look
  }: Look & { label?: string; ticks?: readonly { at: number; label: string }[] } = {},
): string {
  const lines = rows.map(({ name, points }, i): Line => {
    return {
      name,
      hue: i % 6,
      points: points.map(({ href, ...point }) => ({
        ...point,
        title: `${name}: ${point.text ?? point.y}`,
        to: href,
      })),
    };
  });
  const x: Axis = ticks ? { label: '', ticks } : { label: '' };
  return svgOf(drawLines({ lines, x, y: { label } }), look);
}

function svgOf(
  draw: ReturnType<typeof drawBars>,
  { width = 640, lang = 'en', paper = 'light', alt = '' }: Look,
): string {
  const at: Drawing = { lang, width, href: (to) => to };
  const { height, content } = draw(at);
  const style = chartStyle(colours(paper));
  const used = style.split('\n').filter((rule) => !/mapped|curve|steady|\.(?:m|w)\d|band|fell/.test(rule));
  return svgText(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={alt ? 'img' : 'group'}
      aria-label={alt || undefined}
    >
      <style>{used.join('\n')}</style>
      {content}
    </svg>,
  );
}
