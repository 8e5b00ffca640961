import { expect, it } from 'vitest';
import { loadSolver } from './solver.js';

const free = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const positive = [0, Number.POSITIVE_INFINITY] as const;
const solve = await loadSolver();

it('solves a linear program with a known answer', () => {
  const solution = solve({
    cost: [-3, -5],
    rows: [
      { terms: [1, 0], low: Number.NEGATIVE_INFINITY, high: 4 },
      { terms: [0, 2], low: Number.NEGATIVE_INFINITY, high: 12 },
      { terms: [3, 2], low: Number.NEGATIVE_INFINITY, high: 18 },
    ],
    bounds: [positive, positive],
  });
  expect(solution).toMatchObject({ status: 'optimal', cost: -36 });
});

it('finds the nearest point of a line by a quadratic goal', () => {
  const solution = solve({
    cost: [0, 0],
    quadratic: [2, 2],
    rows: [{ terms: [1, 1], low: 1, high: 1 }],
    bounds: [free, free],
  });
  expect(solution.status).toBe('optimal');
  if (solution.status !== 'optimal') return;
  expect([...solution.x]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
  expect(solution.cost).toBeCloseTo(0.5, 9);
});

it('keeps integers whole', () => {
  const solution = solve({
    cost: [-1, -1],
    rows: [{ terms: [2, 2], low: Number.NEGATIVE_INFINITY, high: 5 }],
    bounds: [positive, positive],
    integer: [true, true],
  });
  expect(solution).toMatchObject({ status: 'optimal', cost: -2 });
});

it('says when nothing fulfils the rows', () => {
  const rows = [
    { terms: [1], low: 2, high: Number.POSITIVE_INFINITY },
    { terms: [1], low: Number.NEGATIVE_INFINITY, high: 1 },
  ];
  expect(solve({ cost: [1], rows, bounds: [free] })).toEqual({ status: 'infeasible' });
});

it('says when there is no end to the goal', () => {
  const solution = solve({
    cost: [-1],
    rows: [{ terms: [1], low: 0, high: Number.POSITIVE_INFINITY }],
    bounds: [free],
  });
  expect(['unbounded', 'stopped']).toContain(solution.status);
});

it('finds the best point where there are only bounds', () => {
  expect(
    solve({
      cost: [1, -1],
      rows: [],
      bounds: [
        [2, 3],
        [2, 3],
      ],
    }),
  ).toMatchObject({ status: 'optimal', cost: -1 });
});

it('solves thousands of programs without getting slow or tired', () => {
  const rows = Array.from({ length: 351 }, (_, j) => ({
    terms: Array.from({ length: 8 }, (_, k) => (((j * 31 + k * 17) % 97) + 1) / 10),
    low: Number.NEGATIVE_INFINITY,
    high: 1,
  }));
  const bounds = Array.from({ length: 8 }, () => positive);
  for (let i = 0; i < 400; i++) {
    const cost = rows[i % rows.length]!.terms.map((x) => -x);
    const solution = solve({ cost, rows, bounds });
    expect(solution.status).toBe('optimal');
    if (solution.status === 'optimal') expect(solution.cost).toBeGreaterThanOrEqual(-1 - 1e-9);
  }
});

it('says that it could not tell where the quadratic solver gives up, and throws nothing', () => {
  const scores = [
    [49, 95, 96, 1, 1],
    [24, 99, 12, 50, 1],
    [38, 97, 1, 2, 1],
  ].map((row) => row.map((x) => -1 / x));
  const gains = [0, 1].map((i) => scores[i]!.map((x, k) => x - scores[i + 1]![k]!));
  const ones = [1, 1, 1, 1, 1];
  const solution = solve({
    cost: ones.map(() => -0.4),
    quadratic: ones.map(() => 2),
    rows: [
      { terms: ones, low: 1, high: 1 },
      ...gains.map((terms) => ({ terms, low: 0, high: Number.POSITIVE_INFINITY })),
    ],
    bounds: ones.map(() => [0, 1] as const),
  });
  expect(['optimal', 'stopped']).toContain(solution.status);
});
