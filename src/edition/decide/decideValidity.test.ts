import { expect, it } from 'vitest';
import type { InputTable } from '../exchange/table.js';
import type { Problem } from '../problems/problem.js';
import type { EditionSource } from '../schema/schema.js';
import { decideValidity } from './decideValidity.js';

const source = {
  validity: {
    file: 'validity.csv',
    measures: [
      {
        id: 'hdi',
        title: { en: 'HDI', zh: '人类发展指数' },
        period: 2020,
        source: { en: 'UNDP', zh: '开发署' },
        data: 'a.csv',
      },
    ],
    beside: [{ id: 'cloud', title: { en: 'Cloud', zh: '云' } }],
  },
};

function decided(rows: readonly string[], header = 'measure,part,basis,period,rho,n', of: object = source) {
  const found: Problem[] = [];
  const table: InputTable = {
    file: 'validity.csv',
    header: header.split(','),
    rows: rows.map((row, i) => ({ line: i + 2, cells: row.split(',') })),
  };
  const decisions = {
    source: of as EditionSource,
    found,
    at: (path: readonly PropertyKey[]) => ({ file: 'edition.yaml', path: path.join('.') }),
    take: <T>(_: string, given: T | undefined, fallback: T) => given ?? fallback,
    unitCodes: [],
  };
  const known = { nodes: ['index', 'lines'], periods: ['2021'] };
  const validity = decideValidity(decisions, new Map([['validity.csv', table]]), known);
  return {
    validity,
    places: found.map(({ at }) => `${at.file}:${at.line ?? at.path} ${at.column ?? ''}`.trim()),
  };
}

it('reads the coefficients of the index, its parts, and what was left out', () => {
  const { validity, places } = decided([
    'hdi,index,total,2021,0.9412,154',
    'hdi,cloud,per-head,2021,-.05,154',
  ]);
  expect(places).toEqual([]);
  expect(validity!.rows).toEqual([
    { measure: 'hdi', part: 'index', basis: 'total', period: '2021', rho: 0.9412, n: 154 },
    { measure: 'hdi', part: 'cloud', basis: 'per-head', period: '2021', rho: -0.05, n: 154 },
  ]);
  expect(validity!.measures[0]!.period).toBe('2020');
});

it('tells of all that is wrong at once, each with its place', () => {
  const { places } = decided([
    'hdi,index,total,2021,0.9,154',
    'hdi,index,total,2021,0.8,154',
    'gdp,towers,each,2019,1.2,1.5',
    'hdi,lines,total,2021,,0',
  ]);
  expect(places).toEqual([
    'validity.csv:3 measure',
    ...['measure', 'part', 'basis', 'period', 'rho', 'n'].map((column) => `validity.csv:4 ${column}`),
    'validity.csv:5 rho',
    'validity.csv:5 n',
  ]);
});

it('refuses other columns, and an id that a part of the index has', () => {
  expect(decided([], 'measure,part,basis,period,r,n').places).toEqual(['validity.csv:1', 'validity.csv:1 r']);
  const taken = {
    validity: { ...source.validity, beside: [{ id: 'lines', title: { en: 'Lines', zh: '线路' } }] },
  };
  expect(decided([], undefined, taken).places).toEqual(['edition.yaml:validity.beside.0.id']);
});
