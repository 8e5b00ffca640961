import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { parse as csvRows } from 'csv-parse';
import {
  type DataRows,
  figureOf,
  figureProblem,
  isPerCent,
  offset,
  type Panel,
  type Plan,
  type Problem,
  ProblemList,
  periodForm,
  periodNumber,
  problems,
  Reason,
  reasonName,
} from '../edition/index.js';
import { identifier } from '../sql/index.js';
import type { DataFile } from './dataFiles.js';
import { unreadable } from './unreadable.js';

/**
 * Streams the data files into the panel. Every cell is checked: unit, period and indicator must be known, the value
 * must be a number or empty, and each cell may be given only once, by a file or a signal. Memory use is that of the
 * panel plus one chunk, whatever the size of the file.
 *
 * @returns all problems (the first twenty of each kind in a file, and the number of others), and the rows of each file
 * that the cells of each indicator come from
 */
export async function loadDataFiles(
  connection: DuckDBConnection,
  folder: string,
  files: readonly DataFile[],
  plan: Plan,
  panel: Panel,
): Promise<{ problems: Problem[]; rows: DataRows[] }> {
  const found: Problem[] = [];
  const rows: DataRows[] = [];
  const filled = panel.reasons.map((reason) => (reason === Reason.observed ? 1 : 0));
  for (const file of files) {
    const here = new ProblemList();
    const report: Report = (kind, problem) => here.addMade(problem, kind);
    try {
      const writer = cellWriter(plan, panel, filled, file.name, report);
      await streamCells(connection, file, plan, report, writer);
      rows.push(...rowsOf(file, plan, writer));
      found.push(...(await withLines(here.all, file)));
    } catch (error) {
      found.push(...here.all, ...(await unreadable(folder, file.name, error)));
    }
  }
  return { problems: found, rows };
}

/** The indicators with cells in a file, in the order of the plan. */
function rowsOf({ name: file, form }: DataFile, plan: Plan, { rows }: Writer): DataRows[] {
  return plan.indicators.flatMap(({ id }, k) => {
    const has = rows.get(k);
    return has ? [{ file, form, indicator: id, ...has }] : [];
  });
}

/** Reports a problem of some kind. */
type Report = (kind: string, problem: () => Problem) => void;

/** Checks and stores cells: first the unit and period of a row, then its values. */
interface Writer {
  row(line: number, unit: string, period: string): void;
  cell(column: string, indicator: string, value: string | null, status: string | null): void;
  /** By index of the indicator: first and last data row with a cell of it, and the number of cells. */
  rows: Map<number, Pick<DataRows, 'first' | 'last' | 'cells'>>;
}

/** Passes every cell of a file to the writer, row by row. */
async function streamCells(
  connection: DuckDBConnection,
  file: DataFile,
  plan: Plan,
  report: Report,
  writer: Writer,
): Promise<void> {
  const known = plan.indicators.map((i) => i.id);
  const leaves = file.form === 'wide' ? file.columns.filter((c) => c !== 'unit' && c !== 'period') : [];
  for (const c of leaves.filter((leaf) => !known.includes(leaf))) {
    report('column', () => problems.unknownColumn(file.name, c, known));
  }
  const read = leaves.filter((c) => known.includes(c));
  const columns =
    file.form === 'long' ? ['unit', 'period', 'indicator', 'value', 'status'] : ['unit', 'period', ...read];
  const select = columns.map((c) => (file.columns.includes(c) ? `trim(${identifier(c)}::VARCHAR)` : 'NULL'));
  const result = await connection.stream(`SELECT ${select.join(', ')} FROM ${file.table}`);
  let line = 1;
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    const cells = chunk.getColumns() as (string | null)[][];
    for (let i = 0; i < chunk.rowCount; i++) {
      line++;
      writer.row(line, cells[0]![i] ?? '', cells[1]![i] ?? '');
      if (file.form === 'long') writer.cell('value', cells[2]![i] ?? '', cells[3]![i]!, cells[4]![i]!);
      else for (const [j, leaf] of read.entries()) writer.cell(leaf, leaf, cells[2 + j]![i]!, null);
    }
  }
}

const statuses = new Map(Object.entries(reasonName).map(([code, name]) => [name, Number(code)]));
const kinds = {
  unit: { en: 'unit', zh: '单元' },
  indicator: { en: 'indicator', zh: '指标' },
  status: { en: 'status', zh: '状态' },
};

/** Writes the cells of a file into the panel. `filled` marks cells given before. */
function cellWriter(plan: Plan, panel: Panel, filled: Uint8Array, file: string, report: Report): Writer {
  const unitOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const periodOf = new Map(plan.periods.map((p, t) => [p, t]));
  const indicatorOf = new Map(plan.indicators.map((i, k) => [i.id, k]));
  let [line, unit, period] = [1, '', ''];
  const at = (column: string) => ({ file, line, column });
  const unknown = (column: keyof typeof kinds, code: string, known: ReadonlyMap<string, unknown>) =>
    report(column, () => problems.unknownCode(at(column), kinds[column], code, [...known.keys()]));
  const rows: Writer['rows'] = new Map();
  const figures = new Figures(plan, report);
  return {
    rows,
    row(itsLine, itsUnit, itsPeriod) {
      [line, unit, period] = [itsLine, itsUnit, itsPeriod];
      if (!unitOf.has(unit)) unknown('unit', unit, unitOf);
      if (!periodOf.has(period) && periodNumber(period, plan.frequency) === undefined) {
        report('period', () => problems.badPeriod(at('period'), period, periodForm(plan.frequency)));
      }
    },
    cell(column, indicator, cell, status) {
      if (!indicatorOf.has(indicator)) unknown('indicator', indicator, indicatorOf);
      if (status && !statuses.has(status)) unknown('status', status, statuses);
      const k = indicatorOf.get(indicator);
      const empty = cell === null || /^(|na|nan)$/i.test(cell);
      const value = empty ? Number.NaN : figures.read(cell, k, () => at(column));
      const c = unitOf.get(unit);
      const t = periodOf.get(period);
      if (c === undefined || t === undefined || k === undefined) return;
      const place = offset(panel, k, c, t);
      if (filled[place]) {
        report('twice', () => problems.duplicateCell(file, line, `${unit}, ${period}, ${indicator}`));
      }
      const seen = rows.get(k);
      if (!seen) rows.set(k, { first: line - 1, last: line - 1, cells: 1 });
      else {
        seen.last = line - 1;
        seen.cells++;
      }
      const given = statuses.get(status ?? '');
      filled[place] = 1;
      panel.values[place] = value;
      panel.reasons[place] = empty ? whyMissing(given) : whyPresent(given);
    },
  };
}

/**
 * Parses figures. `82.4%` means 82.4 where the indicator's unit is per cent, and is a problem elsewhere; a column that
 * mixes per cents with plain numbers is ambiguous, also a problem.
 */
class Figures {
  readonly #perCent: boolean[];
  readonly #seen = new Map<number, { percent?: string; plain?: string }>();

  constructor(
    readonly plan: Plan,
    readonly report: Report,
  ) {
    this.#perCent = plan.indicators.map(({ unit }) => isPerCent(unit.en) || isPerCent(unit.zh));
  }

  /** @param k index of the indicator; undefined for an unknown one */
  read(cell: string, k: number | undefined, at: () => Problem['at']): number {
    const figure = figureOf(cell);
    if (typeof figure === 'string') {
      this.report(figure, () =>
        figure === 'text' ? problems.textInNumbers(at(), cell) : figureProblem(at(), cell, figure),
      );
      return Number.NaN;
    }
    const { number, percent } = figure;
    if (k === undefined || (!percent && !this.#perCent[k])) return number;
    if (!this.#perCent[k])
      this.report('percent', () => problems.percentElsewhere(at(), cell, this.plan.indicators[k]!.unit));
    const seen = this.#seen.get(k) ?? {};
    this.#seen.set(k, seen);
    const mixed = percent ? seen.plain : number === 0 ? undefined : seen.percent;
    if (mixed !== undefined && !(seen.percent && seen.plain)) {
      const [plain, perCent] = percent ? [mixed, cell] : [cell, mixed];
      this.report('mixed', () => problems.mixedPercent(at(), plain, perCent));
    }
    if (percent) seen.percent ??= cell;
    else if (number !== 0) seen.plain ??= cell;
    return number;
  }
}

function whyMissing(given: number | undefined): number {
  const missing = given !== undefined && given > Reason.observed && given < Reason.imputedLinear;
  return missing ? given : Reason.notObserved;
}

function whyPresent(given: number | undefined): number {
  return given !== undefined && given >= Reason.imputedLinear ? given : Reason.observed;
}

/**
 * Converts row numbers in problems (the header is row 1) to line numbers: a CSV may have empty lines and cells over
 * several lines.
 */
async function withLines(found: readonly Problem[], { csv }: DataFile): Promise<Problem[]> {
  const last = Math.max(0, ...found.map((p) => p.at.line ?? 0));
  if (!csv || last === 0) return [...found];
  const lines = [0];
  const rows = createReadStream(csv).pipe(csvRows({ info: true, skip_empty_lines: true, to: last }));
  for await (const row of rows) lines.push((row as { info: { lines: number } }).info.lines);
  return found.map((p) => ({ ...p, at: { ...p.at, line: lines[p.at.line!] ?? p.at.line! } }));
}
