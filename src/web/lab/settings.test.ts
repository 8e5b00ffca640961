import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredMethods } from '../../words/index.js';
import {
  aggregateNamed,
  moveBorder,
  readSettings,
  type Settings,
  unchanged,
  withShare,
  writeSettings,
} from './settings.js';

const offered = offeredMethods();
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/);
const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const settings: fc.Arbitrary<Settings> = fc.record({
  name: fc.string({ maxLength: 60 }),
  at: fc.oneof(fc.constant(''), id),
  period: fc.constantFrom('', '2017', '2017-12'),
  weights: fc.dictionary(id, share, { noNullPrototype: true }),
  dropped: fc.array(id, { maxLength: 4 }),
  aggregate: fc.constantFrom(undefined, ...offered.aggregates.map(({ choice }) => choice)),
  scale: fc.constantFrom(undefined, ...offered.scales.map(({ choice }) => choice)),
});
const shares = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 })
  .map((x) => x.map((v) => v / x.reduce((a, b) => a + b)));
const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);

describe('the settings of the weight lab', () => {
  it('can be read from the address they are written to', () => {
    fc.assert(
      fc.property(settings, (s) => {
        expect(readSettings(writeSettings(s), offered)).toEqual(s);
      }),
    );
  });
  it('are readable in the address', () => {
    const s = {
      ...unchanged,
      weights: { mobile: 0.5, fixed: 0.125 },
      aggregate: aggregateNamed(offered, 'geometric'),
    };
    expect(writeSettings(s)).toBe('?w=mobile:50,fixed:12.5&aggregate=geometric');
    expect(writeSettings(unchanged)).toBe('');
  });
  it.each(['?w=a:-1', '?w=a:101', '?w=a:x', '?w=:5', '?aggregate=sum&scale=none', '?w=&drop=,,'])(
    'ignore unknown values: %s',
    (query) => expect(readSettings(query, offered)).toEqual(unchanged),
  );
});

describe('shares', () => {
  it('add up to 1 whatever one is set to, the others in proportion', () => {
    fc.assert(
      fc.property(shares, fc.nat(7), fc.double({ min: -1, max: 2, noNaN: true }), (x, k, to) => {
        const i = k % x.length;
        const next = withShare(x, i, to);
        expect(sum(next)).toBeCloseTo(1, 12);
        expect(next[i]).toBe(Math.min(1, Math.max(0, to)));
        const [a, b] = x.flatMap((_, j) => (j === i ? [] : [j]));
        if (b !== undefined) expect(next[a!]! * x[b]!).toBeCloseTo(next[b]! * x[a!]!, 12);
      }),
    );
  });
  it('of zero are distributed equally', () =>
    expect(withShare([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]));
  it('of an only child stay 1', () => expect(withShare([1], 0, 0.3)).toEqual([1]));
  it('move over a border and stop at zero', () => {
    fc.assert(
      fc.property(shares, fc.nat(6), fc.double({ min: -2, max: 2, noNaN: true }), (x, k, by) => {
        const next = moveBorder(x, k % (x.length - 1), by);
        expect(sum(next)).toBeCloseTo(1, 12);
        expect(Math.min(...next)).toBeGreaterThanOrEqual(-1e-15);
      }),
    );
  });
});
