import { headlinePeriod } from '../../analysis/index.js';
import type { EconomicIndicator, Plan, Text } from '../../edition/index.js';
import { type ColumnOf, type Subject, tableNamed } from '../../release/index.js';
import { findRow } from '../../tables/index.js';
import { declaredDigits, digitsWithoutInterval, significantDigits } from '../numbers/significantDigits.js';
import { factHeader } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { type AnyView, type FactSource, isTotal, totalOf, viewOf } from './view.js';

/** The rules from index to money, the one that is told first at the front. */
const sizeRules = ['increment', 'chained', 'components', 'estimated'] as const;
type SizeRule = (typeof sizeRules)[number];

/** Size in money and jobs, where the edition has rules for them. */
export function sizeFacts(view: AnyView, place: Subject): (FactOf<'size'> | FactOf<'jobs'>)[] {
  const sizes = sizeRules.flatMap((rule) =>
    ruleSizeFacts(view, place, rule, rule === 'components' ? 'none' : 'own'),
  );
  return [...sizes.slice(0, 1), ...jobsFacts(view, place)];
}

/** The size of the whole by every rule, each in the last period up to that of headlines that has it, and the jobs likewise. */
export function latestSizeFacts(release: FactSource): (FactOf<'size'> | FactOf<'jobs'>)[] {
  const whole = totalOf(release);
  const { vintages = [] } = release.plan.economy ?? {};
  const from = ['own', 'none', ...vintages.map(({ id }) => id)];
  const periods = Array.from({ length: headlinePeriod(release) + 1 }, (_, t) => viewOf(release, t)).reverse();
  const last = <F>(of: (view: AnyView) => readonly F[]) =>
    periods.map(of).find((found) => found.length > 0) ?? [];
  return [
    ...sizeRules.flatMap((rule) =>
      last((view) => from.flatMap((one) => ruleSizeFacts(view, whole, rule, one)).slice(0, 1)),
    ),
    ...last((view) => jobsFacts(view, whole)),
  ];
}

/** Digits of a size without an interval: those of published figures where it follows from such alone, fewer where it rests on our own index. */
const sizeDigits = { published: 4, own: 3 };

function ruleSizeFacts(view: AnyView, place: Subject, rule: SizeRule, indexOf: string): FactOf<'size'>[] {
  const { economy } = view.release.plan;
  const output = economy?.indicators.find(({ id }) => id === economy.size?.output);
  if (!economy || !output) return [];
  const row = { rule, index_of: indexOf, level: place.level, unit: place.code, period: view.period };
  const cell = (column: ColumnOf<'size'>, unit: CitedFigure['unit'], times?: number) =>
    view.cell('size', row, column, unit, times);
  const size = cell('size', output);
  // A size estimated by our own regression has no digits without an interval.
  const isOpen = rule === 'estimated' && !cell('low', output);
  if (!size || size.value === 0 || isOpen) return [];
  const before = view.at(view.t - 1)?.period;
  const growth = cell('growth', 'percent', 100);
  const isAbove = size.value > 0;
  const [low, high] = [cell('low', output), cell('high', output)];
  const significant =
    low && high
      ? significantDigits(size.value, low.value, high.value)
      : sizeDigits[indexOf === 'own' ? 'own' : 'published'];
  const borne = (figure: CitedFigure | undefined) => figure && { ...figure, significant };
  return [
    {
      ...factHeader(view, place, 0.85, 0.4),
      kind: 'size',
      rule,
      published: economy.vintages.find(({ id }) => id === indexOf)?.title,
      output: isTotal(view.release, place) ? (output.titleOfTotal ?? output.title) : output.title,
      size: { ...size, significant },
      low: borne(low),
      high: borne(high),
      growth: isAbove && growth && before !== undefined ? { from: before, by: growth } : undefined,
      share: isAbove ? cell('share', 'percent', 100) : undefined,
      shareChange: isAbove ? cell('share_change', 'percentage-points') : undefined,
      isGain: indexOf === 'own' && (rule === 'increment' || rule === 'estimated'),
      basis: rule === 'chained' ? chainBasis(view, place, output) : undefined,
    },
  ];
}

/** Where elasticity and first size of the chain come from, and what the regression of the edition gives instead. */
function chainBasis(view: AnyView, place: Subject, output: EconomicIndicator): FactOf<'size'>['basis'] {
  const { chained } = view.release.plan.economy!.size!;
  const row = {
    ...{ rule: 'estimated', index_of: 'own' },
    ...{ level: place.level, unit: place.code, period: view.period },
  };
  const regression = view.cell('size', row, 'size', output);
  return {
    source: chained!.source,
    regression:
      regression && regression.value !== 0 ? { ...regression, significant: sizeDigits.own } : undefined,
  };
}

function jobsFacts(view: AnyView, place: Subject): FactOf<'jobs'>[] {
  if (!view.release.plan.economy?.size?.jobs) return [];
  const where = { level: place.level, unit: place.code, period: view.period };
  const jobs = view.cell('jobs', where, 'since_base', 'count');
  if (!jobs || jobs.value === 0) return [];
  const significant = declaredDigits(view.release.plan.economy.size.jobs.perPoint);
  return [{ ...factHeader(view, place, 0.5, 0.4), kind: 'jobs', jobs: { ...jobs, significant } }];
}

/** What a point of the index goes with, and what must be known to read the sizes of the whole, which `latestSizeFacts` tells. */
export function sizeBasisFacts(release: FactSource): (FactOf<'slope'> | FactOf<'note'>)[] {
  const { plan } = release;
  if (!plan.economy?.size) return [];
  const view = viewOf(release, headlinePeriod(release));
  const whole = totalOf(release);
  const notes = (tableNamed(release, 'size-notes')?.rows ?? []).filter((row) => row.note !== 'no-jobs');
  return [
    ...slopeFacts(view),
    ...notes.map((row) => ({
      ...factHeader(view, whole, 0.2, 0),
      kind: 'note' as const,
      of: row.about ? levelTitle(plan, row.about) : undefined,
      text: { en: row.text_en, zh: row.text_zh },
    })),
  ];
}

function levelTitle(plan: Plan, level: string): Text | undefined {
  if (level === plan.level) return plan.unitsTitle;
  return plan.groupings.find((g) => g.column === level)?.title;
}

function slopeFacts(view: AnyView): FactOf<'slope'>[] {
  const { plan } = view.release;
  const { level, output } = plan.economy!.size!;
  const of = plan.economy!.indicators.find(({ id }) => id === output)!;
  const row = { node: plan.nodes[0]!.id, level, form: 'level', estimator: 'pooled' };
  const cell = (column: ColumnOf<'size-regressions'>, unit: CitedFigure['unit'], times?: number) =>
    view.cell('size-regressions', row, column, unit, times);
  const [slope, observations, fit] = [cell('slope', of), cell('n', 'count'), cell('r2', 'quotient')];
  if (!slope || !observations || !fit) return [];
  const [low, high] = [cell('low', of), cell('high', of)];
  const significant =
    low && high ? significantDigits(slope.value, low.value, high.value) : digitsWithoutInterval;
  const borne = (figure: CitedFigure) => ({ ...figure, significant });
  const [freedom, share] = [cell('freedom', 'quotient'), cell('leverage', 'percent', 100)];
  const table = tableNamed(view.release, 'size-regressions')!;
  const noise = cell('noise', 'percent', 100);
  const own = findRow(table, row);
  const blurred = own?.why?.includes('low:index-errors')
    ? noise && { ...noise, significant: digitsWithoutInterval }
    : undefined;
  const without = cell('slope_without', of);
  const on = placeTitle(plan, level, own?.leverage_unit ?? '');
  return [
    {
      ...factHeader(view, totalOf(view.release), 0.4, 0),
      kind: 'slope',
      level: levelTitle(plan, level) ?? plan.total.title,
      output: of.title,
      observations,
      slope: borne(slope),
      interval: low && high && { low: borne(low), high: borne(high) },
      blurred,
      hangs:
        (low && high) || blurred
          ? undefined
          : freedom &&
            share && {
              freedom: { ...freedom, significant: digitsWithoutInterval },
              on,
              share: { ...share, significant: digitsWithoutInterval },
              without: without && borne(without),
            },
      fit,
    },
  ];
}

/** The name of a place of a level; its code where the plan has none. */
function placeTitle(plan: Plan, level: string, code: string): Text {
  const members = level === plan.level ? plan.units : plan.groupings.find((g) => g.column === level)?.groups;
  return members?.find((m) => m.code === code)?.name ?? { en: code, zh: code };
}
