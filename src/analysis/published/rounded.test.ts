import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundAsPublished } from './rounded.js';

/** The decimal `steps` × 10^−digits, written by text arithmetic. */
const decimal = (steps: bigint, digits: number) => {
  const text = (steps < 0n ? -steps : steps).toString().padStart(digits + 1, '0');
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return Number(`${steps < 0n ? '-' : ''}${whole}${digits > 0 ? `.${rest}` : ''}`);
};

describe('rounding as it was published', () => {
  it('sees a half in the decimal figure, not in the double beneath it', () => {
    expect(roundAsPublished(1.005, 2, 'half-away')).toBe(1.01);
    expect(roundAsPublished(1.005, 2, 'half-even')).toBe(1);
    expect(roundAsPublished(0.285, 2, 'half-even')).toBe(0.28);
    expect(roundAsPublished(0.1 + 0.2 - 0.015, 2, 'half-away')).toBe(0.29);
    expect(roundAsPublished(-2.5, 0, 'half-away')).toBe(-3);
    expect(roundAsPublished(-2.5, 0, 'half-even')).toBe(-2);
    expect(roundAsPublished(0.5, 0, 'half-even') + 0).toBe(0);
    expect(roundAsPublished(Number.NaN, 3, 'half-even')).toBeNaN();
  });

  it('is what whole numbers say, for both rules, over all decimals', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('half-away', 'half-even'),
        (steps, digits, rule) => {
          const size = steps < 0n ? -steps : steps;
          const [kept, last] = [size / 10n, size % 10n];
          const up = last > 5n || (last === 5n && (rule === 'half-away' || kept % 2n === 1n));
          const wanted = decimal((up ? kept + 1n : kept) * (steps < 0n ? -1n : 1n), digits);
          expect(roundAsPublished(decimal(steps, digits + 1), digits, rule) + 0).toBe(wanted + 0);
        },
      ),
    );
  });
});
