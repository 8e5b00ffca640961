import type { Workbook } from 'hucre/xlsx';
import { frameworkColumns, nameColumns, WorkbookLayout } from '../../../src/documents/workbook/layout.js';
import { releaseWorkbook } from '../../../src/documents/workbook/workbook.js';
import type { Plan } from '../../../src/edition/index.js';
import { buildIndex, type Index } from '../../../src/engine/index.js';
import type { Release } from '../../../src/release/index.js';
import { allCalculated, poison, poisoned } from '../../helpers/office.js';
import { nodeAt } from '../../helpers/plan.js';

export const cellsOf = (book: Workbook, sheet: string) => book.sheets.find((s) => s.name === sheet)!.rows;
const empty = (x: unknown) => x === null || x === undefined || x === '';

/** Where a workbook departs from an index: scores and groups by more than 1e-9, ranks at all, errors anywhere. */
export function departures(book: Workbook, layout: WorkbookLayout, index: Index): string[] {
  const found: string[] = [];
  const { plan, t } = layout;
  const compare = (where: string, cell: unknown, want: number, slack = 1e-9) => {
    const agrees = Number.isNaN(want)
      ? empty(cell)
      : typeof cell === 'number' && Math.abs(cell - want) <= slack * Math.max(1e-3, Math.abs(want));
    if (!agrees) found.push(`${where}: ${cell} where the index has ${want}`);
  };
  for (const { name, rows } of book.sheets) {
    rows.flat().forEach((cell) => {
      if (cell === poison || (typeof cell === 'string' && /^(#|Err:)/.test(cell)))
        found.push(`${name}: ${cell}`);
    });
  }
  layout.levels.forEach((g, i) => {
    const { id } = plan.nodes[g]!;
    plan.units.forEach(({ code }, c) => {
      const line = (g * index.periods + t) * index.units + c;
      const score = cellsOf(book, 'Scores')[layout.unitRow('Scores', c)]![nameColumns + i];
      compare(`${code} ${id}`, score, index.values[line]!);
      const rank = index.ranks(g)[t * index.units + c]!;
      const place = cellsOf(book, 'Ranks')[layout.unitRow('Ranks', c)]![nameColumns + i];
      compare(`rank of ${code} ${id}`, place, rank === 0 ? Number.NaN : rank, 0);
    });
    let row = 5;
    plan.groupings.forEach(({ groups }, j) => {
      groups.forEach(({ code }, m) => {
        const value = index.groups[j]!.values[(g * index.periods + t) * groups.length + m]!;
        compare(`group ${code} ${id}`, cellsOf(book, 'Groups')[row++]![7 + i], value);
      });
    });
    compare(`total ${id}`, cellsOf(book, 'Groups')[row]![7 + i], index.total.values[g * index.periods + t]!);
  });
  return found;
}

/** The plan with other weights below one node, as shares of their sum. */
function reweighted(plan: Plan, weights: Record<string, number>): Plan {
  const given = plan.nodes.map((n) => weights[n.id] ?? n.weight);
  const nodes = plan.nodes.map((n, g) => {
    const siblings = plan.nodes[n.parent]?.children ?? [g];
    return { ...n, weight: given[g]! / siblings.reduce((sum, h) => sum + given[h]!, 0) };
  });
  nodes[0]!.weight = plan.nodes[0]!.weight;
  return { ...plan, nodes };
}

/** A workbook of which only the formulas can give what an index has: every stored result is replaced. */
interface Trial {
  book: Uint8Array;
  layout: WorkbookLayout;
  index: Index;
}

/** The workbook of a release as it is. */
export async function asItIs(release: Release, t: number): Promise<Trial> {
  const book = await poisoned(await releaseWorkbook(release, t));
  return { book, layout: new WorkbookLayout(release, t), index: release.index };
}

/** The workbook under other weights, and the index built with them. */
export async function underWeights(
  release: Release,
  t: number,
  weights: Record<string, number>,
): Promise<Trial> {
  const layout = new WorkbookLayout(release, t);
  const changes = Object.fromEntries(
    Object.entries(weights).map(([id, weight]) => {
      const row = layout.frameworkRow(nodeAt(release.plan, id));
      return [`${row},${frameworkColumns.weight}`, weight];
    }),
  );
  const book = await poisoned(await releaseWorkbook(release, t), { Framework: changes });
  return { book, layout, index: buildIndex(reweighted(release.plan, weights), release.panel) };
}

/** Where workbooks, calculated by LibreOffice, depart from their indices. */
export async function departuresOf(...made: Promise<Trial>[]): Promise<string[]> {
  const trials = await Promise.all(made);
  const books = await allCalculated(trials.map(({ book }) => book));
  return trials.flatMap(({ layout, index }, i) => departures(books[i]!, layout, index));
}
