import type { Economy } from '../../edition/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import { indexAt, indexBetween, type PlaceSeries, placesAt, usedFigures } from './economyOf.js';
import { type Estimate, estimatedBeta, placesOf } from './estimate.js';
import { type jobsDefinition, jobsTable, parametersTable, type sizeParameters } from './parameterTables.js';
import { type Beta, chainSizes, increment, type Size } from './rules.js';
import type { Subject } from './subject.js';

/** A rule applied to one place: sizes by period, with the index they are computed from. */
interface AppliedRule {
  rule: string;
  /** `own`, or the vintage of a published index. */
  of: string;
  place: Pick<PlaceSeries, 'level' | 'code'>;
  periods: readonly string[];
  index: number[];
  sizes: Size[];
}

/** Sizes by rule, place and period with intervals and shares, the numbers they rest on, and jobs. */
export function sizeTables(
  subject: Subject,
): Table<typeof size | typeof sizeParameters | typeof jobsDefinition>[] {
  const beta = estimatedBeta(subject);
  return [sizes(subject, beta), parametersTable(subject, beta), jobsTable(subject)];
}

/** The sizes of a place by the increment rule, from this index. */
function ownIncrement(subject: Subject, rule: string, beta: Beta, place: PlaceSeries): AppliedRule {
  const { plan, periods, base } = subject;
  const index = periods.map((period) => indexAt(plan, place, period));
  const sizes = periods.map((period) => {
    const { before, after } = indexBetween(subject, place, [base, period]);
    return increment(beta, after, before);
  });
  return { rule, of: 'own', place, periods, index, sizes };
}

/** Every rule of the edition at every place it can be applied to. */
function applyRules(subject: Subject, estimated: Estimate): AppliedRule[] {
  const { plan, index: whole, rules, periods } = subject;
  const { increment: given, chained, components } = rules;
  const places = placesOf(subject);
  const total = placesAt(plan, whole, 'total')[0];
  const found: AppliedRule[] = [];
  if (!('why' in estimated) && !estimated.crossSection) {
    found.push(...places.map((place) => ownIncrement(subject, 'estimated', estimated, place)));
  }
  if (given) {
    const [low, high] = given.interval ?? [Number.NaN, Number.NaN];
    const beta = { beta: given.beta, low, high };
    if (given.index === null) found.push(...places.map((p) => ownIncrement(subject, 'increment', beta, p)));
    else {
      const { periods: at, index } = publishedIndex(subject, given.index);
      const sized = index.map((i) => increment(beta, i, 100));
      found.push({ rule: 'increment', of: given.index, place: total, periods: at, index, sizes: sized });
    }
  }
  if (chained) {
    const { index: vintage, elasticity, period, size: known } = chained;
    const series = vintage === null ? ownSeries(subject, total) : publishedIndex(subject, vintage);
    const sized = chainSizes(series.steps, elasticity, series.periods.indexOf(period), known);
    const { periods: at, index } = series;
    const of = vintage ?? 'own';
    found.push({
      rule: 'chained',
      of,
      place: total,
      periods: at,
      index,
      sizes: sized.map(sizeWithoutInterval),
    });
  }
  if (components) {
    const [industry, efficiency] = [components.industry, components.efficiency].map((id) =>
      usedFigures(plan.economy!, id),
    );
    const sized = periods.map((p) => sizeWithoutInterval(industry.of(total, p) + efficiency.of(total, p)));
    const index = periods.map((period) => indexAt(plan, total, period));
    found.push({ rule: 'components', of: 'none', place: total, periods, index, sizes: sized });
  }
  return found;
}

const sizeWithoutInterval = (size: number): Size => ({ size, low: Number.NaN, high: Number.NaN });

/** An index of one place, with both ends of each step between its periods. */
interface Series {
  periods: readonly string[];
  index: number[];
  steps: { before: number; after: number }[];
}

/** This index; steps are over the matched set. */
function ownSeries(subject: Subject, place: PlaceSeries): Series {
  const { plan, periods } = subject;
  const index = periods.map((period) => indexAt(plan, place, period));
  const steps = periods.slice(1).map((to, t) => indexBetween(subject, place, [periods[t], to]));
  return { periods, index, steps };
}

/** A vintage of the index published by others, at the periods it has. */
function publishedIndex({ plan, rules }: Subject, vintage: string): Series {
  const facts = (plan.economy as Economy).facts
    .filter((f) => f.indicator === rules.publishedIndex && f.level === 'total' && f.vintage === vintage)
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  const index = facts.map((f) => f.value);
  const steps = index.slice(1).map((after, t) => ({ before: index[t], after }));
  return { periods: facts.map((f) => f.period), index, steps };
}

function sizes(subject: Subject, estimated: Estimate): Table<typeof size> {
  const noInterval = 'why' in estimated ? estimated.why : estimated.noInterval;
  const rows = applyRules(subject, estimated).flatMap((one) => sizeRows(subject, one, noInterval));
  const { plan, rules } = subject;
  const { unit } = plan.economy!.indicators.find((i) => i.id === rules.output)!;
  return tableOf(size, rows, { size: { unit }, low: { unit }, high: { unit }, output: { unit } });
}

function sizeRows(
  { output }: Subject,
  { rule, of, place, periods, index, sizes: all }: AppliedRule,
  noInterval: string,
): RowOf<typeof size>[] {
  const shares = all.map(({ size }, t) => size / output.of(place, periods[t]));
  return all.map(({ size: own, low, high }, t) => {
    const { cell, why } = row();
    const whole = output.of(place, periods[t]);
    const [before, shareBefore] = t > 0 ? [all[t - 1].size, shares[t - 1]] : [Number.NaN, Number.NaN];
    const growth = before > 0 ? own / before - 1 : Number.NaN;
    const noSize =
      rule === 'components' ? 'no-figures' : rule === 'chained' ? 'outside-the-chain' : 'no-index';
    const noRange = { components: 'a-sum-of-figures', estimated: noInterval }[rule] ?? 'none-published';
    const isNone = Number.isNaN(own);
    const noGrowth = t === 0 ? 'first-period' : before <= 0 ? 'not-above-zero-before' : noSize;
    const noEnds = isNone ? noSize : noRange;
    const noShares = Number.isNaN(whole) ? 'no-output' : noRange;
    const change = 100 * (shares[t] - shareBefore);
    return {
      rule,
      index_of: of,
      level: place.level,
      unit: place.code,
      period: periods[t],
      index: cell('index', index[t], 'no-index'),
      size: cell('size', own, noSize),
      low: cell('low', low, noEnds),
      high: cell('high', high, noEnds),
      growth: cell('growth', growth, noGrowth),
      output: cell('output', whole, 'no-output'),
      share: cell('share', shares[t], isNone ? noSize : 'no-output'),
      share_low: cell('share_low', low / whole, noShares),
      share_high: cell('share_high', high / whole, noShares),
      share_change: cell('share_change', change, t === 0 ? 'first-period' : 'no-share'),
      why: why(),
    };
  });
}

const ofOutput = { en: 'share of output', zh: '占产出比重' };

export const size = defineTable({
  name: 'size',
  title: {
    en: 'From index to size: estimated size and its share of output',
    zh: '由指数到规模：规模及其占产出比重',
  },
  columns: {
    rule: column.string('Rule', '规则', {
      note: {
        en: 'estimated: β from the regression of this edition over several periods; increment: β is given; in both the size is β · (index − index in the base period), negative for a decrease. chained: previous size · (index / previous index)^elasticity. Two periods of this index are compared over the units and indicators that both have. components: a sum of published figures',
        zh: 'estimated：本版多期回归所得 β；increment：给定 β；均为 β ·（指数 − 基期指数），负值为减少。chained：上期规模 ·（本期指数 / 上期指数）^弹性。本指数的两期比较以两期共有的单元和指标为准。components：已公布数据之和',
      },
    }),
    index_of: column.string('Index used', '所用指数', {
      note: {
        en: 'own: this index; otherwise a published vintage',
        zh: 'own 为本指数，其余为已发布指数的版本',
      },
    }),
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    index: column.number('Index', '指数'),
    size: column.number('Size', '规模'),
    low: column.number('Lower limit of the 95% interval', '95% 区间下限', {
      note: {
        en: 'reflects the uncertainty of β only; the index is taken as known',
        zh: '仅反映 β 的不确定性，指数视为已知',
      },
    }),
    high: column.number('Upper limit of the 95% interval', '95% 区间上限'),
    growth: column.number('Growth since the previous period', '较上期增长', {
      unit: { en: 'share', zh: '比例' },
    }),
    output: column.number('Output of this place', '该地产出'),
    share: column.number('Share of output', '占产出比重', { unit: ofOutput }),
    share_low: column.number('Lower limit of the share', '比重下限', { unit: ofOutput }),
    share_high: column.number('Upper limit of the share', '比重上限', { unit: ofOutput }),
    share_change: column.number('Change in the share', '比重变化', {
      unit: { en: 'percentage points', zh: '百分点' },
    }),
    why: columns.why,
  },
  key: ['rule', 'index_of', 'level', 'unit', 'period'],
  from: ['own', 'economy'],
  section: sections.size,
});
