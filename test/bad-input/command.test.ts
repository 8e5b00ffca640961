import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editionJsonSchema, type Problem, parseEdition } from '../../src/edition/index.js';
import { changed, editionWith, expectBothLanguages } from '../helpers/complaints.js';
import { chinaOpen, example, root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, type Ran } from '../helpers/iplus.js';

/** Exit 2, the message on stderr without a stack, nothing on stdout. */
function expectRefusal(ran: Ran, ...words: string[]): void {
  for (const word of words) expect(ran.err).toContain(word);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).not.toMatch(/^\s+at .*:\d+|node:internal/m);
}

const faulty = () => editionWith({ ...changed('edition.yaml', ['0.6', '0.5']), 'data/more.csv': '' });

describe('A mistake on the command line', () => {
  it.each([
    ['an empty folder', () => ['check', temporaryFolder()], 'a folder without edition.yaml'],
    ['a folder that is not there', () => ['check', join(temporaryFolder(), 'gone')], 'no such folder'],
    ['a file', () => ['build', join(example, 'edition.yaml'), '--out', temporaryFolder()], 'found: a file'],
    ['a faulty edition', () => ['check', faulty()], 'add up to 0.9'],
    ['no edition', () => ['check'], "missing required argument 'edition'"],
    ['an unknown command', () => ['chekc', example], "unknown command 'chekc'"],
    ['an occupied folder', () => ['new', example], 'a folder that is not empty'],
    [
      'a folder below a file',
      () => ['new', join(example, 'units.csv', 'x')],
      'cannot be written to (ENOTDIR)',
    ],
  ])('such as %s', (_, args, words) => {
    expectRefusal(iplus(args()), words);
  });

  it('is told in Chinese when asked, or when the terminal is Chinese', () => {
    for (const ran of [
      iplus(['check', faulty(), '--lang', 'zh']),
      iplus(['check', faulty()], { env: { LANG: 'zh_CN.UTF-8' } }),
    ]) {
      expectRefusal(ran, '实际: “index”下各权重之和为 0.9', '应为: ', '处理办法: ');
    }
  });

  it('is JSON for programs: every problem, in both languages', () => {
    const ran = iplus(['check', faulty(), '--json']);
    expectRefusal(ran);
    const { problems } = JSON.parse(ran.err) as { problems: Problem[] };
    problems.forEach(expectBothLanguages);
    expect(problems.map((p) => p.at)).toEqual([
      { file: 'edition.yaml', line: 7, path: 'tree' },
      { file: 'data/more.csv' },
    ]);
  });
});

describe('A folder that cannot be written to', () => {
  const root = process.getuid?.() === 0;

  it('is refused with what the system says', ({ skip }) => {
    skip(root, 'root may write everywhere: modes do not hold it back');
    const locked = temporaryFolder();
    chmodSync(locked, 0o500);
    expectRefusal(iplus(['build', example, '--out', join(locked, 'x')]), 'cannot be written to (EACCES)');
  });

  it('or one below a file', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expectRefusal(iplus(['build', example, '--out', join(file, 'x')]), 'cannot be written to (ENOTDIR)');
  });

  it('is no matter for the records when they need no fetching', () => {
    const folder = join(temporaryFolder(), 'edition');
    cpSync(example, folder, { recursive: true });
    chmodSync(folder, 0o500);
    expect(iplus(['check', folder]).code).toBe(0);
    chmodSync(folder, 0o700);
  });
});

describe('The example', () => {
  it('has no problem', () => {
    expect(iplus(['check', example])).toMatchObject({ code: 0, err: '' });
  });

  it('made by `iplus new` checks and builds as it is', () => {
    const folder = join(temporaryFolder(), 'mine');
    expect(iplus(['new', folder])).toMatchObject({ code: 0, err: '' });
    expect(iplus(['check', folder])).toMatchObject({ code: 0, err: '' });
    expect(iplus(['build', folder, '--out', join(folder, 'out')])).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(folder, 'out', 'results.csv'))).toBe(true);
  });
});

describe('The JSON Schema', () => {
  const text = iplus(['schema']).out;

  it('is what `iplus schema` prints and what schema/edition.schema.json holds', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(editionJsonSchema())));
    expect(readFileSync(join(root, 'schema', 'edition.schema.json'), 'utf8')).toBe(text);
  });

  it.each([example, chinaOpen])('has a place for every key of %s', (folder) => {
    const source = readFileSync(join(folder, 'edition.yaml'), 'utf8');
    expect(parseEdition('edition.yaml', source).problems).toEqual([]);
    expect(strangers(parse(source), JSON.parse(text), JSON.parse(text))).toEqual([]);
  });
});

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $defs?: Record<string, Schema>;
}

/** Keys of a value that its schema does not know, or requires and does not find. */
function strangers(value: unknown, schema: Schema, top: Schema): string[] {
  if (schema.$ref)
    return strangers(value, schema.$ref === '#' ? top : top.$defs![schema.$ref.split('/').at(-1)!]!, top);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((s) => strangers(value, s, top)).sort((a, b) => a.length - b.length)[0]!;
  if (Array.isArray(value)) return value.flatMap((item) => strangers(item, schema.items ?? {}, top));
  if (value === null || typeof value !== 'object' || !schema.properties) return [];
  const absent = (schema.required ?? []).filter((key) => !(key in value));
  const below = Object.entries(value).flatMap(([key, inner]) => {
    const place = schema.properties![key];
    return place ? strangers(inner, place, top) : [key];
  });
  return [...absent, ...below];
}
