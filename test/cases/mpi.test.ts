import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';

const indicators = ['schooling', 'attendance', 'electricity', 'water', 'fuel'] as const;
const weights = { schooling: 1 / 4, attendance: 1 / 4, electricity: 1 / 6, water: 1 / 6, fuel: 1 / 6 };

const edition = `
edition: mpi
title: { en: Multidimensional poverty, zh: 多维贫困 }
version: 1
data-status: example
published: { file: published.csv, digits: 9, source: calculated apart }
polarity: higher-is-worse
units: { level: area }
periods: { frequency: year, base: 2024 }
method: { normalise: { method: none }, aggregate: arithmetic }
tree:
  id: mpi
  title: { en: Poverty, zh: 贫困 }
  children:
    - { id: education, title: { en: Education, zh: 教育 }, children: [{ indicator: schooling }, { indicator: attendance }] }
    - { id: living, title: { en: Living, zh: 生活 }, children: [{ indicator: electricity }, { indicator: water }, { indicator: fuel }] }
indicators:
${indicators.map((id) => `  - { id: ${id}, title: { en: ${id}, zh: ${id} }, unit: '1', kind: ratio }`).join('\n')}
`;

const sources = `
sources:
  - id: people
    file: records/persons.csv
    each: household
    columns:
      schooling: { all: years < 6, where: age >= 10 }
      attendance: { any: attends = 0, where: age between 6 and 14 }
      score: { value: 'coalesce(schooling, 0) / 4 + coalesce(attendance, 0) / 4 + (1 - electricity + 1 - water + 1 - fuel) / 6' }
      poor: { value: score > 0.333333 }
      poor_schooling: { value: 'poor * coalesce(schooling, 0)' }
      poor_attendance: { value: 'poor * coalesce(attendance, 0)' }
      poor_electricity: { value: poor * (1 - electricity) }
      poor_water: { value: poor * (1 - water) }
      poor_fuel: { value: poor * (1 - fuel) }
    title: { en: Persons, zh: 个人 }
    licence: CC0 1.0
    url: https://example.org
`;

interface Person {
  area: string;
  household: number;
  age: number;
  years: number | '';
  attends: number | '';
  electricity: number;
  water: number;
  fuel: number;
}

/** Made-up households of five areas, of one to six persons. */
function people(seed: number): Person[] {
  const random = seeded(seed);
  const whole = (below: number) => Math.floor(random() * below);
  return Array.from({ length: 400 }, (_, household) => {
    const area = 'ABCDE'[household % 5]!;
    const lacking = random() * (0.5 + 0.1 * (household % 5));
    const has = () => Number(random() > lacking);
    const home = { area, household, electricity: has(), water: has(), fuel: has() };
    return Array.from({ length: 1 + whole(6) }, (): Person => {
      const age = whole(70);
      const attends = age >= 6 && age <= 14 ? Number(random() > lacking / 2) : '';
      return { ...home, age, years: age >= 10 ? whole(13) : '', attends };
    });
  }).flat();
}

/** The adjusted headcount ratio of each area, person by person: Alkire and Foster (2011). */
function adjustedHeadcounts(all: readonly Person[]): Map<string, number> {
  const sums = new Map<string, [score: number, persons: number]>();
  for (const one of all) {
    const own = all.filter(({ household }) => household === one.household);
    const grown = own.filter(({ age }) => age >= 10);
    const deprived = {
      schooling: grown.length > 0 && grown.every(({ years }) => Number(years) < 6),
      attendance: own.some(({ attends }) => attends === 0),
      electricity: one.electricity === 0,
      water: one.water === 0,
      fuel: one.fuel === 0,
    };
    const score = indicators.reduce((sum, id) => sum + (deprived[id] ? weights[id] : 0), 0);
    const [before, persons] = sums.get(one.area) ?? [0, 0];
    sums.set(one.area, [before + (score >= 1 / 3 - 1e-9 ? score : 0), persons + 1]);
  }
  return new Map([...sums].map(([area, [score, persons]]) => [area, score / persons]));
}

it.each([1, 2])(
  'Poverty of many dimensions comes out of the records of persons in households (%i)',
  (seed) => {
    const folder = temporaryFolder();
    const all = people(seed);
    const write = (file: string, rows: readonly (readonly (string | number)[])[]) =>
      writeFileSync(join(folder, file), rows.map((row) => row.join(',')).join('\n'));
    for (const part of ['records', 'signals']) mkdirSync(join(folder, part));
    writeFileSync(join(folder, 'edition.yaml'), edition);
    writeFileSync(join(folder, 'sources.yaml'), sources);
    for (const id of indicators)
      writeFileSync(
        join(folder, 'signals', `${id}.yaml`),
        `indicator: ${id}\nfrom: records/people.parquet\nunit: { code: area }\nperiod: { column: date }\n` +
          `value: { ratio: { sum: poor_${id} }, to: { count: true } }\n`,
      );
    write('units.csv', [
      ['code', 'name_en', 'name_zh'],
      ...[...'ABCDE'].map((a) => [a, `Area ${a}`, `${a}区`]),
    ]);
    write('records/persons.csv', [
      [...Object.keys(all[0]!), 'date'],
      ...all.map((one) => [...Object.values(one), '2024-05-01']),
    ]);
    write('published.csv', [
      ['unit', 'period', 'node', 'value'],
      ...[...adjustedHeadcounts(all)].map(([area, x]) => [area, '2024', 'mpi', x.toFixed(9)]),
    ]);
    const { out, err } = iplus(['replicate', folder, '--json']);
    expect(err).toBe('');
    expect(JSON.parse(out).published[0].tables[0].summaries).toMatchObject([
      { node: 'mpi', values: 5, equal: 5 },
    ]);
  },
);
