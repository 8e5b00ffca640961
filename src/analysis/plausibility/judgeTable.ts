import { emptyPanel, offset, type Panel, type Plan, Reason, type Text } from '../../edition/index.js';
import { whereText } from './accepted.js';
import { rowsOf, unitFindings } from './cells.js';
import { rankFindings } from './columns.js';
import type { Finding } from './finding.js';
import { judgeFigures } from './judge.js';

/** A table of figures outside an edition: of indicators, units and periods; NaN is missing. */
export interface FigureTable {
  unitsTitle: Text;
  units: readonly { code: string; name: Text }[];
  periods: readonly string[];
  frequency: Plan['frequency'];
  indicators: readonly { id: string; title: Text; unit: Text }[];
  figures: readonly (readonly (readonly number[])[])[];
}

/** The findings about a table, by the rules of an edition, each with the words for where it is. */
export function judgeTable(table: FigureTable): (Finding & { where: Text })[] {
  const { plan, panel } = asEdition(table);
  return judgeFigures(plan, panel).open.map((one) => ({ ...one, where: whereText(plan, one) }));
}

/** The findings by which figures of a table are to be read otherwise: in another unit of measure than the others, or as ranks. */
export function readingFindings(table: FigureTable): Finding[] {
  const { plan, panel } = asEdition(table);
  return plan.indicators.flatMap((_, k) => {
    const rows = rowsOf(plan, panel, k);
    return [...unitFindings(plan, rows, k).findings, ...rankFindings(plan, rows, k)];
  });
}

/** A table as the rules read an edition. */
function asEdition({ figures, ...table }: FigureTable): { plan: Plan; panel: Panel } {
  // All that the rules read of a plan.
  const plan = {
    ...table,
    nodes: [{ indicator: -1 }, ...table.indicators.map((_, indicator) => ({ indicator }))],
    groupings: [],
  } as unknown as Plan;
  const panel = emptyPanel(table.units.length, table.periods.length, table.indicators.length);
  figures.forEach((rows, k) => {
    rows.forEach((row, c) => {
      row.forEach((x, t) => {
        if (Number.isNaN(x)) return;
        panel.values[offset(panel, k, c, t)] = x;
        panel.reasons[offset(panel, k, c, t)] = Reason.observed;
      });
    });
  });
  return { plan, panel };
}
