import { describe, it, type TestContext } from 'vitest';

/**
 * Whether `npm run test:thorough` runs the tests. `npm test` makes every kind of check on a few cases; this
 * one makes it on all of them.
 */
export const thorough = process.env['IPLUS_THOROUGH'] !== undefined;

const where = 'only in npm run test:thorough';

/** `it` for a test of which `npm test` has a cheaper one of the same kind. */
export function itThoroughly(
  name: string,
  test: (context: TestContext) => Promise<void> | void,
  timeout?: number,
): void {
  it(name, thorough ? test : (context) => context.skip(where), timeout);
}

/** `describe` for tests of which `npm test` has cheaper ones of the same kind. */
export function describeThoroughly(name: string, tests: () => void): void {
  if (thorough) describe(name, tests);
  else describe(name, () => it('all of its tests', (context) => context.skip(where)));
}

/** All cases, or so few of them in `npm test`: the first, the last, and others evenly between. */
export function casesOf<T>(all: readonly T[], few: number): readonly T[] {
  if (thorough || few >= all.length) return all;
  const step = few > 1 ? (all.length - 1) / (few - 1) : 0;
  return Array.from({ length: few }, (_, i) => all[Math.round(i * step)]!);
}

/** How many cases a test makes up: so few in `npm test`, so many in `npm run test:thorough`. */
export const times = (few: number, many: number): number => (thorough ? many : few);
