import type { tiersOf } from '../analysis/index.js';
import { at, type Lang, type Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import type { perHeadView } from '../words/index.js';

/** What the map can show of the units. */
export const measures = ['level', 'per-head', 'change', 'gain', 'tier'] as const;
/** How it can show it: areas of the units, dots of their size, or areas of the first grouping. */
export const shapes = ['areas', 'dots', 'groups'] as const;

export interface MapView {
  measure: (typeof measures)[number];
  shape: (typeof shapes)[number];
}

/** What a map shows in place of the level of the whole index: a part of it, or an indicator in its own unit. */
export interface OwnLevel {
  /** Its number. */
  node: number;
  /** Whether it is as measured, not in points. */
  isRaw: boolean;
  unit: Text;
  /** Of a unit by its number. */
  value: (c: number) => number;
  text: (value: number, lang: Lang, c: number) => string;
}

/** What a view measures of a unit, by its number; of one in a group that of the group where groups are shown. */
export function measuredIn(
  { plan, index }: Release,
  t: number,
  view: MapView,
  { heads, tiers }: { heads: ReturnType<typeof perHeadView>; tiers: ReturnType<typeof tiersOf> | undefined },
) {
  const groups = view.shape === 'groups' ? index.groups[0] : undefined;
  const member = (c: number) => plan.groupings[0]!.memberOf[c]!;
  const figure = (when: number, c: number) => {
    if (!groups) return at(index, 0, c, when);
    return member(c) < 0 ? Number.NaN : at(groups, 0, member(c), when);
  };
  const base = plan.base - plan.first;
  const own = (c: number) => (groups ? heads?.members(0)[member(c)] : heads?.members(-1)[c]);
  const measured = {
    level: (c: number) => figure(t, c),
    'per-head': (c: number) => {
      const of = own(c);
      return of ? heads!.score(of) : Number.NaN;
    },
    gain: (c: number) => figure(t, c) - figure(base, c),
    change: (c: number) => figure(t, c) / figure(base, c) - 1,
    tier: (c: number) => (tiers && tiers.tierOf[c]! >= 0 ? -1 - tiers.tierOf[c]! : Number.NaN),
  }[view.measure];
  return { figure, measured };
}
