/** What makers of tables do to them, put into clean tables. */

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
export const year = '2021';

type Rows = string[][];
type Random = () => number;

export const clean = (kind: keyof typeof places, random: Random): Clean => {
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
  /** An indicator that it adds, of figures of which the largest is less than 2.5 times the least once the question is answered. */
  adds?: string;
  /** It can be noticed in tables of so many places. */
  from?: number;
}

const isPlain: (keyof typeof places)[] = ['countries', 'cities', 'own'];
export const header = (kind: keyof typeof places) => (kind === 'cities' ? '城市' : 'Country');
const withColumn = (rows: Rows, at: number, cells: readonly string[]): Rows =>
  rows.map((row, r) => [...row.slice(0, at), cells[r]!, ...row.slice(at)]);
const shuffled = <T>(all: readonly T[], random: Random): T[] =>
  all
    .map((one) => [random(), one] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one);

export const damages: Damage[] = [
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
    name: 'units in a row of their own',
    on: isPlain,
    do: (table, random) => {
      const units = ['%', 'per 100 inhabitants', 'million EUR', 'thousand', '万个', '亿元', '元/人', 'days'];
      const [header, ...rows] = rowsOf(table);
      return [
        header!,
        ['', ...table.indicators.map(() => units[Math.floor(random() * units.length)]!)],
        ...rows,
      ];
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
    name: 'one name in two writings, in tables of two years',
    on: isPlain,
    do: (table, random) => {
      const [top, ...rows] = rowsOf(table);
      const [name, ...others] = table.indicators;
      const second = [name!.toUpperCase(), name!.replace(' ', '_'), `${name}s`][Math.floor(random() * 3)]!;
      // The second half of the places has its figures under the other writing.
      const half = Math.ceil(rows.length / 2);
      return [
        [...top!.slice(0, 2), second, ...others],
        ...rows.map(([place, first, ...rest], r) => [
          place!,
          ...(r < half ? [first!, ''] : ['', first!]),
          ...rest,
        ]),
      ];
    },
    asks: 'alike',
  },
  {
    name: 'shares among per cents',
    on: isPlain,
    do: (table, random) => {
      const rows = rowsOf(table);
      const percents = table.places.map(() => Math.round(400 + random() * 500) / 10);
      const cells = percents.map((x, r) => (r % 2 === 0 ? String(x) : String(Number((x / 100).toFixed(3)))));
      return withColumn(rows, rows[0]!.length, ['Internet use (%)', ...cells]);
    },
    asks: 'other-units',
    adds: 'Internet use',
  },
  {
    name: 'half of the rows in thousands, or in 万',
    on: ['countries', 'own'],
    do: (table, random) => {
      const rows = rowsOf(table);
      const times = [1000, 10_000][Math.floor(random() * 2)]!;
      const cells = table.places.map((_, r) => {
        const x = Math.round((500 + random() * 200) * 1e4);
        return String(r % 2 === 0 ? x : x / times);
      });
      return withColumn(rows, rows[0]!.length, ['Lines sold', ...cells]);
    },
    asks: 'other-units',
    adds: 'Lines sold',
  },
  {
    name: 'the sum of a group whose members stand apart, whatever its name',
    on: isPlain,
    do: (table) => {
      const rows = withColumn(rowsOf(table), 1, ['Region', ...table.places.map((_, r) => 'EW'[r % 2]!)]);
      const east = rows.slice(1).filter(([, group]) => group === 'E');
      const sums = table.indicators.map((_, i) =>
        east.reduce((sum, row) => sum + Number(row[i + 2]), 0).toFixed(2),
      );
      return [...rows, ['Zz', 'E', ...sums]];
    },
    asks: 'totals',
  },
  {
    name: '1 to n in no order of another column',
    on: ['countries'],
    do: (table, random) => {
      const rows = rowsOf(table);
      const order = shuffled([...table.places.keys()], random);
      return withColumn(rows, rows[0]!.length, ['Class', ...order.map((r) => String(r + 1))]);
    },
    asks: 'derived',
    from: 8,
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

export const codes: Record<string, string> = {
  ...{ France: 'FRA', Italy: 'ITA', Spain: 'ESP', Peru: 'PER', Chad: 'TCD' },
  ...{ Japan: 'JPN', Kenya: 'KEN', Norway: 'NOR', Chile: 'CHL', Ghana: 'GHA' },
};
