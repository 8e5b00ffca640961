import { editionWith, type Files } from './complaints.js';

const units = `code,name_en,name_zh,province
a1,A one,甲一,a
a2,A two,甲二,a
a3,A three,甲三,a
b1,B one,乙一,b
b2,B two,乙二,b
c1,C one,丙一,c
`;

/** Records of a company in a city in a year: `n` of them with an amount each, or blank. */
export type Made = readonly [city: string, year: number, company: string, n: number, amount: number | ''];

/** Four companies in every city. */
export const made: Made[] = [
  ...['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].flatMap((city): Made[] => [
    [city, 2020, 'x', 6, 10],
    [city, 2020, 'y', 6, 11],
    [city, 2020, 'z', 6, 12],
    [city, 2020, 'w', 6, 13],
  ]),
];

/** An edition whose orders are counted from such records by a signal with additional YAML keys. */
export function companyEdition(records: readonly Made[], rules: string, value = '{ sum: amount }'): string {
  const rows = records.flatMap(([city, year, company, n, amount]) =>
    Array.from({ length: n }, () => `${city},${year},${company},${amount}`),
  );
  const shared = 'from: records/r.csv, unit: { code: city }, period: { column: year }';
  const files: Files = {
    'units.csv': units,
    'data/values.csv': null,
    'records/r.csv': ['city,year,company,amount', ...rows, ''].join('\n'),
    'signals/s.yaml': `- { indicator: orders, ${shared}, ${rules}, value: ${value} }\n- { indicator: users, ${shared}, value: { count: true } }\n`,
  };
  return editionWith(files);
}
