import { expect, it } from 'vitest';
import { judgedFigures } from '../../../test/helpers/judged.js';
import { seeded } from '../../../test/helpers/random.js';

/** The findings about a column of one period, by kind, with the units they are about. */
const found = (column: readonly number[]) =>
  judgedFigures([column.map((x) => [x])]).flatMap(({ kind, factor, units }) =>
    kind === 'factor' ? [{ factor, units }] : [],
  );

const around = (random: () => number) => 300 + 400 * random();

it('finds the rows of a column that are in another unit of measure, and its factor', () => {
  const random = seeded(5);
  for (const factor of [100, 1000, 10_000])
    for (const few of [4, 7, 12]) {
      const column = Array.from({ length: 30 }, (_, c) => around(random) * (c < few ? factor : 1));
      const larger = [{ factor, units: expect.toSatisfy((all: number[]) => all.every((c) => c < few)) }];
      expect(found(column)).toEqual(larger);
      const smaller = column.map((x, c) => (c < few ? x / factor / factor : x));
      expect(found(smaller)).toEqual([{ ...larger[0], factor: 1 / factor }]);
    }
});

it('finds hardly ever one in figures of one unit, however they spread', () => {
  const random = seeded(6);
  const normal = () => Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6);
  const columns = [
    ...[0.5, 1, 2].map((spread) => () => Math.exp(spread * normal())),
    () => 10 + 90_000 * random(),
    () => random() ** -0.9,
  ];
  let count = 0;
  for (const draw of columns)
    for (const n of [6, 10, 30])
      for (let i = 0; i < 60; i++) count += found(Array.from({ length: n }, draw)).length;
  expect(count).toBeLessThanOrEqual(1);
});
