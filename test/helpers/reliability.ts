import { appendFileSync } from 'node:fs';

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
  | 'load';

const { RELIABILITY_TIMES: times, RELIABILITY_SEED: seed, RELIABILITY_RESULTS: results } = process.env;

/** Whether `npm run reliability` runs the tests. */
const isAsked = times !== undefined;

/**
 * How often something is tried: a few times in every run of the tests; `npm run reliability` says how often a part is tried in
 * all, of which one test has a share.
 */
export function often(usual: number, share = 1): number {
  return isAsked ? Math.max(1, Math.round(Number(times) * share)) : usual;
}

/** Whether so much is tried that what usually happens must have happened. */
export const isMuch = (usual: number, share = 1) => often(usual, share) >= usual;

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
