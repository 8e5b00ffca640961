import type { Subject } from '../../release/index.js';
import type { FactOf } from './fact.js';
import { about } from './making.js';
import { type AnyView, viewOf } from './view.js';

/** That a place has no value in a period: which parts it lacks there, and when it last had one; nothing where it has one. */
export function absentFacts(view: AnyView, place: Subject): FactOf<'absent'>[] {
  if (view.value(place)) return [];
  const { plan } = view.release;
  const parts = plan.nodes[view.g]!.children.filter((h) => !viewOf(view.release, view.t, h).value(place));
  return [
    {
      ...about(view, place, 1, 0.5),
      kind: 'absent',
      lacks: parts.map((h) => plan.nodes[h]!.title),
      last: lastOf(view, place),
    },
  ];
}

function lastOf(view: AnyView, place: Subject): FactOf<'absent'>['last'] {
  for (let t = view.t - 1; t >= 0; t--) {
    const then = view.at(t)!;
    const value = then.value(place);
    if (value) return { period: then.period, value };
  }
  return undefined;
}
