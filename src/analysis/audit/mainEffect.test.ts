import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { localLinear } from './localLinear.js';
import { mainEffect } from './mainEffect.js';

/** Two independent standard normal numbers from two uniform ones (Box and Muller 1958). */
function normals(n: number, random: () => number): Float64Array {
  return Float64Array.from({ length: n }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
}

const random = seeded(7);
const x = normals(300, random);
const noise = normals(300, random);

describe('the main effect S', () => {
  it.each([
    ['x³', (v: number) => v ** 3],
    ['eˣ', Math.exp],
    ['tanh 2x', (v: number) => Math.tanh(2 * v)],
    ['−5x + 2', (v: number) => 2 - 5 * v],
  ])('is 1 where the index is a monotone function: %s', (_, f) => {
    expect(mainEffect(x, x.map(f)).effect).toBeGreaterThan(0.985);
  });

  it('is exactly 1 for a straight line, found without neighbourhoods', () => {
    const { effect, linear, span } = mainEffect(
      x,
      x.map((v) => 3 * v - 1),
    );
    expect([effect, linear, span]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12), 1]);
  });

  it('is near 1 for a curve that goes down and up again, of which a straight line explains nothing', () => {
    const { effect, linear } = mainEffect(
      x,
      x.map((v) => v * v),
    );
    expect(effect).toBeGreaterThan(0.97);
    expect(linear).toBeLessThan(0.1);
  });

  it.each([0.5, 1, 2])('is near r² for a line with %d times its spread of noise', (spread) => {
    const y = x.map((v, i) => v + spread * noise[i]!);
    const { effect, linear } = mainEffect(x, y);
    expect(Math.abs(effect - linear)).toBeLessThan(0.05);
    expect(Math.abs(linear - 1 / (1 + spread ** 2))).toBeLessThan(0.1);
  });

  it('is near 0 for what is independent', () => {
    expect(mainEffect(x, noise).effect).toBeLessThan(0.05);
  });

  it('of a sum of independent parts adds up to 1', () => {
    const [a, b] = [0, 1].map((part) =>
      Float64Array.from({ length: 400 }, (_, i) => (part === 0 ? i % 20 : Math.floor(i / 20)) / 20),
    );
    const y = a!.map((v, i) => v + Math.exp(b![i]!));
    expect(mainEffect(a!, y).effect + mainEffect(b!, y).effect).toBeCloseTo(1, 2);
  });

  it('lives with many equal values: two groups explain what lies between their means', () => {
    const half = Float64Array.from({ length: 100 }, (_, i) => (i < 80 ? 0 : 1));
    const y = half.map((v, i) => 2 * v + (i % 2));
    const between = 4 * 0.8 * 0.2;
    expect(mainEffect(half, y).effect).toBeCloseTo(between / (between + 0.25), 6);
  });

  it('does not depend on the order or the scale of the units', () => {
    const y = x.map((v, i) => Math.exp(v) + noise[i]!);
    const one = mainEffect(x, y).effect;
    expect(mainEffect(x.slice().reverse(), y.slice().reverse()).effect).toBeCloseTo(one, 12);
    const scaled = mainEffect(
      x.map((v) => 1e6 * v + 3),
      y.map((v) => v / 1e6),
    );
    expect(scaled.effect).toBeCloseTo(one, 9);
  });

  it.each([
    ['one unit', [1], [2], 'too-few'],
    ['three units', [1, 2, 3], [2, 3, 5], 'too-few'],
    ['nothing in common', [1, Number.NaN], [Number.NaN, 2], 'no-values'],
    ['a constant indicator', [3, 3, 3, 3], [1, 2, 3, 4], 'constant'],
    ['a constant index', [1, 2, 3, 4], [3, 3, 3, 3], 'constant'],
  ])('has a reason instead of a value for %s', (_, a, b, why) => {
    const found = mainEffect(Float64Array.from(a), Float64Array.from(b));
    expect(found.why).toBe(why);
    expect([found.effect, found.linear]).toEqual([Number.NaN, Number.NaN]);
  });
});

it('the local line follows the mean of a bent curve through noise', () => {
  const y = x.map((v, i) => Math.sin(2 * v) + 0.2 * noise[i]!);
  const { fitted, span } = localLinear(x, y);
  expect(span).toBeLessThan(0.5);
  const off = fitted.map((v, i) => Math.abs(v - Math.sin(2 * x[i]!))).filter((_, i) => Math.abs(x[i]!) < 1.5);
  expect(Math.max(...off)).toBeLessThan(0.3);
});
