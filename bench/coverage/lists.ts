import { inequalitySeries } from '../../dist/analysis/balance/inequalitySeries.js';
import { seededRandom } from '../../dist/analysis/robustness/random.js';
import type { Cell } from './cell.js';
import { type Drawn, listOf } from './lines.js';
import { normal, type Random } from './panels.js';

/** A report: the whole index and ten parts in three periods, of which two pairs are judged by three measures each. */
interface Report {
  units: number;
  provinces: number;
  /** Which share of their ups and downs parts have in common. */
  shared: number;
  /** By what the spread of three parts is multiplied in the last period; 1 where nothing changes. */
  factor: number;
}

const parts = 10;
const changed = 3;

const reports: readonly Report[] = [
  { units: 60, provinces: 8, shared: 0.3 },
  { units: 120, provinces: 12, shared: 0.7 },
  { units: 300, provinces: 31, shared: 0.5 },
].flatMap((of) => [1, 0.85].map((factor) => ({ ...of, factor })));

/** Reports with a verdict on the spread of any part, pair of periods or measure that is false; and how many changes of parts get one. */
export function listCells(trials: number, of: readonly Report[] = reports): Cell[] {
  return of.flatMap((report) => {
    const { units, provinces, shared, factor } = report;
    const random = seededRandom(units + Math.round(100 * factor));
    const found = Array.from({ length: trials }, () => toldIn(report, random));
    const change = factor === 1 ? 'nothing changed' : `three of ten parts × ${factor}`;
    const cell = { panel: `${change}, ${provinces} provinces, ${shared} shared`, units, periods: 3, trials };
    const sum = (key: 'wrong' | 'right') => found.reduce((n, one) => n + one[key], 0);
    const wrong = { ...cell, counts: 'wrong', nominal: 0.1 } as const;
    const right = { ...cell, what: 'changes of parts, judged together', counts: 'found' } as const;
    return [
      { ...wrong, what: 'reports with a false verdict on a gap, judged together', hits: sum('wrong') },
      ...(factor < 1 ? [{ ...right, hits: sum('right') / changed }] : []),
    ];
  });
}

/** Whether a report has a false verdict, and how many of the changes of parts since the first period it tells. */
function toldIn(report: Report, random: Random) {
  const { factor } = report;
  const lines = listOf(drawnReport(report, random));
  const isTrue = (g: number) => factor < 1 && g <= changed;
  const all = lines.flatMap((line) => inequalitySeries(line).changes);
  const changes = all.map((of, i) => ({ ...of, g: Math.floor((i * lines.length) / all.length) }));
  const isTold = ({ verdict }: { verdict: string }) => verdict === 'narrowed' || verdict === 'widened';
  const constant = changes.filter(({ g }) => !isTrue(g));
  const real = changes.filter(
    ({ g, from, measure, verdict }) =>
      g > 0 && isTrue(g) && from === 0 && measure === 'sd-log' && verdict === 'narrowed',
  );
  return {
    wrong: Number(constant.some(isTold)),
    right: real.length,
  };
}

function drawnReport({ units, provinces, shared, factor }: Report, random: Random): Drawn[] {
  const blocks = [Int32Array.from({ length: units }, (_, c) => c % provinces)];
  const shares = (share: number, a: Float64Array[], b: Float64Array[]) =>
    a.map((own, t) => own.map((x, c) => Math.sqrt(1 - share) * x + Math.sqrt(share) * b[t]![c]!));
  const walk = () => {
    const ofProvinces = path(provinces, random).map((of) => Float64Array.from(blocks[0]!, (j) => of[j]!));
    return shares(0.3, path(units, random), ofProvinces);
  };
  const common = walk();
  const columns = Array.from({ length: parts }, (_, k) =>
    shares(shared, walk(), common).map((z, t) =>
      z.map((x) => Math.exp(1.2 * (t === 2 && k < changed ? factor : 1) * x)),
    ),
  );
  const whole = [0, 1, 2].map((t) =>
    Float64Array.from({ length: units }, (_, c) => columns.reduce((sum, of) => sum + of[t]![c]!, 0)),
  );
  return [whole, ...columns].map((of) => ({ columns: of, blocks }));
}

/** Three periods of stationary autoregressions (0.95) with standard deviation 1. */
function path(n: number, random: Random): Float64Array[] {
  let now = Float64Array.from({ length: n }, () => normal(random));
  return [0, 1, 2].map((t) => {
    if (t > 0) now = now.map((x) => 0.95 * x + Math.sqrt(1 - 0.95 ** 2) * normal(random));
    return now;
  });
}
