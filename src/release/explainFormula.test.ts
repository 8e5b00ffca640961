import { describe, expect, it } from 'vitest';
import { chinaRelease, exampleWith, releaseOf } from '../../test/helpers/editions.js';
import { explain, type Receipt } from './explain.js';
import { subjectsOf } from './find.js';
import type { Release } from './release.js';

/** Comes to a number by JavaScript's own arithmetic, as a spreadsheet would. */
export function calculated(expression: string): number {
  const script = expression
    .replaceAll('^', '**')
    .replace(/\b(sqrt|min|max)\(/g, 'Math.$1(')
    .replace(/\bln\(/g, 'Math.log(')
    .replace(/\bif\(/g, 'either(');
  const either = (condition: boolean, yes: number, no: number) => (condition ? yes : no);
  const median = (...list: number[]) => {
    const sorted = list.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  };
  return new Function('either', 'median', `return ${script};`)(either, median) as number;
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What a reader with a calculator finds wrong in a receipt. */
function faults(r: Receipt): string[] {
  const where = `${r.reference} ${r.aggregate}`;
  if (r.value === null) return r.formula.length === 0 ? [] : [`${where}: a formula of nothing`];
  const last = r.formula.at(-1);
  if (last?.value !== r.value) return [`${where}: ends in ${last?.value}, not ${r.value}`];
  const wrong = r.formula.filter((s) => !near(calculated(s.expression), s.value));
  const alien = strangeNumbers(r);
  return [
    ...wrong.map((s) => `${where}: ${s.expression} is ${calculated(s.expression)}, not ${s.value}`),
    ...(alien.length > 0 ? [`${where}: nobody says where ${alien} come from`] : []),
  ];
}

/** Long numbers in the first step of a leaf or a node that neither its parts, members and raw figure have nor `given`. */
function strangeNumbers(r: Receipt): string[] {
  const known = new Set(
    [
      ...r.parts.flatMap((p) => [p.value, p.weight]),
      ...r.members.map((m) => m.value),
      r.raw?.value,
      r.raw?.treated,
      ...r.formula.flatMap((s) => [s.value, ...Object.values(s.given)]),
    ].map((x) => String(Math.abs(Number(x)))),
  );
  const loose = r.formula.filter((s) => ['scale', 'turn', 'rescale', 'roll-up'].includes(s.step));
  const numbers = loose.flatMap((s) => s.expression.match(/\d+\.\d{7,}(e[+-]\d+)?/g) ?? []);
  return numbers.filter((n) => !known.has(n));
}

const allFaults = (release: Release) =>
  subjectsOf(release.plan).flatMap((subject) =>
    release.plan.periods
      .slice(release.plan.first)
      .flatMap((period) =>
        release.plan.nodes.flatMap((n) => faults(explain(release, subject, period, n.id))),
      ),
  );

const scale = 'normalise: { method: min-max, range: [0, 100], over: all-periods }';
const scaled = (how: string): [string, string] => [scale, how];
const joined = (how: string): [string, string] => ['aggregate: arithmetic', how];

describe('whoever has a calculator comes to every figure from its receipt alone', () => {
  it.for([
    ['as it is', []],
    ...[
      '{ method: min-max, quantiles: [0.1, 0.9], range: [1, 7], over: each-period }',
      '{ method: z-score, over: base-period }',
      '{ method: z-score, mean: 100, sd: 10, over: each-period }',
      '{ method: robust, over: all-periods }',
      '{ method: rank, over: each-period }',
      '{ method: rank, ties: average, over: all-periods }',
      '{ method: borda, over: each-period }',
      '{ method: percentile-rank, over: each-period }',
      '{ method: distance-to-max, over: all-periods }',
      '{ method: fraction-of-max, over: all-periods }',
      '{ method: around-reference, range: [70, 130], over: all-periods }',
      '{ method: top-share, share: 0.5, over: each-period }',
      '{ method: distance-to-reference, unit: A2, over: all-periods }',
      '{ method: none }',
    ].map((how) => [how, [scaled(`normalise: ${how}`)]]),
    ...['geometric', 'harmonic', '{ power: 2 }', '{ power: -2 }', 'median', 'minimum', 'maximum'].map(
      (how) => [
        how,
        [
          joined(`aggregate: ${how}`),
          scaled('normalise: { method: min-max, range: [1, 100], over: all-periods }'),
        ],
      ],
    ),
    ...['copeland', 'topsis', 'wroclaw', 'mazziotta-pareto', 'mazziotta-pareto-upwards'].map((how) => [
      how,
      [joined(`aggregate: ${how}`)],
    ]),
  ] as [string, [string, string][]][])('of the example with %s', async ([, changes]) => {
    expect(allFaults(await releaseOf(exampleWith({ 'edition.yaml': changes })))).toEqual([]);
  });

  it('of the cities of China', async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    expect(allFaults(release)).toEqual([]);
  });
});
