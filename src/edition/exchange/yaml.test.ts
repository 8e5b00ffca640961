import { expect, it, vi } from 'vitest';
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

it('A second document is refused where it begins, and not left out', () => {
  expect(parseYaml('a.yaml', 'a: 1\n---\nb: 2\n').problems).toMatchObject([
    { at: { file: 'a.yaml', line: 2 }, found: { en: expect.stringContaining('second document') } },
  ]);
  expect(parseYaml('a.yaml', '---\na: 1\n...\n---\n').problems).toEqual([]);
});

it('Aliases without a value, without a bound or in a circle are told in words of ours', () => {
  const grown = Array.from({ length: 8 }, (_, i) => `k${i + 1}: &k${i + 1} [${`*k${i},`.repeat(9)}]\n`);
  const said = ['a: *b\n', `k0: &k0 [x]\n${grown.join('')}`, 'a: &a [*a]\n'].map(
    (text) => parseYaml('a.yaml', text).problems[0]?.found.en,
  );
  expect(said).toEqual([
    expect.stringContaining('of a name that no value before it has'),
    expect.stringContaining('too many values'),
    expect.stringContaining('inside the value'),
  ]);
});

it('A key that is itself a list is an unknown key, and nothing is written to the terminal', () => {
  const warnings: unknown[] = [];
  const note = (warning: unknown) => warnings.push(warning);
  process.on('warning', note);
  const { problems } = readYaml('a.yaml', 'title: x\n? [a]\n: b\n', z.strictObject({ title: z.string() }));
  expect(problems[0]?.found.en).toContain('[ a ]');
  return new Promise((done) => setImmediate(done)).then(() => {
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});

it('A value without its key is told with the key under which it would be right', () => {
  const method = z.union([
    z.strictObject({ method: z.enum(['none', 'log']) }),
    z.strictObject({ low: z.number() }),
  ]);
  const schema = z.strictObject({ normalise: method });
  const expected = (source: string) =>
    readYaml('a.yaml', source, schema).problems.map((one) => one.expected.en);
  expect(expected('normalise: none')).toEqual(['{ method: none }']);
  expect(expected('normalise: 7')).toEqual(['{ low: 7 }']);
  expect(expected('normalise: nothing')).toEqual(['keys with values (method, low)']);
  const lists = z.strictObject({ sources: z.array(z.strictObject({ id: z.string() })).optional() });
  expect(readYaml('a.yaml', '- id: people', lists).problems[0]!.expected.en).toBe(
    'the list under “sources:”',
  );
});

it('Of thousands of values without their keys the first few are told so, in time', () => {
  const reads = z.array(z.union([z.strictObject({ id: z.string() }), z.strictObject({ low: z.number() })]));
  const tried = vi.spyOn(reads, 'safeParse');
  const { problems } = readYaml('a.yaml', Array.from({ length: 300 }, (_, i) => `- i${i}`).join('\n'), reads);
  expect(problems[0]!.expected.en).toBe('{ id: i0 }');
  expect(problems.at(-1)!.expected.en).toBe('keys with values (id, low)');
  expect(tried.mock.calls.length).toBeLessThan(20);
});
