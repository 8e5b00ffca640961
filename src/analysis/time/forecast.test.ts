import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { studentCritical } from '../../engine/index.js';
import { countOf, shapeOf } from './ets.js';
import { fitEts, forecastMoments } from './etsFit.js';
import { naive } from './naive.js';
import { nelderMead } from './nelderMead.js';
import { chosenOf, forecastBy, forecastWithInterval, methods, tryMethods } from './rollingOrigin.js';
import { theta } from './theta.js';

const fitted = (...of: Parameters<typeof fitEts>) => {
  const found = fitEts(...of);
  if ('why' in found) throw new Error(found.why);
  return found;
};
const noise = (t: number) => ((t * 7919) % 13) / 13 - 0.5;
const monthly = (n: number) =>
  Array.from({ length: n }, (_, t) => (100 + t) * (1 + 0.3 * Math.sin((t * Math.PI) / 6)) + noise(t));

describe('the downhill simplex', () => {
  it('finds the bottom of a curved valley', () => {
    const valley = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2;
    const { x, value } = nelderMead(valley, [-1.2, 1], [0.1, 0.1], 5000);
    expect(value).toBeLessThan(1e-9);
    expect(x[0]).toBeCloseTo(1, 4);
  });
  it('copes with walls and NaN', () => {
    const wall = ([x]: readonly number[]) => (x! < 2 ? Number.NaN : x! * x!);
    expect(nelderMead(wall, [3], [0.5], 500).x[0]).toBeCloseTo(2, 4);
  });
  it('stops after the allowed number of evaluations', () => {
    let looks = 0;
    const goal = ([x]: readonly number[]) => {
      looks++;
      return x! * x!;
    };
    nelderMead(goal, [1e9], [1], 50);
    expect(looks).toBeLessThan(60);
  });
});

describe('exponential smoothing', () => {
  it('continues a line', () => {
    const fit = fitted(
      Array.from({ length: 20 }, (_, t) => 5 + 3 * t + noise(t) / 1e3),
      'holt',
      1,
    );
    forecastMoments(fit, 5).mean.forEach((mean, h) => {
      expect(mean).toBeCloseTo(5 + 3 * (20 + h), 1);
    });
  });
  it('continues a damped line with smaller and smaller steps', () => {
    const fit = fitted(
      Array.from({ length: 20 }, (_, t) => 5 + 3 * t + noise(t)),
      'damped',
      1,
    );
    const { mean } = forecastMoments(fit, 12);
    const steps = mean.slice(1).map((m, i) => m - mean[i]!);
    steps.slice(1).forEach((step, i) => {
      expect(Math.abs(step)).toBeLessThan(Math.abs(steps[i]!));
    });
  });
  it('continues a season, additive or multiplicative', () => {
    for (const name of ['additive', 'multiplicative'] as const) {
      const y = monthly(60);
      const { mean } = forecastMoments(fitted(y, name, 12), 12);
      expect(mean.indexOf(Math.max(...mean)) % 12).toBe(3);
    }
  });
  it('has a variance that grows with the horizon', () => {
    const models = ['simple', 'holt', 'damped', 'additive', 'multiplicative'] as const;
    for (const name of models) {
      const { variance } = forecastMoments(fitted(monthly(40), name, 12), 12);
      variance.slice(1).forEach((v, h) => {
        expect(v).toBeGreaterThan(0);
        if (name !== 'multiplicative') expect(v).toBeGreaterThanOrEqual(variance[h]!);
      });
    }
  });
  it('is deterministic, and scales with its series', () => {
    const [a, b] = [fitted(monthly(40), 'holt', 1), fitted(monthly(40), 'holt', 1)];
    expect(a).toEqual(b);
    const large = fitted(
      monthly(40).map((v) => v * 1024),
      'simple',
      1,
    );
    expect(large.parameters.alpha).toBeCloseTo(fitted(monthly(40), 'simple', 1).parameters.alpha, 4);
  });
  it('does not exist, and says why: short, constant, gaps, two seasons, not above zero', () => {
    expect(fitEts([1, 2], 'simple', 1)).toEqual({ why: 'too-few-periods' });
    expect(fitEts([1, 2, 3, 4], 'holt', 1)).toEqual({ why: 'too-few-periods' });
    expect(fitEts([4, 4, 4, 4, 4, 4], 'simple', 1)).toEqual({ why: 'constant' });
    expect(fitEts([1, Number.NaN, 3, 4, 5], 'simple', 1)).toEqual({ why: 'gaps' });
    expect(fitEts(monthly(24), 'additive', 12)).toEqual({ why: 'fewer-than-two-seasons' });
    const zero = monthly(40).map((v, t) => (t === 5 ? 0 : v));
    expect(fitEts(zero, 'multiplicative', 12)).toEqual({ why: 'not-positive' });
  });
  it('counts its estimated parameters', () => {
    const counts = (['simple', 'holt', 'damped', 'additive', 'multiplicative'] as const).map((name) =>
      countOf(shapeOf(name, 12)),
    );
    expect(counts).toEqual([2, 4, 5, 16, 16]);
  });
});

describe('the naïve forecast', () => {
  it('is the last value, or the same month a year before, with a variance that grows by whole seasons', () => {
    expect(naive([1, 3, 2], 1, 2)).toEqual({ mean: [2, 2], variance: [2.5, 5] });
    const year = naive([1, 2, 3, 2], 2, 3);
    expect(year).toEqual({ mean: [3, 2, 3], variance: [2, 2, 4] });
  });
  it('needs one value more than the lag', () => {
    expect(naive([1], 1, 1)).toEqual({ why: 'too-few-periods' });
    expect(naive([1, 2], 2, 1)).toEqual({ why: 'fewer-than-two-seasons' });
    expect(naive([1, Number.NaN], 1, 1)).toEqual({ why: 'gaps' });
  });
});

describe('Theta', () => {
  it('drifts by about half the slope of the line', () => {
    const found = theta(
      Array.from({ length: 30 }, (_, t) => 10 + 4 * t + noise(t)),
      1,
      3,
    );
    if ('why' in found) throw new Error(found.why);
    expect(found.mean[1]! - found.mean[0]!).toBeCloseTo(2, 1);
  });
});

describe('the rolling origin', () => {
  const steady = (n: number) => Array.from({ length: n }, (_, t) => 100 + 5 * t + noise(t));
  const chosen = (y: number[], length: number, steps: number) => chosenOf(tryMethods(y, length, steps))!;
  it('chooses a method that is better on origins it was not chosen on, else a naïve one', () => {
    const season = chosen(monthly(60), 12, 12);
    expect(season.isPlain).toBe(false);
    expect(season.trial.relative).toBeLessThan(0.9);
    expect(['holt', 'damped']).toContain(chosen(steady(40), 1, 3).trial.method);
    const random = seeded(3);
    let at = 100;
    const walk = Array.from({ length: 60 }, () => (at += random() - 0.5));
    expect(chosen(walk, 1, 3)).toMatchObject({ isPlain: true, trial: { method: 'naive' } });
  });
  it('tries every method from the same origins, and never uses later values', () => {
    const y = monthly(60);
    const trials = tryMethods(y, 12, 12);
    expect(trials.map((t) => t.method)).toEqual([...methods]);
    expect(new Set(trials.filter((t) => t.why === null).map((t) => t.origins))).toEqual(new Set([35]));
    const later = [...y.slice(0, 40), ...y.slice(40).map((v) => v + 1000)];
    expect(forecastBy('holt', later.slice(0, 40), 12, 3)).toEqual(forecastBy('holt', y.slice(0, 40), 12, 3));
  });
  it('of a constant series takes the naïve, which is exact', () => {
    const trials = tryMethods(new Array(14).fill(3), 1, 3);
    expect(chosenOf(trials)).toMatchObject({ isPlain: true, trial: { method: 'naive', error: 0 } });
    expect(trials[0]!.relative).toBeNaN();
    expect(forecastWithInterval(new Array(14).fill(3), 1, 2, trials)).toBeUndefined();
  });
  it('leaves out what cannot be tried, with the reason', () => {
    const reasons = Object.fromEntries(tryMethods(steady(14), 1, 3).map((t) => [t.method, t.why]));
    expect(reasons).toMatchObject({ naive: null, 'seasonal-naive': 'no-season', damped: 'too-few-periods' });
    expect(chosenOf(tryMethods(steady(11), 1, 3))).toBeUndefined();
  });
  it('widens an interval by the error of the method in its trial, and never narrows it', () => {
    const y = steady(20);
    const trials = tryMethods(y, 1, 3);
    const found = forecastWithInterval(y, 1, 3, trials)!;
    const { scale, errorAt } = trials.find(({ method }) => method === found.method)!;
    const { variance } = forecastBy(found.method, y, 1, 3) as { variance: number[] };
    found.steps.forEach(({ value, high }, h) => {
      const error = Math.max(Math.max(1, scale) * Math.sqrt(variance[h]!), errorAt[h]!);
      expect((high - value) / error).toBeCloseTo(studentCritical(0.05, 19), 9);
    });
  });
  it('follows a steady climb of 18 years, and not a walk at random or values that are carried forward', () => {
    const random = seeded(4);
    const summed = (step: (t: number) => number) => {
      let at = 50;
      return Array.from({ length: 21 }, (_, t) => (at += step(t)));
    };
    const ofFirst = (y: number[]) =>
      forecastWithInterval(y.slice(0, 18), 1, 3, tryMethods(y.slice(0, 18), 1, 3));
    const climb = summed(() => 1 + 2.6 * random());
    const found = ofFirst(climb)!;
    expect(found.method).toMatch(/drift/);
    found.steps.forEach(({ low, high }, h) => {
      expect(low).toBeGreaterThan(climb[17]!);
      expect(high - low).toBeLessThan(20);
      expect(climb[18 + h]).toBeLessThan(high);
    });
    expect(ofFirst(summed(() => random() - 0.5))).toBeUndefined();
    expect(ofFirst(summed((t) => (t % 3 === 0 ? 3 : 0)))).toBeUndefined();
  });
});
