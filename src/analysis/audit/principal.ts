import { components, factorsOf } from '../../engine/index.js';
import { type Factorability, factorability } from './factorability.js';
import { thresholds } from './thresholds.js';

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
  /** Correlation of each column (row) with each component (column): entry of its unit vector times √λ. */
  loadings: number[][];
  /** Loadings on the components with an eigenvalue above 1, rotated by varimax; unrotated where there is one. */
  rotated: number[][];
  /** Weights by the first component: its unit vector. They may be negative. */
  weights: number[];
  /** Whether the columns have enough in common for components to describe them. */
  factorability: Factorability;
}

/**
 * Principal components of columns over the units that have all of them. The largest loading of a component is
 * positive. Source: OECD/JRC Handbook (2008), 4.1; COINr `get_PCA`.
 */
export function principal(columns: readonly Float64Array[]): Principal {
  const found = components(columns);
  const { units, eigenvalues, explained, vectors } = found;
  const count = eigenvalues.filter((v) => v > thresholds.eigenvalue + 1e-9).length;
  return {
    n: units.length,
    eigenvalues,
    components: count,
    explained: explained[0] ?? Number.NaN,
    loadings: vectors.map((row) => row.map((x, j) => x * Math.sqrt(eigenvalues[j]))),
    rotated: factorsOf(found, Math.max(1, count)).loadings,
    weights: vectors.map((row) => row[0]),
    factorability: factorability(found),
  };
}
