import { line, publishedPeriods } from '../../edition/index.js';
import { column, defineTable, orNull, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { sections } from '../sections.js';
import { tableFamily } from '../tableFamily.js';
import { effectiveNumber } from './effective.js';
import { spearmanInterval } from './interval.js';

export const validity = defineTable({
  name: 'validity',
  title: { en: 'Rank correlations with independent measures', zh: '与独立指标的等级相关' },
  columns: {
    measure: column.string('Independent measure', '对照指标'),
    part: column.string('What it is compared with', '与之比较者', {
      note: {
        en: 'a node of the framework, or something outside the index',
        zh: '指标体系节点，或不属本指数的项目',
      },
    }),
    basis: column.string('Basis of both: total or per capita', '口径：双方均为总量或人均', {
      note: { en: 'total, per-head', zh: 'total：总量；per-head：人均' },
    }),
    period: common.period,
    measure_period: column.string('Period of the measure', '对照指标的时期'),
    in_index: column.integer('1: part of the index; 0: not', '1：属于本指数；0：不属于'),
    rho: column.number('Spearman’s rank correlation', '斯皮尔曼等级相关系数', {
      note: {
        en: 'computed by the compilers of the edition, not by the program',
        zh: '由版本编制者计算，而非由程序计算',
      },
    }),
    low: column.number('Lower limit of its 95% interval', '95%区间下限', { optional: true }),
    high: column.number('Upper limit of its 95% interval', '95%区间上限', { optional: true }),
    n: column.integer('Number of places with data for both', '双方均有数据的地区个数'),
    source: column.string('Source of the measure', '对照指标的来源'),
    licence: column.string('Whether its data may be redistributed', '其数据可否随版分发', { optional: true }),
    data: column.string('Data it is computed from', '计算所用数据'),
  },
  key: ['measure', 'part', 'basis', 'period'],
  from: ['plan'],
  section: sections.validity,
});

/** The comparisons with independent measures that an edition declares, with the intervals of the coefficients. */
export const validityFamily = tableFamily([validity], ({ plan, index }) => {
  if (!plan.validity) return [];
  const places = plan.units.map(({ coordinates }) => coordinates);
  const known = new Map<string, number>();
  /** Which share of its places a part of the index is worth, the whole index where it is something else. */
  const worth = (part: string, period: string): number => {
    const g = Math.max(
      0,
      plan.nodes.findIndex(({ id }) => id === part),
    );
    const t = publishedPeriods(plan).indexOf(period);
    const key = `${g} ${t}`;
    if (t < 0 || places.every((one) => one === undefined)) return 1;
    const values = line(index, g, t);
    const here = places.filter((one, c) => one && !Number.isNaN(values[c])).length;
    const found = known.get(key) ?? effectiveNumber(values, places) / here;
    known.set(key, found);
    return found;
  };
  const measures = new Map(plan.validity.measures.map((measure) => [measure.id, measure]));
  const rows = plan.validity.rows.map(({ measure, part, basis, period, rho, n }) => {
    const { low, high } = spearmanInterval(rho, n, n * worth(part, period));
    const { period: own, source, licence, data } = measures.get(measure)!;
    return {
      measure,
      part,
      basis,
      period,
      measure_period: own ?? period,
      in_index: plan.nodes.some(({ id }) => id === part) ? 1 : 0,
      rho,
      low: orNull(low),
      high: orNull(high),
      n,
      source: source.en,
      licence: licence?.en ?? null,
      data: data.en,
    };
  });
  return [tableOf(validity, rows)];
});
