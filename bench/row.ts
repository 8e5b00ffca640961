/** One line of the benchmark table: a task of this program compared with a reference measured in the same run. */
export interface Row {
  name: string;
  ours_ms: number;
  /** The reference task. */
  baseline: string;
  baseline_ms: number;
  /** ours_ms / baseline_ms */
  ratio: number;
  note: string;
}

/** Measures two tasks alternately, so that both see the same conditions: the median of `runs` after `warmUp`. */
export async function sideBySide(
  ours: () => unknown,
  baseline: () => unknown,
  runs = 21,
  warmUp = 5,
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let i = -warmUp; i < runs; i++) {
    for (const [j, task] of [ours, baseline].entries()) {
      const start = performance.now();
      await task();
      if (i >= 0) times[j]!.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

/**
 * Measures two tasks alternately by the processor time of all threads: the least of `runs` after `warmUp`. Where several
 * threads write, and on a machine that others use too, this says more than the time that passed.
 */
export async function leastProcessor(
  ours: () => unknown,
  baseline: () => unknown,
  runs = 9,
  warmUp = 2,
): Promise<[number, number]> {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = -warmUp; i < runs; i++) {
    for (const [j, task] of [ours, baseline].entries()) {
      const before = process.cpuUsage();
      await task();
      const { user, system } = process.cpuUsage(before);
      if (i >= 0) least[j] = Math.min(least[j]!, (user + system) / 1000);
    }
  }
  return least;
}

/** The median time of one task. */
export function timeOf(task: () => unknown, runs = 11, warmUp = 3): number {
  const times: number[] = [];
  for (let i = -warmUp; i < runs; i++) {
    const start = performance.now();
    task();
    if (i >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** A row for two tasks. */
export async function rowOf(
  name: string,
  baseline: string,
  note: string,
  tasks: [() => unknown, () => unknown],
  runs?: number,
  warmUp?: number,
): Promise<Row> {
  const [ours_ms, baseline_ms] = await sideBySide(...tasks, runs, warmUp);
  return { name, ours_ms, baseline, baseline_ms, ratio: ours_ms / baseline_ms, note };
}

/** A row compared with a recorded time from elsewhere: the ratio is only an indication. */
export async function recordedRow(
  name: string,
  recorded: { what: string; ms: number },
  note: string,
  ours: () => unknown,
): Promise<Row> {
  const [ours_ms] = await sideBySide(ours, () => {});
  const baseline = `${recorded.what} (recorded elsewhere)`;
  return { name, ours_ms, baseline, baseline_ms: recorded.ms, ratio: ours_ms / recorded.ms, note };
}

/** A row compared with a limit: a ratio below one meets it. */
export async function goalRow(
  name: string,
  goal_ms: number,
  note: string,
  ours: () => unknown,
  runs = 5,
): Promise<Row> {
  const [ours_ms] = await sideBySide(ours, () => {}, runs, 2);
  return { name, ours_ms, baseline: 'the goal', baseline_ms: goal_ms, ratio: ours_ms / goal_ms, note };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
