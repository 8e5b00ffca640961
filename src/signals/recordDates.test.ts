import { expect, it } from 'vitest';
import { changed, editionWith } from '../../test/helpers/complaints.js';
import { openEdition, prepare } from './index.js';
import { dateProblems, yearsOf } from './recordDates.js';

const at = { file: 'signals/s.yaml', line: 1 };
const told = (dates: readonly string[], periods = ['2020']) =>
  dateProblems(at, dates, yearsOf(periods)).map(({ found, expected }) => [found.en, expected.en]);

it('Dates of years, quarters, months and days around now are sound', () => {
  expect(told(['1990', '2020-Q4', '2020-12', '2050-12-31'])).toEqual([]);
});

it('What is no date is named, once, and so is what lies centuries away', () => {
  expect(told(['today', '2020-13', '1900', '2999-01-01'])).toEqual([
    [expect.stringContaining('today'), expect.anything()],
    ['records with the date “1900”', 'dates from 1990 to 2050'],
  ]);
});

it('Dates of the periods that an edition names are meant, however far away', () => {
  expect(told(['1871-02', '2020'], ['1871', '2020'])).toEqual([]);
  expect(told(['1870'], ['1871', '2020'])).toEqual([[expect.anything(), 'dates from 1871 to 2050']]);
  expect(told(['2100'], ['2020', '2100'])).toEqual([]);
});

it('Dates of records that an ingest accepted were judged already', () => {
  expect(dateProblems(at, ['1066'], undefined)).toEqual([]);
});

it('An edition of an old period counts its records', async () => {
  const edition = editionWith({
    ...changed('edition.yaml', ['base: 2020', 'base: 1871']),
    'data/values.csv': null,
    'records/r.csv': 'city,day\nbj,1871-03-01\nbj,1871-04-01\nsh,1871-03-01\n',
    'signals/s.yaml':
      '- { indicator: orders, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { count: true } }\n- { indicator: users, from: records/*.csv, unit: { code: city }, period: { column: day }, value: { count: true } }\n',
  });
  const { panel } = await prepare(openEdition(edition));
  expect([...panel.values].slice(0, 2)).toEqual([2, 1]);
});
