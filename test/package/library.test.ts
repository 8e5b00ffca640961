import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, root } from '../helpers/editions.js';
import { examplesInComments, examplesOf } from '../helpers/examples.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';

const doc = join(root, 'docs', 'library.md');
/** Sources of the program. */
const sources = filesBelow(join(root, 'src')).filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.'));
const examples = [
  ...examplesOf(doc),
  ...sources.flatMap((file) => examplesInComments(join(root, 'src', file))),
];

describe('the examples of docs/library.md and of comments', () => {
  let folder = '';
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LANG: 'C' } });

  beforeAll(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules', 'internet-plus-index'), 'dir');
    symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), 'dir');
    cpSync(example, join(folder, 'my-index'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    examples.forEach(({ code }, i) => {
      writeFileSync(join(folder, `example-${i}.ts`), code);
    });
  });

  it('have the types the package declares, and need no type of a package that its users do not have', () => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const strict = [
      '--strict',
      '--noUncheckedIndexedAccess',
      '--exactOptionalPropertyTypes',
      '--target',
      'es2023',
    ];
    const modules = ['--module', 'nodenext', '--types', 'node', '--outDir', '.'];
    const files = examples.map((_, i) => `example-${i}.ts`);
    const { stdout, status } = node(tsc, ...strict, ...modules, ...files);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it.each(examples.map(({ name, prints }, i) => ({ name, prints, i })))(
    'print what they say: $name',
    (of) => {
      const { stdout, stderr, status } = node(`example-${of.i}.js`);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      const printed = stdout.trimEnd().split('\n');
      expect(printed.slice(0, of.prints.length)).toEqual(of.prints);
      expect(stdout).not.toMatch(/NaN|undefined|\[object/);
    },
  );
});

/** The names that src/index.ts exports. */
const exported = [
  ...readFileSync(join(root, 'src', 'index.ts'), 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm),
]
  .flatMap((m) => m[1]!.split(','))
  .map((name) => name.replace('type ', '').trim())
  .filter((name) => name !== '');

describe('what the library exports', () => {
  const texts = sources.map((f) => readFileSync(join(root, 'src', f), 'utf8'));

  it.each(exported)('%s is documented where it is declared', (name) => {
    const declared = new RegExp(
      `\\*/\\n(?:export (?:async )?(?:function|class|const|interface|type)) ${name}\\b`,
    );
    expect(texts.some((text) => declared.test(text))).toBe(true);
  });

  it('is listed in its document', () => {
    const table = readFileSync(doc, 'utf8').split('## All of it')[1]!;
    const listed = [...table.split('Whatever')[0]!.matchAll(/`(\w+)`/g)].map((m) => m[1]!);
    expect(listed.sort()).toEqual([...exported].sort());
  });

  it('is what the compiled package has at run time', async () => {
    const library = (await import('internet-plus-index' as string)) as Record<string, unknown>;
    const atRunTime = Object.keys(library);
    expect(exported).toEqual(expect.arrayContaining(atRunTime));
    expect(atRunTime.length).toBeGreaterThan(20);
  });
});
