import { offset, type Panel, type Plan } from '../../edition/index.js';
import { buildIndex, computeIndicators, type Index, rankAt, type Solve } from '../../engine/index.js';
import type { Finding } from './finding.js';

/** So many indices are made again at most, of so many figures in all. */
const most = { findings: 50, figures: 20_000_000 };

/**
 * The findings, the surest of them with what they move in the ranks: the index is made again for each, with the expected figure and
 * everything computed from it. Parameters of the method that the data decide (weights, goalposts) follow; those settled before stay.
 *
 * @param index of this plan and panel
 * @param mostFindings of so many at most
 */
export function withRankMoves(
  plan: Plan,
  panel: Panel,
  findings: readonly Finding[],
  index: Index,
  solve?: Solve,
  mostFindings: number = most.findings,
): Finding[] {
  const sure = (one: Finding) => one.over ?? Number.POSITIVE_INFINITY;
  const moving = findings
    .filter(
      ({ expected, unit, period }) => expected !== undefined && unit !== undefined && period! >= plan.first,
    )
    .sort((a, b) => (sure(a) === sure(b) ? 0 : sure(b) - sure(a)))
    .slice(0, Math.min(mostFindings, Math.floor(most.figures / panel.values.length)));
  const isMoving = new Set(moving);
  return findings.map((finding) => {
    const { indicator, period, unit } = finding;
    if (!isMoving.has(finding) || unit === undefined) return finding;
    const t = period! - plan.first;
    const mended = buildIndex(plan, mendedPanel(plan, panel, finding), solve);
    const ranks = (g: number): [number, number] => [rankAt(index, g, unit, t), rankAt(mended, g, unit, t)];
    const leaf = plan.nodes.findIndex((node) => node.indicator === indicator);
    return { ...finding, moves: { ...(leaf < 0 ? {} : { indicator: ranks(leaf) }), index: ranks(0) } };
  });
}

/** The panel with the expected figure, and with what is computed from it. */
function mendedPanel(plan: Plan, panel: Panel, { indicator, unit, period, expected }: Finding): Panel {
  const set = (of: Panel): Panel => {
    const values = of.values.slice();
    values[offset(of, indicator, unit!, period!)] = expected!;
    return { ...of, values };
  };
  // A computed indicator is computed again, so that its expected figure is set after that.
  return set(computeIndicators(plan, set(panel)));
}
