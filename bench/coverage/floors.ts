import { inequalitySeries } from '../../dist/analysis/balance/inequalitySeries.js';
import { lineOf } from '../../dist/analysis/balance/lines.js';
import { levelsOf } from '../../dist/analysis/index.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import { buildIndex } from '../../dist/engine/index.js';
import { caseOf } from '../case.js';
import { type Cell, counted } from './cell.js';
import { normal, type Random, student } from './panels.js';

/** Figures of two years that grow alike, rounded to whole numbers of at least one. */
interface Floor {
  name: string;
  units: number;
  indicators: number;
  growth: number;
  /** By what the spread of the true figures is multiplied in the second year. */
  factor: number;
  isHeavy?: boolean;
}

const worlds: readonly Floor[] = [60, 300].flatMap((units): Floor[] => [
  { name: 'growth by 22%', units, indicators: 3, growth: 1.22, factor: 1 },
  { name: 'growth by 49%, t(5)', units, indicators: 3, growth: 1.49, factor: 1, isHeavy: true },
  { name: 'doubled', units, indicators: 1, growth: 2, factor: 1 },
  { name: 'growth by 22%, spread × 0.8', units, indicators: 3, growth: 1.22, factor: 0.8 },
]);

/** Verdicts on the spread of whole numbers of which two fifths are at their floor. */
export function floorCells(trials: number, of: readonly Floor[] = worlds): Cell[] {
  return of.flatMap((world) => {
    const { name, units, indicators, factor } = world;
    const random = seededRandom(100 * name.length + units);
    const made = caseOf({ units, indicators, periods: 2, gaps: 0, method: {} });
    const many = factor === 1 ? trials : Math.ceil(trials / 4);
    const found = Array.from({ length: many }, () => changesOf(world, made, random));
    const panel = `whole numbers from 1, ${name}, ${indicators} indicators`;
    return (factor === 1 ? (['sd-log', 'gini'] as const) : (['sd-log'] as const)).map((measure) => {
      const cell = { what: `two periods: ${measure}`, panel, units, periods: 2 };
      const told = (i: number) => found[i]!.find((of) => of.measure === measure)!.verdict;
      const isTold = (i: number) => told(i) === 'narrowed' || told(i) === 'widened';
      return factor === 1
        ? counted({ ...cell, counts: 'wrong', nominal: 0.05 }, many, isTold)
        : counted({ ...cell, counts: 'found' }, many, (i) => told(i) === 'narrowed');
    });
  });
}

function changesOf(
  { units, growth, factor, isHeavy }: Floor,
  { plan, panel }: ReturnType<typeof caseOf>,
  random: Random,
) {
  const tail = () => (isHeavy ? student(5, random) : normal(random));
  const sizes = Array.from({ length: units }, tail);
  const moves = Array.from({ length: units }, tail);
  // A shock beside a level would widen the spread: it is taken back.
  const keep = Math.sqrt(1 - 0.3 ** 2);
  const logs = [sizes, sizes.map((x, c) => factor * (keep * x + 0.3 * moves[c]!))];
  const values = panel.values.map((_, at) => {
    const t = Math.floor(at / units) % 2;
    const own = 0.5 * tail();
    return Math.max(1, Math.round((t === 1 ? growth : 1) * 1.7 * Math.exp(logs[t]![at % units]! + own)));
  });
  const drawn = { ...panel, values };
  const index = buildIndex(plan, drawn);
  return inequalitySeries(lineOf({ plan, panel: drawn, index }, levelsOf(plan, index)[0]!, 0)).changes;
}
