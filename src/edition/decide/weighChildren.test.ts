import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt, planOf } from '../../../test/helpers/plan.js';

/** The weights of x, y and z in a plan that is made like that of any edition. */
function weighed(weigh: object) {
  const plan = planOf({
    units: ['a', 'b'],
    periods: ['2020'],
    method: { normalise: { method: 'min-max', range: [0, 100] } },
    tree: { parts: { weigh, children: { x: 1, y: 1, z: 1 } } },
  });
  const node = plan.nodes[nodeAt(plan, 'parts')]!;
  return { weights: node.children.map((h) => plan.nodes[h]!.weight), weighing: node.weighing };
}

type Cell = number | string;
/** The matrix of an expert to whom the parts matter as these numbers. */
const matrix = (importances: readonly number[]): Cell[][] =>
  importances.map((a) => importances.map((b) => (a >= b ? a / b : `${a}/${b}`)));
const whole = fc.integer({ min: 1, max: 9 });
const importances = fc.tuple(whole, whole, whole);
const steady = [4, 2, 1];
const contradicting: Cell[][] = [
  [1, 9, '1/9'],
  ['1/9', 1, 9],
  [9, '1/9', 1],
];

describe('the weights of several experts', () => {
  it('are the normalised geometric means of what counts to them', () => {
    fc.assert(
      fc.property(fc.array(importances, { minLength: 1, maxLength: 4 }), (experts) => {
        const all = experts.map((one, e) => ({ name: `E${e}`, rows: matrix(one) }));
        const left = { name: 'left out', rows: contradicting, counts: false };
        const { weights } = weighed({ by: 'ahp', experts: [...all, left] });
        const means = [0, 1, 2].map((k) =>
          experts.reduce(
            (product, one) =>
              product * (one[k]! / one.reduce((a, b) => a * b) ** (1 / 3)) ** (1 / experts.length),
            1,
          ),
        );
        const sum = means.reduce((a, b) => a + b);
        for (const [k, mean] of means.entries()) expect(weights[k]).toBeCloseTo(mean / sum, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('are the mean of the points of those who count, each brought to a sum of 1', () => {
    const experts = [
      { name: 'Li', points: [50, 30, 20] },
      { name: 'Wang', points: [1, 2, 1] },
      { name: 'Zhao', points: [0, 0, 0], counts: false },
    ];
    const { weights, weighing } = weighed({ by: 'budget', experts });
    for (const [k, share] of [0.375, 0.4, 0.225].entries()) expect(weights[k]).toBeCloseTo(share, 12);
    expect(weighing).toMatchObject({ by: 'budget', experts: 2 });
  });

  const torn: [string, (rows: Cell[][], i: number, j: number) => Cell[][], RegExp][] = [
    ['a row short', (rows, i) => rows.toSpliced(i, 1), /3 rows/],
    ['a cell short', (rows, i, j) => rows.with(i, rows[i]!.toSpliced(j, 1)), /3 numbers/],
    ['a cell too many', (rows, i) => rows.with(i, [...rows[i]!, 1]), /3 numbers/],
    ['not reciprocal', (rows, i, j) => rows.with(i, rows[i]!.with(j, 11)), /inverse|ones on the diagonal/],
    ['with a nought', (rows, i, j) => rows.with(i, rows[i]!.with(j, '0/3')), /inverse|ones on the diagonal/],
    [
      'with a division by nought, and nought across the diagonal',
      (rows, i, j) =>
        rows.with(i, rows[i]!.with(j, '1/0')).with(j, rows[j]!.with(i, i === j ? '1/0' : '0/1')),
      /inverse|ones on the diagonal/,
    ],
  ];
  it.each(torn)(
    'are refused where a matrix is %s, whether it counts or not, with the place of the expert',
    (_, tear, said) => {
      const place = fc.nat(2);
      fc.assert(
        fc.property(importances, place, place, fc.nat(2), fc.boolean(), (one, i, j, at, counts) => {
          const rows = [steady, steady, steady].map(matrix);
          const experts = rows.map((of, e) =>
            e === at ? { name: 'torn', rows: tear(matrix(one), i, j), counts } : { name: `E${e}`, rows: of },
          );
          const refused = () => weighed({ by: 'ahp', experts });
          expect(refused).toThrow(said);
          expect(refused).toThrow(`tree.children.0.weigh.experts.${at}`);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('are refused where they contradict one another together, no one counts, or there is another source as well', () => {
    const own = { name: 'Li', rows: contradicting };
    expect(() => weighed({ by: 'ahp', experts: [own] })).toThrow(/contradict each other/);
    const nobody = /at least one expert who counts/;
    expect(() =>
      weighed({ by: 'ahp', experts: [{ name: 'Li', rows: matrix(steady), counts: false }] }),
    ).toThrow(nobody);
    expect(() => weighed({ by: 'budget', experts: [{ name: 'Li', points: steady, counts: false }] })).toThrow(
      nobody,
    );
    expect(() => weighed({ by: 'budget', experts: [{ name: 'Li', points: [1, 1] }] })).toThrow(
      /experts\.0.*3 numbers/,
    );
    expect(() => weighed({ by: 'ahp', rows: matrix(steady), experts: [own] })).toThrow(
      /one of rows, table and experts/,
    );
    expect(() => weighed({ by: 'ahp' })).toThrow(/one of rows, table and experts/);
  });
});
