import { describe, expect, it } from 'vitest';
import { resolvePlan } from './decide/resolve.js';
import { parseEdition } from './parseEdition.js';
import { parseRobustness } from './robustness.js';
import { type VariedChoices, variantsOf } from './variants.js';

const name = (id: string) => ({ en: id, zh: id });
const source = {
  edition: 'sketch',
  title: name('sketch'),
  version: 1,
  'data-status': 'example',
  units: { level: 'city' },
  periods: { frequency: 'year', base: 2020 },
  method: { normalise: { method: 'min-max' } },
  indicators: ['a', 'b', 'c'].map((id) => ({ id, title: name(id) })),
  tree: {
    id: 'index',
    title: name('index'),
    children: [
      { id: 'x', title: name('x'), weight: 3, children: [{ indicator: 'a' }, { indicator: 'b', weight: 3 }] },
      { id: 'y', title: name('y'), aggregate: 'minimum', children: [{ indicator: 'c' }] },
    ],
  },
};
const tables = new Map([
  ['units.csv', { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['u', 'u'] }] }],
]);
const { edition } = parseEdition('edition.yaml', JSON.stringify(source));
const plan = resolvePlan(edition!, tables, ['2020']).plan!;

function resolve(yaml: string) {
  const { value, problems } = parseRobustness('robustness.yaml', yaml);
  if (!value) return { problems };
  return variantsOf(edition!, tables, plan, value, 'robustness.yaml');
}

function varied(yaml: string): VariedChoices {
  const found = resolve(yaml);
  if (!('varied' in found) || !found.varied) throw new Error(JSON.stringify(found.problems));
  return found.varied;
}

describe('what a study varies', () => {
  it('is the weights by a quarter when nothing is said', () => {
    const { variants, aggregates, weights } = varied('{}');
    expect(variants).toMatchObject({ imputations: 1, treatments: 1, normalisations: 1 });
    expect(variants.plans).toEqual([plan]);
    expect(aggregates).toEqual([]);
    expect(weights).toEqual({ kind: 'noise', noise: plan.nodes.map(() => 0.25) });
  });
  it('has the errors of the plan in every variant, those of signals too', () => {
    const error = { by: 'records', lot: 1 } as const;
    const exact = { ...plan, indicators: plan.indicators.map((i) => ({ ...i, error })) };
    const { value } = parseRobustness('robustness.yaml', 'normalise: [{ method: z-score }]\n');
    const { plans } = variantsOf(edition!, tables, exact, value!, 'robustness.yaml').varied!.variants;
    expect(plans.map((p) => p.indicators.map((i) => i.error))).toEqual(
      [0, 1].map(() => [error, error, error]),
    );
  });
  it('may be every way to fill, treat and normalise that an edition may say', () => {
    const { variants } = varied(
      [
        'impute: [{ method: nearest }, { method: row-mean, within: 2 }, { method: last }]',
        'treat: [{ fences: 1.5 }, { winsorise: 0, transform: log, force: true }]',
        'normalise: [{ method: rank, ties: average }, { method: none }]\n',
      ].join('\n'),
    );
    expect(variants.plans).toHaveLength(4 * 3 * 3);
    const last = variants.plans.at(-1)!;
    expect(last.method.impute).toEqual({ method: 'last', maxPeriods: null, back: false });
    expect(last.indicators[0]!.treat).toMatchObject({ force: true, transform: 'log' });
  });
  it('is every imputation with every treatment with every normalisation, the edition’s own first', () => {
    const { variants } = varied(
      'impute: [{ method: mean }]\ntreat: [{ winsorise: 1 }, { winsorise: 2 }]\nnormalise: [{ method: rank }]\n',
    );
    expect(variants).toMatchObject({ imputations: 2, treatments: 3, normalisations: 2 });
    const read = variants.plans.map(({ method: m }) =>
      [m.impute.method, m.treat && 'winsorise' in m.treat ? m.treat.winsorise : 0, m.normalise.method].join(
        ' ',
      ),
    );
    expect(read).toHaveLength(12);
    expect(read[0]).toBe('none 0 min-max');
    expect(read[(1 * 3 + 2) * 2 + 1]).toBe('mean 2 rank');
    expect(variants.plans[0]).toBe(plan);
  });
  it('may be a way to aggregate per level, and leaves nodes their own', () => {
    const { aggregates } = varied('aggregate: [{ levels: [geometric, harmonic] }, { power: 2 }]\n');
    expect(aggregates.map((j) => j.name)).toEqual([
      'own',
      '{"levels":["geometric","harmonic"]}',
      '{"power":2}',
    ]);
    const at = (id: string) => plan.nodes.findIndex((n) => n.id === id);
    const [own, levels, power] = aggregates;
    expect(['index', 'x', 'y'].map((id) => own!.nodes[at(id)]!.aggregate)).toEqual([
      'arithmetic',
      'arithmetic',
      'minimum',
    ]);
    expect(['index', 'x', 'y'].map((id) => levels!.nodes[at(id)]!.aggregate)).toEqual([
      'harmonic',
      'geometric',
      'minimum',
    ]);
    expect(power!.nodes[0]).toEqual({ aggregate: 'power', order: 2, details: null });
  });
  it('may be noise per level from the indicators upwards', () => {
    const { weights } = varied('weights: { noise: { levels: [0, 0.2] } }\n');
    const noise = weights.kind === 'noise' ? weights.noise : [];
    expect(plan.nodes.map((n, g) => [n.id, noise[g]])).toEqual([
      ['index', 0.2],
      ['x', 0.2],
      ['a', 0],
      ['b', 0],
      ['y', 0.2],
      ['c', 0],
    ]);
  });
  it('may be a Dirichlet distribution', () => {
    expect(varied('weights: { dirichlet: 50 }\n').weights).toEqual({ kind: 'dirichlet', concentration: 50 });
  });
  it('may be sets of weights: given, equal, and some by id where the others keep theirs', () => {
    const { weights } = varied('weights: { sets: [equal, { name: panel, nodes: { x: 1, y: 4 } }] }\n');
    if (weights.kind !== 'sets') throw new Error(weights.kind);
    expect(weights.names).toEqual(['given', 'equal', 'panel']);
    const shares = weights.sets.map((set) => plan.nodes.map((n, g) => `${n.id} ${set[g]}`).join(', '));
    expect(shares).toEqual([
      'index 1, x 0.75, a 0.25, b 0.75, y 0.25, c 1',
      'index 1, x 0.5, a 0.5, b 0.5, y 0.5, c 1',
      'index 1, x 0.2, a 0.25, b 0.75, y 0.8, c 1',
    ]);
  });
});

describe('what cannot be varied is named where it stands', () => {
  const complaint = (yaml: string) => {
    const [problem] = resolve(yaml).problems;
    return [problem?.at.path, problem?.found.en, problem?.expected.en].join(' | ');
  };
  it.each([
    [
      'two ways to vary weights',
      'weights: { noise: 0.1, dirichlet: 5 }',
      /weights \| .* one of noise, dirichlet/,
    ],
    ['no way to vary weights', 'weights: {}', /one of noise, dirichlet and sets/],
    ['a concentration below 1', 'weights: { dirichlet: 0.5 }', /weights\.dirichlet \| 0\.5 \| ≥ 1/],
    ['an id that is not in the tree', 'weights: { sets: [{ name: s, nodes: { z: 1 } }] }', /sets\.0 .*“z”/],
    ['half a family', 'weights: { sets: [{ name: s, nodes: { x: 1 } }] }', /none for y/],
    ['a family without weight', 'weights: { sets: [{ name: s, nodes: { x: 0, y: 0 } }] }', /“index”/],
    ['a grouping that does not exist', 'impute: [{ method: mean, by: region }]', /impute\.0 .*“region”/],
    ['bounds that cannot hold', 'normalise: [{ method: rank }, { method: goalposts }]', /normalise\.1 /],
  ])('%s', (_, yaml, words) => {
    expect(complaint(`${yaml}\n`)).toMatch(words);
  });
});
