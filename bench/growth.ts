import { analyse, runStudy } from '../dist/analysis/index.js';
import { buildIndex } from '../dist/engine/index.js';
import { caseOf, full, type Size } from './case.js';
import { timeOf } from './row.js';
import { studyOf } from './study.js';

/** Growth of the time of a task with one size, the others fixed: slope 1 is proportional. */
export interface Growth {
  what: string;
  sizes: number[];
  ms: number[];
  /** Least-squares slope of ln ms on ln size. */
  slope: number;
}

/**
 * The whole index (impute, treat, min-max, means, ranks) at four sizes of units, indicators and periods; studies of
 * four sizes.
 */
export async function benchGrowth(): Promise<Growth[]> {
  const start: Size = {
    ...full,
    units: 100,
    indicators: 50,
    periods: 6,
    gaps: 0.02,
    method: {
      impute: { method: 'mean' },
      treat: { winsorise: 5, transform: 'log-ct' },
      normalise: { method: 'min-max' },
    },
  };
  const grown = (what: 'units' | 'indicators' | 'periods', sizes: number[]): Growth => {
    const ms = sizes.map((n) => {
      const { plan, panel } = caseOf({ ...start, [what]: n });
      return timeOf(() => buildIndex(plan, panel), 7);
    });
    return { what, sizes, ms, slope: slopeOf(sizes.map(Math.log), ms.map(Math.log)) };
  };
  return [
    grown('units', [100, 400, 1600, 6400]),
    grown('indicators', [25, 100, 400, 1600]),
    grown('periods', [6, 24, 96, 384]),
    await replicates(start, [100, 400, 1600, 6400]),
    analyses('units', [50, 100, 200, 400]),
    analyses('indicators', [35, 70, 140, 280]),
    analyses('periods', [6, 12, 24, 48]),
  ];
}

/** All tables of the analysis of an index with shares of a base. */
function analyses(what: 'units' | 'indicators' | 'periods', sizes: number[]): Growth {
  const start = { ...full, units: 100, indicators: 50, periods: 12, gaps: 0.02 };
  const ms = sizes.map((n) => {
    const { plan, panel } = caseOf({ ...start, [what]: n });
    const index = buildIndex(plan, panel);
    return timeOf(() => analyse({ plan, panel, index }), 3);
  });
  // Every seven indicators have a node of their own.
  const named = what === 'indicators' ? 'indicators (a node for seven)' : what;
  return { what: `all tables, ${named}`, sizes, ms, slope: slopeOf(sizes.map(Math.log), ms.map(Math.log)) };
}

/** Studies of several numbers of replicates, from a plan to rank intervals: weights, and one indicator left out or none. */
async function replicates(start: Size, sizes: number[]): Promise<Growth> {
  const { plan, panel } = caseOf(start);
  const ms: number[] = [];
  for (const n of sizes) {
    const begin = performance.now();
    await runStudy(studyOf(plan, panel, { replicates: n, dropIndicators: true }));
    ms.push(performance.now() - begin);
  }
  return { what: 'replicates', sizes, ms, slope: slopeOf(sizes.map(Math.log), ms.map(Math.log)) };
}

function slopeOf(x: readonly number[], y: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((a, b) => a + b, 0) / of.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, xi, i) => sum + (xi - mx) * (y[i]! - my), 0);
  return above / x.reduce((sum, xi) => sum + (xi - mx) ** 2, 0);
}
