import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, worldDigital } from '../helpers/editions.js';
import { rankCorrelation } from '../helpers/rankCorrelation.js';
import { parts, setAside, table, units, values, worldIndex, years } from '../helpers/worldIndex.js';

const facts = join(root, '..', 'shared', 'facts', 'world-digital-2000-2023.csv');
const own = worldIndex();

describe.skipIf(!existsSync(facts))('the tables of the edition (needs ../shared)', () => {
  const panel = existsSync(facts) ? table(facts) : [];
  const cell = new Map(
    panel.flatMap((row) =>
      parts.map(({ id, column }) => [`${row['iso3']} ${row['year']} ${id}`, row[column]!]),
    ),
  );
  const left = new Map(setAside.map((r) => [`${r['unit']} ${r['period']} ${r['indicator']}`, r]));

  it('have every figure of the panel as it stands there, but for those set aside', () => {
    const here = new Map(values.map((row) => [`${row['unit']} ${row['period']}`, row]));
    for (const { code } of units) {
      for (const year of [...years, 2023]) {
        for (const { id } of parts) {
          const key = `${code} ${year} ${id}`;
          const expected = left.has(key) ? '' : (cell.get(key) ?? '');
          expect(here.get(`${code} ${year}`)?.[id] ?? '', key).toBe(expected);
        }
      }
    }
  });

  it('set aside what leaves both of its neighbours by more than ten points, and nothing else', () => {
    const found = new Set<string>();
    for (const code of new Set(panel.map((row) => row['iso3']!))) {
      for (const { id, full } of parts) {
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
    const has = (code: string, id: string) => years.some((year) => cell.get(`${code} ${year} ${id}`));
    for (const code of out)
      expect(
        parts.every(({ id }) => has(code, id)),
        code,
      ).toBe(false);
    for (const { code } of units)
      expect(
        years.some((year) => own.has(`${code} ${year}`)),
        code,
      ).toBe(true);
  });

  it.each([
    ['hdi', [0.941, 0.936, 0.942, 0.951, 0.951], [154, 185, 190, 184, 176]],
    ['gdp_per_person_usd_constant', [0.922, 0.908, 0.911, 0.928, 0.916], [160, 191, 199, 183, 176]],
    ['electricity_use_kwh_per_person', [0.912, 0.913, 0.92, 0.931, 0.914], [124, 145, 147, 141, 135]],
  ])('agree with %s as far as docs/world-digital.md says', (column, rhos, counts) => {
    [2005, 2010, 2015, 2020, 2022].forEach((year, i) => {
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
