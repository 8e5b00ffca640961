/** Sizes of the changes that permutations make, and of what was observed, in standard deviations of the former. */
export interface DrawnChanges {
  observed: number;
  permuted: Float64Array;
}

/** A test that is told beside others. */
export interface ListedTest {
  p: number;
  /** The changes under the permutations of units, and under those of each division into blocks. */
  drawn: readonly DrawnChanges[];
  /** The p-value of the change without what declared errors explain. */
  errorsP?: number;
}

/** The sizes of changes. A measure without a value under a permutation counts as large as what was observed. */
export function sizesOf(change: number, permuted: Float64Array): DrawnChanges {
  const sizes = permuted.map((one) => (Number.isFinite(one) ? Math.abs(one) : Math.abs(change)));
  const sd = Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0) / sizes.length);
  const scaled = (size: number) => (sd > 0 ? size / sd : 0);
  return { observed: scaled(Math.abs(change)), permuted: sizes.map(scaled) };
}

/** Changes that differ by rounding alone are as large as one another. */
const alike = 1 - 1e-9;

/**
 * The p-values of tests that are told side by side, so that a list in which nothing changed has any verdict as seldom as a single test:
 * how often permutations make the largest change of the whole list as large. Units, provinces and neighbours take turns as in single
 * tests; the largest p counts. Where a test is below the level it no longer counts for the others, and these are judged again
 * (step-down; Westfall and Young 1993). Where errors are declared, the p-value without what they explain counts times the number of
 * tests (Holm 1979).
 */
export function togetherP(tests: readonly ListedTest[], level: number): number[] {
  const adjusted = new Array<number>(tests.length);
  let open = Array.from(tests.keys());
  for (let least = 0; open.length > 0; ) {
    const beyond = largestOf(open.map((i) => tests[i]));
    for (const i of open) adjusted[i] = Math.max(least, tests[i].p, beyond(tests[i]));
    const told = open.filter((i) => adjusted[i] <= level);
    if (told.length === 0) break;
    least = Math.max(...told.map((i) => adjusted[i]));
    open = open.filter((i) => adjusted[i] > level);
  }
  return adjusted;
}

/** How often the largest change of some tests is as large as that of one of them. */
function largestOf(tests: readonly ListedTest[]): (test: ListedTest) => number {
  const kinds = Math.max(...tests.map(({ drawn }) => drawn.length));
  const draws = Math.min(...tests.flatMap(({ drawn }) => drawn.map(({ permuted }) => permuted.length)));
  // Of records that were left out in two ways there are twice as many kinds as of others, whose kinds count for both.
  const kindOf = ({ drawn }: ListedTest, k: number) => drawn[k % drawn.length];
  const largest = Array.from({ length: kinds }, (_, k) => {
    const most = new Float64Array(draws);
    for (const test of tests) {
      const { permuted } = kindOf(test, k);
      for (let i = 0; i < draws; i++) if (permuted[i] > most[i]) most[i] = permuted[i];
    }
    return most;
  });
  return (test) => {
    const beyond = largest.map((most, k) => {
      const { observed } = kindOf(test, k);
      return 1 + most.filter((size) => size >= observed * alike).length;
    });
    const ofErrors = test.errorsP === undefined ? 0 : Math.min(1, tests.length * test.errorsP);
    return Math.max(ofErrors, Math.max(...beyond) / (draws + 1));
  };
}
