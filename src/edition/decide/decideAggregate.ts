import { type Aggregate, allAggregates, entryOf, powerForm } from '../aggregateOptions.js';
import { parseFormula } from '../formula/languages.js';
import { FormulaFault } from '../formula/tokens.js';
import type { AggregateSource } from '../schema/aggregateSchema.js';
import type { AggregateChoice, AggregateDetails } from './aggregateChoice.js';
import { assertNoneLeft } from './assertNoneLeft.js';

/** The name and the order of a way to aggregate; the means of order 1, 0 and −1 have their own names, 99 means that it is no mean. */
export function nameOfAggregate(source: AggregateSource): AggregateChoice {
  const choice = (aggregate: Aggregate, order = entryOf(aggregate).order ?? 99): AggregateChoice => {
    return { aggregate, order, details: null };
  };
  if (typeof source === 'string') return choice(source);
  if ('when' in source) return choice('conditional');
  if (!('power' in source)) return choice(Object.keys(source)[0] as Aggregate);
  if (source.from || source.onto || source.mirrored) return choice('reshaped', source.power);
  return choice(allAggregates.find((name) => entryOf(name).order === source.power) ?? 'power', source.power);
}

/**
 * A way to aggregate with all its parameters.
 *
 * @param childOf the number of a child of the node by its id
 * @param unknown called with each id that is no child of the node
 * @param noFormula called with a formula that cannot be read
 * @param unitOf the number of a unit by its code; −1, after it is told, where there is none
 */
export function decideAggregate(
  source: AggregateSource,
  childOf: (id: string) => number | undefined,
  unknown: (id: string) => void,
  noFormula: (formula: string, fault: FormulaFault) => void,
  unitOf: (code: string) => number = () => -1,
): AggregateChoice {
  const choice = nameOfAggregate(source);
  const { aggregate } = choice;
  const { options } = entryOf(aggregate);
  if (options) {
    const given = typeof source === 'string' ? {} : (source as Record<string, unknown>)[aggregate];
    if (aggregate === 'formula') {
      const fault = faultOfNodeFormula(given as string);
      if (fault) {
        noFormula(given as string, fault);
        return choice;
      }
    }
    const details = { of: aggregate, ...options.decide(given as never, known, unitOf) };
    return { ...choice, details: details as AggregateDetails };
  }
  if (typeof source === 'string') return choice;
  if (aggregate === 'reshaped' && 'power' in source) {
    return { ...choice, details: { of: 'reshaped', ...powerForm.decide(source, known, unitOf) } };
  }
  if (!('when' in source)) return choice;
  const { child, 'at-least': atLeast, ...others } = source.when;
  assertNoneLeft(others);
  return {
    ...choice,
    details: {
      of: 'conditional',
      child: child === 'any' || child === 'every' ? child : known(child),
      atLeast,
      use: decideAggregate(source.use, childOf, unknown, noFormula, unitOf),
      otherwise: decideAggregate(source.otherwise, childOf, unknown, noFormula, unitOf),
    },
  };

  function known(id: string): number {
    const child = childOf(id);
    if (child === undefined) unknown(id);
    return child ?? -1;
  }
}

/** Why a text is no formula of a node. */
function faultOfNodeFormula(formula: string): FormulaFault | undefined {
  try {
    parseFormula(formula, 'node');
    return undefined;
  } catch (error) {
    if (error instanceof FormulaFault) return error;
    throw error;
  }
}
