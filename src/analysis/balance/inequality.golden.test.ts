import { describe, expect, it } from 'vitest';
import { expectAgreement, golden, goldenTable } from '../../../test/helpers/golden.js';
import { meanOf, sampleSd } from '../../engine/index.js';
import { dagum } from './dagum.js';
import { decompose, type Entropy } from './entropy.js';
import { giniFromLorenz, lorenzCurve } from './lorenz.js';
import { atkinson, type InequalityMeasure, inequality } from './measures.js';
import { sampleOf } from './sample.js';

interface Entry {
  gini: number;
  dagum_by_region: {
    total: number;
    within: number;
    between: number;
    transvariation: number;
    group: Record<string, number>;
    pairs: Record<string, { G: number; D: number }>;
  };
  theil_by_region: Record<string, number>;
  [measure: string]: number | object;
}

const file = golden<Record<string, Entry>>('analysis/inequality.json');
const rows = goldenTable('analysis/cities.csv');
const regions = [...new Set(rows.map((r) => r['nbs_region']!))];
const memberOf = rows.map((r) => regions.indexOf(r['nbs_region']!));
const agree = (ours: number, theirs: unknown) => expectAgreement([ours], [theirs as number]);

describe.each(Object.entries(file))('the inequality of %s in R', (variable, theirs) => {
  const x = Float64Array.from(rows, (r) => Number(r[variable]));
  const measure = (name: InequalityMeasure) => inequality(name, x).value;
  const parts = (entropy: Entropy) => decompose(sampleOf(x), memberOf, regions.length)[entropy];
  const ours = dagum(sampleOf(x), memberOf, regions.length);
  const checks: Record<string, (want: never) => void> = {
    gini: (want) => {
      agree(measure('gini'), want);
      agree(giniFromLorenz(lorenzCurve(sampleOf(x))), want);
    },
    dagum_by_region: ({ group, pairs, ...totals }: Entry['dagum_by_region']) => {
      for (const [part, want] of Object.entries(totals)) agree(ours[part as 'total'], want);
      for (const [region, want] of Object.entries(group)) agree(ours.groups[regions.indexOf(region)]!, want);
      expect(ours.pairs()).toHaveLength(Object.keys(pairs).length);
      for (const [names, { G, D }] of Object.entries(pairs)) {
        const [a, b] = names.split('|').map((r) => regions.indexOf(r));
        const pair = ours.pairs().find(({ j, h }) => (j === a && h === b) || (j === b && h === a))!;
        expectAgreement([pair.gini, pair.affluence], [G, D]);
      }
    },
    theil_by_region: (want: Record<string, number>) => {
      const [t, l] = [parts('theil-t'), parts('theil-l')];
      expect({ T: t.total, T_within: t.within, T_between: t.between }).toEqual(
        near({ T: want['T']!, T_within: want['T_within']!, T_between: want['T_between']! }),
      );
      expect({ L: l.total, L_within: l.within, L_between: l.between }).toEqual(
        near({ L: want['L']!, L_within: want['L_within']!, L_between: want['L_between']! }),
      );
      expect(Object.keys(want)).toHaveLength(6);
      agree(measure('theil-t'), want['T']);
      agree(measure('theil-l'), want['L']);
    },
    cv_population: (want) => agree(measure('cv'), want),
    cv_sample: (want) => {
      agree(sampleSd(x) / meanOf(x), want);
      agree(measure('sd') / meanOf(x), want);
    },
    half_squared_cv: (want) => agree(parts('half-squared-cv').total, want),
    sd_log_sample: (want) => agree(measure('sd-log'), want),
    'atkinson_0.5': (want) => {
      agree(measure('atkinson-0.5'), want);
      agree(atkinson(x, 0.5).value, want);
    },
    atkinson_1: (want) => agree(atkinson(x, 1).value, want),
    hoover: (want) => agree(measure('hoover'), want),
    p90_p10: (want) => agree(measure('p90-p10'), want),
    hhi: (want) => agree(measure('hhi'), want),
    top10_share: (want) => agree(measure('top-10-share'), want),
  };
  it('has no entry without a check', () => {
    expect(Object.keys(checks).sort()).toEqual(Object.keys(theirs).sort());
  });
  it.each(Object.entries(checks))('%s', (name, check) => {
    check(theirs[name] as never);
  });
});

/** Numbers that agree to 1e-9. */
function near(want: Record<string, number>) {
  return Object.fromEntries(Object.entries(want).map(([k, v]) => [k, expect.closeTo(v, 12)]));
}
