import { describe, expect, it } from 'vitest';
import { seeded } from '../../../test/helpers/random.js';
import { classesBy, classLimits } from './classes.js';
import { dagum } from './dagum.js';
import { drawnBy, drawnChange, undrawn } from './drawn.js';
import { drawnDagum, drawnTheil } from './drawnParts.js';
import { decompose } from './entropy.js';
import { drawnMoran, fieldOf, frameOf, moran } from './moran.js';
import { rankSize, rankSizeChange } from './rankSize.js';
import { draws, resamples } from './resample.js';
import { sampleOf } from './sample.js';
import { fromLists } from './spatialWeights.js';
import { mobilityChange, mobilityOf } from './transitions.js';
import { directionOf } from './verdict.js';

const random = seeded(4);
const values = Array.from({ length: 24 }, () => Math.floor(1 + 40 * random()));
const memberOf = values.map((_, c) => (c === 5 ? -1 : c % 3));
const how = { memberOf, groups: 3, members: values.length };
const ring = fromLists(values.map((_, c) => [(c + 23) % 24, (c + 1) % 24]));

/** The units of a sample drawn, one after the other. */
const drawnUnits = (b: number) => values.flatMap((_, c) => Array<number>(resamples(24)[b]![c]!).fill(c));

describe('parts of inequality in samples drawn', () => {
  it('are those of the samples written out, for Theil and for Dagum', () => {
    const [theil, gini] = [drawnTheil, drawnDagum].map((draw) => draw(sampleOf(values), how));
    for (const b of [0, 7, draws - 1]) {
      const units = drawnUnits(b);
      const sample = sampleOf(units.map((c) => values[c]!));
      const groups = units.map((c) => memberOf[c]!);
      const t = decompose(sample, groups, 3)['theil-t'];
      expect(theil!.within.drawn[b]).toBeCloseTo(t.within, 12);
      expect(theil!.between.drawn[b]).toBeCloseTo(t.between, 12);
      expect(theil!['between-share'].drawn[b]).toBeCloseTo(t.between / t.total, 12);
      const g = dagum(sample, groups, 3);
      expect(gini!.within.drawn[b]).toBeCloseTo(g.within, 12);
      expect(gini!['between-share'].drawn[b]).toBeCloseTo(g.between / g.total, 12);
    }
  });
  it('have no share of nothing, and no interval below ten units', () => {
    const equal = drawnTheil(sampleOf(values.map(() => 3)), how);
    expect(equal['between-share'].why).toBe('all-equal');
    expect(equal.between.why).toBeUndefined();
    const few = drawnTheil(sampleOf([1, 2, 3]), { memberOf: [0, 1, 1], groups: 2, members: 3 });
    expect(drawnChange(few.within, few.within).why).toBe('few-units');
    expect(drawnDagum(sampleOf([1, 2]), { memberOf: [0, 0], groups: 1, members: 2 }).between.why).toBe(
      'one-group',
    );
  });
});

describe('a change between samples drawn', () => {
  it('is judged on the differences of the same samples', () => {
    const a = drawnBy(1, (b) => b);
    const b = drawnBy(3, (s) => s + 2);
    expect(drawnChange(a, b)).toEqual({ before: 1, after: 3, change: 2, low: 2, high: 2, why: undefined });
    expect([directionOf(2, 2), directionOf(-2, -1), directionOf(-1, 1)]).toEqual([
      'rose',
      'fell',
      'not-distinguishable',
    ]);
  });
  it('says why it cannot be judged', () => {
    const a = drawnBy(1, () => 0);
    expect(drawnChange(a, undrawn(2)).why).toBe('few-units');
    expect(drawnChange(undrawn(Number.NaN, 'sum-zero'), a).why).toBe('sum-zero');
    const gap = drawnBy(1, (b) => (b === 9 ? Number.NaN : 1));
    expect(drawnChange(a, gap).why).toBe('some-draws');
    expect(directionOf(Number.NaN, Number.NaN, 'some-draws')).toBe('undefined:some-draws');
  });
});

describe('Moran’s I in samples drawn', () => {
  const field = fieldOf(values, frameOf(values, ring));
  it('is the slope of the neighbours’ means on the values of the units drawn', () => {
    const drawn = drawnMoran(field, 24);
    expect(drawn.value).toBe(moran(field).i);
    const units = drawnUnits(3);
    const x = units.map((c) => values[c]!);
    const y = units.map((c) => (values[(c + 23) % 24]! + values[(c + 1) % 24]!) / 2);
    const [mx, my] = [x, y].map((v) => v.reduce((a, b) => a + b, 0) / v.length);
    const slope =
      x.reduce((s, v, i) => s + (v - mx!) * (y[i]! - my!), 0) / x.reduce((s, v) => s + (v - mx!) ** 2, 0);
    expect(drawn.drawn[3]).toBeCloseTo(slope, 12);
  });
  it('tells a country that sorted itself from one that did not', () => {
    const sorted = values.toSorted((a, b) => a - b);
    const after = fieldOf(sorted, frameOf(sorted, ring));
    const change = drawnChange(drawnMoran(field, 24), drawnMoran(after, 24));
    expect(directionOf(change.low, change.high, change.why)).toBe('rose');
    const same = drawnChange(drawnMoran(field, 24), drawnMoran(field, 24));
    expect([same.low, same.high]).toEqual([0, 0]);
  });
  it('has the reason of the field where it has no value', () => {
    const flat = values.map(() => 1);
    expect(drawnMoran(fieldOf(flat, frameOf(flat, ring)), 24).why).toBe('all-equal');
  });
});

describe('mobility in halves', () => {
  const many = Array.from({ length: 90 }, (_, c) => 1 + c);
  const columns = Array.from({ length: 6 }, (_, t) =>
    many.map((v, c) => (t < 3 ? v : many[(c * 7 ** t) % 90]!)),
  );
  const limits = classLimits(columns, 3);
  const classes = columns.map((v) => classesBy(limits, v));
  it('has the Shorrocks index of the moves of each half and of all', () => {
    const { middle, all, earlier, later } = mobilityChange(classes, 3);
    expect(middle).toBe(2);
    expect(all.value).toBeCloseTo(mobilityOf(classes, 3).shorrocks, 12);
    expect(earlier.value).toBeCloseTo(mobilityOf(classes.slice(0, 3), 3).shorrocks, 12);
    expect(later.value).toBeCloseTo(mobilityOf(classes.slice(2), 3).shorrocks, 12);
    expect(earlier.value).toBe(0);
    const { low, high, why } = drawnChange(earlier, later);
    expect(directionOf(low, high, why)).toBe('rose');
  });
  it('counts a unit that was drawn twice twice', () => {
    const units = many.flatMap((_, c) => Array<number>(resamples(90)[11]![c]!).fill(c));
    const drawn = classes.map((of) => units.map((c) => of[c]!));
    expect(mobilityChange(classes, 3).all.drawn[11]).toBeCloseTo(mobilityOf(drawn, 3).shorrocks, 12);
  });
  it('needs three periods, and every class', () => {
    expect(mobilityChange(classes.slice(0, 2), 3).later.why).toBe('few-periods');
    expect(mobilityChange([[0], [0], [0]], 2).later.why).toBe('empty-class');
    expect(mobilityChange([[0]], 2).all.why).toBe('one-period');
  });
});

it('the exponents of two periods differ with the errors of both', () => {
  const [a, b] = [rankSize(values), rankSize(values.map((v) => v * v))];
  const { change, low, high } = rankSizeChange(a, b);
  expect(change).toBeCloseTo(b.exponent - a.exponent, 12);
  expect(high - low).toBeCloseTo(2 * 1.959964 * Math.hypot(a.error, b.error), 5);
  expect(rankSizeChange(a, rankSize([1])).why).toBe('one-unit');
});
