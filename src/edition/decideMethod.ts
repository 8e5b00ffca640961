import { decideImpute, decideScreen, decideTreat } from './decideSteps.js';
import { type Decisions, unitNumber } from './decisions.js';
import type { MissingRule } from './joinChoice.js';
import type { Method, Normalise, ScaleChoice, ScaleName } from './methodChoice.js';
import { problems } from './problems.js';
import type { IndicatorSource, NormaliseSource, ScaleSource } from './schema.js';

/** Decides `method:` for indicators without a choice of their own. */
export function decideMethod(decisions: Decisions): Method {
  const { source, take } = decisions;
  const m = source.method ?? {};
  const written = take('method.normalise', m.normalise, { method: 'base-share' as const });
  const normalise = decideNormalise(decisions, 'method.normalise', written);
  return {
    denominate: take('method.denominate', m.denominate, true),
    screen: decideScreen(decisions, m.screen),
    impute: decideImpute(decisions, take('method.impute', m.impute, 'none' as const)),
    normalise,
    treat: decideTreat(decisions, 'method.treat', take('method.treat', m.treat, 'none' as const)),
    rankDigits: m.rank?.digits ?? null,
  };
}

/**
 * Decides the missing rule of nodes without one of their own, per level from the indicators upwards; the last one
 * holds above. Sums of shares stay exact when the absent simply add nothing, scores when the present stand for them.
 */
export function decideMissing({ source, take }: Decisions, additive: boolean): MissingRule[] {
  const written = source.method?.missing ?? {};
  const levels = 'levels' in written ? written.levels : [written];
  return levels.map((rule, i) => {
    const path = 'levels' in written ? `method.missing.levels.${i}` : 'method.missing';
    return {
      minPresent: take(`${path}.min-present`, rule['min-present'], additive || rule['at-least'] ? 0 : 1),
      atLeast: rule['at-least'] ?? 1,
      weights: take(`${path}.weights`, rule.weights, additive ? 'keep' : 'hand-over'),
    };
  });
}

const fixedBounds = ['goalposts', 'log-goalposts', 'scaled'];

/** The range of scores of the methods that have one. */
const ranges: Partial<Record<ScaleName, [number, number]>> = {
  'min-max': [0, 100],
  goalposts: [0, 100],
  'log-goalposts': [0, 100],
  scaled: [0, 100],
  'around-reference': [70, 130],
  threshold: [0, 1],
  'top-share': [0, 1],
};

const withoutSample = [...fixedBounds, 'around-reference', 'threshold', 'piecewise', 'none'];

/** Decides a normalisation: the numbers its method uses aloud, the others silently. */
export function decideNormalise(
  decisions: Decisions,
  path: string,
  n: NormaliseSource,
  own: Partial<IndicatorSource> = {},
): Normalise {
  const { take } = decisions;
  if (n.method === 'base-share') return { method: n.method, scale: take(`${path}.scale`, n.scale, 100) };
  return decideScale(decisions, path, n, own);
}

/** Decides a scale fitted to the values of one indicator or node. */
export function decideScale(
  decisions: Decisions,
  path: string,
  n: ScaleSource,
  own: Partial<IndicatorSource> = {},
): ScaleChoice {
  const { take } = decisions;
  const fixed = fixedBounds.includes(n.method);
  const centred = n.method === 'z-score' || n.method === 'robust';
  const between = n.method === 'min-max' ? n.between : undefined;
  const ranked = n.method === 'rank' || n.method === 'borda' || n.method === 'percentile-rank';
  const capped =
    n.method.endsWith('goalposts') ||
    n.method === 'distance-to-reference' ||
    n.method === 'distance-to-target' ||
    between !== undefined;
  const given: Partial<Record<string, unknown>> = n;
  const number = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);
  const range = ranges[n.method];
  return {
    method: n.method,
    over: withoutSample.includes(n.method)
      ? 'all-periods'
      : take(`${path}.over`, 'over' in n ? n.over : undefined, 'all-periods' as const),
    range: range ? take(`${path}.range`, given.range as [number, number] | undefined, range) : [0, 1],
    mean: centred ? take(`${path}.mean`, n.mean, 0) : 0,
    sd: centred ? take(`${path}.sd`, n.sd, 1) : 1,
    low: number(given.low, own.low ?? 0),
    high: number(given.high, own.high ?? 0),
    target: n.method === 'threshold' ? n.at : number(given.target, own.target ?? 0),
    unit: n.method === 'distance-to-reference' ? unitNumber(decisions, path.split('.'), n.unit) : -1,
    ties: ranked ? take(`${path}.ties`, n.ties, 'lowest' as const) : 'lowest',
    cap: capped
      ? take(`${path}.cap`, given.cap as boolean | undefined, fixed || between !== undefined)
      : false,
    quantiles: between ?? [0, 1],
    share: n.method === 'top-share' ? n.share : 0,
    points: n.method === 'piecewise' ? ascending(decisions, path, n.points) : [],
    steps: n.method === 'piecewise' ? take(`${path}.steps`, n.steps, false) : false,
  };
}

/** The scale of a node: like an indicator's, always fitted to each period. */
export function decideRescale(decisions: Decisions, path: string, scale: ScaleSource): ScaleChoice {
  const { found, at } = decisions;
  if ('over' in scale && scale.over !== 'each-period') {
    found.push(
      problems.wrongValue(at(path.split('.')), String(scale.over), {
        en: 'each-period',
        zh: 'each-period',
      }),
    );
  }
  if (scale.method === 'around-reference') {
    found.push(
      problems.wrongValue(at(path.split('.')), scale.method, {
        en: 'a scale that takes its numbers from one period',
        zh: '参数取自单一时期的方法',
      }),
    );
  }
  return decideScale(decisions, path, { ...scale, over: 'each-period' } as ScaleSource);
}

function ascending({ found, at }: Decisions, path: string, points: [number, number][]): [number, number][] {
  const bad = points.findIndex(([x], i) => i > 0 && !(x > points[i - 1]![0]));
  if (bad > 0) found.push(problems.notAscending(at(path.split('.')), points[bad - 1]![0], points[bad]![0]));
  return points;
}

/** The bounds and target an indicator brings, as far as it brings any. */
export function boundsOf({ low, high, target }: Partial<IndicatorSource>): {
  low?: number;
  high?: number;
  target?: number;
} {
  return {
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(target === undefined ? {} : { target }),
  };
}

/** Whether the bounds of a normalisation cannot hold: high not above low, or a log of what is not above zero. */
export function badBounds(n: Normalise): n is Extract<Normalise, { low: number }> {
  if (n.method === 'base-share' || !fixedBounds.includes(n.method)) return false;
  return !(n.high > n.low) || (n.method === 'log-goalposts' && !(n.low > 0));
}
