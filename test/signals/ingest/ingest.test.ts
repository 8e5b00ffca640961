import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingestRecords } from '../../../src/pipeline/index.js';
import { problemsOf } from '../../helpers/complaints.js';
import { filesBelow } from '../../helpers/folders.js';
import {
  aside,
  csv,
  ingested,
  month,
  orders,
  panelOf,
  problemLine,
  takenBytes,
} from '../../helpers/ingestion.js';
import { casesOf } from '../../helpers/thorough.js';

function put(edition: string, name: string, content: string): void {
  mkdirSync(dirname(join(edition, name)), { recursive: true });
  writeFileSync(join(edition, name), content);
}

describe('A record', () => {
  it('that breaks the contract is set aside with file, row, content and reasons; the others are used', async () => {
    const bad = [
      '2,bj,2020-01-32,1,card',
      '3,bj,1900-01-01,1,card',
      '4,bj,2999-01-01,1,card',
      '5,bj,,1,card',
      '6,bj,2020-01-02,1e999,card',
      '7,bj,2020-01-02,12x,gold',
      '8,bj,2020-01-02,-1,card',
      '9,bj,2020-01-02,1001,card',
      ',bj,2020-01-02,1,card',
      '10,bj,2020-01-02,,card',
      '1,bj,2020-01-02,7,card',
      '11,bj,2020-01-02,NaN,card',
    ];
    const edition = orders({
      'records/a.csv': csv('1,bj,2020-01-01,5,card', ...bad, '12,sh,2020-01-31,1000,'),
    });
    const { taken, total, refused } = await ingested(edition);
    expect(refused).toEqual([]);
    expect(taken).toHaveLength(1);
    expect(total).toEqual({
      files: 1,
      read: 14,
      used: 2,
      late: 0,
      aside: {
        'no-date': 1,
        'not-a-date': 1,
        'outside-window': 2,
        missing: 1,
        'not-a-number': 2,
        'too-large': 1,
        'out-of-range': 2,
        'no-key': 1,
        duplicate: 1,
      },
    });
    const why = [
      'not-a-date day',
      'outside-window day',
      'outside-window day',
      'no-date day',
      'too-large amount',
      'not-a-number amount\nunknown-code kind',
      'out-of-range amount',
      'out-of-range amount',
      'no-key id',
      'missing amount',
      'duplicate',
      'not-a-number amount',
    ];
    const cells = (line: string) => line.split(',').map((cell) => cell || null);
    expect(await aside(edition)).toEqual(
      bad.map((line, i) => ['records/a.csv', String(i + 2), why[i], ...cells(line)]),
    );
    const { values } = await panelOf(edition);
    expect(values.split(',').slice(0, 3)).toEqual(['5', '1000', 'NaN']);
  });

  it('whose key was accepted with an earlier file is set aside, and so is a late one where the contract says so', async () => {
    const contract = '{ key: [id], late: { after: 1, are: aside } }';
    const edition = orders({ 'records/1.csv': month(3) }, contract);
    await ingested(edition);
    put(
      edition,
      'records/2.csv',
      csv('3000,bj,2020-03-01,1,x', '1,bj,2020-02-01,1,x', '2,bj,2020-01-31,1,x'),
    );
    const { total } = await ingested(edition);
    expect(total).toMatchObject({ read: 33, used: 31, late: 0, aside: { late: 1, 'taken-before': 1 } });
    expect((await aside(edition)).map((row) => row.slice(0, 3))).toEqual([
      ['records/2.csv', '1', 'taken-before'],
      ['records/2.csv', '3', 'late'],
    ]);
  });

  it('that is late is accepted and marked unless the contract says otherwise', async () => {
    const edition = orders({ 'records/1.csv': month(3), 'records/2.csv': month(2) });
    expect((await ingested(edition)).total).toMatchObject({ read: 60, used: 60, late: 30, aside: {} });
  });

  it.each(
    casesOf(
      [
        ['number', '9007199254740993', 'used'],
        ['integer', '9007199254740993', 'too-large'],
        ['integer', '9223372036854775809', 'too-large'],
        ['integer', '-9007199254740991', 'used'],
        ['integer', '1.5', 'not-whole'],
        ['integer', '1.0', 'used'],
        ['number', '1e29', 'too-large'],
        ['number', '-1e28', 'used'],
        ['number', '-inf', 'not-a-number'],
        ['number', '1_000', 'not-a-number'],
        ['number', '0x10', 'not-a-number'],
        ['number', '+5', 'used'],
        ['number', '4e-10', 'used'],
        ['number', '1e-39', 'too-fine'],
        ['number', '1e-400', 'too-fine'],
        ['integer', '1e3', 'used'],
        ['number', '1,5', 'not-a-number'],
        ['number', '１２', 'not-a-number'],
        ['number', ' 12 ', 'used'],
        ['date', '2020-02-29', 'used'],
        ['date', '2021-02-29', 'not-a-date'],
        ['date', '2020-Q5', 'not-a-date'],
      ],
      11,
    ),
  )('of type %s with %s is %s', async (type, value, verdict) => {
    const contract = `{ columns: { kind: { type: ${type} } } }`;
    const edition = orders({ 'records/a.csv': csv(`1,bj,2020-01-01,1,"${value}"`) }, contract);
    const { used, aside: reasons } = (await ingested(edition)).total;
    expect(used === 1 ? 'used' : Object.keys(reasons).join()).toBe(verdict);
  });

  it.each([
    ['{ from: 2020-02 }', ['2020-02-01', '2020-02-29'], ['2020-01-31', '2020-01']],
    ['{ to: 2020-Q1 }', ['1990-01-01', '2020-03-31'], ['2020-04-01', '1989-12-31']],
    [
      '{ from: 2020-01-15, to: 2020-01-20 }',
      ['2020-01-15 08:00:00', '2020-01-20'],
      ['2020-01-14', '2020-01-21'],
    ],
  ])('is accepted in the window %s from its first to its last day', async (window, inside, outside) => {
    const lines = [...inside, ...outside].map((day, i) => `${i},bj,${day},1,card`);
    const edition = orders({ 'records/a.csv': csv(...lines) }, `{ window: ${window} }`);
    const { used, aside: reasons } = (await ingested(edition)).total;
    expect([used, reasons]).toEqual([inside.length, { 'outside-window': outside.length }]);
  });

  it('is checked where columns have quotes, commas, SQL and Chinese in their names', async () => {
    const names = ['"; drop table judged', "o'clock", '金额', 'a,b'];
    const header = ['city', 'day', 'amount', ...names].map((n) => `"${n.replaceAll('"', '""')}"`).join();
    const rules = names.map((n) => `${JSON.stringify(n)}: { type: number, max: 5 }`).join(', ');
    const content = `${header}\nbj,2020-01-01,1,1,2,3,4\nbj,2020-01-01,1,9,2,3,4\nbj,2020-01-01,1,1,2,9,4\n`;
    const edition = orders(
      { 'records/a.csv': content },
      `{ columns: { ${rules} }, key: [o'clock, a\\,b, 金额] }`.replace(
        "[o'clock, a\\,b, 金额]",
        `["o'clock", "a,b", 金额]`,
      ),
    );
    await ingested(edition);
    expect((await aside(edition)).map((row) => row[2])).toEqual([
      'out-of-range "; drop table judged',
      'out-of-range 金额',
    ]);
  });
});

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

it('Days are those of the time zone of the signal', async () => {
  const edition = orders({
    'records/1.csv': csv('1,bj,2020-01-31 16:30:00,5,card', '2,bj,2020-01-31 15:30:00,2,card'),
  });
  const signal = join(edition, 'signals/orders.yaml');
  const text = readFileSync(signal, 'utf8');
  writeFileSync(signal, text.replace('{ column: day }', '{ column: day, zone: Asia/Shanghai }'));
  const { taken } = await ingested(edition);
  expect(taken[0]).toMatchObject({ first: '2020-01-31', last: '2020-02-01', period: '2020-02' });
  expect((await panelOf(edition)).values.split(',').slice(0, 4)).toEqual(['2', 'NaN', 'NaN', '5']);
});
