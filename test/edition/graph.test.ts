import { describe, expect, it } from 'vitest';
import { type Plan, parseEdition, problemText, resolvePlan } from '../../src/edition/index.js';
import { buildIndex, partsOf, weightInAllPlaces, weightInIndex } from '../../src/engine/index.js';
import { panelOf } from '../helpers/plan.js';

/** An index of two ways through the same indicators: by subject, and by kind, as the KOF Index of Globalisation has it. */
const yaml = (tree: string, more = '', scale = 'none') => `edition: graph
title: { en: Graph, zh: 图 }
version: 1
data-status: example
units: { level: city }
periods: { frequency: year, base: 2020 }
method: { normalise: { method: ${scale} }, missing: { weights: reweight, min-present: 0 } }
indicators:
${['a', 'b', 'c', 'd'].map((id) => `  - { id: ${id}, title: { en: ${id}, zh: ${id} }, direction: 1 }`).join('\n')}
tree:
  id: index
  title: { en: Index, zh: 指数 }
  children:
${tree}${more}`;

const ways = `    - id: trade
      title: { en: Trade, zh: 贸易 }
      weight: 0.6
      children:
        - { id: in, title: { en: In, zh: 入 }, weight: 0.75, children: [{ indicator: a, weight: 1 }, { indicator: b, weight: 3 }] }
        - { indicator: c, weight: 0.25 }
    - id: kind
      title: { en: Kind, zh: 类 }
      weight: 0.4
      aggregate: geometric
      children: [{ node: in, weight: 0.5 }, { indicator: c, weight: 0.3 }, { indicator: d, weight: 0.2 }]
`;

function read(tree: string, more = '', variant?: string, scale?: string) {
  const { edition, problems: unread } = parseEdition('edition.yaml', yaml(tree, more, scale), variant);
  const rows = ['x', 'y'].map((code, i) => ({ line: i + 2, cells: [code, code] }));
  const units = { file: 'units.csv', header: ['code', 'name_en'], rows };
  const made = edition && resolvePlan(edition, new Map([['units.csv', units]]), ['2020']);
  return { plan: made?.plan, problems: [...unread, ...(made?.problems ?? [])] };
}
const planOf = (tree: string, more = '', variant?: string, scale?: string): Plan => {
  const { plan, problems } = read(tree, more, variant, scale);
  if (!plan) throw new Error(problems.map((one) => problemText(one, 'en')).join('\n'));
  return plan;
};
const told = (tree: string) => read(tree).problems.map((one) => problemText(one, 'en'));
const at = (plan: Plan, id: string) => plan.nodes.findIndex((node) => node.id === id);
const values = { a: [[1, 9]], b: [[2, 4]], c: [[3, 5]], d: [[7, 2]] };

describe('A node in several parents', () => {
  it('counts in each of them, with the weight of that place', () => {
    const plan = planOf(ways);
    expect(plan.nodes.map(({ id }) => id)).toEqual([
      'index',
      'trade',
      'in',
      'a',
      'b',
      'c',
      'kind',
      'in.kind',
      'a.in.kind',
      'b.in.kind',
      'c.kind',
      'd',
    ]);
    const index = buildIndex(plan, panelOf(plan, values));
    [0, 1].forEach((u) => {
      const [a, b, c, d] = Object.values(values).map(([row]) => row![u]!) as [number, number, number, number];
      const within = (a + 3 * b) / 4;
      const kind = within ** 0.5 * c ** 0.3 * d ** 0.2;
      expect(index.values[u]).toBeCloseTo(0.6 * (0.75 * within + 0.25 * c) + 0.4 * kind, 12);
      const parts = partsOf(plan, index, at(plan, 'kind'), 0, u);
      expect(parts.map(({ node, weight }) => [plan.nodes[node]!.id, weight])).toEqual([
        ['in.kind', 0.5],
        ['c.kind', 0.3],
        ['d', 0.2],
      ]);
    });
  });

  it('has in the whole index what all its paths add up to', () => {
    const plan = planOf(ways.replace('      aggregate: geometric\n', ''));
    const whole = (indicator: string) =>
      plan.nodes.reduce(
        (sum, { indicator: k }, g) =>
          sum + (plan.indicators[k]?.id === indicator ? weightInIndex(plan, g) : 0),
        0,
      );
    expect(whole('a')).toBeCloseTo(0.6 * 0.75 * 0.25 + 0.4 * 0.5 * 0.25, 12);
    expect(whole('c')).toBeCloseTo(0.6 * 0.25 + 0.4 * 0.3, 12);
    expect(weightInAllPlaces(plan, at(plan, 'a'))).toBeCloseTo(whole('a'), 12);
    expect(weightInAllPlaces(plan, at(plan, 'd'))).toBeUndefined();
    expect(['a', 'b', 'c', 'd'].reduce((sum, id) => sum + whole(id), 0)).toBeCloseTo(1, 12);
  });

  it('has a title in each place that tells the places apart, in the languages it is written in', () => {
    const plan = planOf(ways);
    const titles = plan.nodes.map(({ title }) => title);
    expect(new Set(titles.map(({ en }) => en)).size).toBe(titles.length);
    expect(new Set(titles.map(({ zh }) => zh)).size).toBe(titles.length);
    const title = (id: string) => titles[at(plan, id)];
    expect(title('in')).toEqual({ en: 'In', zh: '入' });
    expect(title('in.kind')).toEqual({ en: 'In (in Kind)', zh: '入（在“类”中）' });
    expect(title('a.in.kind')).toEqual({ en: 'a (in Kind)', zh: 'a（在“类”中）' });
    const deep = planOf(`    - { id: p, title: { zh: 乙 }, children: [{ node: r }, { indicator: d }] }
    - { id: q, title: { en: Q, zh: 丙, fr: Cu }, children: [{ node: p }, { indicator: a }] }
    - { id: r, title: { en: R, zh: 丁, fr: Erre }, children: [{ indicator: b }, { indicator: c }] }
`);
    const within = (id: string) => deep.nodes[at(deep, id)]!.title;
    expect(within('r.p')).toMatchObject({ zh: '丁（在“乙”中）', also: { fr: 'Erre (乙)' } });
    expect(within('p.q')).toMatchObject({ en: '乙（在“丙”中）', from: { en: 'zh' } });
    expect(within('r.p.p.q').zh).toBe('丁（在“乙”中，在“丙”中）');
  });

  it('may be given before it is defined, and below nodes that stand again themselves', () => {
    const plan = planOf(`    - { id: p, title: { en: p }, children: [{ node: r }, { indicator: d }] }
    - { id: q, title: { en: q }, children: [{ node: p }, { indicator: a }] }
    - { id: r, title: { en: r }, children: [{ indicator: b }, { indicator: c }] }
`);
    expect(plan.nodes.map(({ id, same }) => [id, same === undefined ? '' : plan.nodes[same]!.id])).toEqual([
      ['index', ''],
      ['p', ''],
      ['r.p', 'r'],
      ['b.r.p', 'b'],
      ['c.r.p', 'c'],
      ['d', ''],
      ['q', ''],
      ['p.q', 'p'],
      ['r.p.p.q', 'r.p'],
      ['b.r.p.p.q', 'b.r.p'],
      ['c.r.p.p.q', 'c.r.p'],
      ['d.p.q', 'd'],
      ['a', ''],
      ['r', ''],
      ['b', ''],
      ['c', ''],
    ]);
  });

  it('is named by its own id in the formula of a parent, also in a copy of that parent', () => {
    const plan =
      planOf(`    - { id: p, title: { en: p }, aggregate: { formula: a / r }, children: [{ indicator: a }, { node: r }] }
    - { id: q, title: { en: q }, aggregate: { formula: 2 * p + d }, children: [{ node: p }, { indicator: d }] }
    - { id: r, title: { en: r }, children: [{ indicator: b }, { indicator: c }] }
`);
    const index = buildIndex(plan, panelOf(plan, values));
    const score = (id: string) => index.values[at(plan, id) * 2];
    expect(score('p')).toBeCloseTo(1 / 2.5, 12);
    expect(score('p.q')).toBe(score('p'));
    expect(score('q')).toBeCloseTo(2 / 2.5 + 7, 12);
  });

  it('takes the changes of a variant wherever it stands, but for the weight of its place', () => {
    const more =
      'variants:\n  other: { title: { en: Other, zh: 另 }, nodes: { in: { aggregate: minimum, weight: 3 }, a: { weight: 5 } } }\n';
    const plan = planOf(ways, more, 'other');
    const of = (id: string) => plan.nodes[at(plan, id)]!;
    expect([of('in').aggregate, of('in.kind').aggregate]).toEqual(['minimum', 'minimum']);
    expect(of('a.in.kind').weight).toBe(5 / 8);
    expect(of('in').weight).toBeCloseTo(3 / 3.25, 12);
    expect(of('in.kind').weight).toBe(0.5);
  });

  it('keeps the meaning of high and low below a parent of the other polarity, which takes it reversed', () => {
    const tree = `    - { id: good, title: { en: good }, children: [{ indicator: a }, { indicator: b }] }
    - { id: bad, title: { en: bad }, polarity: higher-is-worse, children: [{ node: good }, { indicator: d }] }
    - { indicator: c, weight: 0 }
`;
    const plan = planOf(tree, '', undefined, 'min-max');
    const index = buildIndex(plan, panelOf(plan, values));
    const score = (id: string, u: number) => index.values[at(plan, id) * 2 + u]!;
    for (const u of [0, 1]) {
      expect(score('good.bad', u)).toBe(score('good', u));
      expect(score('bad', u)).toBeCloseTo((100 - score('good', u) + score('d', u)) / 2, 12);
    }
  });

  it.each([
    [
      'below itself',
      '    - { id: p, title: { en: p }, children: [{ indicator: a }, { node: q }] }\n    - { id: q, title: { en: q }, children: [{ indicator: b }, { node: p }] }\n',
      'a node below itself: p → q → p',
    ],
    ['twice below one parent', '    - { indicator: a }\n    - { indicator: a }\n', '“a” twice below “index”'],
    ['by an id that is nowhere', '    - { indicator: a }\n    - { node: nowhere }\n', '“nowhere”'],
    [
      'with a definition of its own',
      '    - { id: p, title: { en: p }, children: [{ indicator: a }] }\n    - { id: p, title: { en: p }, children: [{ indicator: b }] }\n',
      '“p” defined a second time in the tree',
    ],
  ])('is refused %s, with what to do', (_, tree, says) => {
    expect(told(tree).join('\n')).toContain(says);
  });

  it('is refused where copies of copies would be without end', () => {
    const tree = Array.from(
      { length: 18 },
      (_, i) =>
        `    - { id: n${i}, title: { en: n }, children: [${i === 17 ? '{ indicator: a }' : `{ node: n${i + 1} }, { id: m${i}, title: { en: m }, children: [{ node: n${i + 1} }] }`}] }`,
    ).join('\n');
    expect(() => read(`${tree}\n`)).toThrow(/5,?000|nodes of the framework/);
  });
});
