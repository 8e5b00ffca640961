import { offset } from '../cube.js';
import { type Panel, Reason, reasonName } from '../panel.js';
import type { Plan } from '../plan.js';
import { nearestWord } from '../problems/nearestWord.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { DataRows } from '../provenance.js';
import { periodForm, periodNumber } from '../time/period.js';
import { figureProblem, isPerCent, parsePlainFigure } from './coinrCells.js';

/** The form of a data file, by its columns: a row for each figure (long), or a column for each indicator (wide). */
export const formOf = (columns: readonly string[]): 'long' | 'wide' =>
  columns.includes('indicator') ? 'long' : 'wide';

/**
 * Absent and duplicate columns. Long files may have further columns (notes, names), which are ignored unless a name
 * looks like a mistyped `status`.
 */
export function wrongColumns(file: string, form: 'long' | 'wide', columns: readonly string[]): Problem[] {
  const needed = form === 'long' ? ['unit', 'period', 'indicator', 'value'] : ['unit', 'period'];
  const absent = needed.filter((c) => !columns.includes(c)).map((c) => problems.absentColumn(file, c));
  const twice = columns.filter((c, i) => columns.indexOf(c) < i);
  const known = [...needed, 'status'];
  const near = columns.filter((c) => !known.includes(c) && nearestWord(c, ['status']));
  return [
    ...absent,
    ...twice.map((c) => problems.duplicate({ file, line: 1 }, c, 1)),
    ...(form === 'long' ? near : []).map((c) => problems.unknownColumn(file, c, known)),
  ];
}

/** Reports a problem of some kind. */
export type Report = (kind: string, problem: () => Problem) => void;

/** Checks and stores cells: first the unit and period of a row, then its values. */
export interface CellWriter {
  row(line: number, unit: string, period: string): void;
  cell(column: string, indicator: string, value: string | null, status: string | null): void;
  /** By index of the indicator: first and last data row with a cell of it, and the number of cells. */
  rows: Map<number, Pick<DataRows, 'first' | 'last' | 'cells'>>;
}

const statuses = new Map(Object.entries(reasonName).map(([code, name]) => [name, Number(code)]));
const kinds = {
  unit: { en: 'unit', zh: '单元' },
  indicator: { en: 'indicator', zh: '指标' },
  status: { en: 'status', zh: '状态' },
};

/** Writes the cells of a data file into the panel. `filled` marks cells given before. */
export function cellWriter(
  plan: Plan,
  panel: Panel,
  filled: Uint8Array,
  file: string,
  report: Report,
): CellWriter {
  const unitOf = new Map(plan.units.map((u, c) => [u.code, c]));
  const periodOf = new Map(plan.periods.map((p, t) => [p, t]));
  const indicatorOf = new Map(plan.indicators.map((i, k) => [i.id, k]));
  let [line, unit, period] = [1, '', ''];
  const at = (column: string) => ({ file, line, column });
  const unknown = (column: keyof typeof kinds, code: string, known: ReadonlyMap<string, unknown>) =>
    report(column, () => problems.unknownCode(at(column), kinds[column], code, [...known.keys()]));
  const rows: CellWriter['rows'] = new Map();
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
      if (k !== undefined && plan.indicators[k]!.formula !== undefined) {
        if (!empty) report(`computed ${indicator}`, () => problems.computedGiven(at(column), indicator));
        return;
      }
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
      panel.reasons[place] = empty ? missingReason(given) : presentReason(given);
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
    const figure = parsePlainFigure(cell);
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

function missingReason(given: number | undefined): number {
  const missing = given !== undefined && given > Reason.observed && given < Reason.imputedLinear;
  return missing ? given : Reason.notObserved;
}

function presentReason(given: number | undefined): number {
  return given !== undefined && given >= Reason.imputedLinear ? given : Reason.observed;
}

/** Marks cells of a unit after its last period as missing for that reason, not for lack of data. */
export function markExistence(plan: Plan, panel: Panel): void {
  plan.units.forEach((unit, c) => {
    if (!unit.until) return;
    for (let t = 0; t < panel.periods; t++) {
      if (plan.periods[t]! <= unit.until) continue;
      for (let k = 0; k < panel.indicators; k++) {
        const cell = offset(panel, k, c, t);
        panel.values[cell] = Number.NaN;
        panel.reasons[cell] = Reason.unitDidNotExist;
      }
    }
  });
}
