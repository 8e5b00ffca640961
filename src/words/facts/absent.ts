import { at } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { factHeader } from './citedFigures.js';
import type { FactOf } from './fact.js';
import { type AnyView, viewOf } from './view.js';

/**
 * That a place has no value in a period: which parts it lacks there, or which indicators of a part that it has otherwise, and
 * when it last had one; nothing where it has one.
 */
export function absentFacts(view: AnyView, place: Subject): FactOf<'absent'>[] {
  if (view.value(place)) return [];
  const { plan, index } = view.release;
  const isOut =
    place.level === plan.level &&
    index.screened.units.some(({ unit, period }) => unit === place.number && period === plan.first + view.t);
  const lacks = (h: number) =>
    isOut ? lacksFigure(view, place, h) : !viewOf(view.release, view.t, h).value(place);
  const parts = plan.nodes[view.g]!.children.flatMap((h) => lacking(h, lacks));

  /** The node itself where all of it is lacking, else what of it is. */
  function lacking(h: number, isLacking: (h: number) => boolean): number[] {
    if (!isLacking(h)) return [];
    const { children } = plan.nodes[h]!;
    const some = children.filter(isLacking);
    return some.length === children.length ? [h] : some.flatMap((child) => lacking(child, isLacking));
  }

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
