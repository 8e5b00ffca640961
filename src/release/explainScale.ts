import type { ScaleChoice, ScaleName } from '../edition/index.js';
import {
  exceeds,
  extentOf,
  meanOf,
  median,
  placeIn,
  quantile,
  runsOfEqual,
  same,
  sampleSd,
} from '../engine/index.js';
import type { Written } from './explainFormula.js';
import { type Expression, figure } from './expression.js';

/** A scale, the sample it is fitted to and the value of its reference; all turned so that more is better. */
export interface Fitted {
  scale: ScaleChoice;
  /** Present values. */
  sample: Float64Array;
  reference: number;
  /** Whether the values are scores, not raw figures. */
  scores?: boolean;
}

type Write = (x: number, fitted: Fitted) => Written;

/** Every scale with its numbers put in; the formulas are those of the engine's `scales`. */
const scales = {
  'min-max': (x, { scale, sample }) => {
    const [p, q] = scale.quantiles;
    const [min, max] = p === 0 && q === 1 ? extentOf(sample) : [quantile(sample, p), quantile(sample, q)];
    return { given: { min, max }, expression: onRange(scale, share(x, min, max)) };
  },
  'z-score': (x, { scale, sample }) => {
    const [mean, sd] = [meanOf(sample), sampleSd(sample)];
    return {
      given: { mean, sd },
      expression: around(scale, `(${figure(x)} - ${figure(mean)}) / ${figure(sd)}`),
    };
  },
  robust: (x, { scale, sample }) => {
    const middle = median(sample);
    const mad = median(sample.map((y) => Math.abs(y - middle)));
    const z = `(${figure(x)} - ${figure(middle)}) / (1.4826 * ${figure(mad)})`;
    return { given: { median: middle, mad }, expression: around(scale, z) };
  },
  goalposts: (x, { scale }) => bounded(scale, onRange(scale, share(x, scale.low, scale.high))),
  'log-goalposts': (x, { scale }) => {
    const { low, high } = scale;
    const ratio = `ln(${figure(x)} / ${figure(low)}) / ln(${figure(high)} / ${figure(low)})`;
    return bounded(
      scale,
      onRange(scale, { expression: x === 0 ? '0' : ratio, beyond: beyond(x, low, high) }),
    );
  },
  scaled: (x, { scale }) => bounded(scale, stretch(scale, share(x, scale.low, scale.high).expression)),
  rank: (x, fitted) => {
    const { expression, given } = smaller(x, fitted);
    return { given, expression: `1 + ${expression}` };
  },
  borda: (x, fitted) => smaller(x, fitted),
  'percentile-rank': (x, fitted) => {
    const { expression, given } = smaller(x, fitted);
    const n = fitted.sample.length;
    return { given: { ...given, n }, expression: `(${expression}) / (${n} - 1)` };
  },
  'distance-to-max': (x, { sample }) => {
    const [min, max] = extentOf(sample);
    return { given: { min, max }, expression: nearness(x, max, min) };
  },
  'distance-to-reference': (x, { scale, sample, reference }) => {
    const [min] = extentOf(sample);
    const expression = nearness(x, reference, min);
    return { given: { reference, min }, expression: atMostOne(scale, x > reference, expression) };
  },
  'distance-to-target': (x, { scale, sample }) => {
    const [min] = extentOf(sample);
    const expression = nearness(x, scale.target, min);
    return {
      given: { target: scale.target, min },
      expression: atMostOne(scale, x > scale.target, expression),
    };
  },
  'fraction-of-max': (x, { sample }) => {
    const [, max] = extentOf(sample);
    return { given: { max }, expression: `${figure(x)} / ${figure(max)}` };
  },
  'around-reference': (x, { scale, sample, reference }) => {
    const [min, max] = extentOf(sample);
    const middle = `((${figure(x)} - ${figure(reference)}) / (${figure(max)} - ${figure(min)}) + 0.5)`;
    return { given: { reference, min, max }, expression: stretch(scale, middle) };
  },
  threshold: (x, { scale }) => ({
    given: { target: scale.target },
    expression: either(atLeast(x, scale.target), scale),
  }),
  'top-share': (x, { scale, sample, scores }) => {
    const { below } = placeIn(runsOfEqual(sample, scores), x);
    const n = sample.length;
    return {
      given: { smaller: below, n, share: scale.share },
      expression: either(`${below} >= (1 - ${scale.share}) * (${n} - 1) - 1e-9`, scale),
    };
  },
  piecewise: (x, { scale: { points, steps } }) => {
    const next = points.findIndex(([at]) => exceeds(at, x));
    const before = next < 0 ? points.length - 1 : Math.max(0, next - 1);
    const [x0, y0] = points[before]!;
    if (next <= 0 || steps) return { given: {}, expression: figure(y0) };
    const [x1, y1] = points[next]!;
    const slope = `(${figure(y1)} - ${figure(y0)}) / (${figure(x1)} - ${figure(x0)})`;
    return { given: {}, expression: `${figure(y0)} + ${slope} * (${figure(x)} - ${figure(x0)})` };
  },
  none: (x) => ({ given: {}, expression: figure(x) }),
} satisfies Record<ScaleName, Write>;

/** The formula of a scale for one value, which is present and has a score. */
export function scaleFormula(x: number, fitted: Fitted): Written {
  return (scales[fitted.scale.method] as Write)(x, fitted);
}

interface Share {
  expression: Expression;
  /** Whether it lies outside 0–1. */
  beyond: boolean;
}

function share(x: number, low: number, high: number): Share {
  const expression = `(${figure(x)} - ${figure(low)}) / (${figure(high)} - ${figure(low)})`;
  return { expression, beyond: beyond(x, low, high) };
}

function beyond(x: number, low: number, high: number): boolean {
  return x < low || x > high;
}

function bounded({ low, high }: ScaleChoice, expression: Expression): Written {
  return { given: { low, high }, expression };
}

function onRange(scale: ScaleChoice, { expression, beyond }: Share): Expression {
  return stretch(scale, scale.cap && beyond ? `min(1, max(0, ${expression}))` : expression);
}

function stretch({ range: [lo, hi] }: ScaleChoice, part: Expression): Expression {
  const wide = lo === 0 ? figure(hi) : `(${figure(hi)} - ${figure(lo)})`;
  const stretched = hi - lo === 1 ? part : `${wide} * ${part}`;
  return lo === 0 ? stretched : `${figure(lo)} + ${stretched}`;
}

function around({ mean, sd }: ScaleChoice, z: Expression): Expression {
  const wide = sd === 1 ? z : `${figure(sd)} * ${z}`;
  return mean === 0 ? wide : `${figure(mean)} + ${wide}`;
}

function nearness(x: number, goal: number, min: number): Expression {
  return `1 - (${figure(goal)} - ${figure(x)}) / (${figure(goal)} - ${figure(min)})`;
}

function atMostOne({ cap }: ScaleChoice, above: boolean, expression: Expression): Expression {
  return cap && above ? `min(1, ${expression})` : expression;
}

function either(condition: Expression, { range: [lo, hi] }: ScaleChoice): Expression {
  return `if(${condition}, ${figure(hi)}, ${figure(lo)})`;
}

/** Whether a figure reaches a limit; one that is equal to it but for rounding is written as the limit. */
export function atLeast(x: number, limit: number): Expression {
  return `${figure(same(x, limit) ? limit : x)} >= ${figure(limit)}`;
}

/** How many values are smaller; of equal ones as `ties` says. */
function smaller(x: number, { scale, sample, scores }: Fitted): Written {
  const runs = runsOfEqual(sample, scores);
  const { below, upTo } = placeIn(runs, x);
  const equal = upTo - below;
  switch (scale.ties) {
    case 'lowest':
      return { given: { smaller: below }, expression: `${below}` };
    case 'average':
      return {
        given: { smaller: below, equal },
        expression: `${below}${equal > 1 ? ` + (${equal} - 1) / 2` : ''}`,
      };
    case 'highest':
      return {
        given: { smaller: below, equal },
        expression: `${below}${equal > 1 ? ` + (${equal} - 1)` : ''}`,
      };
    case 'dense': {
      const different = new Set(runs.first.subarray(0, below)).size;
      return { given: { smaller: different }, expression: `${different}` };
    }
  }
}
