import type { ScaleChoice, ScaleName } from '../../edition/index.js';
import { exceeds, extentOf, meanOf, median, sampleSd } from '../../engine/index.js';
import { exceeding, noise } from './exact.js';

/** A number a scale takes from its sample, as a formula over the sample's cells and as the number itself. */
export interface Statistic {
  formula(sample: string, a: string): string;
  value(sample: Float64Array): number;
  array?: boolean;
}

/** The cells a score is computed from. */
export interface ScaleCells {
  x: string;
  p: string;
  q: string;
  a: string;
  b: string;
  sample: string;
}

/**
 * A scale in a spreadsheet: p and q say where the scores lie, a and b come from the values. A fixed bound is no
 * statistic but a number of the edition.
 */
export interface ScaleSheet {
  p?: (n: ScaleChoice) => number;
  q?: (n: ScaleChoice) => number;
  a?: Statistic | ((n: ScaleChoice) => number);
  b?: Statistic | ((n: ScaleChoice) => number) | 'reference';
  /** Whether every score needs the whole sample, not only a and b. */
  ofSample?: boolean;
  /** The formula in the letters of the rows above it. */
  words: string;
  score(cells: ScaleCells, n: ScaleChoice): string;
}

/** Of nothing they are 0, as in a spreadsheet; then there is no value to score either. */
const least: Statistic = { formula: (s) => `MIN(${s})`, value: (s) => (s.length > 0 ? extentOf(s)[0] : 0) };
const most: Statistic = { formula: (s) => `MAX(${s})`, value: (s) => (s.length > 0 ? extentOf(s)[1] : 0) };
const average: Statistic = {
  formula: (s) => `IF(COUNT(${s})>0,AVERAGE(${s}),0)`,
  value: (s) => (s.length > 0 ? meanOf(s) : 0),
};
/** 0 where all are equal, so that rounding makes no scale of them. */
const deviation: Statistic = {
  formula: (s) => `IF(${exceeding(`MAX(${s})`, `MIN(${s})`)},STDEV(${s}),0)`,
  value: (s) => (exceeds(extentOf(s)[1], extentOf(s)[0]) ? sampleSd(s) : 0),
};
const middle: Statistic = {
  formula: (s) => `IF(COUNT(${s})>0,MEDIAN(${s}),0)`,
  value: (s) => (s.length > 0 ? median(s) : 0),
};
const fromMiddle: Statistic = {
  formula: (s, a) => `IF(COUNT(${s})>0,1.4826*MEDIAN(IF(ISNUMBER(${s}),ABS(${s}-${a}))),0)`,
  value: (s) => (s.length > 0 ? 1.4826 * median(s.map((x) => Math.abs(x - median(s)))) : 0),
  array: true,
};
const others: Statistic = { formula: (s) => `COUNT(${s})-1`, value: (s) => s.length - 1 };

const lo = (n: ScaleChoice) => n.range[0];
const hi = (n: ScaleChoice) => n.range[1];
/** How many are smaller than x, and of its equals as many more as `ties` says. */
const below = ({ x, sample }: ScaleCells, { ties }: ScaleChoice) => {
  const smaller = `COUNTIF(${sample},"<"&(${x}-${noise}*ABS(${x})))`;
  const upTo = `COUNTIF(${sample},"<="&(${x}+${noise}*ABS(${x})))`;
  if (ties === 'highest') return `MAX(${smaller},${upTo}-1)`;
  return ties === 'average' ? `(${smaller}+MAX(${smaller},${upTo}-1))/2` : smaller;
};
const capped = (share: string, { cap }: ScaleChoice) => (cap ? `MIN(1,MAX(0,${share}))` : share);
const distance = ({ x, a, b }: ScaleCells, cap: boolean) => {
  const score = `1-(${b}-${x})/(${b}-${a})`;
  return `IF(${exceeding(b, a)},${cap ? `MIN(1,${score})` : score},"")`;
};

/** Every scale with a closed formula in a spreadsheet; one that is not here is carried over as values. */
const scaleSheets: Partial<Record<ScaleName, ScaleSheet>> = {
  'min-max': {
    p: lo,
    q: hi,
    a: least,
    b: most,
    words: 'p + (q − p)(x − a)/(b − a)',
    score: ({ x, p, q, a, b }, n) =>
      `IF(${exceeding(b, a)},${p}+(${q}-${p})*${capped(`((${x}-${a})/(${b}-${a}))`, n)},"")`,
  },
  'z-score': {
    p: (n) => n.mean,
    q: (n) => n.sd,
    a: average,
    b: deviation,
    words: 'p + q(x − a)/b',
    score: centred,
  },
  robust: {
    p: (n) => n.mean,
    q: (n) => n.sd,
    a: middle,
    b: fromMiddle,
    words: 'p + q(x − a)/b',
    score: centred,
  },
  goalposts: {
    p: lo,
    q: hi,
    a: (n) => n.low,
    b: (n) => n.high,
    words: 'p + (q − p)(x − a)/(b − a)',
    score: ({ x, p, q, a, b }, n) =>
      `IF(${b}>${a},${p}+(${q}-${p})*${capped(`(${x}-${a})/(${b}-${a})`, n)},"")`,
  },
  'log-goalposts': {
    p: lo,
    q: hi,
    a: (n) => n.low,
    b: (n) => n.high,
    words: 'p + (q − p) ln(x/a)/ln(b/a)',
    score: ({ x, p, q, a, b }, n) => {
      const score = `${p}+(${q}-${p})*${capped(`LN(${x}/${a})/LN(${b}/${a})`, n)}`;
      const atZero = n.cap ? `IF(${x}=0,${p},${score})` : `IF(${x}=0,"",${score})`;
      return `IF(AND(${b}>${a},${a}>0,${x}>=0),${atZero},"")`;
    },
  },
  scaled: {
    p: lo,
    q: hi,
    a: (n) => n.low,
    b: (n) => n.high,
    words: 'p + (q − p)(x − a)/(b − a)',
    score: ({ x, p, q, a, b }) => `IF(${b}=${a},"",${p}+((${q}-${p})*(${x}-${a}))/(${b}-${a}))`,
  },
  rank: { ofSample: true, words: '1 + number of smaller values', score: (c, n) => `1+${below(c, n)}` },
  borda: { ofSample: true, words: 'number of smaller values', score: below },
  'percentile-rank': {
    b: others,
    ofSample: true,
    words: 'number of smaller values / b',
    score: (c, n) => `IF(${c.b}>0,${below(c, n)}/${c.b},"")`,
  },
  'distance-to-max': { a: least, b: most, words: '1 − (b − x)/(b − a)', score: (c) => distance(c, false) },
  'distance-to-reference': {
    a: least,
    b: 'reference',
    words: '1 − (b − x)/(b − a)',
    score: (c, n) => distance(c, n.cap),
  },
  'distance-to-target': {
    a: least,
    b: (n) => n.target,
    words: '1 − (b − x)/(b − a)',
    score: (c, n) => distance(c, n.cap),
  },
  none: { words: 'x', score: ({ x }) => x },
  'fraction-of-max': { b: most, words: 'x / b', score: ({ x, b }) => `IF(${b}=0,"",${x}/${b})` },
};

/** The formula of a scale; none where quantiles or dense ranks stand in for what a spreadsheet counts. */
export function scaleSheet(how: ScaleChoice): ScaleSheet | undefined {
  const [low, high] = how.quantiles;
  return low === 0 && high === 1 && how.ties !== 'dense' ? scaleSheets[how.method] : undefined;
}

function centred({ x, p, q, a, b }: ScaleCells): string {
  return `IF(${b}>0,${p}+${q}*(${x}-${a})/${b},"")`;
}
