import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml, readYaml } from './yaml.js';

it('A key that a map has twice is reported where it stands the second time', () => {
  const { text, problems } = parseYaml('a.yaml', 'a: 1\nb: { c: 1, c: 2 }\n');
  expect(text).toBeUndefined();
  expect(problems).toMatchObject([
    { at: { file: 'a.yaml', line: 2 }, found: { en: expect.stringContaining('unique') } },
  ]);
});

it('Of thousands of unknown keys twenty are named and the rest counted', () => {
  const stray = Array.from({ length: 5000 }, (_, i) => `stray${i}: 1\n`).join('');
  const { value, problems } = readYaml('a.yaml', `title: x\n${stray}`, z.strictObject({ title: z.string() }));
  expect(value).toBeUndefined();
  expect(problems).toHaveLength(21);
  expect(problems[0]).toMatchObject({ at: { line: 2 }, found: { en: expect.stringContaining('stray0') } });
  expect(problems[20]).toMatchObject({ more: 4980 });
});

it('Text with more nesting than the limit is refused before it is parsed', () => {
  expect(() => parseYaml('a.yaml', '['.repeat(1e5))).toThrow('100,000 levels of nesting');
});
