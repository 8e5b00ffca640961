import { appendFileSync } from 'node:fs';
import { times } from './thorough.js';

/** Parts of `npm run reliability`. */
export type Part =
  | 'kills'
  | 'power'
  | 'faults'
  | 'flips'
  | 'full'
  | 'readonly'
  | 'clock'
  | 'damaged'
  | 'histories'
  | 'load';

const { RELIABILITY_TIMES: asked, RELIABILITY_SEED: seed, RELIABILITY_RESULTS: results } = process.env;

/** Whether `npm run reliability` runs the tests. */
const isAsked = asked !== undefined;

/**
 * How often something is tried: so often in a run of the tests, where `npm test` may take fewer; `npm run reliability` says
 * how often a part is tried in all, of which one test has a share.
 */
export function often(usual: number, { few = usual, share = 1 } = {}): number {
  return isAsked ? Math.max(1, Math.round(Number(asked) * share)) : times(few, usual);
}

/** The seed of random choices: one and the same in every run of the tests, and another one where it is asked for. */
export const seedOf = (usual: number) => usual + Number(seed ?? 0);

/** Milliseconds after which a test is given up. */
export const patience = (usual: number) => (isAsked ? 8 * 3_600_000 : usual);

/** Says what was tried and found; `npm run reliability` puts it into its document. */
export function tell(part: Part, what: string, tried: number, found: Record<string, unknown> | string): void {
  if (results !== undefined) {
    appendFileSync(results, `${JSON.stringify({ part, what, tried, found })}\n`);
    return;
  }
  console.log(`${what}, ${tried} times: ${JSON.stringify(found)}`);
}
