import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letIn, type Row, type Rule } from '../../../src/platform/live/rules.js';
import { times } from '../../helpers/thorough.js';

const rule: Rule = { records: 2, contributors: { least: 3, percent: 10, coalition: 1 }, amounts: [0] };

/** A record of a place by a contributor; '' names none. */
const row = (cell: string, contributor: string, amount: number, partner: string): Row => ({
  cell,
  contributor,
  partner,
  values: [`${amount}`],
  receipt: 'rcp',
  line: 1,
  unit: 'rcp',
});

/** The same, where two may put together what they sent. */
const pairRule: Rule = { ...rule, contributors: { least: 4, percent: 10, coalition: 2 } };

/** The records that are in figures after each batch. */
function vintagesOf(batches: readonly Row[][], by = rule): Row[][] {
  const held = new Map<string, Row[]>();
  let shown: Row[] = [];
  return batches.map((rows) => {
    shown = [...shown, ...letIn(held, rows, [by]).flat()];
    return shown;
  });
}

const partners = ['north', 'south', 'west', 'east'];
const history = fc.array(
  fc
    .tuple(
      fc.constantFrom(...partners),
      fc.array(
        fc.tuple(
          fc.constantFrom('0', '1'),
          fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'f'),
          fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 90 })),
        ),
        { minLength: 1, maxLength: 8 },
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
function* boundsOf(vintages: readonly Row[][], attackers: readonly string[]) {
  const published = vintages.map(sumsOf);
  const own = vintages.map((rows) => sumsOf(rows.filter(({ partner }) => attackers.includes(partner))));
  for (const [j, later] of vintages.entries())
    for (let i = 0; i < j; i++)
      for (const [a, cells] of areas.entries()) {
        const most = published[j]![a]! - published[i]![a]! - (own[j]![a]! - own[i]![a]!);
        const amounts = new Map<string, number>();
        for (const { cell, partner, contributor, values } of later.slice(vintages[i]!.length))
          if (cells.includes(cell) && !attackers.includes(partner))
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
          for (const { most, amount } of boundsOf(vintages, [attacker])) {
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

/** All pairs of partners. */
const pairs = partners.flatMap((one, i) => partners.slice(i + 1).map((other) => [one, other]));

describe('two partners that put together what they sent (coalition: 2)', () => {
  it('never bound what a contributor of others sent to within a tenth', () => {
    let bounds = 0;
    fc.assert(
      fc.property(history, (sent) => {
        const vintages = [[], ...vintagesOf(sent, pairRule)];
        for (const attackers of [...pairs, ...partners.map((one) => [one])])
          for (const { most, amount } of boundsOf(vintages, attackers)) {
            bounds++;
            expect(most).toBeGreaterThanOrEqual(1.1 * amount - 1e-9);
          }
      }),
      { numRuns: times(150, 2000) },
    );
    expect(bounds, 'records of others were in figures').toBeGreaterThan(500);
  });

  it('work out the third where the rule is for one: each hospital sends for itself', () => {
    const each = ['a', 'b', 'c'].map((name, i) => [row('0', name, 50 - i, name)]);
    const shown = vintagesOf(each);
    expect([...boundsOf([[], ...shown], ['a', 'b'])]).toContainEqual({ most: 48, amount: 48 });
    expect(vintagesOf(each, pairRule).at(-1), 'nothing is shown by the rule for two').toEqual([]);
  });

  it('are two of four that each send for themselves: together they reach the figures', () => {
    const each = ['a', 'b', 'c', 'd'].map((name, i) => row('0', name, 50 - i, name));
    expect(
      vintagesOf(
        each.map((one) => [one]),
        pairRule,
      ).at(-1),
    ).toEqual(each);
  });

  it('are held off as contributors of one partner too: the two next largest know themselves', () => {
    const rows = (...amounts: number[]) => amounts.map((x, i) => row('0', `${i}`, x, 'north'));
    expect(vintagesOf([rows(100, 60, 60, 9)], pairRule)).toEqual([[]]);
    expect(vintagesOf([rows(100, 60, 60, 9)])).not.toEqual([[]]);
    expect(vintagesOf([rows(100, 60, 60, 10)], pairRule)).not.toEqual([[]]);
  });
});

it('A record that names no contributor is not shown beside small ones', () => {
  const small = ['a', 'b', 'c'].map((name) => row('0', name, 1, 'north'));
  const unnamed = row('0', '', 70, 'north');
  expect(vintagesOf([[unnamed, ...small]])).toEqual([[]]);
});
