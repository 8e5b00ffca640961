/** One line of the bench table: a task of ours beside a yardstick measured in the same run. */
export interface Row {
  name: string;
  ours_ms: number;
  /** What the yardstick does. */
  beside: string;
  beside_ms: number;
  /** ours_ms / beside_ms */
  ratio: number;
  note: string;
}

/** Measures two tasks turn by turn, so that both see the same machine: the median of `runs` after `warmUp`. */
export async function sideBySide(
  ours: () => unknown,
  beside: () => unknown,
  runs = 21,
  warmUp = 5,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = -warmUp; i < runs; i++) {
    for (const [j, task] of [ours, beside].entries()) {
      const start = performance.now();
      await task();
      if (i >= 0) times[j]!.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

/** The median time of one task alone. */
export function timeOf(task: () => unknown, runs = 11, warmUp = 3): number {
  const times: number[] = [];
  for (let i = -warmUp; i < runs; i++) {
    const start = performance.now();
    task();
    if (i >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** A row from its two tasks. */
export async function rowOf(
  name: string,
  beside: string,
  note: string,
  tasks: [() => unknown, () => unknown],
  runs?: number,
  warmUp?: number,
): Promise<Row> {
  const [ours_ms, beside_ms] = await sideBySide(...tasks, runs, warmUp);
  return { name, ours_ms, beside, beside_ms, ratio: ours_ms / beside_ms, note };
}

/** A row beside a time that was measured elsewhere, once: its ratio says only how many times. */
export async function recordedRow(
  name: string,
  recorded: { what: string; ms: number },
  note: string,
  ours: () => unknown,
): Promise<Row> {
  const [ours_ms] = await sideBySide(ours, () => {});
  const beside = `${recorded.what} (recorded elsewhere)`;
  return { name, ours_ms, beside, beside_ms: recorded.ms, ratio: ours_ms / recorded.ms, note };
}

/** A row beside what it may take at most: a ratio below one keeps within it. */
export async function goalRow(
  name: string,
  goal_ms: number,
  note: string,
  ours: () => unknown,
  runs = 5,
): Promise<Row> {
  const [ours_ms] = await sideBySide(ours, () => {}, runs, 2);
  return { name, ours_ms, beside: 'the goal', beside_ms: goal_ms, ratio: ours_ms / goal_ms, note };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
