import type { Text } from '../../edition/index.js';

/** What may be wrong with figures. */
export type FindingKind =
  /** A code for “no figure”, such as -9999, where no figure can be negative. */
  | 'sentinel'
  /** 9999 and the like, far beyond all others. */
  | 'nines'
  | 'zero-among-thousands'
  /** One to three periods that those before and after contradict. */
  | 'spike'
  /** The same, or several units of a period, by a power of ten or 万: a slip of the decimal point or of the unit. */
  | 'factor'
  /** A change that lasts for more than three periods and that others of its series and of other units are not like. */
  | 'level-shift'
  /** Another figure in the second source. */
  | 'second-source'
  /** Against a sum or a product that holds in nearly all other places. */
  | 'relation'
  /** Far from all others of its period, where there are too few periods to compare. */
  | 'far-from-all'
  /** Two units (or indicators) of a period, each with the figures that the other would have. */
  | 'exchanged'
  /** A change of nearly all units in a period, as in no other. */
  | 'break'
  /** All figures of another unit. */
  | 'same-series'
  /** A row with all figures of another one. */
  | 'same-row'
  /** Most figures end in 0 or 5, or many are one and the same. */
  | 'rounded'
  /** 1 to n, each once. */
  | 'ranks'
  | 'share-among-per-cents'
  | 'per-cent-beyond-100'
  | 'constant'
  | 'few-values'
  /** Nearly all figures are those of another period. */
  | 'copied'
  | 'few-figures'
  | 'collinear'
  /** Someone accepted a figure that nothing is found about. */
  | 'accepted'
  /** Someone accepted a figure that is another one now. */
  | 'accepted-other';

/** Ranks of a unit in the period of a finding, as it stands and with the figure that others let expect; 0 is missing. */
export interface RankMoves {
  /** In the indicator; absent where it is not part of the framework. */
  indicator?: [now: number, mended: number];
  index: [now: number, mended: number];
}

/** A figure, or several, that cannot be true or are unlikely. Indicator, unit and period are indices in the panel. */
export interface Finding {
  kind: FindingKind;
  /** Impossible figures are left out until someone accepts them; unlikely ones count as they stand. */
  level: 'impossible' | 'unlikely';
  indicator: number;
  unit?: number;
  period?: number;
  /** The last period, where there are several: `value` and `expected` are those of the first. */
  until?: number;
  value?: number;
  /** What the figure would be, where others let expect it: mended by the factor, or in line with its neighbours. */
  expected?: number;
  /** The units of a period whose figures are off by a factor, and that factor: what they would be is a figure divided by it. */
  units?: number[];
  factor?: number;
  /** How many times beyond the limit a figure is that its series contradicts. */
  over?: number;
  /** What that would change in the ranks. */
  moves?: RankMoves;
  /** The finding, and the usual values. */
  text: Text;
}

/** A number for a sentence: six significant digits, with thousands separators. */
export function numberText(x: number): string {
  const [whole, fraction] = String(Number(x.toPrecision(6))).split('.');
  const grouped = whole!.includes('e') ? whole! : whole!.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
