import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromCoinr, type InputTable } from '../../src/edition/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { put, temporaryFolder } from '../helpers/folders.js';

const tableOf = (file: string, [header, ...rows]: string[][]): InputTable => ({
  file,
  header: header!,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
});

const iMeta = tableOf('iMeta.csv', [
  ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction'],
  ['index', 'Index', 'Aggregate', '', '1', ''],
  ['lines', 'Lines', 'Indicator', 'index', '1', '1'],
  ['supply', 'Supply', 'Group', '', '', ''],
  ['demand', 'Demand', 'Group', '', '', ''],
]);

/** Groups of a unit in both groupings; some are named like a unit. */
const groups = fc.constantFrom('Leading', 'Behind', 'u0', '领先');

it('whatever texts two groupings and the units have in common, the imported edition has the same groups', async () => {
  const units = fc.array(fc.tuple(groups, groups), { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(units, async (rows) => {
      const iData = tableOf('iData.csv', [
        ['uCode', 'uName', 'Time', 'supply', 'demand', 'lines'],
        ...rows.map((of, i) => [`u${i}`, `Unit ${i}`, '2024', ...of, String(i)]),
      ]);
      const made = fromCoinr(iData, iMeta, { name: 'shared', spell: (text) => text });
      const folder = join(temporaryFolder(), 'edition');
      for (const [name, text] of made.files) put(folder, name, text);
      const { plan } = await readEdition(folder);
      const read = plan.units.map((_, u) =>
        plan.groupings.map(({ groups, memberOf }) => groups[memberOf[u]!]!.name),
      );
      expect(read.map((of) => of.map(({ en, zh }) => (zh === '领先' ? zh : en)))).toEqual(rows);
    }),
    { numRuns: 30 },
  );
});

it('takes as base the first period in which most units have most indicators', () => {
  const iMetaOfTwo = tableOf('iMeta.csv', [
    ['iCode', 'iName', 'Type', 'Parent', 'Weight', 'Direction'],
    ['index', 'Index', 'Aggregate', '', '1', ''],
    ...['lines', 'mobile', 'skills'].map((id) => [id, id, 'Indicator', 'index', '1', '1']),
  ]);
  const rows = [
    ['a', '2001', '1', '', ''],
    ['b', '2001', '2', '', ''],
    ['a', '2002', '1', '3', ''],
    ['b', '2002', '2', '', ''],
    ['a', '2003', '1', '3', '5'],
    ['b', '2003', '2', '3', '6'],
  ];
  const baseOf = (of: string[][]) => {
    const iData = tableOf('iData.csv', [['uCode', 'Time', 'lines', 'mobile', 'skills'], ...of]);
    const { files, notes } = fromCoinr(iData, iMetaOfTwo, { name: 'sparse', spell: (text) => text });
    const [, base] = /base: "(\d+)"/.exec(files.get('edition.yaml')!)!;
    return [base, notes.some(({ en }) => en.startsWith('The base, and the first published period, is'))];
  };
  expect(baseOf(rows)).toEqual(['2002', true]);
  expect(baseOf(rows.filter(([unit]) => unit === 'b'))).toEqual(['2003', true]);
  expect(baseOf(rows.filter(([, period]) => period === '2003'))).toEqual(['2003', false]);
});
