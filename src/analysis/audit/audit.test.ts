import { describe, expect, it } from 'vitest';
import { type Branch, panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { buildIndex } from '../../engine/index.js';
import { audit, nodeStats } from './audit.js';
import { correlate, sortColumn } from './correlate.js';
import { type Objection, objectionsTo } from './objections.js';
import {
  correlationsWithAncestors,
  correlationsWithDenominators,
  correlationsWithinGroups,
  nodeColumns,
} from './relations.js';

const no = Number.NaN;
const random = seeded(3);
const draw = () => Array.from({ length: 60 }, () => random());
const units = (n: number) => Array.from({ length: n }, (_, i) => `u${i}`);
const method = { normalise: { method: 'z-score' }, missing: { 'min-present': 0, weights: 'reweight' } };

const sketch = (n: number, tree: Branch['children'], periods = ['2020']) =>
  planOf({ units: units(n), periods, method, tree });

function auditOf(tree: Branch['children'], values: Record<string, number[]>) {
  const n = Object.values(values)[0]!.length;
  const plan = sketch(n, tree);
  const panel = panelOf(plan, Object.fromEntries(Object.entries(values).map(([id, row]) => [id, [row]])));
  return audit(plan, panel, buildIndex(plan, panel), 0);
}

const kinds = (objections: readonly Objection[]) => objections.map((o) => o.kind);

const base = draw();
const other = draw();
const tree = {
  first: { weight: 0.7, children: { a: 1, b: 1, c: 1 } },
  second: { weight: 0.3, children: { d: 0.5, e: 0.5 } },
};
const values = {
  a: base.map((x, i) => x + 0.3 * other[i]!),
  b: base.map((x, i) => 2 * x + 0.6 * other[i]! + 0.01 * random()),
  c: base.map((x) => -x),
  d: other,
  e: other.map((x) => x + 0.5 * random()),
};

describe('an audit', () => {
  const found = auditOf(tree, values);

  it('relates every pair of leaves, each leaf with all above it, and the dimensions', () => {
    expect(found.leaves).toHaveLength(10);
    expect(found.leaves.filter((p) => p.sameDimension).map((p) => p.a + p.b)).toEqual([
      'ab',
      'ac',
      'bc',
      'de',
    ]);
    expect(found.ancestors.filter((p) => p.a === 'a').map((p) => p.b)).toEqual(['first', 'root']);
    expect(found.others.map((p) => `${p.a} ${p.b}`)).toContain('d first');
    expect(found.dimensions.map((p) => p.a + p.b)).toEqual(['firstsecond']);
  });

  it('has effective weights that add up to 1 within each parent', () => {
    for (const { node } of found.nodes) {
      const sum = found.weights.filter((w) => w.parent === node).reduce((s, w) => s + w.effective, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('objects to two of the same, to one that contradicts them, and to their α', () => {
    const objections = objectionsTo(found);
    expect(objections).toContainEqual(expect.objectContaining({ kind: 'collinear', nodes: ['a', 'b'] }));
    expect(objections).toContainEqual(expect.objectContaining({ kind: 'negative', b: 'c' }));
    expect(objections).toContainEqual(
      expect.objectContaining({ kind: 'opposed', node: 'c', parent: 'first' }),
    );
    expect(objections).toContainEqual(expect.objectContaining({ kind: 'alpha', node: 'first' }));
  });

  it('does not say that an indicator points against its parent where that may be chance', () => {
    const near = { a: [1, 2, 3, 4, 5, 6], b: [3, 1, 5, 2, 6, 4], c: [4, 5, 3, 6, 1, 2.5] };
    const found = auditOf({ a: 1, b: 1, c: 0.2 }, near);
    const own = found.ancestors.find((p) => p.a === 'c')!;
    expect([own.pearson < 0, own.p.pearson > 0.05]).toEqual([true, true]);
    expect(kinds(objectionsTo(found))).toContain('silent');
    expect(kinds(objectionsTo(found))).not.toContain('opposed');
  });

  it('objects to a child that works more than its weight says, and to the one that works less', () => {
    const spread = { x: draw(), y: draw().map((v) => 0.02 * v) };
    const plain = { ...method, normalise: { method: 'base-share', scale: 100 } };
    const plan = planOf({ units: units(60), periods: ['2020'], method: plain, tree: { x: 0.5, y: 0.5 } });
    const shifted = { x: [spread.x], y: [spread.y.map((v) => v + 1)] };
    const panel = panelOf(plan, shifted);
    const objections = objectionsTo(audit(plan, panel, buildIndex(plan, panel), 0));
    expect(objections).toContainEqual(
      expect.objectContaining({ kind: 'weight-more', node: 'x', nominal: 0.5 }),
    );
    expect(objections).toContainEqual(expect.objectContaining({ kind: 'weight-less', node: 'y' }));
  });

  it('objects to an indicator that goes with another dimension', () => {
    const { c, ...rest } = values;
    const moved = { ...rest, c: other.map((x) => x + 0.05 * random()) };
    expect(objectionsTo(auditOf(tree, moved))).toContainEqual(
      expect.objectContaining({ kind: 'misplaced', node: 'c', own: 'first', other: 'second' }),
    );
    expect(c).toHaveLength(60);
  });

  it('has little to say against independent indicators of one weight, but that they are no dimension', () => {
    const objections = objectionsTo(auditOf({ x: 1, y: 1 }, { x: draw(), y: draw() }));
    expect(kinds(objections).filter((k) => k !== 'alpha' && k !== 'components')).toEqual([]);
  });
});

describe('correlations', () => {
  const pair = (x: number[], y: number[]) => {
    const [a, b] = [x, y].map((values, i) =>
      sortColumn({ id: String(i), values: Float64Array.from(values) }),
    );
    return correlate(a!, b!);
  };
  it('have a p-value each, and none where they do not exist', () => {
    const { p, why, n } = pair([1, 2, 3, 4, 5, no], [2, 1, 4, 3, 5, 9]);
    expect([n, why]).toEqual([5, null]);
    for (const x of Object.values(p)) expect(x).toBeGreaterThan(0.05);
    for (const broken of [pair([1, 2, 3], [1, 2, 3]), pair([1, 1, 1, 1], [1, 2, 3, 4]), pair([], [])]) {
      expect(broken.why).not.toBeNull();
      expect(Object.values(broken.p).every(Number.isNaN)).toBe(true);
    }
  });
  it('know that a column is constant among the units in common only', () => {
    expect(pair([1, 1, 1, 1, 2], [1, 2, 3, 4, no]).why).toBe('constant');
    expect(pair([1, 2, 3, 4, 5], [no, no, no, no, 1]).why).toBe('too-few');
    expect(pair([1, no], [no, 1]).why).toBe('no-values');
  });
  it('of huge and negative values are those of their order', () => {
    expect(pair([-1e100, 0, 5, 1e100], [-3, 0, 1, 2]).spearman).toBe(1);
  });
  it('within groups are of nodes under one node, of some units if asked', () => {
    const plan = planOf({ units: units(8), periods: ['2020'], method, tree });
    const of = Object.fromEntries(Object.entries(values).map(([id, row]) => [id, [row.slice(0, 8)]]));
    const index = buildIndex(plan, panelOf(plan, of));
    const leaves = plan.nodes.flatMap((n, g) => (n.indicator >= 0 ? [g] : []));
    const within = correlationsWithinGroups(plan, nodeColumns(plan, index, 0), leaves, 1);
    expect(within.map((p) => p.under)).toEqual(['first', 'first', 'first', 'second']);
    expect(correlationsWithinGroups(plan, nodeColumns(plan, index, 0), leaves, 0)).toHaveLength(10);
    const some = correlationsWithAncestors(plan, nodeColumns(plan, index, 0, [0, 3, 5, 7]), leaves);
    expect(new Set(some.map((p) => p.n))).toEqual(new Set([4]));
  });
  it('with a denominator say whether it divides', () => {
    const plan = planOf({
      units: units(60),
      periods: ['2020'],
      method,
      tree: { x: 1, y: 1 },
      indicators: { x: { denominator: 'people' }, people: {} },
    });
    const people = base.map((v) => v + 1);
    const panel = panelOf(plan, {
      x: [people.map((v, i) => v + 0.1 * other[i]!)],
      y: [people.map((v, i) => 3 * v + 0.1 * other[i]!)],
      people: [people],
    });
    const found = correlationsWithDenominators(plan, panel, 0, 0.6);
    expect(found.map((p) => [p.a, p.b, p.divided])).toEqual([
      ['x', 'people', true],
      ['y', 'people', false],
    ]);
    expect(correlationsWithDenominators(plan, panel, 0, 1)).toEqual([]);
  });
});

describe('an audit of next to nothing', () => {
  const small = { p: { weight: 1, children: { a: 1, b: 1 } }, c: 1 };
  it.each([
    ['one unit', { a: [1], b: [2], c: [3] }],
    ['three units', { a: [1, 2, 3], b: [2, 1, 3], c: [3, 1, 2] }],
    ['a constant indicator', { a: [5, 5, 5, 5, 5], b: [1, 2, 3, 4, 6], c: [2, 1, 4, 3, 7] }],
    ['all constant', { a: [5, 5, 5, 5], b: [1, 1, 1, 1], c: [2, 2, 2, 2] }],
  ])('(%s) has a reason wherever it has no figure', (_, of) => {
    const found = auditOf(small, of);
    const pairs = [...found.leaves, ...found.ancestors, ...found.others, ...found.dimensions];
    for (const p of pairs) expect(Number.isNaN(p.pearson)).toBe(p.why !== null);
    for (const w of found.weights) expect(Number.isNaN(w.ofParent.effect)).toBe(w.ofParent.why !== null);
    for (const n of found.nodes) expect(Number.isNaN(n.alpha)).toBe(n.why !== null);
    for (const i of found.indicators) if (i.n === 0) expect(i.why).toBe('no-values');
    expect(JSON.stringify(objectionsTo(found))).not.toContain('null');
  });

  it('(a period without a single value) says of everything that there are no values', () => {
    const plan = sketch(5, small, ['2020', '2021']);
    const rows = [
      [1, 2, 4, 3, 5],
      [no, no, no, no, no],
    ];
    const panel = panelOf(plan, { a: rows, b: rows, c: rows });
    const found = audit(plan, panel, buildIndex(plan, panel), 1);
    const reasons = [
      ...found.leaves.map((p) => p.why),
      ...found.nodes.map((n) => n.why),
      ...found.weights.map((w) => w.ofIndex.why),
      ...found.indicators.map((i) => i.why),
    ];
    expect(new Set(reasons)).toEqual(new Set(['no-values']));
    expect(kinds(objectionsTo(found))).toEqual(['few-units', 'not-observed']);
  });

  it('leaves a constant child out of α and names it', () => {
    const found = auditOf(small, { a: [5, 5, 5, 5, 5], b: [1, 2, 3, 4, 6], c: [2, 1, 4, 3, 7] });
    const p = found.nodes.find((n) => n.node === 'p')!;
    expect(p.children).toEqual(['b']);
    expect(p.leftOut.map((l) => l.node)).toEqual(['a']);
    expect(kinds(objectionsTo(found))).toContain('constant');
  });

  it('knows a node with a single child, and children that cancel each other', () => {
    const x = Float64Array.of(1, 2, 3, 4, 9);
    const turned = x.map((v) => -v);
    expect(nodeStats('g', [{ id: 'x', values: x }])).toMatchObject({ why: 'one-child', principal: null });
    const pair = nodeStats('g', [
      { id: 'x', values: x },
      { id: 'y', values: turned },
    ]);
    expect(pair).toMatchObject({ why: 'cancel', alpha: no });
    expect(pair.principal?.explained).toBeCloseTo(1, 12);
  });

  it('relates two indicators and no dimensions in a flat framework', () => {
    const found = auditOf({ a: 1, b: 1 }, { a: [1, 2, 3, 4, 6], b: [2, 1, 4, 3, 7] });
    expect(found.leaves.map((p) => p.sameDimension)).toEqual([true]);
    expect([found.others, found.dimensions]).toEqual([[], []]);
    expect(kinds(objectionsTo(found))).toContain('few-units');
  });
});
