import { apply, type FormulaTree, namesIn, type ScaleChoice, type Ties } from '../../edition/index.js';
import {
  exceeds,
  extentOf,
  meanOf,
  median,
  sampleSd,
  scaleNameOf,
  scaleNames,
  scaleNeeds,
  scales,
  scaleTree,
  tiesOf,
} from '../../engine/index.js';
import { scaleWords } from '../../words/index.js';
import { inCells } from './computedFormulas.js';
import { exceedsFormula, tolerance } from './tolerance.js';

/** A number a scale takes from its sample, as a formula over the sample's cells and as the number itself. */
export interface Statistic {
  formula(sample: string, a: string): string;
  value(sample: Float64Array): number;
  array?: boolean;
}

/** The cells a score is computed from. */
interface ScaleCells {
  x: string;
  p: string;
  q: string;
  a: string;
  b: string;
  sample: string;
}

/** A row above the scores: a number of the edition, a statistic of the sample, or the value of a unit. */
export type Parameter = number | Statistic | 'reference';

/** A scale in a spreadsheet: p and q say where the scores lie, a and b are what else the formula needs. */
interface ScaleSheet {
  parameters: Partial<Record<Slot, Parameter>>;
  /** Whether every score needs the whole sample, not only a and b. */
  ofSample: boolean;
  /** The formula in the letters of the rows above it. */
  words: string;
  score: (cells: ScaleCells) => string;
}

type Slot = 'p' | 'q' | 'a' | 'b';

/** Of nothing they are 0, as in a spreadsheet; then there is no value to score either. */
const least: Statistic = { formula: (s) => `MIN(${s})`, value: (s) => (s.length > 0 ? extentOf(s)[0] : 0) };
const most: Statistic = { formula: (s) => `MAX(${s})`, value: (s) => (s.length > 0 ? extentOf(s)[1] : 0) };
const average: Statistic = {
  formula: (s) => `IF(COUNT(${s})>0,AVERAGE(${s}),0)`,
  value: (s) => (s.length > 0 ? meanOf(s) : 0),
};
/** 0 where all are equal, so that rounding errors do not make a scale. */
const deviation: Statistic = {
  formula: (s) => `IF(${exceedsFormula(`MAX(${s})`, `MIN(${s})`)},STDEV(${s}),0)`,
  value: (s) => (exceeds(extentOf(s)[1], extentOf(s)[0]) ? sampleSd(s) : 0),
};
const middle: Statistic = {
  formula: (s) => `IF(COUNT(${s})>0,MEDIAN(${s}),0)`,
  value: (s) => (s.length > 0 ? median(s) : 0),
};
const fromMiddle: Statistic = {
  formula: (s, a) => `IF(COUNT(${s})>0,MEDIAN(IF(ISNUMBER(${s}),ABS(${s}-${a}))),0)`,
  value: (s) => (s.length > 0 ? median(s.map((x) => Math.abs(x - median(s)))) : 0),
  array: true,
};
const count: Statistic = { formula: (s) => `COUNT(${s})`, value: (s) => s.length };

/** The row of each number that a sample or the edition gives by name; one without a row has no formula. */
const rows: Partial<Record<keyof typeof scaleNames, { slot: Slot; of?: Statistic }>> = {
  p: { slot: 'p' },
  q: { slot: 'q' },
  low: { slot: 'a' },
  high: { slot: 'b' },
  target: { slot: 'b' },
  reference: { slot: 'b' },
  min: { slot: 'a', of: least },
  max: { slot: 'b', of: most },
  mean: { slot: 'a', of: average },
  sd: { slot: 'b', of: deviation },
  median: { slot: 'a', of: middle },
  mad: { slot: 'b', of: fromMiddle },
  n: { slot: 'b', of: count },
};
const missing: FormulaTree = { is: 'name', name: 'missing' };
/** Names that need no row. */
const without: readonly string[] = ['x', 'smaller', 'below', 'missing'];

/**
 * A scale as a spreadsheet has it; undefined where its formula needs what has no row: quantiles, dense ranks, two numbers in one row,
 * or a value that is not turned.
 *
 * @param how with bounds and target in the turned direction
 */
export function scaleSheet(how: ScaleChoice): ScaleSheet | undefined {
  const definition = scales[how.method];
  const numbers = { ...how, reference: Number.NaN };
  const formula = scaleTree(definition, numbers, false);
  const tests = scaleNeeds(definition, numbers);
  const names = [...new Set([formula, ...tests].flatMap(namesIn))] as (keyof typeof scaleNames)[];
  const ofSample = names.some((name) => scaleNames[name] === 'smaller');
  if (definition.unoriented || (names.includes('smaller') && how.ties === 'dense')) return undefined;
  const [p, q] = definition.centred ? [how.mean, how.sd] : how.range;
  const { low, high, target } = how;
  const values: Record<string, Parameter> = { p, q, low, high, target, reference: 'reference' };
  const parameters: ScaleSheet['parameters'] = {};
  for (const name of names) {
    if (without.includes(name)) continue;
    const row = rows[name];
    if (!row) return undefined;
    const parameter = row.of ?? values[name]!;
    const known = parameters[row.slot];
    if (known !== undefined && !Object.is(known, parameter)) return undefined;
    parameters[row.slot] = parameter;
  }
  // No score where the sample has no such scale.
  const guarded = tests.reduceRight((score, test) => apply('if', test, score, missing), formula);
  return {
    parameters,
    ofSample,
    words: scaleWords(formula, how, (name) => rows[name as keyof typeof scaleNames]?.slot),
    score: (cells) => inRows(guarded, cells, how),
  };
}

/** A formula with the rows for its names. */
function inRows(tree: FormulaTree, cells: ScaleCells, how: ScaleChoice): string {
  return inCells(tree, 0, (part) => {
    const name = scaleNameOf(part);
    const slot = name && rows[name]?.slot;
    if (slot) return cells[slot];
    if (name === 'smaller' || name === 'below') return countBelow(cells, tiesOf(name, how));
    return name === 'x' ? cells.x : '""';
  })!;
}

/** How many are smaller than x, and of its equals as many more as `ties` says. */
function countBelow({ x, sample }: ScaleCells, ties: Ties): string {
  const smaller = `COUNTIF(${sample},"<"&(${x}-${tolerance}*ABS(${x})))`;
  const upTo = `COUNTIF(${sample},"<="&(${x}+${tolerance}*ABS(${x})))`;
  if (ties === 'highest') return `MAX(${smaller},${upTo}-1)`;
  return ties === 'average' ? `((${smaller}+MAX(${smaller},${upTo}-1))/2)` : smaller;
}
