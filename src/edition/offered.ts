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
};

/** Every way to aggregate that its name alone makes complete, as it is then decided. */
export function namedAggregates(): AggregateChoice[] {
  const isNamed = (name: string): name is NamedAggregate => entryOf(name as NamedAggregate).named === true;
  return allAggregates.filter(isNamed).map((name) =>
    decideAggregate(
      name,
      () => undefined,
      () => {},
    ),
  );
}

/**
 * Every scale that needs no options, no bounds of the indicator, and no indicators that share a scale already, with the
 * options that make its scores easy to read.
 */
export function plainScales(): ScaleChoice[] {
  return (Object.keys(scaleEntries) as ScaleName[]).flatMap((method) => {
    const { options } = scaleEntries[method];
    const source = { method, ...readable[method] } as ScaleSource;
    const needsMore = method === 'none' || ['low', 'high', 'target'].some((option) => option in options);
    return needsMore || !scale.safeParse(source).success ? [] : [scaleBy(source, defaults(source))];
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
