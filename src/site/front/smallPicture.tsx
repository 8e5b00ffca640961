import { type Lang, line, publishedPeriods } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { coordinate, textWidth, truncate } from '../../figures/index.js';
import { formatPercent, formatPoints } from '../../words/index.js';
import type { Shown } from '../shown.js';

const [width, height] = [360, 170];

/** Room for a name and its figure beside a line, and the size of the letters. */
const [nameRoom, size] = [118, 12.5];

/** Lines of other places beside the one that leads. */
const mostLines = 30;

/** A picture of an index from its figures: the course of its places with the first one in colour, or of one period the first as bars. */
export function SmallPicture({ release, t, lang }: { release: Shown; t: number; lang: Lang }) {
  const { index } = release;
  const ranks = ranksIn(index, 0, t);
  const order = [...ranks.keys()].filter((c) => ranks[c]! > 0).sort((a, b) => ranks[a]! - ranks[b]!);
  if (order.length === 0) return null;
  const content = t > 1 ? lines(release, t, order, lang) : bars(release, t, order, lang);
  return (
    <svg class="small-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {content}
    </svg>
  );
}

function lines({ plan, index }: Shown, t: number, order: readonly number[], lang: Lang) {
  const times = Array.from({ length: t + 1 }, (_, s) => line(index, 0, s));
  const step = Math.max(1, Math.ceil(order.length / mostLines));
  // The first and the last have their names beside their lines.
  const shown = order.filter((_, i) => i % step === 0 || i === order.length - 1);
  const all = shown.flatMap((c) => times.map((values) => values[c]!)).filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const [right, bottom] = [width - nameRoom, height - 20];
  const x = (s: number) => coordinate((right * s) / t);
  const y = (value: number) => coordinate(8 + ((bottom - 8) * (high - value)) / (high - low || 1));
  const path = (c: number) =>
    times
      .map((values, s) =>
        Number.isFinite(values[c]!)
          ? `${s > 0 && Number.isFinite(times[s - 1]![c]!) ? 'L' : 'M'}${x(s)} ${y(values[c]!)}`
          : '',
      )
      .join('');
  const [first] = order;
  const labelled = [first!, ...(order.length > 1 ? [order.at(-1)!] : [])];
  const periods = publishedPeriods(plan);
  return (
    <>
      <line class="zero" x1={0} x2={right} y1={y(0)} y2={y(0)} />
      {shown
        .filter((c) => c !== first)
        .map((c) => (
          <path key={c} class="other" d={path(c)} />
        ))}
      <path class="first" d={path(first!)} />
      {labelled.map((c, i) => {
        const value = times[t]![c]!;
        if (!Number.isFinite(value)) return null;
        const points = ` ${formatPoints(value, lang, 0)}`;
        return (
          <text key={c} class={i === 0 ? 'first' : undefined} x={right + 7} y={y(value) + 4}>
            {truncate(plan.units[c]!.name[lang], nameRoom - 7 - textWidth(points, size), size)}
            {points}
          </text>
        );
      })}
      <text x={0} y={height - 4}>
        {periods[0]}
      </text>
      <text x={right} y={height - 4} text-anchor="end">
        {periods[t]}
      </text>
    </>
  );
}

/** The first six places of a period, as bars. */
function bars({ plan, index }: Shown, t: number, order: readonly number[], lang: Lang) {
  const values = line(index, 0, t);
  const rows = order.slice(0, 6);
  const most = Math.max(0, ...rows.map((c) => values[c]!));
  const whole = plan.total.rollUp === 'sum' ? index.total.values[t]! : Number.NaN;
  return rows.map((c, i) => {
    const length = coordinate(most > 0 ? Math.max(2, (190 * values[c]!) / most) : 2);
    const said = Number.isFinite(whole)
      ? formatPercent(values[c]! / whole, lang)
      : formatPoints(values[c]!, lang, 0);
    return (
      <g key={c} transform={`translate(0 ${10 + i * 26})`}>
        <text x={0} y={13} class={i === 0 ? 'first' : undefined}>
          {truncate(plan.units[c]!.name[lang], 104, size)}
        </text>
        <rect class={i === 0 ? 'first' : 'other'} x={110} y={1} width={length} height={16} rx={2} />
        <text x={118 + length} y={13}>
          {said}
        </text>
      </g>
    );
  });
}
