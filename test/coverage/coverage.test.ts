import { describe, expect, it } from 'vitest';
import { type Cell, errorOf, holds, tells } from '../../bench/coverage/cell.js';
import { correlationCells } from '../../bench/coverage/correlations.js';
import { forecastCells } from '../../bench/coverage/forecast.js';
import { growingCells, growths } from '../../bench/coverage/growing.js';
import { growthOrderCells } from '../../bench/coverage/growthOrders.js';
import { rankCells, toldCells } from '../../bench/coverage/ranks.js';
import { regressionCells } from '../../bench/coverage/regression.js';
import { spatialCells } from '../../bench/coverage/spatial.js';
import { spreadCells } from '../../bench/coverage/spread.js';
import { growingWorlds, worlds } from '../../bench/coverage/worlds.js';
import { casesOf, thorough, times } from '../helpers/thorough.js';

/** A quick version of `npm run bench coverage`: fewer trials and panels, in `npm test` fewest; the same program that writes docs/coverage.md. */
describe('in simulations with known truth', () => {
  const shown = ({ what, panel, units, periods, hits, trials }: Cell) =>
    `${what}, ${panel}, ${units} units, ${periods} periods: ${hits} of ${trials}`;

  it('verdicts on the spread are wrong, and its intervals hold the truth, as often as promised', () => {
    const cells = spreadCells(times(20, 50), casesOf(['region', 'log-normal'], 1), [30, 100]);
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    const found = cells.find((c) => c.counts === 'found' && c.units === 100 && c.what.includes('sd-log'))!;
    expect(found.hits / found.trials).toBeGreaterThan(0.3);
  });

  it('places that have nothing to do with their neighbours are called like or unlike them as often as promised', () => {
    const cells = spatialCells(times(200, 1000), [30, 100]);
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
  });

  it('intervals of slopes hold the truth as often as promised', () => {
    const cells = regressionCells(times(25, 100));
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  });

  it('intervals of rank correlations hold the truth as often as promised, and no wider', () => {
    const cells = correlationCells(times(150, 500));
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    expect(cells.filter(({ hits, trials }) => hits / trials > 0.985).map(shown)).toEqual([]);
  });

  it('intervals of forecasts hold what comes, and no walk at random is forecast better than by its last value', () => {
    const cells = [
      ...forecastCells(times(120, 300), [
        [1, 3, 18],
        [4, 4, 18],
      ]),
      // A series of this length is fitted anew from each of sixty origins: a minute of the processor.
      ...(thorough ? forecastCells(20, [[12, 12, 84]]) : []),
    ];
    const told = cells.filter(tells);
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
  });

  it('ranges of ranks hold the ranks that the true figures give, and those without errors of the data do not', async () => {
    const [small, ...rest] = worlds.filter(({ units, isSlow }) => units <= 100 && !isSlow);
    const cells = await rankCells(times(12, 30), [small!, ...casesOf(rest, 3)]);
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    const [without] = await rankCells(times(10, 30), [{ ...rest[0]!, isBlind: true }]);
    expect(holds(without!)).toBe(false);
  });

  it('what is told of ranks by their ranges is so, and would not be without errors of the data', async () => {
    const cells = await toldCells(times(15, 30), [worlds[1]!]);
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    const [moves] = await toldCells(times(15, 30), [{ ...worlds[1]!, isBlind: true }]);
    expect(holds(moves!)).toBe(false);
  });

  it('an order of growth that is told is so, and where all grow alike hardly any is told', async () => {
    const cells = await growthOrderCells(times(15, 30), growingWorlds.slice(0, 3));
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    const found = cells.find(({ counts, panel }) => counts === 'found' && panel.startsWith('places differ'))!;
    expect(found.hits / found.trials).toBeGreaterThan(0.01);
    const [blind] = await growthOrderCells(times(15, 30), [{ ...growingWorlds[0]!, isBlind: true }]);
    expect(holds(blind!)).toBe(false);
  });

  it('records that grow give no verdict by themselves, and would without thinning', () => {
    const some = growths.filter((_, i) => (thorough ? [0, 7, 10] : [7]).includes(i));
    const cells = growingCells(20, true, some);
    expect(cells.map(({ what }) => what)).toContain('trend of counts that grow, 10 indicators: sd-log');
    expect(cells.filter((cell) => !holds(cell)).map(shown)).toEqual([]);
    // Verdicts on several measures are judged together, so that it takes more growth than above to find the fault in few trials.
    const grown = [{ units: 351, indicators: 1, spread: 1.2, totals: [1500, 48_000] }];
    expect(
      growingCells(20, true, grown)
        .filter((cell) => !holds(cell))
        .map(shown),
    ).toEqual([]);
    expect(growingCells(20, false, grown).filter((cell) => !holds(cell))).not.toEqual([]);
  });

  it('a procedure that is wrong more often is found out', () => {
    const of = { what: '', panel: '', units: 0, periods: 0, nominal: 0.05 };
    expect(holds({ ...of, counts: 'wrong', trials: 400, hits: 56 })).toBe(false);
    expect(holds({ ...of, counts: 'cover', nominal: 0.95, trials: 400, hits: 350 })).toBe(false);
    expect(errorOf({ trials: 400, hits: 20 })).toBeCloseTo(0.011, 3);
  });
});
