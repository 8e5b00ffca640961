import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { duckDbConnection } from '../../../src/signals/duckDbRecords.js';
import { withDuckDb } from '../../../src/signals/duckdb.js';
import { queryPartials } from '../../../src/signals/partials.js';
import { placesOf } from '../../../src/signals/readPlaces.js';
import { duckdb, duckdbFor, mergePartials, type PlannedSignal, queryPlan } from '../../../src/sql/index.js';
import { bothEngines } from '../../helpers/bothEngines.js';
import { partAt } from '../../helpers/partFigures.js';
import { casesOf, times } from '../../helpers/thorough.js';

const { placesIn, name, close } = await bothEngines();
afterAll(close);

const signalOf = (value: PlannedSignal['value']): PlannedSignal => ({
  indicator: 'a',
  from: '',
  unit: { code: 'c2' },
  period: { column: 'c3' },
  value,
});
const values = [{ sum: 'c1' }, { mean: 'c1' }, { min: 'c1' }, { max: 'c1' }] as const;
const signals = values.map(signalOf);

/**
 * What each engine computes from texts in a column, all of one place and day: sum, count, minimum and maximum; or that
 * it refuses them.
 */
async function figuresOf(texts: readonly string[], of = signals): Promise<('refused' | number[])[]> {
  const values = texts.map((text) => [duckdb.literal(text), "'bj'", "'2020-01-01'"]);
  const types = { duckdb: Array(3).fill('VARCHAR'), clickhouse: Array(3).fill('String') };
  return (await placesIn({ ...types, values }, of)).map((places) => {
    if (places instanceof Error) return 'refused';
    const [sum, mean, least, greatest] = places.of;
    return [partAt(sum!.v, 0), partAt(mean?.d, 0), Number(least?.states?.[0]), Number(greatest?.states?.[0])];
  });
}

/** A number as an integer multiple of 10⁻³⁸, by string operations; undefined where it has more places. */
function exact(text: string): bigint | undefined {
  const [mantissa, power = '0'] = text.trim().toLowerCase().split('e') as [string, string?];
  const [whole, behind = ''] = mantissa.replace(/^[+-]/, '').split('.') as [string, string?];
  const digits = BigInt(whole + behind || '0');
  const shift = 38 + Number(power) - behind.length;
  const sign = mantissa.startsWith('-') ? -1n : 1n;
  if (digits === 0n) return 0n;
  if (shift >= 0) return sign * digits * 10n ** BigInt(shift);
  const by = 10n ** BigInt(-shift);
  return digits % by === 0n ? (sign * digits) / by : undefined;
}

/** The double nearest to an integer multiple of 10⁻³⁸. */
const nearest = (n: bigint) => Number(`${n}e-38`);

const number = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.oneof(fc.nat(9), fc.nat(10 ** 9), fc.bigInt({ min: 0n, max: 10n ** 19n })),
    fc.oneof(
      fc.constant(''),
      fc.nat(10 ** 9).map((n) => `.${n}`),
      fc.bigInt({ min: 0n, max: 10n ** 17n }).map((n) => `.000${n}`),
    ),
    fc.oneof(
      fc.constant(''),
      fc.integer({ min: -12, max: 8 }).map((n) => `e${n}`),
      fc.constant('E+2'),
    ),
    fc.constantFrom('', ' '),
  )
  .map(([sign, whole, behind, power, space]) => `${space}${sign}${whole}${behind}${power}${space}`);

describe(`DuckDB and a cluster (${name}) read one grammar of numbers`, () => {
  it('and ignore invalid numbers in records that a condition excludes', async () => {
    const values = [
      ['12', 'a'],
      ['see below', 'note'],
      ['1e99', 'note'],
      ['-3.5', 'a'],
    ].map(([n, kind]) => [duckdb.literal(n!), "'bj'", "'2020-01-01'", duckdb.literal(kind!)]);
    const types = { duckdb: Array(4).fill('VARCHAR'), clickhouse: Array(4).fill('String') };
    const of = [...signals, signalOf({ quantile: 'c1', at: 0 })];
    const meant = of.map((signal) => ({ ...signal, where: "c4 = 'a'" }));
    for (const places of await placesIn({ ...types, values }, meant)) {
      if (places instanceof Error) throw places;
      const [sum, mean, least, greatest] = places.of;
      expect([
        partAt(sum!.v, 0),
        partAt(mean!.d, 0),
        Number(least!.states![0]),
        Number(greatest!.states![0]),
      ]).toEqual([8.5, 2, -3.5, 12]);
      expect(places.n[0]).toBe(4);
    }
    expect((await placesIn({ ...types, values }, of)).every((places) => places instanceof Error)).toBe(true);
  });

  it('and sum the numbers exactly, to 38 decimal places', async () => {
    const lists = fc.sample(fc.array(number, { minLength: 1, maxLength: 40 }), {
      numRuns: times(5, 12),
      seed: 4,
    });
    for (const list of [...lists, Array.from({ length: 1000 }, () => '4e-10'), ['1e-38', '1', '-1']]) {
      const all = list.map(exact);
      const held = list.filter((_, i) => all[i] !== undefined);
      const sum = all.reduce<bigint>((total, n) => total + (n ?? 0n), 0n);
      const of = held.map((text) => Number(text));
      const right = [nearest(sum), held.length, Math.min(...of), Math.max(...of)];
      for (const found of await figuresOf(held)) expect([held, found]).toEqual([held, right]);
    }
  });

  it.each(
    casesOf(
      [
        '1_000',
        '1,000',
        '0x10',
        'Infinity',
        'inf',
        '-inf',
        'NaN',
        '１２',
        '1 000',
        '1e',
        'e5',
        '.',
        '--1',
        '12%',
        '1.2.3',
        '1e400',
        '1e-400',
        'true',
        '1\u00a0',
      ],
      7,
    ),
  )(
    'and refuse invalid numbers and those outside the range of doubles, for any aggregate: %s',
    async (text) => {
      for (const signal of signals) {
        for (const found of await figuresOf(['1', text], [signal]))
          expect([signal.value, found]).toEqual([signal.value, 'refused']);
      }
    },
  );

  it.each(['1e30', '123456789012345678901234567890', '1e-39', '0.000000000000000000000000000000000000001'])(
    'and refuse to sum numbers beyond the exact range, though they may be a minimum: %s',
    async (text) => {
      for (const found of await figuresOf(['1', text], [signals[0]!])) expect(found).toBe('refused');
      for (const found of await figuresOf(['1', text], [signals[2]!])) expect(found).not.toBe('refused');
    },
  );

  it('and read a blank text as missing', async () => {
    for (const found of await figuresOf(['5', '', '   ', ' 7 ', '+0', '-0']))
      expect(found).toEqual([12, 4, 0, 7]);
  });
});

/** What DuckDB computes for a column of a type, with and without knowing the type. */
async function ofType(
  type: string,
  numbers: readonly (number | string)[],
): Promise<(string | number | null)[][]> {
  return withDuckDb(async (connection) => {
    if (numbers.length === 0) return [];
    const rows = numbers.map((n) => `(CAST('${n}' AS ${type}), 'bj', '2020-01-01')`).join(', ');
    await connection.run(`CREATE TABLE t AS SELECT * FROM (VALUES ${rows}) AS t(c1, c2, c3)`);
    const db = duckDbConnection(connection);
    const all = [];
    for (const dialect of [duckdb, duckdbFor([{ name: 'c1', type }])]) {
      const { of } = placesOf(signals, await queryPartials({ ...db, dialect }, 't', signals));
      all.push([
        partAt(of[0]!.v, 0),
        partAt(of[1]!.d, 0),
        of[2]!.states![0] as number,
        of[3]!.states![0] as number,
      ]);
    }
    return all;
  });
}

describe('DuckDB sums every numeric type exactly, whether it knows the type or not:', () => {
  it('doubles close to short decimals as these decimals, others to half a unit in the last place', async () => {
    const few = fc.oneof(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => n / 100),
      fc.integer({ min: -(10 ** 15), max: 10 ** 15 }).map((n) => n / 10 ** 4),
      fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map((n) => n / 10 ** 9),
      fc.maxSafeInteger(),
      fc.constantFrom(0.1, 0.2, -0.3, 5e-9, 1e-9),
    );
    for (const list of fc.sample(fc.array(few, { minLength: 1, maxLength: 60 }), {
      numRuns: times(5, 12),
      seed: 5,
    })) {
      const sum = list.reduce((total, x) => total + exact(String(x))!, 0n);
      const right = [nearest(sum), list.length, Math.min(...list) + 0, Math.max(...list) + 0];
      for (const found of await ofType('DOUBLE', list)) expect([list, ...found]).toEqual([list, ...right]);
    }
    const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
    const many = fc.oneof(
      any,
      any.map((x) => x / 1e15),
      fc.constantFrom(4e-10, 1 / 3, 5.551115123125783e-17),
    );
    for (const list of fc.sample(fc.array(many, { minLength: 1, maxLength: 60 }), {
      numRuns: times(5, 12),
      seed: 6,
    })) {
      const held = list.filter((x) => exact(x.toFixed(38)) !== undefined && Math.abs(x) >= 1e-21);
      const sum = nearest(held.reduce((total, x) => total + exact(x.toFixed(38))!, 0n));
      const slack = 2 ** -52 * held.reduce((total, x) => total + Math.abs(x), 0);
      for (const [found] of await ofType('DOUBLE', held))
        expect(Math.abs(Number(found ?? 0) - sum)).toBeLessThanOrEqual(slack);
    }
    const tiny = Array.from({ length: 1000 }, () => 4e-10);
    for (const [sum] of await ofType('DOUBLE', tiny)) expect(sum).toBeCloseTo(4e-7, 20);
  });

  it.each([
    ['FLOAT', ['0.1', '0.2', '16777217', '1e-10'], 0.3 + 16777216 + 1e-10],
    ['DECIMAL(38,20)', ['0.00000000000000000001', '1', '1'], 2],
    ['DECIMAL(30,12)', ['4e-10', '4e-10', '4e-10'], 1.2e-9],
    ['DECIMAL(38,30)', ['0.000000000400000000000000000001', '-0.0000000004'], 1e-30],
    ['HUGEINT', ['170141183460469231731687303715884105727', '-170141183460469231731687303715884105726'], 1],
    ['UBIGINT', ['18446744073709551615', '18446744073709551615'], Number('36893488147419103230')],
    ['UHUGEINT', ['12345678901234567890', '1'], Number('12345678901234567891')],
    ['TINYINT', ['-128', '127'], -1],
  ])('%s', async (type, cells, right) => {
    const known = duckdbFor([{ name: 'c1', type }]);
    const total = await withDuckDb(async (connection) => {
      const rows = cells.map((cell) => `(CAST('${cell}' AS ${type}), 'bj', '2020-01-01')`).join(', ');
      await connection.run(`CREATE TABLE t AS SELECT * FROM (VALUES ${rows}) AS t(c1, c2, c3)`);
      const { of } = placesOf(
        [signals[0]!],
        await queryPartials({ ...duckDbConnection(connection), dialect: known }, 't', [signals[0]!]),
      );
      return partAt(of[0]!.v, 0);
    });
    expect(total).toBe(right);
  });

  it.each(['nan', 'inf', '-inf', '1e30', '1e-300'])(
    'and refuses doubles that are not finite or beyond the exact range: %s',
    async (cell) => {
      await expect(ofType('DOUBLE', ['1', cell])).rejects.toThrow();
    },
  );

  it('and partial sums add up to the total', async () => {
    await withDuckDb(async (connection) => {
      const part = async (rows: string) => {
        const table = `(SELECT * FROM (VALUES ${rows}) AS t(c1, c2, c3))`;
        return (await queryPartials(duckDbConnection(connection), table, [signals[0]!]))[0]!.partials;
      };
      const row = (text: string) => `('${text}', 'bj', '2020-01-01')`;
      const parts = [
        await part([row('1e-20'), row('7')].join()),
        await part([row('2.5e-20'), row('-7')].join()),
      ];
      const { cells } = queryPlan('t', [signals[0]!], duckdb).queries[0]!;
      const sum = mergePartials(cells, parts)!.cells.find((_, i) => cells[i] === cells.at(-1))!;
      expect(cells.at(-1)!.finish(cells.at(-1)!.read(sum[0]!))).toBe(3.5e-20);
    });
  });
});
