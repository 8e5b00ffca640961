import type { Problem } from './problem.js';

/** Maximum number of problems of each kind in a list. */
const most = 20;

/**
 * Collects problems. Of each kind the first twenty are kept and the rest counted, so that a shortened list can say
 * `and 319 more`.
 */
export class ProblemList {
  readonly #kinds = new Map<string, { told: Problem[]; count: number }>();

  /** @param kind problems of the same kind are counted together (default: what was expected) */
  add(problem: Problem, kind: string = problem.expected.en): void {
    const known = this.#kinds.get(kind);
    if (!known) this.#kinds.set(kind, { told: [problem], count: 1 });
    else if (++known.count <= most) known.told.push(problem);
  }

  /** Like `add`, but the problem is created only where it is kept, because the search for similar codes takes time. */
  addLazily(make: () => Problem, kind: string): void {
    const known = this.#kinds.get(kind);
    if (known && known.count >= most) known.count++;
    else this.add(make(), kind);
  }

  /** All problems by kind, in the order in which each kind first occurred. */
  get all(): Problem[] {
    return [...this.#kinds.values()].flatMap(({ told, count }) =>
      count > told.length ? [...told, more(told[0]!, count - told.length)] : told,
    );
  }
}

/** A list of problems shortened by kind, with the rest counted. */
export function shortenProblems(found: readonly Problem[]): Problem[] {
  const list = new ProblemList();
  for (const problem of found) list.add(problem);
  return list.all;
}

function more({ at: { file }, expected, mend }: Problem, count: number): Problem {
  const found = { en: `and ${count} more of this kind`, zh: `另有 ${count} 处同类问题` };
  return { at: { file }, found, expected, mend, more: count };
}
