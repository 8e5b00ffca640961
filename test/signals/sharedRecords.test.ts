import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { complaints, editionWith, type Files } from '../helpers/complaints.js';
import { iplus } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';

/** The small edition (bj, sh, hz; 2020 and 2021), its two indicators computed from persons with what their household has. */
function withPersons(
  header: string,
  rows: readonly string[],
  columns: string,
  values: [string, string],
): Files {
  const read = 'from: records/people.parquet, unit: { code: city }, period: { column: day }, complete: true';
  return {
    'data/values.csv': null,
    'records/persons.csv': [header, ...rows, ''].join('\n'),
    'sources.yaml': `sources:
  - id: people
    title: { en: Persons, zh: 个人 }
    file: records/persons.csv
    each: [city, household]
    columns:
${columns}
    licence: made for this test
    url: https://example.org
`,
    'signals/s.yaml': `- { indicator: orders, ${read}, value: ${values[0]} }\n- { indicator: users, ${read}, value: ${values[1]} }\n`,
  };
}

async function figuresOf(files: Files | string) {
  const { plan, panel, provenance } = await prepare(
    openEdition(typeof files === 'string' ? files : editionWith(files)),
  );
  const from = plan.periods.indexOf('2020') * panel.units;
  const of = (k: number) =>
    Array.from({ length: panel.units }, (_, c) => panel.values[k * panel.periods * panel.units + from + c]!);
  return { figures: plan.indicators.map((_, k) => of(k)), provenance };
}

describe('Records with what those of one household share', () => {
  it('give the headcount, intensity and index of the UNDP’s example of four households', async () => {
    // Weighted deprivations of 4, 13, 7 and 9 eighteenths in households of 4, 7, 5 and 4: H = 80%, A = 56.3%, M = 0.450.
    const eighteenths = [
      [4, 4],
      [7, 13],
      [5, 7],
      [4, 9],
    ];
    const rows = eighteenths.flatMap(([size, score], household) =>
      Array.from({ length: size! }, (_, person) => {
        const isDeprived = (is: boolean) => (is ? 1 : 0);
        // Three eighteenths for what no grown person knows, the others for what the house lacks.
        const school = person === 0 ? '' : score! >= 9 ? 3 : 8;
        const rest = score! - (score! >= 9 ? 3 : 0);
        return `bj,2020-01-01,h${household},${person === 0 ? 4 : 30},${school},${rest},${isDeprived(person % 2 === 0)}`;
      }),
    );
    const { figures } = await figuresOf(
      withPersons(
        'city,day,household,age,years,rest,odd',
        [...rows, 'bj,2021-01-01,h0,30,8,0,1'],
        `      no_school: { all: years < 6, where: age >= 10 }
      score: { value: 'coalesce(no_school, 0) * 3 / 18 + rest / 18' }
      poor: { value: score >= 1.0 / 3 }
      poor_score: { value: poor * score }
      size: { count: true }`,
        [
          '{ ratio: { sum: poor }, to: { count: true } }',
          '{ ratio: { sum: poor_score }, to: { count: true } }',
        ],
      ),
    );
    expect(figures[0]![0]).toBeCloseTo(16 / 20, 12);
    expect(figures[1]![0]).toBeCloseTo(0.45, 12);
    expect(figures[1]![0]! / figures[0]![0]!).toBeCloseTo(0.5625, 12);
  });

  it('are those that counting in plain JavaScript gives, with blanks and undecided conditions', async () => {
    const { random, integer } = randomOf(17);
    const persons = Array.from({ length: 400 }, () => ({
      city: ['bj', 'sh', 'hz'][integer(3)]!,
      household: `h${integer(60)}`,
      age: random() < 0.15 ? '' : String(integer(90)),
      pay: random() < 0.2 ? '' : (integer(9000) / 7).toFixed(2),
    }));
    const rows = persons.map(
      ({ city, household, age, pay }) => `${city},2020-05-01,${household},${age},${pay}`,
    );
    const { figures } = await figuresOf(
      withPersons(
        'city,day,household,age,pay',
        [...rows, 'bj,2021-01-01,x,1,1'],
        `      old: { any: age >= 65 }
      young: { all: age < 40, where: pay is not null }
      grown: { count: true, where: age >= 18 }
      pays: { sum: pay }
      most: { max: pay, where: age >= 18 }
      code: { value: 'coalesce(old, 7) + 10 * coalesce(young, 7) + 100 * grown' }
      amount: { value: 'coalesce(pays, -1) + coalesce(most, -2)' }`,
        ['{ sum: code }', '{ sum: amount }'],
      ),
    );
    const number = (written: string) => (written === '' ? undefined : Number(written));
    const expected = ['bj', 'sh', 'hz'].map((city) => {
      let [code, amount] = [0, 0];
      for (const person of persons.filter((one) => one.city === city)) {
        const home = persons.filter((one) => one.city === city && one.household === person.household);
        const known = home.filter(({ age }) => age !== '');
        const old = known.length === 0 ? 7 : known.some(({ age }) => Number(age) >= 65) ? 1 : 0;
        const asked = home.filter(({ age, pay }) => pay !== '' && age !== '');
        const young = asked.length === 0 ? 7 : asked.every(({ age }) => Number(age) < 40) ? 1 : 0;
        const grown = known.filter(({ age }) => Number(age) >= 18);
        const pays = home.flatMap(({ pay }) => number(pay) ?? []);
        const most = grown.flatMap(({ pay }) => number(pay) ?? []);
        code += old + 10 * young + 100 * grown.length;
        amount += pays.length === 0 ? -1 : pays.sort((a, b) => a - b).reduce((sum, x) => sum + x, 0);
        amount += most.length === 0 ? -2 : Math.max(...most);
      }
      return { code, amount };
    });
    expect(figures[0]).toEqual(expected.map(({ code }) => code));
    figures[1]!.forEach((amount, c) => {
      expect(amount).toBeCloseTo(expected[c]!.amount, 6);
    });
  });

  const one = (columns: string, rows = ['bj,2020-01-01,h1,5', 'bj,2021-01-01,h1,7']) =>
    withPersons('city,day,household,n', rows, columns, ['{ sum: size }', '{ count: true }']);

  it('are written anew when the file or the definition changes, and name the file that they are made of', async () => {
    const folder = editionWith(one('      size: { count: true }'));
    const before = await figuresOf(folder);
    expect(before.figures[0]).toEqual([2, 0, 0]);
    expect(before.provenance.sources).toMatchObject([
      { id: 'people', from: 'records/persons.csv', records: 2, each: ['city', 'household'] },
    ]);
    expect(before.provenance.inputs.map(({ path }) => path)).toContain('records/persons.csv');
    expect(before.provenance.inputs.map(({ path }) => path)).not.toContain('records/people.parquet');
    const file = join(folder, 'records', 'persons.csv');
    writeFileSync(file, `${readFileSync(file, 'utf8')}bj,2020-01-01,h1,9\n`);
    expect((await figuresOf(folder)).figures[0]).toEqual([6, 0, 0]);
    const sources = join(folder, 'sources.yaml');
    writeFileSync(sources, readFileSync(sources, 'utf8').replace('{ count: true }', '{ max: n }'));
    expect((await figuresOf(folder)).figures[0]).toEqual([18, 0, 0]);
  });

  it('lead from a figure to the rows with the columns of the household', () => {
    const folder = editionWith(one('      size: { count: true }'));
    const out = join(folder, '..', 'shared-release');
    expect(iplus(['build', folder, '--out', out]).code).toBe(0);
    const told = iplus(['explain', 'bj', '2020', 'orders', '--release', out, '--edition', folder, '--rows']);
    expect(told.out).toContain('records/persons.csv');
    expect(told.out).toContain('sum of size');
    expect(told.out).toMatch(/city.*household.*size/);
    expect(existsSync(join(folder, 'records', 'people.parquet'))).toBe(true);
    expect(iplus(['verify', out, '--edition', folder]).code).toBe(0);
  });

  it.each([
    ['size: { count: true, where: m > 1 }', '“m”'],
    ['n: { count: true }', 'the column “n”, which the records have already'],
    ['size: { any: "n >" }', 'at character 4 of the condition n >'],
    ['size: { sum: city }', 'whose city is no number: “bj”'],
  ])('say what is wrong with %s', async (columns, told) => {
    expect((await complaints(one(`      ${columns}`))).join('\n')).toContain(told);
  });

  it('say which records belong to nothing', async () => {
    const rows = ['bj,2020-01-01,h1,5', 'bj,2020-01-01,,5', 'bj,2021-01-01, ,7'];
    expect((await complaints(one('      size: { count: true }', rows))).join('\n')).toContain(
      '2 records without city, household',
    );
  });
});

function randomOf(seed: number) {
  const random = seeded(seed);
  return { random, integer: (below: number) => Math.floor(random() * below) };
}
