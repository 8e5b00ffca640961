import type { Problem } from './problem.js';

/** Of each kind of problem in a list so many are told one by one. */
const most = 20;

/**
 * Gathers problems. Of each kind the first twenty are kept and the rest counted, so that a list that is cut says by
 * how much: `and 319 more`.
 */
export class ProblemList {
  readonly #kinds = new Map<string, { told: Problem[]; count: number }>();

  /** @param kind what makes problems alike (by default what was expected) */
  add(problem: Problem, kind: string = problem.expected.en): void {
    const known = this.#kinds.get(kind);
    if (!known) this.#kinds.set(kind, { told: [problem], count: 1 });
    else if (++known.count <= most) known.told.push(problem);
  }

  /** All of them, kind by kind in the order in which each first came. */
  get all(): Problem[] {
    return [...this.#kinds.values()].flatMap(({ told, count }) =>
      count > told.length ? [...told, more(told[0]!, count - told.length)] : told,
    );
  }
}

/** The problems of a list, with what is cut counted. */
export function listed(found: readonly Problem[]): Problem[] {
  const list = new ProblemList();
  for (const problem of found) list.add(problem);
  return list.all;
}

function more({ at: { file }, expected, mend }: Problem, count: number): Problem {
  const found = { en: `and ${count} more of this kind`, zh: `另有 ${count} 处同类问题` };
  return { at: { file }, found, expected, mend, more: count };
}
