import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letIn, type Row, type Rule } from '../../../src/platform/live/rules.js';
import { times } from '../../helpers/thorough.js';

const rule: Rule = { records: 2, contributors: { least: 3, percent: 10 }, amounts: [0] };

/** A record of a place by a contributor; '' names none. */
const row = (cell: string, contributor: string, amount: number, partner: string): Row => ({
  cell,
  contributor,
  partner,
  values: [`${amount}`],
  n: 1,
});

/** The records that are in figures after each batch. */
function vintagesOf(batches: readonly Row[][]): Row[][] {
  const held = new Map<string, Row[]>();
  let shown: Row[] = [];
  return batches.map((rows) => {
    shown = [...shown, ...letIn(held, rows, [rule])];
    return shown;
  });
}

const partners = ['north', 'south', 'west'];
const history = fc.array(
  fc
    .tuple(
      fc.constantFrom(...partners),
      fc.array(
        fc.tuple(
          fc.constantFrom('0', '1'),
          fc.constantFrom('', 'a', 'b', 'c', 'd'),
          fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 90 })),
        ),
        { minLength: 1, maxLength: 6 },
      ),
    )
    .map(([partner, rows]) => rows.map((of) => row(...of, partner))),
  { minLength: 2, maxLength: 14 },
);

/** The sums that a vintage publishes: of each place, and of both. */
const areas = [['0'], ['1'], ['0', '1']];
const sumsOf = (rows: readonly Row[]) =>
  areas.map((cells) =>
    rows.reduce((sum, { cell, values }) => sum + (cells.includes(cell) ? Number(values[0]) : 0), 0),
  );

/**
 * What an attacker works out by intervals: amounts are not negative, so that each amount of others behind the difference of two published
 * sums is at most what is left of it without the attacker's own. Gives these bounds with the true amounts.
 */
function* boundsOf(vintages: readonly Row[][], attacker: string) {
  const published = vintages.map(sumsOf);
  const own = vintages.map((rows) => sumsOf(rows.filter(({ partner }) => partner === attacker)));
  for (const [j, later] of vintages.entries())
    for (let i = 0; i < j; i++)
      for (const [a, cells] of areas.entries()) {
        const most = published[j]![a]! - published[i]![a]! - (own[j]![a]! - own[i]![a]!);
        const amounts = new Map<string, number>();
        for (const { cell, partner, contributor, values } of later.slice(vintages[i]!.length))
          if (cells.includes(cell) && partner !== attacker)
            amounts.set(contributor, (amounts.get(contributor) ?? 0) + Number(values[0]));
        for (const amount of amounts.values()) yield { most, amount };
      }
}

describe('a partner that watches every vintage and sends records of its own, batch by batch', () => {
  it('never bounds what a contributor of others sent to within a tenth', () => {
    let bounds = 0;
    fc.assert(
      fc.property(history, (sent) => {
        const vintages = [[], ...vintagesOf(sent)];
        for (const attacker of partners)
          for (const { most, amount } of boundsOf(vintages, attacker)) {
            bounds++;
            expect(most).toBeGreaterThanOrEqual(1.1 * amount - 1e-9);
          }
      }),
      { numRuns: times(150, 2000) },
    );
    expect(bounds, 'records of others were in figures').toBeGreaterThan(500);
  });

  it('does not bring a record of another into a figure by contributors that it makes up', () => {
    const made = ['x', 'y', 'z'].map((name, i) => [row('0', name, 40 - i, 'south')]);
    const vintages = vintagesOf([[row('0', 'a', 70, 'north')], ...made]);
    expect(vintages.at(-1)).toEqual(made.flat());
  });

  it('does not hold up figures of others by a single record', () => {
    const others = ['a', 'b', 'c'].map((name, i) => row('0', name, 50 - i, 'north'));
    expect(vintagesOf([[row('0', 'x', 900, 'south')], others]).at(-1)).toEqual(others);
  });

  it('is one of many where each hospital sends for itself: together they reach the figures', () => {
    const each = ['a', 'b', 'c'].map((name, i) => row('0', name, 50 - i, name));
    expect(vintagesOf(each.map((one) => [one])).at(-1)).toEqual(each);
  });
});

it('A record that names no contributor is not shown beside small ones', () => {
  const small = ['a', 'b', 'c'].map((name) => row('0', name, 1, 'north'));
  const unnamed = row('0', '', 70, 'north');
  expect(vintagesOf([[unnamed, ...small]])).toEqual([[]]);
});
