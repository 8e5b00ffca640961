import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Cell, errorOf, holds, tells } from './cell.js';
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
import { rankCells, toldCells } from './ranks.js';
import { regressionCells } from './regression.js';
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
 * Simulates every interval and verdict on panels with known truth and writes docs/coverage.md; of some parts only their lines are
 * written anew, and those of others stay.
 */
export async function benchCoverage(trials: number, wanted: readonly string[] = []): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: one of ${Object.keys(parts).join(', ')}`);
  const cells: Cell[] = [];
  for (const [name, made] of Object.entries(parts))
    if (wanted.length === 0 || wanted.includes(name)) cells.push(...(await made(trials)));
  const failed = cells.filter((cell) => tells(cell) && !holds(cell));
  const file = fileURLToPath(new URL('../../docs/coverage.md', import.meta.url));
  const before = readFileSync(file, 'utf8');
  const after = page(renewed(wanted.length === 0 ? '' : before, cells));
  writeFileSync(file, after);
  const linesIn = (document: string) => document.split('\n').length;
  process.stderr.write(
    `${cells.length} lines in docs/coverage.md (${linesIn(after)} in all, ${linesIn(before)} before), ${failed.length} beyond their tolerance\n`,
  );
  for (const cell of failed) process.stderr.write(`${line(cell)}\n`);
  if (failed.length > 0) process.exitCode = 1;
}

/** The headings of the document, by what its cells count. */
const titles: Record<Cell['counts'], string> = {
  wrong: 'Verdicts where nothing changed',
  cover: 'Intervals',
  found: 'Changes that are found',
};

/** The document with the lines of its tables. */
function page(linesOf: (counts: Cell['counts']) => readonly string[]): string {
  const sections = [
    [
      'wrong',
      'The share of trials with a verdict in either direction although nothing changed; for statements based on rank intervals or on differing growth, the share that is false. The nominal rate is 5%; up to 6%, plus 1.645 standard errors, is accepted (10% for releases with a false order).',
    ],
    [
      'cover',
      'The share of trials whose interval contains the true value; at least 93% is required of 95% intervals and 88% of the 90% rank intervals, each less 1.645 standard errors. Rank intervals are to contain the ranks that the true figures give: with other weights and without one indicator (`bench/coverage/ranks.ts`), those from data alone at the published weights (`bench/coverage/deciles.ts`). Intervals wider than nominal are acceptable. Fewer than ten forecasts say nothing.',
    ],
    ['found', 'The share of trials in which a real change gets the correct verdict.'],
  ] as const;
  const tables = sections.map(
    ([counts, note]) =>
      `## ${titles[counts]}\n${note}\n\n| what | panel | units | periods | share | ± | trials | holds |\n|---|---|---|---|---|---|---|---|\n${linesOf(counts).join('\n')}\n`,
  );
  return `# How often intervals and verdicts are right

Written by \`npm run bench coverage\` with fixed seeds and the number of trials given in each row. ± is one standard error of the simulation. The
panels are described in \`bench/coverage/\`, the procedures in [method.md](method.md). \`npm run bench coverage 250 ranks growth-orders\` rewrites the rows of these parts and leaves those of others unchanged.

**Not simulated**, and therefore to be read with caution:
- correlations, their p-values and changes (audit); intervals of sensitivity indices; Moran’s I of values with ties, or with neighbours other than the nearest four;
- verdicts on the dispersion of groups of other sizes than these, with ties, or with negative values;
- verdicts on gaps of levels of groups together with those of units, and of lists in which errors are declared, records are left out or neighbours are alike: how the procedures join; rows named “counts that grow” are from before verdicts were judged together, which makes fewer;
- errors of figures that nobody declared, in verdicts on gaps;
- clusters of places by local Moran’s I as a list: each is tested by itself;
- orders of growth with other errors than those of counts, with errors that belong together in both periods, or with filled-in figures;
- rank intervals per capita, and those with errors that are given by another indicator or estimated from contributors: they are computed like those below;
- rank intervals of \`iplus robustness\` with variants other than those of a release, and shares of replicates (in the top k, one place above another);
- the distance between a carried or interpolated figure and the missing one: the rows with carried-over figures compare with what is expected of the same records;
- intervals of sizes, growth and jobs: they follow from the interval of a slope, which is tested below; slopes of places whose neighbours are alike and whose index has errors: each is tested alone.

${tables.join('\n')}`;
}

/** The lines of a document with those of some cells in place of those that it has of them; new ones end their table. */
function renewed(document: string, cells: readonly Cell[]): (counts: Cell['counts']) => string[] {
  const keyOf = (said: string) => said.split(' | ').slice(0, 4).join(' | ');
  const sections = document.split(/^## /m);
  return (counts) => {
    const before = sections.find((section) => section.startsWith(`${titles[counts]}\n`)) ?? '';
    const old = before.split('\n').filter((said) => said.startsWith('| ') && !said.startsWith('| what |'));
    const lines = [...old, ...cells.filter((cell) => cell.counts === counts).map(line)];
    return [...new Map(lines.map((said) => [keyOf(said), said])).values()];
  };
}

function line(cell: Cell): string {
  // Nothing was told in any trial.
  const per = (share: number) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}%`);
  const { what, panel, units, periods, hits, trials } = cell;
  const ok = cell.counts === 'found' || !tells(cell) ? '' : holds(cell) ? 'yes' : '**no**';
  return `| ${what} | ${panel} | ${units} | ${periods} | ${per(hits / trials)} | ${per(errorOf(cell))} | ${trials} | ${ok} |`;
}
