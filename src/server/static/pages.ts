import { publishedPeriods } from '../../edition/index.js';
import { type Release, subjectsOf } from '../../release/index.js';

/** How far the pages of places go: of the last period, of every period, of every node. */
export type Depth = 'last' | 'periods' | 'nodes';

/** How many pages of places a release has in both languages, by how far they go. */
export function pagesOfPlaces({ plan }: Release): Record<Depth, number> {
  const places = 2 * new Set(subjectsOf(plan).map((s) => s.code)).size;
  const periods = places * publishedPeriods(plan).length;
  return { last: places, periods, nodes: periods * (1 + plan.nodes.length) };
}

/** The deepest pages that are not more than `most`; those of the last period in any case. */
export function depthOf(release: Release, most: number): Depth {
  const count = pagesOfPlaces(release);
  if (count.nodes <= most) return 'nodes';
  return count.periods <= most ? 'periods' : 'last';
}

/** Whether an address of a release is one that goes no deeper; anything but a place is. */
export function isWithin(depth: Depth, release: Release, path: string): boolean {
  const [, period, node] = /\/(?:en|zh)\/place\/[^/]+(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
  if (depth === 'nodes' || period === undefined) return true;
  if (node !== undefined) return false;
  return depth === 'periods' || decodeURIComponent(period) === publishedPeriods(release.plan).at(-1);
}
