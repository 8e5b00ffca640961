import type { Text } from '../../edition/index.js';
import { resultReference, type Subject } from '../../release/index.js';
import { factHeader, namedCountFigure } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { isMeasuredIn } from './measured.js';
import { changeSince } from './standing.js';
import { type AnyView, totalOf } from './view.js';

/** How many places are named. */
const mostNamedGains = 3;

/**
 * Which members of a level gained most points since the base, as published, among those that were measured in both periods by the
 * same indicators; nothing where fewer than two can be compared, or where those that gained most cannot be told from the next.
 *
 * @param grouping that of the level; -1 for the units
 */
export function gainFacts(view: AnyView, grouping: number): FactOf<'gains'>[] {
  const { plan } = view.release;
  const since = plan.base - plan.first;
  const before = view.at(since);
  if (!before || since === view.t) return [];
  const compared = view.members(grouping).flatMap((subject) => {
    if (!isMeasuredIn(view, subject, [since, view.t])) return [];
    const change = changeSince(view, subject, since, 'points_base');
    return change && !change.set ? [{ subject, by: change.points }] : [];
  });
  if (compared.length < 2) return [];
  const order = compared.toSorted((a, b) => b.by.value - a.by.value);
  const next = Math.max(0, order[mostNamedGains]?.by.value ?? 0);
  const first = order.slice(0, mostNamedGains).filter(({ by }) => by.value > next);
  const someRose = order[0]!.by.value > 0;
  if (someRose && first.length === 0) return [];
  const level: Text = grouping < 0 ? plan.unitsTitle : plan.groupings[grouping]!.title;
  const reference = (subject: Subject) => resultReference(plan, subject, view.period, view.node);
  const among: CitedFigure = namedCountFigure(compared.map(({ subject }) => reference(subject)));
  return [
    {
      ...factHeader(view, totalOf(view.release), 0.8, 0.4),
      kind: 'gains',
      from: before.period,
      level,
      first,
      among,
    },
  ];
}
