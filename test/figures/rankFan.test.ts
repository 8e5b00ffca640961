import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { type RankSpan, rankFan } from '../../src/figures/rankFan.js';

/** As many ranks, each with a range of one place either way but for one of them. */
const spans = (many: number, widest: number): RankSpan[] =>
  Array.from({ length: many }, (_, i) => ({
    rank: i + 1,
    name: `Place ${i + 1}`,
    above: i + 1 === widest ? 5000 : 1,
    below: 1,
    title: `Place ${i + 1}: ${i + 1}`,
  }));

const drawn = (all: RankSpan[]) =>
  renderToString(
    rankFan(all, { x: 'Rank', y: 'Places' })({ lang: 'en', width: 900, href: (p) => p }).content,
  );
const lines = (svg: string) => svg.match(/<rect class="bar0"/g)!.length;

it('draws every rank of a few hundred', () => expect(lines(drawn(spans(351, 3)))).toBe(351));

it('draws at most 2,000 lines of very many ranks and never leaves out the widest range', () => {
  for (const widest of [1, 20_017, 34_001]) {
    const svg = drawn(spans(34_001, widest));
    expect(lines(svg)).toBeLessThanOrEqual(2000);
    expect(svg).toContain(`>Place ${widest}<`);
  }
});
