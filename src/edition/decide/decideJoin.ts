import type { AggregateSource } from '../schema/joinSchema.js';
import { allTaken } from './decisions.js';
import type { Aggregate, Doubt, JoinChoice } from './joinChoice.js';

const orders: Partial<Record<Aggregate, number>> = { arithmetic: 1, geometric: 0, harmonic: -1 };

/** The name and the order of a way to aggregate; the means of order 1, 0 and −1 have their own names, 99 means that it is no mean. */
export function nameOfJoin(source: AggregateSource): JoinChoice {
  const choice = (aggregate: Aggregate, order = 99): JoinChoice => ({ aggregate, order, details: null });
  if (typeof source === 'string') return choice(source, orders[source]);
  if ('power' in source) {
    if (source.from || source.onto || source.mirrored) return choice('reshaped', source.power);
    const named = Object.entries(orders).find(([, order]) => order === source.power);
    return choice((named?.[0] ?? 'power') as Aggregate, source.power);
  }
  if ('mean-min' in source) return choice('mean-min');
  if ('ordered' in source) return choice('ordered');
  if ('benefit-of-the-doubt' in source) return choice('benefit-of-the-doubt');
  return choice('child' in source ? 'child' : 'conditional');
}

/**
 * A way to aggregate with all its parameters.
 *
 * @param childOf the number of a child of the node by its id
 * @param unknown called with each id that is no child of the node
 */
export function decideJoin(
  source: AggregateSource,
  childOf: (id: string) => number | undefined,
  unknown: (id: string) => void,
): JoinChoice {
  const choice = nameOfJoin(source);
  if (source === 'benefit-of-the-doubt') return { ...choice, details: doubtOf({}) };
  if (typeof source === 'string') return choice;
  if ('power' in source) {
    if (choice.aggregate !== 'reshaped') return choice;
    const { power: _, from = [0, 100], onto = from, mirrored = false, ...others } = source;
    allTaken(others);
    return { ...choice, details: { of: 'reshaped', from, onto, mirrored } };
  }
  if ('mean-min' in source) {
    const { alpha = 1, beta = 1, ...others } = source['mean-min'];
    allTaken(others);
    return { ...choice, details: { of: 'mean-min', alpha, beta } };
  }
  if ('ordered' in source) return { ...choice, details: { of: 'ordered', places: source.ordered } };
  if ('child' in source) return { ...choice, details: { of: 'child', child: known(source.child) } };
  if ('benefit-of-the-doubt' in source) {
    return { ...choice, details: doubtOf(source['benefit-of-the-doubt']) };
  }
  const { child, 'at-least': atLeast, ...others } = source.when;
  allTaken(others);
  return {
    ...choice,
    details: {
      of: 'conditional',
      child: child === 'any' || child === 'every' ? child : known(child),
      atLeast,
      use: decideJoin(source.use, childOf, unknown),
      otherwise: decideJoin(source.otherwise, childOf, unknown),
    },
  };

  function known(id: string): number {
    const child = childOf(id);
    if (child === undefined) unknown(id);
    return child ?? -1;
  }
}

type DoubtSource = Extract<AggregateSource, { 'benefit-of-the-doubt': unknown }>['benefit-of-the-doubt'];

/** The options of benefit of the doubt; a bound that is not given is 0 or 1. */
function doubtOf({
  shares = [0, 1],
  weights = [0, 1],
  directional: step = 0,
  ...others
}: DoubtSource): Doubt {
  allTaken(others);
  return { of: 'benefit-of-the-doubt', shares, weights, step };
}
