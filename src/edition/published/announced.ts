import { z } from 'zod';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';

/** A statement that was announced about an index. */
export interface AnnouncedStatement {
  id: string;
  /** The year it is about. */
  year: string;
  says: Text;
  source: Text;
}

const id = z.string().min(1);

/** How an announced statement is compared with an index of this program. */
export const announcedSchema = z.strictObject({
  of: id.describe('The row of news.csv'),
  figures: z.array(id).optional().describe('Published figures that the statement repeats'),
  ranks: z
    .strictObject({ order: id, places: z.array(z.number().int().positive()).min(1) })
    .optional()
    .describe('Places of a published order that it repeats'),
  test: z
    .strictObject({
      is: z
        .enum(['led', 'newcomer', 'nearer', 'most-nearer', 'fastest', 'ahead', 'grows-faster'])
        .describe('What is said of the places'),
      level: id.optional().describe('Their level; nodes of the framework where there is none'),
      places: z.array(id).optional(),
      to: z.array(id).optional().describe('The places they are compared with'),
      count: z
        .number()
        .int()
        .positive()
        .optional()
        .describe('led: periods in a row; newcomer: the first so many'),
      given: z.boolean().optional().describe('Whether the simulation was given it (false)'),
    })
    .optional()
    .describe('What it says beyond figures and ranks'),
  'not-reproduced': id.optional().describe('The reason why no index of this program can say it'),
});

/** How an announced statement is compared. */
export type AnnouncedCheck = z.infer<typeof announcedSchema>;

/** The codes and ids that checks may name. */
interface Known {
  announced: readonly string[];
  figures: readonly string[];
  orders: ReadonlyMap<string, number>;
  reasons: readonly string[];
}

/** The lists of places that each test requires. */
const needs: Readonly<Record<NonNullable<AnnouncedCheck['test']>['is'], readonly ('places' | 'to')[]>> = {
  led: ['places'],
  newcomer: ['places'],
  nearer: ['places', 'to'],
  'most-nearer': ['to'],
  fastest: ['places', 'to'],
  ahead: ['places', 'to'],
  'grows-faster': ['places', 'to'],
};

/**
 * Every problem of the checks: an unknown row, figure, order or reason, a rank beyond the end of an order, a row
 * without a check, an empty check.
 */
export function problemsOfChecks(
  checks: readonly AnnouncedCheck[],
  known: Known,
  at: (...path: PropertyKey[]) => Problem['at'],
): Problem[] {
  const found: Problem[] = [];
  const unknown = (place: Problem['at'], kind: Text, code: string, all: readonly string[]) => {
    if (!all.includes(code)) found.push(problems.unknownCode(place, kind, code, all));
  };
  checks.forEach(({ of, figures = [], ranks, test, 'not-reproduced': why }, i) => {
    const place = (key: string) => at('announced', i, key);
    unknown(place('of'), { en: 'announced statement', zh: '已公布表述' }, of, known.announced);
    for (const figure of figures)
      unknown(place('figures'), { en: 'published figure', zh: '已公布数据' }, figure, known.figures);
    if (ranks) {
      const most = known.orders.get(ranks.order);
      unknown(place('ranks'), { en: 'published order', zh: '已公布排名' }, ranks.order, [
        ...known.orders.keys(),
      ]);
      for (const n of ranks.places)
        if (most !== undefined && n > most)
          found.push(
            problems.wrongValue(place('ranks'), String(n), { en: `1 to ${most}`, zh: `1至${most}` }),
          );
    }
    for (const key of test ? needs[test.is] : [])
      if (!test?.[key]?.length) {
        const expected = { en: `${key}, with a code or more`, zh: `${key}，至少一个代码` };
        found.push(problems.wrongValue(place('test'), '', expected));
      }
    if (figures.length === 0 && !ranks && !test && why === undefined)
      found.push(problems.wrongValue(place('of'), of, anyCheck));
    if (why !== undefined) unknown(place('not-reproduced'), { en: 'reason', zh: '原因' }, why, known.reasons);
  });
  const checked = new Set(checks.map(({ of }) => of));
  for (const row of known.announced) {
    if (checked.has(row)) continue;
    const expected = { en: `an entry of: ${row}`, zh: `of: ${row} 一项` };
    found.push(problems.wrongValue(at('announced'), '', expected));
  }
  return found;
}

const anyCheck: Text = {
  en: 'what is compared as well: figures, ranks or test; or not-reproduced, with the reason',
  zh: '同时写明如何比较：figures、ranks 或 test；或以 not-reproduced 写明原因',
};
