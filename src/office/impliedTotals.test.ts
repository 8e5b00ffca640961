import fc from 'fast-check';
import { expect, it } from 'vitest';
import { officeEdition, understandSheets } from './index.js';

/** A table of rows of figures with two decimals under the names of two indicators. */
function totalsAsked(rows: readonly (readonly number[])[]): string[] {
  const header = ['City', ...rows[0]!.map((_, k) => `Indicator ${'ABC'[k]} 2024`)];
  const texts = rows.map((row, i) => [`Place ${i}`, ...row.map((x) => x.toFixed(2))]);
  const address = (row: number, column: number) => `${'ABCD'[column]}${row + 1}`;
  const sheet = { name: 'Figures', rows: [header, ...texts], merges: [], address };
  const { questions } = officeEdition('table.csv', understandSheets([sheet]), {}, []);
  return questions.find(({ id }) => id === 'totals')?.about ?? [];
}

const figure = fc.integer({ min: 1, max: 999_999 }).map((x) => x / 100);
const table = fc.array(fc.tuple(figure, figure, figure), { minLength: 4, maxLength: 30 });

it('asks about a row that is the sum or the mean of all rows below it, and of no other row', () => {
  fc.assert(
    fc.property(table, fc.boolean(), fc.nat(), (rows, isMean, at) => {
      const place = at % (rows.length - 3);
      const below = rows.slice(place);
      const sums = [0, 1, 2].map((k) => below.reduce((sum, row) => sum + row[k]!, 0));
      const total = sums.map((sum) => Number((isMean ? sum / below.length : sum).toFixed(2)));
      const asked = totalsAsked([...rows.slice(0, place), total, ...below]);
      const alike = [0, 1, 2].every((k) => new Set(below.map((row) => row[k])).size === 1);
      expect(asked).toEqual(alike ? [] : [`Place ${place} (B${place + 2})`]);
    }),
  );
});

it('asks about no row of figures drawn at random', () => {
  fc.assert(
    fc.property(table, (rows) => {
      expect(totalsAsked(rows)).toEqual([]);
    }),
  );
});

const row = (column: readonly number[]) => column.map((x) => [x, x, x]);
const sumOf = (column: readonly number[]) => column.reduce((sum, x) => sum + x, 0);

it('asks about no row that is the mean of others in whole numbers which stand in the next years again', () => {
  const columns = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 30 });
  fc.assert(
    fc.property(columns, (column) => {
      expect(totalsAsked(row([Math.round(sumOf(column) / column.length), ...column]))).toEqual([]);
    }),
  );
});

it('asks about the mean of all others in one column of many digits', () => {
  const columns = fc.uniqueArray(fc.integer({ min: 1, max: 99_999_999 }), { minLength: 8, maxLength: 30 });
  fc.assert(
    fc.property(columns, fc.nat(), (whole, at) => {
      const column = whole.map((x) => x / 100);
      const place = at % (column.length + 1);
      const mean = Number((sumOf(column) / column.length).toFixed(2));
      const rows = [...column.slice(0, place), mean, ...column.slice(place)];
      const spread = Math.max(...column) - Math.min(...column);
      if (spread > 50_000) expect(totalsAsked(row(rows))).toContain(`Place ${place} (B${place + 2})`);
    }),
  );
});

it('asks about a row that is the sum of a group whose members stand apart', () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `Place ${i}`,
    'NS'[i % 2]!,
    (i * i * 731.37 + 12.5).toFixed(2),
  ]);
  const north = rows.filter(([, group]) => group === 'N').reduce((sum, [, , x]) => sum + Number(x), 0);
  const sheet = {
    name: '2024',
    rows: [['City', 'Region', 'Visitors'], ...rows, ['Upper part', 'N', north.toFixed(2)]],
    merges: [],
    address: (r: number, c: number) => `${'ABC'[c]}${r + 1}`,
  };
  const { questions } = officeEdition('table.csv', understandSheets([sheet]), {}, []);
  expect(questions.find(({ id }) => id === 'totals')?.about).toEqual(['Upper part (C14)']);
});
