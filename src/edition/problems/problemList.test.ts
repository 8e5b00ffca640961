import { describe, expect, it } from 'vitest';
import { ProblemList } from './problemList.js';
import { problems } from './problems.js';

describe('a list of problems', () => {
  it('tells twenty of a kind and counts the rest, in both languages and for programs', () => {
    const list = new ProblemList();
    for (let line = 1; line <= 339; line++)
      list.add(problems.textInNumbers({ file: 'a.csv', line }, `x${line}`));
    list.add(problems.duplicateCell('a.csv', 7, 'A, 2020'));
    expect(list.all).toHaveLength(22);
    expect(list.all[20]).toMatchObject({
      at: { file: 'a.csv' },
      found: { en: 'and 319 more of this kind', zh: '另有 319 处同类问题' },
      more: 319,
    });
    expect(list.all[21]!.found.en).toContain('A, 2020');
  });

  it('of twenty is not cut', () => {
    const list = new ProblemList();
    for (let line = 1; line <= 20; line++) list.add(problems.textInNumbers({ file: 'a.csv', line }, 'x'));
    expect(list.all).toHaveLength(20);
  });
});
