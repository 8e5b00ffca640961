import { expect, it } from 'vitest';
import { parseStatements } from './statements.js';

const about = {
  figures: [],
  inputs: [],
  rankings: [{ id: 'o', order: ['1', '2'] }],
  announced: [{ id: 'first' }, { id: 'near' }],
};
const statements = (...announced: string[]) =>
  [
    'scope: { en: s, zh: s }',
    'reasons: { r: { en: r, zh: r } }',
    'unknown: { figures: r, orders: r }',
    'announced:',
    ...announced.map((one) => `  - ${one}`),
    '',
  ].join('\n');

it('compares every announced statement with something', () => {
  const { problems } = parseStatements(
    's.yaml',
    statements(
      '{ of: first, ranks: { order: o, places: [1] } }',
      '{ of: near, test: { is: nearer, level: city, places: ["1"], to: ["2"] } }',
    ),
    about,
  );
  expect(problems).toEqual([]);
});

it.each([
  ['{ of: near }', 6],
  ['{ of: near, figures: [] }', 6],
  ['{ of: near, test: { is: nearer, level: city, places: ["1"] } }', 6],
  ['{ of: near, test: { is: led, level: city, to: ["1"] } }', 6],
])('refuses a check of nothing: %s', (nothing, line) => {
  const { problems } = parseStatements(
    's.yaml',
    statements('{ of: first, not-reproduced: r }', nothing),
    about,
  );
  expect(problems.map((p) => p.at.line)).toEqual([line]);
});
