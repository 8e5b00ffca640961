import { spreadTest } from '../../dist/analysis/balance/spreadTest.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random, student } from './panels.js';

/** Figures of two years whose true spread changes by a factor, or not at all. */
interface Inexact {
  name: string;
  units: number;
  /** Declared errors of the figures in both years, as shares of them. */
  errors: readonly [number, number];
  /** How much of the errors of three indicators a place has in all of them. */
  shared?: number;
  factor: number;
  /** Whether truths and their shocks are heavy-tailed. */
  isHeavy?: boolean;
}

const worlds: readonly Inexact[] = [60, 300].flatMap((units): Inexact[] => [
  { name: 'errors 40% to 5%, independent', units, errors: [0.4, 0.05], factor: 1 },
  { name: 'errors 40% to 5%, shared', units, errors: [0.4, 0.05], factor: 1, shared: 1 },
  { name: 'errors 5% to 40%, t(5) truths', units, errors: [0.05, 0.4], factor: 1, isHeavy: true },
  { name: 'errors of 10%', units, errors: [0.1, 0.1], factor: 1 },
  { name: 'errors of 10%, spread × 0.8', units, errors: [0.1, 0.1], factor: 0.8 },
  { name: 'exact, spread × 0.9', units, errors: [0, 0], factor: 0.9 },
]);

/**
 * Verdicts on the spread of figures with declared errors: where the true spread did not change, and where it did.
 */
export function inexactSpreadCells(trials: number, of: readonly Inexact[] = worlds): Cell[] {
  return of.flatMap((world) => {
    const random = seededRandom(100 * world.name.length + world.units);
    const tests = Array.from({ length: trials }, () => testOf(world, random));
    return (['sd-log', 'gini'] as const).map((measure) => {
      const cell = { what: `two periods: ${measure}`, panel: world.name, units: world.units, periods: 2 };
      const told = (i: number) => {
        const test = tests[i]!;
        const found = 'tests' in test ? test.tests[measure] : undefined;
        return found && found.p <= 0.05 ? Math.sign(found.change) : 0;
      };
      return world.factor === 1
        ? counted({ ...cell, counts: 'wrong', nominal: 0.05 }, trials, (i) => told(i) !== 0)
        : counted({ ...cell, counts: 'found' }, trials, (i) => told(i) < 0);
    });
  });
}

function testOf({ units, errors, shared = 0, factor, isHeavy }: Inexact, random: Random) {
  const tail = isHeavy ? () => student(5, random) : () => normal(random);
  const level = Array.from({ length: units }, () => 0.8 * tail());
  const shocks = level.map(tail);
  // A shock beside a level would widen the spread: it is taken back.
  const keep = Math.sqrt(1 - (0.2 / 0.8) ** 2);
  const truths = [level, level.map((x, c) => factor * (keep * x + 0.2 * shocks[c]!))];
  const columns = truths.map((of, t) =>
    Float64Array.from(of, (x) => {
      const common = normal(random);
      const noise = [0, 1, 2].map(() => Math.sqrt(shared) * common + Math.sqrt(1 - shared) * normal(random));
      return Math.exp(x) * noise.reduce((sum, z) => sum + Math.exp(errors[t]! * z) / 3, 0);
    }),
  );
  const blocks = [Int32Array.from({ length: units }, (_, c) => c % 8)];
  const observed = columns.map((of) => of.map(() => 1));
  const sizes = errors.map((e) => [e / Math.sqrt(3), e].map((s) => new Float64Array(units).fill(s)));
  const known = sizes.map(([least, most]) => [least!, most!] as const);
  return spreadTest({ columns, observed, years: [0, 1], blocks, errors: known }, 199);
}
