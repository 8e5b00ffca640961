import type { RoundSource } from '../schema/schema.js';
import type { MissingRule } from './aggregateChoice.js';
import { assertNoneLeft } from './assertNoneLeft.js';
import { decideNormalise } from './decideScale.js';
import { decideImpute, decideScreen, decideTreat } from './decideSteps.js';
import type { Decisions } from './decisions.js';
import type { ErrorLaw, Method } from './methodChoice.js';

/** Decides `method:` for indicators without a choice of their own. */
export function decideMethod(decisions: Decisions): Method {
  const { source, take } = decisions;
  // The keys in `rest` are decided with the tree.
  const { denominate, screen, impute, treat, normalise: scale, rank, errors, ...rest } = source.method ?? {};
  const {
    'per-indicator': _own,
    weight: _weight,
    aggregate: _aggregate,
    missing: _missing,
    round: _round,
    ...others
  } = rest;
  assertNoneLeft(others);
  const written = take('method.normalise', scale, { method: 'base-share' as const });
  const normalise = decideNormalise(decisions, ['method', 'normalise'], written);
  return {
    denominate: take('method.denominate', denominate, true),
    screen: decideScreen(decisions, screen),
    impute: decideImpute(decisions, take('method.impute', impute, 'none' as const)),
    normalise,
    treat: decideTreat(decisions, ['method', 'treat'], take('method.treat', treat, 'none' as const)),
    rankDigits: rank?.digits ?? null,
    ...(rank?.first === 'worst' ? { rankFirst: 'worst' as const } : {}),
    ...(errors ? { errors: errorLaw(errors) } : {}),
  };
}

function errorLaw({ correlation, 'over-time': overTime, tails, ...others }: ErrorLaw): ErrorLaw {
  assertNoneLeft(others);
  return {
    ...(correlation === undefined ? {} : { correlation }),
    ...(overTime === undefined ? {} : { 'over-time': overTime }),
    ...(tails ? { tails } : {}),
  };
}

/**
 * Decides the missing rule of nodes without one of their own, by level from the indicators upwards; the last applies to all
 * levels above. The default is `keep` for the base share, where sums stay exact that way, and `reweight` for other scales.
 */
export function decideMissing({ source, take }: Decisions, additive: boolean): MissingRule[] {
  const written = source.method?.missing ?? {};
  const levels = 'levels' in written ? written.levels : [written];
  return levels.map((rule, i) => {
    const path = 'levels' in written ? `method.missing.levels.${i}` : 'method.missing';
    const { 'min-present': share, 'at-least': count, weights, ...others } = rule;
    assertNoneLeft(others);
    return {
      minPresent: take(`${path}.min-present`, share, additive || count ? 0 : 1),
      atLeast: count ?? 1,
      weights: take(`${path}.weights`, weights, additive ? 'keep' : 'reweight'),
    };
  });
}

/**
 * Decides to how many decimals the score of a node or an indicator is rounded: its own `round`, else that of the method for
 * nodes or indicators; undefined for no rounding.
 */
export function decideRound({ source }: Decisions) {
  const { round, 'per-indicator': listed = {} } = source.method ?? {};
  return (node: { id: string; round?: RoundSource }, kind: 'indicators' | 'nodes'): number | undefined => {
    const own = (kind === 'indicators' ? listed[node.id]?.round : undefined) ?? node.round;
    const digits = own ?? (typeof round === 'object' ? round[kind] : round);
    return digits === 'none' ? undefined : digits;
  };
}
