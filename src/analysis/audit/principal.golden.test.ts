import { expect } from 'vitest';
import { asemCoin, idOf } from '../../../test/helpers/asem.js';
import { coinr, doubles, expectAgreement } from '../../../test/helpers/golden.js';
import { lineOf } from '../../../test/helpers/plan.js';
import { asemFolder, walkGolden } from '../../../test/helpers/walk.js';
import { componentScores, components } from '../../engine/index.js';
import { principal } from './principal.js';

/** What COINr's `get_PCA` keeps of R's `prcomp`, for one group. */
interface Group {
  iCodes: string[];
  wts: number[];
  sdev: number[];
  explained: number[];
  rotation: { values: number[][] };
  center: Record<string, number>;
  scale: Record<string, number>;
  scores: { values: number[][] };
}

const near = (ours: number, theirs: number) =>
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));

/** Every figure of every group; a component may point the other way, all of it. */
const groups = (column: (name: string) => Float64Array) => (entry: Record<string, Group>) => {
  for (const theirs of Object.values(entry)) {
    const columns = theirs.iCodes.map(column);
    const found = components(columns);
    const k = columns.length;
    expectAgreement(found.centre, Object.values(theirs.center));
    expectAgreement(found.scale, Object.values(theirs.scale));
    expectAgreement(
      found.eigenvalues,
      theirs.sdev.map((s) => s ** 2),
    );
    expectAgreement(found.explained, theirs.explained);
    const { loadings, weights, eigenvalues } = principal(columns);
    for (let j = 0; j < k; j++) {
      const vector = theirs.rotation.values.map((row) => row[j]!);
      const largest = vector.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
      const ours = found.vectors.map((row) => row[j]!);
      // Where two entries are of nearly one size, either may be the largest: take the sign from all of them.
      const sign = Math.sign(ours.reduce((sum, x, i) => sum + x * vector[i]!, 0));
      expect(Math.abs(largest)).toBeGreaterThan(0);
      vector.forEach((v, i) => {
        near(ours[i]!, sign * v);
        near(loadings[i]![j]!, ours[i]! * Math.sqrt(eigenvalues[j]!));
      });
      const scores = componentScores(columns, found, j);
      expect(found.units).toHaveLength(theirs.scores.values.length);
      found.units.forEach((u, i) => {
        near(scores[u]!, sign * theirs.scores.values[i]![j]!);
      });
      if (j === 0) {
        theirs.wts.forEach((w, i) => {
          near(weights[i]!, sign * w);
        });
      }
    }
  }
};

const figures = (name: string) => Float64Array.from(lineOf(asemCoin().plan, asemCoin().index, idOf(name)));
const raw = (name: string) => doubles(coinr('02_example_pipeline', asemFolder!)['Raw']!.data[name]!);

walkGolden<Record<string, Group>>('15_pca', asemFolder, {
  L1_bygroup: groups(figures),
  L1_all: groups(figures),
  L2_bygroup: groups(figures),
  L2_all: groups(figures),
  L3: groups(figures),
  Raw_L1_bygroup_NA_rows_removed: groups(raw),
});
