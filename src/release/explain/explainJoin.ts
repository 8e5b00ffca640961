import type { Aggregate, JoinChoice, JoinDetails } from '../../edition/index.js';
import { copelandScores, meanOf, norm, outranking, reaches, sampleSd, square } from '../../engine/index.js';
import type { FormulaStep, GivenName } from './explainFormula.js';
import { atLeast as reachesText } from './explainScale.js';
import { call, type Expression, figure, mean, powerMean, weighted } from './expression.js';

/** The children of a node for one unit in one period, with the other units for methods that compare units. */
export interface Joined {
  /** Ids of the present children. */
  ids: readonly string[];
  values: readonly number[];
  /** Of the present children. */
  weights: readonly number[];
  /** The divisor of an arithmetic mean at the root: the sum of the weights, or 1 with `keep`. */
  whole: number;
  /** Indices of the present children in the plan. */
  children: readonly number[];
  /** The number of children, present or missing. */
  count: number;
  /** All units that have every child, in the order of the children. */
  rows: () => readonly (readonly number[])[];
  /** The weights by benefit of the doubt that are best for the unit. */
  best: () => readonly number[];
  /** The aggregated score. */
  value: number;
}

type Details<K extends JoinDetails['of']> = Extract<JoinDetails, { of: K }>;
type Write = (joined: Joined, details: never, order: number) => FormulaStep[];

/** The steps that aggregate the children of one unit, with numbers; the formulas are those of the engine's `joins`. */
export function joinFormula(choice: JoinChoice, joined: Joined): FormulaStep[] {
  const write = joins[choice.aggregate] as (joined: Joined, details: unknown, order: number) => FormulaStep[];
  return write(joined, choice.details, choice.order);
}

const plainMean: Write = (j, _, order) => [last(j, powerMean(j.values, j.weights, order, j.whole))];

const joins = {
  arithmetic: plainMean,
  geometric: plainMean,
  harmonic: plainMean,
  power: plainMean,
  reshaped: (j, { from, onto, mirrored }: Details<'reshaped'>, order) => {
    const [a, b] = mirrored ? [onto[1], onto[0]] : onto;
    const there = (x: number) => a + ((b - a) * (x - from[0])) / (from[1] - from[0]);
    const line = (x: number, [p, q]: readonly number[], [r, s]: readonly number[]) =>
      `${figure(r!)} + (${figure(s!)} - ${figure(r!)}) * (${figure(x)} - ${figure(p!)}) / (${figure(q!)} - ${figure(p!)})`;
    const moved = j.values.map(there);
    const between = b === a ? Number.NaN : a + ((b - a) * (j.value - from[0])) / (from[1] - from[0]);
    return [
      ...j.values.map((x, i) => step('moved', line(x, from, [a, b]), moved[i]!, {}, j.ids[i])),
      step('mean', powerMean(moved, j.weights, order, total(j)), between),
      last(j, line(between, [a, b], from)),
    ];
  },
  median: (j) => {
    const found = j.values.filter((x) => x === j.value);
    if (found.length > 0) return [last(j, figure(found[0]!))];
    const sorted = j.values.toSorted((a, b) => a - b);
    const above = sorted.findIndex((x) => x > j.value);
    return [last(j, mean([sorted[above - 1]!, sorted[above]!]))];
  },
  minimum: (j) => [last(j, call('min', j.values))],
  maximum: (j) => [last(j, call('max', j.values))],
  'mean-min': (j, { alpha, beta }: Details<'mean-min'>) => {
    const m = dot(j.values, j.weights) / sumOf(j.weights);
    const low = Math.min(...j.values);
    const away = `sqrt((${figure(m)} - ${figure(low)}) ^ 2 + ${figure(beta)} ^ 2)`;
    return [
      step('mean', powerMean(j.values, j.weights, 1, total(j)), m),
      step('lowest', call('min', j.values), low),
      last(j, `${figure(m)} - ${figure(alpha)} * (${away} - ${figure(beta)})`),
    ];
  },
  ordered: (j, { places }: Details<'ordered'>) => {
    const sorted = j.values.toSorted((a, b) => b - a);
    const weights = sorted.map((_, i) => places[i] ?? 0);
    return [last(j, `(${weighted(sorted, weights)}) / ${figure(sumOf(weights))}`)];
  },
  child: (j) => [last(j, figure(j.value))],
  conditional: (j, { child, atLeast, use, otherwise }: Details<'conditional'>) => {
    const complete = j.values.length === j.count;
    const own = typeof child === 'number' ? j.values[j.children.indexOf(child)] : undefined;
    const tested =
      typeof child === 'number'
        ? (own ?? Number.NEGATIVE_INFINITY)
        : child === 'any'
          ? Math.max(...j.values)
          : complete
            ? Math.min(...j.values)
            : Number.NEGATIVE_INFINITY;
    const reached = reaches(tested, atLeast);
    const condition = Number.isFinite(tested) ? `if(${reachesText(tested, atLeast)}, 1, 0)` : '0';
    const under = { ...j, whole: total(j) };
    return [step('condition', condition, reached ? 1 : 0), ...joinFormula(reached ? use : otherwise, under)];
  },
  copeland: (j) => {
    const rows = j.rows();
    const columns = j.weights.map((_, k) => Float64Array.from(rows, (row) => row[k]!));
    const share = outranking(columns, j.weights);
    const own = rows.findIndex((row) => row.every((x, k) => x === j.values[k]));
    const against = rows.flatMap((_, u) => (u === own ? [] : [[own, u] as const]));
    const duels = against.map(([a, b]) => {
      const duel = Float64Array.of(0, share[a * rows.length + b]!, share[b * rows.length + a]!, 0);
      return copelandScores(duel, 2)[0]!;
    });
    const wins = duels.filter((d) => d > 0).length;
    const losses = duels.filter((d) => d < 0).length;
    return [step('join', `${wins} - ${losses}`, j.value, { wins, losses })];
  },
  topsis: (j) => {
    const rows = j.rows();
    const norms = j.weights.map((_, k) => norm(rows.map((r) => r[k]!)) || 1);
    const scaled = (x: number, k: number) => (j.weights[k]! * x) / norms[k]!;
    const column = (k: number) => rows.map((r) => scaled(r[k]!, k));
    const away = (pick: (...xs: number[]) => number) => {
      const goals = j.weights.map((_, k) => column(k).reduce((a, b) => pick(a, b)));
      const terms = j.values.map(
        (x, k) =>
          `(${figure(j.weights[k]!)} * ${figure(x)} / ${figure(norms[k]!)} - ${figure(goals[k]!)}) ^ 2`,
      );
      const value = norm(j.values.map((x, k) => scaled(x, k) - goals[k]!));
      return { expression: `sqrt(${terms.join(' + ')})`, value };
    };
    const [near, far] = [away(Math.min), away(Math.max)];
    return [
      step('near', near.expression, near.value),
      step('far', far.expression, far.value),
      last(j, `${figure(near.value)} / (${figure(near.value)} + ${figure(far.value)})`),
    ];
  },
  wroclaw: (j) => {
    const rows = j.rows();
    const best = j.weights.map((_, k) => rows.reduce((m, r) => Math.max(m, r[k]!), Number.NEGATIVE_INFINITY));
    const away = (row: readonly number[]) =>
      Math.sqrt(row.reduce((s, x, k) => s + j.weights[k]! * square(x - best[k]!), 0));
    const all = rows.map(away);
    const [m, sd, own] = [meanOf(all), sampleSd(all), away(j.values)];
    const terms = j.values.map(
      (x, k) => `${figure(j.weights[k]!)} * (${figure(x)} - ${figure(best[k]!)}) ^ 2`,
    );
    return [
      step('far', `sqrt(${terms.join(' + ')})`, own),
      step('join', `1 - ${figure(own)} / (${figure(m)} + 2 * ${figure(sd)})`, j.value, { mean: m, sd }),
    ];
  },
  'mazziotta-pareto': (j) => standardPareto(j, '-'),
  'mazziotta-pareto-upwards': (j) => standardPareto(j, '+'),
  'mazziotta-pareto-adjusted': (j) => pareto(j, j.values, '-'),
  'mazziotta-pareto-adjusted-upwards': (j) => pareto(j, j.values, '+'),
  'benefit-of-the-doubt': (j, doubt: Details<'benefit-of-the-doubt'>) => {
    const best = j.best();
    const sum = weighted(j.values, best);
    if (doubt.step === 0) return [last(j, sum)];
    return [last(j, `1 / (1 + max(0, ${figure(best.at(-1)!)} - (${sum})))`)];
  },
} satisfies Record<Aggregate, Write>;

function standardPareto(j: Joined, sign: '-' | '+'): FormulaStep[] {
  const rows = j.rows();
  const scores = j.values.map((x, k) => {
    const column = rows.map((r) => r[k]!);
    const sd = sampleSd(column) * Math.sqrt((rows.length - 1) / rows.length);
    const m = meanOf(column);
    const expression = `100 + 10 * (${figure(x)} - ${figure(m)}) / ${figure(sd)}`;
    return step('standard', expression, 100 + (10 * (x - m)) / sd, { mean: m, sd }, j.ids[k]);
  });
  const z = scores.map((s) => s.value);
  return [...scores, ...pareto(j, z, sign)];
}

function pareto(j: Joined, scores: readonly number[], sign: '-' | '+'): FormulaStep[] {
  const m = meanOf(scores);
  const variance = scores.reduce((s, x) => s + square(x - m), 0) / scores.length;
  const squares = scores.map((x) => `(${figure(x)} - ${figure(m)}) ^ 2`).join(' + ');
  return [
    step('mean', mean(scores), m),
    step('variance', `(${squares}) / ${scores.length}`, variance),
    last(j, `${figure(m)} ${sign} ${figure(variance)} / ${figure(m)}`),
  ];
}

function step(
  name: FormulaStep['step'],
  expression: Expression,
  value: number,
  given: Partial<Record<GivenName, number>> = {},
  of?: string,
): FormulaStep {
  return { step: name, ...(of === undefined ? {} : { of }), given, expression, value };
}

const last = (j: Joined, expression: Expression) => step('join', expression, j.value);
const sumOf = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);
const dot = (xs: readonly number[], ws: readonly number[]) => xs.reduce((s, x, i) => s + ws[i]! * x, 0);

/** The sum of the weights, 1 where it differs from 1 by rounding alone. */
function total({ weights }: Joined): number {
  const whole = sumOf(weights);
  return Math.abs(whole - 1) <= 1e-12 ? 1 : whole;
}
