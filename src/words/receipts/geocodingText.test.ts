import { describe, expect, it } from 'vitest';
import type { Geocoding, Plan } from '../../edition/index.js';
import { geocodingLine } from './geocodingText.js';

const title = (id: string) => ({ en: `Number of ${id}`, zh: `${id}数` });
const plan = { indicators: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: title(id) })) } as Plan;

function geocoding(shares: Record<string, number>): Geocoding[] {
  return Object.entries(shares).map(([indicator, percent]) => {
    const records = { read: 100, placed: percent, unplaced: 100 - percent, outside: 0, ambiguous: 0 };
    return { indicator, from: 'x.csv', observed: '2020', used: true, records, value: records };
  });
}

const said = (shares: Record<string, number>, lang: 'en' | 'zh' = 'en') =>
  geocodingLine(plan, geocoding(shares), lang);

describe('the summary of a build', () => {
  it('names the signals with the least share placed, and how many others there are', () => {
    const shares = { a: 99, b: 80, c: 70, d: 98, e: 90 };
    expect(said(shares)).toEqual([
      'Records in the area that name a unit: Number of c 70.0%, Number of b 80.0%, Number of e 90.0%; 2 other signals, each at least 98.0%.',
    ]);
    expect(said(shares, 'zh')).toEqual([
      '区域内记录的归位率：c数 70.0%，b数 80.0%，e数 90.0%；其余2个信号均不低于98.0%。',
    ]);
    expect(said({ a: 60, b: 100 })[0]).toMatch(/a 60\.0%; 1 other signal 100\.0%\.$/);
    expect(said({ a: 60, b: 100, c: 100 })[0]).toMatch(/a 60\.0%; 2 other signals 100\.0%\.$/);
    expect(said({ a: 60 })[0]).toMatch(/a 60\.0%\.$/);
  });
  it('says where every record names a unit, and nothing without signals', () => {
    expect(said({ a: 100, b: 100 })).toEqual(['Every record in the area names a unit, in every signal.']);
    expect(said({})).toEqual([]);
  });
});
