import { textProblems } from '../problems/textProblems.js';
import {
  type NormaliseSource,
  type ScaleChoice,
  type ScaleName,
  type ScaleNumbers,
  type ScaleSource,
  scaleEntries,
  type Written,
} from '../scaleOptions.js';
import type { IndicatorSource } from '../schema/schema.js';
import { type Decisions, unitNumber } from './decisions.js';
import type { Normalise } from './methodChoice.js';
import { plainScale } from './plainScale.js';

type Decide = (given: unknown, written: Written) => Partial<ScaleNumbers>;

const optionsOf = (method: ScaleName) =>
  scaleEntries[method].options as unknown as Readonly<Record<string, { decide: Decide }>>;

/** The options of every normalisation, by its name. */
export const scaleOptionNames = (): Readonly<Record<ScaleName | 'base-share', string[]>> => ({
  'base-share': ['scale'],
  ...(Object.fromEntries(
    Object.entries(scaleEntries).map(([name, { options }]) => [name, Object.keys(options)]),
  ) as Record<ScaleName, string[]>),
});

const hasOption = (method: ScaleName, option: string) => option in optionsOf(method);

/**
 * Decides a scale: for every option of its method the given value, or the default, which is reported.
 *
 * @param at its place in the edition
 * @param name its name in the list of defaults taken
 * @param own the indicator it is for; its bounds and target are used where the scale declares none
 */
export function decideScale(
  decisions: Decisions,
  at: readonly PropertyKey[],
  source: ScaleSource,
  { name = at.map(String).join('.'), own = {} }: { name?: string; own?: Partial<IndicatorSource> } = {},
): ScaleChoice {
  const given: Readonly<Record<string, unknown>> = { ...source };
  const written: Written = {
    take: (option, value, fallback) => decisions.take(`${name}.${option}`, value, fallback),
    unit: (option, code) => unitNumber(decisions, [...at, option], code),
    found: (path, problem) => decisions.found.push(problem(decisions.at([...at, ...path]))),
    source: given,
    own,
  };
  return scaleBy(source, written);
}

/** A scale with every option as it was given or is taken. */
export function scaleBy({ method }: ScaleSource, written: Written): ScaleChoice {
  const options = Object.entries(optionsOf(method));
  const decided = options.map(([option, { decide }]) => decide(written.source[option], written));
  return plainScale(method, Object.assign({}, ...decided) as Partial<ScaleNumbers>);
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

/** The scale of a node: like that of an indicator, but always fitted to each period. */
export function decideRescale(
  decisions: Decisions,
  at: readonly PropertyKey[],
  source: ScaleSource,
  name?: string,
): ScaleChoice {
  const { found } = decisions;
  if ('over' in source && source.over !== undefined && source.over !== 'each-period') {
    const expected = { en: 'each-period', zh: 'each-period' };
    found.push(textProblems.wrongValue(decisions.at([...at, 'over']), String(source.over), expected));
  }
  if ('manyPeriods' in scaleEntries[source.method]) {
    const expected = { en: 'a scale that takes its numbers from one period', zh: '参数取自单一时期的方法' };
    found.push(textProblems.wrongValue(decisions.at([...at, 'method']), source.method, expected));
  }
  const each = hasOption(source.method, 'over') ? { ...source, over: 'each-period' } : source;
  return {
    ...decideScale(decisions, at, each as ScaleSource, name === undefined ? {} : { name }),
    over: 'each-period',
  };
}

/**
 * The normalisation for all indicators, applied to one: where it takes bounds or a target, those of the indicator take
 * precedence over those of the method.
 */
export function withBoundsOf(shared: Normalise, own: Partial<IndicatorSource>): Normalise {
  if (shared.method === 'base-share') return shared;
  const bounds = (['low', 'high', 'target'] as const).filter(
    (key) => hasOption(shared.method, key) && own[key] !== undefined,
  );
  return { ...shared, ...Object.fromEntries(bounds.map((key) => [key, own[key]])) };
}

/** Whether the bounds of a normalisation are impossible: high not above low, or not above zero on a logarithmic scale. */
export function hasImpossibleBounds(n: Normalise): n is ScaleChoice {
  if (n.method === 'base-share' || !hasOption(n.method, 'low')) return false;
  return !(n.high > n.low) || (needsPositive(n.method) && !(n.low > 0));
}

/** Whether the bounds of a scale must be above zero. */
export function needsPositive(method: ScaleName): boolean {
  return 'positive' in scaleEntries[method];
}
