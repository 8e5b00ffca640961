import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import type { DataError } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { moveSets, nodeDoubts, perHeadDoubts } from './nodeDoubts.js';
import { studyAt } from './rankStudy.js';
import { runStudy } from './study.js';
import { isSurelyAbove } from './together.js';

const units = Array.from({ length: 12 }, (_, c) => `u${c}`);
const tree = { p: { children: { a: 1, b: 1 } }, q: { children: { c: 1, d: 1 } } };
const counts: DataError = { by: 'records', lot: 1 };

/** Two parts of two indicators in two periods, all with an error or none. */
function builtOf(error: DataError | null, figures: Record<string, number[][]>) {
  const plain = planOf({ units, periods: ['2020', '2021'], tree });
  const plan = { ...plain, indicators: plain.indicators.map((one) => ({ ...one, error })) };
  const panel = panelOf(plan, figures);
  return { plan, panel, index: buildIndex(plan, panel) };
}

const steady = (level: (c: number) => number) => [0, 1].map(() => units.map((_, c) => level(c)));
const figures = {
  a: steady((c) => 1200 - c),
  b: steady((c) => 100 * (c + 1)),
  c: steady((c) => 5 + 900 * c),
  d: steady((c) => 800 - 50 * c),
};

it('nothing is drawn where no error is known', () => {
  const of = builtOf(null, figures);
  expect(nodeDoubts(of, 0, 1)).toBeUndefined();
  expect(moveSets(of, 0, 0, 1)).toBeUndefined();
});

it('of the whole index it is what the study of ranks has of the data', async () => {
  const of = builtOf(counts, figures);
  const { intervals } = await runStudy({ ...studyAt(of, 1), replicates: 32 }, { published: of.index });
  expect(nodeDoubts(of, 0, 1)![0]).toEqual(intervals.map(({ data }) => data));
});

it('an indicator tells apart places whose counts lie far apart, and not those with 1,200 and 1,199 records', () => {
  const of = builtOf(counts, figures);
  const nodeOf = (id: string) => of.plan.nodes.findIndex((node) => node.id === id);
  const [a, c] = ['a', 'c'].map((id) => nodeDoubts(of, nodeOf(id), 1)![0]!);
  expect(isSurelyAbove(a![0]!, a![1]!)).toBe(false);
  expect(a![0]!.high).toBeGreaterThan(1);
  expect(isSurelyAbove(c![11]!, c![9]!)).toBe(true);
  expect(c![11]).toMatchObject({ low: 1, high: 1 });
});

it('a move is one only where the counts of both periods make it so', () => {
  const moved = {
    ...figures,
    c: [units.map((_, c) => 5 + 900 * c), units.map((_, c) => 5 + 900 * (11 - c))],
  };
  const of = builtOf(counts, moved);
  const node = of.plan.nodes.findIndex(({ id }) => id === 'c');
  expect(moveSets(of, node, 0, 1)![0]![0]).toEqual({ low: 11, high: 11 });
  const a = of.plan.nodes.findIndex(({ id }) => id === 'a');
  for (const { low, high } of moveSets(of, a, 0, 1)![0]!) {
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  }
});

it('where nothing but chance moves the counts, few releases tell any move', () => {
  const random = seeded(5);
  const poisson = (mean: number) => {
    let [n, product] = [0, random()];
    for (const least = Math.exp(-mean); product > least; n++) product *= random();
    return n;
  };
  const releases = Array.from({ length: 20 }, () => {
    const drawn = Object.fromEntries(
      Object.keys(figures).map((id) => [id, [0, 1].map(() => units.map((_, c) => poisson(20 + 3 * c)))]),
    );
    return moveSets(builtOf(counts, drawn), 0, 0, 1)![0]!.some(({ low, high }) => low > 0 || high < 0);
  });
  expect(releases.filter(Boolean).length).toBeLessThanOrEqual(4);
});

it('per head it is that of the index where all places have as many heads, and of other orders where they have not', () => {
  const of = builtOf(counts, figures);
  const [index] = nodeDoubts(of, 0, 1)!;
  const [alike] = perHeadDoubts(of, 1, { units: units.map(() => 2), groups: [] })!;
  alike!.forEach(({ mean, error, threshold }, c) => {
    expect(mean).toBeCloseTo(index![c]!.mean / 2, 9);
    expect(error).toBeCloseTo(index![c]!.error / 2, 9);
    expect(threshold).toBeCloseTo(index![c]!.threshold, 9);
  });
  // As many heads as points: nobody is ahead, whatever the index says.
  const level = perHeadDoubts(of, 1, { units: index!.map(({ mean }) => mean), groups: [] })![0]!;
  const ahead = (all: typeof level) => all.flatMap((a) => all.filter((b) => isSurelyAbove(a, b))).length;
  expect(ahead(index!)).toBeGreaterThan(20);
  expect(ahead(level)).toBe(0);
});

it('per head nothing is drawn where no error is known', () => {
  expect(perHeadDoubts(builtOf(null, figures), 1, { units: units.map(() => 1), groups: [] })).toBeUndefined();
});

describe('of errors that a place has in all periods', () => {
  const tied = { method: { errors: { 'over-time': 1 } } };
  const amount: DataError = { by: 'amount', size: 300 };
  const movesBy = (sketch: object, errors: Record<string, DataError | null>) => {
    const plain = planOf({ units, periods: ['2020', '2021'], tree, ...sketch });
    const indicators = plain.indicators.map((one) => ({ ...one, error: errors[one.id] ?? null }));
    const plan = { ...plain, indicators };
    const panel = panelOf(plan, figures);
    return moveSets({ plan, panel, index: buildIndex(plan, panel) }, 0, 0, 1)![0]!;
  };
  const all = (error: DataError) => Object.fromEntries(Object.keys(figures).map((id) => [id, error]));
  const width = (sets: { low: number; high: number }[]) =>
    sets.reduce((sum, { low, high }) => sum + high - low, 0) / sets.length;

  it('nothing moves where the figures do not, though it is open where each place stands', () => {
    expect(movesBy(tied, all(amount)).every(({ low, high }) => low === 0 && high === 0)).toBe(true);
    expect(movesBy({}, all(amount)).every(({ low, high }) => low < 0 && high > 0)).toBe(true);
  });

  it('the more of an error is shared, the fewer moves are open', () => {
    const [none, half, most] = [0, 0.5, 0.95].map((rho) =>
      width(movesBy({ method: { errors: { 'over-time': rho } } }, all(amount))),
    );
    expect(half).toBeLessThan(none!);
    expect(most).toBeLessThan(half!);
  });

  it('counts are of their period alone, beside declared errors too', () => {
    expect(movesBy(tied, all(counts))).toEqual(movesBy({}, all(counts)));
    const both = { a: counts, b: counts, c: amount, d: amount };
    const countsAlone = { a: counts, b: counts };
    const [shared, loose, ofCounts] = [movesBy(tied, both), movesBy({}, both), movesBy({}, countsAlone)];
    expect(width(shared)).toBeLessThan(width(loose));
    expect(width(shared)).toBeGreaterThan(0.5 * width(ofCounts));
  });
});
