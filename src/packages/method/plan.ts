import {
  type Decisions,
  decideLevels,
  decideMethod,
  decideMissing,
  decideNormalise,
  decideRound,
  decideTreat,
  divisionProblems,
  frequencyOf,
  leafProblems,
  methodProblems,
  type Plan,
  type PlanIndicator,
  readFormulas,
  same,
  textProblems,
  UserError,
  withBoundsOf,
} from '../../edition/index.js';
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
  for (const { id, indicator } of nodes)
    if (indicator >= 0) found.push(...leafProblems(indicators[indicator]!, placeOf(['indicators', id])));
  const start = base === undefined ? 0 : periods.indexOf(base);
  if (start < 0)
    found.push(textProblems.unknownCode(placeOf(['base']), { en: 'period', zh: '时期' }, base!, periods));
  const rollUp = isShare ? 'sum' : 'mean';
  const plan: Plan = {
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
  const written = indicators.flatMap(({ id, formula }) =>
    formula === undefined ? [] : [{ id, formula, at: placeOf(['indicators', id, 'formula']) }],
  );
  readFormulas(plan, written, found);
  if (found.length > 0) throw new UserError(found);
  return plan;
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
  const rows = Object.entries(indicators).map(([id, own]) => ({ id, ...own }));
  decisions.found.push(
    ...divisionProblems(rows, method.denominate, ({ id }) => placeOf(['indicators', id, 'denominator'])),
  );
  return rows.map(
    ({ id, denominator, direction = 1, formula, per = 1, ...own }): PlanIndicator => ({
      id,
      title: same(id),
      unit: same(''),
      direction,
      kind: 'ratio',
      ...(formula === undefined ? {} : { formula }),
      denominator: method.denominate && denominator !== undefined ? ids.indexOf(denominator) : -1,
      per,
      source: same(''),
      licence: '',
      url: '',
      sector: -1,
      ...methodOf(decisions, method, id, own),
      error: null,
    }),
  );
}

function methodOf(decisions: Decisions, method: Plan['method'], id: string, own: Indicator) {
  const at = ['indicators', id];
  if (own.normalise && [method.normalise, own.normalise].some((scale) => scale.method === 'base-share'))
    decisions.found.push(methodProblems.shareBesideScale(placeOf(at), id));
  const normalise = own.normalise
    ? decideNormalise(decisions, [...at, 'normalise'], own.normalise, { own })
    : withBoundsOf(method.normalise, own);
  const treat = own.treat === undefined ? method.treat : decideTreat(decisions, [...at, 'treat'], own.treat);
  return { normalise, treat };
}
