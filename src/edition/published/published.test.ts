import { expect, it } from 'vitest';
import type { InputTable } from '../exchange/table.js';
import { readPublished } from './published.js';

const table = (file: string, header: string, ...rows: string[]): InputTable => ({
  file,
  header: header.split(','),
  rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })),
});
const head = 'id,data_year,subject,measure,value,rounding,unit,unit_zh';
const orders = table('orders', 'id,list,level,order,order_zh,codes', 'o,list,city,A;B,甲;乙,1;2');
const none = table('none', 'id');

it('reads one figure or two from a row, as they were written and by how much they were rounded', () => {
  const { published, problems } = readPublished(
    table(
      'f',
      head,
      'x,2017,China,size,26.70,0.005,trillion,万亿元',
      't,,tier,both,4; 29.00,0; 0.005,cities; percent,个；%',
    ),
    orders,
    none,
    table('news', 'id,data_year,announced,announced_zh', 'n,2017,First,居首'),
  );
  expect(problems).toEqual([]);
  expect(published.figures).toMatchObject([
    { id: 'x', year: '2017', values: [26.7], written: ['26.70'], rounding: [0.005] },
    {
      year: '',
      values: [4, 29],
      rounding: [0, 0.005],
      units: [
        { en: 'cities', zh: '个' },
        { en: 'percent', zh: '%' },
      ],
    },
  ]);
  expect(published.announced).toMatchObject([{ id: 'n', year: '2017', says: { en: 'First', zh: '居首' } }]);
  expect(published.rankings[0]).toMatchObject({
    order: ['1', '2'],
    names: [
      { en: 'A', zh: '甲' },
      { en: 'B', zh: '乙' },
    ],
  });
});

it('tells of all that is wrong, each with its place', () => {
  const { problems } = readPublished(
    table('f', head, 'x,2017,China,size,many,0.5,,', 'x,2017,China,size,,,,', ',2017,China,size,1;2,0,,'),
    table('orders', 'id,list,level,order,order_zh,codes', 'x,list,city,A;B,甲;乙,1'),
    none,
    table('news', 'id,data_year', 'x,2017', 'x,2017'),
  );
  const places = problems.map((p) => `${p.at.file}:${p.at.line} ${p.at.column}`);
  for (const place of [
    'f:2 value',
    'f:3 value',
    'f:3 rounding',
    'f:3 id',
    'f:4 rounding',
    'f:4 id',
    'orders:2 codes',
    'orders:2 id',
    'news:3 id',
  ]) {
    expect(places).toContain(place);
  }
});
