import {
  absences,
  aggregations,
  frequencies,
  imputations,
  keysOf,
  limits,
  normalisations,
  roundings,
  sampled,
  screens,
  spans,
  tellings,
  treatments,
  weighings,
} from './choices.js';
import { type Shape, treatOf, treeWith } from './sample.js';

/** One thing the engine is asked, and what others say it should answer. */
export interface Case {
  name: string;
  /** The answer as plain data, of which every bit is compared. */
  run(): unknown;
  /** Where the answer is not that of another program. */
  complaints?(answer: unknown): string[];
}

/** A case of the sample with a method and whatever else is not as usual. */
export type One = (
  name: string,
  method: object,
  shape?: Partial<Shape>,
  branches?: ReturnType<typeof treeWith>,
) => Case;

/** Every choice an edition has, on figures with and without gaps. */
export function fromChoices(one: One): Case[] {
  const scores = { normalise: { method: 'min-max', range: [1, 100] } };
  const cases: Case[] = [];
  for (const method of keysOf(normalisations)) {
    // Logarithms and targets are for figures above zero.
    const turned = !['base-share', 'log-goalposts', 'distance-to-target'].includes(method);
    const ways = normalisations[method].flatMap((way: object): object[] => {
      const plain = { method, ...way };
      return sampled[method] ? keysOf(spans).map((over) => ({ ...plain, over })) : [plain];
    });
    for (const normalise of ways)
      for (const gaps of [0, 0.15])
        cases.push(
          one(`normalise ${JSON.stringify(normalise)}, gaps ${gaps}`, { normalise }, { turned, gaps }),
        );
    if (method !== 'base-share' && method !== 'around-reference')
      for (const rescale of normalisations[method])
        for (const passOn of ['scaled', 'aggregated'] as const) {
          const access = { rescale: { method, ...rescale }, 'pass-on': passOn };
          cases.push(one(`rescale ${JSON.stringify(access)}`, scores, {}, treeWith(access)));
        }
  }
  for (const name of keysOf(treatments))
    for (const over of ['all-periods', 'each-period'])
      cases.push(one(`treat ${name} ${over}`, { ...scores, treat: { ...treatOf(name), over } }));
  for (const told of keysOf(tellings).flatMap((t): object[] => tellings[t])) {
    const treat = 'fences' in told ? told : { ...limits, ...told };
    cases.push(one(`treat ${JSON.stringify(told)}`, { ...scores, treat }));
  }
  for (const screen of keysOf(screens).flatMap((s): object[] => screens[s]))
    cases.push(one(`screen ${JSON.stringify(screen)}`, { ...scores, screen }));
  for (const weight of keysOf(weighings).flatMap((w): unknown[] => weighings[w]))
    cases.push(one(`weight ${JSON.stringify(weight)}`, { ...scores, impute: { method: 'mean' }, weight }));
  cases.push(
    one('weights as given', { ...scores, impute: { method: 'mean' } }, {}, treeWith({ weigh: 'as-given' })),
  );
  cases.push(
    one(
      'weights that people give',
      scores,
      {},
      treeWith({
        weigh: {
          by: 'ahp',
          rows: [
            [1, '1/3'],
            [3, 1],
          ],
        },
      }),
    ),
    one('a missing rule for each level', {
      ...scores,
      missing: {
        levels: [{ 'at-least': 2 }, { 'min-present': 0.6, weights: 'keep' }, { weights: 'reweight' }],
      },
    }),
    one(
      'a missing rule for a node',
      scores,
      {},
      treeWith({ missing: { 'min-present': 1, weights: 'keep' } }),
    ),
  );
  for (const impute of keysOf(imputations).flatMap((m): unknown[] => imputations[m]))
    cases.push(one(`impute ${JSON.stringify(impute)}`, { ...scores, impute }));
  for (const aggregate of keysOf(aggregations).flatMap((m): unknown[] => aggregations[m]))
    for (const weights of keysOf(absences))
      for (const least of [0, 0.6, 1])
        cases.push(
          one(`aggregate ${JSON.stringify(aggregate)}, ${weights} from ${least}`, {
            ...scores,
            aggregate,
            missing: { 'min-present': least, weights },
          }),
        );
  for (const { method = {}, node } of roundings.round as { method?: object; node?: object }[])
    for (const gaps of [0, 0.15]) {
      const name = `round ${JSON.stringify({ ...method, ...node })}, gaps ${gaps}`;
      cases.push(one(name, { ...scores, ...method }, { gaps }, node && treeWith(node)));
    }
  const own = { method: 'percentile-rank' };
  for (const node of [{}, { round: 1 }, { rescale: own }, { rescale: own, 'pass-on': 'aggregated' as const }])
    for (const aggregate of ['arithmetic', 'geometric', 'median']) {
      const access = { polarity: 'higher-is-worse' as const, ...node };
      cases.push(
        one(
          `reversed ${JSON.stringify({ aggregate, ...access })}`,
          { ...scores, aggregate },
          {},
          treeWith(access),
        ),
      );
    }
  for (const frequency of keysOf(frequencies))
    cases.push(
      one(
        `every ${frequency}`,
        { normalise: { method: 'base-share' } },
        { frequency, periods: frequencies[frequency], turned: false },
      ),
    );
  return cases;
}
