import { benchAnalysis } from './analysis.js';
import { benchEngine } from './engine.js';
import { benchClone, benchRecords } from './records.js';
import { benchRobustness } from './robustness.js';
import type { Row } from './row.js';

/** Every bench, in the order in which it runs. */
const benches: (() => Promise<Row[]>)[] = [
  benchEngine,
  benchAnalysis,
  benchRobustness,
  benchRecords,
  benchClone,
];

const rows: Row[] = [];
for (const bench of benches) rows.push(...(await bench()));
process.stderr.write(table(rows));
process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);

function table(lines: readonly Row[]): string {
  const cells = [
    ['what', 'ours ms', 'beside ms', 'ratio', 'beside', 'note'],
    ...lines.map((r) => [
      r.name,
      r.ours_ms.toFixed(2),
      r.beside_ms.toFixed(2),
      r.ratio.toFixed(2),
      r.beside,
      r.note,
    ]),
  ];
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

/** Numbers (columns 1–3) to the right. */
function pad(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
