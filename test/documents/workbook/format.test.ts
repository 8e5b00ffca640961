import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../../../src/documents/workbook/format.js';
import type { Release } from '../../../src/release/index.js';
import { exportFormats } from '../../../src/site/exportFormats.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { calculated, noCalc } from '../../helpers/office.js';
import { inBrackets } from '../../helpers/programs.js';
import { hostile, releaseWith } from '../../helpers/takeAway.js';

describe('the workbook as one of the formats', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it('stands in the table with the others, each under its own id', () => {
    expect(Object.keys(exportFormats)).toEqual(Object.values(exportFormats).map(({ id }) => id));
    expect(exportFormats['xlsx']).toBe(workbook);
  });

  it('is of the last period, or one for each that is selected', async () => {
    const paths = async (periods?: string[]) =>
      (await workbook.write(release, periods ? { periods } : {})).map(({ path }) => path);
    expect(await paths()).toEqual(['my-index-2022.xlsx']);
    expect(await paths(['2021', '2022'])).toEqual(['my-index-2021.xlsx', 'my-index-2022.xlsx']);
    await expect(workbook.write(release, { nodes: ['use'] })).rejects.toThrow(
      'a selection of nodes for xlsx',
    );
  });

  it.skipIf(noCalc)(
    `keeps names that look like formulas as the texts they are${inBrackets(noCalc)}`,
    async () => {
      const named = releaseWith(release, { names: hostile, status: 'simulated' });
      const [file] = await workbook.write(named, {});
      const bytes = file!.content as Uint8Array;
      const read = await readXlsx(bytes);
      for (const { rows } of read.sheets) expect(String(rows[0]![0])).toContain('SIMULATED');
      const { sheets } = await calculated(bytes);
      const { rows, cells } = sheets.find(({ name }) => name === 'Units')!;
      const names = named.plan.units.map(({ name }) => name.en);
      expect([...(cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
      expect(rows.flat()).toEqual(expect.arrayContaining(names));
    },
  );
});
