import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dividedRecords, type PartedFile, withDuckDb } from '../../src/signals/index.js';
import { put, temporaryFolder } from '../helpers/folders.js';

/** Divides files; the records of each part of each file, in order. */
async function divided(files: Readonly<Record<string, string>>, parted: PartedFile[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) put(folder, name, text);
  const to = join(temporaryFolder(), 'parts');
  mkdirSync(to);
  const paths: [name: string, path: string][] = [];
  await dividedRecords(folder, parted, async (file, part, path) => {
    const copy = join(to, `${file}.${part}.parquet`);
    copyFileSync(path, copy);
    paths.push([`${file} ${part}`, copy]);
  });
  const found: Record<string, unknown[]> = {};
  await withDuckDb(async (connection) => {
    for (const [name, path] of paths)
      found[name] = (await connection.runAndReadAll(`SELECT * FROM '${path}'`)).getRows();
  });
  return found;
}

it('Record files are divided into the parts that are said, each in the order of its records', async () => {
  const lines = Array.from({ length: 9_000 }, (_, i) => `${i},"a, ""b""\n${i % 3}"\n`);
  const parts = Int32Array.from(lines, (_, i) => (i * 7919) % 151);
  const found = await divided({ 'a.csv': `n,text\n${lines.join('')}` }, [{ file: 'a.csv', parts }]);
  expect(Object.keys(found)).toHaveLength(151);
  for (const [name, rows] of Object.entries(found)) {
    const part = Number(name.split(' ')[1]);
    const own = [...parts.keys()].filter((i) => parts[i] === part);
    expect(rows).toEqual(own.map((i) => [`${i}`, `a, "b"\n${i % 3}`]));
  }
});

it('A file without records is one part; others than the parts that are said are a fault', async () => {
  const none = Int32Array.of();
  expect(await divided({ 'a.csv': 'n\n' }, [{ file: 'a.csv', parts: none }])).toEqual({ 'a.csv 0': [] });
  for (const parts of [
    [0, 1],
    [0, 1, 1, 0],
  ])
    await expect(
      divided({ 'a.csv': 'n\n1\n2\n3\n' }, [{ file: 'a.csv', parts: Int32Array.from(parts) }]),
    ).rejects.toThrow(RangeError);
});
