import { type Plan, reasonName, same, type Text } from '../../edition/index.js';
import type { Column } from '../../tables/index.js';
import { reasonWords } from '../explain/reasonWords.js';
import { subjectsOf } from '../find.js';
import { dataStatusWords, statusWords, titles } from '../words.js';
import type { Code, Link } from './table.js';

const codesOf = (words: Record<string, Text>): Code[] =>
  Object.entries(words).map(([code, title]) => ({ code, title }));

/** The data status, repeated in every row. */
export const dataStatus = { type: 'string', title: titles.dataStatus } as const satisfies Column;

/** The codes that can occur in columns of several tables. */
export function codesIn(plan: Plan) {
  return {
    unit: subjectsOf(plan).map(({ code, name }) => ({ code, title: name })),
    level: [
      { code: plan.level, title: plan.unitsTitle },
      ...plan.groupings.map(({ column, title }) => ({ code: column, title })),
      { code: 'total', title: titles.total },
    ],
    node: plan.nodes.map(({ id, title }) => ({ code: id, title })),
    status: codesOf(statusWords),
    indicator: plan.indicators.map(({ id, title }) => ({ code: id, title })),
    reason: Object.values(reasonName).map((code) => ({ code, title: reasonWords[code] ?? same(code) })),
    data_status: [{ code: plan.dataStatus, title: dataStatusWords[plan.dataStatus] }],
  } satisfies Record<string, Code[]>;
}

/** From a unit of a level to its row among the units. */
export const toUnits: Link = { fields: ['level', 'unit'], table: 'units', to: ['level', 'code'] };
export const toNodes: Link = { fields: ['node'], table: 'nodes', to: ['id'] };
export const toIndicators: Link = { fields: ['indicator'], table: 'indicators', to: ['id'] };
