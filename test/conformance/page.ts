import { loadSolver } from '../../src/engine/index.js';
import { casesOf, type Given } from './cases.js';
import { digestOf, linesOf } from './digest.js';

/** What a run of all cases gives, wherever it runs. */
export interface Answer {
  name: string;
  digest: string;
  complaints: string[];
  /** Whether the answer is that the edition cannot be built. */
  refused: boolean;
}

/** Runs every case, or those of some names. */
export async function answers(
  given: Given,
  isAsked: (name: string) => boolean = () => true,
): Promise<Answer[]> {
  const list: Answer[] = [];
  for (const { name, run, complaints } of casesOf(given, await loadSolver())) {
    if (!isAsked(name)) continue;
    const answer = await run();
    const refused = typeof answer === 'object' && answer !== null && 'refused' in answer;
    list.push({ name, digest: digestOf(answer), complaints: complaints?.(answer) ?? [], refused });
  }
  return list;
}

/** The answer of one case, a line a leaf. */
export async function lines(given: Given, name: string): Promise<string[]> {
  const cases = casesOf(given, await loadSolver());
  return linesOf(await cases.find((c) => c.name === name)?.run());
}
