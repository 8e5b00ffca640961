import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/release/index.js';
import { china2018, chinaOpen, chinaRelease, example } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { iplus, type Setting } from '../helpers/iplus.js';
import { nodeFolder, nodeVersions } from '../helpers/nodes.js';
import { seeded, shuffled } from '../helpers/random.js';

/** The hash of every file of the release that a new process makes of an edition. */
function hashes(edition: string, setting?: Setting): Record<string, string> {
  return fingerprint(built(edition, setting));
}

function built(edition: string, setting?: Setting): string {
  const out = join(temporaryFolder(), 'release');
  const { code, err } = iplus(['build', edition, '--out', out], setting);
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
const otherHost = ['unshare', '--uts', 'sh', '-c', 'hostname elsewhere.example; exec "$@"', 'sh'];
const inThreeYears = ['faketime', '-f', '+1000d'];
const before = (words: string[], unable: string): Setting | string =>
  works(...words) ? { before: words } : unable;

/** The same with a Node of another version. */
function underNode(version: string): Setting | string {
  const found = nodeFolder(version);
  return 'absent' in found ? found.absent : { node: join(found.folder, 'node') };
}

/** Each environment with how to get into it, or why one cannot. */
const settings: [string, () => Setting | string][] = [
  ['a second time', () => ({})],
  [
    'in the time zone of Apia and a Turkish locale',
    () => ({ env: { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }),
  ],
  [
    'in the time zone of Shanghai and a Chinese locale',
    () => ({ env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' } }),
  ],
  ['with the umask 077', () => ({ before: ['sh', '-c', 'umask 077; exec "$@"', 'sh'] })],
  ['from another working folder', () => ({ cwd: temporaryFolder() })],
  ['on a host of another name', () => before(otherHost, 'the host cannot be named otherwise here')],
  ['on one core', () => before(['taskset', '-c', '0'], 'no taskset here')],
  ['with one thread in the pool and little memory', () => ({ env: threads })],
  ['a thousand days later', () => before(inThreeYears, 'no faketime here')],
  ['without a home or a user, in a terminal of 40 columns', () => ({ before: ['env', ...nobody] })],
  ...nodeVersions.map((version): [string, () => Setting | string] => [
    `under Node ${version}`,
    () => underNode(version),
  ]),
];
const threads = { UV_THREADPOOL_SIZE: '1', NODE_OPTIONS: '--max-old-space-size=768' };
const nobody = ['-u', 'HOME', '-u', 'USER', '-u', 'LOGNAME', 'COLUMNS=40', 'TERM=dumb', 'FORCE_COLOR=3'];

/** Some builds of all cities at once take longer than a test usually may. */
const slowly = { timeout: 180_000 };

describe.each([
  ['the example', example, 'data/values.csv', []],
  ['the cities of China', chinaOpen, 'records/communities.csv', ['communities']],
])('the release of %s', (_, edition, table, sources) => {
  let first: Record<string, string>;
  let absent = '';

  beforeAll(async () => {
    const release = edition === chinaOpen ? await chinaRelease() : undefined;
    if (typeof release === 'string') absent = release;
    else first = hashes(edition);
  });

  it.for(settings)('is the same, byte by byte, %s', slowly, ([, setting], test) => {
    if (absent) return test.skip(absent);
    const there = setting();
    if (typeof there === 'string') return test.skip(there);
    expect(Object.keys(first)).toContain('release.json');
    expect(hashes(edition, there)).toEqual(first);
  });

  it('is the same from a copy elsewhere whose files were written in another order', (test) => {
    if (absent) return test.skip(absent);
    expect(hashes(copyBackwards(edition))).toEqual(first);
  });

  it('differs only in the hash of a table whose rows stand in another order', (test) => {
    if (absent) return test.skip(absent);
    const copy = copyBackwards(edition);
    shuffleRows(join(copy, table));
    const out = built(copy);
    const { 'release.json': ours, ...files } = fingerprint(out);
    const { 'release.json': theirs, ...same } = first;
    expect(files).toEqual(same);
    expect(ours).not.toBe(theirs);
    const plain = manifestOf(built(edition));
    const other = manifestOf(out);
    const changed = <T extends object>(key: keyof T, a: readonly T[], b: readonly T[]) =>
      a.filter((x, i) => JSON.stringify(x) !== JSON.stringify(b[i])).map((x) => x[key]);
    expect(changed('path', plain.inputs, other.inputs)).toEqual([table]);
    expect(changed('id', plain.sources, other.sources)).toEqual(sources);
    expect({ ...other, id: '', inputs: [], sources: [] }).toEqual({
      ...plain,
      id: '',
      inputs: [],
      sources: [],
    });
  });
});

describe('simulated records', () => {
  const simulated = (setting?: Setting): string => {
    const copy = join(temporaryFolder(), 'edition');
    cpSync(china2018, copy, { recursive: true, filter: (path) => !path.includes('/records') });
    const { code } = iplus(['simulate', copy, '--records', '50000', '--seed', '3'], setting);
    expect(code).toBe(0);
    return copy;
  };
  const records = (edition: string) => fingerprint(join(edition, 'records'));
  let edition: string;
  let first: Record<string, string>;
  beforeAll(() => {
    edition = simulated();
    first = records(edition);
  });

  it.for(settings)('are the same, byte by byte, %s', slowly, ([, setting], test) => {
    const there = setting();
    if (typeof there === 'string') return test.skip(there);
    expect(Object.keys(first)).toContain('order/order-goods-2015.parquet');
    expect(records(simulated(there))).toEqual(first);
  });

  it('give the same release on one core and in another time zone and locale', slowly, () => {
    const apia = { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const before = works('taskset', '-c', '0') ? ['taskset', '-c', '0'] : [];
    expect(hashes(edition, { env: { ...apia, ...threads }, before })).toEqual(hashes(edition));
  });
});

it('names no clock, user or folder of the machine in a release', () => {
  const out = built(example);
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
