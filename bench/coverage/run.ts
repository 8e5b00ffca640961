import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Cell, holds, tells } from './cell.js';
import { correlationCells } from './correlations.js';
import { decileCells } from './deciles.js';
import { floorCells } from './floors.js';
import { forecastCells } from './forecast.js';
import { groupCells } from './groups.js';
import { growingCells } from './growing.js';
import { growthOrderCells } from './growthOrders.js';
import { inexactSpreadCells } from './inexactSpread.js';
import { listCells } from './lists.js';
import { neighbourSpreadCells } from './neighbourSpread.js';
import { pageOf } from './page.js';
import { rankCells, toldCells } from './ranks.js';
import { regressionCells } from './regression.js';
import { type Results, readResults, renewed, rowOf, writeResults } from './results.js';
import { spatialCells } from './spatial.js';
import { spreadCells } from './spread.js';

/** What is simulated, in the order of the document. */
const parts: Record<string, (trials: number) => Cell[] | Promise<Cell[]>> = {
  growing: growingCells,
  ranks: rankCells,
  deciles: decileCells,
  told: toldCells,
  'growth-orders': growthOrderCells,
  spread: spreadCells,
  'inexact-spread': inexactSpreadCells,
  'neighbour-spread': neighbourSpreadCells,
  floors: floorCells,
  lists: listCells,
  regression: regressionCells,
  correlations: correlationCells,
  forecast: forecastCells,
  spatial: spatialCells,
  groups: groupCells,
};

/**
 * Simulates every interval and verdict on panels with known truth and writes the files of docs/coverage/ and the page on them; of some
 * parts only their lines are written anew, and those of others stay.
 */
export async function benchCoverage(trials: number, wanted: readonly string[] = []): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: one of ${Object.keys(parts).join(', ')}`);
  const cells: Cell[] = [];
  for (const [name, made] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(name)) cells.push(...(await made(trials)));
  const before = readResults();
  const after = renewed(wanted.length === 0 ? { wrong: [], cover: [], found: [] } : before, cells);
  writeResults(after);
  writeFileSync(fileURLToPath(new URL('../../docs/coverage.md', import.meta.url)), pageOf(after));
  const failed = cells.filter((cell) => tells(cell) && !holds(cell));
  process.stderr.write(
    `${cells.length} lines in docs/coverage (${linesIn(after)} in all, ${linesIn(before)} before), ${failed.length} beyond their tolerance\n`,
  );
  for (const cell of failed) process.stderr.write(`${Object.values(rowOf(cell)).join(', ')}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

const linesIn = ({ wrong, cover, found }: Results) => wrong.length + cover.length + found.length;
