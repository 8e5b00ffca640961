import { describe, expect, it } from 'vitest';
import { planOf } from '../../test/helpers/plan.js';
import { coverNote, coverOf } from './mapCover.js';

const plan = planOf({
  units: Object.fromEntries([...'abcdefg'].map((code) => [code, { region: code < 'f' ? 'north' : 'south' }])),
  periods: ['2020'],
  tree: { x: 1 },
});

const shapes = (codes: string, others = '') => ({
  units: [...codes].map((code) => ({ code, d: '' })),
  others: [...others].map((code) => ({ code, d: '' })),
  areDots: false,
});
const note = (known: string, drawn: ReturnType<typeof shapes>, only?: string) =>
  coverNote(plan, new Set(known), drawn, 'en', only === undefined ? undefined : new Set(only));

describe('what the hatched shapes of a map are', () => {
  it('is not said of a map without any', () => {
    expect(note('abcdefg', shapes('abcdefg'))).toBe('');
  });

  it('names the units without a figure, and a group where none of it has one', () => {
    expect(note('abcfg', shapes('abcdefg'))).toBe('Hatched: no figure (d and e).');
    expect(note('abcde', shapes('abcdef'))).toBe('Hatched: no figure (south).');
    expect(note('af', shapes('abcdefg'))).toBe('Hatched: no figure (b, c, d, e and 1 more).');
  });

  it('calls them rings on a map of dots', () => {
    const dots = { ...shapes('abcdef'), areDots: true };
    expect(coverNote(plan, new Set('abcde'), dots, 'zh')).toMatch(/^空心圈：无数据（.+）。$/);
  });

  it('tells places that are no units of the index from units without a figure', () => {
    expect(note('abcdefg', shapes('abcdefg', 'z'))).toBe('Hatched: not part of the index.');
    expect(note('abcdef', shapes('abcdefg', 'z'))).toBe('Hatched: no figure (g), or not part of the index.');
  });

  it('never calls a neighbour with a figure uncovered where the map is about a part', () => {
    expect(note('abcdefg', shapes('abcdefg'), 'ab')).toBe('Plain: elsewhere.');
    expect([...'abg'].map((code) => coverOf(new Set('abc'), code, new Set('a')))).toEqual([
      'value',
      'elsewhere',
      'no-figure',
    ]);
  });
});
