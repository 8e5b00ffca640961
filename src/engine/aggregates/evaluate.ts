import { norm } from '../elementary/norm.js';
import { square } from '../elementary/power.js';
import { meanOf, populationSd, sampleSd } from '../stats/moments.js';
import { copelandScores, outranking } from '../stats/outranking.js';
import type { Statistic, Step, StepName, Term } from './formula.js';
import { weightedMean, weightedMedian } from './weighted.js';

/** The present children of a unit. */
export interface PresentChildren {
  values: readonly number[];
  weights: readonly number[];
  /** Numbers of their nodes. */
  children: readonly number[];
  /** The weights by benefit of the doubt that are best for the unit; with steps followed by the frontier. */
  best?: () => readonly number[];
}

/** Calculates the steps of units that are compared with each other; each when it is asked for. */
export class Evaluation {
  readonly #steps: ReadonlyMap<StepName, Step>;
  readonly #units: readonly PresentChildren[];
  readonly #results: Map<StepName, number[]>[];
  readonly #across = new Map<Term, number[]>();
  readonly #bests = new Map<number, readonly number[]>();
  #share: Float64Array | undefined;

  constructor(steps: readonly Step[], units: readonly PresentChildren[]) {
    this.#steps = new Map(steps.map((step) => [step.name, step]));
    this.#units = units;
    this.#results = units.map(() => new Map());
  }

  /** The result of a step for a unit; of a step of each child that of child k. */
  result(name: StepName, u: number, k = -1): number {
    const { perChild, formula } = this.#steps.get(name)!;
    const known = this.#results[u].get(name);
    const found = known ?? (perChild ? this.eachChild(formula, u) : [this.value(formula, u, -1)]);
    if (!known) this.#results[u].set(name, found);
    return found[perChild ? k : 0];
  }

  /** A term for a unit and, where it depends on one, a child. */
  value(term: Term, u: number, k: number): number {
    const unit = this.#units[u];
    switch (term.is) {
      case 'x':
        return unit.values[k];
      case 'weight':
        return unit.weights[k];
      case 'number':
        return term.value;
      case 'step':
        return this.result(term.name, u, k);
      case 'across-units':
        return this.#acrossUnits(term, k);
      case 'square':
        return square(this.value(term.a, u, k));
      case 'root':
        return Math.sqrt(this.value(term.a, u, k));
      case 'at-least-zero':
        return Math.max(0, this.value(term.a, u, k));
      case 'hypotenuse':
        return norm([this.value(term.a, u, k), this.value(term.b, u, k)]);
      case 'sum':
        return this.eachChild(term.of, u).reduce((sum, y) => sum + y, 0);
      case 'average':
        return meanOf(this.eachChild(term.of, u));
      case 'length':
        return norm(this.eachChild(term.of, u));
      case 'lowest':
        return Math.min(...this.eachChild(term.of, u));
      case 'highest':
        return Math.max(...this.eachChild(term.of, u));
      case 'mean':
        return weightedMean(this.eachChild(term.of, u), unit.weights, term.order);
      case 'median':
        return weightedMedian(unit.values, unit.weights);
      case 'by-place': {
        const sorted = unit.values.toSorted((a, b) => b - a);
        return weightedMean(
          sorted,
          sorted.map((_, i) => term.places[i] ?? 0),
          1,
        );
      }
      case 'child':
        return unit.values[unit.children.indexOf(term.node)] ?? Number.NaN;
      case 'wins':
      case 'losses':
        return this.#duels(u, term.is === 'wins' ? 1 : -1);
      case 'best-weight':
        return this.#best(u)[k];
      case 'frontier':
        return this.#best(u).at(-1)!;
      default:
        return operators[term.is](this.value(term.a, u, k), this.value(term.b, u, k));
    }
  }

  /** A term for each present child of a unit. */
  eachChild(term: Term, u: number): number[] {
    return this.#units[u].values.map((_, k) => this.value(term, u, k));
  }

  #acrossUnits(term: Extract<Term, { is: 'across-units' }>, k: number): number {
    const { statistic, of } = term;
    const known = this.#across.get(term) ?? [];
    this.#across.set(term, known);
    known[k + 1] ??= statistics[statistic](this.#units.map((_, u) => this.value(of, u, k)));
    return known[k + 1];
  }

  /** A program is solved for these weights: once a unit. */
  #best(u: number): readonly number[] {
    const best = this.#bests.get(u) ?? this.#units[u].best!();
    this.#bests.set(u, best);
    return best;
  }

  #duels(u: number, which: 1 | -1): number {
    const [{ weights }, n] = [this.#units[u], this.#units.length];
    const column = (k: number) => Float64Array.from(this.#units, ({ values }) => values[k]);
    this.#share ??= outranking(
      weights.map((_, k) => column(k)),
      weights,
    );
    const share = this.#share;
    const duel = (other: number) =>
      copelandScores(Float64Array.of(0, share[u * n + other], share[other * n + u], 0), 2)[0];
    return this.#units.filter((_, other) => other !== u && duel(other) === which).length;
  }
}

const operators = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
};

const statistics: Record<Statistic, (values: readonly number[]) => number> = {
  mean: meanOf,
  sd: populationSd,
  'sample-sd': sampleSd,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  length: (values) => norm(values) || 1,
};
