import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, worldDigital } from '../helpers/editions.js';
import { rankCorrelation } from '../helpers/rankCorrelation.js';
import { parts, type Row, setAside, table, units, values, worldIndex } from '../helpers/worldIndex.js';

const facts = join(root, '..', 'shared', 'facts');
const own = worldIndex();

/** Names of countries in the survey that neither contain those of the edition nor are contained in them. */
const otherwise: Record<string, string> = {
  'Czech Republic': 'Czechia',
  'Democratic Republic of the Congo': 'DR Congo',
  "Lao People's Democratic Republic": 'Laos',
  'Republic of Korea': 'South Korea',
  'Syrian Arab Republic': 'Syria',
  Türkiye: 'Turkey',
  'Viet Nam': 'Vietnam',
};

describe.skipIf(!existsSync(facts))('the tables of the edition (needs ../shared)', () => {
  const read = (file: string) => (existsSync(facts) ? table(join(facts, file)) : []);
  const panel = read('world-digital-2000-2023.csv');
  const survey = read('world-egovernment-2003-2022.csv');
  const tables = { panel, wdi: read('world-wdi-2010-2024.csv') };
  const cell = new Map<string, string>(
    Object.entries(tables).flatMap(([from, rows]) =>
      parts
        .filter((part) => part.from === from)
        .flatMap(({ id, column }) =>
          rows.map((row) => [`${row['iso3']} ${row['year']} ${id}`, row[column]!] as const),
        ),
    ),
  );
  const left = new Map(setAside.map((r) => [`${r['unit']} ${r['period']} ${r['indicator']}`, r]));
  const here = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
  const ofPanel = parts.filter(({ from }) => from === 'panel');

  it('have every figure of the panel and of the World Bank as it stands there, but for those set aside', () => {
    for (const { code } of units) {
      for (let year = 2005; year <= 2023; year++) {
        for (const { id, from } of parts) {
          if (from === 'survey') continue;
          const key = `${code} ${year} ${id}`;
          const expected = left.has(key) ? '' : (cell.get(key) ?? '');
          expect(here.get(`${code} ${year}`)?.[id] ?? '', key).toBe(expected);
        }
      }
    }
  });

  it('have of each member of the United Nations the seven surveys since 2010 under its own name', () => {
    const found = new Set<string>();
    for (const country of new Set(survey.map((row) => row['country']!))) {
      const recent = survey.filter((row) => row['country'] === country && Number(row['survey_year']) >= 2010);
      expect(recent).toHaveLength(7);
      const same = units.filter(({ code }) =>
        recent.every(
          (row) => here.get(`${code} ${row['survey_year']}`)?.['online-services'] === row['online_service'],
        ),
      );
      const plain = (name: string) =>
        name
          .normalize('NFD')
          .replace(/[^a-z ]/giu, '')
          .replace(/^the /i, '');
      const isNamed = ({ name_en }: Row) =>
        otherwise[country] === name_en ||
        (!(country in otherwise) &&
          [[plain(country), plain(name_en!)]].some(([a, b]) => a!.includes(b!) || b!.includes(a!)));
      if (['Palau', "Democratic People's Republic of Korea"].includes(country)) expect(same).toEqual([]);
      else expect(same.filter(isNamed), country).toHaveLength(1);
      for (const { code } of same.filter(isNamed)) found.add(code!);
    }
    const written = values.filter((row) => row['online-services'] !== '');
    expect(new Set(written.map((row) => row['unit']))).toEqual(found);
    expect(written).toHaveLength(191 * 7);
  });

  it('set aside what leaves both of its neighbours by more than ten points, and nothing else', () => {
    const found = new Set<string>();
    for (const code of new Set(panel.map((row) => row['iso3']!))) {
      for (const { id, full } of ofPanel) {
        const known = Array.from({ length: 24 }, (_, i) => 2000 + i).filter((y) =>
          cell.get(`${code} ${y} ${id}`),
        );
        const score = (y: number) => Math.min(100, (100 * Number(cell.get(`${code} ${y} ${id}`))) / full);
        known.slice(1, -1).forEach((y, i) => {
          const [a, b] = [score(y) - score(known[i]!), score(y) - score(known[i + 2]!)];
          if (y >= 2005 && a * b > 0 && Math.min(Math.abs(a), Math.abs(b)) > 10)
            found.add(`${code} ${y} ${id}`);
        });
      }
    }
    expect([...found].sort()).toEqual([...left.keys()].sort());
    expect(left.size).toBe(28);
  });

  it('have beside the index the population and GDP per person of places that the panel gives, and of groups their sums and means', () => {
    const of = new Map(panel.filter((row) => row['year'] === '2022').map((row) => [row['iso3']!, row]));
    const people = (code: string) => Number(of.get(code)?.['population'] || Number.NaN);
    const output = (code: string) => Number(of.get(code)?.['gdp_per_person_usd_constant'] || Number.NaN);
    for (const row of table(join(worldDigital, 'context.csv'))) {
      const code = row['code']!;
      const members = units.filter((u) => u['region'] === code || u['income'] === code);
      const both = members.map((u) => u['code']!).filter((c) => people(c) * output(c) > 0);
      const sum = both.reduce((n, c) => n + people(c), 0);
      const mean = both.reduce((n, c) => n + people(c) * output(c), 0) / sum;
      const expected = members.length > 0 ? [sum, mean] : [people(code), output(code)];
      ['population', 'gdp-per-person'].forEach((column, i) => {
        const written = row[column] === '' ? Number.NaN : Number(row[column]);
        if (Number.isNaN(expected[i])) expect(written, `${code} ${column}`).toBeNaN();
        else expect(written, `${code} ${column}`).toBeCloseTo(expected[i]!, 4);
      });
    }
  });

  it('leave out the seven places that have nothing of one of the parts in any year, and no other', () => {
    const here = new Set(units.map(({ code }) => code));
    const out = [...new Set(panel.map((row) => row['iso3']!))].filter((code) => !here.has(code));
    expect(out.sort()).toEqual(['ASM', 'GUM', 'MNP', 'PLW', 'PRK', 'SXM', 'TCA']);
    const has = (code: string, id: string) =>
      Array.from({ length: 18 }, (_, i) => 2005 + i).some((year) => cell.get(`${code} ${year} ${id}`));
    for (const code of out)
      expect(
        ofPanel.every(({ id }) => has(code, id)),
        code,
      ).toBe(false);
  });

  it.each([
    ['hdi', [0.931, 0.94, 0.94, 0.935], [159, 168, 165, 162]],
    ['gdp_per_person_usd_constant', [0.901, 0.896, 0.892, 0.875], [158, 168, 164, 162]],
    ['electricity_use_kwh_per_person', [0.903, 0.907, 0.892, 0.867], [128, 133, 131, 128]],
  ])('agree with %s as far as docs/world-digital.md says', (column, rhos, counts) => {
    [2010, 2014, 2018, 2022].forEach((year, i) => {
      const pairs = panel.flatMap((row) => {
        const index = own.get(`${row['iso3']} ${row['year']}`);
        return row['year'] === String(year) && row[column] && index !== undefined
          ? [[index, Number(row[column])] as const]
          : [];
      });
      expect(pairs.length).toBe(counts[i]);
      expect(
        rankCorrelation(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        ),
      ).toBeCloseTo(rhos[i]!, 3);
    });
  });
});
