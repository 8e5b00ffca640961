import {
  emptyPanel,
  frequencyOf,
  offset,
  type Panel,
  type Plan,
  type Problem,
  periodForm,
  periodNumber,
  Reason,
  textProblems,
  UserError,
} from '../../edition/index.js';
import type { Extent } from './plan.js';
import type { IndexSpec } from './spec.js';

/** A row of a table: a unit in a period, and its figures by the ids of the indicators. Absent, null, '' and NaN are missing. */
export type Row = Readonly<Record<string, string | number | null | undefined>>;

/** The columns of units and periods. */
const columnsOf = ({ columns }: IndexSpec) => ({ unit: 'unit', period: 'period', ...columns });

/** The units of rows, in the order in which they come, and their periods in the order of time. */
export function extentOf(spec: IndexSpec, rows: readonly Row[]): Extent {
  const { unit, period } = columnsOf(spec);
  const units = [...new Set(rows.map((row) => String(row[unit] ?? '')))];
  const periods = [...new Set(rows.map((row) => String(row[period] ?? '')))];
  const frequency = frequencyOf({ list: periods });
  const found: Problem[] = [];
  const form = periodForm(frequency);
  // A table of one period need not name it.
  for (const one of periods.length > 1 ? periods : [])
    if (periodNumber(one, frequency) === undefined)
      found.push(textProblems.wrongValue({ file: 'the table', column: period }, one, like(form)));
  if (units.includes('')) found.push(textProblems.absentKey({ file: 'the table', column: unit }, unit));
  if (rows.length === 0) found.push(textProblems.absentKey({ file: 'the table' }, unit));
  if (found.length > 0) throw new UserError(found);
  const inTime = (one: string) => periodNumber(one, frequency) ?? 0;
  return { units, periods: periods.sort((a, b) => inTime(a) - inTime(b)) };
}

const like = (form: string) => ({
  en: `a period like the others, such as ${form}`,
  zh: `与其他相同形式的时期，如 ${form}`,
});
const aNumber = { en: 'a number, or nothing', zh: '数值，或留空' };
const once = { en: 'one row for each unit and period', zh: '每个单元与时期各一行' };

/** The figures of rows as a panel of a plan. @throws UserError for what is no figure, and for a unit that comes twice in a period */
export function panelOf(spec: IndexSpec, plan: Plan, rows: readonly Row[]): Panel {
  const { unit, period } = columnsOf(spec);
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const units = new Map(plan.units.map(({ code }, c) => [code, c]));
  const periods = new Map(plan.periods.map((name, t) => [name, t]));
  const seen = new Set<string>();
  const found: Problem[] = [];
  rows.forEach((row, i) => {
    const [code, time] = [String(row[unit]), String(row[period] ?? '')];
    const at = { file: 'the table', line: i + 1 };
    const key = JSON.stringify([code, time]);
    if (seen.has(key)) found.push(textProblems.wrongValue(at, `${code} ${time}`, once));
    seen.add(key);
    plan.indicators.forEach(({ id, formula }, k) => {
      const value = row[id];
      if (formula !== undefined || value === undefined || value === null || value === '') return;
      if (typeof value !== 'number' || Math.abs(value) === Number.POSITIVE_INFINITY)
        found.push(textProblems.wrongValue({ ...at, column: id }, String(value), aNumber));
      else if (!Number.isNaN(value)) {
        const place = offset(panel, k, units.get(code)!, periods.get(time)!);
        panel.values[place] = value;
        panel.reasons[place] = Reason.observed;
      }
    });
  });
  found.push(...absentColumns(plan, rows));
  if (found.length > 0) throw new UserError(found);
  return panel;
}

/** Indicators that no row has a column for. */
function absentColumns(plan: Plan, rows: readonly Row[]): Problem[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const kind = { en: 'column', zh: '列' };
  return plan.indicators
    .filter(({ id, formula }) => formula === undefined && !columns.includes(id))
    .map(({ id }) => textProblems.unknownCode({ file: 'the table' }, kind, id, columns));
}
