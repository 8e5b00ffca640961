import { isWorse, type Plan } from '../../edition/index.js';
import { logClasses, rampOf } from '../../figures/index.js';
import type { Outcome } from './bench.js';

/** Colours the map of the page by scores: logarithmic classes where all are positive, otherwise nine quantile classes. */
export function paint(
  map: ParentNode,
  plan: Plan,
  { values, ranks }: Pick<Outcome, 'values' | 'ranks'>,
): void {
  const here = [...values].filter((v) => !Number.isNaN(v));
  const positive = here.every((v) => v > 0);
  const scale = logClasses(here);
  const ramp = rampOf(isWorse(plan, 0));
  const classOf = (c: number) =>
    positive
      ? scale.classOf(values[c]!)
      : Math.min(8, Math.floor((9 * (here.length - ranks[c]!)) / here.length));
  for (const { c, path } of areasOf(map, plan)) {
    const now = Number.isNaN(values[c]) ? 'none' : `${ramp}${classOf(c)}`;
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
