import {
  choose,
  dividedBy,
  either,
  type Formula,
  given,
  ln,
  minus,
  missing,
  number,
  plus,
  test,
  times,
  within,
  x,
} from '../formula/formula.js';
import { highest, lowest, onRange, type ScaleDefinition, type ScaleParameters } from './scale.js';

const low = (p: ScaleParameters) => given('low', p.low);
const high = (p: ScaleParameters) => given('high', p.high);

/** Scales whose parameters are all given by the edition. */
export const fixedScales = {
  goalposts: {
    title: { en: 'goalposts', zh: '门柱法' },
    needs: (p) => [test('>', high(p), low(p))],
    formula: (p) => onRange(p, within(dividedBy(minus(x, low(p)), minus(high(p), low(p))), p.cap)),
    steady: true,
    ends: (p) => [p.low, p.high],
    source: 'UNDP, Human Development Report',
  },
  /** For bounds and values above zero; other values are missing, except that a capped zero gets the low end. */
  'log-goalposts': {
    title: { en: 'goalposts on logarithms', zh: '对数门柱法' },
    needs: (p) => [test('>', high(p), low(p)), test('>', low(p), number(0))],
    formula: (p) => {
      const share = dividedBy(ln(dividedBy(x, low(p))), ln(dividedBy(high(p), low(p))));
      const atZero = choose(test('>=', x, number(0)), lowest(p.range[0]), missing);
      return choose(test('>', x, number(0)), onRange(p, within(share, p.cap)), p.cap ? atZero : missing);
    },
    steady: true,
    logarithmic: true,
    ends: (p) => [p.low, p.high],
    source: 'UNDP, Human Development Report',
  },
  /** Linear from one bound to the other, not capped; low may be above high. */
  scaled: {
    title: { en: 'fixed scale', zh: '固定尺度' },
    needs: (p) => [test('≠', high(p), low(p))],
    formula: (p) => {
      const [lo, hi] = [lowest(p.range[0]), highest(p.range[1])];
      return plus(lo, dividedBy(times(minus(hi, lo), minus(x, low(p))), minus(high(p), low(p))));
    },
    steady: true,
    source: 'COINr Normalise',
  },
  threshold: {
    title: { en: 'threshold', zh: '阈值' },
    formula: ({ range: [lo, hi], target }) =>
      either(test('reaches', x, given('target', target, `${target}`)), highest(hi), lowest(lo)),
    steady: false,
    source: 'OECD/JRC Handbook, step 5',
  },
  /** Linear interpolation between points, or with `steps` the score of the last point reached; constant beyond the ends. */
  piecewise: {
    title: { en: 'by given points', zh: '分段函数' },
    unoriented: true,
    formula: ({ points, steps }) =>
      points.reduceRight<Formula>(
        (above, [at], i) => choose(test('exceeds', number(at), x), below(points, steps, i), above),
        number(points.at(-1)?.[1] ?? Number.NaN),
      ),
    text: ({ points }) => points.map(([at, y]) => `${at} → ${y}`).join(', '),
    steady: false,
    source: 'OECD/JRC Handbook, step 5',
  },
  none: { title: { en: 'as it is', zh: '原值' }, formula: () => x, steady: true, source: 'COINr Normalise' },
} satisfies Record<string, ScaleDefinition>;

/** The score below a point and not below the one before it. */
function below(points: readonly [number, number][], steps: boolean, i: number): Formula {
  if (i === 0) return number(points[0][1]);
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  if (steps) return number(y0);
  const rise = times(minus(number(y1), number(y0)), minus(x, number(x0)));
  return plus(number(y0), dividedBy(rise, minus(number(x1), number(x0))));
}
