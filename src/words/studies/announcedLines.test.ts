import { describe, expect, it } from 'vitest';
import type { Replicated } from '../../analysis/index.js';
import { announcedStatements } from './announcedLines.js';

const text = (of: string) => ({ en: of, zh: of });

/** One statement with ranks of two places and a figure of two values, of which ours has the first. */
const found = {
  announced: [
    {
      announced: { id: 's', says: text('A first, B second'), year: '2017', source: text('source') },
      found: [
        {
          how: 'follows',
          release: 'r',
          parts: [
            {
              is: 'ranks',
              given: false,
              names: [text('A'), text('B')],
              to: [],
              announced: [1, 2],
              ours: [3, 0],
            },
            {
              is: 'figure',
              given: false,
              names: [],
              to: [],
              announced: [],
              ours: [110, Number.NaN],
              figure: {
                id: 'f',
                year: '2017',
                subject: text('C'),
                measure: text('index'),
                values: [100, 50],
                written: ['100', '50'],
                rounding: [0.5, 0.5],
                units: [text('points'), text('points')],
                about: [],
                howKnown: '',
                source: text('source'),
              },
            },
          ],
        },
      ],
    },
  ],
  reasons: {},
} as unknown as Replicated;

describe('announced statements as lines', () => {
  const [one] = announcedStatements(found, 'en');

  it('have a line for each rank and each figure, drawn where ours has one', () => {
    expect(one!.kind).toBe('ranks');
    expect(
      one!.lines.map(({ label, announced, drawn }) => [label, announced.replaceAll(/\s/g, ' '), drawn]),
    ).toEqual([
      ['A', '1', { on: 'ranks', announced: 1, ours: 3 }],
      ['B', '2', undefined],
      ['', '100 points', { on: 'figures', announced: 1, ours: 1.1 }],
      ['', '50 points', undefined],
    ]);
  });

  it('have one verdict', () => {
    expect(one!.verdict).toBe('Follows');
    expect(one!.words).toContain('follows from inputs of the simulation');
  });
});
