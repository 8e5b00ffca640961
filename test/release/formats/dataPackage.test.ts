import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Package } from 'datapackage';
import { describe, expect, it } from 'vitest';
import { type ReasonCode, reasonName } from '../../../src/edition/index.js';
import { formats } from '../../../src/release/formats/index.js';
import { asked, takenAway } from '../../helpers/takeAway.js';
import { named, ours, release, withNamedRelease } from './rows.js';

withNamedRelease();

/** What a text was before an apostrophe was put in front. */
const bare = (cell: string) => cell.replace(/^'/, '');

describe('a Data Package', () => {
  it('is valid and keeps its keys for the standard’s own library, which reads every figure from it', async () => {
    const { folder } = await takenAway(formats['data-package']!, named);
    const read = await Package.load(join(folder, 'datapackage.json'), { basePath: folder, strict: false });
    expect(read.errors).toEqual([]);
    expect(read.valid).toBe(true);
    for (const name of read.resourceNames) {
      const rows = await read.getResource(name).read({ relations: true, keyed: true });
      expect(Array.isArray(rows)).toBe(true);
    }
    const rows = (await read.getResource('results').read({ keyed: true })) as Record<string, unknown>[];
    expect(rows.map(({ data_status, ...row }) => row)).toEqual(ours(named));
    const panel = (await read.getResource('panel').read({ keyed: true })) as Record<string, unknown>[];
    expect(panel.map(({ value, reason }) => ({ value, reason }))).toEqual(
      [...named.panel.values].map((value, at) => ({
        value: Number.isNaN(value) ? null : value,
        reason: reasonName[named.panel.reasons[at] as ReasonCode],
      })),
    );
    const units = (await read.getResource('units').read({ keyed: true })) as Record<string, string>[];
    expect(units.slice(0, named.plan.units.length).map((u) => bare(u['name_en']!))).toEqual(
      named.plan.units.map((u) => u.name.en),
    );
  });

  it('is found out by that library when a unit of the results is unknown', async () => {
    const { folder } = await takenAway(formats['data-package']!, release);
    const path = join(folder, 'results.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\nA1,', '\nA9,'));
    const read = await Package.load(join(folder, 'datapackage.json'), { basePath: folder });
    await expect(read.getResource('results').read({ relations: true })).rejects.toThrow();
  });

  it('carries the tables of the analysis with the types of their columns, unless a part is selected', async () => {
    const { folder, files } = await takenAway(formats['data-package']!, release);
    const tables = release.manifest.files
      .map((f) => f.path)
      .filter((p) => /^analysis\/(?!dictionary)/.test(p));
    expect(tables.length).toBeGreaterThan(10);
    for (const path of tables) {
      expect(files).toContain(path);
      const [theirs, own] = await Promise.all(
        [`SELECT * EXCLUDE data_status FROM`, 'SELECT * FROM'].map((select, i) =>
          asked(
            `${select} read_csv('${join(i ? release.folder : folder, path)}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
          ),
        ),
      );
      expect(theirs!.map((row) => Object.values(row).map((cell) => cell && bare(String(cell))))).toEqual(
        own!.map((row) => Object.values(row)),
      );
    }
    expect((await takenAway(formats['data-package']!, release, { periods: ['2022'] })).files).not.toContain(
      tables[0],
    );
  });
});

describe('CSV on the Web', () => {
  interface Described {
    url: string;
    tableSchema: {
      columns: { name: string; titles: string; datatype: string; required?: boolean }[];
      primaryKey: string[];
      foreignKeys?: {
        columnReference: string[];
        reference: { resource: string; columnReference: string[] };
      }[];
    };
  }

  it('describes its files so that a database with these types and keys takes every row', async () => {
    const { folder } = await takenAway(formats['csvw']!, named);
    const { tables } = JSON.parse(readFileSync(join(folder, 'results.csv-metadata.json'), 'utf8')) as {
      tables: Described[];
    };
    const name = (url: string) => url.replace('.csv', '');
    const list = (columns: readonly string[]) => columns.map((c) => `"${c}"`).join(', ');
    const types: Record<string, string> = { string: 'VARCHAR', double: 'DOUBLE', integer: 'INTEGER' };
    const create = [...tables]
      .reverse()
      .map(({ url, tableSchema: { columns, primaryKey, foreignKeys = [] } }) => {
        const [header] = readFileSync(join(folder, url), 'utf8').split('\n');
        expect(columns.map((c) => c.titles).join(',')).toBe(header);
        return `CREATE TABLE ${name(url)} (${[
          ...columns.map((c) => `"${c.name}" ${types[c.datatype]}${c.required ? ' NOT NULL' : ''}`),
          `PRIMARY KEY (${list(primaryKey)})`,
          ...foreignKeys
            .filter((k) => k.reference.resource !== url)
            .map(
              (k) =>
                `FOREIGN KEY (${list(k.columnReference)}) REFERENCES ${name(k.reference.resource)} (${list(k.reference.columnReference)})`,
            ),
        ].join(', ')})`;
      });
    const order = ['indicators', 'nodes', 'units', 'results'];
    const fill = order.map(
      (t) => `COPY ${t} FROM '${join(folder, `${t}.csv`)}' (HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
    const orphans = `SELECT count(*) AS n FROM nodes WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM nodes)`;
    expect(await asked(...create, ...fill, orphans)).toEqual([{ n: 0n }]);
    expect(await asked(...create, ...fill, 'SELECT * EXCLUDE data_status FROM results')).toEqual(ours(named));
  });
});
