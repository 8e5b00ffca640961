import { eigenSymmetric, pearson } from '../../engine/index.js';
import { thresholds } from './thresholds.js';
import { complete } from './why.js';

/** Principal components of the correlation matrix. */
export interface Principal {
  /** Units that have every column. */
  n: number;
  /** Largest first; they add up to the number of columns. */
  eigenvalues: number[];
  /** Eigenvalues above 1 (Kaiser 1960). */
  components: number;
  /** Share of the first component: λ1 / k. */
  explained: number;
  /** Correlation of each column with the first component: entry of its unit vector times √λ1. */
  loadings: number[];
}

/**
 * Principal components of columns over the units that have all of them: eigenvalues and eigenvectors of their
 * correlation matrix. The largest loading is positive. Source: OECD/JRC Handbook (2008), 4.1; COINr `get_PCA`.
 */
export function principal(columns: readonly Float64Array[]): Principal {
  const all = complete(columns);
  const { values, vectors } = eigenSymmetric(all.map((a) => all.map((b) => (a === b ? 1 : pearson(a, b)))));
  const eigenvalues = values.map((v) => Math.max(0, v));
  const first = eigenvalues[0] ?? Number.NaN;
  return {
    n: all[0]?.length ?? 0,
    eigenvalues,
    components: eigenvalues.filter((v) => v > thresholds.eigenvalue + 1e-9).length,
    explained: first / columns.length,
    loadings: vectors.map((row) => row[0] * Math.sqrt(first)),
  };
}
