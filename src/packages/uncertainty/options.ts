import type { Solve } from '../../engine/index.js';
import type { Aggregate, IndexSpec, Method } from '../method/spec.js';

/** What varies from replicate to replicate, and what is asked for. */
export interface ReplicateOptions {
  /** The period (the last). */
  period?: string;
  /** How many; best a power of two (1024). */
  replicates?: number;
  /** The same seed has the same replicates on every machine (1). */
  seed?: number;
  /** ± this share of each weight, for all or one per level from the indicators upwards, or around them by Dirichlet (noise 0.25). */
  weights?: { noise: number | { levels: number[] } } | { dirichlet: number };
  /** Alternatives to the choices of the definition, each as likely as its own. */
  impute?: Method['impute'][];
  treat?: Method['treat'][];
  normalise?: IndexSpec['normalise'][];
  aggregate?: (Aggregate | { levels: Aggregate[] })[];
  /** Whether one indicator, or none, is left out of each replicate (false). */
  leaveOut?: boolean;
  /**
   * The standard errors of indicators by id: an amount, a share (`5%`), `counts`, the id of the indicator that has them, or replicates
   * (`income-r* sdr`).
   */
  errors?: Readonly<Record<string, number | string>>;
  /** The k of the probability to be among the first k ([10]). */
  top?: number[];
  /** Pairs of units to compare, beside neighbours in the ranking. */
  pairs?: [string, string][];
  /** Whether `sobol` is asked for; needs as many replicates again for each factor, and for one more (false). */
  sensitivity?: boolean;
  /** The unit whose rank `sobol` explains (the mean shift of all ranks). */
  sensitivityOf?: string;
  /** Of `loadSolver` of the package of methods, where a node is aggregated by benefit of the doubt. */
  solve?: Solve;
  /** Told after every part of the work; false ends it and keeps what is done. */
  goOn?: (done: number) => boolean | Promise<boolean>;
}
