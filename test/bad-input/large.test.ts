import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withDuckDb } from '../../src/signals/index.js';
import { editionWith } from '../helpers/complaints.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplusProcess } from '../helpers/iplus.js';

const gigabyte = 2 ** 30;
/** More than a text of JavaScript can hold, and than the buffers of the database take, which are 700 MB for a file of any length; `npm run fuzz` takes more than a buffer of Node 20 can. */
const size = Number(process.env['FUZZ_GIGABYTES'] ?? 1) * gigabyte;
/** Less than the file, so that it cannot have been read whole. */
const memory = Math.min(0.8 * size, 1.5 * gigabyte);
/** Long, so that memory for the values read is small beside the file. */
const note = 'note '.repeat(4000);
/** Every unit has both indicators in every year from 2020 on. */
const years = Math.ceil(size / note.length / 2000);

it('A data file is streamed: `iplus check` needs less memory than the file has bytes', async ({ skip }) => {
  const folder = temporaryFolder();
  const { bavail, bsize } = statfsSync(folder);
  skip(bavail * bsize < 2 * size, 'the disk has too little space left');
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
  expect(statSync(file).size).toBeGreaterThan(size);

  const report = join(root, 'test', 'helpers', 'peakMemory.mjs');
  const ran = iplusProcess(['check', folder, '--json'], { env: { NODE_OPTIONS: `--import=${report}` } });
  expect(ran, ran.err).toMatchObject({ code: 0 });
  expect(JSON.parse(ran.out).periods.at(-1)).toBe(`${2019 + years}`);
  expect(Number(/peak (\d+) KiB/.exec(ran.err)![1]) * 1024).toBeLessThan(memory);
});

/** Every unit and indicator in every year, each row padded by a column of notes. */
async function writeLong(file: string): Promise<void> {
  await withDuckDb(async (connection) => {
    await connection.run(
      `COPY (SELECT 'u' || (i % 1000) AS unit, 2020 + i // 2000 AS period,
        CASE i // 1000 % 2 WHEN 0 THEN 'orders' ELSE 'users' END AS indicator, i + 1 AS value,
        '${note}' AS note FROM range(${2000 * years}) t(i)) TO '${file}' (FORMAT csv, HEADER)`,
    );
  });
}
