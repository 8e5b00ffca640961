import {
  type FormulaTree,
  formulaTree,
  number,
  type ScaleChoice,
  substitute,
  type Text,
} from '../../edition/index.js';
import type { Compiled } from '../formula/evaluate.js';
import type { Sample } from '../formula/sample.js';

/** The parameters of a scale. Bounds and target have the direction applied. */
export type ScaleParameters = Omit<ScaleChoice, 'method' | 'over' | 'unit'> & {
  /** The value of the reference unit, or the mean of the base period for a scale with `reference: 'base'`. */
  reference: number;
  /** Whether the values are scores, in which larger terms may have cancelled out (see `ties`), instead of raw figures. */
  scores?: boolean | undefined;
};

/**
 * A scale maps a value, oriented so that more is better, to a score. A missing value has no score, and no value has one where the
 * conditions `needs` do not hold (all values equal, a maximum of zero).
 */
export interface ScaleDefinition {
  title: Text;
  /** Conditions without x; where one fails the sample has no such scale. */
  needs?: (p: ScaleParameters) => string[];
  /** The score in the names of `scaleNames`. */
  formula: (p: ScaleParameters) => string | FormulaTree;
  /** Whether p and q are the mean and the standard deviation of the scores, instead of the lowest and the highest. */
  centred?: true;
  /** Whether a receipt shows the whole choice by condition, not only the branch taken. */
  showsChoice?: true;
  /** Texts of names in the text of the method, where they are others. */
  words?: (p: ScaleParameters) => Readonly<Record<string, string>>;
  /** Printed in the text of the method where the formula is too long. */
  text?: (p: ScaleParameters) => string;
  /** Whether scores are continuous and a change of one value, other than an extreme, leaves the scores of others unchanged. */
  steady: boolean;
  /** Set where the reference is the mean of the base period instead of the value of a unit. */
  reference?: 'base';
  /** Whether it takes the value without applying the direction. */
  unoriented?: true;
  /** Whether it is linear in the logarithm, so that negative values have no score. */
  logarithmic?: true;
  /** The values between which a capped score varies. */
  ends?: (p: Pick<ScaleParameters, 'low' | 'high' | 'target'>) => readonly [number, number];
  /** The source of the method. */
  source: string;
}

/** What the names in the formulas of scales stand for. */
export const scaleNames = {
  /** The value to be scored. */
  x: 'value',
  /** The ends of the range of scores, or their mean and standard deviation. */
  p: 'place',
  q: 'place',
  low: 'given',
  high: 'given',
  target: 'given',
  reference: 'given',
  share: 'given',
  min: 'statistic',
  max: 'statistic',
  mean: 'statistic',
  sd: 'statistic',
  median: 'statistic',
  mad: 'statistic',
  n: 'statistic',
  'low-quantile': 'quantile',
  'high-quantile': 'quantile',
  /** The number of values of the sample that are smaller than x, tied values counted as the edition says; of `below` never. */
  smaller: 'smaller',
  below: 'smaller',
  missing: 'missing',
} as const;
export type ScaleNameOf<K> = {
  [N in keyof typeof scaleNames]: (typeof scaleNames)[N] extends K ? N : never;
}[keyof typeof scaleNames];

/** The name that a leaf of a formula of a scale is; undefined for a number. */
export const scaleNameOf = (tree: FormulaTree) =>
  tree.is === 'name' ? (tree.name as keyof typeof scaleNames) : undefined;

/** The formula of a scale, with its own constants as numbers. @param isPlaced whether p and q are numbers, too */
export function scaleTree(definition: ScaleDefinition, p: ScaleParameters, isPlaced = true): FormulaTree {
  const made = definition.formula(p);
  const { steepness: k, offset: c } = p;
  const constants: Record<string, number> = { k, 'minus-k': -k, c, 'one-minus-2c': 1 - 2 * c };
  if (isPlaced) [constants['p'], constants['q']] = definition.centred ? [p.mean, p.sd] : p.range;
  return substitute(typeof made === 'string' ? formulaTree(made) : made, (name) => {
    const value = constants[name];
    return value === undefined ? undefined : number(value);
  });
}

/** The conditions of a scale. */
export function scaleNeeds({ needs }: ScaleDefinition, p: ScaleParameters): FormulaTree[] {
  return (needs?.(p) ?? []).map(formulaTree);
}

/** What stands for the names of a scale, by a sample: to evaluate formulas. */
export const scaleLeaf =
  (p: ScaleParameters, sample: Sample) =>
  (tree: FormulaTree): Compiled | undefined => {
    const name = scaleNameOf(tree);
    if (name === undefined) return undefined;
    switch (scaleNames[name]) {
      case 'value':
        return (x) => x;
      case 'statistic':
        return sample.statistic(name as ScaleNameOf<'statistic'>);
      case 'quantile':
        return sample.quantile(p.quantiles[name === 'low-quantile' ? 0 : 1]);
      case 'smaller':
        return sample.smallerCount(tiesOf(name as ScaleNameOf<'smaller'>, p));
      case 'given':
        return p[name as ScaleNameOf<'given'>];
      default:
        return Number.NaN;
    }
  };

/** How tied values count among the smaller ones. */
export const tiesOf = (name: ScaleNameOf<'smaller'>, { ties }: Pick<ScaleParameters, 'ties'>) =>
  name === 'below' ? 'lowest' : ties;

/** A share between 0 and 1, where scores are capped. */
export const within = (share: string, { cap }: ScaleParameters) =>
  cap ? `clamp(${share}, 0, 1)` : `(${share})`;
/** `low + (high − low) · share`, the ends being those of the range. */
export const onRange = (share: string) => `p + (q - p) * ${share}`;
