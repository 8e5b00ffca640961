import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/release/index.js';
import { bundledProgram } from '../helpers/bundled.js';
import { china2018, chinaOpen, chinaRelease, example, onlyOrders, releaseOf } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { type Setting, scriptProcess } from '../helpers/iplus.js';
import { nodeFolder, nodeVersions } from '../helpers/nodes.js';
import { seeded, shuffled } from '../helpers/random.js';
import { casesOf, itThoroughly, thorough } from '../helpers/thorough.js';

const program = await bundledProgram();

/** The hash of every file of the release that a new process makes of an edition. */
function hashes(edition: string, setting?: Setting): Record<string, string> {
  return fingerprint(built(edition, setting));
}

/** The hash of each part of the index that a new process makes of an edition, up to what a release is made of. */
function indexHashes(edition: string, setting?: Setting): unknown {
  const { code, out, err } = scriptProcess(join(import.meta.dirname, 'indexOf.mjs'), [edition], setting);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

function built(edition: string, setting?: Setting): string {
  const out = join(temporaryFolder(), 'release');
  const { code, err } = scriptProcess(program, ['build', edition, '--out', out], setting);
  expect(err).toBe('');
  expect(code).toBe(0);
  return out;
}

/** A copy of an edition whose files are created in the opposite order. */
function copyBackwards(edition: string): string {
  const copy = join(temporaryFolder(), 'elsewhere', 'a folder 版本');
  const copyAll = (from: string, to: string) => {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from).sort().reverse()) {
      if (statSync(join(from, name)).isDirectory()) copyAll(join(from, name), join(to, name));
      else cpSync(join(from, name), join(to, name));
    }
  };
  copyAll(edition, copy);
  return copy;
}

/** Puts the rows of a table in another order, the header first. */
function shuffleRows(path: string): void {
  const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  writeFileSync(path, `${[header, ...shuffled(rows, seeded(3))].join('\n')}\n`);
}

/** Whether a command does its work here: some ask for rights or a program that not every machine has. */
const works = (...words: string[]) => spawnSync(words[0]!, [...words.slice(1), 'true']).status === 0;
const threads = { UV_THREADPOOL_SIZE: '1', NODE_OPTIONS: '--max-old-space-size=768' };
const nobody = ['-u', 'HOME', '-u', 'USER', '-u', 'LOGNAME', 'COLUMNS=40', 'TERM=dumb', 'FORCE_COLOR=3'];
const apia = { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
const shanghai = { TZ: 'Asia/Shanghai', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' };

/** What may not show in a release: each setting by what it is, and some need a right or a program. */
const hostile: [string, () => Setting][] = [
  ['in the time zone of Apia and a Turkish locale', () => ({ env: apia })],
  ['with the umask 077', () => ({ before: ['sh', '-c', 'umask 077; exec "$@"', 'sh'] })],
  ['from another working folder', () => ({ cwd: temporaryFolder() })],
  ['with one thread in the pool and little memory', () => ({ env: threads })],
  ['without a home or a user, in a terminal of 40 columns', () => ({ before: ['env', ...nobody] })],
  [
    'on a host of another name',
    () => ({ before: ['unshare', '--uts', 'sh', '-c', 'hostname elsewhere.example; exec "$@"', 'sh'] }),
  ],
  ['on one core', () => ({ before: ['taskset', '-c', '0'] })],
  ['a thousand days later', () => ({ before: ['faketime', '-f', '+1000d'] })],
];
const here = hostile.filter(([, setting]) => works(...(setting().before ?? []), 'env'));

/**
 * The supported Nodes of another major version than the one that runs the tests and makes the first results: the newest
 * joins the hostile settings, the rest has another task each. (`package/pack` tries every version on the example.)
 */
const otherNodes = await Promise.all(
  nodeVersions
    .filter((version) => version.split('.')[0] !== process.versions.node.split('.')[0])
    .map(async (version) => ({ version, found: await nodeFolder(version) })),
);
const newest = otherNodes
  .slice(-1)
  .flatMap(({ version, found }): [string, () => Setting][] =>
    'absent' in found ? [] : [[`under Node ${version}`, () => ({ node: join(found.folder, 'node') })]],
  );
/** The time zone of Shanghai and a Chinese locale, with another Node where it can be had (the tests below say where not). */
const older = otherNodes.slice(0, -1).map(
  ({ found }): Setting => ({
    ...('folder' in found && { node: join(found.folder, 'node') }),
    env: shanghai,
  }),
);

function together(settings: readonly Setting[]): Setting {
  return {
    cwd: settings.findLast(({ cwd }) => cwd !== undefined)?.cwd ?? process.cwd(),
    env: Object.assign({}, ...settings.map(({ env }) => env)),
    before: settings.flatMap(({ before = [] }) => before),
    node: settings.find(({ node }) => node !== undefined)?.node ?? process.execPath,
  };
}

/**
 * Runs in every hostile setting at once, under the newest Node; only where the result differs, in one after the other, to
 * say in which.
 */
function expectSame<T>(first: T, make: (setting: Setting) => T): void {
  const settings = [...newest, ...here];
  const all = make(together(settings.map(([, setting]) => setting())));
  if (isDeepStrictEqual(all, first)) return;
  const alone = settings.filter(([, setting]) => !isDeepStrictEqual(make(setting()), first));
  expect(all, `differs ${alone.map(([name]) => name).join(', ') || 'in all settings together'}`).toEqual(
    first,
  );
}

describe('the hostile settings', () => {
  it.for(hostile)('can be had here: %s', ([name], test) => {
    if (!here.some(([known]) => known === name)) test.skip('this machine lacks the right or the program');
  });

  it.for(otherNodes)('can be had here: Node $version', ({ found }, test) => {
    if ('absent' in found) test.skip(found.absent);
  });
});

/** Says where rows stand in their files. */
const sampleRows = 'sample-rows.csv';

/** Some builds of all cities take longer than a test usually may. */
const slowly = { timeout: 600_000 };

describe.each([
  ['the example', example, 'data/values.csv', []],
  ['the cities of China', chinaOpen, 'records/mobile-blocks-2021-08.csv', ['mobile-blocks-2021-08']],
])('the release of %s', (_, edition, table, sources) => {
  let plain: string;
  let first: Record<string, string>;
  let absent = '';

  beforeAll(async () => {
    const release = edition === chinaOpen ? await chinaRelease() : await releaseOf(edition);
    if (typeof release === 'string') absent = release;
    else plain = release.folder;
    if (!absent) first = fingerprint(plain);
    if (!absent) expect(Object.keys(first)).toContain('release.json');
  });

  // The cities take longest; `npm test` builds them in the test below.
  const sometimes = edition === chinaOpen ? itThoroughly : it;
  sometimes(
    'is the same, byte by byte, in hostile settings under the newest Node, from a copy elsewhere whose files were written in another order',
    (test) => {
      if (absent) return test.skip(absent);
      const copy = copyBackwards(edition);
      expectSame(first, (setting) => hashes(copy, setting));
    },
    slowly.timeout,
  );

  it.for(older)(
    'differs only in the hash of a table whose rows are in another order and in the lines of sample rows, elsewhere and under another Node if it can be had',
    slowly,
    (node, test) => {
      if (absent) return test.skip(absent);
      const copy = copyBackwards(edition);
      shuffleRows(join(copy, table));
      const out = built(copy, node);
      const { 'release.json': ours, [sampleRows]: _lines, ...files } = fingerprint(out);
      const { 'release.json': theirs, [sampleRows]: __lines, ...same } = first;
      expect(files).toEqual(same);
      expect(ours).not.toBe(theirs);
      const [before, after] = [manifestOf(plain), manifestOf(out)];
      const changed = <T extends object>(key: keyof T, a: readonly T[], b: readonly T[]) =>
        a.filter((x, i) => JSON.stringify(x) !== JSON.stringify(b[i])).map((x) => x[key]);
      expect(changed('path', before.inputs, after.inputs)).toEqual([table]);
      expect(changed('id', before.sources, after.sources)).toEqual(sources);
      const rest = ({ files: all, ...manifest }: typeof after) => ({
        ...manifest,
        id: '',
        inputs: [],
        sources: [],
        files: all.filter(({ path }) => path !== sampleRows),
      });
      expect(rest(after)).toEqual(rest(before));
    },
  );
});

describe('simulated records', () => {
  const simulated = (setting?: Setting): string => {
    const copy = join(temporaryFolder(), 'edition');
    cpSync(china2018, copy, { recursive: true, filter: (path) => !path.includes('/records') });
    if (!thorough) onlyOrders(copy);
    const { code } = scriptProcess(program, ['simulate', copy, '--records', '50000', '--seed', '3'], setting);
    expect(code).toBe(0);
    return copy;
  };
  const records = (edition: string) => fingerprint(join(edition, 'records'));
  let edition: string;
  let first: Record<string, string>;
  beforeAll(() => {
    edition = simulated();
    first = records(edition);
    expect(Object.keys(first)).toContain('order/order-goods-2015.parquet');
  });

  it('are the same, byte by byte, in hostile settings', slowly, () => {
    expectSame(first, (setting) => records(simulated(setting)));
  });

  it.for(casesOf(older, 0))(
    'are the same, byte by byte, elsewhere and under another Node if it can be had',
    slowly,
    (node) => {
      expect(records(simulated(node))).toEqual(first);
    },
  );

  itThoroughly(
    'give the same panel and index in hostile settings',
    () => {
      const here = indexHashes(edition);
      expect(Object.keys(here as object)).toEqual(['plan', 'panel', 'provenance', 'index', 'ranks']);
      expectSame(here, (setting) => indexHashes(edition, setting));
    },
    slowly.timeout,
  );
});

it('names no clock, user or folder of the machine in a release', async () => {
  const { folder: out } = await releaseOf(example);
  const { stdout } = spawnSync(
    'grep',
    ['-rlE', `${process.cwd()}|/tmp/|20[0-9]{2}-[0-9]{2}-[0-9]{2}T`, out],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout).toBe('');
});

function manifestOf(out: string): Manifest {
  return JSON.parse(readFileSync(join(out, 'release.json'), 'utf8')) as Manifest;
}
