import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

describe('iplus export', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  let release: string;
  beforeAll(async () => {
    release = (await releaseOf(example)).folder;
  });

  it('lists its formats in the reader’s language', () => {
    const { code, out } = iplus(['export', '--list', '--lang', 'zh']);
    expect(code).toBe(0);
    for (const id of ['csv', 'csvw', 'parquet', 'json-stat', 'data-package', 'coinr', 'xlsx']) {
      expect(out).toMatch(new RegExp(`^${id} `, 'm'));
    }
    expect(out).toMatch(/\p{Script=Han}/u);
    expect(JSON.parse(iplus(['export', '--list', '--json']).out)[0].mediaType).toBe('text/csv');
  });

  it('writes one file as the file, and several into a new folder, and lists what it wrote', () => {
    expect(iplus(['export', 'parquet', release, '--to', at('r.parquet')]).code).toBe(0);
    expect(readFileSync(at('r.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const { code, out } = iplus(['export', 'data-package', release, '--to', at('package'), '--json']);
    expect(code).toBe(0);
    const said = JSON.parse(out).files.map(({ path }: { path: string }) => path);
    expect(filesBelow(at('package'))).toEqual(said.sort());
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('knows no format by a name that every object of the language has', () => {
    for (const name of ['__proto__', 'constructor']) {
      const { code, err } = iplus(['export', name, release, '--to', at('no')]);
      expect(code).toBe(2);
      expect(err).toContain(name);
    }
  });

  it('puts no site in the place of a release', () => {
    const { code, err } = iplus(['publish', release, release]);
    expect(code).toBe(2);
    expect(err).toContain('name another folder; nothing was changed');
    expect(existsSync(join(release, 'release.json'))).toBe(true);
  });

  it.each(['new.csv', 'analysis/new.csv', 'new/folder/new.csv'])(
    'writes nothing into the folder of a release, at %s',
    (name) => {
      const before = filesBelow(release);
      const { code, err } = iplus(['export', 'parquet', release, '--to', join(release, name)]);
      expect(code).toBe(2);
      expect(err).toContain('a place inside the folder of a release');
      expect(err).toContain('choose another --to; nothing was changed');
      expect(filesBelow(release)).toEqual(before);
    },
  );

  it.each([
    ['card', '--out', 'card.svg'],
    ['brief', '--out', 'brief.md'],
    ['slides', '--out', 'slides'],
    ['analyse', '--out', 'analysis'],
    ['analyse', '--out', '.'],
    ['audit', '--html', 'audit.html'],
  ])('writes nothing of %s into the folder of a release (%s %s)', (command, option, name) => {
    const before = filesBelow(release);
    const { code, err } = iplus([command, release, option, join(release, name)]);
    expect([code, err]).toEqual([2, expect.stringContaining('nothing was changed')]);
    expect(filesBelow(release)).toEqual(before);
  });

  it('writes no site and no edition into the folder of a release, nor through a link', () => {
    const before = filesBelow(release);
    symlinkSync(join(release, 'results.csv'), at('linked.svg'));
    for (const words of [
      ['publish', join(release, 'site'), release],
      ['new', join(release, 'edition')],
      ['card', release, '--out', at('linked.svg')],
    ]) {
      const { code, err } = iplus(words);
      expect([code, err]).toEqual([2, expect.stringContaining('a place inside the folder of a release')]);
    }
    expect(filesBelow(release)).toEqual(before);
  });

  it('writes only what is selected', () => {
    const asked = ['--units', 'Southgate, A1', '--nodes', 'use', '--periods', '2022', '--levels', 'city'];
    expect(iplus(['export', 'csv', release, '--to', at('part'), ...asked]).code).toBe(0);
    const [, ...rows] = readFileSync(at('part/results.csv'), 'utf8').trimEnd().split('\n');
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      'A1,city,2022,use',
      'B3,city,2022,use',
    ]);
  });

  it.each([
    ['a format that is not there', ['export', 'csvv', '--to', 'x'], 'did you mean “csv”'],
    ['no place to write to', ['export', 'csv'], 'iplus export csv --to PATH'],
    ['a node that is not there', ['export', 'csv', '--to', 'new', '--nodes', 'usee'], 'did you mean “use”'],
    ['a folder that holds something', ['export', 'csv', '--to', 'full'], 'not empty'],
    ['a file where a folder must be', ['export', 'csv', '--to', 'full/mine'], 'full/mine'],
  ])('with %s writes nothing and says how to correct it', (_, args, words) => {
    mkdirSync(at('full'), { recursive: true });
    writeFileSync(at('full/mine'), 'mine');
    const placed = args.map((arg, i) => (args[i - 1] === '--to' ? at(arg) : arg));
    const { code, err, out } = iplus([...placed.slice(0, 2), release, ...placed.slice(2)]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
    expect(readFileSync(at('full/mine'), 'utf8')).toBe('mine');
    expect(existsSync(at('new'))).toBe(false);
  });
});
