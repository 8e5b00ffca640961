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

/** What modules do, run one after the other in one process, as each would load the library anew. */
interface Ran {
  modules: { out: string; error: string }[];
  /** The names that the compiled library exports. */
  exported: string[];
}

const runner = `
const modules = [];
const write = process.stdout.write.bind(process.stdout);
for (const module of process.argv.slice(2)) {
  const said = { out: '', error: '' };
  modules.push(said);
  process.stdout.write = (text) => ((said.out += text), true);
  process.stderr.write = (text) => ((said.error += text), true);
  try {
    await import('./' + module);
  } catch (error) {
    said.error += error;
  }
}
write(JSON.stringify({ modules, exported: Object.keys(await import('internet-plus-index')) }));
`;

let types = '';
let ran: Ran = { modules: [], exported: [] };

/** Compiles the examples as users of the package do, and runs them. */
beforeAll(() => {
  const folder = temporaryFolder();
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LANG: 'C' } });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'internet-plus-index'), 'dir');
  symlinkSync(join(root, 'node_modules', '@types'), join(folder, 'node_modules', '@types'), 'dir');
  cpSync(example, join(folder, 'my-index'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'run.js'), runner);
  const names = examples.map((_, i) => `example-${i}`);
  examples.forEach(({ code }, i) => {
    writeFileSync(join(folder, `${names[i]}.ts`), code);
  });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'];
  const modules = ['--target', 'es2023', '--module', 'nodenext', '--types', 'node', '--outDir', '.'];
  types = node(tsc, '--singleThreaded', ...strict, ...modules, ...names.map((n) => `${n}.ts`)).stdout;
  const { stdout, stderr } = node('run.js', ...names.map((n) => `${n}.js`));
  if (stdout === '') throw new Error(stderr);
  ran = JSON.parse(stdout) as Ran;
});

describe('the examples of docs/library.md and of comments', () => {
  it('have the types the package declares, and need no type of a package that its users do not have', () => {
    expect(types).toBe('');
  });

  it.each(examples.map(({ name, prints }, i) => ({ name, prints, i })))(
    'print what they say: $name',
    ({ prints, i }) => {
      const { out, error } = ran.modules[i]!;
      expect(error).toBe('');
      expect(out.trimEnd().split('\n').slice(0, prints.length)).toEqual(prints);
      expect(out).not.toMatch(/NaN|undefined|\[object/);
    },
  );
});

const index = readFileSync(join(root, 'src', 'index.ts'), 'utf8');

/** The names that src/index.ts exports: those of others, and its own. */
const exported = [
  ...[...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap((m) => m[1]!.split(',')),
  ...[...index.matchAll(/^export (?:const|function) (\w+)/gm)].map((m) => m[1]!),
]
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
    const table = readFileSync(doc, 'utf8').split('## All exports')[1]!;
    const listed = [...table.split('Anything not')[0]!.matchAll(/`(\w+)`/g)].map((m) => m[1]!);
    expect(listed.sort()).toEqual([...exported].sort());
  });

  it('is what the compiled package has at run time', () => {
    expect(exported).toEqual(expect.arrayContaining(ran.exported));
    expect(ran.exported.length).toBeGreaterThan(20);
  });
});
