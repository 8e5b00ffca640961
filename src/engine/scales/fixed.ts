import { apply, type FormulaTree, number } from '../../edition/index.js';
import { onRange, type ScaleDefinition, within } from './scale.js';

/** Scales whose parameters are all given by the edition. */
export const fixedScales = {
  goalposts: {
    title: { en: 'goalposts', zh: '门柱法' },
    needs: () => ['high > low'],
    formula: (p) => onRange(within('(x - low) / (high - low)', p)),
    steady: true,
    ends: (p) => [p.low, p.high],
    source: 'UNDP, Human Development Report',
  },
  /** For bounds and values above zero; other values are missing, except that a capped zero gets the low end. */
  'log-goalposts': {
    title: { en: 'goalposts on logarithms', zh: '对数门柱法' },
    needs: () => ['high > low', 'low > 0'],
    formula: (p) => {
      const score = onRange(within('ln(x / low) / ln(high / low)', p));
      return `if(x > 0, ${score}, ${p.cap ? 'if(x ≥ 0, p, missing)' : 'missing'})`;
    },
    steady: true,
    logarithmic: true,
    ends: (p) => [p.low, p.high],
    source: 'UNDP, Human Development Report',
  },
  /** Linear from one bound to the other, not capped; low may be above high. */
  scaled: {
    title: { en: 'fixed scale', zh: '固定尺度' },
    needs: () => ['high ≠ low'],
    formula: () => 'p + (q - p) * (x - low) / (high - low)',
    steady: true,
    source: 'COINr Normalise',
  },
  threshold: {
    title: { en: 'threshold', zh: '阈值' },
    formula: () => 'if(x ≥ target, q, p)',
    showsChoice: true,
    words: ({ target }) => ({ target: `${target}` }),
    steady: false,
    source: 'OECD/JRC Handbook, step 5',
  },
  /** Linear interpolation between points, or with `steps` the score of the last point reached; constant beyond the ends. */
  piecewise: {
    title: { en: 'by given points', zh: '分段函数' },
    unoriented: true,
    formula: ({ points, steps }) =>
      points.reduceRight<FormulaTree>(
        (above, [at], i) => apply('if', apply('>', number(at), x), below(points, steps, i), above),
        number(points.at(-1)?.[1] ?? Number.NaN),
      ),
    text: ({ points }) => points.map(([at, y]) => `${at} → ${y}`).join(', '),
    steady: false,
    source: 'OECD/JRC Handbook, step 5',
  },
  none: {
    title: { en: 'as it is', zh: '原值' },
    formula: () => 'x',
    steady: true,
    source: 'COINr Normalise',
  },
} satisfies Record<string, ScaleDefinition>;

const x: FormulaTree = { is: 'name', name: 'x' };

/** The score below a point and not below the one before it. */
function below(points: readonly [number, number][], steps: boolean, i: number): FormulaTree {
  if (i === 0) return number(points[0][1]);
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  if (steps) return number(y0);
  const minus = (a: number, b: number) => apply('-', number(a), number(b));
  const rise = apply('*', minus(y1, y0), apply('-', x, number(x0)));
  return apply('+', number(y0), apply('/', rise, minus(x1, x0)));
}
