import { describe, expect, it } from 'vitest';
import { changeOf, isSafeChange } from '../../../src/platform/live/revision.js';
import type { Row, Rule } from '../../../src/platform/live/rules.js';
import { seeded } from '../../helpers/random.js';

const rule: Rule = { records: 3, contributors: { least: 3, percent: 10, coalition: 1 }, amounts: [0] };
const row = (contributor: string, amount: number, cell = 'c'): Row => ({
  cell,
  contributor,
  partner: 'north',
  receipt: 'rcp',
  line: 1,
  unit: 'rcp',
  values: [`${amount}`, contributor],
});
const before = [row('a', 10), row('b', 20), row('c', 30), row('d', 40)];
const change = (after: readonly Row[], from = before) => changeOf(from, after, [rule]);

describe('figures are revised by a correction', () => {
  it('not where one contributor alone changes: the difference would be its own', () => {
    const after = [row('a', 11), ...before.slice(1)];
    expect(change(after)).toMatchObject([{ cell: 'c', records: 2, by: [['a', [1], 'north']] }]);
    expect(isSafeChange(change(after), [rule], [])).toBe(false);
  });

  it('where three change, none of which the second largest could work out', () => {
    const after = [row('a', 15), row('b', 27), row('c', 36), row('d', 40)];
    expect(isSafeChange(change(after), [rule], [])).toBe(true);
    const dominated = [row('a', 1015), row('b', 27), row('c', 31), row('d', 40)];
    expect(isSafeChange(change(dominated), [rule], [])).toBe(false);
  });

  it('not where all of it but that of one contributor comes from another partner, which knows it', () => {
    const after = [row('a', 15), row('b', 27), row('c', 36), row('d', 40)];
    const south = (rows: readonly Row[]) =>
      rows.map((one) => (one.contributor === 'a' ? one : { ...one, partner: 'south' }));
    expect(isSafeChange(changeOf(south(before), south(after), [rule]), [rule], [])).toBe(false);
  });

  it('not where a partner takes back what another sends alike: it would know that the other did', () => {
    const own = { ...row('a', 50), partner: 'south' };
    const alike = { ...own, partner: 'west' };
    expect(isSafeChange(change([...before, alike], [...before, own]), [rule], [])).toBe(false);
  });

  it('not where the differences of one contributor, sent by two partners, are nothing together', () => {
    const [plus, minus] = [
      { ...row('a', 15), partner: 'south' },
      { ...row('a', 20), partner: 'west' },
    ];
    const from = [...before, { ...plus, values: ['10', 'a'] }, { ...minus, values: ['25', 'a'] }];
    const after = [...from.slice(0, 1), row('b', 27), row('c', 36), row('d', 40), plus, minus];
    expect(isSafeChange(change(after, from), [rule], [])).toBe(false);
  });

  it('not where a change and the one before it together leave the difference of fewer', () => {
    const first = change([row('a', 15), row('b', 25), row('c', 35), row('d', 40)]);
    const second = changeOf(
      [row('a', 15), row('b', 25), row('c', 35), row('d', 40)],
      [row('a', 10), row('b', 20), row('c', 35), row('d', 45)],
      [rule],
    );
    expect(isSafeChange(first, [rule], [])).toBe(true);
    expect(isSafeChange(second, [rule], [])).toBe(true);
    expect(isSafeChange(second, [rule], [first])).toBe(false);
  });

  it('where nothing but the order of records changes, or a signal has no rules', () => {
    expect(change([...before].reverse())).toEqual([]);
    expect(isSafeChange(changeOf(before, [], []), [], [])).toBe(true);
  });

  it('never by what an attacker who sees all figures could take for that of fewer than three', () => {
    const random = seeded(5);
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (let history = 0; history < 300; history++) {
      let amounts = names.map(() => 10 + Math.floor(random() * 90));
      const seen = [amounts];
      const earlier: ReturnType<typeof change>[] = [];
      for (let step = 0; step < 6; step++) {
        const next = amounts.map((x) => (random() < 0.5 ? x : x + Math.floor(random() * 21) - 10));
        const rows = (list: readonly number[]) => list.map((x, i) => row(names[i]!, x));
        const one = changeOf(rows(amounts), rows(next), [rule]);
        if (one.length === 0 || !isSafeChange(one, [rule], earlier)) continue;
        earlier.push(one);
        amounts = next;
        seen.push(amounts);
      }
      for (let i = 0; i < seen.length; i++)
        for (let j = 0; j < i; j++) {
          const moved = names.filter((_, k) => seen[i]![k] !== seen[j]![k]);
          expect(moved.length === 0 || moved.length >= 3, `${history}: ${moved}`).toBe(true);
        }
    }
  });
});
