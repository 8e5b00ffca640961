import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withDuckDb } from '../../src/signals/index.js';
import { editionWith } from '../helpers/complaints.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplusProcess } from '../helpers/iplus.js';

const gigabyte = 2 ** 30;
const rows = 1_100_000;

it('A data file of more than 2 GiB is streamed: `iplus check` needs less than 1.5 GiB for it', async ({
  skip,
}) => {
  const folder = temporaryFolder();
  const { bavail, bsize } = statfsSync(folder);
  skip(bavail * bsize < 6 * gigabyte, 'less than 6 GiB of disk are free');
  const units = Array.from({ length: 1000 }, (_, i) => `u${i},Unit ${i},north`);
  editionWith(
    {
      'data/values.csv': null,
      'units.csv': ['code,name_en,province', ...units].join('\n'),
      'data/.keep': '',
    },
    folder,
  );
  const file = join(folder, 'data', 'values.csv');
  await writeLong(file);
  expect(statSync(file).size).toBeGreaterThan(2 ** 31);

  const report = join(root, 'test', 'helpers', 'peakMemory.mjs');
  const ran = iplusProcess(['check', folder, '--json'], { env: { NODE_OPTIONS: `--import=${report}` } });
  expect(ran).toMatchObject({ code: 0 });
  expect(JSON.parse(ran.out).periods.at(-1)).toBe('2049');
  expect(Number(/peak (\d+) KiB/.exec(ran.err)![1]) * 1024).toBeLessThan(1.5 * gigabyte);
});

/** Every unit and indicator in every year from 1500 to 2049, each row padded by a column of notes. */
async function writeLong(file: string): Promise<void> {
  await withDuckDb(async (connection) => {
    await connection.run(
      `COPY (SELECT 'u' || (i % 1000) AS unit, 1500 + i // 2000 AS period,
        CASE i // 1000% 2 WHEN 0 THEN 'orders' ELSE 'users' END AS indicator, i + 1 AS value,
        repeat('note ', 400) AS note FROM range(${rows}) t(i)) TO '${file}' (FORMAT csv, HEADER)`,
    );
  });
}
