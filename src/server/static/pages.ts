import { publishedPeriods } from '../../edition/index.js';
import { headlineName, type Release, subjectsOf } from '../../release/index.js';

/** Which pages of places are published: of the period of headlines, of every period, of every node. */
export type Depth = 'last' | 'periods' | 'nodes';

/** Number of pages of places of a release in both languages, by depth. */
export function pagesOfPlaces({ plan }: Release): Record<Depth, number> {
  const places = 2 * new Set(subjectsOf(plan).map((s) => s.code)).size;
  const periods = places * publishedPeriods(plan).length;
  return { last: places, periods, nodes: periods * (1 + plan.nodes.length) };
}

/** The greatest depth with at most `most` pages; pages of the period of headlines are always included. */
export function depthOf(release: Release, most: number): Depth {
  const count = pagesOfPlaces(release);
  if (count.nodes <= most) return 'nodes';
  return count.periods <= most ? 'periods' : 'last';
}

/** Whether an address of a release is within a depth; only pages of places can be beyond it. */
export function isWithin(depth: Depth, release: Release, path: string): boolean {
  const [, period, node] = /\/(?:en|zh)\/place\/[^/]+(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
  if (depth === 'nodes' || period === undefined) return true;
  if (node !== undefined) return false;
  return depth === 'periods' || decodeURIComponent(period) === headlineName(release);
}
