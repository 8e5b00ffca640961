import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import { sections } from '../sections.js';
import { indexBetween } from './economyOf.js';
import { type Estimate, placesOf } from './estimate.js';
import { jobs } from './rules.js';
import type { Subject } from './subject.js';

/** β, elasticity and jobs per point: as estimated and as given, with their sources. */
export function parametersTable({ rules }: Subject, estimated: Estimate): Table<typeof sizeParameters> {
  const { increment: given, chained, jobs: work } = rules;
  const rows: RowOf<typeof sizeParameters>[] = [];
  const none = { low: null, high: null, why: 'low:none-published high:none-published' };
  if ('why' in estimated) {
    const why = `value:${estimated.why}`;
    const nothing = { value: null, low: null, high: null, index_of: '', source: '' };
    rows.push({ parameter: 'beta-estimated', ...nothing, why });
  } else {
    const { beta: value, low, high, n, noInterval } = estimated;
    const source = `${rules.level} n=${n} CR3`;
    const { cell, why } = row();
    const ends = { low: cell('low', low, noInterval), high: cell('high', high, noInterval) };
    rows.push({ parameter: 'beta-estimated', value, ...ends, index_of: 'own', source, why: why() });
  }
  if (given) {
    const { beta: value, index, interval } = given;
    const ends = interval ? { low: interval[0], high: interval[1], why: '' } : none;
    rows.push({ parameter: 'beta', value, index_of: index ?? 'own', source: given.source.en, ...ends });
  }
  if (chained) {
    const { source, elasticity, period, size } = chained;
    const of = { index_of: chained.index ?? 'own', source: source.en, ...none };
    rows.push({ parameter: 'elasticity', value: elasticity, ...of });
    rows.push({ parameter: `size-${period}`, value: size, ...of });
  }
  if (work) {
    const { perPoint: value, source } = work;
    rows.push({ parameter: 'jobs-per-point', value, index_of: 'own', source: source.en, ...none });
  }
  return tableOf(sizeParameters, rows);
}

/** Jobs that the changes of the index stand for, of the total and the places of the regression. */
export function jobsTable(subject: Subject): Table<typeof jobsDefinition> {
  const { rules, periods, base } = subject;
  const perPoint = rules.jobs?.perPoint;
  const rows =
    perPoint === undefined
      ? []
      : placesOf(subject).flatMap((place) =>
          periods.map((period, t) => {
            const { cell, why } = row();
            const since = (from: string) => jobs(perPoint, indexBetween(subject, place, [from, period]));
            const gained = t > 0 ? since(periods[t - 1]) : Number.NaN;
            return {
              level: place.level,
              unit: place.code,
              period,
              jobs: cell('jobs', gained, t === 0 ? 'first-period' : 'no-index'),
              since_base: cell('since_base', since(base), 'no-index'),
              why: why(),
            };
          }),
        );
  return tableOf(jobsDefinition, rows);
}

export const sizeParameters = defineTable({
  name: 'size-parameters',
  title: { en: 'Parameters of the size and job estimates', zh: '规模与就业测算的参数' },
  columns: {
    parameter: column.string('Parameter', '参数'),
    value: column.number('Value', '取值'),
    low: column.number('Lower limit of the 95% interval', '95% 区间下限'),
    high: column.number('Upper limit of the 95% interval', '95% 区间上限'),
    index_of: column.string('Index it applies to', '适用的指数', { optional: true }),
    source: column.string(
      'Source; or level, number of observations and standard errors',
      '来源，或层级、观测数与标准误',
    ),
    why: columns.why,
  },
  key: ['parameter', 'index_of'],
  from: ['all', 'economy'],
  section: sections.size,
});

export const jobsDefinition = defineTable({
  name: 'jobs',
  title: { en: 'Jobs implied by a rise in the index', zh: '指数上升所对应的新增就业' },
  columns: {
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    jobs: column.number('Jobs added since the previous period', '较上期新增就业', {
      unit: { en: 'jobs', zh: '个' },
    }),
    since_base: column.number('Jobs added since the base period', '自基期以来新增就业', {
      unit: { en: 'jobs', zh: '个' },
    }),
    why: columns.why,
  },
  key: ['level', 'unit', 'period'],
  from: ['own', 'economy'],
  section: sections.size,
});
