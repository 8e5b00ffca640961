import { type Plan, type Published, type PublishedFigure, parseStatements } from '../../src/edition/index.js';

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
  const published = {
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
    announced: tested.map((is) => ({ id: is, year: plan.periods.at(-1)!, says: none, source: none })),
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
  const said = saying(plan);
  const { statements, problems } = parseStatements('statements.yaml', said, published);
  if (!statements) throw new Error(JSON.stringify(problems));
  return { ...published, statements };
}

const tiers = [1, 2, 3, 4, 5].map((k) => `{tier-${k}-2016}`);
const shares = [1, 2, 3, 4, 5].map((k) => `{tier-${k}-2016#2}`);

/** What may be announced of places. */
const tested = ['led', 'newcomer', 'nearer', 'most-nearer', 'fastest', 'ahead', 'grows-faster'] as const;

/** Formulas and announced statements of every kind. */
const saying = (plan: Plan) => {
  const [a, b, c] = plan.units.map((u) => u.code);
  const places = (is: string) =>
    is === 'fastest'
      ? `places: [${plan.nodes[1]!.id}], to: [${plan.nodes[2]!.id}]`
      : `level: ${plan.level}, places: ["${a}"], to: ["${b}", "${c}"], count: 2`;
  return `
scope: { en: a, zh: a }
formulas:
  - { of: size-2017, formula: "{gdp-share-2017} % × {gdp-2017} / 10⁴" }
  - of: size-2017
    formula: "{size-2016} × ({national-index-2017}/{national-index-2016})^e, e = ln({size-2017}/{size-2016}) / ln({national-index-2017}/{national-index-2016})"
    kind: circular
  - { of: government-growth-2015-2017, formula: "100 × ((1 + {government-growth-2015-2017}/100)² − 1)", kind: follows, gives: { en: a, zh: a } }
  - { of: gini-2016, formula: "gini(${tiers.join(', ')}; ${shares.join(', ')})", kind: bound }
  - { of: tier-1-2016, formula: "{cities} − ${tiers.slice(1).join(' − ')}" }
  - { of: tier-1-2016#2, formula: "100 − ${shares.slice(1).join(' − ')}" }
ours:
  - { of: gini-2016, measure: gini }
  - { of: tier-1-2016, measure: tier, tier: 1 }
  - { of: government-growth-2015-2017, measure: growth, years: 2, base: "2015" }
announced:
${tested.map((is) => `  - { of: ${is}, figures: [gini-2016], ranks: { order: order, places: [1] }, test: { is: ${is}, ${places(is)} } }`).join('\n')}
reasons: { none: { en: a, zh: a } }
unknown: { figures: none, orders: none }
`;
};
