import type { ColumnOf, Subject } from '../../release/index.js';
import type { CitedFigure, FactOf } from './fact.js';
import { about } from './making.js';
import { type AnyView, type Told, totalOf, viewOf } from './view.js';

/** The rules from index to money, the one that is told first at the front. */
const rules = ['increment', 'chained', 'components', 'estimated'] as const;
type Rule = (typeof rules)[number];

/** Size in money and jobs, where the edition has rules for them. */
export function sizeFacts(view: AnyView, place: Subject): (FactOf<'size'> | FactOf<'jobs'>)[] {
  const sizes = rules.flatMap((rule) => sizeOf(view, place, rule, rule === 'components' ? 'none' : 'own'));
  return [...sizes.slice(0, 1), ...jobsOf(view, place)];
}

/** The size of the whole by every rule, each in the last period that has it, and the jobs of the last period that has them. */
export function latestSizeFacts(release: Told): (FactOf<'size'> | FactOf<'jobs'>)[] {
  const whole = totalOf(release);
  const { vintages = [] } = release.plan.economy ?? {};
  const from = ['own', 'none', ...vintages.map(({ id }) => id)];
  const periods = Array.from({ length: release.index.periods }, (_, t) => viewOf(release, t)).reverse();
  const last = <F>(of: (view: AnyView) => readonly F[]) =>
    periods.map(of).find((found) => found.length > 0) ?? [];
  return [
    ...rules.flatMap((rule) =>
      last((view) => from.flatMap((one) => sizeOf(view, whole, rule, one)).slice(0, 1)),
    ),
    ...last((view) => jobsOf(view, whole)),
  ];
}

function sizeOf(view: AnyView, place: Subject, rule: Rule, indexOf: string): FactOf<'size'>[] {
  const { economy } = view.release.plan;
  const output = economy?.indicators.find(({ id }) => id === economy.size?.output);
  if (!economy || !output) return [];
  const row = { rule, index_of: indexOf, level: place.level, unit: place.code, period: view.period };
  const cell = (column: ColumnOf<'size'>, unit: CitedFigure['unit'], times?: number) =>
    view.cell('size', row, column, unit, times);
  const size = cell('size', output);
  // Nothing rests on a regression of our own that has no interval.
  const isOpen = rule === 'estimated' && !cell('low', output);
  if (!size || size.value === 0 || isOpen) return [];
  const before = view.at(view.t - 1)?.period;
  const growth = cell('growth', 'percent', 100);
  const isGain = size.value > 0;
  return [
    {
      ...about(view, place, 0.85, 0.4),
      kind: 'size',
      rule,
      published: economy.vintages.find(({ id }) => id === indexOf)?.title,
      output: output.title,
      size,
      low: cell('low', output),
      high: cell('high', output),
      growth: isGain && growth && before !== undefined ? { from: before, by: growth } : undefined,
      share: isGain ? cell('share', 'percent', 100) : undefined,
      shareChange: isGain ? cell('share_change', 'percentage-points') : undefined,
    },
  ];
}

function jobsOf(view: AnyView, place: Subject): FactOf<'jobs'>[] {
  if (!view.release.plan.economy?.size?.jobs) return [];
  const where = { level: place.level, unit: place.code, period: view.period };
  const jobs = view.cell('jobs', where, 'since_base', 'count');
  return jobs && jobs.value !== 0 ? [{ ...about(view, place, 0.5, 0.4), kind: 'jobs', jobs }] : [];
}
