import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { guardCell, UserError, unguardCell } from '../../../src/edition/index.js';
import { formats } from '../../../src/release/formats/index.js';
import { checkSelection, selectedResults } from '../../../src/release/formats/selected.js';
import { noCalc, saved } from '../../helpers/office.js';
import { inBrackets } from '../../helpers/programs.js';
import { asked, hostile, releaseWith, takenAway } from '../../helpers/takeAway.js';
import { named, ours, release, rowsOf, withNamedRelease } from './rows.js';

withNamedRelease();

const csvTypes = `columns = {unit: 'VARCHAR', level: 'VARCHAR', period: 'VARCHAR', node: 'VARCHAR', value: 'DOUBLE', rank: 'INTEGER', status: 'VARCHAR', observed: 'DOUBLE', data_status: 'VARCHAR'}`;

const readResults = (file: string) =>
  asked(`SELECT * EXCLUDE data_status FROM read_csv('${file}', header = true, delim = ',', ${csvTypes})`);

/** What a text was before an apostrophe was put in front. */
const bare = (cell: string) => cell.replace(/^'/, '');

describe('a release taken away', () => {
  it.each(Object.entries(formats))(
    'as %s says in every file with figures that they are simulated',
    async (id, format) => {
      expect(format.id).toBe(id);
      const silent = (await format.write(named, {}))
        .map(({ path, content }) => ({ path, text: Buffer.from(content).toString() }))
        .filter(({ text }) => !/simulated|模拟/i.test(text))
        .filter(({ path, text }) => !path.endsWith('.csv') || text.trimEnd().includes('\n'));
      const figureless = ['units.csv', 'nodes.csv', 'indicators.csv', 'iData.csv', 'iMeta.csv'];
      expect(silent.map(({ path }) => path).filter((path) => !figureless.includes(path))).toEqual([]);
    },
  );

  it.each(Object.entries(formats))(
    'as %s has the same bytes each time, in both languages',
    async (_, format) => {
      expect(await format.write(release, {})).toEqual(await format.write(release, {}));
      expect(format.title.zh).toMatch(/\p{Script=Han}|Parquet/u);
    },
  );

  it('keeps every double, however large, small, negative or missing, in CSV and Parquet', async () => {
    const cell = fc.oneof(
      fc.double({ noDefaultInfinity: true }),
      fc.constantFrom(Number.NaN, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 1e21, -0.1),
    );
    const cells = release.index.values.length;
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: cells, maxLength: cells }), async (values) => {
        const index = { ...release.index, values: Float64Array.from(values) };
        const changed = { ...release, index };
        const [csv, parquet] = await Promise.all(
          [formats['csv']!, formats['parquet']!].map((f) => takenAway(f, changed)),
        );
        expect(await readResults(join(csv!.folder, 'results.csv'))).toEqual(ours(changed));
        expect(
          (
            await asked(`SELECT * EXCLUDE data_status FROM '${join(parquet!.folder, 'results.parquet')}'`)
          ).map((row) => (row['value'] === null ? row : { ...row, value: (row['value'] as number) + 0 })),
        ).toEqual(ours(changed));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps every name in the codebook, and none of them can be a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', minLength: 1 })), {
          minLength: 8,
          maxLength: 8,
        }),
        async (names) => {
          const changed = releaseWith(release, { names });
          const { folder } = await takenAway(formats['csv']!, changed);
          const rows = await asked(
            `SELECT code, title_en, title_zh FROM read_csv('${join(folder, 'codebook.csv')}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '\\0', parallel = false) WHERE "table" = 'results' AND "column" = 'unit' AND code <> ''`,
          );
          const units = rows.slice(0, changed.plan.units.length);
          expect(units.map((row) => bare(String(row['title_en'])))).toEqual(
            changed.plan.units.map((u) => u.name.en),
          );
          for (const cell of rows.flatMap((row) => Object.values(row))) {
            expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('gives any text back when one apostrophe is taken away', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...hostile), fc.string()), (text) => {
        const cell = guardCell(text);
        const unquoted = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect([bare(unquoted), unguardCell(unquoted)]).toEqual([text, text]);
      }),
    );
  });

  it('says in the Parquet file itself what it is', async () => {
    const { folder } = await takenAway(formats['parquet']!, named);
    const rows = await asked(
      `SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('${join(folder, 'results.parquet')}')`,
    );
    const metadata = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
    expect(metadata).toMatchObject({
      release: named.manifest.id,
      title_en: named.manifest.title.en,
      title_zh: named.manifest.title.zh,
      data_status: 'simulated',
      licence: named.manifest.licence,
    });
    expect(JSON.parse(metadata['codebook'] as string).tables[0].fields[0].codes[0].title.en).toBe(hostile[0]);
  });

  it.skipIf(noCalc)(
    `holds no formula for a spreadsheet program that opens its CSV files${inBrackets(noCalc)}`,
    async () => {
      const { folder } = await takenAway(formats['csv']!, named);
      for (const file of ['codebook.csv', 'results.csv']) {
        const book = await readXlsx(saved(readFileSync(join(folder, file)), 'csv'));
        const cells = [...(book.sheets[0]!.cells?.values() ?? [])];
        expect(book.sheets[0]!.rows.length).toBeGreaterThan(10);
        expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
      }
      const trap = await readXlsx(saved(Buffer.from('a,b\n=1+1,2\n'), 'csv'));
      expect([...(trap.sheets[0]!.cells?.values() ?? [])].some(({ formula }) => formula !== undefined)).toBe(
        true,
      );
    },
  );
});

describe('a selection', () => {
  it('has the rows in every list, units found by code, name or group', () => {
    const picked = selectedResults(release, {
      units: ['Southgate', 'A1', 'North'],
      levels: ['city'],
      periods: ['2022'],
    });
    const expected = ours(release).filter(
      (row) => ['A1', 'B3'].includes(row.unit) && row.level === 'city' && row.period === '2022',
    );
    expect(rowsOf(picked)).toEqual(expected);
    expect(selectedResults(release, { nodes: [] }).unit).toEqual([]);
  });

  it('is refused with all that is wrong at once, each with what is near', () => {
    try {
      checkSelection(release.plan, {
        units: ['Southgat'],
        nodes: ['usee'],
        periods: ['1999'],
        levels: ['cities'],
      });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      const { problems } = error as UserError;
      expect(problems.map(({ at }) => at.file)).toEqual(['UNIT', 'nodes', 'periods', 'levels']);
      expect(problems[0]!.mend.en).toContain('Southgate');
      expect(problems[1]!.mend.en).toContain('use');
      expect(problems[2]!.expected.en).toContain('2022');
    }
  });

  it('of units is refused by a format that always has all of them', async () => {
    await expect(formats['coinr']!.write(release, { units: ['A1'] })).rejects.toThrow('coinr');
  });
});
