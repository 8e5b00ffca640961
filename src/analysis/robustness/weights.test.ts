import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinr, expectAgreement, sharedGolden } from '../../../test/helpers/golden.js';
import { nodeAt, planOf } from '../../../test/helpers/plan.js';
import { gammaBelow, gammaQuantile } from './gamma.js';
import { sobol } from './sobol.js';
import {
  leaveOut,
  noisyWeight,
  removableNodes,
  type WeightVariation,
  weightDraw,
  weightsOf,
} from './weights.js';

const plan = planOf({
  units: ['a', 'b'],
  periods: ['2020'],
  method: { normalise: { method: 'min-max' } },
  tree: {
    x: { weight: 3, children: { x1: 1, x2: 3 } },
    y: { weight: 1, children: { only: { children: { y1: 1, y2: 1, y3: 0 } } } },
  },
});
const { nodes } = plan;

function drawn(variation: WeightVariation, u: ArrayLike<number>): Float64Array {
  const weights = new Float64Array(nodes.length);
  weightDraw(nodes, variation).draw(Float64Array.from(u), 0, weights);
  return weights;
}

function addUp(weights: Float64Array): void {
  for (const { children } of nodes) {
    if (children.length > 0) expect(children.reduce((s, h) => s + weights[h]!, 0)).toBeCloseTo(1, 12);
  }
}

const numbers = fc.array(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), {
  minLength: 6,
  maxLength: 6,
});

describe('noisy weights', () => {
  const noise: WeightVariation = { kind: 'noise', noise: nodes.map(() => 0.25) };
  it('take a number for each node that has a weight and a sibling', () => {
    expect(weightDraw(nodes, noise).size).toBe(6); // x, y, x1, x2, y1, y2
  });
  it('stay within the noise before they are brought back to 1 below every node', () => {
    fc.assert(
      fc.property(numbers, (u) => {
        const weights = drawn(noise, u);
        addUp(weights);
        const ratio = (g: number) => weights[g]! / nodes[g]!.weight;
        const [x, y] = [ratio(nodeAt(plan, 'x')), ratio(nodeAt(plan, 'y'))];
        expect(x / y).toBeLessThanOrEqual(1.25 / 0.75 + 1e-12);
        expect(x / y).toBeGreaterThanOrEqual(0.75 / 1.25 - 1e-12);
      }),
    );
  });
  it('in the middle, or without noise, are the weights given', () => {
    expectAgreement(drawn(noise, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), [...weightsOf(nodes)]);
    const none: WeightVariation = { kind: 'noise', noise: nodes.map(() => 0) };
    expect(weightDraw(nodes, none).size).toBe(0);
  });
  it('may vary on some levels only', () => {
    const upper = nodes.map(({ children }) => (children.length > 0 ? 0.25 : 0));
    const weights = drawn({ kind: 'noise', noise: upper }, [0.9, 0.1]);
    expect(weights[nodeAt(plan, 'x1')]).toBe(0.25);
    expect(weights[nodeAt(plan, 'x')]).toBeGreaterThan(0.75);
  });
});

const asem = sharedGolden('coinr-asem');
describe.skipIf(!asem)('the noise of COINr (needs ../shared)', () => {
  it('is ours: mean, spread and quantiles of 10,000 draws are those of 1,024 points', () => {
    const theirs = coinr('17_noisy_weights', asem!)['seed1_N10000']!.data;
    const next = sobol(1, 4);
    const u = new Float64Array(1);
    const factors = Float64Array.from({ length: 1024 }, (_, i) => {
      next(i, u);
      return noisyWeight(1, 0.25, u[0]!);
    }).sort();
    const mean = factors.reduce((s, x) => s + x, 0) / 1024;
    const sd = Math.sqrt(factors.reduce((s, x) => s + (x - mean) ** 2, 0) / 1023);
    const varied = theirs['sd']!.flatMap((x, i) => (x! > 0 ? [i] : []));
    expect(varied).toHaveLength(10);
    for (const i of varied) {
      const near = (ours: number, column: string, by: number) =>
        expect(Math.abs(ours - theirs[column]![i]!)).toBeLessThan(by);
      near(mean, 'mean', (4 * 0.144) / 100);
      near(sd, 'sd', 0.004);
      near(factors[51]!, 'q05', 0.006);
      near(factors[972]!, 'q95', 0.006);
    }
  });
});

describe('Dirichlet weights', () => {
  it('have the given weights as their mean and √(w(1 − w)/(concentration + 1)) as their spread', () => {
    const draw = weightDraw(nodes, { kind: 'dirichlet', concentration: 20 });
    const next = sobol(draw.size, 2);
    const u = new Float64Array(draw.size);
    const at = nodeAt(plan, 'x');
    const shares = Array.from({ length: 4096 }, (_, i) => {
      const weights = new Float64Array(nodes.length);
      next(i, u);
      draw.draw(u, 0, weights);
      addUp(weights);
      return weights[at]!;
    });
    const mean = shares.reduce((s, x) => s + x, 0) / shares.length;
    const sd = Math.sqrt(shares.reduce((s, x) => s + (x - mean) ** 2, 0) / shares.length);
    expect(mean).toBeCloseTo(0.75, 3);
    expect(sd).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 21), 3);
  });
  it('rest on a gamma distribution whose quantiles are those of SciPy', () => {
    // scipy.stats.gamma.ppf(p, shape)
    const r = [
      [0.1, 0.001, 6.073048362407869e-31],
      [0.1, 0.5, 0.0005933911044602284],
      [0.1, 0.999, 3.3636770117187536],
      [1, 0.001, 0.001000500333583534],
      [1, 0.5, 0.6931471805599455],
      [1, 0.999, 6.907755278982137],
      [7.5, 0.001, 1.7413422329644774],
      [7.5, 0.5, 7.169429755478323],
      [7.5, 0.999, 18.848649109176915],
      [120, 0.001, 88.97455272917823],
      [120, 0.5, 119.6668317768866],
      [120, 0.999, 156.71844940582446],
    ];
    for (const [shape, p, x] of r) expect(gammaQuantile(shape!, p!) / x!).toBeCloseTo(1, 9);
  });
  it('invert the distribution, and are 0 where a double ends', () => {
    const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(shape, share, (a, p) => {
        expect(gammaBelow(a, gammaQuantile(a, p))).toBeCloseTo(p, 9);
      }),
    );
    expect(gammaQuantile(0.001, 0.1)).toBe(0);
  });
});

describe('sets of weights', () => {
  it('are each as likely', () => {
    const sets = [0, 1, 2].map((i) => new Float64Array(nodes.length).fill(i));
    const of = (u: number) => drawn({ kind: 'sets', sets }, [u])[0];
    expect([0.01, 0.32, 0.34, 0.66, 0.67, 0.999].map(of)).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('a node left out', () => {
  const without = (id: string) => {
    const weights = weightsOf(nodes);
    leaveOut(nodes, weights, nodeAt(plan, id));
    return (other: string) => weights[nodeAt(plan, other)];
  };
  it('gives its weight to its siblings', () => {
    const left = without('x1');
    expect([left('x1'), left('x2'), left('x')]).toEqual([0, 1, 0.75]);
  });
  it('gives it up where it has none', () => {
    const left = without('only');
    expect([left('y'), left('x')]).toEqual([0, 1]);
  });
  it('is never the root, one without weight, or one without which nothing is left', () => {
    expect(removableNodes(nodes).map((g) => nodes[g]!.id)).toEqual([
      'x',
      'x1',
      'x2',
      'y',
      'only',
      'y1',
      'y2',
    ]);
    const single = planOf({ units: ['a'], periods: ['2020'], tree: { n: { children: { i: 1 } } } });
    expect(removableNodes(single.nodes)).toEqual([]);
  });
  it('is never one that the formula of its parent names', () => {
    const { nodes: all } = planOf({
      units: ['a'],
      periods: ['2020'],
      tree: { p: { children: { i: 1, j: 1 } }, k: 1, m: 1 },
      method: { aggregate: { levels: ['arithmetic', { formula: 'p / k' }] } },
    });
    expect(removableNodes(all).map((g) => all[g]!.id)).toEqual(['i', 'j', 'm']);
  });
});
