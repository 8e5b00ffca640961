import { type Problem, problems, type Signal } from '../edition/index.js';
import { measuresOf, type PartialRow, rowKey, type State } from '../sql/index.js';
import { failure } from './duckdb.js';
import type { PartialTable, RecordEngine } from './engine.js';
import type { WrittenSignal } from './openEdition.js';

/** One place in one vintage: its words, all its records, and what each signal makes of them. */
export interface Row {
  words: string[];
  observed: string;
  n: number;
  of: RowFigures[];
}

/** Records, value and what is below the line; of a figure that does not add up its records and what merges. */
export interface RowFigures {
  n: number;
  v: number;
  d: number;
  state?: State;
  /** What each contributor has of it, where the signal names them. */
  by?: Map<number, number>;
}

/** Asks for the partials of a group of signals; when it fails, for those of each alone, to name those to blame. */
export async function readRows(
  engine: RecordEngine,
  group: readonly WrittenSignal[],
  found: Problem[],
): Promise<Row[]> {
  const { from, at } = group[0]!;
  if (!(await engine.has(from))) {
    const what = { en: `the records of ${at.file}`, zh: `${at.file} 所用的原始记录` };
    found.push(problems.absentFile(from, what));
    return [];
  }
  try {
    return rowsOf(group, await engine.partials(from, group));
  } catch (error) {
    const alone: (string | undefined)[] = [];
    for (const signal of group) alone.push(await failureOf(() => engine.partials(from, [signal])));
    const blamed = group.flatMap((s, i) => (alone[i] ? [problems.badSignal(s.at, alone[i])] : []));
    found.push(...(blamed.length > 0 ? blamed : [problems.badSignal(at, failure(error))]));
    return [];
  }
}

async function failureOf(work: () => Promise<unknown>): Promise<string | undefined> {
  return work().then(
    () => undefined,
    (error: unknown) => failure(error),
  );
}

/** The rows of all queries of a plan side by side. */
export function rowsOf(signals: readonly Signal[], table: PartialTable): Row[] {
  const measures = signals.map(measuresOf);
  const adds = measures.map((m) => m.adds);
  const all = new Map<string, Row>();
  for (const { query, rows } of table) {
    for (const partial of rows) {
      const key = rowKey(partial);
      const row = all.get(key) ?? emptyRow(partial, signals.length);
      all.set(key, row);
      query.columns.forEach(({ aggregate, signal, of }, i) => {
        const state = aggregate.read(partial.cells[i]!);
        if (signal === undefined) row.n = aggregate.finish(state);
        else if (of === 'records') row.of[signal]!.n = aggregate.finish(state);
        else if (of === 'contributions') row.of[signal]!.by = state as Map<number, number>;
        else if (of === 'below') row.of[signal]!.d = aggregate.finish(state);
        else if (adds[signal]) row.of[signal]!.v = aggregate.finish(state);
        else row.of[signal]!.state = state;
      });
    }
  }
  for (const row of all.values()) {
    row.of.forEach((figures, i) => {
      if (adds[i]) return;
      figures.v = figures.n;
      figures.state ??= measures[i]!.value.aggregate.read(null);
    });
  }
  return [...all.values()];
}

function emptyRow({ words, observed }: PartialRow, signals: number): Row {
  return {
    words: words.map((word) => word ?? ''),
    observed: observed ?? '',
    n: 0,
    of: Array.from({ length: signals }, () => ({ n: 0, v: 0, d: 0 })),
  };
}
