import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { OwnMeasure, PublishedFigure } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { nearestTo, ownFigure } from './measures.js';

const no = Number.NaN;
const units = { a: { province: 'p' }, b: { province: 'q' }, c: { province: 'q' } };

function indexOf(healthcare: number[][], first = 2015) {
  const periods = healthcare.map((_, t) => String(first + t));
  const tree = { economy: { children: { healthcare: 1 } } };
  const method = { normalise: { method: 'base-share', scale: 100 } };
  const plan = planOf({ units, periods, tree, method });
  const panel = panelOf(plan, { healthcare });
  return { plan, panel, index: buildIndex(plan, panel) };
}

function figure(id: string, year: string, about: string[] = []): PublishedFigure {
  const none = { en: '', zh: '' };
  const words = { subject: none, measure: none, source: none, howKnown: '' };
  return { id, year, about, values: [1], written: ['1'], rounding: [0], units: [none], ...words };
}

const total: OwnMeasure = { of: '', measure: 'total', base: '2015' };
const change: OwnMeasure = { ...total, measure: 'change' };
const growth: OwnMeasure = { ...total, measure: 'growth' };
const gini: OwnMeasure = { of: '', measure: 'gini' };
const share: OwnMeasure = { of: '', measure: 'share' };

const grown = [
  [1, 1, 2],
  [2, 1, 3],
  [4, 4, 1],
];

it('has points of the nation and its growth where base and years are those of the published index', () => {
  const of = indexOf(grown);
  expect(ownFigure(of, figure('f', '2016'), total)).toEqual({ period: '2016', values: [150] });
  expect(ownFigure(of, figure('f', '2017'), change)!.values[0]).toBeCloseTo(75, 12);
  expect(ownFigure(of, figure('f', '2017', ['healthcare']), growth)!.values[0]).toBeCloseTo(50, 12);
  const yearly = ownFigure(of, figure('f', '2017', ['healthcare']), { ...growth, years: 2 })!;
  expect(yearly.values[0]).toBeCloseTo(50, 12);
});

it('has none of them with another base, in another year, or of a part it does not have', () => {
  expect(ownFigure(indexOf(grown, 2016), figure('f', '2016'), total)).toBeUndefined();
  expect(ownFigure(indexOf(grown), figure('f', '2018'), total)).toBeUndefined();
  expect(ownFigure(indexOf(grown), figure('f', '2017', ['clinics']), growth)).toBeUndefined();
  expect(ownFigure(indexOf(grown), figure('f', '2015', ['healthcare']), growth)).toBeUndefined();
  expect(ownFigure(indexOf(grown), figure('f', '2015'), change)).toBeUndefined();
});

it('has the share of groups and the Gini of the units, of the nearest year, without missing units', () => {
  const of = indexOf([...grown.slice(0, 2), [4, 4, no]]);
  expect(ownFigure(of, figure('f', '2013', ['q']), share)).toEqual({
    period: '2015',
    values: [75],
  });
  expect(ownFigure(of, figure('f', '2017', ['r']), share)).toBeUndefined();
  expect(ownFigure(of, figure('f', '2020'), gini)).toEqual({ period: '2017', values: [0] });
});

it('takes the earlier of two years that are as near, and the last where no year is meant', () => {
  expect(nearestTo(['2015', '2017', '2019'], '2018')).toBe(1);
  expect(nearestTo(['2015', '2017-Q1', '2017-Q2'], '2017')).toBe(1);
  expect(nearestTo(['2015', '2016'], '')).toBe(1);
});
