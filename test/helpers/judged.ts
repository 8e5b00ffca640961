import { judgeTable } from '../../src/analysis/index.js';

const text = (words: string) => ({ en: words, zh: words });

/** The findings in figures of indicators, units and periods (years from 2015 on); NaN is missing. */
export const judgedFigures = (figures: readonly (readonly (readonly number[])[])[]) =>
  judgeTable({
    unitsTitle: text('Units'),
    units: figures[0]!.map((_, c) => ({ code: `U${c}`, name: text(`Unit ${c}`) })),
    periods: figures[0]![0]!.map((_, t) => String(2015 + t)),
    frequency: 'year',
    indicators: figures.map((_, k) => ({ id: `i${k}`, title: text(`Indicator ${k}`), unit: text('') })),
    figures,
  });
