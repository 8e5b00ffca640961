import { describe, expect, it } from 'vitest';
import { phraseLines } from './phraseLines.js';

const figure = { value: 18.31, unit: 'points', from: 'value', references: ['results/A/2017/index'] } as const;
const line = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('');

describe('the lines of a phrase', () => {
  it.each([
    ['各省份中，上海市、北京市（', '点）。'],
    ['Among the provinces, Foshan (', ') follows.'],
  ])('neither end in an opening bracket nor begin with a closing one: %s', (before, after) => {
    const phrase = [before, { text: '18.31', figure }, after];
    for (let width = 120; width < 420; width += 7) {
      const lines = phraseLines(phrase, width, 20).map(line);
      expect(lines.join('').replaceAll(' ', '')).toBe(`${before}18.31${after}`.replaceAll(' ', ''));
      for (const text of lines) {
        expect(text).not.toMatch(/[（(]$/);
        expect(text).not.toMatch(/^[，。、）).]/);
      }
    }
  });
});
