import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/release/index.js';
import { china2018, chinaOpen, chinaRelease, example } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { iplus, type Setting } from '../helpers/iplus.js';
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

const oneCore = existsSync('/usr/bin/taskset');
const settings: [string, Setting | undefined][] = [
  ['a second time', {}],
  [
    'from another working folder with the umask 077, in the time zone of Apia and a Turkish locale',
    {
      cwd: temporaryFolder(),
      env: { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      before: ['sh', '-c', 'umask 077; exec "$@"', 'sh'],
    },
  ],
  [
    'in the time zone of Shanghai and a Chinese locale',
    { env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' } },
  ],
  ['on one core', oneCore ? { before: ['taskset', '-c', '0'] } : undefined],
];

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

  it.for(settings)('is the same, byte by byte, %s', ([, setting], test) => {
    if (absent) return test.skip(absent);
    if (!setting) return test.skip('no taskset here');
    expect(Object.keys(first)).toContain('release.json');
    expect(hashes(edition, setting)).toEqual(first);
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

describe('simulated records and the release of them', () => {
  const simulated = (setting?: Setting): Record<string, string> => {
    const copy = join(temporaryFolder(), 'edition');
    cpSync(china2018, copy, { recursive: true, filter: (path) => !path.includes('/records') });
    const { code } = iplus(['simulate', copy, '--records', '50000', '--seed', '3'], setting);
    expect(code).toBe(0);
    return { ...fingerprint(join(copy, 'records')), ...hashes(copy, setting) };
  };
  let first: Record<string, string>;
  beforeAll(() => {
    first = simulated();
  });

  it.for(settings)('are the same, byte by byte, %s', ([, setting], test) => {
    if (!setting) return test.skip('no taskset here');
    expect(Object.keys(first)).toContain('order/order-goods-2015.parquet');
    expect(simulated(setting)).toEqual(first);
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
