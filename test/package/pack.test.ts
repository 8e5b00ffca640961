import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf, root } from '../helpers/editions.js';
import { examplesOf } from '../helpers/examples.js';
import { filesBelow, fingerprint, temporaryFolder } from '../helpers/folders.js';
import { nodeFolder, nodeVersions, npm } from '../helpers/nodes.js';
import { describeThoroughly } from '../helpers/thorough.js';

/**
 * The package as `npm pack` makes it, of the sources and the program that this run has compiled of them (its `prepack`
 * compiles them anew, which takes as long as a tenth of all tests).
 */
function packed(): string {
  const copy = temporaryFolder();
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = stdout.split('\0').filter((f) => f !== '' && existsSync(join(root, f)));
  const sources = new Set(files.map((f) => f.replace(/^src\//, '').replace(/\.tsx?$/, '')));
  // A file of `dist` that has no source is left from an earlier compilation.
  const made = filesBelow(join(root, 'dist'))
    .filter((f) => !f.startsWith('packages/'))
    .filter((f) => /^(?:bundle|program)\//.test(f) || sources.has(f.replace(/(?:\.d\.ts|\.js)$/, '')))
    .map((f) => join('dist', f));
  for (const file of [...files, ...made]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  const how = ['pack', '--json', '--ignore-scripts', '--pack-destination', copy];
  const { status, stdout: out, stderr } = npm(how, copy);
  if (status !== 0) throw new Error(`npm pack: ${status === null ? 'not done in time' : stderr}`);
  const [{ filename }] = JSON.parse(out.slice(out.indexOf('['))) as [{ filename: string }];
  return join(copy, filename);
}

/** Whether a source runs as it is compiled; those of the pages and of other packages are bundled. */
const runs = (file: string) => /(?<!\.test|\.d)\.tsx?$/.test(file) && !/^(?:web|packages)\//.test(file);

/** Runs a command with the Node in a folder. */
function runUnder(node: string, cwd: string, command: string, ...args: string[]) {
  const PATH = `${node}${delimiter}${process.env['PATH']}`;
  const env = { ...process.env, PATH, LANG: 'C', LC_ALL: '', NODE_OPTIONS: '' };
  return spawnSync(command, args, { cwd, encoding: 'utf8', env });
}

const examples = examplesOf(join(root, 'docs', 'library.md'));

describe('the package', () => {
  let tarball = '';
  let unpacked = '';
  beforeAll(() => {
    tarball = packed();
    unpacked = join(temporaryFolder(), 'package');
    mkdirSync(unpacked);
    spawnSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  });

  it('holds the program, its types, editions, schema and documents, and nothing that only its makers need', () => {
    const files = filesBelow(unpacked);
    const needed = [
      'dist/index.d.ts',
      'dist/program/index.js',
      'dist/cli/main.js',
      'dist/bundle/names.json',
      'dist/program/answerWorker.js',
    ];
    expect(files).toEqual(
      expect.arrayContaining([...needed, 'schema/edition.schema.json', 'README.md', 'LICENSE', 'NOTICE']),
    );
    expect(
      files.filter((f) => /\.test\.|^(src|test|scripts|bench)\/|\.map$|tsbuildinfo|\.parquet$/.test(f)),
    ).toEqual([]);
    const apart = files.filter((f) => /^dist\/(?!bundle\/|program\/).*\.js$/.test(f));
    expect(apart.sort(), 'all else is bundled').toEqual(['dist/cli/main.js', 'dist/package/index.js']);
  });

  it('takes less than 7.8 MB', () => {
    expect(statSync(tarball).size).toBeLessThan(7.8e6);
  });

  it.for(nodeVersions)(
    'makes an edition and its release under Node %s, beside the packages that are installed here',
    async (version, test) => {
      const found = await nodeFolder(version);
      if ('absent' in found) return test.skip(found.absent);
      const cwd = join(unpacked, '..');
      const packages = join(cwd, 'node_modules');
      if (!existsSync(packages)) symlinkSync(join(root, 'node_modules'), packages, 'dir');
      const iplus = (...args: string[]) =>
        runUnder(found.folder, cwd, 'node', join('package', 'dist', 'cli', 'main.js'), ...args);
      const [edition, release] = [`index-${version}`, `release-${version}`];
      expect(iplus('new', edition)).toMatchObject({ status: 0, stderr: '' });
      expect(iplus('build', edition, '--out', release)).toMatchObject({ status: 0, stderr: '' });
      expect(fingerprint(join(cwd, release))).toEqual(fingerprint((await releaseOf(example)).folder));
    },
  );

  describeThoroughly('installed in an empty folder by the npm of the oldest Node', () => {
    let folder = '';
    let absent = '';
    /** Runs a command under a version of Node, in a folder of this version. */
    const run = async (version: string, command: string, ...args: string[]) => {
      const found = await nodeFolder(version);
      const cwd = join(folder, version);
      mkdirSync(cwd, { recursive: true });
      return runUnder('absent' in found ? '' : found.folder, cwd, command, ...args);
    };
    /** Why a version cannot be tried here. */
    const lacking = async (version: string) => {
      const found = await nodeFolder(version);
      return absent || ('absent' in found ? found.absent : '');
    };

    beforeAll(async () => {
      const found = await nodeFolder(nodeVersions[0]!);
      if ('absent' in found) absent = found.absent;
      if ('absent' in found) return;
      folder = temporaryFolder();
      writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
      const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
      const { status, stderr } = npm(['install', tarball, ...flags], folder, { node: found.folder });
      if (status !== 0) absent = `npm cannot install it here: ${stderr.trim().split('\n')[0]}`;
    });

    it.for(nodeVersions)(
      'makes an edition and its release under Node %s, the same bytes as everywhere',
      async (version, test) => {
        const missing = await lacking(version);
        if (missing) return test.skip(missing);
        expect((await run(version, 'node', '--version')).stdout.trim()).toBe(`v${version}`);
        expect(await run(version, 'npx', 'iplus', 'new', 'my-index')).toMatchObject({
          status: 0,
          stderr: '',
        });
        const built = await run(version, 'npx', 'iplus', 'build', 'my-index', '--out', 'releases/my-index');
        expect(built).toMatchObject({ status: 0, stderr: '' });
        const { folder: ours } = await releaseOf(example);
        expect(fingerprint(join(folder, version, 'releases', 'my-index'))).toEqual(fingerprint(ours));
      },
    );

    it('runs the examples of the library, with types that compile without anything else', async (test) => {
      if (absent) return test.skip(absent);
      const [oldest] = nodeVersions;
      const names = examples.map((_, i) => `example-${i}`);
      examples.forEach(({ code }, i) => {
        writeFileSync(join(folder, oldest, `${names[i]}.ts`), code);
      });
      mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
      const types = join(folder, 'node_modules', '@types', 'node');
      if (!existsSync(types)) symlinkSync(join(root, 'node_modules', '@types', 'node'), types, 'dir');
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const how = [
        '--singleThreaded',
        '--strict',
        '--target',
        'es2023',
        '--module',
        'nodenext',
        '--types',
        'node',
      ];
      const compiled = await run(oldest, 'node', tsc, ...how, ...names.map((n) => `${n}.ts`));
      expect(compiled.stdout).toBe('');
      // One process for all, as each would load the library anew.
      const end = '--- end of an example';
      const script = names.map((n) => `await import('./${n}.js');\nconsole.log('${end}');\n`).join('');
      writeFileSync(join(folder, oldest, 'examples.js'), script);
      const { stdout, stderr } = await run(oldest, 'node', 'examples.js');
      expect(stderr).toBe('');
      const printed = stdout.split(`${end}\n`).slice(0, -1);
      expect(printed.map((text) => text.trimEnd().split('\n'))).toEqual(examples.map(({ prints }) => prints));
    });
  });
});

it('names no package at run time that its users would not get', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const sources = filesBelow(join(root, 'src')).filter((f) => runs(f));
  const named = sources.flatMap((file) => {
    // Examples in comments import the package itself.
    const text = readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*\*.*?\*\//gs, '');
    return [...text.matchAll(/(?:from |import\()'([^'.][^']*)'/g)].map((m) => m[1]!);
  });
  const packages = named.filter((n) => !n.startsWith('node:')).map((n) => /^(?:@[^/]+\/)?[^/]+/.exec(n)![0]);
  expect(packages.filter((p) => !(p in dependencies) && !typesOnly.has(p))).toEqual([]);
});

/** Packages of which only types are taken. */
const typesOnly = new Set(['geojson', 'topojson-specification']);
