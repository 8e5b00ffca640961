import { beforeAll, describe, expect, it } from 'vitest';
import {
  audit,
  type NearestWeights,
  nearestWeights,
  objectionsTo,
  type WhatIf,
  whatIf,
} from '../../src/analysis/index.js';
import { withWeights } from '../../src/analysis/nearestWeights/nearestWeights.js';
import { offset, type Panel, type Plan, Reason } from '../../src/edition/index.js';
import { buildIndex, loadSolver, type Solve } from '../../src/engine/index.js';
import { whatIfFacts } from '../../src/words/facts/whatItTakes.js';
import { nearestSentence, objectionText, valueAfter } from '../../src/words/index.js';
import { provedLines, verdict } from '../../src/words/whatIfText.js';
import { panelOf, planOf } from '../helpers/plan.js';
import { seeded } from '../helpers/random.js';

interface Asked {
  plan: Plan;
  panel: Panel;
  found: WhatIf;
}

const methods: readonly (object | undefined)[] = [undefined, { normalise: { method: 'base-share' } }];

/** Answers about drawn editions: whole counts, shares, and values of any size, by both methods and both ways to spread. */
function drawn(solve: Solve, n: number): Asked[] {
  const random = seeded(17);
  return Array.from({ length: n }, (_, i) => {
    const units = 4 + Math.floor(random() * 8);
    const scale = 10 ** Math.floor(random() * 7);
    const whole = () => 1 + Math.floor(random() * scale * 10);
    const broken = () => random() * scale;
    const method = methods[i % methods.length];
    const plan = planOf({
      units: Array.from({ length: units }, (_, c) => `u${c}`),
      periods: ['2020'],
      tree: { x: 1, y: 2, z: 1 },
      ...(method ? { method } : {}),
    });
    const column = (draw: () => number) => [Array.from({ length: units }, draw)];
    const panel = panelOf(plan, { x: column(whole), y: column(broken), z: column(whole) });
    const target = {
      unit: Math.floor(random() * units),
      node: 0,
      period: 0,
      peers: -1,
      fill: false,
      rank: 1 + Math.floor(random() * 3),
      spread: i % 3 === 0,
    };
    return { plan, panel, found: whatIf(plan, panel, buildIndex(plan, panel), solve, target) };
  });
}

/** Score and rank of the unit with some of its values changed, from an index that is built anew. */
function builtWith({ plan, panel, found }: Asked, values: ReadonlyMap<number, number>) {
  const changed = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const [node, value] of values) {
    const at = offset(panel, plan.nodes[node]!.indicator, found.unit, plan.first + found.period);
    changed.values[at] = value;
    changed.reasons[at] = Reason.observed;
  }
  const index = buildIndex(plan, changed);
  return { score: index.values[found.unit]!, rank: index.ranks(0)[found.unit]! };
}

describe('what it takes to reach a rank, as it is told', () => {
  let answers: Asked[];
  beforeAll(async () => {
    answers = drawn(await loadSolver(), 120);
  });
  const reached = () => answers.filter(({ found }) => found.status === 'reached');

  it('is asked often enough, with every answer that there is evidence for', () => {
    expect(reached().length).toBeGreaterThan(40);
    expect(new Set(answers.map(({ found }) => found.status)).size).toBeGreaterThan(1);
  });

  it('reaches the rank with the very values that are told, as an index built anew confirms', () => {
    for (const asked of reached()) {
      const { found } = asked;
      const values = new Map(found.moves.map((move) => [move.node, valueAfter(found, move)]));
      const { score, rank } = builtWith(asked, values);
      expect(rank).toBeLessThanOrEqual(found.rank);
      const [, proved] = whatIfFacts(asked.plan, found);
      expect(proved).toMatchObject({ kind: 'what-is-proved', after: { rank: { value: rank } } });
      if (proved?.kind === 'what-is-proved') expect(proved.after.score.value).toBeCloseTo(score, 6);
    }
  });

  it('tells whole numbers of what is counted, and three digits of a change of what is not', () => {
    let told = 0;
    for (const { found, plan } of reached()) {
      if (!found.shown) continue;
      told++;
      for (const move of found.moves) {
        const value = valueAfter(found, move);
        const { id } = plan.indicators[move.indicator]!;
        if (id !== 'y') expect(Number.isInteger(value), `${id}: ${value}`).toBe(true);
        // To the better, never beyond the best that was observed.
        expect(value).toBeGreaterThanOrEqual(move.after * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(move.best * (1 + 1e-9));
      }
    }
    expect(told).toBeGreaterThan(0.9 * reached().length);
  });

  it('calls out of reach only what no drawn change within the bounds reaches', () => {
    const random = seeded(5);
    const impossible = answers.filter(({ found }) => found.status === 'impossible');
    for (const asked of impossible) {
      const { plan, panel, found } = asked;
      expect(verdict(plan, found, 'en')).toMatch(/^It cannot be reached/);
      const best = plan.indicators.map((_, k) => {
        const from = offset(panel, k, 0, 0);
        return Math.max(...panel.values.slice(from, from + panel.units));
      });
      for (let n = 0; n < 20; n++) {
        const values = new Map(
          plan.nodes.flatMap(({ indicator: k }, g) => {
            if (k < 0) return [];
            const now = panel.values[offset(panel, k, found.unit, 0)]!;
            return [[g, now + (n === 0 ? 1 : random()) * (best[k]! - now)] as const];
          }),
        );
        expect(builtWith(asked, values).rank).toBeGreaterThan(found.rank);
      }
    }
  });

  it('says in both languages the rank and score that the index gives, and whether a smaller change is ruled out', () => {
    for (const { plan, found } of reached()) {
      const [proof, built] = provedLines(plan, found, 'en') as [string, string];
      const isProved = !Number.isNaN(found.least);
      expect(proof).toMatch(isProved ? /proved: / : /a smaller one is not ruled out/);
      expect(provedLines(plan, found, 'zh')[0]).toMatch(isProved ? /已证明/ : /未排除更小的改变/);
      const { rank } = found.shown?.standing ?? found.after;
      expect(built).toContain(`rank ${rank}.`);
    }
  });
});

describe('the nearest weights, as they are told', () => {
  let asked: { plan: Plan; panel: Panel; found: NearestWeights }[];
  beforeAll(async () => {
    const solve = await loadSolver();
    const random = seeded(29);
    asked = Array.from({ length: 80 }, () => {
      const units = 3 + Math.floor(random() * 4);
      const plan = planOf({
        units: Array.from({ length: units }, (_, c) => `u${c}`),
        periods: ['2020'],
        method: { normalise: { method: 'goalposts', low: 0, high: 100 } },
        tree: { x: 2, y: 1, z: 1 },
      });
      const column = () => [Array.from({ length: units }, () => Math.round(100 * random()))];
      const panel = panelOf(plan, { x: column(), y: column(), z: column() });
      const pairs = [[0, 1] as const, ...(random() < 0.5 ? [[1, 2] as const] : [])];
      const order = { node: 0, period: 0, margin: undefined, least: 0, most: 1, leaves: false, pairs };
      return { plan, panel, found: nearestWeights(plan, panel, buildIndex(plan, panel), solve, order) };
    });
  });

  it('are asked with every answer', () => {
    expect(new Set(asked.map(({ found }) => found.status))).toEqual(
      new Set(['already', 'found', 'impossible']),
    );
  });

  it('give the order and the ranks that are told, in an index that is built with them', () => {
    for (const { plan, panel, found } of asked.filter(({ found: { status } }) => status === 'found')) {
      const index = buildIndex(withWeights(plan, found.weights), panel);
      for (const [a, b] of found.pairs) expect(index.values[a]!).toBeGreaterThan(index.values[b]!);
      const text = nearestSentence(plan, found, 'en');
      expect(text).toContain('the order holds.');
      for (const { unit, before } of found.ranks)
        expect(text).toContain(`u${unit}: rank ${before} → ${index.ranks(0)[unit]}`);
    }
  });

  it('are called impossible only with a pair, or shares of pairs, that no weights can turn', () => {
    for (const { plan, panel, found } of asked.filter(({ found: { status } }) => status === 'impossible')) {
      const text = nearestSentence(plan, found, 'en');
      const part = (k: number, c: number) => panel.values[offset(panel, k, c, 0)]!;
      for (const [a, b] of found.proof!.dominated) {
        expect(text).toContain(`No weights put u${a} above u${b}: u${b} is at least as good on every part`);
        for (const k of [0, 1, 2]) expect(part(k, b)).toBeGreaterThanOrEqual(part(k, a));
      }
      if (found.proof!.dominated.length > 0) continue;
      expect(text).toContain('No weights bring this order about');
      // The mixture of the pairs is not above zero on any part.
      for (const k of [0, 1, 2]) {
        const mixed = found.proof!.mixture.reduce(
          (sum, { pair: [a, b], share }) => sum + share * (part(k, a) - part(k, b)),
          0,
        );
        expect(mixed).toBeLessThanOrEqual(1e-6);
      }
    }
  });
});

describe('objections to an index, as they are told', () => {
  it('follow from figures that pass their threshold, computed again', () => {
    const random = seeded(3);
    let told = 0;
    for (let n = 0; n < 12; n++) {
      const units = 40;
      const base = Array.from({ length: units }, () => random());
      const near = (noise: number, sign = 1) => base.map((x) => sign * x + noise * random());
      const columns: Record<string, number[]> = {
        x: base,
        y: near(n / 20),
        z: near(n / 10, -1).map((v) => v + 2),
        w: Array.from({ length: units }, () => random()),
      };
      const plan = planOf({
        units: base.map((_, c) => `u${c}`),
        periods: ['2020'],
        tree: { p: { children: { x: 1, y: 1 } }, q: { children: { z: 1, w: 1 } } },
      });
      const panel = panelOf(plan, Object.fromEntries(Object.entries(columns).map(([k, v]) => [k, [v]])));
      for (const objection of objectionsTo(audit(plan, panel, buildIndex(plan, panel), 0))) {
        const [en, zh] = (['en', 'zh'] as const).map((lang) => objectionText(objection, plan, '2020', lang));
        expect(en).toMatch(/\.$/);
        expect(zh).toMatch(/。$/);
        const { kind } = objection;
        const r =
          kind === 'collinear' && objection.nodes.length === 2
            ? pearson(columns[objection.nodes[0]!]!, columns[objection.nodes[1]!]!)
            : kind === 'negative'
              ? pearson(columns[objection.a]!, columns[objection.b]!)
              : undefined;
        if (r === undefined) continue;
        told++;
        const shown = Math.abs(r).toFixed(2);
        for (const text of [en, zh]) expect(text).toContain(`r = ${r < 0 ? '−' : ''}${shown}`);
        expect(kind === 'collinear' ? r : -r).toBeGreaterThan(kind === 'collinear' ? 0.8 : 0);
      }
    }
    expect(told).toBeGreaterThan(5);
  });
});

/** Pearson's correlation of two columns. */
function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]) => x.reduce((s, v) => s + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number) => a.reduce((s, _, i) => s + f(i), 0);
  const cross = sum((i) => (a[i]! - ma) * (b[i]! - mb));
  return cross / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
}
