import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenTable } from '../../../test/helpers/golden.js';
import { convergence } from './convergence.js';
import { gapChange, gapsToLeaders } from './leaders.js';

interface File {
  years: number;
  beta_abs: Record<string, number>;
  beta_cond: { terms: string[]; estimate: number[]; se_hc1: number[]; p: number[]; r2: number };
  gap_to_top4: { share_narrowed: number; by_region: Record<string, number> };
}

const file = golden<File>('analysis/convergence.json');
const rows = goldenTable('analysis/cities.csv');
const column = (name: string) => rows.map((r) => Number(r[name]));
const regions = ['East', 'Central', 'West', 'Northeast'];
const memberOf = rows.map((r) => regions.indexOf(r['nbs_region']!));
const [before, after] = [column('mobile_blocks_2015'), column('mobile_blocks_2022')];

describe('convergence in R', () => {
  const checks: { [Key in keyof File]: (want: File[Key]) => void } = {
    years: (want) => expect(want).toBe(6),
    beta_abs: (want) => {
      const { terms, r2, speed, halfLife, verdict } = convergence(before, after, file.years);
      const [constant, slope] = terms as [(typeof terms)[0], (typeof terms)[0]];
      const ours = { intercept: constant.estimate, slope: slope.estimate, se_hc1: slope.error };
      const all: Record<string, number> = { ...ours, t: slope.t, p: slope.p, r2, speed };
      expect(Object.keys(all)).toEqual(Object.keys(want));
      for (const name of Object.keys(want)) expectAgreement([all[name]!], [want[name]!]);
      expect(halfLife).toBeNaN();
      expect(verdict).toBe('widened');
    },
    beta_cond: (want) => {
      const controls = [column('ipv4_2019').map(Math.log)];
      const { terms, r2 } = convergence(before, after, file.years, { controls, memberOf });
      expect(terms).toHaveLength(want.terms.length);
      expectAgreement(
        terms.map((t) => t.estimate),
        want.estimate,
      );
      expectAgreement(
        terms.map((t) => t.error),
        want.se_hc1,
      );
      expectAgreement(
        terms.map((t) => t.p),
        want.p,
      );
      expectAgreement([r2], [want.r2]);
    },
    gap_to_top4: ({ share_narrowed, by_region }) => {
      expectAgreement([gapChange(gapsToLeaders(before), gapsToLeaders(after)).narrowed], [share_narrowed]);
      expect(Object.keys(by_region).sort()).toEqual(regions.toSorted());
      for (const [region, want] of Object.entries(by_region)) {
        const members = memberOf.flatMap((j, c) => (regions[j] === region ? [c] : []));
        expectAgreement([gapChange(gapsToLeaders(before), gapsToLeaders(after), members).narrowed], [want]);
      }
    },
  };
  it('has no entry without a check', () => {
    expect(Object.keys(checks).sort()).toEqual(Object.keys(file).sort());
  });
  it.each(Object.entries(checks))('%s', (name, check) => {
    check(file[name as keyof File] as never);
  });
});
