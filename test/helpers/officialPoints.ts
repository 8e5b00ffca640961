import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { chinaIndustries, chinaProvinces } from './editions.js';

type Row = Record<string, string>;
const read = (folder: string, file: string): Row[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });

const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
const sum = (of: number[]) => of.reduce((a, b) => a + b, 0);

/** Points of every province and region by year, in each reading, computed here from the files of the edition. */
export function provincePoints(): Record<string, (place: string, year: number) => number> {
  const rows = read(chinaProvinces, 'data/values.csv');
  const units = read(chinaProvinces, 'units.csv');
  const people = new Map(
    read(chinaProvinces, 'economy.csv')
      .filter((row) => row['indicator'] === 'population')
      .map((row) => [`${row['code']} ${row['period']}`, Number(row['value'])]),
  );
  const cell = new Map(rows.map((row) => [`${row['unit']} ${row['period']}`, row]));
  const of = (code: string, year: number, id: string) => Number(cell.get(`${code} ${year}`)![id]);
  const all = units.map(({ code }) => code!);
  const nation = (id: string, year: number) => sum(all.map((code) => of(code, year, id)));
  const framework = [
    ['broadband-ports', 'base-stations', 'cable', 'mobile-internet-users'],
    ['software-revenue', 'ecommerce-sales', 'websites'],
    ['rd-personnel', 'patents', 'it-employment', 'graduates'],
  ];
  const base = new Map(framework.flat().map((id) => [id, nation(id, 2015)]));
  const total = (code: string, year: number) =>
    100 * mean(framework.map((ids) => mean(ids.map((id) => of(code, year, id) / base.get(id)!))));
  const head = (codes: string[], year: number) => sum(codes.map((code) => people.get(`${code} ${year}`)!));
  // The highest figure is worth 100 points, as indicators.csv has it; residents are in units of 10,000.
  const rates: [string, number, number, boolean][][] = [
    [
      ['broadband-ports', 100, 110, true],
      ['base-stations', 10_000, 175, true],
      ['mobile-internet-users', 100, 210, true],
    ],
    [
      ['software-revenue', 10_000, 122_000, true],
      ['ecommerce-sales', 10_000, 194_000, true],
      ['enterprises-with-ecommerce', 1, 25, false],
      ['websites-per-100-enterprises', 1, 75, false],
      ['computers-per-100-employees', 1, 80, false],
    ],
    [
      ['rd-personnel', 1, 184, true],
      ['patents', 1, 93, true],
      ['it-employment', 1000, 46, true],
      ['graduates', 1, 67, true],
    ],
  ];
  const rate = (code: string, year: number) =>
    mean(
      rates.map((part) =>
        mean(
          part.map(([id, times, high, perHead]) => {
            const value = (of(code, year, id) * times) / (perHead ? head([code], year) : 1);
            return (100 * Math.min(value, high)) / high;
          }),
        ),
      ),
    );
  const membersOf = (place: string) =>
    place === 'china'
      ? all
      : units.filter((unit) => unit['region'] === place || unit.code === place).map(({ code }) => code!);
  const summed = (place: string, year: number) => sum(membersOf(place).map((code) => total(code, year)));
  return {
    total: summed,
    'per-head': (place, year) => (summed(place, year) * head(all, year)) / head(membersOf(place), year),
    'per-enterprise': (place, year) => mean(membersOf(place).map((code) => rate(code, year))),
  };
}

const codes = read(chinaProvinces, 'units.csv').map(({ code }) => code!);
const codeOf: Row = {
  Guangdong: '440000',
  Jiangsu: '320000',
  Zhejiang: '330000',
  Beijing: '110000',
  Shandong: '370000',
};
const regionOf: Row = {
  'The East': 'east',
  'the East': 'east',
  'The West': 'west',
  'the West': 'west',
  'The Central region': 'central',
};
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Whether a sentence of the edition is so, by points computed here; undefined for a sentence that this does not know. */
export function provinceClaimHolds(
  sentence: string,
  points: (place: string, year: number) => number,
): boolean | undefined {
  const growth = (place: string, from: number, to: number) => points(place, to) / points(place, from);
  const forms: [RegExp, (found: string[]) => boolean][] = [
    [
      /^(\w+) ranked (\w+)(?: per head)? in (\d+)$/,
      ([place, rank, year]) => {
        const own = points(codeOf[place!]!, Number(year));
        return codes.filter((code) => points(code, Number(year)) > own).length === ordinals.indexOf(rank!);
      },
    ],
    [
      /^(\w+), (\w+) and (\w+) together hold ([\d.]+)% of the index of China in (\d+)$/,
      ([a, b, c, percent, year]) => {
        const held = sum([a, b, c].map((place) => points(codeOf[place!]!, Number(year))));
        return Math.abs((100 * held) / points('china', Number(year)) - Number(percent)) <= 0.05;
      },
    ],
    [
      /^(The East) ranked above (the West)(?: per head)? in (\d+)$/,
      ([a, b, year]) => points(regionOf[a!]!, Number(year)) > points(regionOf[b!]!, Number(year)),
    ],
    [
      /^(The \w+(?: region)?) grew faster than (the \w+)(?: per head)? (?:from (\d+) to|in) (\d+)$/,
      ([a, b, from, to]) => {
        const since = from ? Number(from) : Number(to) - 1;
        return growth(regionOf[a!]!, since, Number(to)) > growth(regionOf[b!]!, since, Number(to));
      },
    ],
    [
      /^The index of China (?:grew more than (\d+)%|rose) (?:from (\d+) to|in) (\d+)$/,
      ([percent, from, to]) =>
        100 * (growth('china', from ? Number(from) : Number(to) - 1, Number(to)) - 1) > Number(percent ?? 0),
    ],
    [
      /^The gap(?: per head)? between provinces narrowed (?:from (\d+) to|in) (\d+)$/,
      ([from, to]) =>
        gini(codes.map((code) => points(code, Number(to)))) <
        gini(codes.map((code) => points(code, from ? Number(from) : Number(to) - 1))),
    ],
  ];
  for (const [form, test] of forms) {
    const found = form.exec(sentence);
    if (found) return test(found.slice(1));
  }
  return undefined;
}

function gini(of: number[]): number {
  return sum(of.flatMap((a) => of.map((b) => Math.abs(a - b)))) / (2 * of.length * sum(of));
}

/** Points of every industry by year, computed here from the files of the edition: the highest figure of each indicator is worth 100. */
export function industryPoints(): (industry: string, year: number) => number {
  const cell = new Map(
    read(chinaIndustries, 'data/values.csv').map((row) => [`${row['unit']} ${row['period']}`, row]),
  );
  const share = (value: number, high: number) => (100 * Math.min(value, high)) / high;
  return (industry, year) => {
    const of = (id: string) => Number(cell.get(`${industry} ${year}`)![id]);
    const perEnterprise = (id: string) => (of(id) / of('enterprises')) * 10_000;
    return mean([
      mean([
        share(perEnterprise('ecommerce-sales'), 7200),
        share(perEnterprise('ecommerce-purchases'), 5300),
        share(of('share-with-ecommerce'), 36),
      ]),
      mean([share(of('websites-per-100-enterprises'), 120), share(of('computers-per-100-employees'), 134)]),
    ]);
  };
}

const industryOf: Row = {
  'Health and social work': 'Q',
  'Culture and entertainment': 'R',
  Education: 'P',
  'wholesale and retail': 'F',
  'hotels and catering': 'H',
};

/** Whether a sentence of the edition of industries is so, by points computed here; undefined for one that this does not know. */
export function industryClaimHolds(
  sentence: string,
  points: (industry: string, year: number) => number,
): boolean | undefined {
  const [, a, b, from, to] = /^(.+) grew faster than (.+?) (?:from (\d+) to|in) (\d+)$/.exec(sentence) ?? [];
  const [own, other] = [industryOf[a ?? ''], industryOf[b ?? '']];
  if (!own || !other) return undefined;
  const growth = (code: string) =>
    points(code, Number(to)) / points(code, from ? Number(from) : Number(to) - 1);
  return growth(own) > growth(other);
}
