import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { put } from '../../helpers/folders.js';
import { aside, csv, ingested, month, orders, panelOf } from '../../helpers/ingestion.js';
import { casesOf } from '../../helpers/thorough.js';

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
