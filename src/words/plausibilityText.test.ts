import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../test/helpers/plan.js';
import { buildIndex } from '../engine/index.js';
import { figureFindings, unlikelyLines } from './plausibilityText.js';

const units = Array.from({ length: 12 }, (_, c) => `u${c}`);
const periods = ['2020', '2021', '2022', '2023'];

/** Figures that grow alike, but for two of each indicator that are a hundred times their neighbours. */
function unlikelyFigures() {
  const plan = planOf({ units, periods, tree: { x: 1, y: 1, z: 1 } });
  const odd = (c: number, t: number) => (t === 1 && (c === 3 || c === 7) ? 300 : 1);
  const values = periods.map((_, t) => units.map((_, c) => (10 + c) * 1.02 ** t * odd(c, t)));
  const panel = panelOf(plan, { x: values, y: values, z: values });
  return { plan, panel, index: buildIndex(plan, panel), solve: undefined };
}

describe('the findings on the page of quality', () => {
  it('say where, what the figure would be and what that moves, those that move most first', () => {
    const { lead, head, rows, accepted } = figureFindings(unlikelyFigures(), 'en');
    expect(lead).toMatch(/^\d+ findings that look unlikely/);
    expect([head.length, accepted]).toEqual([4, []]);
    const texts = rows.map((row) => row.texts);
    const figures = texts.filter(([where]) => /^u[37], 2021, /.test(where!));
    expect(figures.length).toBe(6);
    for (const [where, , expected, ranks] of figures) {
      const c = Number(where![1]);
      expect(Number(expected) / ((10 + c) * 1.02)).toBeCloseTo(1, 2);
      expect(ranks).toMatch(/ \d+ → \d+/);
    }
    expect(texts.slice(0, 6)).toEqual(figures);
  });
});

describe('notes for readers on unlikely figures', () => {
  for (const [lang, counts] of [
    ['en', /\d+(?= finding| more)/g],
    ['zh', /(?<=有)\d+(?=处)/g],
  ] as const) {
    for (const most of [1, 2, 3]) {
      it(`count every finding once, where at most ${most} of a kind are shown (${lang})`, () => {
        const lines = unlikelyLines(unlikelyFigures(), lang, most);
        const [total, ...rest] = lines.map((line) => (line.match(counts) ?? []).map(Number));
        const shown = lines.filter((line) => line.startsWith('–')).length;
        expect(shown + rest.flat().reduce((sum, n) => sum + n, 0)).toBe(total![0]);
      });
    }
  }
});
