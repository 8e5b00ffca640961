import fc from 'fast-check';
import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { formatListed } from './scores.js';

const units = Array.from({ length: 12 }, (_, c) => `u${c}`);

/** What a reader sees of the ranking: rank and figure of every unit. */
function shown(
  values: number[],
  digits: number | undefined,
  rankDigits: number | undefined,
  lang: 'en' | 'zh',
) {
  const of = units.slice(0, values.length);
  const written = planOf({
    units: of,
    periods: ['2020'],
    tree: { x: 1 },
    method: {
      normalise: { method: 'none' },
      ...(rankDigits === undefined ? {} : { rank: { digits: rankDigits } }),
    },
  });
  const nodes = written.nodes.map((n) => (digits === undefined ? n : { ...n, digits }));
  const plan = { ...written, nodes };
  const index = buildIndex(plan, panelOf(plan, { x: [values] }));
  return of.map((_, c) => {
    const place = { level: plan.level, grouping: -1, number: c };
    return [index.ranks(0)[c]!, formatListed({ plan, index }, place, 0, 0, index.values[c]!, lang)] as const;
  });
}

/** Values that often look alike: few steps, tiny steps, signs, gaps. */
const value = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map((n) => n / 1000),
  fc.integer({ min: 0, max: 99 }).map((n) => 50 + n / 1e5),
  fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1e7),
  fc.constant(Number.NaN),
);
const list = fc.array(value, { minLength: 1, maxLength: 12 }).filter((all) => !all.every(Number.isNaN));
const digits = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });

/** What a reader types of a cell, its decimals, and whether it has the mark. */
const read = (text: string) => ({
  figure: Number(text.replace('≈', '').replace('−', '-').replaceAll(',', '')),
  decimals: text.split('.')[1]?.length ?? 0,
  marked: text.startsWith('≈'),
});

it('has the same decimals in all rows, and a mark just where figures look alike and ranks differ', () => {
  fc.assert(
    fc.property(
      list,
      digits,
      digits,
      fc.constantFrom('en' as const, 'zh' as const),
      (values, asked, ranked, lang) => {
        const rows = shown(values, asked, ranked, lang)
          .filter(([rank]) => rank > 0)
          .map(([rank, text]) => ({ rank, ...read(text) }));
        expect(new Set(rows.map(({ decimals }) => decimals)).size).toBeLessThanOrEqual(1);
        for (const one of rows) {
          const looksLikeAnother = rows.some(
            (other) => other.rank !== one.rank && other.figure === one.figure,
          );
          expect([one.figure, one.marked]).toEqual([one.figure, looksLikeAnother]);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('has the digits of the edition, else those that half of the scores need, and none that ranks ignore', () => {
  const texts = (values: number[], asked?: number, ranked?: number) =>
    shown(values, asked, ranked, 'en').map(([, text]) => text);
  expect(texts([12.3, 45.6, 0.05])).toEqual(['12.30', '45.60', '0.05']);
  expect(texts([12.3, 0.0456, 0.05])).toEqual(['12.300', '0.046', '0.050']);
  expect(texts([12.3, 45.6], 1)).toEqual(['12.3', '45.6']);
  expect(texts([93.793, 93.787, 45.6, 45.6])).toEqual(['≈93.79', '≈93.79', '45.60', '45.60']);
  expect(texts([0.9561, 0.9558, 0.9568], 5, 3)).toEqual(['0.956', '0.956', '0.957']);
  expect(texts([0.9561, 0.9558], 0, 3)).toEqual(['1', '1']);
});
