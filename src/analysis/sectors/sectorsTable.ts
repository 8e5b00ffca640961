import { at, hasNaturalZero, line, publishedPeriods } from '../../edition/index.js';
import { type Index, matchedIndex } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { sections } from '../sections.js';
import type { Analysed } from '../tableFamily.js';
import { type Division, sumsBy, unitDivision } from './bodies.js';
import { type Sector, type SectorPoints, sectorPoints } from './sectors.js';

/** A sector of a body (the total, a group, a unit) in one period. */
interface Holding {
  value: number;
  points: number;
}

type Row = RowOf<typeof sectorsDefinition>;

/** The index of a sector and its points, by unit, in one period of an index. */
interface SectorAt {
  index: Index;
  parts: SectorPoints;
  t: number;
}

/**
 * Index, points, growth, contribution and location quotient of every sector: of the total, of every group and tier in every
 * period, and of every unit in that of headlines. No rows where the parts of the index do not add up.
 */
export function sectorsTable(
  of: Analysed,
  sectors: readonly Sector[],
  parts: SectorPoints | undefined,
  divisions: readonly Division[],
): Table<typeof sectorsDefinition> {
  const rows: Row[] = [];
  if (parts) {
    for (const division of divisions) {
      for (let t = 0; t < of.index.periods; t++) addRows(rows, of, sectors, parts, division, t);
    }
    addRows(rows, of, sectors, parts, unitDivision(of.plan), headlinePeriod(of));
  }
  return tableOf(sectorsDefinition, rows);
}

function addRows(
  rows: Row[],
  { plan, index }: Analysed,
  sectors: readonly Sector[],
  parts: SectorPoints,
  { level, members, rollUp, memberOf }: Division,
  t: number,
): void {
  const n = members.length;
  const isRatio = hasNaturalZero(plan);
  const member = memberOf(t);
  const period = publishedPeriods(plan)[t];
  const now: SectorAt = { index, parts, t };
  const both = t > 0 ? matchedIndex(plan, index, t - 1, t) : undefined;
  const shared = both && (both.isPublished ? parts : sectorPoints(both.plan, both.index, sectors)!);
  const ends = both && [both.from, both.to].map((end) => ({ index: both.index, parts: shared!, t: end }));
  const held = holdings(now);
  const before = ends && holdings(ends[0]);
  const after = both?.isPublished ? held : ends && holdings(ends[1]);
  const sumOf = (of: Holding[][] | undefined, j: number) =>
    of?.reduce((sum, members) => sum + members[j].points, 0) ?? Number.NaN;
  const wholes = sectors.map((_, s) => pointsAt(s, now).reduce((sum, x) => (x === x ? sum + x : sum), 0));
  const whole = wholes.reduce((sum, x) => sum + x, 0);
  members.forEach(({ code }, j) => {
    const [all, allBefore, allAfter] = [held, before, after].map((of) => sumOf(of, j));
    sectors.forEach((sector, s) => {
      const { value, points } = held[s][j];
      const was = before?.[s][j] ?? none;
      const is = after?.[s][j] ?? none;
      if (value !== value && !(Math.abs(was.points) > 0)) return;
      const growth = isRatio && was.value > 0 ? (100 * (is.value - was.value)) / was.value : Number.NaN;
      const concentrated = isRatio && all > 0 && points > 0 && wholes[s] > 0;
      rows.push({
        level,
        unit: code,
        period,
        sector: sector.code,
        index: orNull(value),
        points: orNull(points),
        share: isRatio && all > 0 ? orNull((100 * points) / all) : null,
        growth: orNull(growth),
        above_total: allBefore > 0 ? orNull(growth - (100 * (allAfter - allBefore)) / allBefore) : null,
        contribution: isRatio && allBefore > 0 ? orNull((100 * (is.points - was.points)) / allBefore) : null,
        location_quotient: concentrated ? orNull(points / all / (wholes[s] / whole)) : null,
      });
    });
  });

  function pointsAt(s: number, { parts: held, t: end }: SectorAt): Float64Array {
    return line(held.points, s, end);
  }

  /** The index of a sector: its node's own value, or of indicators from several nodes their points by their weight. */
  function valuesAt(s: number, where: SectorAt): Float64Array {
    const { nodes } = sectors[s];
    const { index: of, t: end } = where;
    if (nodes.length > 1) {
      const weight = at(where.parts.weights, s, 0, end);
      return pointsAt(s, where).map((x) => x / weight);
    }
    return line(of, nodes[0], end);
  }

  /** By sector and member. */
  function holdings(where: SectorAt): Holding[][] {
    return sectors.map((_, s) => {
      const [value, points] = [rolled(valuesAt(s, where)), rolled(pointsAt(s, where))];
      return members.map((_m, j) => ({ value: value[j], points: points[j] }));
    });
  }

  /** Sum or mean of the present, NaN where there is none. */
  function rolled(values: Float64Array): Float64Array {
    const counts = new Int32Array(n + 1);
    const sums = sumsBy(values, member, n, counts);
    return sums.map((x, j) => (counts[j] === 0 ? Number.NaN : rollUp === 'sum' ? x : x / counts[j]));
  }
}

const none: Holding = { value: Number.NaN, points: Number.NaN };

const withoutGrowth = {
  en: 'missing in the first period, if the whole index was not positive before, or if the scale has no natural zero',
  zh: '首期、此前总指数不大于零或标度没有自然零点时为空',
};

export const sectorsDefinition = defineTable({
  name: 'sectors',
  title: { en: 'Sectors: index, growth and specialisation', zh: '领域：指数、增长与专业化' },
  columns: {
    level: common.level,
    unit: common.unit,
    period: { ...common.period, note: { en: 'for units, only the headline period', zh: '单元仅列报告期' } },
    sector: column.string('Sector, or part of the framework', '领域或分项', {
      note: {
        en: 'a sector from indicators.csv (empty: indicators without a sector), or a node directly above the indicators; no rows if the aggregation is not additive',
        zh: 'indicators.csv 中的领域（空：未分领域），或紧邻指标的上级节点；合成方式不可加时不列',
      },
      optional: true,
    }),
    index: column.number('Index of the sector itself', '自身指数', {
      note: { en: 'missing if there is no value', zh: '无值时为空' },
    }),
    points: column.number('Points contributed to the whole index', '在总指数中的点数', {
      note: {
        en: 'weight × index; the points of all sectors add up to the whole index; missing if there is no value',
        zh: '权重×指数，加总即总指数；无值时为空',
      },
    }),
    share: column.number('Share of the whole index', '占总指数的比重', {
      unit: { en: 'per cent', zh: '%' },
      note: { en: 'missing if the whole index is not positive', zh: '总指数不大于零时为空' },
    }),
    growth: column.number('Growth since the previous period', '较上一时期增长', {
      unit: { en: 'per cent', zh: '%' },
      note: {
        en: 'over the units that are in the group in this period and have a value in both; missing if the previous value is absent or not positive, or the scale has no natural zero',
        zh: '按当期所含且两期均有值的单元计；此前无大于零的值或标度没有自然零点时为空',
      },
    }),
    above_total: column.number('Growth minus the growth of the whole index', '高出总指数增速', {
      unit: {
        en: 'percentage points; positive: faster than the whole index',
        zh: '百分点；正数即高于总指数',
      },
      note: withoutGrowth,
    }),
    contribution: column.number('Contribution to the growth of the whole index', '对总指数增长的贡献', {
      unit: {
        en: 'percentage points, which add up to the growth of the whole index',
        zh: '百分点，加总即总指数增长率',
      },
      note: withoutGrowth,
    }),
    location_quotient: column.number('Location quotient', '区位商', {
      note: {
        en: 'share of the sector here divided by its share in the total; above 1: specialised; missing if either share is missing or zero, or the scale has no natural zero',
        zh: '本地领域占比除以总体占比；大于 1 为专业化；占比缺失或为零、标度没有自然零点时为空',
      },
    }),
  },
  key: ['level', 'unit', 'period', 'sector'],
  from: ['own'],
  section: sections.parts,
});
