import { columns } from '../commonColumns.js';
import { row } from '../row.js';
import type { TidyTable } from '../tidy.js';
import { indexAt } from './economyOf.js';
import { type Estimate, placesOf } from './estimate.js';
import { jobs } from './rules.js';
import type { Subject } from './subject.js';

/** β, elasticity and jobs per point: as estimated and as given, with their sources. */
export function parametersTable({ rules }: Subject, estimated: Estimate): TidyTable {
  const { increment: given, chained, jobs: work } = rules;
  const rows: TidyTable['rows'] = [];
  if ('why' in estimated) rows.push(['beta-estimated', null, null, null, '', '', `value:${estimated.why}`]);
  else {
    const { beta, low, high, errors, n } = estimated;
    rows.push(['beta-estimated', beta, low, high, 'own', `${rules.level} n=${n} ${errors}`, '']);
  }
  const no = 'low:none-published high:none-published';
  if (given) {
    const [low, high] = given.interval ?? [null, null];
    rows.push(['beta', given.beta, low, high, given.index ?? 'own', given.source, given.interval ? '' : no]);
  }
  if (chained) {
    const of = chained.index ?? 'own';
    rows.push(['elasticity', chained.elasticity, null, null, of, chained.source, no]);
    rows.push([`size-${chained.period}`, chained.size, null, null, of, chained.source, no]);
  }
  if (work) rows.push(['jobs-per-point', work.perPoint, null, null, 'own', work.source, no]);
  return {
    name: 'size-parameters',
    title: { en: 'Numbers that sizes and jobs rest on', zh: '规模与就业测算的参数' },
    columns: [
      { id: 'parameter', title: { en: 'Parameter', zh: '参数' } },
      { id: 'value', title: { en: 'Value', zh: '取值' } },
      { id: 'low', title: { en: '95 % interval, low', zh: '95% 区间下限' } },
      { id: 'high', title: { en: '95 % interval, high', zh: '95% 区间上限' } },
      { id: 'index_of', title: { en: 'For whose index', zh: '适用的指数' } },
      {
        id: 'source',
        title: { en: 'Source, or level, observations and errors', zh: '来源，或层级、观测数与标准误' },
      },
      columns.why,
    ],
    rows,
  };
}

/** Jobs that the changes of the index stand for, of the whole area and the places of the regression. */
export function jobsTable(subject: Subject): TidyTable {
  const { plan, rules, periods, base } = subject;
  const perPoint = rules.jobs?.perPoint;
  const rows =
    perPoint === undefined
      ? []
      : placesOf(subject).flatMap((place) => {
          const index = periods.map((period) => indexAt(plan, place, period));
          return periods.map((period, t) => {
            const { cell, why } = row();
            const before = t > 0 ? index[t - 1] : Number.NaN;
            return [
              place.level,
              place.code,
              period,
              cell('jobs', jobs(perPoint, index[t], before), t === 0 ? 'first-period' : 'no-index'),
              cell('since_base', jobs(perPoint, index[t], indexAt(plan, place, base)), 'no-index'),
              why(),
            ];
          });
        });
  return {
    name: 'jobs',
    title: { en: 'Jobs that a rise of the index stands for', zh: '指数上升所对应的新增就业' },
    columns: [
      columns.level,
      columns.unit,
      columns.period,
      {
        id: 'jobs',
        title: { en: 'Jobs since the period before', zh: '较上期新增就业' },
        unit: { en: 'jobs', zh: '个' },
      },
      {
        id: 'since_base',
        title: { en: 'Jobs since the base', zh: '自基期以来新增就业' },
        unit: { en: 'jobs', zh: '个' },
      },
      columns.why,
    ],
    rows,
  };
}
