import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { withDuckDb } from '../../src/signals/index.js';
import { exampleWithFiles, samplesOf, signalsExample } from '../helpers/sampleRows.js';

it.each([
  ['below one folder', 'records/*.parquet', (file: string) => `records/${file}.parquet`, 'day,city,shop'],
  [
    'below folders that name columns',
    'records/*/*/a.parquet',
    (file: string) => `records/city=x/part=${file}/a.parquet`,
    'day,place,shop',
  ],
  [
    'with a column called filename',
    'records/*.parquet',
    (file: string) => `records/${file}.parquet`,
    'day,city,filename',
  ],
  [
    'with a column called file_index',
    'records/*.parquet',
    (file: string) => `records/${file}.parquet`,
    'day,city,file_index',
  ],
])(
  'Sample rows of several Parquet files %s are the records of those numbers',
  async (_, from, pathOf, columns) => {
    const toParquet = (text: string) =>
      ['day', 'city', 'shop'].reduce(
        (signal, name, i) => signal.replaceAll(`: ${name} }`, `: ${columns.split(',')[i]} }`),
        text.replace('records/orders.csv', from).replace('column: day', `column: ${columns.split(',')[0]}`),
      );
    const names = ['mobile-amount', 'orders', 'shops'].map((name) => `signals/${name}.yaml`);
    const edition = exampleWithFiles(Object.fromEntries(names.map((name) => [name, toParquet])));
    const lines = readFileSync(join(signalsExample, 'records/orders.csv'), 'utf8').trimEnd().split('\n');
    const third = Math.floor(lines.length / 3);
    // The second file has records of the last period only, and an amount of another type.
    const parts = [
      lines.slice(1, third),
      lines.slice(1).filter((line) => line.startsWith('2022')),
      lines.slice(third),
    ];
    await withDuckDb(async (connection) => {
      for (const [i, part] of parts.entries()) {
        const csv = join(edition, `records/${i}.txt`);
        writeFileSync(csv, [`${columns},channel,amount`, ...part, ''].join('\n'));
        const read = `read_csv('${csv}', all_varchar = true, header = true)`;
        const amount = i === 1 ? 'CAST(amount AS DECIMAL(9,2))' : 'amount';
        mkdirSync(dirname(join(edition, pathOf(`${i}`))), { recursive: true });
        await connection.run(
          `COPY (SELECT * REPLACE (${amount} AS amount) FROM ${read}) TO '${join(edition, pathOf(`${i}`))}'`,
        );
      }
    });
    const { sets, rows } = await samplesOf(edition);
    const ofRecords = rows.filter(({ set }) => sets[set]!.from !== undefined);
    expect(ofRecords.length).toBe(54);
    expect(new Set(ofRecords.map(({ set }) => sets[set]!.file)).size).toBe(2);
    for (const { set, number, cells } of ofRecords) {
      const { file, numbered } = sets[set]!;
      expect(numbered).toBe('row');
      expect(cells.join()).toBe(parts.find((_part, i) => file === pathOf(`${i}`))![number - 1]);
    }
  },
);
