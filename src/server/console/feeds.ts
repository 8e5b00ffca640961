import { prepareLeavingOut } from '../../analysis/index.js';
import type { FedIndicators, LiveNames } from '../../documents/index.js';
import { solverFor, weightInIndex } from '../../engine/index.js';
import type { Release } from '../../release/index.js';

/** The live edition: which indicators each contract feeds, and its newest vintage. */
export interface LiveEdition {
  /** Ids of indicators by contract. */
  indicators: ReadonlyMap<string, readonly string[]>;
  newest?: Pick<Release, 'plan' | 'index' | 'manifest'> | undefined;
}

/** The names of indicators and places in the newest vintage; undefined as long as there is none. */
export function namesIn(live: LiveEdition | undefined): LiveNames | undefined {
  if (!live?.newest) return undefined;
  const { title, indicators, units } = live.newest.plan;
  return {
    title,
    indicators: new Map(indicators.map(({ id, title }) => [id, title])),
    places: new Map(
      units.flatMap(({ code, name }) => [code, name.en, name.zh].map((known) => [known, name])),
    ),
  };
}

const known = new WeakMap<object, Map<string, FedIndicators>>();

/**
 * What records under some contracts are for the live edition: the indicators that they feed with their shares of the index, and
 * how the ranks of the last final period would be without these. It does not contain the share of one partner in an indicator: all
 * of it is public.
 */
export async function fedBy(
  { indicators, newest }: LiveEdition,
  contracts: readonly string[],
): Promise<FedIndicators | undefined> {
  const ids = contracts.flatMap((id) => indicators.get(id) ?? []).sort();
  if (!newest || ids.length === 0) return undefined;
  const before = known.get(newest) ?? new Map<string, FedIndicators>();
  known.set(newest, before);
  const key = ids.join(' ');
  const found = before.get(key) ?? (await compute(newest, ids));
  before.set(key, found);
  return found;
}

async function compute(
  { plan, index }: NonNullable<LiveEdition['newest']>,
  ids: readonly string[],
): Promise<FedIndicators> {
  const leaves = plan.nodes.flatMap(({ indicator }, g) =>
    indicator >= 0 && ids.includes(plan.indicators[indicator]!.id) ? [g] : [],
  );
  const fed = leaves.map((g) => ({ title: plan.nodes[g]!.title, share: weightInIndex(plan, g) }));
  const isAll = plan.nodes.every(
    ({ indicator, weight }, g) => indicator < 0 || weight === 0 || leaves.includes(g),
  );
  const last = plan.headline.final === undefined ? -1 : plan.periods.indexOf(plan.headline.final);
  const period = last < 0 ? index.periods - 1 : last - plan.first;
  const common = { edition: plan.edition, title: plan.title, indicators: fed, isAll };
  if (isAll || period < 0) return common;
  const { shift, largest, ranks } = prepareLeavingOut(
    plan,
    index,
    period,
    await solverFor(plan.nodes),
  )(leaves);
  const ranked = ranks.filter((rank) => rank > 0).length;
  return { ...common, without: { period: plan.periods[period + plan.first]!, shift, largest, ranked } };
}
