import { allAggregates, entryOf, type NamedAggregate } from './aggregateOptions.js';
import type { AggregateChoice } from './decide/aggregateChoice.js';
import { decideAggregate } from './decide/decideAggregate.js';
import { scaleBy } from './decide/decideScale.js';
import {
  type ScaleChoice,
  type ScaleName,
  type ScaleSource,
  scale,
  scaleEntries,
  type Written,
} from './scaleOptions.js';

/** Options with which scores lie about 50 or share places fairly, where the defaults do not. */
const readable: Partial<Record<ScaleName, object>> = {
  'z-score': { mean: 50, sd: 10 },
  robust: { mean: 50, sd: 10 },
  'percentile-rank': { ties: 'average' },
  'exponential-rank': { ties: 'average' },
  'normal-score': { mean: 50, sd: 10, ties: 'average' },
};

/**
 * A scale that its name alone makes complete: every option has a default, or is taken from the indicator. Without a
 * target the distance to it is taken to zero, which nobody means.
 */
export type NamedScale = Exclude<
  { [M in ScaleName]: { method: M } extends Extract<ScaleSource, { method: M }> ? M : never }[ScaleName],
  'distance-to-target'
>;

/** The ways to aggregate and the scales that their names alone make complete. */
export const aggregateNames = allAggregates.filter(
  (name): name is NamedAggregate => entryOf(name).named === true,
);
export const scaleNames = (): NamedScale[] =>
  (Object.keys(scaleEntries) as ScaleName[]).filter(
    (method): method is NamedScale => method !== 'distance-to-target' && scale.safeParse({ method }).success,
  );

/** Every way to aggregate that its name alone makes complete, as it is then decided. */
export function namedAggregates(): AggregateChoice[] {
  return aggregateNames.map((name) =>
    decideAggregate(
      name,
      () => undefined,
      () => {},
      () => {},
    ),
  );
}

/**
 * Every scale that needs neither options, nor bounds of the indicator, nor indicators that share a scale already, with the
 * options that make its scores easy to read.
 */
export function plainScales(): ScaleChoice[] {
  return scaleNames().flatMap((method) => {
    const { options } = scaleEntries[method];
    const source = { method, ...readable[method] } as ScaleSource;
    const needsMore = method === 'none' || ['low', 'high'].some((option) => option in options);
    return needsMore ? [] : [scaleBy(source, defaults(source))];
  });
}

/** Takes what is given, or the default, of a scale that belongs to no edition. */
const defaults = (source: ScaleSource): Written => ({
  take: (_, given, fallback) => given ?? fallback,
  unit: () => -1,
  found: () => {},
  source: { ...source },
  own: {},
});
