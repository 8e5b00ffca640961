import {
  type Decisions,
  decideLevels,
  decideMethod,
  decideMissing,
  decideNormalise,
  decideRound,
  decideTreat,
  frequencyOf,
  hasImpossibleBounds,
  methodProblems,
  type Plan,
  type PlanIndicator,
  same,
  textProblems,
  UserError,
  withBoundsOf,
} from '../../edition/index.js';
import { checkFormulas } from './formulas.js';
import { placeOf } from './place.js';
import type { IndexSpec, Indicator } from './spec.js';
import { flatten } from './tree.js';

/** What the rows of a table say before anything is decided. */
export interface Extent {
  units: readonly string[];
  periods: readonly string[];
}

/**
 * The plan of a definition for the units and periods of a table, by the decisions that editions are made by.
 * @throws UserError with every problem of the definition
 */
export function planOf(spec: IndexSpec, { units, periods }: Extent): Plan {
  const { base } = spec;
  const defaults: Plan['defaults'] = [];
  const decisions = decisionsOf(spec, units, defaults);
  const { found } = decisions;
  const method = decideMethod(decisions);
  const isShare = method.normalise.method === 'base-share';
  const indicators = indicatorsOf(decisions, spec, method);
  const nodes = flatten(spec, {
    found,
    weighing: decideLevels(spec.weight ?? 'given', decisions.take),
    missing: decideMissing(decisions, isShare),
    round: decideRound(decisions),
  });
  checkFormulas(indicators, found);
  const start = base === undefined ? 0 : periods.indexOf(base);
  if (start < 0)
    found.push(textProblems.unknownCode(placeOf(['base']), { en: 'period', zh: '时期' }, base!, periods));
  if (found.length > 0) throw new UserError(found);
  const rollUp = isShare ? 'sum' : 'mean';
  return {
    edition: 'index',
    title: same('index'),
    version: '1',
    dataStatus: 'real',
    licence: '',
    level: 'unit',
    unitsTitle: same('units'),
    units: units.map((code) => ({ code, name: same(code) })),
    country: [],
    groupings: [],
    total: { code: 'total', title: same('total'), rollUp },
    sectors: [],
    frequency: frequencyOf({ list: periods }),
    periods: [...periods],
    headline: { observed: 0.8 },
    first: 0,
    base: start,
    baseLength: 1,
    indicators,
    nodes,
    method,
    ...nothingElse,
    defaults,
  };
}

/** A definition as decisions read it. @param defaults gets each default that is taken */
function decisionsOf(
  { indicators: _, tree: __, columns: ___, base: ____, ...method }: IndexSpec,
  units: readonly string[],
  defaults: Plan['defaults'],
): Decisions {
  return {
    source: { method, units: { level: 'unit' } } as unknown as Decisions['source'],
    found: [],
    at: placeOf,
    take: (path, given, fallback) => {
      if (given === undefined) defaults.push({ path, value: JSON.stringify(fallback) });
      return given ?? fallback;
    },
    unitCodes: units,
  };
}

/** What only editions have. */
const nothingElse = {
  compare: [],
  contextual: [],
  economy: null,
  published: [],
  tiers: { by: 'k-means', count: 0, grouping: -1, published: [] },
  neighbours: { by: 'nearest', count: 5 },
  chain: [],
  reasons: [],
  doubts: [],
} satisfies Partial<Plan>;

function indicatorsOf(decisions: Decisions, { indicators }: IndexSpec, method: Plan['method']) {
  const ids = Object.keys(indicators);
  return Object.entries(indicators).map(([id, own]): PlanIndicator => {
    const { denominator, direction = 1, formula, per = 1 } = own;
    const divisor = method.denominate && denominator !== undefined ? ids.indexOf(denominator) : -1;
    const kind = { en: 'indicator', zh: '指标' };
    if (denominator !== undefined && !ids.includes(denominator))
      decisions.found.push(
        textProblems.unknownCode(placeOf(['indicators', id, 'denominator']), kind, denominator, ids),
      );
    return {
      id,
      title: same(id),
      unit: same(''),
      direction,
      kind: 'ratio',
      ...(formula === undefined ? {} : { formula }),
      denominator: divisor,
      per,
      source: same(''),
      licence: '',
      url: '',
      sector: -1,
      ...methodOf(decisions, method, id, own),
      error: null,
    };
  });
}

function methodOf(decisions: Decisions, method: Plan['method'], id: string, own: Indicator) {
  const at = ['indicators', id];
  const normalise = own.normalise
    ? decideNormalise(decisions, [...at, 'normalise'], own.normalise, { own })
    : withBoundsOf(method.normalise, own);
  if (hasImpossibleBounds(normalise)) {
    const { method: name, low, high } = normalise;
    decisions.found.push(methodProblems.bounds(placeOf(at), id, name, name === 'log-goalposts', low, high));
  }
  const treat = own.treat === undefined ? method.treat : decideTreat(decisions, [...at, 'treat'], own.treat);
  return { normalise, treat };
}
