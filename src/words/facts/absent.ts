import { at } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { factHeader } from './citedFigures.js';
import type { FactOf } from './fact.js';
import { type AnyView, viewOf } from './view.js';

/** That a place has no value in a period: which parts it lacks there, and when it last had one; nothing where it has one. */
export function absentFacts(view: AnyView, place: Subject): FactOf<'absent'>[] {
  if (view.value(place)) return [];
  const { plan, index } = view.release;
  const isOut =
    place.level === plan.level &&
    index.screened.units.some(({ unit, period }) => unit === place.number && period === plan.first + view.t);
  const parts = plan.nodes[view.g]!.children.filter((h) =>
    isOut ? lacksFigure(view, place, h) : !viewOf(view.release, view.t, h).value(place),
  );
  return [
    {
      ...factHeader(view, place, 1, 0.5),
      kind: 'absent',
      lacks: parts.map((h) => plan.nodes[h]!.title),
      last: lastOf(view, place),
    },
  ];
}

/** Whether a unit that was screened out lacked a figure of a part: its scores are gone, its figures are not. */
function lacksFigure(view: AnyView, place: Subject, h: number): boolean {
  const { plan, panel } = view.release;
  const { indicator, children } = plan.nodes[h]!;
  return indicator < 0
    ? children.some((child) => lacksFigure(view, place, child))
    : Number.isNaN(at(panel, indicator, place.number, plan.first + view.t));
}

function lastOf(view: AnyView, place: Subject): FactOf<'absent'>['last'] {
  for (let t = view.t - 1; t >= 0; t--) {
    const then = view.at(t)!;
    const value = then.value(place);
    if (value) return { period: then.period, value };
  }
  return undefined;
}
