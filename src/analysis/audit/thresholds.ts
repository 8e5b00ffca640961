/**
 * The thresholds above or below which a figure is reported. Sources: a, COINr `get_stats` and `get_corr_flags` (Becker et al. 2022);
 * b, JRC statistical audits (Saisana, Becker, Neves and others); c, Nunnally, Psychometric Theory (1978);
 * d, Kaiser (1960); e, Kaiser and Rice (1974), as quoted by the OECD/JRC Handbook (2008). Those without a source are choices of this project.
 */
export const thresholds = {
  /** Units below which nothing is computed that relates two variables (choice). */
  fewest: 4,
  /** Units below which every figure is called uncertain (choice). */
  few: 30,
  /** Outliers: |skew| above the first and kurtosis above the second (a). */
  skew: 2,
  kurtosis: 3.5,
  /** Share of units with a value (a). */
  available: 0.65,
  /** Share of zeros among the values; COINr asks that half are not zero (a). */
  zeros: 0.5,
  /** Share of different values (a). */
  unique: 0.5,
  /** |r| above which two indicators are collinear (a); below minus this they contradict each other anywhere. */
  collinear: 0.9,
  /** r below which two indicators of one dimension contradict each other (a). */
  negative: -0.4,
  /** r with the own parent below which an indicator has hardly any influence (b). */
  silent: 0.3,
  /** p above which a correlation is not significant (a). */
  significance: 0.05,
  /** |r| of a raw indicator with a denominator above which it depends on size (a). */
  denominator: 0.6,
  /** By how much r with another dimension may exceed r with the own one (choice). */
  misplaced: 0.05,
  /** Cronbach’s α (c). */
  alpha: 0.7,
  /** Eigenvalues above this count as a component (d). */
  eigenvalue: 1,
  /** Kaiser-Meyer-Olkin measure below which components describe more than two columns badly (e). */
  adequacy: 0.6,
  /** Share of the first component of the dimensions above which they are reported as one-dimensional (choice). */
  oneThing: 0.9,
  /** Effective over nominal weight, or the reverse, from this factor and this difference on (choice). */
  weightFactor: 1.5,
  weightDifference: 0.05,
} as const;

/** Thresholds with other values, for an audit by the reader's own. */
export type Limits = { readonly [K in keyof typeof thresholds]: number };
