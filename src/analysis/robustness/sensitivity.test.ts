import { describe, expect, it } from 'vitest';
import { golden, sharedGolden } from '../../../test/helpers/golden.js';
import { seededRandom } from './random.js';
import { estimate, sensitivity } from './sensitivity.js';
import { sobol } from './sobol.js';

type F = (u: readonly number[]) => number;

/** The indices of a function of d numbers on a scrambled Sobol' design of n points. */
function indicesOf(f: F, d: number, n: number, seed: number) {
  const next = sobol(2 * d, seed);
  const point = new Float64Array(2 * d);
  const lines = Array.from({ length: d + 2 }, () => new Float64Array(n));
  for (let i = 0; i < n; i++) {
    next(i, point);
    const a = [...point.subarray(0, d)];
    const b = [...point.subarray(d)];
    lines[0]![i] = f(a);
    lines[1]![i] = f(b);
    for (let j = 0; j < d; j++) lines[j + 2]![i] = f(a.map((x, k) => (k === j ? b[k]! : x)));
  }
  const names = Array.from({ length: d }, (_, j) => `f${j}`);
  const [ya, yb, ...mixed] = lines;
  return sensitivity(names, ya!, yb!, mixed, seededRandom(seed));
}

const angle = (u: number) => Math.PI * (2 * u - 1);
const ishigami: F = ([a, b, c]) =>
  Math.sin(angle(a!)) + 7 * Math.sin(angle(b!)) ** 2 + 0.1 * angle(c!) ** 4 * Math.sin(angle(a!));

describe('Sobol’ indices', () => {
  it('of 1 u + 2 v are 0.2 and 0.8, alone and in all', () => {
    const found = indicesOf(([u, v]) => u! + 2 * v!, 2, 1024, 3);
    for (const [i, want] of [0.2, 0.8].entries()) {
      expect(Math.abs(found[i]!.first - want)).toBeLessThan(0.01);
      expect(Math.abs(found[i]!.total - want)).toBeLessThan(0.01);
      expect(found[i]!.totalLow).toBeLessThanOrEqual(found[i]!.total);
      expect(found[i]!.totalHigh).toBeGreaterThanOrEqual(found[i]!.total);
    }
  });
  it.each([1, 2, 3])('of Ishigami’s function are the analytic ones to 0.01 (seed %i)', (seed) => {
    const found = indicesOf(ishigami, 3, 4096, seed);
    for (const [i, want] of [0.3139, 0.4424, 0].entries()) {
      expect(Math.abs(found[i]!.first - want)).toBeLessThan(0.01);
    }
    for (const [i, want] of [0.5576, 0.4424, 0.2437].entries()) {
      expect(Math.abs(found[i]!.total - want)).toBeLessThan(0.01);
    }
  });
  it('are shares: never below 0 or above 1, though few rows leave the estimators there', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const found = indicesOf(([u, v]) => (u! > 0.5 ? 1 : 0) + 1e-3 * v!, 2, 16, seed);
      const all = found.flatMap(({ factor: _, ...shares }) => Object.values(shares));
      expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...all)).toBeLessThanOrEqual(1);
    }
  });
  it('do not move when a constant is added to the output', () => {
    const [one, other] = [0, 1000].map((c) => indicesOf((u) => c + ishigami(u), 3, 256, 1));
    for (const i of [0, 1, 2]) expect(one![i]!.first).toBeCloseTo(other![i]!.first, 9);
  });
  it('leave out failed replicates, of which one does not spoil the others', () => {
    const whole = indicesOf(ishigami, 3, 1024, 4);
    let calls = 0;
    const sometimes: F = (u) => (calls++ % 97 === 0 ? Number.NaN : ishigami(u));
    const found = indicesOf(sometimes, 3, 1024, 4);
    for (const i of [0, 1, 2]) {
      expect(Math.abs(found[i]!.total - whole[i]!.total)).toBeLessThan(0.05);
      expect(found[i]!.firstLow).not.toBeNaN();
    }
  });
  it('of an output that never varies, or is always missing, are missing', () => {
    for (const y of [4, Number.NaN]) {
      const [only] = indicesOf(() => y, 1, 64, 1);
      expect(only!.first).toBeNaN();
      expect(only!.totalHigh).toBeNaN();
    }
  });
});

const asem = sharedGolden('coinr-asem');
describe.skipIf(!asem)('the estimators beside COINr (needs ../shared)', () => {
  interface Estimate {
    XX: { values: number[][] };
    yy: number[];
    Variance: number;
    SensInd: { data: { Si: number[]; STi: number[] } };
  }
  const file = () => golden<{ results: Estimate }>('18d_SA_estimate_exact.json', asem!).results;
  const n = 64;
  it('are evaluated on the same function', () => {
    const { XX, yy } = file();
    XX.values.forEach((x, i) => {
      expect(Math.abs(ishigami(x) - yy[i]!)).toBeLessThan(1e-9);
    });
  });
  it('agree in the total index, and in the first once the mean that COINr leaves in is taken out', () => {
    const { yy, Variance, SensInd } = file();
    const line = (i: number) => Float64Array.from(yy.slice(i * n, (i + 1) * n));
    const [ya, yb] = [line(0), line(1)];
    const rows = Int32Array.from({ length: n }, (_, i) => i);
    const mean = [...ya, ...yb].reduce((s, y) => s + y, 0) / (2 * n);
    const ours = (2 * n - 1) / (2 * n); // we divide the sum of squares by 2n, COINr by 2n − 1
    for (const f of [0, 1, 2]) {
      const mixed = line(f + 2);
      const found = estimate(ya, yb, mixed, rows);
      expect(found.total * ours).toBeCloseTo(SensInd.data.STi[f]!, 12);
      // COINr multiplies by yB as it is; its estimate moves with the mean of the output, ours does not.
      const leftIn = (mean * mixed.reduce((s, y, i) => s + y - ya[i]!, 0)) / n / Variance;
      expect(found.first * ours + leftIn).toBeCloseTo(SensInd.data.Si[f]!, 12);
    }
  });
});
