import { describe, expect, it } from 'vitest';
import { sketch } from '../../../test/helpers/computed.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { parseFormula, Reason } from '../../edition/index.js';
import { panelFormulas } from './panelFigures.js';

const no = Number.NaN;

/** A random formula over x, y and z: as it is written, and as a function of their figures by unit and period. */
type Figure = (name: 'x' | 'y' | 'z', c: number, t: number) => number;
type Oracle = (figure: Figure, c: number, t: number) => number;

function randomFormula(random: () => number, depth: number): [string, Oracle] {
  const one = () => randomFormula(random, depth - 1);
  const kind = depth === 0 ? 0 : Math.floor(random() * 18);
  if (kind < 2) {
    if (random() < 0.2) return ['2.5', () => 2.5];
    const name = (['x', 'y', 'z'] as const)[Math.floor(random() * 3)]!;
    return [name, (figure, c, t) => figure(name, c, t)];
  }
  const [a, fa] = one();
  const back = 1 + Math.floor(random() * 2);
  const before = (figure: Figure, c: number, t: number) => (t < back ? no : fa(figure, c, t - back));
  const all = [0, 1, 2];
  const total = (figure: Figure, t: number) => all.reduce((sum, c) => sum + fa(figure, c, t), 0);
  const nonZero = (x: number) => (x === 0 ? no : x);
  if (kind === 6) return [`previous(${a}, ${back})`, before];
  if (kind === 7)
    return [`growth(${a}, ${back})`, (f, c, t) => 100 * (fa(f, c, t) / nonZero(before(f, c, t)) - 1)];
  if (kind === 8) return [`share(${a})`, (f, c, t) => 100 * (fa(f, c, t) / nonZero(total(f, t)))];
  if (kind === 9) return [`mean(${a}, 2)`, (f, c, t) => (t < 1 ? no : (fa(f, c, t - 1) + fa(f, c, t)) / 2)];
  if (kind === 11) return [`abs(${a})`, (f, c, t) => Math.abs(fa(f, c, t))];
  if (kind === 12) return [`(${a}) ^ 2`, (f, c, t) => fa(f, c, t) * fa(f, c, t)];
  if (kind === 13)
    return [
      `average(${a})`,
      (f, _, t) => {
        const there = all.map((c) => fa(f, c, t)).filter(Number.isFinite);
        return there.reduce((sum, x) => sum + x, 0) / there.length;
      },
    ];
  if (kind === 17)
    return [
      `quantile(${a}, 0.25)`,
      (f, _, t) => {
        const there = all
          .map((c) => fa(f, c, t))
          .filter(Number.isFinite)
          .sort((x, y) => x - y);
        if (there.length < 3)
          return there.length === 2 ? there[0]! + 0.25 * (there[1]! - there[0]!) : (there[0] ?? no);
        return there[0]! + 0.5 * (there[1]! - there[0]!);
      },
    ];
  const [b, fb] = one();
  if (kind === 14)
    return [`coalesce(${a}, ${b})`, (f, c, t) => (Number.isFinite(fa(f, c, t)) ? fa(f, c, t) : fb(f, c, t))];
  if (kind === 15)
    return [`if(present(${a}) = 1, ${b}, 4)`, (f, c, t) => (Number.isFinite(fa(f, c, t)) ? fb(f, c, t) : 4)];
  if (kind === 16) return [`mean(${a}, ${b}, 2)`, (f, c, t) => (fa(f, c, t) + fb(f, c, t) + 2) / 3];
  if (kind === 10) return [`max(${a}, -(${b}))`, (f, c, t) => Math.max(fa(f, c, t), 0 - fb(f, c, t))];
  const sign = '+-*/'[kind - 2]!;
  const of: Oracle = (f, c, t) => {
    const [x, y] = [fa(f, c, t), fb(f, c, t)];
    return { '+': x + y, '-': x - y, '*': x * y, '/': x / nonZero(y) }[sign]!;
  };
  return [`(${a} ${sign} ${b})`, of];
}

describe('Random formulas', () => {
  it('come to what plain JavaScript makes of them, to the bit, gaps among them', () => {
    const random = seeded(7);
    const plan = planOf(sketch('x + y + z', '1', { x: '1', y: '1', z: '1' }));
    let present = 0;
    for (let n = 0; n < 1500; n++) {
      const [text, oracle] = randomFormula(random, 4);
      const row = () => [0, 1, 2].map(() => (random() < 0.05 ? no : Math.round(random() * 20 - 4) + 0));
      const figures = {
        made: [],
        x: [row(), row(), row()],
        y: [row(), row(), row()],
        z: [row(), row(), row()],
      };
      const panel = panelOf(plan, figures);
      const evaluator = panelFormulas(plan, panel);
      const tree = parseFormula(text);
      for (const [t, c] of plan.periods.flatMap((_, t) => [0, 1, 2].map((c) => [t, c] as const))) {
        const expected = oracle((name, d, s) => figures[name][s]![d]!, c, t);
        const { value, reason } = evaluator.cell(tree, c, t);
        expect(value, text).toBe(Number.isFinite(expected) ? expected + 0 : no);
        expect(reason === Reason.observed, text).toBe(!Number.isNaN(value));
        if (!Number.isNaN(value)) present++;
      }
    }
    expect(present).toBeGreaterThan(3000);
  });

  it('have derivatives that small changes confirm', () => {
    const random = seeded(11);
    const plan = planOf(sketch('x + y + z', '1', { x: '1', y: '1', z: '1' }));
    for (let n = 0; n < 200; n++) {
      const [text] = randomFormula(random, 3);
      const row = () => [0, 1, 2].map(() => 1 + random() * 9);
      const [x, y, z] = [1, 2, 3].map(() => [row(), row(), row()]) as [number[][], number[][], number[][]];
      const panel = panelOf(plan, { made: [], x, y, z });
      const tree = parseFormula(text);
      const { value, derivatives } = panelFormulas(plan, panel, true).cell(tree, 1, 2);
      for (const [cell, slope] of derivatives ?? []) {
        const moved = (h: number) => {
          const values = panel.values.slice();
          values[cell]! += h;
          return panelFormulas(plan, { ...panel, values }).cell(tree, 1, 2).value;
        };
        const size = 1e-6 * (1 + Math.abs(value));
        // At a kink of max the two sides differ.
        const [left, right] = [(value - moved(-1e-6)) / 1e-6, (moved(1e-6) - value) / 1e-6];
        const near = Math.min(Math.abs(left - slope), Math.abs(right - slope));
        expect(near, text).toBeLessThan(0.02 * (1 + Math.abs(slope)) + size * 100);
      }
    }
  });
});
