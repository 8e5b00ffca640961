import { type WhatIf, type WhatIfTarget, whatIf } from '../../src/analysis/index.js';
import type { Panel, Plan } from '../../src/edition/index.js';
import { buildIndex, loadSolver } from '../../src/engine/index.js';
import { panelOf, planOf, type Sketch } from './plan.js';

const solve = await loadSolver();
export const posts = { normalise: { method: 'goalposts', low: 0, high: 100 } };

export function sketched(sketch: Partial<Sketch>, values: Record<string, number[][]>) {
  const plan = planOf({
    units: ['a', 'b', 'c'],
    periods: ['2020'],
    method: posts,
    tree: { x: 3, y: 1 },
    ...sketch,
  });
  const panel = panelOf(plan, values);
  return { plan, panel };
}

export function ask(
  { plan, panel }: { plan: Plan; panel: Panel },
  target: Partial<WhatIfTarget> = {},
): WhatIf {
  const index = buildIndex(plan, panel);
  const asked = { unit: 0, node: 0, period: 0, peers: -1, fill: false, rank: 1, spread: false, ...target };
  return whatIf(plan, panel, index, solve, asked);
}

/** The rank of an index built with the answer, computed independently of the search. */
export function rankAfter({ plan, panel }: { plan: Plan; panel: Panel }, answer: WhatIf): number {
  const changed = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const { indicator, after, numerator } of answer.moves) {
    const at = (indicator * panel.periods + plan.first + answer.period) * panel.units + answer.unit;
    changed.values[at] = numerator ? numerator.after : after;
    changed.reasons[at] = 0;
  }
  return buildIndex(plan, changed).ranks(answer.node)[answer.period * panel.units + answer.unit]!;
}
