import { describe, expect, it } from 'vitest';
import { lineOf, nodeAt, panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { Reason, UserError } from '../../edition/index.js';
import { buildIndex } from '../build.js';
import { Flag } from '../status.js';

const no = Number.NaN;
const mean = { normalise: { method: 'none' }, missing: { 'min-present': 0, weights: 'reweight' } };

/** Four indicators of three units in two years. */
const values = {
  a: [
    [1, 2, no],
    [1, 2, 3],
  ],
  b: [
    [0, 2, no],
    [1, 2, 3],
  ],
  c: [
    [0, 2, 3],
    [1, 2, 3],
  ],
  d: [
    [1, 2, no],
    [1, no, no],
  ],
};

function indexOf(screen: object, more: Partial<Sketch> = {}, data: Record<string, number[][]> = values) {
  const plan = planOf({
    units: ['u', 'v', 'w'],
    periods: ['2015', '2016'],
    tree: Object.fromEntries(Object.keys(data).map((id) => [id, 1])),
    method: { ...mean, screen },
    ...more,
  });
  const panel = panelOf(plan, data);
  const before = structuredClone(panel);
  const index = buildIndex(plan, panel);
  expect(panel).toEqual(before);
  return { plan, index };
}

describe('a unit below a limit', () => {
  it('has no score in that period, and one in the other', () => {
    const { plan, index } = indexOf({ units: { 'min-present': 0.6 } });
    expect(lineOf(plan, index, 'root')).toEqual([0.5, 2, no]);
    expect(lineOf(plan, index, 'root', 1)).toEqual([1, 2, 3]);
    expect(index.screened.units).toEqual([
      { unit: 2, period: 0, present: 0.25, nonZero: 1, why: 'min-present' },
    ]);
    expect([...index.ranks(0)]).toEqual([2, 1, 0, 3, 2, 1]);
  });
  it('has cells that say so, and flags at every node', () => {
    const { plan, index } = indexOf({ units: { 'min-present': 0.6 } });
    const c = plan.indicators.findIndex((i) => i.id === 'c');
    expect(index.panel.values[c * 6 + 2]).toBeNaN();
    expect(index.panel.reasons[c * 6 + 2]).toBe(Reason.screened);
    for (const id of ['root', 'a', 'c']) {
      expect(index.flags![nodeAt(plan, id) * 6 + 2]).toBe(Flag.missing | Flag.screened);
      expect(index.flags![nodeAt(plan, id) * 6 + 5]).toBe(id === 'root' ? Flag.partial : 0);
    }
  });
  it('by zeros is judged on what is present', () => {
    const { index } = indexOf({ units: { 'min-non-zero': 0.6 } });
    expect(index.screened.units).toEqual([
      { unit: 0, period: 0, present: 1, nonZero: 0.5, why: 'min-non-zero' },
    ]);
  });
  it('a share equal to the limit is enough', () => {
    expect(indexOf({ units: { 'min-present': 0.25 } }).index.screened.units).toEqual([]);
  });
  it('stays or goes where the edition says so', () => {
    const units = { 'min-present': 0.6, include: ['w'], exclude: ['v'] };
    const { plan, index } = indexOf({ units });
    expect(index.screened.units.map((u) => [u.unit, u.period, u.why])).toEqual([
      [1, 0, 'excluded'],
      [1, 1, 'excluded'],
    ]);
    expect(lineOf(plan, index, 'root')).toEqual([0.5, no, 3]);
  });
  it('is not filled again, and fills no other', () => {
    const impute = { method: 'mean' };
    const { plan, index } = indexOf(
      { units: { 'min-present': 0.6 } },
      { method: { ...mean, impute, screen: { units: { 'min-present': 0.6 } } } },
    );
    expect(lineOf(plan, index, 'c')).toEqual([0, 2, no]);
    expect(lineOf(plan, index, 'd', 1)).toEqual([1, 1, 1]);
  });
  it('is not judged before an indicator has started, nor where it does not exist', () => {
    const late = {
      ...values,
      d: [
        [no, no, no],
        [1, 2, 3],
      ],
    };
    expect(indexOf({ units: { 'min-present': 1, include: ['w'] } }, {}, late).index.screened.units).toEqual(
      [],
    );
    const plan = planOf({
      units: ['u', 'v'],
      periods: ['2015'],
      tree: { x: 1 },
      method: { ...mean, screen: { units: { 'min-present': 1 } } },
    });
    const panel = panelOf(plan, { x: [[1, no]] });
    panel.reasons[1] = Reason.unitDidNotExist;
    const index = buildIndex(plan, panel);
    expect(index.screened.units).toEqual([]);
    expect(index.panel.reasons[1]).toBe(Reason.unitDidNotExist);
  });
  it('that is a unit of a base-share index leaves the sum to the others', () => {
    const screen = { units: { exclude: ['v'] } };
    const { plan, index } = indexOf(
      screen,
      { method: { screen } },
      {
        c: values.c,
        a: [
          [1, 2, 5],
          [1, 2, 3],
        ],
      },
    );
    expect(index.total.values[0]).toBeCloseTo(100, 12);
    expect(index.total.values[1]).toBeCloseTo(
      lineOf(plan, index, 'root', 1)
        .filter((x) => x === x)
        .reduce((s, x) => s + x, 0),
      12,
    );
  });
  it('all of them is an error', () => {
    const all = () => indexOf({ units: { exclude: ['u', 'v', 'w'] } });
    expect(all).toThrow(UserError);
    expect(all).toThrow(/every unit is screened out/);
  });
});

describe('an indicator below a limit', () => {
  const screen = { indicators: { 'min-present': 0.6 } };
  it('leaves the framework in every period; its siblings share its weight', () => {
    const { plan, index } = indexOf(screen);
    expect(index.screened.indicators).toEqual([
      { indicator: 3, present: 0.5, nonZero: 1, why: 'min-present' },
    ]);
    expect(lineOf(plan, index, 'root')).toEqual([1 / 3, 2, 3]);
    expect(lineOf(plan, index, 'd', 1)).toEqual([no, no, no]);
    expect(index.flags![nodeAt(plan, 'd') * 6]).toBe(Flag.missing | Flag.screened);
    expect(index.flags![nodeAt(plan, 'root') * 6]).toBe(0);
  });
  it('counts no more when units are judged', () => {
    const both = { indicators: { 'min-present': 0.6 }, units: { 'min-present': 1, include: ['w'] } };
    expect(indexOf(both).index.screened.units).toEqual([]);
  });
  it('by zeros', () => {
    const { index } = indexOf({ indicators: { 'min-non-zero': 0.84 } });
    expect(index.screened.indicators.map((s) => [s.indicator, s.why])).toEqual([
      [1, 'min-non-zero'],
      [2, 'min-non-zero'],
    ]);
  });
  it('is not filled from the years before the first published one', () => {
    const impute = { method: 'last' };
    const { plan, index } = indexOf(screen, {
      first: '2016',
      method: { ...mean, impute, screen },
    });
    expect(lineOf(plan, index, 'd')).toEqual([no, no, no]);
  });
  it('takes its node with it when it is the last one there', () => {
    const { plan, index } = indexOf(screen, {
      tree: { alone: { children: { d: 1 } }, a: 1, b: 1, c: 1 },
    });
    expect(lineOf(plan, index, 'alone')).toEqual([no, no, no]);
    expect(lineOf(plan, index, 'root', 1)).toEqual([1, 2, 3]);
  });
  it('works in a base-share index', () => {
    const { plan, index } = indexOf(screen, { method: { screen } });
    expect(index.total.values[0]).toBeCloseTo(100, 12);
    expect(index.bases[nodeAt(plan, 'd')]).toBeNaN();
  });
  it('all of them is an error', () => {
    expect(() => indexOf({ indicators: { 'min-non-zero': 1, 'min-present': 1 } })).toThrow(
      /every indicator is screened out/,
    );
  });
  it('one without any value is still the error it was', () => {
    const none = {
      ...values,
      d: [
        [no, no, no],
        [no, no, no],
      ],
    };
    expect(() => indexOf(screen, {}, none)).toThrow('no value at all for the indicator “d”');
  });
});

it('an edition without screening leaves everything as it is', () => {
  const { index } = indexOf({});
  expect(index.screened).toEqual({ units: [], indicators: [] });
});
