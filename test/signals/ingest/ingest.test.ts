import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestRecords } from '../../../src/pipeline/index.js';
import { problemsOf } from '../../helpers/complaints.js';
import { filesBelow, put } from '../../helpers/folders.js';
import { csv, ingested, month, orders, panelOf, problemLine, takenBytes } from '../../helpers/ingestion.js';

describe('A file', () => {
  it('is taken once, under any name, and is not read again', async () => {
    const edition = orders({ 'records/1.csv': month(1), 'records/2.csv': month(2) });
    await ingested(edition);
    copyFileSync(join(edition, 'records/1.csv'), join(edition, 'records/0.csv'));
    put(edition, 'records/3.csv', month(3));
    const { taken, again, total } = await ingested(edition);
    expect(taken.map((t) => t.file)).toEqual(['records/3.csv']);
    expect(again).toEqual([{ file: 'records/0.csv', as: 'records/1.csv' }]);
    expect(total).toMatchObject({ files: 3, read: 90, used: 90 });
  });

  it('that exists twice from the beginning is taken once', async () => {
    const edition = orders({ 'records/1.csv': month(1), 'records/2.csv': month(1) }, '{ key: [id] }');
    const { again, total } = await ingested(edition);
    expect(again).toEqual([{ file: 'records/2.csv', as: 'records/1.csv' }]);
    expect(total).toMatchObject({ files: 1, used: 30 });
  });

  it('with other bytes under a name already taken is refused, and the others are taken', async () => {
    const edition = orders({ 'records/1.csv': month(1) });
    await ingested(edition);
    put(edition, 'records/1.csv', month(1, 40));
    put(edition, 'records/2.csv', month(2));
    const { taken, refused } = await ingested(edition);
    expect(taken.map((t) => t.file)).toEqual(['records/2.csv']);
    expect(refused).toEqual(['records/1.csv | other bytes than those taken under this name']);
  });

  it('that changes after it was hashed is refused, and taken by the next ingest', async () => {
    const edition = orders({ 'records/1.csv': month(1) });
    const whileAtWork = () => put(edition, 'records/1.csv', month(1, 40));
    const { refused } = await ingestRecords(edition, undefined, whileAtWork);
    expect(refused.map(problemLine)).toEqual(['records/1.csv | a file that changed while it was read']);
    expect((await ingested(edition)).total).toMatchObject({ files: 1, used: 40 });
  });

  it('may be moved away after it was taken', async () => {
    const edition = orders({ 'records/1.csv': month(1), 'records/2.csv': month(2) });
    await ingested(edition);
    const before = await panelOf(edition);
    rmSync(join(edition, 'records/1.csv'));
    expect((await ingested(edition)).total).toMatchObject({ files: 2, used: 60 });
    expect(await panelOf(edition)).toEqual(before);
  });

  it('without a column of the contract is refused', async () => {
    const edition = orders({ 'records/1.csv': 'id,city,day\n1,bj,2020-01-01\n', 'records/2.csv': month(2) });
    const { taken, refused } = await ingested(edition);
    expect(refused).toEqual(['records/1.csv:1 | no column “amount”']);
    expect(taken).toHaveLength(1);
  });

  it('with all records before --since is skipped, and taken by a later ingest without it', async () => {
    const edition = orders({
      'records/1.csv': month(1),
      'records/2.csv': month(2),
      'records/3.csv': month(3),
    });
    const first = await ingested(edition, '2020-02');
    expect([first.before, first.taken.map((t) => t.file)]).toEqual([
      ['records/1.csv'],
      ['records/2.csv', 'records/3.csv'],
    ]);
    expect((await ingested(edition)).total).toMatchObject({ files: 3, used: 90, late: 30 });
    await expect(ingestRecords(edition, '2020')).rejects.toThrow('a period of the edition, such as 2018-01');
  });

  it('without any record is taken', async () => {
    const edition = orders({ 'records/1.csv': csv(), 'records/2.csv': month(1) });
    expect((await ingested(edition)).total).toMatchObject({ files: 2, read: 30, used: 30 });
    await panelOf(edition);
  });
});

describe('The panel', () => {
  const files = Object.fromEntries([1, 2, 3, 4].map((m) => [`records/${m}.csv`, month(m)]));
  const bad = csv('5,bj,2020-02-01,x,card', '6,bj,2020-02-01,2.5,card', '2001,bj,2020-02-02,1,card');

  it('is the same after one ingest or many, to the byte of every record', async () => {
    const all = { ...files, 'records/3b.csv': bad };
    const whole = orders(all);
    await ingested(whole);
    const parts = orders({});
    for (const [name, content] of Object.entries(all).sort()) {
      put(parts, name, content);
      await ingested(parts);
    }
    expect(takenBytes(parts)).toEqual(takenBytes(whole));
    expect(await panelOf(parts)).toEqual(await panelOf(whole));
  });

  it('equals that of the raw records where none breaks the contract', async () => {
    const edition = orders(files);
    await ingested(edition);
    const under = await panelOf(edition);
    const signal = join(edition, 'signals/orders.yaml');
    writeFileSync(signal, readFileSync(signal, 'utf8').replace(/contract: .*\n/, ''));
    const plain = await panelOf(edition);
    expect(under.values).toBe(plain.values);
    expect(plain.files).toEqual([]);
  });

  it('requires an ingest where there was none under the contract', async () => {
    const edition = orders(files);
    expect((await problemsOf(edition)).map(problemLine)).toEqual([
      'signals/orders.yaml:1 | a contract under which nothing of records/*.csv was taken',
    ]);
    await ingested(edition);
    expect(await problemsOf(edition)).toEqual([]);
    const signal = join(edition, 'signals/orders.yaml');
    writeFileSync(signal, readFileSync(signal, 'utf8').replace('max: 1000', 'max: 5'));
    expect(await problemsOf(edition)).toHaveLength(1);
    expect((await ingested(edition)).total.aside['out-of-range']).toBeGreaterThan(0);
    expect(await problemsOf(edition)).toEqual([]);
  });

  it('does not include files that were not ingested yet: the file of a new month counts after the next ingest', async () => {
    const edition = orders({ 'records/1.csv': month(1) });
    await ingested(edition);
    const before = await panelOf(edition);
    put(edition, 'records/2.csv', month(2));
    expect(await panelOf(edition)).toEqual(before);
  });
});

describe('The accepted records', () => {
  it('are refused where a byte was changed since, or a file is absent', async () => {
    const edition = orders({ 'records/1.csv': month(1), 'records/2.csv': csv('1,bj,x,1,card') });
    await ingested(edition);
    const state = join(edition, 'ingested');
    const files = filesBelow(state).filter((f) => /\/\d{6}\/(accepted|taken)/.test(f));
    expect(files).toHaveLength(4);
    for (const file of files) {
      const bytes = readFileSync(join(state, file));
      const flipped = Buffer.from(bytes);
      flipped[Math.floor(bytes.length / 2)]! ^= 1;
      for (const wrong of [flipped, undefined]) {
        if (wrong) writeFileSync(join(state, file), wrong);
        else rmSync(join(state, file));
        const found = (await problemsOf(edition)).map((p) => p.at.file);
        expect(found.length).toBeGreaterThan(0);
        writeFileSync(join(state, file), bytes);
      }
    }
    expect(await problemsOf(edition)).toEqual([]);
  });

  it('leave no temporary file behind', async () => {
    const edition = orders({ 'records/1.csv': month(1) });
    const { folder } = await ingested(edition);
    expect(readdirSync(join(edition, 'ingested')).sort()).toEqual([folder.split('/')[1], 'partials'].sort());
    expect(existsSync(join(edition, 'ingested/lock'))).toBe(false);
  });

  it('are not taken again by a pattern that also matches them', async () => {
    const edition = orders({ 'records/1.csv': month(1) }, '{ key: [id] }', '**/*.csv');
    put(edition, 'ingested/x/1.csv', month(2));
    const { taken } = await ingested(edition);
    expect(taken.map((t) => t.file)).toEqual(['records/1.csv']);
  });
});

it('Two concurrent ingests take every file once', async () => {
  const edition = orders(Object.fromEntries([1, 2, 3].map((m) => [`records/${m}.csv`, month(m)])));
  const both = await Promise.all([ingested(edition), ingested(edition)]);
  expect(both.map((b) => b.taken.length).sort()).toEqual([0, 3]);
  expect(both.map((b) => b.total.files)).toEqual([3, 3]);
});

it('A contract for a table of a cluster is refused', async () => {
  const edition = orders({}, '{ key: [id] }', 'clickhouse:db.orders');
  await expect(ingestRecords(edition)).rejects.toThrow('a contract for a table of a cluster');
});

it('An edition without any contract has nothing to ingest', async () => {
  await expect(ingestRecords(orders({ 'signals/orders.yaml': null }))).rejects.toThrow(
    'no signal with a contract',
  );
});
