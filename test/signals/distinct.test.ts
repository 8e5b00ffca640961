import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { editionWith, monthly } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';
import { times } from '../helpers/thorough.js';

interface Row {
  city: string;
  day: string;
  user: string | null;
  n: number;
}

/** The names of each city in the records, and a town that moved from one city to another. */
const spellings: Record<string, string[]> = {
  bj: ['北京市', '北京', 'Beijing', 'BEI JING'],
  sh: ['上海', 'Shanghai', '上海市'],
  hz: ['杭州市', 'hangzhou'],
};
const groups: Record<string, string[]> = { north: ['bj'], east: ['sh', 'hz'], total: ['bj', 'sh', 'hz'] };
const cities = [...Object.values(spellings).flat(), 'Newtown', 'Atlantis', ''];
const users = [
  'u1',
  'U1',
  'u2',
  'u 2',
  '1',
  '1.0',
  '1.',
  '1.00',
  '01',
  '0.5',
  '0.50',
  '-0.0',
  '0',
  '',
  '  ',
  null,
];

function unitOf({ city, day }: Row): string | undefined {
  if (city === 'Newtown') return day <= '2020-06-30' ? 'bj' : 'sh';
  return Object.keys(spellings).find((unit) => spellings[unit]!.includes(city));
}

/** The compared value, by an independent implementation. */
function whatIsCounted({ user }: Row): string | undefined {
  if (user === null || user.trim() === '') return undefined;
  return user.includes('.') && !Number.isNaN(Number(user)) ? String(Number(user) + 0) : user;
}

type Take = 'all' | 'last' | 'mean';

/** The expected figure of some units in a period; undefined where no record names them. */
function oracle(all: readonly Row[], units: readonly string[], period: string, take: Take, least: number) {
  const within = all.filter(({ day }) => day.startsWith(period));
  const dates = [...new Set(within.map(({ day }) => day))].sort();
  const used = take === 'last' ? dates.slice(-1) : dates;
  const here = within.filter((row) => used.includes(row.day) && units.includes(unitOf(row) ?? ''));
  const counted = here.filter(({ n }) => n >= least);
  const onDates = used.map((day) => counted.filter((row) => row.day === day));
  const different = (rows: readonly Row[]) =>
    new Set(rows.map(whatIsCounted).filter((value) => value !== undefined)).size;
  // Records without any value say nothing.
  const isBlank = (rows: readonly Row[]) => rows.length > 0 && different(rows) === 0;
  const known = onDates.filter((rows) => !isBlank(rows));
  const mean = known.reduce((total, rows) => total + different(rows), 0) / known.length;
  const figure = isBlank(counted) ? Number.NaN : take === 'mean' ? mean : different(counted);
  return { named: here.length > 0, figure, dates: used.length };
}

const row = fc.record({
  city: fc.constantFrom(...cities),
  day: fc.constantFrom('2020-01-05', '2020-01-06', '2020-03-31', '2020-07-01', '2021-01-01', '2021-12-31'),
  user: fc.constantFrom(...users),
  n: fc.integer({ min: 0, max: 3 }),
});

const quoted = (cell: string | number | null) => (cell === null ? '' : `"${cell}"`);

function edition(
  parts: readonly (readonly Row[])[],
  frequency: string,
  takes: readonly Take[],
  more = '',
): string {
  const shared = 'from: records/*.csv, unit: { city: city }';
  const signal = (indicator: string, take: Take, least: number) =>
    `- { indicator: ${indicator}, ${shared}, period: { column: day, take: ${take} }, where: "n >= '${least}'", value: { distinct: user${more} } }\n`;
  const files = parts.map((rows, i) => {
    const lines = rows.map((r) => [r.city, r.day, r.user, r.n].map(quoted).join());
    return [`records/${i}.csv`, ['city,day,user,n', ...lines, ''].join('\n')] as const;
  });
  return editionWith({
    ...(frequency === 'month' ? monthly() : {}),
    'data/values.csv': null,
    ...Object.fromEntries(files),
    'signals/s.yaml': signal('orders', takes[0]!, 0) + signal('users', takes[1]!, 2),
    'places.csv':
      'province,city,unit,from,to\n,Newtown,bj,2000-01-01,2020-06-30\n,Newtown,sh,2020-07-01,9999-12-31\n,Atlantis,outside,2000-01-01,9999-12-31\n',
  });
}

describe('Exact distinct counts', () => {
  const takes = fc.constantFrom<Take>('all', 'last', 'mean');
  const cases = fc.record({
    parts: fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
    frequency: fc.constantFrom('year', 'month'),
    takes: fc.tuple(takes, takes),
    keep: fc.boolean(),
  });

  it('count each value once in each unit, group and the total, whatever the place name and date', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ parts, frequency, takes, keep }) => {
        const base: Row = { city: '北京', day: '2020-01-05', user: 'u1', n: 3 };
        const rows = [[base, ...parts[0]!], ...parts.slice(1)];
        const env = keep ? { IPLUS_PARTIALS: temporaryFolder() } : {};
        const open = openEdition(edition(rows, frequency, takes));
        const first = await prepare(open, () => {}, env);
        expect(figuresOf(first)).toEqual(expected(rows.flat(), first.plan.periods, takes));
        if (keep) expect(figuresOf(await prepare(open, () => {}, env))).toEqual(figuresOf(first));
      }),
      { numRuns: times(8, 25) },
    );
  });
});

/** All figures of units, groups and the total, keyed by what they are of. */
function figuresOf({ plan, panel, provenance }: Awaited<ReturnType<typeof prepare>>): Record<string, number> {
  const all: Record<string, number> = {};
  plan.indicators.forEach(({ id }, k) => {
    plan.periods.forEach((period, t) => {
      plan.units.forEach(({ code }, c) => {
        const value = panel.values[(k * panel.periods + t) * panel.units + c]!;
        if (!Number.isNaN(value)) all[`${id} ${period} ${code}`] = value;
      });
    });
  });
  for (const { indicator, period, code, value } of provenance.totals) {
    all[`${indicator} ${period} ${code}`] = value;
  }
  return all;
}

function expected(
  rows: readonly Row[],
  periods: readonly string[],
  takes: readonly Take[],
): Record<string, number> {
  const all: Record<string, number> = {};
  ['orders', 'users'].forEach((indicator, i) => {
    for (const period of periods) {
      for (const unit of Object.keys(spellings)) {
        const { named, figure } = oracle(rows, [unit], period, takes[i]!, i * 2);
        if (named && !Number.isNaN(figure)) all[`${indicator} ${period} ${unit}`] = figure;
      }
      for (const [code, units] of Object.entries(groups)) {
        const { dates, figure } = oracle(rows, units, period, takes[i]!, i * 2);
        if (dates > 0 && !Number.isNaN(figure)) all[`${indicator} ${period} ${code}`] = figure;
      }
    }
  });
  return all;
}
