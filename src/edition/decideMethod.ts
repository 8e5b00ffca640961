import type { Method, MissingRule, Normalise, ScaleChoice, ScaleName, Treat } from './plan.js';
import type { Place, Problem } from './problem.js';
import { problems } from './problems.js';
import type { EditionSource, IndicatorSource, NormaliseSource, ScaleSource, TreatSource } from './schema.js';

/** What the parts of resolving share: the edition, the problems found so far, and a way to take a default aloud. */
export interface Decisions {
  source: EditionSource;
  found: Problem[];
  at: (path: readonly PropertyKey[]) => Place;
  /** The given value, or the fallback, which is then reported as a default taken. */
  take: <T>(path: string, given: T | undefined, fallback: T) => T;
  unitCodes: readonly string[];
}

/** Decides `method:` for indicators without a choice of their own. */
export function decideMethod(decisions: Decisions): Method {
  const { source, take } = decisions;
  const m = source.method ?? {};
  const written = take('method.normalise', m.normalise, { method: 'base-share' as const });
  const normalise = decideNormalise(decisions, 'method.normalise', written);
  return {
    denominate: take('method.denominate', m.denominate, true),
    impute: decideImpute(decisions, take('method.impute', m.impute, 'none' as const)),
    normalise,
    treat: decideTreat(decisions, 'method.treat', take('method.treat', m.treat, 'none' as const)),
    rankDigits: m.rank?.digits ?? null,
  };
}

function decideImpute(
  { source, found, at, take }: Decisions,
  impute: NonNullable<NonNullable<EditionSource['method']>['impute']>,
): Method['impute'] {
  if (impute === 'none') return { method: 'none' };
  if (impute.method === 'linear') {
    return { method: 'linear', ends: take('method.impute.ends', impute.ends, 'none' as const) };
  }
  const columns = (source.units.groups ?? []).map((g) => g.column);
  const by = impute.by === undefined ? -1 : columns.indexOf(impute.by);
  if (impute.by !== undefined && by < 0) {
    const kind = { en: 'grouping column', zh: '分组列' };
    found.push(problems.unknownCode(at(['method', 'impute', 'by']), kind, impute.by, columns));
  }
  return { method: impute.method, by };
}

/** Decides a treatment of outliers; null for none. */
export function decideTreat({ take }: Decisions, path: string, treat: TreatSource): Treat | null {
  if (treat === 'none') return null;
  return {
    winsorise: take(`${path}.winsorise`, treat.winsorise, 5),
    skew: take(`${path}.skew`, treat.skew, 2),
    kurtosis: take(`${path}.kurtosis`, treat.kurtosis, 3.5),
    transform: take(`${path}.transform`, treat.transform, 'log-ct' as const),
    lambda: treat.lambda ?? null,
    over: take(`${path}.over`, treat.over, 'all-periods' as const),
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

const withoutSample = [...fixedBounds, 'around-reference', 'threshold', 'piecewise'];

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
    unit: n.method === 'distance-to-reference' ? referenceUnit(decisions, path, n.unit) : -1,
    cap: capped
      ? take(`${path}.cap`, given.cap as boolean | undefined, fixed || between !== undefined)
      : false,
    quantiles: between ?? [0, 1],
    share: n.method === 'top-share' ? n.share : 0,
    points: n.method === 'piecewise' ? ascending(decisions, path, n.points) : [],
    steps: n.method === 'piecewise' ? take(`${path}.steps`, n.steps, false) : false,
  };
}

function ascending({ found, at }: Decisions, path: string, points: [number, number][]): [number, number][] {
  const bad = points.findIndex(([x], i) => i > 0 && !(x > points[i - 1]![0]));
  if (bad > 0) found.push(problems.notAscending(at(path.split('.')), points[bad - 1]![0], points[bad]![0]));
  return points;
}

function referenceUnit({ unitCodes, found, at }: Decisions, path: string, code: string): number {
  const unit = unitCodes.indexOf(code);
  const kind = { en: 'unit', zh: '单元' };
  if (unit < 0) found.push(problems.unknownCode(at(path.split('.')), kind, code, [...unitCodes]));
  return unit;
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
