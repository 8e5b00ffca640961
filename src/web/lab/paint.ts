import type { Plan } from '../../edition/index.js';
import { logClasses } from '../../publish/index.js';
import type { Outcome } from './bench.js';

/** Colours the map of the page by scores: log classes where all are above zero, else nine equal groups of ranks. */
export function paint(map: ParentNode, plan: Plan, { values, ranks }: Outcome): void {
  const numberOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const here = [...values].filter((v) => !Number.isNaN(v));
  const positive = here.every((v) => v > 0);
  const scale = logClasses(here);
  const classOf = (c: number) =>
    positive
      ? scale.classOf(values[c]!)
      : Math.min(8, Math.floor((9 * (here.length - ranks[c]!)) / here.length));
  for (const link of map.querySelectorAll('a[data-unit]')) {
    const c = numberOf.get((link as SVGAElement).dataset['unit']!);
    const path = link.firstElementChild;
    if (c === undefined || !path) continue;
    const now = Number.isNaN(values[c]) ? 'none' : `m${classOf(c)}`;
    if (path.getAttribute('class') !== now) path.setAttribute('class', now);
  }
}
