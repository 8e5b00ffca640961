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
  const checks: { [Key in keyof File]: ((want: File[Key]) => void) | string } = {
    years: (want) => expect(want).toBe(6),
    beta_abs: (want) => {
      // Errors, p and speed are not given: the slope is a description.
      const { slope, r2 } = convergence(before, after, file.years);
      expectAgreement([slope, r2], [want['slope']!, want['r2']!]);
    },
    beta_cond: 'growth is fitted to the initial level and groups alone, without further columns',
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
  for (const [name, check] of Object.entries(checks)) {
    if (typeof check === 'string') it(name, (test) => test.skip(check));
    else it(name, () => check(file[name as keyof File] as never));
  }
});
