import { describe, expect, it } from 'vitest';
import type { Replicated } from '../../analysis/index.js';
import { orderPairs } from './orderPairs.js';

const both = (text: string) => ({ en: text, zh: text });

/** A published order of three places, with our ranks of them; 0 where we have none. */
const replicated = (...all: number[][]): Replicated => ({
  figures: [],
  announced: [],
  scope: both(''),
  reasons: {},
  rankings: [
    {
      ranking: {
        id: 'cities',
        title: both('Cities'),
        source: both('edition of 2018'),
        year: '2017',
        names: ['Shenzhen', 'Guangzhou', 'Beijing'].map(both),
        order: ['a', 'b', 'c'],
      },
      found: all.map((ours) => ({
        how: 'own',
        release: 'ours',
        period: '2021',
        ours,
        spearman: 0.5,
        overlap: 3,
      })),
    },
  ] as unknown as Replicated['rankings'],
});

describe('published orders beside ours', () => {
  it('have each place with both ranks, and how ours was obtained', () => {
    const [order, ...others] = orderPairs(replicated([5, 3, 1]), 'en');
    expect(others).toEqual([]);
    expect(order!.places).toEqual([
      { name: 'Shenzhen', published: 1, ours: 5 },
      { name: 'Guangzhou', published: 2, ours: 3 },
      { name: 'Beijing', published: 3, ours: 1 },
    ]);
    expect(order!.correlation).toBe('ρ 0.50');
    expect(order!.words).toContain('2021 instead of 2017');
  });

  it('leave out places that an index of ours does not rank, and orders without two that it does', () => {
    const pairs = orderPairs(replicated([5, 0, 1], [0, 0, 4]), 'zh');
    expect(pairs).toHaveLength(1);
    expect(pairs[0]!.places.map(({ published }) => published)).toEqual([1, 3]);
  });
});
