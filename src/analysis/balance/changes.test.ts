import { describe, expect, it } from 'vitest';
import { stepsBetween } from '../../../test/helpers/steps.js';
import { classesBy, classLimits } from './classes.js';
import { mobilityChange, mobilityOf } from './transitions.js';
import { verdictOf } from './verdict.js';

describe('a verdict', () => {
  it('needs a p-value of at most 0.05 and a change of the published figure in the same direction', () => {
    const narrower = { change: -0.1, p: 0.05 };
    expect(verdictOf(-2, narrower)).toBe('narrowed');
    expect(verdictOf(2, { change: 0.1, p: 0.01 })).toBe('widened');
    expect(verdictOf(-2, { change: -0.1, p: 0.06 })).toBe('not-distinguishable');
    expect(verdictOf(2, narrower)).toBe('not-distinguishable');
    expect(verdictOf(0, { change: 0, p: 0.01 })).toBe('not-distinguishable');
  });
});

describe('mobility in halves', () => {
  const many = Array.from({ length: 90 }, (_, c) => 1 + c);
  const columns = Array.from({ length: 6 }, (_, t) =>
    many.map((v, c) => (t < 3 ? v : many[(c * 7 ** t) % 90]!)),
  );
  const limits = classLimits(columns, 3);
  const classes = columns.map((v) => classesBy(limits, v));
  const steps = stepsBetween(classes);
  it('has the Shorrocks index of the moves of each half', () => {
    const { middle, earlier, later } = mobilityChange(steps, 3);
    expect(middle).toBe(2);
    expect(earlier.value).toBeCloseTo(mobilityOf(steps.slice(0, 2), 3).shorrocks, 12);
    expect(later.value).toBeCloseTo(mobilityOf(steps.slice(2), 3).shorrocks, 12);
    expect(earlier.value).toBe(0);
  });
  it('needs three periods equally far apart, and every class', () => {
    expect(mobilityChange(steps.slice(0, 1), 3).later.why).toBe('few-periods');
    expect(mobilityChange(stepsBetween([[0], [0], [0]]), 2).later.why).toBe('empty-class');
    expect(mobilityChange(steps, 3, false).later.why).toBe('uneven-steps');
  });
});
