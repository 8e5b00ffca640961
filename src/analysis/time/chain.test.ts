import { describe, expect, it } from 'vitest';
import { chain } from './chain.js';

const edition = (name: string, of: Record<string, number>) => ({
  edition: name,
  periods: Object.keys(of),
  values: Object.values(of),
});
const linked = (...editions: Parameters<typeof chain>[0]) => {
  const found = chain(editions);
  if ('why' in found) throw new Error(found.why);
  return found;
};

describe('chained editions', () => {
  it('join the published 2016 of the old framework to the 2017 of the new', () => {
    const old = edition('2017', { 2015: 100, 2016: 261.95 });
    const now = edition('2018', { 2016: 222.53, 2017: 348.69 });
    const { series, links } = linked(old, now);
    expect(links).toEqual([{ from: '2017', to: '2018', overlap: '2016', factor: 261.95 / 222.53 }]);
    expect(series.map(({ period, raw, breaks }) => [period, raw, breaks])).toEqual([
      ['2015', 100, false],
      ['2016', 261.95, false],
      ['2017', 348.69, true],
    ]);
    expect(series[2]!.linked / series[1]!.linked).toBeCloseTo(348.69 / 222.53, 12);
  });
  it('of one edition are that edition, without a break', () => {
    const { series, links } = linked(edition('a', { 2018: 100, 2019: 0, 2020: Number.NaN }));
    expect(series.map((s) => s.linked)).toEqual([100, 0, Number.NaN]);
    expect(links).toEqual([]);
    expect(series.some((s) => s.breaks)).toBe(false);
  });
  it('keep the growth of each edition over three of them', () => {
    const { series, links } = linked(
      edition('a', { 2015: 100, 2016: 150 }),
      edition('b', { 2016: 100, 2017: 120 }),
      edition('c', { 2017: 60, 2018: 90, 2019: 30 }),
    );
    expect(links.map((l) => l.factor)).toEqual([1.5, 3]);
    expect(series.map((s) => s.linked)).toEqual([100, 150, 180, 270, 90]);
    expect(series.filter((s) => s.breaks).map((s) => s.period)).toEqual(['2017', '2018']);
  });
  it('change over in the last period that both have, and drop the old figures after it', () => {
    const { series } = linked(
      edition('a', { 2015: 100, 2016: 110, 2017: 120, 2018: 7 }),
      edition('b', { 2016: 55, 2017: 60, 2018: Number.NaN, 2019: 80 }),
    );
    expect(series.map((s) => [s.period, s.edition])).toEqual([
      ['2015', 'a'],
      ['2016', 'a'],
      ['2017', 'a'],
      ['2018', 'b'],
      ['2019', 'b'],
    ]);
    expect(series[3]!.linked).toBeNaN();
    expect(series[4]!.linked).toBe(160);
  });
  it('do not exist without an overlap above zero', () => {
    const a = edition('a', { 2015: 100, 2016: 0 });
    expect(chain([a, edition('b', { 2017: 100 })])).toEqual({ why: 'no-overlap', from: 'a', to: 'b' });
    expect(chain([a, edition('b', { 2016: 100 })])).toEqual({ why: 'no-overlap', from: 'a', to: 'b' });
    expect(chain([edition('a', {}), a])).toEqual({ why: 'no-overlap', from: 'a', to: 'a' });
  });
});
