import { type Problem, recordValueSchema, valueColumns } from '../../edition/index.js';
import type { Feed, Field } from './contract.js';
import { contractProblems } from './contractProblems.js';
import { type At, customValue } from './custom.js';
import type { Odcs } from './odcs.js';

const takes = ['all', 'last', 'mean'] as const;

/** The indicators that the records feed, from the custom property `indicators`: a list of { indicator, value, take }. */
export function feedsOf(
  odcs: Odcs,
  fields: readonly Field[],
  at: At,
): { feeds: Feed[]; problems: Problem[] } {
  const written = customValue(odcs, 'indicators');
  if (written === undefined) return { feeds: [], problems: [] };
  const here = at(['customProperties']);
  const shape = {
    en: 'a list of { indicator: ID, value: { count: true } or { sum: FIELD } and the like, take: all | last | mean }',
    zh: '列表，每项形如 { indicator: 指标代码, value: { count: true } 或 { sum: 字段 } 等, take: all | last | mean }',
  };
  const bad = [contractProblems.customValue(here, 'indicators', shape)];
  if (!Array.isArray(written)) return { feeds: [], problems: bad };
  const feeds: Feed[] = [];
  const problems: Problem[] = [];
  for (const one of written as Record<string, unknown>[]) {
    const { indicator, value, take } = one ?? {};
    const parsed = recordValueSchema.safeParse(value);
    const taken = takes.find((known) => known === take);
    if (typeof indicator !== 'string' || !parsed.success || (take !== undefined && taken === undefined)) {
      problems.push(...bad);
      continue;
    }
    const names = fields.map((field) => field.name);
    for (const column of valueColumns(parsed.data)) {
      if (!names.includes(column)) problems.push(contractProblems.unknownField(here, column, names));
    }
    feeds.push({ indicator, value: parsed.data, take: taken });
  }
  return { feeds, problems };
}
