import type { LeftOut } from '../analysis/index.js';
import { csvText, type Plan } from '../edition/index.js';
import { numberCell } from './csv.js';

/** What leaving out every indicator and node does to the ranks, a row each, in the plan's order. */
export function leftOutCsv(plan: Plan, period: string, found: readonly LeftOut[]): string {
  const cells = (change: LeftOut['rises']) =>
    change ? [plan.units[change.unit]!.code, numberCell(Math.abs(change.places))] : ['', ''];
  return csvText(
    [
      'left_out',
      'kind',
      'period',
      'mean_rank_shift',
      'largest_rank_shift',
      'rises_most',
      'rises_places',
      'falls_most',
      'falls_places',
    ],
    found.map(({ node, shift, largest, rises, falls }) => [
      plan.nodes[node]!.id,
      plan.nodes[node]!.indicator < 0 ? 'node' : 'indicator',
      period,
      numberCell(shift),
      numberCell(largest),
      ...cells(rises),
      ...cells(falls),
    ]),
  );
}
