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
export function sideBySide(
  ours: () => unknown,
  beside: () => unknown,
  runs = 21,
  warmUp = 5,
): [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let i = -warmUp; i < runs; i++) {
    [ours, beside].forEach((task, j) => {
      const start = performance.now();
      task();
      if (i >= 0) times[j]!.push(performance.now() - start);
    });
  }
  return [median(times[0]), median(times[1])];
}

/** A row from its two tasks. */
export function rowOf(
  name: string,
  beside: string,
  note: string,
  tasks: [() => unknown, () => unknown],
): Row {
  const [ours_ms, beside_ms] = sideBySide(...tasks);
  return { name, ours_ms, beside, beside_ms, ratio: ours_ms / beside_ms, note };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
