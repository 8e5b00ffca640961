import { expect, it } from 'vitest';
import { parseAnnounced } from './announced.js';

const words = '{ en: a, zh: 甲 }';
const file = (statements: string, reading = '{ id: total, title: { en: In total, zh: 总量 } }') =>
  `title: ${words}\nsource: ${words}\nof: ${words}\nevidence: ${words}\nreadings: [${reading}]\nstatements:\n${statements}`;
const claim = '[{ en: B ranked first in 2017, zh: 2017年乙排名第一 }]';
const foundIn = (source: string) => parseAnnounced('announced.yaml', source, ['rates']).problems;

it('reads statements with claims, and others with the reason why there are none', () => {
  const source = file(
    `  - { id: a, says: ${words}, claims: { total: ${claim} } }\n  - { id: b, says: ${words}, cannot: ${words} }`,
  );
  const { announced, problems } = parseAnnounced('announced.yaml', source, []);
  expect(problems).toEqual([]);
  expect(announced?.statements.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('finds an unknown reading, an unknown variant and a statement twice, each with its line', () => {
  const twice = `  - { id: a, says: ${words}, cannot: ${words} }\n`;
  expect(foundIn(file(twice + twice))[0]).toMatchObject({ at: { line: 8 } });
  for (const key of ['claims', 'cannot: { en: a, zh: 甲 }, nearest', 'cannot: { en: a, zh: 甲 }, each']) {
    const other = foundIn(file(`  - { id: a, says: ${words}, ${key}: { per-head: ${claim} } }`));
    expect(other[0]!.found.en).toContain('per-head');
  }
  const variant = foundIn(file(twice, `{ id: total, title: ${words}, variant: rate }`));
  expect(variant[0]!.found.en).toContain('rate');
  expect(
    parseAnnounced('announced.yaml', file(twice, `{ id: total, title: ${words}, variant: rates }`), ['rates'])
      .problems,
  ).toEqual([]);
});

it('finds a statement with neither claims nor a reason, and one with both', () => {
  expect(foundIn(file(`  - { id: a, says: ${words} }`))).toHaveLength(1);
  expect(
    foundIn(file(`  - { id: a, says: ${words}, cannot: ${words}, claims: { total: ${claim} } }`)),
  ).toHaveLength(1);
});

it('reads published figures with their formulas, and finds what is no formula, with its line', () => {
  const figure = (id: string, more = '') =>
    `  - { id: ${id}, title: ${words}, value: '1.50', rounding: 0.005, source: ${words}${more} }\n`;
  const withFigures = (...figures: string[]) =>
    file(`  - { id: a, says: ${words}, cannot: ${words} }\nfigures:\n${figures.join('')}`);
  expect(foundIn(withFigures(figure('b'), figure('c', ", from: '100 × (b / 2 − 1)'")))).toEqual([]);
  for (const wrong of ["'100 ×'", "'x + 1'", "'growth(b)'", "'at(b, 2020)'", "'total(b)'"]) {
    const found = foundIn(withFigures(figure('b'), figure('c', `, from: ${wrong}`)));
    expect(
      found.map(({ at }) => at.line),
      wrong,
    ).toEqual([10]);
  }
  expect(foundIn(withFigures(figure('b'), figure('b')))[0]).toMatchObject({ at: { line: 10 } });
});
