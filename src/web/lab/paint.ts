import { isHigherWorse, type Plan } from '../../edition/index.js';
import { levelClasses, rampFor } from '../../figures/index.js';
import type { Outcome } from './bench.js';

/** Colours the map of the page by scores, in the classes of the map of levels. */
export function paint(map: ParentNode, plan: Plan, { values }: Pick<Outcome, 'values'>): void {
  const here = [...values].filter((v) => !Number.isNaN(v));
  const { classOf } = levelClasses(plan, here);
  const ramp = rampFor(isHigherWorse(plan, 0));
  for (const { c, path } of areasOf(map, plan)) {
    const now = Number.isNaN(values[c]) ? 'none' : `${ramp}${classOf(values[c]!)}`;
    if (path.getAttribute('class') !== now) path.setAttribute('class', now);
  }
}

const known = new WeakMap<ParentNode, { c: number; path: Element }[]>();

/** The areas of a map with the indices of their units; constant. */
function areasOf(map: ParentNode, plan: Plan): { c: number; path: Element }[] {
  let areas = known.get(map);
  if (!areas) {
    const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
    areas = [...map.querySelectorAll<SVGAElement>('a[data-unit]')].flatMap((link) => {
      const [c, path] = [numberOf.get(link.dataset['unit']!), link.firstElementChild];
      return c === undefined || !path ? [] : [{ c, path }];
    });
    known.set(map, areas);
  }
  return areas;
}
