import { decideImpute, decideScreen, decideTreat } from './decideSteps.js';
import { type Decisions, unitNumber } from './decisions.js';
import type { Method, Normalise } from './plan.js';
import type { IndicatorSource, NormaliseSource } from './schema.js';

/** Decides `method:` for indicators without a choice of their own. */
export function decideMethod(decisions: Decisions): Method {
  const { source, take } = decisions;
  const m = source.method ?? {};
  const written = take('method.normalise', m.normalise, { method: 'base-share' as const });
  const normalise = decideNormalise(decisions, 'method.normalise', written);
  const additive = normalise.method === 'base-share';
  const missing = (key: 'min-present' | 'weights') => `method.missing.${key}`;
  return {
    denominate: take('method.denominate', m.denominate, true),
    screen: decideScreen(decisions, m.screen),
    impute: decideImpute(decisions, take('method.impute', m.impute, 'none' as const)),
    normalise,
    treat: decideTreat(decisions, 'method.treat', take('method.treat', m.treat, 'none' as const)),
    missing: {
      minPresent: take(missing('min-present'), m.missing?.['min-present'], additive ? 0 : 1),
      weights: take(missing('weights'), m.missing?.weights, additive ? 'keep' : 'hand-over'),
    },
    rankDigits: m.rank?.digits ?? null,
  };
}

const fixedBounds = ['goalposts', 'log-goalposts', 'scaled'];

/** Decides a normalisation: the numbers its method uses aloud, the others silently. */
export function decideNormalise(
  decisions: Decisions,
  path: string,
  n: NormaliseSource,
  own: Partial<IndicatorSource> = {},
): Normalise {
  const { take } = decisions;
  if (n.method === 'base-share') return { method: n.method, scale: take(`${path}.scale`, n.scale, 100) };
  const fixed = fixedBounds.includes(n.method);
  const centred = n.method === 'z-score' || n.method === 'robust';
  const ranked = n.method === 'rank' || n.method === 'borda' || n.method === 'percentile-rank';
  const capped =
    n.method.endsWith('goalposts') ||
    n.method.startsWith('distance-to-re') ||
    n.method === 'distance-to-target';
  const given: {
    [K in 'method' | 'range' | 'mean' | 'sd' | 'low' | 'high' | 'target' | 'cap' | 'over' | 'unit']?: unknown;
  } = n;
  const number = (value: unknown, fallback: number) => (typeof value === 'number' ? value : fallback);
  return {
    method: n.method,
    over:
      fixed || n.method === 'none'
        ? 'all-periods'
        : take(`${path}.over`, 'over' in n ? n.over : undefined, 'all-periods' as const),
    range:
      fixed || n.method === 'min-max'
        ? take(`${path}.range`, given.range as [number, number] | undefined, [0, 100])
        : [0, 1],
    mean: centred ? take(`${path}.mean`, n.mean, 0) : 0,
    sd: centred ? take(`${path}.sd`, n.sd, 1) : 1,
    low: number(given.low, own.low ?? 0),
    high: number(given.high, own.high ?? 0),
    target: number(given.target, own.target ?? 0),
    unit: n.method === 'distance-to-reference' ? unitNumber(decisions, path.split('.'), n.unit) : -1,
    ties: ranked ? take(`${path}.ties`, n.ties, 'lowest' as const) : 'lowest',
    cap: capped ? take(`${path}.cap`, given.cap as boolean | undefined, fixed) : false,
  };
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
