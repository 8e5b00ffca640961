import type { ScaleChoice, Ties } from '../../edition/index.js';
import {
  exceeds,
  extentOf,
  type Formula,
  type FormulaLeaf,
  type FormulaStyle,
  formulaLeaves,
  formulaText,
  meanOf,
  median,
  sampleSd,
  scales,
  type Test,
  testText,
} from '../../engine/index.js';
import { editionStyle } from '../../words/index.js';
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

type SampleName = Extract<FormulaLeaf, { is: 'statistic' }>['name'];

/** The row of each number that a sample gives. */
const statistics: Record<SampleName, { slot: Slot; of: Statistic }> = {
  min: { slot: 'a', of: least },
  max: { slot: 'b', of: most },
  mean: { slot: 'a', of: average },
  sd: { slot: 'b', of: deviation },
  median: { slot: 'a', of: middle },
  mad: { slot: 'b', of: fromMiddle },
  n: { slot: 'b', of: count },
};

/** The row of each number that the edition gives by name; one without a row has no formula. */
const givenSlots: Partial<Record<Extract<FormulaLeaf, { is: 'given' }>['name'], Slot>> = {
  low: 'a',
  high: 'b',
  target: 'b',
  reference: 'b',
};

/** The row of a leaf of a formula; undefined where it needs none, null where there is none for it. */
function slotOf(leaf: FormulaLeaf): Slot | undefined | null {
  switch (leaf.is) {
    case 'place':
      return leaf.of;
    case 'given':
      return givenSlots[leaf.name] ?? null;
    case 'statistic':
      return statistics[leaf.name].slot;
    case 'quantile':
      return null;
    case 'smaller':
      return leaf.ties === 'dense' ? null : undefined;
    default:
      return undefined;
  }
}

function parameterOf(leaf: FormulaLeaf): Parameter {
  if (leaf.is === 'statistic') return statistics[leaf.name].of;
  if (leaf.is === 'given' && leaf.name === 'reference') return 'reference';
  return leaf.is === 'given' || leaf.is === 'place' ? leaf.value : Number.NaN;
}

/**
 * A scale as a spreadsheet has it; undefined where its formula needs what has no row: quantiles, dense ranks, two numbers in one row,
 * or a value that is not turned.
 *
 * @param how with bounds and target in the turned direction
 */
export function scaleSheet(how: ScaleChoice): ScaleSheet | undefined {
  const { formula: make, needs, unoriented } = scales[how.method];
  const numbers = { ...how, reference: Number.NaN };
  const formula = make(numbers);
  const tests = needs?.(numbers) ?? [];
  const leaves = [formula, ...tests.flatMap(({ a, b }) => [a, b])].flatMap(formulaLeaves);
  const parameters: ScaleSheet['parameters'] = {};
  for (const leaf of leaves) {
    const slot = slotOf(leaf);
    if (slot === null || unoriented) return undefined;
    if (slot === undefined) continue;
    const parameter = parameterOf(leaf);
    if (parameters[slot] !== undefined && !Object.is(parameters[slot], parameter)) return undefined;
    parameters[slot] = parameter;
  }
  return {
    parameters,
    ofSample: leaves.some(({ is }) => is === 'smaller'),
    words: formulaText(formula, { ...editionStyle, leaf: (leaf) => slotOf(leaf) ?? editionStyle.leaf(leaf) }),
    score: (cells) => withGuards(formula, tests, inCells(cells)),
  };
}

/** A score, or nothing where the sample has no such scale. */
function withGuards(formula: Formula, tests: readonly Test[], style: FormulaStyle): string {
  const score = formulaText(formula, style);
  const needed = tests.map((test) => testText(test, style));
  if (needed.length === 0) return score;
  return `IF(${needed.length === 1 ? needed[0] : `AND(${needed})`},${score},"")`;
}

/** Every leaf as its cell. */
const inCells = (cells: ScaleCells): FormulaStyle => ({
  leaf: (leaf) => {
    const slot = slotOf(leaf);
    if (slot) return cells[slot];
    if (leaf.is === 'number') return `${leaf.value}`;
    if (leaf.is === 'smaller') return countBelow(cells, leaf.ties);
    return leaf.is === 'x' ? cells.x : '""';
  },
  operators: { '+': '+', '-': '-', '*': '*', '/': '/' },
  call: (name, parts) => `${name === 'normal-quantile' ? 'NORMSINV' : name.toUpperCase()}(${parts})`,
  choice: (test, then, otherwise) => `IF(${test},${then},${otherwise})`,
  test: (is, a, b) => {
    if (is === 'exceeds') return exceedsFormula(a, b);
    if (is === 'reaches') return `NOT(${exceedsFormula(b, a)})`;
    return `${a}${is === '≠' ? '<>' : is}${b}`;
  },
  strict: true,
});

/** How many are smaller than x, and of its equals as many more as `ties` says. */
function countBelow({ x, sample }: ScaleCells, ties: Ties): string {
  const smaller = `COUNTIF(${sample},"<"&(${x}-${tolerance}*ABS(${x})))`;
  const upTo = `COUNTIF(${sample},"<="&(${x}+${tolerance}*ABS(${x})))`;
  if (ties === 'highest') return `MAX(${smaller},${upTo}-1)`;
  return ties === 'average' ? `((${smaller}+MAX(${smaller},${upTo}-1))/2)` : smaller;
}
