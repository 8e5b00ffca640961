import { judgeFigures } from '../../src/analysis/index.js';
import { emptyPanel, offset, type Plan, Reason } from '../../src/edition/index.js';

const text = (words: string) => ({ en: words, zh: words });

/** The findings in figures of indicators, units and periods (years from 2015 on); NaN is missing. */
export function judgedFigures(figures: readonly (readonly (readonly number[])[])[]) {
  const [units, periods] = [figures[0]!.length, figures[0]![0]!.length];
  const indicators = figures.map((_, k) => ({ id: `i${k}`, title: text(`Indicator ${k}`), unit: text('') }));
  const plan = {
    unitsTitle: text('Units'),
    units: Array.from({ length: units }, (_, c) => ({ code: `U${c}`, name: text(`Unit ${c}`) })),
    periods: Array.from({ length: periods }, (_, t) => String(2015 + t)),
    frequency: 'year',
    indicators,
    nodes: [{ indicator: -1 }, ...indicators.map((_, k) => ({ indicator: k }))],
    groupings: [],
  } as unknown as Plan;
  const panel = emptyPanel(units, periods, figures.length);
  figures.forEach((rows, k) => {
    rows.forEach((row, c) => {
      row.forEach((x, t) => {
        panel.values[offset(panel, k, c, t)] = x;
        panel.reasons[offset(panel, k, c, t)] = Number.isNaN(x) ? Reason.notObserved : Reason.observed;
      });
    });
  });
  return judgeFigures(plan, panel).open;
}
