import { execFileSync } from 'node:child_process';
import { benchAnalysis } from './analysis.js';
import { benchApi } from './api.js';
import { benchBrief } from './brief.js';
import { benchCoinr } from './coinr.js';
import { benchCopies } from './copies.js';
import { benchCoverage } from './coverage/run.js';
import { benchEngine } from './engine.js';
import { benchErrors } from './errors.js';
import { benchExport } from './export.js';
import { benchFigurePages } from './figurePages.js';
import { benchGrowth, type Growth } from './growth.js';
import { benchLoad } from './load.js';
import { type Budget, benchPages } from './pages.js';
import { benchMemory, benchOverload, benchPlatform } from './platform.js';
import { benchClone, benchRecords, benchSimulation } from './records.js';
import { benchRobustness } from './robustness.js';
import type { Row } from './row.js';
import { benchScale } from './scale.js';
import { benchSentences } from './sentences/run.js';
import { benchStudio } from './studio.js';
import { benchVehicles } from './vehicles.js';

/** All benchmarks, in the order of execution. */
const benches: Record<string, () => Promise<Row[]>> = {
  coinr: benchCoinr,
  engine: benchEngine,
  analysis: benchAnalysis,
  robustness: benchRobustness,
  records: benchRecords,
  simulation: benchSimulation,
  scale: benchScale,
  export: benchExport,
  brief: benchBrief,
  clone: benchClone,
  copies: benchCopies,
  api: benchApi,
  figures: benchFigurePages,
  platform: async () => [
    ...(await benchPlatform()),
    ...inOwnProcess('platform-load'),
    ...(await benchVehicles()),
  ],
};

const asked = process.argv.slice(2);
// Coverage takes minutes and writes a document, so that it is run only where it is asked for: all of it, or some parts by name.
if (asked[0] === 'coverage') {
  await benchCoverage(Number(asked[1] ?? 400), asked.slice(2));
  process.exit();
}
// Errors planted in figures, with goals of their own.
if (asked[0] === 'errors') {
  const { lines, missed } = benchErrors(Number(asked[1] ?? 100));
  process.stderr.write(aligned(lines));
  process.exit(missed ? 1 : 0);
}
// Sentences whose truth is counted without the grammar.
if (asked[0] === 'sentences') {
  const { lines, missed } = await benchSentences(Number(asked[1] ?? 2000), asked[2], Number(asked[3] ?? 1));
  process.stderr.write(aligned(lines));
  process.exit(missed ? 1 : 0);
}
// So does memory through ten minutes.
if (asked[0] === 'platform-memory') {
  process.stderr.write(table(await benchMemory()));
  process.exit();
}
if (asked[0] === 'platform-load') {
  process.stdout.write(JSON.stringify(await benchOverload()));
  process.exit();
}
const wanted = (name: string) => asked.length === 0 || asked.includes(name);
const rows: Row[] = [];
for (const [name, bench] of Object.entries(benches)) if (wanted(name)) rows.push(...(await bench()));
const growth = wanted('growth') ? await benchGrowth() : [];
const pages = [
  ...(wanted('pages') ? await benchPages() : []),
  ...(wanted('studio') ? await benchStudio() : []),
  ...(wanted('load') ? await benchLoad() : []),
];
process.stderr.write(`${table(rows)}\n${growthTable(growth)}\n${budgetTable(pages)}`);
process.stdout.write(`${JSON.stringify({ rows, growth, pages }, null, 2)}\n`);

/** The rows of a benchmark that another process runs: this module, which is not the script of that process. */
function inOwnProcess(name: string): Row[] {
  const script = `import(${JSON.stringify(import.meta.url)})`;
  return JSON.parse(
    execFileSync(process.execPath, ['-e', script, 'run', name], { encoding: 'utf8' }),
  ) as Row[];
}

function table(lines: readonly Row[]): string {
  return aligned([
    ['what', 'ours ms', 'baseline ms', 'ratio', 'baseline', 'note'],
    ...lines.map((r) => [
      r.name,
      r.ours_ms.toFixed(2),
      r.baseline_ms.toFixed(2),
      r.ratio < 0.01 ? r.ratio.toExponential(1) : r.ratio.toFixed(2),
      r.baseline,
      r.note,
    ]),
  ]);
}

function budgetTable(lines: readonly Budget[]): string {
  return aligned([
    ['page', 'measured', 'most', '', '', 'note'],
    ...lines.map((b) => [
      b.what,
      b.measured.toFixed(b.unit === '' ? 4 : 1),
      `${b.most}`,
      b.unit,
      b.doubt ? 'worth nothing' : '',
      b.note,
    ]),
  ]);
}

function growthTable(lines: readonly Growth[]): string {
  return aligned([
    ['growth with', 'at', 'ms', 'slope', '', ''],
    ...lines.flatMap((g) =>
      g.sizes.map((n, i) => [
        i === 0 ? g.what : '',
        `${n}`,
        g.ms[i]!.toFixed(2),
        i === 0 ? g.slope.toFixed(2) : '',
        '',
        '',
      ]),
    ),
  ]);
}

function aligned(cells: readonly (readonly string[])[]): string {
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, i) => pad(cell, widths[i]!, i))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** Aligns numbers (columns 1–3) to the right. */
function pad(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
