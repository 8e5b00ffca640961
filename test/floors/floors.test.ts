import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';

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

describe('the floors of src', () => {
  let copy = '';
  const compile = (floor: string) => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-b', join('src', floor)], {
      cwd: copy,
      encoding: 'utf8',
    });
    return { status, stdout };
  };
  /** Compiles a floor with one more file in it. */
  const planted = (floor: string, text: string) => {
    const file = join(copy, 'src', floor, 'planted.ts');
    writeFileSync(file, text);
    try {
      return compile(floor);
    } finally {
      rmSync(file);
    }
  };

  beforeAll(() => {
    copy = temporaryFolder();
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
    for (const file of ['tsconfig.base.json', 'package.json']) cpSync(join(root, file), join(copy, file));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  });

  it('compile as they are', () => {
    expect(compile('release')).toEqual({ status: 0, stdout: '' });
  });

  it.each([
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
  ])('do not let %s import %s (%s)', (floor, other) => {
    const { status, stdout } = planted(floor, `export * from '../${other}/index.js';\n`);
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/planted\.ts.*error TS6307|error TS6307.*planted\.ts/s);
  });

  it.each(['edition', 'tables', 'engine', 'analysis', 'sql'])(
    'keep %s pure: no process, console, fetch, clock of the machine or file',
    (floor) => {
      const lines = [
        'export const a = process.env;',
        "console.log('a');",
        "export const b = fetch('http://localhost/');",
        "export * from 'node:fs';",
        'setTimeout(() => {}, 1);',
      ];
      const { status, stdout } = planted(floor, `${lines.join('\n')}\n`);
      expect(status).not.toBe(0);
      lines.forEach((_, i) => {
        expect(stdout).toMatch(new RegExp(`planted\\.ts\\(${i + 1},`));
      });
    },
  );
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
