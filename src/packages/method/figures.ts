import { at, offset, type Plan, type ReasonCode, reasonName } from '../../edition/index.js';
import { type Index, partsOf, rankAt, statusName } from '../../engine/index.js';

/** An index that was built: read it with `scores`, `ranks`, `parts`, `statuses` and `receipts`. */
export interface BuiltIndex {
  readonly units: readonly string[];
  readonly periods: readonly string[];
  /** The nodes of the framework, from the index itself (`index`) to the indicators. */
  readonly nodes: readonly string[];
  /** What was decided where the definition says nothing, and what readers should know. */
  readonly notes: readonly string[];
}

/** The plan and the arrays of the engine. */
interface Inner {
  plan: Plan;
  index: Index;
}

const inners = new WeakMap<BuiltIndex, Inner>();

/** An index that can be read. */
export function builtIndex(names: BuiltIndex, inner: Inner): BuiltIndex {
  inners.set(names, inner);
  return names;
}

/** Figures of one kind, by unit, period and node. */
export interface Figures<T> {
  /**
   * The figure of a unit in a period (the last) at a node (the index).
   * @throws RangeError for a unit, period or node that the index does not have
   */
  get(unit: string, period?: string, node?: string): T;
  /** All of them, in the order of units, periods and nodes. */
  rows(): { unit: string; period: string; node: string; value: T }[];
}

/** What a child adds to the score of its parent. */
export interface Part {
  node: string;
  /** The weight that applies to this unit, where children are missing. */
  weight: number;
  /** NaN where the child is missing. */
  score: number;
  /** weight × score: they add up to the score of the parent for arithmetic means. */
  points: number;
}

/** How a figure came about, down to the figures of the table. */
export interface Receipt {
  node: string;
  score: number;
  rank: number | undefined;
  status: string;
  /** Of an indicator: its figure after division, imputation and formulas, and whether it was observed. */
  raw?: { value: number; origin: string };
  aggregate?: string;
  parts: (Part & { of: Receipt })[];
}

/** Scores; NaN is missing. */
export const scores = (built: BuiltIndex): Figures<number> =>
  figures(built, ({ index }, g, c, t) => at(index, g, c, t));

/** Ranks, 1 for the first; undefined is missing. */
export const ranks = (built: BuiltIndex): Figures<number | undefined> => figures(built, rankOf);

/** The parts of each score: the children of its node with their weights. */
export const parts = (built: BuiltIndex): Figures<Part[]> => figures(built, childrenOf);

/** Whether a score was observed, imputed, partial, missing … */
export const statuses = (built: BuiltIndex): Figures<string> => figures(built, statusOf);

/** The receipt of each score: its parts, and their parts, down to the figures of the table. */
export const receipts = (built: BuiltIndex): Figures<Receipt> => figures(built, receiptOf);

type Read<T> = (inner: Inner, g: number, c: number, t: number) => T;

function figures<T>(built: BuiltIndex, read: Read<T>): Figures<T> {
  const { units, periods, nodes } = built;
  const inner = inners.get(built)!;
  return {
    get(unit, period = periods.at(-1)!, node = nodes[0]!) {
      return read(
        inner,
        known(nodes, node, 'node'),
        known(units, unit, 'unit'),
        known(periods, period, 'period'),
      );
    },
    rows: () =>
      units.flatMap((unit, c) =>
        periods.flatMap((period, t) =>
          nodes.map((node, g) => ({ unit, period, node, value: read(inner, g, c, t) })),
        ),
      ),
  };
}

function known(names: readonly string[], name: string, kind: string): number {
  const place = names.indexOf(name);
  if (place >= 0) return place;
  const first = names.slice(0, 8).join(', ');
  throw new RangeError(
    `no ${kind} “${name}” in this index, which has: ${first}${names.length > 8 ? ' …' : ''}`,
  );
}

const rankOf: Read<number | undefined> = ({ index }, g, c, t) => rankAt(index, g, c, t) || undefined;

const statusOf: Read<string> = ({ index }, g, c, t) => statusName(index.flags?.[offset(index, g, c, t)] ?? 0);

const childrenOf: Read<Part[]> = ({ plan, index }, g, c, t) =>
  partsOf(plan, index, g, t, c).map(({ node, weight, value, points }) => ({
    node: plan.nodes[node]!.id,
    weight,
    score: value,
    points,
  }));

const receiptOf: Read<Receipt> = (inner, g, c, t) => {
  const { plan, index } = inner;
  const { id, indicator, aggregate, children } = plan.nodes[g]!;
  const found = childrenOf(inner, g, c, t);
  const byName = new Map(children.map((h) => [plan.nodes[h]!.id, h]));
  return {
    node: id,
    score: at(index, g, c, t),
    rank: rankOf(inner, g, c, t),
    status: statusOf(inner, g, c, t),
    ...(indicator < 0 ? { aggregate } : { raw: rawOf(inner, indicator, c, t) }),
    parts: found.map((part) => ({ ...part, of: receiptOf(inner, byName.get(part.node)!, c, t) })),
  };
};

/** A figure of the table; the panel of an index has it oriented, which is undone here. */
function rawOf({ plan, index: { panel } }: Inner, k: number, c: number, t: number) {
  const reason = panel.reasons[offset(panel, k, c, t)] as ReasonCode;
  return { value: at(panel, k, c, t) * plan.indicators[k]!.direction, origin: reasonName[reason] };
}
