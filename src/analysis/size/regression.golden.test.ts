import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenTable } from '../../../test/helpers/golden.js';
import type { Estimator, Form, Observation } from './panel.js';
import { regress } from './regression.js';

type Entry = Record<'coef' | 'se' | 'r2' | 'n', number>;
const all = golden<Record<string, Entry & Record<string, number>>>('analysis/panel-regression.json');

/** GDP on population of 31 provinces in four years. */
const panel: Observation[] = (() => {
  const rows = goldenTable('province-economy.csv', new URL('../../../test/golden/', import.meta.url));
  const codes = [...new Set(rows.map((row) => row['code']!))];
  const of = (indicator: string) => rows.filter((row) => row['indicator'] === indicator);
  const population = new Map(
    of('population').map((r) => [`${r['code']} ${r['period']}`, Number(r['value'])]),
  );
  return of('gdp').map((row) => ({
    group: codes.indexOf(row['code']!),
    time: Number(row['period']),
    x: population.get(`${row['code']} ${row['period']}`)!,
    y: Number(row['value']),
  }));
})();

const fit = (form: Form, estimator: Estimator) => {
  const found = regress(panel, form, estimator);
  if ('why' in found) throw new Error(found.why);
  return found;
};

/** Slope, R² and observations; standard errors are of another kind here (CR3, see clusterErrors.test.ts). */
const inLogs = (estimator: Estimator) => (entry: Entry) => {
  const { slope, r2, n } = fit('log-log', estimator);
  expectAgreement([slope, r2, n], [entry.coef, entry.r2, entry.n]);
};

const checks: Record<string, (entry: Entry & Record<string, number>) => void> = {
  pooled_cluster: inLogs('pooled'),
  pooled_classic: inLogs('pooled'),
  fe_province_cluster: inLogs('fixed-effects'),
  fe_province_classic: inLogs('fixed-effects'),
  fe_twoway_cluster: inLogs('two-way'),
  fe_twoway_classic: inLogs('two-way'),
  first_difference: inLogs('first-differences'),
  level_ols: (entry) => {
    const { slope, intercept, r2, n } = fit('level', 'pooled');
    expectAgreement(
      [intercept, slope, r2, n],
      ['intercept', 'slope', 'r2', 'n'].map((key) => entry[key]!),
    );
  },
};

describe('every entry of panel-regression.json', () => {
  it('has a test', () => {
    const words = ['data', 'note'];
    expect(
      Object.keys(all)
        .filter((key) => !words.includes(key))
        .sort(),
    ).toEqual(Object.keys(checks).sort());
  });
  it('rests on the figures of 31 provinces in four years, all 124 of them', () => {
    expect(panel.filter(({ x, y }) => x > 0 && y > 0)).toHaveLength(124);
  });
  for (const [name, check] of Object.entries(checks)) it(name, () => check(all[name]!));
});
