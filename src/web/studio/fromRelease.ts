import { at, fromCoinr, type InputTable, toIData, toIMeta } from '../../edition/index.js';
import { released } from '../released.js';
import type { Unzipped } from './zip.js';

/**
 * A new edition from the figures and the framework of a release. Its method is that of a new edition (min-max scores, arithmetic
 * means), since a release says the method of its own index as it was decided, not as it was written.
 */
export async function fromRelease(from: string): Promise<Unzipped> {
  const { plan, panel } = await released(from);
  const periods = plan.periods.map((_, t) => t).slice(plan.first);
  const iData = toIData(plan, periods, (k, t, c) => at(panel, k, c, t));
  const iMeta = toIMeta(plan);
  const { files, problems } = fromCoinr(tableOf('iData', iData), tableOf('iMeta', iMeta), {
    name: plan.edition,
    status: plan.dataStatus,
    units: { level: plan.level, title: plan.unitsTitle },
    spell: (text) => text,
  });
  if (problems.length > 0) throw new Error(problems[0]!.found.en);
  return { name: `${plan.edition}-mine`, files, others: new Map() };
}

function tableOf(file: string, { header, rows }: ReturnType<typeof toIMeta>): InputTable {
  return {
    file,
    header,
    rows: rows.map((cells, i) => ({
      line: i + 2,
      cells: cells.map((cell) => (cell === 'NA' ? '' : String(cell))),
    })),
  };
}
