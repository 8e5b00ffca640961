import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openEdition } from './openEdition.js';
import { prepare } from './prepare.js';
import { unreadFiles } from './unreadFiles.js';

const folder = mkdtempSync(join(tmpdir(), 'iplus-unread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('Tables in the folder of an edition that nothing reads are named, and those that it reads are not', async () => {
  const edition = join(folder, 'edition');
  cpSync('editions/example-signals', edition, { recursive: true });
  const unread = async () => {
    const opened = openEdition(edition);
    return unreadFiles(opened, (await prepare(opened)).provenance.inputs);
  };
  expect(await unread()).toEqual([]);
  for (const name of ['context.csv', 'records/older.parquet', 'data.csv.gz', 'notes.txt'])
    writeFileSync(join(edition, name), 'unit,period\n');
  expect(await unread()).toEqual(['context.csv', 'data.csv.gz', 'records/older.parquet']);
});
