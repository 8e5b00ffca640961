import { addedParts, type Signal, summedColumn } from '../../edition/index.js';

/** A record as the files of an edition have it: what its signals read of it, as text. */
export interface Row {
  /** Its place, as the record names it, and its period: the cell that it belongs to. */
  cell: string;
  /** Its contributor; empty where none is named. */
  contributor: string;
  /** All columns of the file, in their order. */
  values: string[];
  /** The number of the batch that it came in. */
  n: number;
}

/** The rule for records of a cell that enter figures together. */
export interface Rule {
  /** Records. */
  records: number;
  contributors?: { least: number; percent: number };
  /** What is added up: the number of a column, or undefined where records are counted. */
  amounts: (number | undefined)[];
}

/** The rules of a signal; undefined where it has none. */
export function ruleOf(signal: Signal, columns: readonly string[]): Rule | undefined {
  const { 'suppress-below': records = 0, contributors, value } = signal;
  if (records === 0 && !contributors) return undefined;
  const amounts = amountsOf(value).map((name) => (name === undefined ? undefined : columns.indexOf(name)));
  if (!contributors) return { records, amounts };
  const { 'at-least': least = 3, 'p-percent': percent = 10 } = contributors;
  return { records, contributors: { least, percent }, amounts };
}

/** The columns that a value adds up; undefined stands for the number of records. */
export function amountsOf(value: Signal['value']): (string | undefined)[] {
  const parts = addedParts(value);
  return parts.length === 0 ? [undefined] : parts.map(summedColumn);
}

/**
 * Whether records may be let into figures together: enough of them, enough contributors, and no contributor's amount could be worked
 * out by the second largest to within the percentage. Where it holds of several sets of records, it holds of all of them together, so
 * that no sum and no difference of figures made of such sets says more than the rules allow.
 */
export function isSafe(rows: readonly Row[], rules: readonly Rule[]): boolean {
  return rules.every(({ records, contributors, amounts }) => {
    if (rows.length < records) return false;
    if (!contributors) return true;
    return amounts.every((column) => {
      const by = new Map<string, number>();
      for (const { contributor, values } of rows) {
        if (contributor === '') continue;
        const amount = column === undefined ? 1 : Number(values[column] || 0);
        by.set(contributor, (by.get(contributor) ?? 0) + amount);
      }
      if (by.size < contributors.least) return false;
      const [first = 0, , ...rest] = [...by.values()].sort((a, b) => b - a);
      return rest.reduce((sum, x) => sum + x, 0) >= (contributors.percent / 100) * first;
    });
  });
}

/**
 * Lets the records of one batch into figures, with those of their cells that were held back before, or holds them back.
 * @param held by cell; changed
 * @returns the records that are let in
 */
export function letIn(held: Map<string, Row[]>, rows: readonly Row[], rules: readonly Rule[]): Row[] {
  if (rules.length === 0) return [...rows];
  const touched = new Map<string, Row[]>();
  for (const row of rows) {
    const known = touched.get(row.cell);
    if (known) known.push(row);
    else touched.set(row.cell, [row]);
  }
  return [...touched].flatMap(([cell, own]) => {
    const all = [...(held.get(cell) ?? []), ...own];
    if (isSafe(all, rules)) {
      held.delete(cell);
      return all;
    }
    held.set(cell, all);
    return [];
  });
}

/** Whether numbers of records are not confidential: no signal with rules uses the number of its records in a figure. */
export function areCountsPublic(signals: readonly Signal[]): boolean {
  return signals.every(
    (signal) =>
      (signal.contributors === undefined && signal['suppress-below'] === undefined) ||
      !amountsOf(signal.value).includes(undefined),
  );
}
