import { buildIndex, outranking } from '../dist/engine/index.js';
import { kendallMatrix } from './analysis.js';
import { caseOf, type Size } from './case.js';
import { type Row, timeOf } from './row.js';

/** Times of COINr on a similar two-core machine, median of five; recorded earlier, not in this run. */
const recorded = {
  asem: 97,
  wide: 542,
  widest: 3770,
  kendall: 35_000,
  outranking: 263_000,
};

/** The method of COINr’s pipeline: impute, treat (at most 5 points, otherwise log), min-max, two levels of weighted means. */
const pipeline = {
  impute: { method: 'mean', by: 'region' },
  treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
  normalise: { method: 'min-max' },
};

const steps = 'simulated values, 2 % gaps; impute, treat, normalise, aggregate, rank';

/** Whole pipelines compared with COINr’s recorded times. */
export async function benchCoinr(): Promise<Row[]> {
  const sized = (units: number, indicators: number): Size => ({
    units,
    indicators,
    periods: 1,
    gaps: 0.02,
    method: pipeline,
  });
  const wide = caseOf(sized(351, 135));
  const columns = Array.from({ length: 135 }, (_, k) => wide.panel.values.slice(k * 351, (k + 1) * 351));
  return [
    against('pipeline, 51 × 49', recorded.asem, built(sized(51, 49))),
    against('pipeline, 351 × 135', recorded.wide, built(sized(351, 135))),
    against('pipeline, 351 × 1000', recorded.widest, built(sized(351, 1000))),
    against('Kendall matrix, 351 × 135', recorded.kendall, () => kendallMatrix(columns)),
    against('outranking, 351 × 135', recorded.outranking, () => outranking(columns)),
  ];
}

function built(size: Size): () => void {
  const { plan, panel } = caseOf(size);
  return () => {
    buildIndex(plan, panel);
  };
}

function against(name: string, theirs: number, task: () => void, note = steps): Row {
  const ours = timeOf(task);
  return {
    name,
    ours_ms: ours,
    baseline: 'COINr, recorded elsewhere',
    baseline_ms: theirs,
    ratio: ours / theirs,
    note,
  };
}
