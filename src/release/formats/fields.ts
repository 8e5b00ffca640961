import { type Plan, reasonName, same, type Text } from '../../edition/index.js';
import { subjectsOf } from '../find.js';
import { reasonWords } from '../reasonWords.js';
import type { Code, Field, Link } from './table.js';
import { dataStatusWords, numberNote, points, statusWords, titles } from './words.js';

/** A field without codes. */
export function field(
  id: string,
  title: Text,
  type: Field['type'] = 'string',
  more: Partial<Field> = {},
): Field {
  return { id, title, type, ...more };
}

const codesOf = (words: Record<string, Text>): Code[] =>
  Object.entries(words).map(([code, title]) => ({ code, title }));

/** The fields that several tables have. */
export function fieldsOf(plan: Plan) {
  const subjects = subjectsOf(plan);
  const units = subjects.map(({ code, name }) => ({ code, title: name }));
  const levels = [
    { code: plan.level, title: plan.unitsTitle },
    ...plan.groupings.map(({ column, title }) => ({ code: column, title })),
    { code: 'total', title: titles.total },
  ];
  return {
    unit: field('unit', titles.unit, 'string', { codes: units }),
    level: field('level', titles.level, 'string', { codes: levels }),
    period: field('period', titles.period),
    node: field('node', titles.node, 'string', {
      codes: plan.nodes.map(({ id, title }) => ({ code: id, title })),
    }),
    value: field('value', titles.value, 'number', { unit: points, note: numberNote }),
    rank: field('rank', titles.rank, 'integer'),
    status: field('status', titles.status, 'string', { codes: codesOf(statusWords) }),
    indicator: field('indicator', titles.indicator, 'string', {
      codes: plan.indicators.map(({ id, title }) => ({ code: id, title })),
    }),
    reason: field('reason', titles.reason, 'string', {
      codes: Object.values(reasonName).map((code) => ({ code, title: reasonWords[code] ?? same(code) })),
    }),
    dataStatus: field('data_status', titles.dataStatus, 'string', {
      codes: [{ code: plan.dataStatus, title: dataStatusWords[plan.dataStatus] }],
    }),
  };
}

/** From a unit of a level to its row among the units. */
export const toUnits: Link = { fields: ['level', 'unit'], table: 'units', to: ['level', 'code'] };
export const toNodes: Link = { fields: ['node'], table: 'nodes', to: ['id'] };
export const toIndicators: Link = { fields: ['indicator'], table: 'indicators', to: ['id'] };
