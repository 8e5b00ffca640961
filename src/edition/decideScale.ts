import { type Decisions, unitNumber } from './decisions.js';
import type { Normalise, ScaleChoice, ScaleName } from './methodChoice.js';
import { problems } from './problems.js';
import type { IndicatorSource, NormaliseSource, ScaleSource } from './schema.js';

/** What the options of a scale are decided with: where it is written, what defaults are called, and its indicator. */
interface Written {
  decisions: Decisions;
  /** Name of the place in the list of defaults. */
  name: string;
  at: readonly PropertyKey[];
  source: ScaleSource;
  own: Partial<IndicatorSource>;
}

type Options<M extends ScaleName> = Omit<Required<Extract<ScaleSource, { method: M }>>, 'method'>;
type Decide<T> = (given: T | undefined, written: Written) => Partial<ScaleChoice>;

/** Of every scale, what each of its options decides. An option of the schema without an entry does not compile. */
type Table = { [M in ScaleName]: { [K in keyof Options<M>]: Decide<NonNullable<Options<M>[K]>> } };

type Range = [number, number];

const range =
  (fallback: Range): Decide<Range> =>
  (given, w) => ({ range: w.decisions.take(`${w.name}.range`, given, fallback) });
const over: Decide<ScaleChoice['over']> = (given, w) => ({
  over: w.decisions.take(`${w.name}.over`, given, 'all-periods'),
});
const mean: Decide<number> = (given, w) => ({ mean: w.decisions.take(`${w.name}.mean`, given, 0) });
const sd: Decide<number> = (given, w) => ({ sd: w.decisions.take(`${w.name}.sd`, given, 1) });
const cap =
  (fallback: boolean): Decide<boolean> =>
  (given, w) => ({ cap: w.decisions.take(`${w.name}.cap`, given, fallback) });
const ties: Decide<ScaleChoice['ties']> = (given, w) => ({
  ties: w.decisions.take(`${w.name}.ties`, given, 'lowest'),
});
/** Bounds and targets that the scale does not say are those of the indicator. */
const low: Decide<number> = (given, { own }) => ({ low: given ?? own.low ?? 0 });
const high: Decide<number> = (given, { own }) => ({ high: given ?? own.high ?? 0 });

const table: Table = {
  'min-max': {
    range: range([0, 100]),
    between: (given) => ({ quantiles: given ?? [0, 1] }),
    /** Within quantiles scores are cut off unless told otherwise; within the extremes there is nothing to cut but later periods. */
    cap: (given, w) => {
      const quantiles = 'between' in w.source && w.source.between !== undefined;
      return quantiles ? cap(true)(given, w) : { cap: given ?? false };
    },
    over,
  },
  'z-score': { mean, sd, over },
  robust: { mean, sd, over },
  goalposts: { range: range([0, 100]), low, high, cap: cap(true) },
  'log-goalposts': { range: range([0, 100]), low, high, cap: cap(true) },
  scaled: { range: range([0, 100]), low, high },
  rank: { ties, over },
  borda: { ties, over },
  'percentile-rank': { ties, over },
  'distance-to-max': { over },
  'distance-to-reference': {
    unit: (given, w) => ({ unit: unitNumber(w.decisions, [...w.at, 'unit'], given ?? '') }),
    cap: cap(false),
    over,
  },
  'distance-to-target': {
    target: (given, { own }) => ({ target: given ?? own.target ?? 0 }),
    cap: cap(false),
    over,
  },
  'fraction-of-max': { over },
  'around-reference': { range: range([70, 130]) },
  threshold: { range: range([0, 1]), at: (given) => ({ target: given ?? 0 }) },
  'top-share': { range: range([0, 1]), share: (given) => ({ share: given ?? 0 }), over },
  piecewise: {
    points: (given, w) => ({ points: ascending(w, given ?? []) }),
    steps: (given, w) => ({ steps: w.decisions.take(`${w.name}.steps`, given, false) }),
  },
  none: {},
};

/** What a scale has where its method has no such option. */
const silent: Omit<ScaleChoice, 'method'> = {
  over: 'all-periods',
  range: [0, 1],
  mean: 0,
  sd: 1,
  low: 0,
  high: 0,
  target: 0,
  unit: -1,
  cap: false,
  quantiles: [0, 1],
  share: 0,
  points: [],
  steps: false,
  ties: 'lowest',
};

/**
 * Decides a scale: every option of its method, the given value or a default taken aloud.
 *
 * @param at where it is written in the edition
 * @param name what it is called in the list of defaults
 * @param own the indicator it is for, whose bounds and target it may need
 */
export function decideScale(
  decisions: Decisions,
  at: readonly PropertyKey[],
  source: ScaleSource,
  { name = at.map(String).join('.'), own = {} }: { name?: string; own?: Partial<IndicatorSource> } = {},
): ScaleChoice {
  const written: Written = { decisions, name, at, source, own };
  const options = table[source.method] as Record<string, Decide<unknown>>;
  const given = source as unknown as Record<string, unknown>;
  const decided = Object.entries(options).map(([option, decide]) => decide(given[option], written));
  return Object.assign({ method: source.method, ...silent }, ...decided) as ScaleChoice;
}

/** Decides a normalisation: a scale, or the base share. */
export function decideNormalise(
  decisions: Decisions,
  at: readonly PropertyKey[],
  source: NormaliseSource,
  more: { name?: string; own?: Partial<IndicatorSource> } = {},
): Normalise {
  if (source.method !== 'base-share') return decideScale(decisions, at, source, more);
  const { name = at.map(String).join('.') } = more;
  return { method: source.method, scale: decisions.take(`${name}.scale`, source.scale, 100) };
}

/** The scale of a node: like an indicator's, always fitted to each period. */
export function decideRescale(
  decisions: Decisions,
  at: readonly PropertyKey[],
  source: ScaleSource,
  name?: string,
): ScaleChoice {
  const { found } = decisions;
  if ('over' in source && source.over !== undefined && source.over !== 'each-period') {
    const expected = { en: 'each-period', zh: 'each-period' };
    found.push(problems.wrongValue(decisions.at([...at, 'over']), String(source.over), expected));
  }
  if (source.method === 'around-reference') {
    const expected = { en: 'a scale that takes its numbers from one period', zh: '参数取自单一时期的方法' };
    found.push(problems.wrongValue(decisions.at([...at, 'method']), source.method, expected));
  }
  const each = 'over' in table[source.method] ? { ...source, over: 'each-period' } : source;
  return {
    ...decideScale(decisions, at, each as ScaleSource, name === undefined ? {} : { name }),
    over: 'each-period',
  };
}

/**
 * The normalisation for all, for one indicator: where it takes bounds or a target, those of the indicator stand before
 * those of the method.
 */
export function withBoundsOf(shared: Normalise, own: Partial<IndicatorSource>): Normalise {
  if (shared.method === 'base-share') return shared;
  const options = table[shared.method];
  const bounds = (['low', 'high', 'target'] as const).filter(
    (key) => key in options && own[key] !== undefined,
  );
  return { ...shared, ...Object.fromEntries(bounds.map((key) => [key, own[key]])) };
}

/** Whether the bounds of a normalisation cannot hold: high not above low, or a log of what is not above zero. */
export function badBounds(n: Normalise): n is ScaleChoice {
  if (n.method === 'base-share' || !('low' in table[n.method])) return false;
  return !(n.high > n.low) || (n.method === 'log-goalposts' && !(n.low > 0));
}

function ascending(
  { decisions: { found, at }, at: path }: Written,
  points: [number, number][],
): [number, number][] {
  const bad = points.findIndex(([x], i) => i > 0 && !(x > points[i - 1]![0]));
  const place = at([...path, 'points', bad]);
  if (bad > 0) found.push(problems.notAscending(place, points[bad - 1]![0], points[bad]![0]));
  return points;
}
