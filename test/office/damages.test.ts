import fc from 'fast-check';
import { expect, it } from 'vitest';
import { knownPlaces } from '../../src/cli/knownPlaces.js';
import { type OfficeSheet, officeEdition, toPinyin, understandSheets } from '../../src/office/index.js';
import { seeded } from '../helpers/random.js';
import { times } from '../helpers/thorough.js';

/** A clean table: places down, indicators across, one year. */
interface Clean {
  places: readonly string[];
  indicators: readonly string[];
  figures: readonly (readonly number[])[];
}

const places = {
  countries: ['France', 'Italy', 'Spain', 'Peru', 'Chad', 'Japan', 'Kenya', 'Norway', 'Chile', 'Ghana'],
  cities: ['长春市', '四平市', '通化市', '白山市', '松原市', '白城市', '辽源市', '吉林市'],
  own: ['Arden', 'Birch Hill', 'Coldwater', 'Dunmore', 'Eastleigh', 'Fairview', 'Glen Cove', 'Harborough'],
};
const indicators = [
  'Broadband coverage',
  'Mobile lines',
  'Online retail',
  'Services online',
  'Patents granted',
];
const year = '2021';

type Rows = string[][];
type Random = () => number;

const clean = (kind: keyof typeof places, random: Random): Clean => {
  const names = places[kind].slice(0, 6 + Math.floor(random() * (places[kind].length - 5)));
  const own = indicators.slice(0, 2 + Math.floor(random() * 4));
  return {
    places: names,
    indicators: own,
    figures: names.map(() => own.map(() => Math.round(10 + random() * 9_000_000) / 100)),
  };
};

const rowsOf = ({ places: names, indicators: own, figures }: Clean, first = ''): Rows => [
  [first, ...own],
  ...names.map((name, r) => [name, ...figures[r]!.map(String)]),
];

/** What is done to a table, and the question by which it may be noticed; without one it must be read rightly. */
interface Damage {
  name: string;
  on: (keyof typeof places)[];
  do: (table: Clean, random: Random) => Rows;
  asks?: string;
}

const isPlain: (keyof typeof places)[] = ['countries', 'cities', 'own'];
const header = (kind: keyof typeof places) => (kind === 'cities' ? '城市' : 'Country');
const withColumn = (rows: Rows, at: number, cells: readonly string[]): Rows =>
  rows.map((row, r) => [...row.slice(0, at), cells[r]!, ...row.slice(at)]);
const shuffled = <T>(all: readonly T[], random: Random): T[] =>
  all
    .map((one) => [random(), one] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one);

const damages: Damage[] = [
  { name: 'none', on: isPlain, do: (table) => rowsOf(table) },
  {
    name: 'rows as columns',
    on: ['countries', 'cities'],
    do: (table) => {
      const rows = rowsOf(table);
      return rows[0]!.map((_, c) => rows.map((row) => row[c]!));
    },
  },
  {
    name: 'row numbers of a data frame',
    on: isPlain,
    do: (table, random) => {
      const from = Math.floor(random() * 2);
      const title = ['', 'Unnamed: 0', 'X', '...1', 'index'][Math.floor(random() * 5)]!;
      return withColumn(rowsOf(table), 0, [title, ...table.places.map((_, r) => String(r + from))]);
    },
  },
  {
    name: 'a group of countries',
    on: ['countries'],
    do: (table, random) => {
      const names = [
        'Euro area',
        'High income',
        'World average',
        'Sub-Saharan Africa',
        'EU27_2020',
        'GLOBAL AVARAGE',
      ];
      const row = [names[Math.floor(random() * names.length)]!, ...table.indicators.map(() => '12.5')];
      return [...rowsOf(table), row];
    },
    asks: 'totals',
  },
  {
    name: 'a mean of all, whatever its name',
    on: isPlain,
    do: (table) => {
      const means = table.indicators.map((_, i) => {
        const sum = table.figures.reduce((all, row) => all + row[i]!, 0);
        return (sum / table.places.length).toFixed(2);
      });
      return [...rowsOf(table), ['Zz', ...means]];
    },
    asks: 'totals',
  },
  {
    name: 'the province of the cities',
    on: ['cities'],
    do: (table, random) => {
      const rows = rowsOf(table);
      const at = 1 + Math.floor(random() * table.places.length);
      return [...rows.slice(0, at), ['吉林省', ...table.indicators.map(() => '77.7')], ...rows.slice(at)];
    },
    asks: 'levels',
  },
  {
    name: 'ranks under some name',
    on: isPlain,
    do: (table, random) => {
      const i = Math.floor(random() * table.indicators.length);
      const order = table.figures.map((row) => row[i]!).toSorted((a, b) => b - a);
      const title = ['rank_2021', 'EPI.rnk.new', 'Position', '排名', 'pos', 'Place'][
        Math.floor(random() * 6)
      ]!;
      const ranks = table.figures.map((row) => String(1 + order.indexOf(row[i]!)));
      return withColumn(rowsOf(table), 1 + table.indicators.length, [title, ...ranks]);
    },
    asks: 'derived',
  },
  {
    name: 'errors of an indicator',
    on: isPlain,
    do: (table, random) => {
      const title = [
        'Standard error',
        'std. err',
        'Lower CI',
        'upper bound of the CI',
        'Number of sources',
        '标准误',
      ];
      const cells = table.places.map((_, r) => String(r % 3));
      return withColumn(rowsOf(table), 2, [title[Math.floor(random() * title.length)]!, ...cells]);
    },
    asks: 'derived',
  },
  {
    name: 'the mean of all indicators beside them',
    on: isPlain,
    do: (table) => {
      const means = table.figures.map((row) => (row.reduce((a, b) => a + b, 0) / row.length).toFixed(2));
      return withColumn(rowsOf(table), 1, ['Overall', ...means]);
    },
    asks: 'derived',
  },
  {
    name: 'a year behind each indicator, and not the same',
    on: isPlain,
    do: (table) => {
      const rows = rowsOf(table);
      return [rows[0]!.map((text, c) => (c === 0 ? text : `${text} ${2018 + (c % 2)}`)), ...rows.slice(1)];
    },
    asks: 'latest',
  },
  {
    name: 'a place written twice',
    on: isPlain,
    do: (table) => {
      const groups = table.places.map((_, r) => (r % 2 === 0 ? 'North' : 'South'));
      const rows = withColumn(rowsOf(table), 1, ['Region', ...groups]);
      return [...rows, [...rows[1]!]];
    },
  },
  {
    name: 'rows in another order, with a code GEO without figures',
    on: ['countries'],
    do: (table, random) => {
      const [top, ...rows] = rowsOf(table);
      const without = ['GEO', ...table.indicators.map(() => '')];
      return [
        ['code', ...top!.slice(1)],
        ...shuffled([...rows.map((row, r) => [codes[table.places[r]!]!, ...row.slice(1)]), without], random),
      ];
    },
  },
];

const codes: Record<string, string> = {
  ...{ France: 'FRA', Italy: 'ITA', Spain: 'ESP', Peru: 'PER', Chad: 'TCD' },
  ...{ Japan: 'JPN', Kenya: 'KEN', Norway: 'NOR', Chile: 'CHL', Ghana: 'GHA' },
};

const known = knownPlaces();
const cases = fc.record({
  damage: fc.constantFrom(...damages),
  kind: fc.nat(2),
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
});

it('Whatever its maker did to a table, it is read as it was meant, or asked about', () => {
  fc.assert(
    fc.property(cases, ({ damage, kind: at, seed }) => {
      const random = seeded(seed);
      const kind = damage.on[at % damage.on.length]!;
      const table = clean(kind, random);
      const rows = damage.do(table, random);
      if (rows[0]![0] === '' && !damage.name.startsWith('row')) rows[0]![0] = header(kind);
      const sheet: OfficeSheet = { name: year, rows, merges: [], address: (r, c) => `R${r + 1}C${c + 1}` };
      const understood = understandSheets([sheet], 'table.csv', known);
      const under = (answers: Record<string, string>) =>
        officeEdition('table.csv', understood, answers, known, toPinyin);
      const asked = under({}).questions.filter(({ decided }) => !decided);
      const answers = Object.fromEntries(asked.flatMap(({ id, usual }) => (usual ? [[id, usual]] : [])));
      const { tables, problems } = under(answers);
      expect([damage.name, problems.map(({ found }) => found.en)]).toEqual([damage.name, []]);
      const may = ['direction', ...(damage.asks === undefined ? [] : [damage.asks])];
      expect([damage.name, asked.map(({ id }) => id).filter((id) => !may.includes(id))]).toEqual([
        damage.name,
        [],
      ]);
      const { header: columns, rows: made } = tables!.iData;
      const names = new Map(made.map(({ cells }) => [cells[1], cells]));
      const isExtra = (name: string) => name === 'GEO';
      expect([...names.keys()].filter((name) => !isExtra(name!)).length).toBe(table.places.length);
      const read = columns.filter(
        (text) => !['uCode', 'uName', 'uName_zh', 'uName_en', 'Time', 'Region'].includes(text),
      );
      expect([damage.name, read]).toEqual([damage.name, table.indicators]);
      for (const [r, name] of table.places.entries()) {
        const cells = names.get(damage.name.includes('GEO') ? codes[name]! : name)!;
        const own = table.indicators.map((indicator) => cells[columns.indexOf(indicator)]);
        expect([damage.name, name, own]).toEqual([damage.name, name, table.figures[r]!.map(String)]);
      }
    }),
    { numRuns: Number(process.env['IPLUS_TABLES'] ?? times(300, 10_000)), seed: 11, endOnFailure: true },
  );
}, 900_000);
