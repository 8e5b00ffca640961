import { type GrowthUnit, growthDraws } from '../../analysis/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { type Subject, tableNamed } from '../../release/index.js';
import { findRow } from '../../tables/index.js';
import { type AnyView, isTotal, placeAt } from './view.js';

/**
 * Whether the draws of the rank study decide that a place grew more than another since a period. Parts of an index are not studied:
 * there the order is that of the published figures, as it is of ranks. Beside the whole, over one step between periods, the shares of
 * the draws are in a table of the release; other pairs, and steps that it leaves out, are drawn when they are asked for.
 */
export function isGrowthOrderCertain(
  view: AnyView,
  since: number,
  faster: Subject,
  slower: Subject,
  unit: GrowthUnit = 'percent',
): boolean {
  const { release, t, g } = view;
  if (g !== 0) return true;
  const [whole, other] = isTotal(release, faster) ? [faster, slower] : [slower, faster];
  const { perHead } = view;
  const told =
    isTotal(release, whole) && !perHead && unit === 'percent' ? toldBeside(view, since, other) : undefined;
  if (told !== undefined) return told === (whole === faster ? 'slower' : 'faster');
  const draws = growthDraws(release, since, t, unit);
  const then = perHead && view.at(since)?.perHead;
  const gained = (of: Subject) => (perHead && then ? perHead(of) / then(of) : 1);
  const times = gained(faster) / gained(slower);
  return draws?.isFaster(placeAt(release, faster), placeAt(release, slower), times) ?? false;
}

/** What the release says of a place beside the whole; undefined where it does not say. */
function toldBeside(
  { release, t, period }: AnyView,
  since: number,
  { level, code }: Subject,
): string | undefined {
  if (since !== t - 1) return undefined;
  const table = tableNamed(release, 'growth-order');
  const from = publishedPeriods(release.plan)[since]!;
  return table && findRow(table, { level, unit: code, from, to: period })?.told;
}
