import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { thorough } from '../helpers/thorough.js';

const sources = filesBelow(join(root, 'src'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => path.replaceAll('\\', '/'));

/** Where the imports and re-exports of a file lead, those of types among them. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  const statement = /^(?:import|export)\s+(?:[^'";=]*?from\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/gm;
  return [...text.matchAll(statement)].map(([, path, lazy]) =>
    join(dirname(file), path ?? lazy!).replaceAll('\\', '/'),
  );
}

/** What a floor may not import, and why. */
const refused = [
  ['engine', 'signals', 'upwards'],
  ['edition', 'engine', 'upwards'],
  ['analysis', 'release', 'upwards'],
  ['release', 'signals', 'sideways'],
  ['sql', 'engine', 'sideways'],
  ['tables', 'engine', 'sideways'],
  ['words', 'figures', 'upwards'],
  ['figures', 'documents', 'upwards'],
  ['site', 'terminal', 'sideways'],
  ['site', 'server', 'upwards'],
] as const;

const pure = ['edition', 'tables', 'engine', 'analysis', 'sql'];

/** Lines that no pure floor may have: process, console, network, files, clock of the machine. */
const impure = [
  'export const a = process.env;',
  "console.log('a');",
  "export const b = fetch('http://localhost/');",
  "export * from 'node:fs';",
  'setTimeout(() => {}, 1);',
];

/** A folder that floors are compiled in, with the settings and packages of this one. */
function workshop(): string {
  const folder = temporaryFolder();
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

function compile(folder: string, floors: readonly string[]) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-b', '--singleThreaded', ...floors.map((floor) => join('src', floor))];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, errors: stdout.split('\n').filter((line) => /error TS\d+:/.test(line)) };
}

/** The floors that a floor refers to. */
function below(floor: string): string[] {
  const { references = [] } = JSON.parse(readFileSync(join(root, 'src', floor, 'tsconfig.json'), 'utf8')) as {
    references?: { path: string }[];
  };
  return references.map(({ path }) => basename(path));
}

describe('the floors of src', () => {
  /** Floors as their settings make them, with nothing in them but imports of a file of another floor. */
  const bare = () => {
    const folder = workshop();
    const floors = filesBelow(join(root, 'src')).flatMap(
      (path) => /^([a-z]+)[\\/]tsconfig\.json$/.exec(path)?.[1] ?? [],
    );
    for (const floor of floors) {
      const there = join(folder, 'src', floor);
      cpSync(join(root, 'src', floor, 'tsconfig.json'), join(there, 'tsconfig.json'));
      writeFileSync(join(there, 'own.ts'), `export const of = '${floor}';\n`);
      const imports = below(floor).map((other) => `import '../${other}/own.js';\n`);
      writeFileSync(join(there, 'allowed.ts'), `${imports.join('')}export {};\n`);
    }
    for (const [floor, other] of refused)
      writeFileSync(join(folder, 'src', floor, `${other}.ts`), `export * from '../${other}/own.js';\n`);
    return compile(folder, [...new Set(refused.map(([floor]) => floor))]).errors;
  };
  let errors: string[] = [];
  beforeAll(() => {
    errors = bare();
  });

  it.each(refused)('do not let %s import %s (%s)', (floor, other) => {
    const found = errors.filter((line) => line.startsWith(`src/${floor}/${other}.ts(1,`));
    expect(found.join('\n')).toMatch(/error TS6307/);
  });

  it('let each other import what is below', () => {
    const where = refused.map(([floor, other]) => `src/${floor}/${other}.ts`);
    expect(errors.filter((line) => !where.includes(line.split('(')[0]!))).toEqual([]);
  });
});

describe('the pure floors', () => {
  it('know no process, console, fetch, clock of the machine or file', () => {
    const folder = workshop();
    for (const floor of pure) {
      // In npm test without what is in them; in the thorough run a package that they import may bring the types of Node.
      const there = join('src', floor, thorough ? '' : 'tsconfig.json');
      cpSync(join(root, there), join(folder, there), { recursive: true });
      writeFileSync(join(folder, 'src', floor, 'impure.ts'), `${impure.join('\n')}\n`);
    }
    const { status, errors } = compile(folder, pure);
    expect(status).not.toBe(0);
    const where = errors.map((line) => line.split(',')[0]);
    const planted = pure.flatMap((floor) => impure.map((_, i) => `src/${floor}/impure.ts(${i + 1}`));
    expect(where.sort()).toEqual(planted.sort());
  });
});

describe('the imports of src', () => {
  it('cross folders only through index.ts', () => {
    const floorOf = (path: string) => path.split('/')[0];
    const sideDoors = sources.flatMap((file) =>
      importsOf(file)
        .filter((to) => floorOf(to) !== floorOf(file) && !/^[a-z]+\/index\.js$/.test(to))
        .map((to) => `${file} → ${to}`),
    );
    expect(sideDoors).toEqual([]);
  });

  it('lead no script of the pages to the engine of records, which no browser can load', () => {
    const seen = new Set(sources.filter((path) => /^web\/[^/]+\/\w+\.tsx?$/.test(path)));
    for (const file of seen) {
      const text = readFileSync(join(root, 'src', file), 'utf8');
      for (const [, names = '', path = ''] of text.matchAll(
        /^(?:im|ex)port\s+(?!type\b)([^'";=]*?)from\s+'(\.[^']+)\.js'/gm,
      )) {
        const values = names.replace(/[{}\s]+/g, ' ').split(',');
        if (values.every((name) => /^\s*(?:type\s|$)/.test(name))) continue;
        const to = join(dirname(file), path).replaceAll('\\', '/');
        const found = sources.find((one) => one === `${to}.ts` || one === `${to}.tsx`);
        if (found) seen.add(found);
      }
    }
    expect(seen.size).toBeGreaterThan(500);
    expect([...seen].filter((path) => path.startsWith('signals/'))).toEqual([]);
  });

  it('never go in a circle, be it of types alone', () => {
    const next = new Map(sources.map((file) => [file.replace(/\.tsx?$/, '.js'), importsOf(file)]));
    expect([...next.values()].flat().length).toBeGreaterThan(100);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) circles.push([...path.slice(at), file].join(' → '));
      if (at >= 0 || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});
