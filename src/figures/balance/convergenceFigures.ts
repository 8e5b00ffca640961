import type { Lang, Text } from '../../edition/index.js';
import { log } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { orNull } from '../../tables/index.js';
import {
  formatPercent,
  formatPoints,
  formatSigned,
  numberIn,
  periodName,
  periodSpan,
  totalWithin,
} from '../../words/index.js';
import { analysisContext } from '../analysisContext.js';
import { barChart } from '../barChart.js';
import type { Choice } from '../choice.js';
import { hasGrowthRates, hasSeveralPeriods } from '../conditions.js';
import { captionFields, columnsFor, placeNames, placePath, withCaptionFigures } from '../fields.js';
import type { Figure, FigureMaker } from '../figure.js';
import { valueAt } from '../indexValues.js';
import { nodeSuffix } from '../nodes.js';
import { cannotCompute, noRowsReason } from '../reasons.js';
import { scatterChart } from '../scatterChart.js';

/** Growth a year against the initial level, with the line of the regression: β-convergence. */
function betaConvergence(release: Release, choice: Choice): Figure {
  const { plan, node, settledPeriods: periods, rowsWhere } = analysisContext(release, choice);
  const fit = rowsWhere('convergence', {
    level: plan.level,
    node,
    from: periods[0]!,
    to: periods.at(-1)!,
    model: 'absolute',
  })[0];
  const slope = numberIn(fit, 'slope');
  const last = periods.length - 1;
  const rows = growthRows(release, choice.node, periods);
  const dots = rows.filter((r) => r.growth !== null);
  const mean = (of: (r: (typeof dots)[number]) => number) =>
    dots.reduce((s, r) => s + of(r), 0) / dots.length;
  const intercept = mean((r) => r.growth!) - slope * mean((r) => log(r.before!));
  const ends = [Math.min(...dots.map((r) => r.before!)), Math.max(...dots.map((r) => r.before!))];
  const of = nodeSuffix(release, choice.node);
  const named = placeNames(release);
  const span = (lang: Lang) => periodSpan(periods[0]!, periods.at(-1)!, lang);
  const stated = [{ id: 'slope', title: { en: 'Slope of the line', zh: '斜率' }, value: slope }];
  const column = columnsFor(rows);
  return {
    id: 'convergence',
    title: { en: `Who grew faster? ${span('en')}${of.en}`, zh: `谁增长更快？${span('zh')}${of.zh}` },
    note: {
      en: `One dot per place: its level in ${periods[0]} (log scale) and its growth a year, logarithmic. Where the line falls, those behind grew faster; this alone does not say that the gap narrowed.`,
      zh: `每点为一地：横轴为${periodName(periods[0]!, 'zh')}的水平（对数刻度），纵轴为年均对数增长。斜线向下表示落后者增长较快，但仅凭此不能说差距缩小。`,
    },
    fields: [
      column.place('unit', release, last),
      column.figures('before', levelIn(periods[0]!), undefined, {
        to: (r) => placePath(String(r.unit), periods[0]!, node),
      }),
      column.figures('after', levelIn(periods.at(-1)!), undefined, {
        to: (r) => placePath(String(r.unit), periods.at(-1)!, node),
      }),
      column.figures('growth', { en: 'Growth a year, logarithmic', zh: '年均对数增长' }, 4),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why: last === 0 ? noRowsReason([], { reason: 'one-period' }) : noRowsReason(dots, fit),
    draw: (at) =>
      scatterChart({
        dots: dots.map((r) => ({
          x: r.before!,
          y: r.growth!,
          title: `${named(r.unit, at.lang)}: ${formatPoints(r.before!, at.lang)}, ${formatSigned(r.growth!, 4, at.lang)}`,
          to: placePath(r.unit, periods.at(-1)!, node),
        })),
        x: {
          label: levelIn(periods[0]!)[at.lang] + { en: ', points', zh: '（点）' }[at.lang],
          kind: 'log',
        },
        y: {
          label: { en: 'growth a year', zh: '年均增长' }[at.lang],
          format: (v) => formatPercent(v, at.lang, 0),
        },
        rules: [{ y: 0 }],
        curves: Number.isFinite(intercept)
          ? [{ points: ends.map((x) => ({ x, y: intercept + slope * log(x) })) }]
          : [],
      })(at),
  };
}

/** The values of each place at both ends of some periods, and its logarithmic growth a year between them. */
function growthRows(release: Release, g: number, periods: readonly string[]) {
  const years = yearsBetween(periods);
  return release.plan.units.map(({ code }, c) => {
    const [before, after] = [0, periods.length - 1].map((t) => valueAt(release, g, t, c));
    return {
      unit: code,
      before: orNull(before!),
      after: orNull(after!),
      growth: before! > 0 && after! > 0 ? log(after! / before!) / years : null,
    };
  });
}

/** Years between the first and the last period, by their names. */
function yearsBetween(periods: readonly string[]): number {
  const at = (period: string) => {
    const [year, part] = period.split('-');
    if (part === undefined) return Number(year);
    return Number(year) + (part.startsWith('Q') ? (Number(part.slice(1)) - 1) / 4 : (Number(part) - 1) / 12);
  };
  return at(periods.at(-1)!) - at(periods[0]!);
}

/** How the gap to the first four changed in each group. */
function leadersGap(release: Release, choice: Choice): Figure {
  const {
    plan,
    node,
    by,
    settledPeriods: periods,
    tables,
    receiptOf,
    rowsWhere,
  } = analysisContext(release, choice);
  const rows = rowsWhere('gap-to-leaders', {
    level: plan.level,
    node,
    from: periods[0]!,
    to: periods.at(-1)!,
  }).filter((r) => r.grouping === '' || r.grouping === by);
  const names = new Map(plan.groupings[choice.by]?.groups.map((g) => [g.code, g.name]));
  const name = (code: string, lang: 'en' | 'zh') => names.get(code)?.[lang] ?? plan.unitsTitle[lang];
  const known = rows.filter((r) => r.change !== null);
  const of = nodeSuffix(release, choice.node);
  const column = columnsFor(rows);
  return {
    id: 'gap',
    title: {
      en: `Gap to the first four, change ${periodSpan(periods[0]!, periods.at(-1)!, 'en')}${of.en}`,
      zh: `与前四名差距的变化，${periodSpan(periods[0]!, periods.at(-1)!, 'zh')}${of.zh}`,
    },
    note: {
      en: 'Mean change of the gap in logarithms; left of zero the gap became smaller. At the right: share of places that came nearer.',
      zh: '对数差距的平均变化；零线左侧为差距变小。右侧为差距变小的地区占比。',
    },
    fields: [
      column.words('group', { en: 'Group', zh: '分组' }, { name }),
      ...(['units', 'before', 'after', 'change'] as const).map((c) =>
        column.of(tables, 'gap-to-leaders', c, c === 'units' ? 0 : 3, {
          to: receiptOf('gap-to-leaders', c),
        }),
      ),
      column.of(tables, 'gap-to-leaders', 'narrowed', 3, { to: receiptOf('gap-to-leaders', 'narrowed') }),
    ],
    rows,
    why: periods.length < 2 ? noRowsReason([], { reason: 'one-period' }) : noRowsReason(known, rows[0]),
    draw: (at) =>
      barChart({
        bars: known
          .toSorted((a, b) =>
            a.group === '' ? -1 : b.group === '' ? 1 : numberIn(a, 'change') - numberIn(b, 'change'),
          )
          .map((r) => ({
            name: name(String(r.group), at.lang),
            parts: [],
            dot: {
              value: numberIn(r, 'change'),
              title: `${name(String(r.group), at.lang)}: ${formatSigned(numberIn(r, 'change'), 3, at.lang)}`,
              to: receiptOf('gap-to-leaders', 'change')(r),
            },
            text: formatPercent(numberIn(r, 'narrowed'), at.lang, 0),
            here: r.group === '',
          })),
        x: { label: '', include: [0] },
        row: 17,
      })(at),
  };
}

/** What each place gained at a node since a base period, the largest increase first. */
function largestIncreases(release: Release, { node, period }: Choice, base: number) {
  return release.plan.units
    .map(({ code }, c) => {
      const [before, after] = [base, period].map((t) => valueAt(release, node, t, c));
      return {
        unit: code,
        before: orNull(before!),
        after: orNull(after!),
        increase: orNull(after! - before!),
      };
    })
    .filter((r) => r.increase !== null)
    .sort((a, b) => b.increase! - a.increase!);
}

/** The title of a column of levels. */
const levelIn = (period: string): Text => ({
  en: `Level in ${period}`,
  zh: `${periodName(period, 'zh')}水平`,
});

/** The places that made most of the increase of the total since the base. */
function growthPoles(release: Release, choice: Choice): Figure {
  const { plan, node, periods, period } = analysisContext(release, choice);
  const base = Math.min(choice.period, Math.max(0, plan.base - plan.first));
  const rows = largestIncreases(release, choice, base);
  const whole = rows.reduce((s, r) => s + r.increase!, 0);
  const first = rows.filter((r) => r.increase! > 0).slice(0, 15);
  const held = first.reduce((s, r) => s + r.increase!, 0);
  const of = nodeSuffix(release, choice.node);
  const named = placeNames(release);
  const sums = plan.total.rollUp === 'sum' && whole > 0;
  const share = (lang: 'en' | 'zh') => (sums ? formatPercent(held / whole, lang, 0) : '');
  const column = columnsFor(rows);
  return {
    id: 'growth-poles',
    title: {
      en: `Largest gains, ${periodSpan(periods[base]!, period, 'en')}${of.en}`,
      zh: `净增最多的${plan.unitsTitle.zh}，${periodSpan(periods[base]!, period, 'zh')}${of.zh}`,
    },
    note: sums
      ? {
          en: `The ${first.length} largest increases in points; together ${share('en')} of the net increase of ${totalWithin(plan)}.`,
          zh: `净增点数最多的${first.length}个${plan.unitsTitle.zh}，合计相当于${plan.total.title.zh}净增的${share('zh')}。`,
        }
      : {
          en: `The ${first.length} largest increases in points.`,
          zh: `净增点数最多的${first.length}个${plan.unitsTitle.zh}。`,
        },
    fields: [
      column.place('unit', release, choice.period),
      column.figures('before', levelIn(periods[base]!), undefined, {
        to: (r) => placePath(String(r.unit), periods[base]!, node),
      }),
      column.figures('after', levelIn(period), undefined, {
        to: (r) => placePath(String(r.unit), period, node),
      }),
      column.figures('increase', { en: 'Increase, points', zh: '净增（点）' }, 3),
    ],
    rows,
    anyWidth: true,
    why:
      base === choice.period
        ? noRowsReason([], { reason: 'one-period' })
        : first.length > 0
          ? undefined
          : cannotCompute({ en: 'nobody grew', zh: '均无增长' }),
    draw: (at) =>
      barChart({
        bars: first.map((r) => ({
          name: named(r.unit, at.lang),
          to: placePath(r.unit, period, node),
          parts: [
            {
              value: r.increase!,
              title: `${named(r.unit, at.lang)}: ${formatSigned(r.increase!, 3, at.lang)}`,
              from: 'difference',
              to: placePath(r.unit, period, node),
            },
          ],
          text: formatSigned(r.increase!, 2, at.lang),
        })),
        x: { label: '', include: [0] },
        row: 19,
      })(at),
  };
}

export const convergenceFigures = {
  convergence: { keys: ['node'], has: hasGrowthRates, make: betaConvergence },
  gap: { keys: ['node', 'by'], has: hasGrowthRates, make: leadersGap },
  'growth-poles': { keys: ['node', 'period'], has: hasSeveralPeriods, make: growthPoles },
} satisfies Record<string, FigureMaker>;
