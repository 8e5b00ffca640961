import {
  cellsOf,
  type InputTable,
  type Place,
  type Problem,
  problems,
  UserError,
} from '../../edition/index.js';
import { readInside } from '../inside.js';
import { parseTable } from '../tables.js';
import type { City, Model, RecordField, RecordType, Stream } from './model.js';

/** The tables of a simulation, without their ending. */
export const simulationTables = ['cities', 'effects', 'record_types', 'segments', 'measures'] as const;

/**
 * Reads `simulation/` of an edition: `cities.csv`, `effects.csv`, `record_types.csv`, `segments.csv`, `measures.csv`
 * (columns: docs/china-2018.md).
 *
 * @throws UserError with every invalid cell
 */
export function readModel(folder: string): Model {
  const found: Problem[] = [];
  const [cityRows, effectRows, typeRows, segmentRows, measureRows] = simulationTables.map((name) =>
    readRows(folder, `simulation/${name}.csv`, found),
  ) as [Row[], Row[], Row[], Row[], Row[]];
  if (found.length > 0) throw new UserError(found);
  const columns = Object.keys(cityRows[0]?.cells ?? {});
  const years = columns.flatMap((c) => (/^gdp_\d{4}$/.test(c) ? [Number(c.slice(4))] : [])).sort();
  const effects = new Map(effectRows.map((row) => [row.text('code'), row]));
  const cities = cityRows.map((row) => readCity(row, years));
  const counted = measureRows.map((r) => measured(r)).filter((m) => m.of === 'distinct');
  const types = new Map(
    typeRows.map((row) => {
      const own = new Set(
        segmentRows
          .filter((s) => s.text('record_type') === row.text('record_type'))
          .map((s) => s.text('segment')),
      );
      const fields = counted.filter((m) => own.has(m.segment)).map((m) => m.field);
      return [row.text('record_type'), readType(row, cities, years, new Set(fields))] as const;
    }),
  );
  const streams = segmentRows.flatMap((row) => {
    const type = types.get(row.text('record_type'));
    if (!type) {
      found.push(
        row.wrong('record_type', { en: 'a type of record_types.csv', zh: 'record_types.csv 中的类型' }),
      );
      return [];
    }
    const own = measureRows.filter((m) => m.text('segment') === row.text('segment'));
    return [readStream(row, type, own, years)];
  });
  if (found.length > 0) throw new UserError(found);
  return { years, cities, streams: sharesOfAll(streams) };

  function readCity(row: Row, of: readonly number[]): City {
    return {
      code: row.text('code'),
      gdp: of.map((y) => row.number(`gdp_${y}`)),
      population: of.map((y) => row.number(`population_${y}`)),
      effect: of.map((y) => effectOf(row, y)),
    };
  }

  function effectOf(city: Row, year: number): number {
    const row = effects.get(city.text('code'));
    if (!row) found.push(city.wrong('code', { en: 'a city of effects.csv', zh: 'effects.csv 中的城市' }));
    return row?.number(`effect_${year}`) ?? Number.NaN;
  }
}

/** A row of a table whose cells are read by name; problems are reported once. */
class Row {
  constructor(
    readonly cells: Record<string, string | undefined>,
    private readonly at: Place,
    private readonly found: Problem[],
  ) {}

  text(column: string): string {
    const cell = this.cells[column];
    if (cell === undefined) this.found.push(this.wrong(column, { en: 'a text', zh: '文字' }));
    return cell ?? '';
  }

  number(column: string): number {
    const cell = this.cells[column] ?? '';
    const number = Number(cell);
    if (cell === '' || !Number.isFinite(number))
      this.found.push(problems.textInNumbers({ ...this.at, column }, cell));
    return number;
  }

  /** The groups that a regular expression captures. */
  parts(column: string, pattern: RegExp, expected: { en: string; zh: string }): string[] {
    const match = pattern.exec(this.text(column));
    if (!match) this.found.push(this.wrong(column, expected));
    return match ? match.slice(1) : [];
  }

  wrong(column: string, expected: { en: string; zh: string }): Problem {
    return problems.badCell({ ...this.at, column }, this.cells[column] ?? '', expected);
  }
}

function readRows(folder: string, file: string, found: Problem[]): Row[] {
  const read = readInside(folder, file, 'tableSize');
  found.push(...read.problems);
  if (read.text === undefined) {
    if (read.problems.length === 0) {
      found.push(problems.absentFile(file, { en: 'a table of the simulation', zh: '模拟所用的表' }));
    }
    return [];
  }
  const { table, problems: bad } = parseTable(file, read.text);
  found.push(...bad);
  const rowOf = (of: InputTable, row: InputTable['rows'][number]) =>
    new Row(cellsOf(of, row), { file, line: row.line }, found);
  return table ? table.rows.map((row) => rowOf(table, row)) : [];
}

function readType(
  row: Row,
  cities: readonly City[],
  years: readonly number[],
  counted: Set<string>,
): RecordType {
  const expected = { en: 'elasticities such as gdp 0.90 pop 0.20', zh: '弹性，如 gdp 0.90 pop 0.20' };
  const [gdp = 0, population = 0] = row
    .parts('typical_city_elasticity', /^gdp (-?[\d.]+) pop (-?[\d.]+)$/, expected)
    .map(Number);
  const change = row.number('gdp_elasticity_change_per_year');
  const season = row.text('monthly_seasonality').split(';').map(Number);
  return {
    id: row.text('record_type'),
    fields: row.text('fields').split(';').map(readField),
    season,
    shares: years.map((_, y) => sharesOf(cities, y, gdp + change * y, population)),
    counted,
  };
}

function readField(text: string): RecordField {
  const [, name = text, kind = 'decimal', words] = /^(\w+):(\w+)(?:\((.*)\))?$/.exec(text) ?? [];
  return { name, kind: kind as RecordField['kind'], of: words?.split('|') ?? [] };
}

/** GDP^a · population^b · effect, normalised to sum to 1 over the cities. */
function sharesOf(cities: readonly City[], y: number, a: number, b: number): Float64Array {
  const volumes = cities.map((c) => c.gdp[y]! ** a * c.population[y]! ** b * c.effect[y]!);
  const total = volumes.reduce((sum, v) => sum + v, 0);
  return Float64Array.from(volumes, (v) => v / total);
}

function readStream(row: Row, type: RecordType, own: readonly Row[], years: readonly number[]): Stream {
  const records = levels(row, row.number('base_share'), years);
  const stream: Stream = {
    id: row.text('segment'),
    type,
    fixed: Object.fromEntries(
      row
        .text('where')
        .split(' and ')
        .map((c) => c.split(' = ') as [string, string]),
    ),
    volume: records,
    means: {},
    shares: {},
    owners: [],
  };
  for (const measure of own) {
    const { of, field, atLeast } = measured(measure);
    const level = levels(measure, measure.number('base'), years);
    if (of === 'mean') stream.means[field] = level;
    else if (of === 'share') stream.shares[field] = { atLeast, share: level };
    else {
      // The growth of a distinct count is that of its owners; the number of records per owner follows from both.
      const owners = levels(measure, 1, years);
      const perOwner = owners.map((n, y) => (level[0]! * records[y]!) / records[0]! / n);
      stream.owners.push({ field, records: perOwner });
    }
  }
  stream.owners.sort((a, b) => a.records[0]! - b.records[0]!);
  return stream;
}

/** Parses `mean(f)`, `distinct(f)`, `share(f = 1)` or `share(f >= n)`, with its segment. */
function measured(row: Row): { segment: string; of: string; field: string; atLeast: number } {
  const expected = {
    en: 'mean(f), distinct(f), share(f = 1) or share(f >= n)',
    zh: 'mean(f)、distinct(f)、share(f = 1) 或 share(f >= n)',
  };
  const pattern = /^(mean|distinct|share)\((\w+)(?: (?:=|>=) (\d+))?\)$/;
  const [of = '', field = '', atLeast = '1'] = row.parts('measure', pattern, expected);
  return { segment: row.text('segment'), of, field, atLeast: Number(atLeast ?? '1') };
}

/** A base value and its growth as levels, one per year. */
function levels(row: Row, base: number, years: readonly number[]): number[] {
  let level = base;
  return years.map((year, y) => {
    if (y > 0) level *= 1 + row.number(`growth_${year}`);
    return level;
  });
}

/**
 * Converts shares of a type's base year to shares of all records. The tables do not give the size of a type: in the
 * base year it is proportional to the number of its streams.
 */
function sharesOfAll(streams: readonly Stream[]): Stream[] {
  const streamsOf = (type: RecordType) => streams.filter((s) => s.type === type).length;
  const volumes = streams.map((s) => s.volume.map((v) => v * streamsOf(s.type)));
  const total = volumes.flat().reduce((sum, v) => sum + v, 0);
  return streams.map((s, i) => ({ ...s, volume: volumes[i]!.map((v) => v / total) }));
}
