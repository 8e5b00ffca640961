import type { Plan, Published, PublishedFigure } from '../../src/edition/index.js';

const none = { en: '', zh: '' };

const figure = (id: string, written: string[], about: string[] = []): PublishedFigure => ({
  id,
  year: '2017',
  subject: none,
  measure: none,
  values: written.map(Number),
  written,
  rounding: written.map(() => 0.005),
  units: written.map(() => none),
  about,
  howKnown: '',
  source: none,
});

/** Figures whose arithmetic takes powers, logarithms and quotients, and an order of the first units of a plan. */
export function publishedFor(plan: Plan): Published {
  const order = plan.units.slice(0, 6).map((u) => u.code);
  return {
    figures: [
      figure('size-2017', ['26.70']),
      figure('government-growth-2015-2017', ['59.55'], [plan.nodes[1]!.id]),
      figure('gini-2016', ['0.62']),
      figure('tier-1-2016', ['4', '29.00']),
    ],
    inputs: [
      figure('gdp-share-2017', ['32.28']),
      figure('gdp-2017', ['827122']),
      figure('size-2016', ['22.77']),
      figure('national-index-2016', ['222.53']),
      figure('national-index-2017', ['348.69']),
      figure('cities', ['351']),
      ...['14', '19', '65', '249'].map((n, k) => figure(`tier-${k + 2}-2016`, [n, `${20 - k}.17`])),
    ],
    rankings: [
      {
        id: 'order',
        title: none,
        edition: '2018',
        year: '2017',
        level: plan.level,
        about: '',
        order,
        names: order.map(() => none),
        source: none,
      },
    ],
  };
}
