import {
  figureRef,
  type OwnMeasure,
  type Plan,
  type Published,
  type PublishedFigure,
  type PublishedRanking,
  type PublishedRule,
  publishedPeriods,
  type Statements,
  type Text,
} from '../../edition/index.js';
import { compareOrder } from '../compareOrders.js';
import type { Analysed } from '../tableFamily.js';
import { type ReplicatedAnnounced, replicateAnnounced } from './announced.js';
import { overBox, overlap, type ValueWithSpan } from './boxes.js';
import { evaluate } from './evaluate.js';
import { nearestTo, ownFigure } from './measures.js';

/** An index of this program, and the name of its release. */
export interface OwnIndex extends Analysed {
  id: string;
}

/**
 * How the figure was obtained. `identity`: from other published figures; `circular`: likewise, but one of them was itself
 * found from this one; `bound`: the published figure is at least this; `follows`: what else the figure says. `own`: from an
 * index of ours on real records, another index and other years; `simulated`: from simulated records; `input`: from
 * simulated records that were made to give it; `unknown`: there is none.
 */
export type ReplicationMethod =
  | 'identity'
  | 'circular'
  | 'bound'
  | 'follows'
  | 'own'
  | 'simulated'
  | 'input'
  | 'unknown';

/** The origin of a recomputed figure. */
interface ReplicationOrigin {
  how: ReplicationMethod;
  /** Release and period, where it is from an index of ours. */
  release?: string;
  period?: string;
  /** A key of `reasons` in the statements. */
  why?: string;
}

/** A recomputed figure for a published one. */
export interface FoundFigure extends ReplicationOrigin, ValueWithSpan {
  /** The index of the figure in its row. */
  which: number;
  /** The formula with numbers. */
  formula?: string;
  /** The quantity, where it differs from the published one. */
  gives?: Text;
  /** The assumption of a bound. */
  basis?: Text;
  /** The recomputed minus the published figure, in its unit; NaN where there is none. */
  difference: number;
  /** Whether both may be equal before rounding (for a bound: whether it holds); absent where not checked. */
  agrees?: boolean;
}

/** A published figure with all recomputed ones; at least one. */
export interface ReplicatedFigure {
  figure: PublishedFigure;
  found: FoundFigure[];
}

/** A published ranking with the ranks of an index. */
export interface FoundOrder extends ReplicationOrigin {
  /** The rank of each place in the index. */
  ours: number[];
  spearman: number;
  overlap: number;
}

export interface ReplicatedRanking {
  ranking: PublishedRanking;
  found: FoundOrder[];
}

/** Every published figure and order, once each, in their order. */
export interface Replicated {
  figures: ReplicatedFigure[];
  rankings: ReplicatedRanking[];
  /** Every announced statement, in its order. */
  announced: ReplicatedAnnounced[];
  scope: Text;
  /** Texts for why a figure cannot be recomputed. */
  reasons: Record<string, Text>;
}

/**
 * Recomputes published figures: from other published figures, from indices of this program, or with the reason why that is
 * impossible.
 *
 * @param indices of this program; only those with every place of the published rankings are used (`coversPublished`)
 */
export function replicate(published: Published, indices: readonly OwnIndex[]): Replicated {
  const ours = indices.filter(({ plan }) => coversPublished(plan, published));
  const { statements } = published;
  const all = new Map([...published.figures, ...published.inputs].map((f) => [f.id, f]));
  const given = new Set(statements.madeToGive);
  return {
    figures: published.figures.map((figure) => {
      const computed = statements.rules
        .filter(({ of }) => of === figure.id)
        .map((rule) => byRule(figure, rule, all));
      const measures = statements.ours.filter(({ of }) => of === figure.id);
      const own = measures.flatMap((measure) =>
        ours.flatMap((index) => byIndex(figure, index, measure, given)),
      );
      const known = own.length > 0 || computed.some((c) => c.how !== 'follows');
      return { figure, found: [...(known ? [] : [unknownFigure(figure, statements)]), ...computed, ...own] };
    }),
    rankings: published.rankings.map((ranking) => {
      const found = ours.flatMap((index) => orderBy(ranking, index, given));
      return { ranking, found: found.length > 0 ? found : [unknownOrder(statements)] };
    }),
    announced: replicateAnnounced(published, ours),
    scope: statements.scope,
    reasons: statements.reasons,
  };
}

/** Whether an index is of the places that were published. */
export function coversPublished(plan: Plan, { rankings }: Published): boolean {
  return rankings.every(({ level, order }) => {
    const members = membersOf(plan, level);
    return order.every((code) => members?.some((m) => m.code === code));
  });
}

function membersOf(plan: Plan, level: string) {
  return level === plan.level ? plan.units : plan.groupings.find((g) => g.column === level)?.groups;
}

function byRule(
  figure: PublishedFigure,
  rule: PublishedRule,
  all: ReadonlyMap<string, PublishedFigure>,
): FoundFigure {
  const { which, kind: how } = rule;
  const inputs = rule.inputs.map(({ id, which: i }) => {
    const of = all.get(id)!;
    return { value: of.values[i], half: of.rounding[i] };
  });
  const spanned = overBox(
    (x) => evaluate(rule.formula, x),
    inputs.map((x) => x.value),
    inputs.map((x) => x.half),
  );
  const formula = rule.shown.replace(/\{([^{}]+)\}/g, (_, ref) => {
    const { id, which: i } = figureRef(ref);
    return all.get(id)!.written[i];
  });
  const basis = rule.basis ? { basis: rule.basis } : {};
  if (rule.gives) return { how, which, formula, gives: rule.gives, ...spanned, difference: Number.NaN };
  const [value, half] = [figure.values[which], figure.rounding[which]];
  const agrees =
    how === 'bound'
      ? value + half >= spanned.low
      : overlap(spanned, { low: value - half, high: value + half });
  return { how, which, formula, ...basis, ...spanned, difference: spanned.value - value, agrees };
}

function byIndex(
  figure: PublishedFigure,
  index: OwnIndex,
  measure: OwnMeasure,
  given: ReadonlySet<string>,
): FoundFigure[] {
  const own = ownFigure(index, figure, measure);
  if (!own) return [];
  return own.values.flatMap((value, which) =>
    value === value
      ? [
          {
            how: howOf(index, given.has(figure.id)),
            release: index.id,
            period: own.period,
            which,
            value,
            low: value,
            high: value,
            difference: value - figure.values[which],
          },
        ]
      : [],
  );
}

function howOf({ plan }: OwnIndex, given: boolean): ReplicationMethod {
  if (plan.dataStatus === 'real') return 'own';
  return given ? 'input' : 'simulated';
}

function orderBy(ranking: PublishedRanking, index: OwnIndex, given: ReadonlySet<string>): FoundOrder[] {
  const { plan } = index;
  const node = ranking.about === '' ? 0 : plan.nodes.findIndex((n) => n.id === ranking.about);
  if (node < 0) return [];
  const periods = publishedPeriods(plan);
  const period = periods[nearestTo(periods, ranking.year)];
  const { title, level, order, source } = ranking;
  const asked = { title, level, order, period, source };
  const { ours, spearman, overlap: among } = compareOrder(plan, index.index, asked, node);
  return [
    { how: howOf(index, given.has(ranking.id)), release: index.id, period, ours, spearman, overlap: among },
  ];
}

function unknownFigure({ id }: PublishedFigure, { unknown }: Statements): FoundFigure {
  const none = Number.NaN;
  const why = unknown.other[id] ?? unknown.figures;
  return { how: 'unknown', why, which: 0, value: none, low: none, high: none, difference: none };
}

function unknownOrder({ unknown }: Statements): FoundOrder {
  return { how: 'unknown', why: unknown.orders, ours: [], spearman: Number.NaN, overlap: 0 };
}
