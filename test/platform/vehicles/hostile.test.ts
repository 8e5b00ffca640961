import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOf, readContract } from '../../../src/platform/index.js';
import {
  type CityMonthRow,
  type FlowRow,
  flowSchema,
  monthSchema,
  rowSchema,
  vehicleContract,
} from '../../../src/platform/vehicles/index.js';
import { cityDay } from '../../helpers/cityDay.js';
import { testTime } from '../../helpers/clock.js';
import { type HostileRow, hostileNumbers, hostileRows } from '../../helpers/hostileRows.js';
import { casesOf } from '../../helpers/thorough.js';

const rules = { cities: new Set(['110000', '310000']), atLeast: 5 };
const marks = { status: 'final', data_status: 'simulated' };
const month: CityMonthRow = {
  ...{ city: '110000', month: '2026-01', ...marks },
  ...{ vehicles: 20, active_vehicles: 12, registered_vehicles: 40 },
};
const flow: FlowRow = { from: '110000', to: '310000', month: '2026-01', ...marks, vehicles: 31, trips: 44 };

const tables = [
  ['city and day', rowSchema(rules), cityDay],
  ['city and month', monthSchema(rules), month],
  ['two cities', flowSchema(rules), flow],
] as const;

describe('the schema of a row of city and day', () => {
  const others: [string, object][] = [
    ['a day that no calendar has', { day: '2026-02-30' }],
    ['a day with a time', { day: '2026-01-05T08:12:33+08:00' }],
    ['one car', { vehicles: 1, active_vehicles: null }],
    ['a group of one car', { active_vehicles: 1 }],
    ['more distance than the cars can drive', { distance_km: 41_000 }],
    ['more electric distance than distance', { electric_km: 813 }],
    ['more frames than there are moments', { frames: 20 * 86_400 + 1 }],
  ];
  it.each(others)('refuses %s', (_, of) => {
    expect(rowSchema(rules).safeParse({ ...cityDay, ...of }).success).toBe(false);
  });
});

describe.each(tables)('the schema of a row of %s', (_, schema, good) => {
  const accepted = (rows: Iterable<HostileRow>) => {
    let count = 0;
    const through: string[] = [];
    for (const { what, row } of rows) {
      count++;
      if (schema.safeParse(row).success) through.push(what);
    }
    return { count, through };
  };

  it('takes the row that an automaker makes', () => expect(schema.safeParse(good).success).toBe(true));

  it('refuses identifiers, plates, places and tracks in any column, old or new, in any writing', () => {
    const { count, through } = accepted(hostileRows(good));
    expect(through).toEqual([]);
    expect(count).toBeGreaterThan(15_000);
    console.log(`${count} hostile rows, none taken`);
  });

  it('refuses coordinates as numbers, and what is no number of anything', () => {
    const { count, through } = accepted(hostileNumbers(good));
    expect(through).toEqual([]);
    expect(count).toBeGreaterThan(30);
  });

  it('has no place for anything else, wherever it is put', () => {
    const columns = Object.keys(good);
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.anything({ maxDepth: 2 }), (column, value) => {
        fc.pre(
          typeof value !== 'number' &&
            value !== null &&
            !columns.some((name) => good[name as never] === value),
        );
        expect(schema.safeParse({ ...good, [column]: value }).success).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the contract under which a platform takes rows of vehicles', () => {
  const { contract, problems } = readContract('vehicles.yaml', vehicleContract(rules));
  const texts = (row: unknown) =>
    Object.fromEntries(
      Object.entries(row as object).map(([name, value]) => [
        name,
        value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );

  it('is one, and takes the row that an automaker makes, as JSON and as CSV', () => {
    expect(problems).toEqual([]);
    expect(judgeOf(contract!, 'json')(cityDay, testTime).reasons).toEqual([]);
    expect(judgeOf(contract!, 'text')(texts(cityDay), testTime).reasons).toEqual([]);
  });

  it('refuses the same hostile rows, but for whole numbers that only the rest of their row belies', () => {
    for (const [form, of] of [
      ['json', (row: unknown) => row],
      ['text', texts],
    ] as const) {
      const judge = judgeOf(contract!, form);
      const through = casesOf([...hostileRows(cityDay), ...hostileNumbers(cityDay)], 3000).filter(
        ({ row }) => judge(of(row), testTime).reasons.length === 0,
      );
      expect(through.filter(({ what }) => !/^\d{8,9} as /.test(what)).map(({ what }) => what)).toEqual([]);
    }
  });
});
