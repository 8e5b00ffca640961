import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

describe('iplus analyse', () => {
  let release: string;
  beforeAll(async () => {
    release = (await releaseOf(example)).folder;
  });

  it('lists every table of a release, in both languages', () => {
    const { code, out } = iplus(['analyse', release]);
    expect(code).toBe(0);
    const carried = filesBelow(join(release, 'analysis')).filter((file) => file !== 'dictionary.csv');
    expect(carried.length).toBeGreaterThan(0);
    for (const file of carried) expect(out).toContain(file.replace('.csv', ''));
    expect(iplus(['analyse', release, '--lang', 'zh']).out).toMatch(/\p{Script=Han}/u);
  });

  it('describes gap and balance, and states the kind of data where they are not real', () => {
    const { out } = iplus(['analyse', release]);
    expect(out).toMatch(/^Example data$/m);
    expect(out).toMatch(/standard deviation of the cities/);
    expect(iplus(['analyse', release, '--lang', 'zh']).out).toMatch(/^示例数据$/m);
  });

  it('writes the same files that the release contains', () => {
    const out = join(temporaryFolder(), 'tables');
    expect(iplus(['analyse', release, '--out', out]).code).toBe(0);
    for (const file of filesBelow(join(release, 'analysis'))) {
      expect(readFileSync(join(out, 'analysis', file))).toEqual(
        readFileSync(join(release, 'analysis', file)),
      );
    }
  });

  it('accepts an edition too, and finds the same tables', () => {
    const tables = (folder: string) => JSON.parse(iplus(['analyse', folder, '--json']).out);
    expect(tables(example)).toEqual(tables(release));
  });

  it('documents every column of every table in the dictionary, in both languages', () => {
    const folder = join(release, 'analysis');
    const dictionary: Record<string, string>[] = parse(readFileSync(join(folder, 'dictionary.csv')), {
      columns: true,
    });
    for (const file of filesBelow(folder).filter((f) => f !== 'dictionary.csv')) {
      const [header] = parse(readFileSync(join(folder, file)), { to: 1 }) as string[][];
      const described = dictionary.filter((row) => `${row['table']}.csv` === file);
      expect(described.map((row) => row['column'])).toEqual(header);
      for (const row of described) {
        expect(row['title_en']).not.toBe('');
        expect(row['title_zh']).toMatch(/\p{Script=Han}|[A-Z]/u);
      }
    }
  });
});
